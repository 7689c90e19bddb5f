/* What becomes of names under which the Hub answers with others. Nothing that was kept is
 * ever lost by it. */
#include <sqlite3.h>

#include "holder.h"

#define FALCON "tiiuae/falcon-7b"

static gint64
get_downloads (BstLibrary *library, const char *id)
{
  BstRepository *record = bst_library_get_repository (library, id);

  return record != NULL ? record->downloads : -1;
}

static void
add_answer (BstHarvest *harvest, const char *asked, const char *id, gint64 n)
{
  g_autoptr (BstRepository) record = make_record (id, n);

  bst_harvest_add (harvest, record, asked);
}

static void
save_all (BstLibrary *library, BstHarvest *harvest)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) changes = save (library, harvest, &error);

  g_assert_no_error (error);
  g_assert_nonnull (changes);
}

static void
save_answer (BstLibrary *library, const char *asked, const char *id, gint64 n)
{
  g_autoptr (BstHarvest) harvest = bst_harvest_new ();

  add_answer (harvest, asked, id, n);
  save_all (library, harvest);
}

static gboolean
is_asked_for (BstLibrary *library, const char *id)
{
  g_autoptr (GPtrArray) followed = bst_library_dup_followed (library);

  for (guint i = 0; i < followed->len; i++)
    if (g_str_equal (((BstFollowed *) g_ptr_array_index (followed, i))->id, id))
      return TRUE;
  return FALSE;
}

static int
count_rows (const char *path, const char *table)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM %s", table);
  sqlite3 *db = NULL;
  sqlite3_stmt *statement = NULL;
  int count;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  count = sqlite3_column_int (statement, 0);
  sqlite3_finalize (statement);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
  return count;
}

/* A server that gives one answer to every question: what was known and wanted before is
 * there again once the true Hub answers. */
static void
test_catch_all (void)
{
  static const char *const ids[] = { "me/one", "me/two", "me/three", FALCON };
  g_autoptr (Home) home = home_new ();
  g_autofree char *hub = home_hub_file (home);
  g_autofree char *own = home_library_file (home);
  {
    g_autoptr (BstLibrary) library = home_open (home);
    g_autoptr (BstHarvest) harvest = bst_harvest_new ();

    for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
      {
        save_answer (library, ids[i], ids[i], i);
        if (i < 3)
          g_strfreev (follow (library, ids[i]));
        add_answer (harvest, ids[i], "x/same", 77);
      }
    save_all (library, harvest);
  }
  g_assert_cmpint (count_rows (own, "followed"), ==, 3);
  g_assert_cmpint (count_rows (hub, "repository"), ==, 5);
  {
    g_autoptr (BstLibrary) library = home_open (home);

    for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
      {
        g_assert_true (bst_library_is_followed (library, ids[i]));
        g_assert_true (is_asked_for (library, ids[i]));
      }
    for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
      save_answer (library, ids[i], ids[i], 10 + i);
  }
  g_assert_cmpint (count_rows (hub, "rename"), ==, 0);
  for (guint again = 0; again < 2; again++)
    {
      g_autoptr (BstLibrary) library = home_open (home);

      for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
        {
          g_assert_cmpint (get_downloads (library, ids[i]), ==, 1010 + i);
          g_assert_cmpstr (bst_entry_get_id (bst_library_lookup (library, ids[i])), ==, ids[i]);
        }
    }
}

/* Two repositories have each other's names. */
static void
test_swap (void)
{
  g_autoptr (Home) home = home_new ();
  {
    g_autoptr (BstLibrary) library = home_open (home);
    g_autoptr (BstHarvest) harvest = bst_harvest_new ();

    g_strfreev (follow (library, "x/aaa"));
    g_strfreev (follow (library, "x/bbb"));
    save_answer (library, "x/aaa", "x/aaa", 1);
    save_answer (library, "x/bbb", "x/bbb", 2);
    add_answer (harvest, "x/aaa", "x/bbb", 11);
    add_answer (harvest, "x/bbb", "x/aaa", 12);
    save_all (library, harvest);
    g_assert_cmpint (get_downloads (library, "x/aaa"), ==, 1011);
    g_assert_cmpint (get_downloads (library, "x/bbb"), ==, 1012);
  }
  {
    g_autoptr (BstLibrary) library = home_open (home);

    g_assert_true (is_asked_for (library, "x/aaa"));
    g_assert_true (is_asked_for (library, "x/bbb"));
    g_assert_cmpint (get_downloads (library, "x/aaa"), ==, 1011);
    g_assert_cmpint (get_downloads (library, "x/bbb"), ==, 1012);
    g_assert_cmpint (bst_entry_get_repository (bst_library_lookup (library, "x/aaa"))->downloads, ==, 1012);
    g_assert_cmpint (bst_entry_get_repository (bst_library_lookup (library, "x/bbb"))->downloads, ==, 1011);
  }
}

