#include "config.h"

#include "fields.h"

static const char *const names[BST_TEST_N_FIELDS] = {
  [BST_TEST_OBJECT_ID] = "_id",
  [BST_TEST_ID] = "id",
  [BST_TEST_PRIVATE] = "private",
  [BST_TEST_PIPELINE_TAG] = "pipeline_tag",
  [BST_TEST_LIBRARY_NAME] = "library_name",
  [BST_TEST_TAGS] = "tags",
  [BST_TEST_DOWNLOADS] = "downloads",
  [BST_TEST_LIKES] = "likes",
  [BST_TEST_TRENDING_SCORE] = "trendingScore",
  [BST_TEST_MODEL_ID] = "modelId",
  [BST_TEST_AUTHOR] = "author",
  [BST_TEST_SHA] = "sha",
  [BST_TEST_LAST_MODIFIED] = "lastModified",
  [BST_TEST_GATED] = "gated",
  [BST_TEST_DISABLED] = "disabled",
  [BST_TEST_MASK_TOKEN] = "mask_token",
  [BST_TEST_WIDGET_DATA] = "widgetData",
  [BST_TEST_MODEL_INDEX] = "model-index",
  [BST_TEST_CONFIG] = "config",
  [BST_TEST_CARD_DATA] = "cardData",
  [BST_TEST_TRANSFORMERS_INFO] = "transformersInfo",
  [BST_TEST_GGUF] = "gguf",
  [BST_TEST_SIBLINGS] = "siblings",
  [BST_TEST_SPACES] = "spaces",
  [BST_TEST_CREATED_AT] = "createdAt",
  [BST_TEST_SAFETENSORS] = "safetensors",
  [BST_TEST_INFERENCE] = "inference",
  [BST_TEST_USED_STORAGE] = "usedStorage",
  [BST_TEST_DOWNLOADS_ALL_TIME] = "downloadsAllTime",
  [BST_TEST_BASE_MODELS] = "baseModels",
  [BST_TEST_CHILDREN_MODEL_COUNT] = "childrenModelCount",
  [BST_TEST_EVAL_RESULTS] = "evalResults",
  [BST_TEST_INFERENCE_PROVIDER_MAPPING] = "inferenceProviderMapping",
  [BST_TEST_RESOURCE_GROUP] = "resourceGroup",
  [BST_TEST_XET_ENABLED] = "xetEnabled",
  [BST_TEST_SECURITY_REPO_STATUS] = "securityRepoStatus",
};

/* What expand may name, in the order of the Hub's own message. */
static const BstTestField expandable[] = {
  BST_TEST_AUTHOR, BST_TEST_BASE_MODELS, BST_TEST_CARD_DATA, BST_TEST_CHILDREN_MODEL_COUNT,
  BST_TEST_CONFIG, BST_TEST_CREATED_AT, BST_TEST_DISABLED, BST_TEST_DOWNLOADS,
  BST_TEST_DOWNLOADS_ALL_TIME, BST_TEST_EVAL_RESULTS, BST_TEST_GATED, BST_TEST_GGUF,
  BST_TEST_INFERENCE, BST_TEST_INFERENCE_PROVIDER_MAPPING, BST_TEST_LAST_MODIFIED,
  BST_TEST_LIBRARY_NAME, BST_TEST_LIKES, BST_TEST_MASK_TOKEN, BST_TEST_MODEL_INDEX,
  BST_TEST_PIPELINE_TAG, BST_TEST_PRIVATE, BST_TEST_RESOURCE_GROUP, BST_TEST_SAFETENSORS,
  BST_TEST_SHA, BST_TEST_SIBLINGS, BST_TEST_SPACES, BST_TEST_TAGS, BST_TEST_TRANSFORMERS_INFO,
  BST_TEST_TRENDING_SCORE, BST_TEST_USED_STORAGE, BST_TEST_WIDGET_DATA, BST_TEST_XET_ENABLED
};

#define ALWAYS (BST_TEST_FIELD (OBJECT_ID) | BST_TEST_FIELD (ID))
#define LIST_FIELDS                                                                               \
  (ALWAYS | BST_TEST_FIELD (LIKES) | BST_TEST_FIELD (TRENDING_SCORE) | BST_TEST_FIELD (PRIVATE) | \
   BST_TEST_FIELD (DOWNLOADS) | BST_TEST_FIELD (TAGS) | BST_TEST_FIELD (PIPELINE_TAG) |           \
   BST_TEST_FIELD (LIBRARY_NAME) | BST_TEST_FIELD (CREATED_AT) | BST_TEST_FIELD (MODEL_ID))
