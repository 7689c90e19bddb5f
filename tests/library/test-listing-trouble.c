/* What the listing makes of files that are damaged, gone, held, or out of room. */
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <unistd.h>

#include "library/listing-private.h"
#include "lister.h"

/* Two pages of a pass over all have come after one that ended. */
static Home *
make_busy_home (void)
{
  Home *home = home_new ();
  g_autoptr (BstListing) listing = open_listing (home);

  bring (listing, 0, 100, 1);
  begin_pass (listing, BST_PASS_WHOLE, NULL, 0, HUB);
  add_page (listing, make_page (0, 40, 2), "two");
  add_page (listing, make_page (40, 40, 2), "three");
  return home;
}

/* After whatever happened, a pass comes to its end. */
static void
assert_goes_on (Home *home, BstListing *listing)
{
  bring (listing, 50, 20, 7);
  g_assert_cmpuint (count_rows (home), ==, 20);
  g_assert_cmpint (get_row_downloads (home, "somebody/model-51"), ==, 7051);
  g_assert_nonnull (bst_listing_get_last (listing, NULL, 0, HUB));
}

static void
spoil_text (const char *path)
{
  g_assert_true (g_file_set_contents (path, "neither a database nor a catalogue\n", -1, NULL));
}

static void
spoil_empty (const char *path)
{
  g_assert_true (g_file_set_contents (path, "", 0, NULL));
}

static void
spoil_pages (const char *path)
{
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  memset (bytes + 4096, 0x5a, length - 4096);
  g_assert_true (g_file_set_contents (path, bytes, (gssize) length, NULL));
}

static void
spoil_folder (const char *path)
{
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
}

static void
spoil_foreign (const char *path)
{
  g_assert_cmpint (g_unlink (path), ==, 0);
  run_sql (path, "CREATE TABLE bookmark (url TEXT)");
}

static void
spoil_schema (const char *path)
{
  run_sql (path, "DROP TABLE state");
}

static const struct
{
  const char *name;
  void (*spoil) (const char *path);
} damages[] = {
  { "text", spoil_text },
  { "pages", spoil_pages },
  { "folder", spoil_folder },
  { "foreign", spoil_foreign },
  { "schema", spoil_schema },
};

/* The database is set aside; what the catalogue has stays, and is looked at anew by the next
 * whole pass. */
static void
test_damaged (gconstpointer data)
{
  g_autoptr (Home) home = make_busy_home ();
  g_autofree char *path = listing_file (home);
  g_autoptr (BstListing) listing = NULL;

  damages[GPOINTER_TO_UINT (data)].spoil (path);
  listing = open_listing (home);
  assert_told (listing, "hub-list.db.damaged-20");
  g_assert_cmpuint (count_files (home->cache, ".damaged-"), >=, 1);
  g_assert_null (bst_listing_get_pass (listing));
  g_assert_null (bst_listing_get_last (listing, NULL, 0, HUB));
  begin_pass (listing, BST_PASS_WHOLE, NULL, 3, HUB);
  add_page (listing, make_page (0, 3, 3), NULL);
  end_pass (listing);
  g_assert_cmpuint (count_rows (home), ==, 100);
  assert_goes_on (home, listing);
}

/* Damage that is met only when the rows are read. */
static void
test_damaged_rows (void)
{
  g_autoptr (Home) home = make_busy_home ();
  g_autofree char *path = listing_file (home);
  g_autofree char *root = get_sql (path, "SELECT rootpage FROM sqlite_schema WHERE name = 'model'");
  g_autofree char *bytes = NULL;
  g_autoptr (BstListing) listing = NULL;
  g_autoptr (GError) error = NULL;
  gsize length, offset = ((gsize) g_ascii_strtoull (root, NULL, 10) - 1) * 4096;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  g_assert_cmpuint (offset + 4096, <=, length);
  memset (bytes + offset, 0x5a, 4096);
  g_assert_true (g_file_set_contents (path, bytes, (gssize) length, NULL));
  listing = open_listing (home);
  assert_told (listing, NULL);
  g_assert_cmpstr (bst_listing_get_pass (listing)->next_link, ==, "three");
  g_assert_false (bst_listing_end (listing, NULL, &error));
  assert_error (error, BST_LIBRARY_ERROR_FAILED, "damaged");
  assert_told (listing, "hub-list.db.damaged-20");
  g_assert_null (bst_listing_get_pass (listing));
  g_assert_cmpuint (count_rows (home), ==, 100);
  assert_goes_on (home, listing);
}

