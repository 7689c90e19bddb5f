/* What the listing makes of files that are held, newer, out of room, or not to be written. */
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <unistd.h>

#include "library/listing-private.h"
#include "lister.h"

/* Deleted, or written to, under our hands: nothing is made up. */
static void
test_changed_meanwhile (void)
{
  g_autoptr (Home) home = make_busy_home ();
  g_autofree char *path = listing_file (home);
  g_autoptr (BstListing) listing = open_listing (home);
  g_autoptr (GPtrArray) page = make_page (80, 5, 2);
  g_autoptr (GError) error = NULL;

  run_sql (path, "UPDATE pass SET n_pages = 9, next_link = 'elsewhere' WHERE state = 'under-way'");
  g_assert_false (bst_listing_add_page (listing, page, NULL, &error));
  assert_error (error, BST_LIBRARY_ERROR_FAILED, "hub-list.db");
  g_clear_error (&error);
  g_assert_cmpint (count_waiting (home), ==, 80);
  g_assert_cmpstr (bst_listing_get_pass (listing)->next_link, ==, "elsewhere");

  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_false (bst_listing_add_page (listing, page, NULL, &error));
  assert_error (error, BST_LIBRARY_ERROR_FAILED, "hub-list.db");
  g_assert_null (bst_listing_get_pass (listing));
  assert_goes_on (home, listing);
}