#define FULL_FIELDS                                                                    \
  (BST_TEST_FIELD (AUTHOR) | BST_TEST_FIELD (GATED) | BST_TEST_FIELD (LAST_MODIFIED) | \
   BST_TEST_FIELD (SHA) | BST_TEST_FIELD (SIBLINGS) | BST_TEST_FIELD (TAGS))
#define ONLY_EXPANDED                                                                                     \
  (BST_TEST_FIELD (TRENDING_SCORE) | BST_TEST_FIELD (DOWNLOADS_ALL_TIME) | BST_TEST_FIELD (BASE_MODELS) | \
   BST_TEST_FIELD (CHILDREN_MODEL_COUNT) | BST_TEST_FIELD (EVAL_RESULTS) |                                \
   BST_TEST_FIELD (INFERENCE_PROVIDER_MAPPING) | BST_TEST_FIELD (RESOURCE_GROUP) |                        \
   BST_TEST_FIELD (XET_ENABLED) | BST_TEST_FIELD (SECURITY_REPO_STATUS))

const char *
bst_test_field_name (BstTestField field)
{
  return names[field];
}

static gboolean
is_expandable (BstTestField field, BstTestEndpoint endpoint)
{
  return endpoint == BST_TEST_ONE ||
         (field != BST_TEST_CHILDREN_MODEL_COUNT && field != BST_TEST_USED_STORAGE);
}

static gboolean
find_expandable (const char *name, BstTestEndpoint endpoint, BstTestField *field)
{
  for (guint i = 0; i < G_N_ELEMENTS (expandable); i++)
    if (is_expandable (expandable[i], endpoint) && g_str_equal (names[expandable[i]], name))
      {
        *field = expandable[i];
        return TRUE;
      }
  /* These two are always there, and may be named. */
  *field = g_str_equal (name, "_id") ? BST_TEST_OBJECT_ID : BST_TEST_ID;
  return g_str_equal (name, names[*field]);
}

static char *
describe_options (BstTestEndpoint endpoint, guint position)
{
  GString *text = g_string_new ("✖ Invalid option: expected one of ");
  const char *between = "";

  for (guint i = 0; i < G_N_ELEMENTS (expandable); i++)
    if (is_expandable (expandable[i], endpoint))
      {
        g_string_append_printf (text, "%s\"%s\"", between, names[expandable[i]]);
        between = "|";
      }
  g_string_append_printf (text, "\n  → at expand[%u]", position);
  return g_string_free (text, FALSE);
}

/* Reads expand, or else full, cardData, config and securityStatus. FALSE with the
 * Hub's own words for the first name that it would not take. */
gboolean
bst_test_fields_read (const BstTestParams *params, BstTestEndpoint endpoint, BstTestFields *fields, char **problem)
{
  guint n_expanded = 0;

  *fields = ALWAYS;
  for (guint i = 0; i < bst_test_params_count (params); i++)
    {
      const char *name = bst_test_params_name (params, i);
      const char *value = bst_test_params_value (params, i);
      BstTestField field;

      if (!g_str_equal (name, "expand") && !g_str_equal (name, "expand[]"))
        continue;
      if (!find_expandable (value, endpoint, &field))
        {
          *problem = describe_options (endpoint, n_expanded);
          return FALSE;
        }
      *fields |= G_GUINT64_CONSTANT (1) << field;
      n_expanded++;
    }
  if (n_expanded > 0)
    return TRUE;

  if (endpoint == BST_TEST_ONE)
    {
      *fields = BST_TEST_ALL_FIELDS & ~ONLY_EXPANDED;
      if (bst_test_params_flag (params, "securityStatus"))
        *fields |= BST_TEST_FIELD (SECURITY_REPO_STATUS);
      return TRUE;
    }
  *fields = LIST_FIELDS;
  if (bst_test_params_flag (params, "full"))
    *fields |= FULL_FIELDS;
  if (bst_test_params_flag (params, "cardData"))
    *fields |= BST_TEST_FIELD (CARD_DATA);
  if (bst_test_params_flag (params, "config"))
    *fields |= BST_TEST_FIELD (CONFIG);
  return TRUE;
}
