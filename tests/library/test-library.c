#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

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

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/library/guide", test_guide);
  g_test_add_func ("/library/closed-left-out", test_closed_left_out);
  g_test_add_func ("/library/order", test_order);
  g_test_add_func ("/library/override", test_override);
  return g_test_run ();
}