/* Rows that somebody wrote are left out, or as much of them as is none. */
static void
test_strange_rows (void)
{
  g_autoptr (Home) home = make_busy_home ();
  g_autofree char *path = listing_file (home);
  g_autoptr (BstListing) listing = NULL;
  g_autoptr (BstCatalogue) catalogue = NULL;
  guint index;
  BstRow row;

  run_sql (path, "UPDATE model SET id = CAST (x'ff' AS TEXT) || 'a/b' WHERE id = 'somebody/model-1';"
                 "UPDATE model SET id = 'a/b/c' WHERE id = 'somebody/model-2';"
                 "UPDATE model SET task = CAST (x'ff' AS TEXT), downloads = -9, gated = 77, relation = -1, presence = 1 << 40 "
                 "WHERE id = 'somebody/model-3';"
                 "UPDATE model SET pass = -1 WHERE id = 'somebody/model-4';"
                 "UPDATE pass SET top = -1, n_rows = -7 WHERE state = 'ended'");
  listing = open_listing (home);
  end_pass (listing);
  g_assert_cmpuint (count_rows (home), ==, 77);
  catalogue = open_catalogue (home);
  g_assert_true (bst_catalogue_find (catalogue, "somebody/model-3", &index));
  bst_catalogue_get_row (catalogue, index, &row);
  g_assert_null (row.task);
  g_assert_cmpint (row.downloads, ==, -1);
  g_assert_cmpint (row.gated, ==, BST_N_GATED - 1);
  assert_goes_on (home, listing);
}

/* A catalogue that is not the one that was written: all has to come again, but what waits
 * is kept. */
static void
test_lost (gconstpointer data)
{
  void (*const spoil) (const char *path) = data;
  g_autoptr (Home) home = make_busy_home ();
  g_autofree char *path = bst_listing_dup_path (home->cache);
  g_autoptr (BstListing) listing = NULL;

  if (spoil != NULL)
    spoil (path);
  else
    g_assert_cmpint (g_unlink (path), ==, 0);
  listing = open_listing (home);
  assert_told (listing, path);
  g_assert_null (bst_listing_get_last (listing, NULL, 0, HUB));
  g_assert_cmpint (count_waiting (home), ==, 80);
  /* all that the pass brought is here */
  g_assert_cmpstr (bst_listing_get_pass (listing)->next_link, ==, "three");
  g_clear_pointer (&listing, bst_listing_free);

  listing = open_listing (home);
  assert_told (listing, NULL);
  if (spoil == spoil_folder)
    g_assert_cmpint (g_rmdir (path), ==, 0);
  end_pass (listing);
  g_assert_cmpuint (count_rows (home), ==, 80);
  g_assert_cmpuint (bst_listing_get_n_new (listing), ==, 80);
  assert_goes_on (home, listing);
}

/* What a pass had written on its way is lost with the catalogue: it does not go on. */
static void
test_lost_on_the_way (void)
{
  g_autoptr (Home) home = make_busy_home ();
  g_autofree char *path = bst_listing_dup_path (home->cache);
  g_autoptr (BstListing) listing = open_listing (home);

  g_assert_true (bst_listing_write (listing, NULL, NULL));
  add_page (listing, make_page (80, 5, 2), "four");
  g_clear_pointer (&listing, bst_listing_free);
  g_assert_cmpint (g_unlink (path), ==, 0);
  listing = open_listing (home);
  assert_told (listing, path);
  g_assert_null (bst_listing_get_pass (listing));
  g_assert_cmpint (count_waiting (home), ==, 5);
  assert_goes_on (home, listing);
}

