/* Several that have the same files at once. */
#include <sqlite3.h>

#include "used-home.h"

/* Two programs at once: each sees what it saved, and the files have both. */
static void
test_two (void)
{
  g_autoptr (Home) home = home_new ();
  {
    g_autoptr (BstLibrary) one = home_open (home);
    g_autoptr (BstLibrary) other = home_open (home);

    for (int i = 0; i < 20; i++)
      {
        g_autoptr (BstRepository) a = make_record (FALCON, i);
        g_autoptr (BstRepository) b = make_record ("bigscience/bloom", i);
        g_autoptr (GPtrArray) a_changes = save_one (one, a);
        g_autoptr (GPtrArray) b_changes = save_one (other, b);

        g_assert_cmpuint (a_changes->len, ==, i > 0 ? 1 : 0);
        g_assert_cmpuint (b_changes->len, ==, i > 0 ? 1 : 0);
      }
    g_strfreev (follow (one, "a/one"));
    g_strfreev (follow (other, "a/other"));
    assert_no_problems (one);
    assert_no_problems (other);
  }
  {
    g_autoptr (BstLibrary) library = home_open (home);
    g_autoptr (GPtrArray) log = get_changes (library, 0, 0);

    g_assert_cmpint (get_downloads (library, FALCON), ==, 1019);
    g_assert_cmpint (get_downloads (library, "bigscience/bloom"), ==, 1019);
    g_assert_true (bst_library_is_followed (library, "a/one"));
    g_assert_true (bst_library_is_followed (library, "a/other"));
    g_assert_cmpuint (log->len, ==, 38);
  }
}

typedef struct
{
  Home *home;
  int n;
} Opener;

static gpointer
open_in_thread (gpointer data)
{
  Opener *opener = data;
  g_autoptr (GMainContext) context = g_main_context_new ();
  g_autoptr (BstRepository) record = NULL;
  g_autofree char *id = g_strdup_printf ("somebody/of-%d", opener->n);
  g_autoptr (BstLibrary) library = NULL;

  g_main_context_push_thread_default (context);
  library = home_open (opener->home);
  record = make_record (id, opener->n);
  g_ptr_array_unref (save_one (library, record));
  g_strfreev (follow (library, id));
  assert_no_problems (library);
  g_clear_object (&library);
  g_main_context_pop_thread_default (context);
  return NULL;
}

/* Several begin with the same new home, or the same damaged file, at the same moment. */
static void
test_rush (void)
{
  g_autoptr (Home) home = home_new ();
  Opener openers[4];
  GThread *threads[G_N_ELEMENTS (openers)];

  for (guint i = 0; i < G_N_ELEMENTS (openers); i++)
    {
      openers[i].home = home;
      openers[i].n = (int) i;
      threads[i] = g_thread_new ("opener", open_in_thread, &openers[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (openers); i++)
    g_thread_join (threads[i]);
  {
    g_autoptr (BstLibrary) library = home_open (home);

    for (guint i = 0; i < G_N_ELEMENTS (openers); i++)
      {
        g_autofree char *id = g_strdup_printf ("somebody/of-%u", i);

        g_assert_cmpint (get_downloads (library, id), ==, 1000 + i);
        g_assert_true (bst_library_is_followed (library, id));
      }
  }
}

/* Somebody holds the file and does not let go: that is said, and nothing changes. */
static void
test_busy (void)
{
  g_autoptr (Home) home = make_used_home ();
  g_autofree char *own = home_library_file (home);
  g_autoptr (BstLibrary) library = home_open (home);
  g_autoptr (BstHarvest) harvest = bst_harvest_new ();
  g_autoptr (BstRepository) record = make_record (FALCON, 2);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  sqlite3 *holder = NULL;

  g_assert_cmpint (sqlite3_open (own, &holder), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (holder, "BEGIN IMMEDIATE", NULL, NULL, NULL), ==, SQLITE_OK);
  bst_harvest_add (harvest, record, NULL);
  g_assert_null (save (library, harvest, &error));
  g_assert_error (error, BST_LIBRARY_ERROR, BST_LIBRARY_ERROR_BUSY);
  g_assert_cmpint (get_downloads (library, FALCON), ==, 1001);
  sqlite3_close (holder);
  changes = save_one (library, record);
  g_assert_cmpuint (changes->len, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/together/two", test_two);
  g_test_add_func ("/together/rush", test_rush);
  g_test_add_func ("/together/busy", test_busy);
  return g_test_run ();
}
