#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/i18n.h"
#include "library/library.h"

static BstResults *
query (BstLibrary *library, const char *text)
{
  g_autoptr (BstQuery) parsed = bst_query_parse (text);

  g_assert_cmpuint (bst_query_get_n_problems (parsed), ==, 0);
  return bst_library_query (library, parsed);
}

static void
assert_finds (BstLibrary *library, const char *text, const char *id)
{
  g_autoptr (BstResults) results = query (library, text);

  if (bst_results_find (results, id) == G_MAXUINT)
    g_error ("“%s” does not find %s", text, id);
}

/* By any of its names, whatever the language of the interface; what has the name in its own
 * is found as well. */
static void
test_family_names (void)
{
  static const char *const queries[] = { "family:falcon", "family:猎鹰", "family:獵鷹", "family:lieying" };
  g_autoptr (BstLibrary) library = bst_library_new (NULL, NULL, NULL);
  g_autoptr (BstResults) falcons = query (library, "family:falcon");
  guint n = g_list_model_get_n_items (G_LIST_MODEL (falcons));

  g_assert_cmpuint (n, >=, 6);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (BstEntry) entry = g_list_model_get_item (G_LIST_MODEL (falcons), i);

      g_assert_true (g_str_has_prefix (bst_family_get_id (bst_entry_get_family (entry)), "falcon"));
    }

  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      g_autoptr (BstResults) results = query (library, queries[i]);

      g_test_message ("%s", queries[i]);
      assert_finds (library, queries[i], "tiiuae/falcon-180B");
      g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (results)), <=, n);
    }
}

static guint
find_maker (GPtrArray *makers, const char *id)
{
  for (guint i = 0; i < makers->len; i++)
    if (g_str_equal (bst_organization_get_id (g_ptr_array_index (makers, i)), id))
      return i;
  g_assert_not_reached ();
}

/* By name as the interface's language has it, from one moment to the next: those with a Latin
 * name first, then by pinyin, or by strokes. */
static void
test_makers_stand_by_name (void)
{
  static const struct
  {
    const char *language;
    const char *ids[6];
  } orders[] = {
    { "en", { "berkeley", "google", "meta", "stanford", "tii", "uw" } }, /* Berkeley … Stanford, Technology, University */
    { "zh_CN", { "google", "meta", "tii", "berkeley", "uw", "stanford" } }, /* 阿, 伯, 华, 斯 */
    { "zh_TW", { "google", "meta", "stanford", "tii", "berkeley", "uw" } }, /* 史 5, 阿 8, 柏 9, 華 12 */
  };
  g_autoptr (BstLibrary) library = bst_library_new (NULL, NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      g_autoptr (GPtrArray) makers = NULL;

      bst_i18n_set_language (orders[i].language);
      makers = bst_library_dup_makers (library);
      for (guint j = 1; j < G_N_ELEMENTS (orders[i].ids); j++)
        g_assert_cmpuint (find_maker (makers, orders[i].ids[j - 1]), <, find_maker (makers, orders[i].ids[j]));
    }
  bst_i18n_set_language ("en");
}

/* So do the rows of a list that is sorted by maker. */
static void
test_rows_stand_by_maker (void)
{
  g_autoptr (BstLibrary) library = bst_library_new (NULL, NULL, NULL);
  static const char *const languages[] = { "zh_CN", "zh_TW", "en" };
  static const char *const first[] = { "tii", "stanford", "stanford" };

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autoptr (BstResults) results = NULL;
      g_autoptr (BstEntry) entry = NULL;

      bst_i18n_set_language (languages[i]);
      results = query (library, "org:tii,stanford sort:org");
      entry = g_list_model_get_item (G_LIST_MODEL (results), 0);
      g_assert_cmpstr (bst_organization_get_id (bst_entry_get_organization (entry)), ==, first[i]);
    }
}

/* The guide that ships is read without a complaint. */
static void
test_guide (void)
{
  g_autoptr (BstLibrary) library = bst_library_new (NULL, NULL, NULL);
  const char *const *problems = bst_library_get_problems (library);

  if (problems[0] != NULL)
    g_error ("%s", problems[0]);
  g_assert_cmpuint (bst_library_get_n_entries (library), >, 80);
  g_assert_nonnull (bst_library_lookup (library, "BigScience/BLOOM"));
  g_assert_null (bst_library_lookup (library, "nothing/here"));
  assert_finds (library, "falcon 180", "tiiuae/falcon-180B");
  assert_finds (library, "猎鹰", "tiiuae/falcon-7b");
  assert_finds (library, "llama2", "meta-llama/Llama-2-7b-hf");
  assert_finds (library, "kind:closed-model", "gpt-4");
  assert_finds (library, "license:commercial params:7b", "mistralai/Mistral-7B-v0.1");
}

static void
test_closed_left_out (void)
{
  g_autoptr (BstLibrary) library = bst_library_new (NULL, NULL, NULL);
  g_autoptr (BstResults) all = query (library, "");

  g_assert_cmpuint (bst_results_find (all, "gpt-4"), ==, G_MAXUINT);
  g_assert_cmpuint (bst_results_find (all, "gpt-3"), ==, G_MAXUINT);
  g_assert_cmpuint (bst_results_find (all, "BigScience/BLOOM"), ==, bst_results_find (all, "bigscience/bloom"));
  g_assert_cmpuint (bst_results_find (all, "BigScience/BLOOM"), !=, G_MAXUINT);
}