/* It is lost while the listing is open. */
static void
test_lost_meanwhile (void)
{
  g_autoptr (Home) home = make_busy_home ();
  g_autofree char *path = bst_listing_dup_path (home->cache);
  g_autoptr (BstListing) listing = open_listing (home);
  g_autoptr (GError) error = NULL;

  begin_pass (listing, BST_PASS_CHANGES, NULL, 0, HUB);
  add_page (listing, make_page (0, 5, 3), NULL);
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_false (bst_listing_end (listing, NULL, &error));
  assert_error (error, BST_LIBRARY_ERROR_FAILED, "Try again");
  assert_told (listing, path);
  assert_goes_on (home, listing);
}

/* The catalogue of another time: its models are kept, and a whole pass takes those out
 * that it does not meet, whatever the numbers of the passes. */
static void
test_other_catalogue (void)
{
  g_autoptr (Home) home = make_busy_home ();
  g_autofree char *path = bst_listing_dup_path (home->cache);
  g_autofree char *aside = g_strconcat (path, "-aside", NULL);
  g_autoptr (BstListing) listing = NULL;

  g_assert_cmpint (g_rename (path, aside), ==, 0);
  listing = open_listing (home);
  assert_told (listing, path);
  bring (listing, 200, 10, 3);
  g_clear_pointer (&listing, bst_listing_free);
  g_assert_cmpint (g_rename (aside, path), ==, 0);
  listing = open_listing (home);
  assert_told (listing, path);
  begin_pass (listing, BST_PASS_WHOLE, NULL, 1, HUB);
  add_page (listing, make_page (300, 1, 4), NULL);
  end_pass (listing);
  g_assert_cmpuint (bst_listing_get_n_new (listing), ==, 1);
  g_assert_cmpuint (count_rows (home), ==, 101);
  assert_goes_on (home, listing);
}

/* The numbers of passes begin again with a new database, and the catalogue has models of
 * passes that had the same numbers. */
static void
test_deleted_database (void)
{
  g_autoptr (Home) home = make_busy_home ();
  g_autofree char *path = listing_file (home);
  g_autoptr (BstListing) listing = NULL;

  g_assert_cmpint (g_unlink (path), ==, 0);
  listing = open_listing (home);
  assert_told (listing, NULL);
  bring (listing, 0, 99, 3);
  g_assert_cmpuint (bst_listing_get_last (listing, NULL, 0, HUB)->number, ==, 1);
  g_assert_cmpuint (bst_listing_get_n_removed (listing), ==, 1);
  g_assert_cmpuint (count_rows (home), ==, 99);
}

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
  for (guint i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      g_autofree char *name = g_strconcat ("/listing-trouble/damaged/", damages[i].name, NULL);

      g_test_add_data_func (name, GUINT_TO_POINTER (i), test_damaged);
    }
  g_test_add_func ("/listing-trouble/damaged/rows", test_damaged_rows);
  g_test_add_func ("/listing-trouble/strange-rows", test_strange_rows);
  g_test_add_data_func ("/listing-trouble/lost/deleted", NULL, test_lost);
  g_test_add_data_func ("/listing-trouble/lost/text", spoil_text, test_lost);
  g_test_add_data_func ("/listing-trouble/lost/empty", spoil_empty, test_lost);
  g_test_add_data_func ("/listing-trouble/lost/folder", spoil_folder, test_lost);
  g_test_add_func ("/listing-trouble/lost/on-the-way", test_lost_on_the_way);
  g_test_add_func ("/listing-trouble/lost/meanwhile", test_lost_meanwhile);
  g_test_add_func ("/listing-trouble/other-catalogue", test_other_catalogue);
  g_test_add_func ("/listing-trouble/deleted-database", test_deleted_database);
  g_test_add_func ("/listing-trouble/changed-meanwhile", test_changed_meanwhile);
  g_test_add_func ("/listing-trouble/torn", test_torn);
  g_test_add_func ("/listing-trouble/two", test_two);
  g_test_add_func ("/listing-trouble/held", test_held);
  g_test_add_func ("/listing-trouble/newer", test_newer);
  g_test_add_func ("/listing-trouble/no-home", test_no_home);
  g_test_add_func ("/listing-trouble/read-only", test_read_only);
  g_test_add_func ("/listing-trouble/full", test_full);
  return g_test_run ();
}
