/* How many models are made of one: counted, so that the lists of them agree. */
#include "config.h"

#include "hub.h"
#include "json.h"
#include "traits.h"

#include <string.h>

/* More models than this are not gone through for one question; the count is made up then. */
#define MAX_SCAN 250000

#define N_RELATIONS 4

static const char *const relations[N_RELATIONS] = { "adapter", "merge", "quantized", "finetune" };

static int
find_relation (const char *name, gsize length)
{
  for (guint i = 0; i < N_RELATIONS; i++)
    if (strlen (relations[i]) == length && strncmp (relations[i], name, length) == 0)
      return (int) i;
  return -1;
}

/* The tags are base_model:RELATION:ID. */
static void
count_tag (const char *tag, const char *id, guint *counts)
{
  const char *relation = tag + strlen ("base_model:");
  const char *colon = g_str_has_prefix (tag, "base_model:") ? strchr (relation, ':') : NULL;
  int found = colon != NULL && g_str_equal (colon + 1, id) ? find_relation (relation, (gsize) (colon - relation)) : -1;

  if (found >= 0)
    counts[found]++;
}

static void
count_kept (BstTestStore *store, const char *id, guint *counts)
{
  GPtrArray *kept = bst_test_store_get_sorted (store, BST_TEST_SORT_DOWNLOADS);

  for (guint i = 0; i < kept->len; i++)
    {
      BstTestModel other = { .kept = g_ptr_array_index (kept, i) };
      JsonArray *tags = bst_test_json_array (other.kept->object, "tags");

      for (guint j = 0; tags != NULL && !bst_test_model_is_private (&other) && j < json_array_get_length (tags); j++)
        {
          const char *tag = bst_test_json_node_string (json_array_get_element (tags, j));

          if (tag != NULL)
            count_tag (tag, id, counts);
        }
    }
}

static void
count_generated (BstTestStore *store, const char *id, guint *counts)
{
  const BstTestCatalogue *catalogue = bst_test_store_get_catalogue (store);
  BstTestFacts facts;

  for (guint64 index = 0; index < catalogue->count; index++)
    {
      int relation;

      if (bst_test_store_is_hidden (store, index))
        continue;
      bst_test_catalogue_read_name (catalogue, index, &facts);
      if (bst_test_facts_count_bases (&facts) == 0)
        continue;
      relation = find_relation (bst_test_facts_relation (&facts), strlen (bst_test_facts_relation (&facts)));
      for (guint i = 0; relation >= 0 && i < bst_test_facts_count_bases (&facts); i++)
        {
          BstTestFacts base;

          bst_test_facts_base_name (&facts, i, &base);
          if (g_str_equal (base.id, id))
            counts[relation]++;
        }
    }
}

/* Appends the member. FALSE where the model says it itself, or there are too many to count. */
gboolean
bst_test_put_children (BstTestStore *store, const BstTestModel *model, GString *out)
{
  guint counts[N_RELATIONS] = { 0 };

  if (bst_test_store_get_catalogue (store)->count > MAX_SCAN ||
      (model->kept != NULL && json_object_has_member (model->kept->object, "childrenModelCount")))
    return FALSE;
  count_kept (store, bst_test_model_get_id (model), counts);
  count_generated (store, bst_test_model_get_id (model), counts);
  bst_test_json_put_member (out, "childrenModelCount");
  g_string_append_c (out, '{');
  for (guint i = 0; i < N_RELATIONS; i++)
    {
      bst_test_json_put_member (out, relations[i]);
      g_string_append_printf (out, "%u", counts[i]);
    }
  g_string_append_c (out, '}');
  return TRUE;
}
