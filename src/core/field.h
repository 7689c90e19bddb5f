/* The fields of an entry for which claims are made. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  BST_FIELD_PARAMETERS,
  BST_FIELD_ACTIVE_PARAMETERS,
  BST_FIELD_CONTEXT_LENGTH,
  BST_FIELD_TRAINING_TOKENS,
  BST_FIELD_RELEASED,
  BST_FIELD_LICENSE,
  BST_FIELD_LANGUAGES,
  BST_FIELD_TASKS,
  BST_FIELD_BASE_MODELS,
  BST_FIELD_OPEN_SOURCE,
  BST_FIELD_GATED,
  BST_FIELD_ARCHITECTURE,
} BstField;

#define BST_N_FIELDS 12

/* What the value of a field is; each stands for one GVariant type. */
typedef enum
{
  BST_VALUE_COUNT, /* x:     a positive whole number */
  BST_VALUE_DATE, /* s:     YYYY, YYYY-MM or YYYY-MM-DD */
  BST_VALUE_WORD, /* s:     an identifier */
  BST_VALUE_WORDS, /* as:    identifiers */
  BST_VALUE_FLAG, /* b:     yes or no */
  BST_VALUE_SHAPE, /* a{sv}: named whole numbers (x) and words (s) */
} BstValueType;

const char *bst_field_to_string (BstField field);
const char *bst_field_get_label (BstField field);
gboolean bst_field_from_string (const char *string, BstField *field);
BstValueType bst_field_get_value_type (BstField field);
const GVariantType *bst_field_get_variant_type (BstField field);

G_END_DECLS
