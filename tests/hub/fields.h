/* The members of a model's answer: which there are, and which are asked for. */
#pragma once

#include "params.h"

G_BEGIN_DECLS

/* In the order in which an answer has them. */
typedef enum
{
  BST_TEST_OBJECT_ID,
  BST_TEST_ID,
  BST_TEST_PRIVATE,
  BST_TEST_PIPELINE_TAG,
  BST_TEST_LIBRARY_NAME,
  BST_TEST_TAGS,
  BST_TEST_DOWNLOADS,
  BST_TEST_LIKES,
  BST_TEST_TRENDING_SCORE,
  BST_TEST_MODEL_ID,
  BST_TEST_AUTHOR,
  BST_TEST_SHA,
  BST_TEST_LAST_MODIFIED,
  BST_TEST_GATED,
  BST_TEST_DISABLED,
  BST_TEST_MASK_TOKEN,
  BST_TEST_WIDGET_DATA,
  BST_TEST_MODEL_INDEX,
  BST_TEST_CONFIG,
  BST_TEST_CARD_DATA,
  BST_TEST_TRANSFORMERS_INFO,
  BST_TEST_GGUF,
  BST_TEST_SIBLINGS,
  BST_TEST_SPACES,
  BST_TEST_CREATED_AT,
  BST_TEST_SAFETENSORS,
  BST_TEST_INFERENCE,
  BST_TEST_USED_STORAGE,
  BST_TEST_DOWNLOADS_ALL_TIME,
  BST_TEST_BASE_MODELS,
  BST_TEST_CHILDREN_MODEL_COUNT,
  BST_TEST_EVAL_RESULTS,
  BST_TEST_INFERENCE_PROVIDER_MAPPING,
  BST_TEST_RESOURCE_GROUP,
  BST_TEST_XET_ENABLED,
  BST_TEST_SECURITY_REPO_STATUS,
} BstTestField;

#define BST_TEST_N_FIELDS 36

/* A set of fields, one bit each. */
typedef guint64 BstTestFields;

#define BST_TEST_FIELD(name) (G_GUINT64_CONSTANT (1) << BST_TEST_##name)
#define BST_TEST_ALL_FIELDS ((G_GUINT64_CONSTANT (1) << BST_TEST_N_FIELDS) - 1)

typedef enum
{
  BST_TEST_LIST, /* the endpoint of many models */
  BST_TEST_ONE, /* that of one */
} BstTestEndpoint;

const char *bst_test_field_name (BstTestField field);
gboolean bst_test_fields_read (const BstTestParams *params, BstTestEndpoint endpoint, BstTestFields *fields,
                               char **problem);

G_END_DECLS