/* Each took the next one's name, and the last a new one. */
static void
test_chain (void)
{
  g_autoptr (Home) home = home_new ();
  g_autoptr (BstLibrary) library = home_open (home);
  g_autoptr (BstHarvest) harvest = bst_harvest_new ();

  for (int i = 1; i <= 2; i++)
    {
      g_autofree char *id = g_strdup_printf ("x/repo-%d", i);

      g_strfreev (follow (library, id));
      save_answer (library, id, id, i);
    }
  add_answer (harvest, "x/repo-1", "x/repo-2", 11);
  add_answer (harvest, "x/repo-2", "x/repo-3", 12);
  save_all (library, harvest);
  g_assert_cmpint (get_downloads (library, "x/repo-1"), ==, 1011);
  g_assert_cmpint (get_downloads (library, "x/repo-2"), ==, 1012);
}

/* Renamed, and back. */
static void
test_cycle (void)
{
  g_autoptr (Home) home = home_new ();
  g_autofree char *hub = home_hub_file (home);
  guint n_entries;
  {
    g_autoptr (BstLibrary) library = home_open (home);

    g_strfreev (follow (library, "x/aaa"));
    save_answer (library, "x/aaa", "x/aaa", 1);
    n_entries = bst_library_get_n_entries (library);
    save_answer (library, "x/aaa", "x/bbb", 2);
    g_assert_cmpint (get_downloads (library, "x/aaa"), ==, 1002);
    g_assert_cmpuint (bst_library_get_n_entries (library), ==, n_entries);
    save_answer (library, "x/aaa", "x/aaa", 3);
    g_assert_cmpint (get_downloads (library, "x/aaa"), ==, 1003);
  }
  {
    g_autoptr (BstLibrary) library = home_open (home);

    g_assert_true (is_asked_for (library, "x/aaa"));
    g_assert_false (bst_library_is_followed (library, "x/bbb"));
    g_assert_cmpint (get_downloads (library, "x/aaa"), ==, 1003);
    g_assert_cmpuint (bst_library_get_n_entries (library), ==, n_entries);
  }
  g_assert_cmpint (count_rows (hub, "rename"), ==, 0);
}

/* What a person wants holds under each name, and outlives an end of the new one. */
static void
test_choices (void)
{
  g_autoptr (Home) home = home_new ();
  g_autoptr (BstLibrary) library = home_open (home);
  guint n_entries = bst_library_get_n_entries (library);

  g_strfreev (follow (library, "x/older"));
  save_answer (library, "x/older", "x/newer", 1);
  g_assert_true (bst_library_is_followed (library, "x/newer"));

  g_strfreev (unfollow (library, "x/newer"));
  g_assert_false (bst_library_is_followed (library, "x/newer"));
  g_assert_false (bst_library_is_followed (library, "x/older"));
  g_assert_cmpuint (bst_library_get_n_entries (library), ==, n_entries);
  g_strfreev (follow (library, "x/newer"));
  g_assert_true (bst_library_is_followed (library, "x/older"));
  g_assert_cmpuint (bst_library_get_n_entries (library), ==, n_entries + 1);
  g_strfreev (unfollow (library, "x/older"));
  g_assert_false (bst_library_is_followed (library, "x/newer"));

  save_answer (library, FALCON, "x/falcon", 1);
  g_strfreev (unfollow (library, FALCON));
  g_assert_false (bst_library_is_followed (library, "x/falcon"));
  save_answer (library, FALCON, FALCON, 2);
  g_assert_false (bst_library_is_followed (library, FALCON));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/names/catch-all", test_catch_all);
  g_test_add_func ("/names/swap", test_swap);
  g_test_add_func ("/names/chain", test_chain);
  g_test_add_func ("/names/cycle", test_cycle);
  g_test_add_func ("/names/choices", test_choices);
  return g_test_run ();
}
