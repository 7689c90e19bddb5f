/* What the Hub says has not changed is the record that was asked about, whatever the files
 * have by then. */
#include <sqlite3.h>

#include "holder.h"

#define FALCON "tiiuae/falcon-7b"
#define LATER 1800000000

static void
save_unchanged (BstLibrary *library, const BstRepository *known)
{
  g_autoptr (BstHarvest) harvest = bst_harvest_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) changes = NULL;

  bst_harvest_add_unchanged (harvest, known, LATER);
  changes = save (library, harvest, &error);
  g_assert_no_error (error);
  g_assert_nonnull (changes);
}

static void
assert_figures (Home *home, BstLibrary *library, const char *endpoint, gint64 downloads)
{
  g_autoptr (BstLibrary) again = home_open (home);

  for (int i = 0; i < 2; i++)
    {
      const BstRepository *record = bst_library_get_repository (i == 0 ? library : again, FALCON);

      g_assert_nonnull (record);
      g_assert_cmpstr (record->endpoint, ==, endpoint);
      g_assert_cmpint (record->downloads, ==, downloads);
      g_assert_cmpint (record->fetched_at, ==, LATER);
    }
}

/* Another program has meanwhile saved what a mirror says. */
static void
test_another_endpoint (void)
{
  g_autoptr (Home) home = home_new ();
  g_autoptr (BstLibrary) window = home_open (home);
  g_autoptr (BstLibrary) terminal = NULL;
  g_autoptr (BstRepository) first = make_record (FALCON, 1);
  g_autoptr (BstRepository) mirrored = make_record (FALCON, 7);

  g_ptr_array_unref (save_one (window, first));
  terminal = home_open (home);
  g_free (mirrored->endpoint);
  mirrored->endpoint = g_strdup ("https://hf-mirror.com");
  g_ptr_array_unref (save_one (terminal, mirrored));
  save_unchanged (window, first);
  assert_figures (home, window, BST_HUB_ENDPOINT, 1001);
}

/* Or a later answer of the same. */
static void
test_another_answer (void)
{
  g_autoptr (Home) home = home_new ();
  g_autoptr (BstLibrary) window = home_open (home);
  g_autoptr (BstLibrary) terminal = NULL;
  g_autoptr (BstRepository) first = make_record (FALCON, 1);
  g_autoptr (BstRepository) second = make_record (FALCON, 2);

  g_ptr_array_unref (save_one (window, first));
  terminal = home_open (home);
  g_ptr_array_unref (save_one (terminal, second));
  save_unchanged (window, first);
  assert_figures (home, window, BST_HUB_ENDPOINT, 1001);
}

/* Or the row has gone. */
static void
test_no_row (void)
{
  g_autoptr (Home) home = home_new ();
  g_autofree char *path = home_hub_file (home);
  g_autoptr (BstLibrary) window = home_open (home);
  g_autoptr (BstRepository) first = make_record (FALCON, 1);
  sqlite3 *db = NULL;

  bst_repository_add_file (first, "model.safetensors", 14000000);
  g_ptr_array_unref (save_one (window, first));
  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "DELETE FROM repository", NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
  save_unchanged (window, first);
  assert_figures (home, window, BST_HUB_ENDPOINT, 1001);
  g_assert_cmpint (bst_repository_get_files_size (bst_library_get_repository (window, FALCON)), ==, 14000000);
}

/* Where it is the one that was asked about, what it has besides stays. */
static void
test_same (void)
{
  g_autoptr (Home) home = home_new ();
  g_autoptr (BstLibrary) library = home_open (home);
  g_autoptr (BstRepository) first = make_record (FALCON, 1);
  g_autoptr (BstRepository) with_files = make_record (FALCON, 1);

  bst_repository_add_file (with_files, "model.safetensors", 14000000);
  g_ptr_array_unref (save_one (library, with_files));
  save_unchanged (library, first);
  assert_figures (home, library, BST_HUB_ENDPOINT, 1001);
  g_assert_cmpint (bst_repository_get_files_size (bst_library_get_repository (library, FALCON)), ==, 14000000);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/unchanged/another-endpoint", test_another_endpoint);
  g_test_add_func ("/unchanged/another-answer", test_another_answer);
  g_test_add_func ("/unchanged/no-row", test_no_row);
  g_test_add_func ("/unchanged/same", test_same);
  return g_test_run ();
}