/* The program ended between two steps of a write: the one that comes next knows which. */
static void
test_torn (void)
{
  g_autoptr (Home) home = make_busy_home ();
  g_autofree char *path = listing_file (home);
  g_autofree char *catalogue = bst_listing_dup_path (home->cache);
  g_autofree char *bytes = NULL;
  g_autofree char *remains = g_strconcat (catalogue, ".Ab3xYz", NULL);
  g_autofree char *sql = NULL;
  g_autoptr (BstListing) listing = NULL;
  guint64 stamp;
  gsize length;

  /* as it was before the write, but that the new catalogue was announced */
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  listing = open_listing (home);
  add_page (listing, make_page (80, 1, 2), NULL);
  end_pass (listing);
  g_clear_pointer (&listing, bst_listing_free);
  {
    g_autoptr (BstCatalogue) written = open_catalogue (home);

    stamp = bst_catalogue_get_stamp (written);
  }
  g_assert_true (g_file_set_contents (path, bytes, (gssize) length, NULL));
  sql = g_strdup_printf ("UPDATE state SET coming = %" G_GINT64_FORMAT ", is_ending = 1", (gint64) stamp);
  run_sql (path, sql);

  listing = open_listing (home);
  assert_told (listing, NULL);
  g_assert_null (bst_listing_get_pass (listing));
  g_assert_cmpuint (bst_listing_get_last (listing, NULL, 0, HUB)->number, ==, 2);
  g_assert_cmpint (count_waiting (home), ==, 0);
  g_assert_cmpuint (count_rows (home), ==, 81);
  g_clear_pointer (&listing, bst_listing_free);

  /* announced, begun, and not come: what was begun is in nobody's way */
  begin_pass (listing = open_listing (home), BST_PASS_WHOLE, NULL, 0, HUB);
  add_page (listing, make_page (0, 80, 3), NULL);
  g_clear_pointer (&listing, bst_listing_free);
  run_sql (path, "UPDATE state SET coming = 12345, is_ending = 1");
  g_assert_true (g_file_set_contents (remains, "half", -1, NULL));
  listing = open_listing (home);
  assert_told (listing, NULL);
  g_assert_false (g_file_test (remains, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (catalogue, G_FILE_TEST_EXISTS));
  g_assert_true (bst_listing_get_pass (listing)->is_complete);
  end_pass (listing);
  g_assert_cmpuint (count_rows (home), ==, 80);
  g_assert_cmpuint (bst_listing_get_n_removed (listing), ==, 1);
}

/* Two at once: the second is told so, whatever the first is doing. */
static void
test_two (void)
{
  g_autoptr (Home) home = home_new ();
  g_autoptr (BstListing) listing = open_listing (home);
  g_autoptr (GError) error = NULL;

  g_assert_null (bst_listing_open (home->cache, &error));
  assert_error (error, BST_LIBRARY_ERROR_BUSY, "Another Bestiary");
  bring (listing, 0, 10, 1);
  g_clear_error (&error);
  g_assert_null (bst_listing_open (home->cache, &error));
  assert_error (error, BST_LIBRARY_ERROR_BUSY, "Another Bestiary");
  g_clear_pointer (&listing, bst_listing_free);
  listing = open_listing (home);
  assert_goes_on (home, listing);
}

/* Some other program holds the database. */
static void
test_held (void)
{
  g_autoptr (Home) home = make_busy_home ();
  g_autofree char *path = listing_file (home);
  g_autoptr (BstListing) listing = NULL;
  g_autoptr (GPtrArray) page = make_page (80, 5, 2);
  g_autoptr (GError) error = NULL;
  sqlite3 *holder = NULL;

  g_assert_cmpint (sqlite3_open (path, &holder), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (holder, "BEGIN IMMEDIATE", NULL, NULL, NULL), ==, SQLITE_OK);
  bst_database_set_patience (10);
  g_assert_null (bst_listing_open (home->cache, &error));
  assert_error (error, BST_LIBRARY_ERROR_BUSY, "Another program");
  g_clear_error (&error);
  g_assert_cmpint (sqlite3_exec (holder, "ROLLBACK", NULL, NULL, NULL), ==, SQLITE_OK);
  listing = open_listing (home);
  g_assert_cmpint (sqlite3_exec (holder, "BEGIN IMMEDIATE", NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_false (bst_listing_add_page (listing, page, "four", &error));
  assert_error (error, BST_LIBRARY_ERROR_BUSY, "Another program");
  g_assert_cmpstr (bst_listing_get_pass (listing)->next_link, ==, "three");
  sqlite3_close (holder);
  bst_database_set_patience (5000);
  add_page (listing, g_ptr_array_ref (page), "four");
  g_assert_cmpint (bst_listing_get_pass (listing)->n_rows, ==, 85);
}

/* A page that the file refuses in its middle: nothing of it is there, and nobody is kept from
 * the file. */
static void
test_refused (void)
{
  g_autoptr (Home) home = make_busy_home ();
  g_autofree char *path = listing_file (home);
  g_autoptr (BstListing) listing = NULL;
  g_autoptr (GPtrArray) page = make_page (80, 5, 2);
  g_autoptr (GError) error = NULL;

  run_sql (path, "CREATE TRIGGER refuse BEFORE INSERT ON model WHEN new.id = 'somebody/model-83' "
                 "BEGIN SELECT RAISE (FAIL, 'not this one'); END");
  listing = open_listing (home);
  g_assert_false (bst_listing_add_page (listing, page, "four", &error));
  assert_error (error, BST_LIBRARY_ERROR_FAILED, "not this one");
  g_assert_cmpint (count_waiting (home), ==, 80);
  g_assert_cmpstr (bst_listing_get_pass (listing)->next_link, ==, "three");
  run_sql (path, "DROP TRIGGER refuse");
  add_page (listing, g_ptr_array_ref (page), "four");
  g_assert_cmpint (count_waiting (home), ==, 85);
}

/* A file of a later program is left alone. */
static void
test_newer (void)
{
  g_autoptr (Home) home = make_busy_home ();
  g_autofree char *path = listing_file (home);
  g_autoptr (GError) error = NULL;

  run_sql (path, "PRAGMA user_version = 99");
  g_assert_null (bst_listing_open (home->cache, &error));
  assert_error (error, BST_LIBRARY_ERROR_FAILED, "newer version");
  g_assert_cmpint (count_waiting (home), ==, 80);
}

/* No folder can be made; no lock; no file. */
static void
test_no_home (void)
{
  g_autoptr (Home) home = home_new ();
  g_autofree char *file = g_build_filename (home->root, "file", NULL);
  g_autofree char *inside = g_build_filename (file, "cache", NULL);
  g_autofree char *lock = g_build_filename (home->cache, "hub-list.lock", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (file, "", 0, NULL));
  g_assert_null (bst_listing_open (inside, &error));
  assert_error (error, BST_LIBRARY_ERROR_FAILED, inside);
  g_clear_error (&error);
  g_assert_cmpint (g_mkdir_with_parents (lock, 0700), ==, 0);
  g_assert_null (bst_listing_open (home->cache, &error));
  assert_error (error, BST_LIBRARY_ERROR_FAILED, lock);
}

static void
test_read_only (void)
{
  g_autoptr (Home) home = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  if (geteuid () == 0)
    {
      g_test_skip ("root can write everywhere");
      return;
    }
  home = home_new ();
  g_assert_cmpint (g_mkdir_with_parents (home->cache, 0700), ==, 0);
  g_assert_cmpint (g_chmod (home->cache, 0500), ==, 0);
  g_assert_null (bst_listing_open (home->cache, &error));
  assert_error (error, BST_LIBRARY_ERROR_FAILED, "cannot be written");
  g_clear_error (&error);
  g_assert_cmpint (g_chmod (home->cache, 0700), ==, 0);
  bst_listing_free (open_listing (home));

  path = listing_file (home);
  g_assert_cmpint (g_chmod (path, 0400), ==, 0);
  g_assert_null (bst_listing_open (home->cache, &error));
  assert_error (error, BST_LIBRARY_ERROR_FAILED, "cannot be written");
}

/* The database may not grow, as on a disk that is full: the page is not there, what came
 * before is, and once there is room all goes on. */
static void
test_full (void)
{
  g_autoptr (Home) home = make_busy_home ();
  g_autoptr (BstListing) listing = open_listing (home);
  g_autoptr (GPtrArray) page = make_page (80, 5000, 2);
  g_autofree char *limit = NULL;
  g_autoptr (GError) error = NULL;

  limit = g_strdup_printf ("PRAGMA max_page_count = %" G_GINT64_FORMAT,
                           bst_database_get_number (listing->database, "PRAGMA page_count") + 5);
  bst_database_run (listing->database, limit);
  g_assert_false (bst_listing_add_page (listing, page, "four", &error));
  assert_error (error, BST_LIBRARY_ERROR_FULL, "no room");
  g_assert_cmpstr (bst_listing_get_pass (listing)->next_link, ==, "three");
  g_assert_cmpint (count_waiting (home), ==, 80);
  bst_database_run (listing->database, "PRAGMA max_page_count = 1000000");
  add_page (listing, g_ptr_array_ref (page), NULL);
  end_pass (listing);
  g_assert_cmpuint (count_rows (home), ==, 5080);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/listing-trouble/changed-meanwhile", test_changed_meanwhile);
  g_test_add_func ("/listing-trouble/torn", test_torn);
  g_test_add_func ("/listing-trouble/two", test_two);
  g_test_add_func ("/listing-trouble/held", test_held);
  g_test_add_func ("/listing-trouble/refused", test_refused);
  g_test_add_func ("/listing-trouble/newer", test_newer);
  g_test_add_func ("/listing-trouble/no-home", test_no_home);
  g_test_add_func ("/listing-trouble/read-only", test_read_only);
  g_test_add_func ("/listing-trouble/full", test_full);
  return g_test_run ();
}
