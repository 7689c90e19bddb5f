/* Other programs that delete, set aside or hold the files while they are in use. */
#include <glib/gstdio.h>
#include <sqlite3.h>

#include "holder.h"
#include "library/database.h"

#define FALCON "tiiuae/falcon-7b"

static const char *const suffixes[] = { "", "-wal", "-shm" };

static gint64
get_downloads (BstLibrary *library, const char *id)
{
  BstRepository *record = bst_library_get_repository (library, id);

  return record != NULL ? record->downloads : -1;
}

static void
save_number (BstLibrary *library, const char *id, gint64 n)
{
  g_autoptr (BstRepository) record = make_record (id, n);

  g_ptr_array_unref (save_one (library, record));
}

/* @to: (nullable): NULL deletes it */
static void
take_away (const char *path, const char *to)
{
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *from = g_strconcat (path, suffixes[i], NULL);
      g_autofree char *target = to != NULL ? g_strconcat (to, suffixes[i], NULL) : NULL;

      if (target != NULL)
        g_rename (from, target);
      else
        g_unlink (from);
    }
}

static sqlite3 *
hold (const char *path, const char *how)
{
  sqlite3 *holder = NULL;

  g_assert_cmpint (sqlite3_open (path, &holder), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (holder, how, NULL, NULL, NULL), ==, SQLITE_OK);
  return holder;
}

#define HOLD_ALL "PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; UPDATE state SET refresh = refresh"

static void
test_deleted (void)
{
  g_autoptr (Home) home = home_new ();
  g_autofree char *hub = home_hub_file (home);
  g_autofree char *own = home_library_file (home);
  {
    g_autoptr (BstLibrary) library = home_open (home);

    save_number (library, FALCON, 1);
    g_strfreev (follow (library, "a/before"));
    take_away (hub, NULL);
    take_away (own, NULL);
    save_number (library, FALCON, 2);
    g_strfreev (follow (library, "a/after"));
    g_assert_true (g_file_test (hub, G_FILE_TEST_EXISTS));
    g_assert_true (g_file_test (own, G_FILE_TEST_EXISTS));
  }
  {
    g_autoptr (BstLibrary) library = home_open (home);

    g_assert_cmpint (get_downloads (library, FALCON), ==, 1002);
    g_assert_true (bst_library_is_followed (library, "a/after"));
  }
}

/* Another program has put a new file in the place: what it keeps there stays too. */
static void
test_set_aside (void)
{
  g_autoptr (Home) home = home_new ();
  g_autofree char *own = home_library_file (home);
  g_autofree char *hub = home_hub_file (home);
  g_autofree char *own_aside = g_strconcat (own, ".damaged-x", NULL);
  g_autofree char *hub_aside = g_strconcat (hub, ".damaged-x", NULL);
  {
    g_autoptr (BstLibrary) library = home_open (home);
    g_autoptr (BstLibrary) other = NULL;
    g_autoptr (GPtrArray) log = NULL;

    g_strfreev (follow (library, "a/before"));
    save_number (library, FALCON, 1);
    take_away (own, own_aside);
    take_away (hub, hub_aside);
    other = home_open (home);
    g_strfreev (follow (other, "o/new"));
    save_number (other, "bigscience/bloom", 1);
    save_number (other, "bigscience/bloom", 2);
    log = get_changes (library, 0, 0);
    g_assert_cmpuint (log->len, ==, 1);
    g_strfreev (follow (library, "a/after"));
    save_number (library, FALCON, 2);
    g_assert_true (bst_library_is_followed (library, "o/new"));
    /* the one that has the old file open ends first */
    g_clear_object (&library);
    save_number (other, "bigscience/bloom", 3);
  }
  {
    g_autoptr (BstLibrary) library = home_open (home);

    g_assert_true (bst_library_is_followed (library, "a/after"));
    g_assert_true (bst_library_is_followed (library, "o/new"));
    g_assert_cmpint (get_downloads (library, FALCON), ==, 1002);
    g_assert_cmpint (get_downloads (library, "bigscience/bloom"), ==, 1003);
  }
}