static void
test_order (void)
{
  g_autoptr (BstLibrary) library = bst_library_new (NULL, NULL, NULL);
  g_autoptr (BstResults) results = query (library, "sort:params");
  gint64 last = G_MAXINT64;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (results)); i++)
    {
      g_autoptr (BstEntry) entry = g_list_model_get_item (G_LIST_MODEL (results), i);
      gint64 count = bst_entry_get_count (entry, BST_FIELD_PARAMETERS);

      g_assert_cmpint (count, <=, last);
      last = count;
    }
}

/* A broken file among the user's own is told by its name; the others are read. */
static void
test_override (void)
{
  static const char good[] =
    "{\"family\": {\"id\": \"own\", \"name\": \"Own\", \"organization\": \"me\", \"summary\": {\"en\": \"x\"}},"
    " \"entries\": [{\"id\": \"me/own-1b\", \"kind\": \"model\", \"name\": \"Own 1B\", \"summary\": {\"en\": \"x\"}}]}";
  g_autofree char *folder = g_dir_make_tmp ("bestiary-XXXXXX", NULL);
  g_autofree char *good_path = g_build_filename (folder, "good.json", NULL);
  g_autofree char *bad_path = g_build_filename (folder, "bad.json", NULL);
  g_autofree char *pipe_path = g_build_filename (folder, "pipe.json", NULL);
  g_autoptr (BstLibrary) library = NULL;
  const char *const *problems;

  g_assert_true (g_file_set_contents (good_path, good, -1, NULL));
  g_assert_true (g_file_set_contents (bad_path, good, strlen (good) - 9, NULL));
  g_assert_cmpint (mkfifo (pipe_path, 0600), ==, 0);
  library = bst_library_new (folder, NULL, NULL);
  problems = bst_library_get_problems (library);
  g_assert_cmpuint (g_strv_length ((char **) problems), ==, 2);
  g_assert_nonnull (strstr (problems[0], "bad.json"));
  g_assert_nonnull (strstr (problems[1], "pipe.json"));
  g_assert_nonnull (bst_library_lookup (library, "me/own-1b"));
  g_assert_nonnull (bst_library_lookup (library, "bigscience/bloom"));
  g_unlink (good_path);
  g_unlink (bad_path);
  g_unlink (pipe_path);
  g_rmdir (folder);
}

/* A folder that is not there says nothing of itself; one that cannot be read does, and
 * a file in its place does, and the guide is there all the same. The message is in the
 * language of the moment at which it is asked for. */
static void
test_override_folder (void)
{
  g_autofree char *folder = g_dir_make_tmp ("bestiary-XXXXXX", NULL);
  g_autofree char *missing = g_build_filename (folder, "missing", NULL);
  g_autofree char *file = g_build_filename (folder, "file", NULL);
  g_autofree char *loop = g_build_filename (folder, "loop", NULL);
  const char *const paths[] = { file, loop };
  g_autoptr (BstLibrary) plain = bst_library_new (missing, NULL, NULL);

  g_assert_null (bst_library_get_problems (plain)[0]);
  g_assert_true (g_file_set_contents (file, "{}", -1, NULL));
  g_assert_cmpint (symlink ("loop", loop), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr (BstLibrary) library = bst_library_new (paths[i], NULL, NULL);

      g_assert_cmpuint (g_strv_length ((char **) bst_library_get_problems (library)), ==, 1);
      g_assert_nonnull (strstr (bst_library_get_problems (library)[0], paths[i]));
      g_assert_nonnull (bst_library_lookup (library, "bigscience/bloom"));
    }
  g_unlink (file);
  g_unlink (loop);
  g_rmdir (folder);
}

static void
test_problems_follow_the_language (void)
{
  g_autofree char *folder = g_dir_make_tmp ("bestiary-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "bad.json", NULL);
  g_autoptr (BstLibrary) library = NULL;

  g_assert_true (g_file_set_contents (path, "{\n\"a\": 1,\n\"a\": 2}", -1, NULL));
  library = bst_library_new (folder, NULL, NULL);
  g_assert_nonnull (strstr (bst_library_get_problems (library)[0], "bad.json: Line 3 "));
  bst_i18n_set_language ("zh_CN");
  g_assert_nonnull (strstr (bst_library_get_problems (library)[0], "bad.json：第 3 行"));
  bst_i18n_set_language ("zh_TW");
  g_assert_nonnull (strstr (bst_library_get_problems (library)[0], "「a」"));
  bst_i18n_set_language ("en");
  g_assert_nonnull (strstr (bst_library_get_problems (library)[0], "bad.json: Line 3 "));
  g_unlink (path);
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  bst_i18n_init ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/library/guide", test_guide);
  g_test_add_func ("/library/family-names", test_family_names);
  g_test_add_func ("/library/makers-stand-by-name", test_makers_stand_by_name);
  g_test_add_func ("/library/rows-stand-by-maker", test_rows_stand_by_maker);
  g_test_add_func ("/library/closed-left-out", test_closed_left_out);
  g_test_add_func ("/library/order", test_order);
  g_test_add_func ("/library/override", test_override);
  g_test_add_func ("/library/override-folder", test_override_folder);
  g_test_add_func ("/library/problems-follow-the-language", test_problems_follow_the_language);
  return g_test_run ();
}
