#include "hub/groups.h"

#include "guide-ids.h"

static char *
describe (const char *const *ids)
{
  g_autoptr (GPtrArray) groups = bst_hub_groups_new (ids, g_strv_length ((GStrv) ids));
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < groups->len; i++)
    {
      const BstHubGroup *group = g_ptr_array_index (groups, i);

      if (text->len > 0)
        g_string_append_c (text, ' ');
      if (group->author != NULL)
        g_string_append_printf (text, "%s:%s:%u", group->author, group->search, group->members->len);
      else
        g_string_append (text, ids[g_array_index (group->members, guint, 0)]);
    }
  return g_strdup (text->str);
}

static void
test_groups (void)
{
  static const struct
  {
    const char *ids, *groups;
  } cases[] = {
    { "a/bloom a/bloomz a/bloom-7b", "a:bloom:3" },
    { "m/Mistral-7B m/Mixtral-8x7B m/Mistral-8B m/Mixtral-8x22B", "m:mistral:2 m:mixtral:2" },
    { "a/falcon-7b b/falcon-7b", "a/falcon-7b b/falcon-7b" },
    { "A/falcon-7b a/Falcon-40b", "A:falcon:2" },
    { "s/StableBeluga1-Delta s/StableBeluga2 s/StableBeluga-13B", "s:stablebeluga:3" },
    /* too little in common to be looked for */
    { "a/x1 a/x2 a/7b a/8b", "a/x1 a/x2 a/7b a/8b" },
    { "gpt2 bert-base-uncased", "gpt2 bert-base-uncased" },
    { "a/llama b/qwen a/llama-2", "a:llama:2 b/qwen" },
    { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) ids = g_strsplit (cases[i].ids, " ", -1);
      g_autofree char *text = describe ((const char *const *) ids);

      g_assert_cmpstr (text, ==, cases[i].groups);
    }
}

/* How many requests tell the figures of the whole guide: one for a family of an author,
 * one for each that is alone. */
static void
test_guide (void)
{
  g_autoptr (GPtrArray) ids = guide_dup_ids ();
  g_autoptr (GPtrArray) groups = NULL;
  guint together = 0;

  groups = bst_hub_groups_new ((const char *const *) ids->pdata, ids->len);
  for (guint i = 0; i < groups->len; i++)
    {
      const BstHubGroup *group = g_ptr_array_index (groups, i);

      if (group->author != NULL)
        together += group->members->len;
    }
  g_test_message ("%u repositories in %u requests, %u of them in groups", ids->len, groups->len, together);
  g_assert_cmpint (ids->len, >=, 90);
  g_assert_cmpint (groups->len * 4, <=, ids->len);
  g_assert_cmpint (together * 10, >=, ids->len * 9);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hub/groups/groups", test_groups);
  g_test_add_func ("/hub/groups/guide", test_guide);
  return g_test_run ();
}