/* The old file's end takes nothing from the new one, whose log has its name. */
static void
test_end_of_the_old (void)
{
  g_autoptr (Home) home = home_new ();
  g_autofree char *own = home_library_file (home);
  g_autofree char *hub = home_hub_file (home);
  BstLibrary *library = home_open (home);
  g_autoptr (BstLibrary) other = NULL;
  g_autoptr (BstLibrary) third = NULL;

  g_strfreev (follow (library, "a/before"));
  save_number (library, FALCON, 1);
  take_away (own, NULL);
  take_away (hub, NULL);
  other = home_open (home);
  g_strfreev (follow (other, "o/new"));
  save_number (other, FALCON, 2);
  g_object_unref (library);
  third = home_open (home);
  g_assert_true (bst_library_is_followed (third, "o/new"));
  g_assert_cmpint (get_downloads (third, FALCON), ==, 1002);
}

/* Held when it is opened: that is said, nothing is made of it, and once it is free all is
 * there. */
static void
test_held_at_start (gconstpointer data)
{
  const gboolean is_hub = GPOINTER_TO_UINT (data) != 0;
  g_autoptr (Home) home = home_new ();
  g_autofree char *hub = home_hub_file (home);
  g_autofree char *own = home_library_file (home);
  sqlite3 *holder;
  {
    g_autoptr (BstLibrary) library = home_open (home);

    g_strfreev (follow (library, "a/kept"));
    save_number (library, FALCON, 1);
    save_number (library, "a/kept", 5);
  }
  holder = hold (is_hub ? hub : own, HOLD_ALL);
  bst_database_set_patience (10);
  {
    g_autoptr (BstLibrary) library = home_open (home);
    const char *const *problems = bst_library_get_problems (library);
    g_autoptr (BstHarvest) harvest = bst_harvest_new ();
    g_autoptr (BstRepository) record = make_record (FALCON, 2);
    g_autoptr (GError) error = NULL;

    g_assert_nonnull (problems[0]);
    g_assert_null (problems[1]);
    g_assert_nonnull (strstr (problems[0], "Another program"));
    g_assert_true (bst_library_keeps_choices (library));
    bst_harvest_add (harvest, record, NULL);
    g_assert_null (save (library, harvest, &error));
    g_assert_error (error, BST_LIBRARY_ERROR, BST_LIBRARY_ERROR_BUSY);

    sqlite3_close (holder);
    bst_database_set_patience (5000);
    g_strfreev (follow (library, "a/later"));
    g_assert_true (bst_library_is_followed (library, "a/kept"));
    g_assert_true (bst_library_is_followed (library, "a/later"));
    g_assert_cmpint (get_downloads (library, FALCON), ==, 1001);
    g_assert_cmpint (bst_entry_get_repository (bst_library_lookup (library, FALCON))->downloads, ==, 1001);
    g_assert_cmpint (bst_entry_get_repository (bst_library_lookup (library, "a/kept"))->downloads, ==, 1005);
    g_assert_true (bst_library_keeps_figures (library));
  }
  {
    g_autoptr (BstLibrary) library = home_open (home);

    g_assert_null (bst_library_get_problems (library)[0]);
    g_assert_true (bst_library_is_followed (library, "a/kept"));
    g_assert_true (bst_library_is_followed (library, "a/later"));
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/others/deleted", test_deleted);
  g_test_add_func ("/others/set-aside", test_set_aside);
  g_test_add_func ("/others/end-of-the-old", test_end_of_the_old);
  g_test_add_data_func ("/others/held-at-start/library", GUINT_TO_POINTER (0), test_held_at_start);
  g_test_add_data_func ("/others/held-at-start/hub", GUINT_TO_POINTER (1), test_held_at_start);
  return g_test_run ();
}
