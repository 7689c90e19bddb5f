/* What the listing makes of files that are damaged, gone, or others. */
#include <glib/gstdio.h>
#include <string.h>

#include "lister.h"

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
  BstListed row;

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

/* Nobody knows any more that the catalogue's models came when the clock was years ahead. */
static void
test_clock_of_before (void)
{
  g_autoptr (Home) home = home_new ();
  g_autofree char *path = listing_file (home);
  g_autoptr (BstListing) listing = open_listing (home);
  GPtrArray *page = make_page (0, 10, 1);

  for (guint i = 0; i < page->len; i++)
    ((BstRepository *) g_ptr_array_index (page, i))->fetched_at += 100000000;
  begin_pass (listing, BST_PASS_WHOLE, NULL, 0, HUB);
  add_page (listing, page, NULL);
  end_pass (listing);
  g_clear_pointer (&listing, bst_listing_free);
  g_assert_cmpint (g_unlink (path), ==, 0);
  listing = open_listing (home);
  begin_pass (listing, BST_PASS_WHOLE, NULL, 5, HUB);
  add_page (listing, make_page (0, 5, 2), NULL);
  end_pass (listing);
  g_assert_cmpint (get_row_downloads (home, "somebody/model-4"), ==, 2004);
  g_assert_cmpint (get_row_downloads (home, "somebody/model-5"), ==, 1005);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      g_autofree char *name = g_strconcat ("/listing-damaged/database/", damages[i].name, NULL);

      g_test_add_data_func (name, GUINT_TO_POINTER (i), test_damaged);
    }
  g_test_add_func ("/listing-damaged/database/rows", test_damaged_rows);
  g_test_add_func ("/listing-damaged/strange-rows", test_strange_rows);
  g_test_add_data_func ("/listing-damaged/lost/deleted", NULL, test_lost);
  g_test_add_data_func ("/listing-damaged/lost/text", spoil_text, test_lost);
  g_test_add_data_func ("/listing-damaged/lost/empty", spoil_empty, test_lost);
  g_test_add_data_func ("/listing-damaged/lost/folder", spoil_folder, test_lost);
  g_test_add_func ("/listing-damaged/lost/on-the-way", test_lost_on_the_way);
  g_test_add_func ("/listing-damaged/lost/meanwhile", test_lost_meanwhile);
  g_test_add_func ("/listing-damaged/other-catalogue", test_other_catalogue);
  g_test_add_func ("/listing-damaged/deleted-database", test_deleted_database);
  g_test_add_func ("/listing-damaged/clock-of-before", test_clock_of_before);
  return g_test_run ();
}
