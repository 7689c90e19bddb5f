/* What passes over the Hub's list come to: what they add, take out, and know. */
#include <glib/gstdio.h>

#include "lister.h"

/* A whole pass takes out what it did not meet, where it looked. */
static void
test_removed (void)
{
  g_autoptr (Home) home = home_new ();
  g_autoptr (BstListing) listing = open_listing (home);

  bring (listing, 0, 100, 1);
  g_assert_cmpuint (bst_listing_get_n_new (listing), ==, 100);
  bring (listing, 5, 100, 2);
  g_assert_cmpuint (bst_listing_get_n_new (listing), ==, 5);
  g_assert_cmpuint (bst_listing_get_n_removed (listing), ==, 5);
  g_assert_cmpuint (count_rows (home), ==, 100);
  g_assert_cmpint (get_row_downloads (home, "somebody/model-4"), ==, -2);
  g_assert_cmpint (get_row_downloads (home, "somebody/model-104"), ==, 2104);

  /* the most downloaded say nothing of the others */
  begin_pass (listing, BST_PASS_WHOLE, NULL, 10, HUB);
  add_page (listing, make_page (10, 10, 3), NULL);
  end_pass (listing);
  g_assert_cmpuint (bst_listing_get_n_removed (listing), ==, 0);
  g_assert_cmpuint (count_rows (home), ==, 100);

  /* nor do those of a task: model-20 to model-100 may be of another one now */
  begin_pass (listing, BST_PASS_WHOLE, "translation", 0, HUB);
  add_page (listing, make_page (10, 1, 4), NULL);
  end_pass (listing);
  g_assert_cmpuint (bst_listing_get_n_removed (listing), ==, 0);
  g_assert_cmpuint (count_rows (home), ==, 100);
  g_assert_cmpint (get_row_downloads (home, "somebody/model-20"), ==, 2020);

  /* nor do changes */
  begin_pass (listing, BST_PASS_CHANGES, NULL, 0, HUB);
  add_page (listing, make_page (200, 2, 5), NULL);
  end_pass (listing);
  g_assert_cmpuint (bst_listing_get_n_new (listing), ==, 2);
  g_assert_cmpuint (bst_listing_get_n_removed (listing), ==, 0);
  g_assert_cmpuint (count_rows (home), ==, 102);
}

static void
add_unread (BstListing *listing, GPtrArray *page, const char *id, gboolean is_unsure, const char *next_link)
{
  g_autoptr (GPtrArray) unread = g_ptr_array_new ();
  BstPageFacts facts = { .unread = unread, .is_unsure = is_unsure };
  g_autoptr (GError) error = NULL;

  if (id != NULL)
    g_ptr_array_add (unread, (gpointer) id);
  g_assert_true (bst_listing_add_page_with (listing, page, &facts, next_link, &error));
  g_assert_no_error (error);
  g_ptr_array_unref (page);
}

/* What came and could not be read is there, and stays as it was known: also where the
 * program ended between the page and the end. */
static void
test_unread (void)
{
  g_autoptr (Home) home = home_new ();
  g_autoptr (BstListing) listing = open_listing (home);
  g_autoptr (GError) error = NULL;

  bring (listing, 0, 100, 1);
  begin_pass (listing, BST_PASS_WHOLE, NULL, 0, HUB);
  add_unread (listing, make_page (0, 50, 2), "Somebody/Model-99", FALSE, "next");
  g_assert_true (bst_listing_write (listing, NULL, &error));
  g_assert_no_error (error);
  g_clear_pointer (&listing, bst_listing_free);
  listing = open_listing (home);
  add_unread (listing, make_page (50, 47, 2), "not an id", FALSE, NULL);
  end_pass (listing);
  g_assert_cmpuint (bst_listing_get_n_removed (listing), ==, 2);
  g_assert_cmpint (get_row_downloads (home, "somebody/model-99"), ==, 1099);
  g_assert_cmpint (get_row_downloads (home, "somebody/model-98"), ==, -2);

  /* the next pass does not meet it either */
  bring (listing, 0, 97, 3);
  g_assert_cmpuint (bst_listing_get_n_removed (listing), ==, 1);

  /* one of which nobody knows which it was: it may be any */
  begin_pass (listing, BST_PASS_WHOLE, NULL, 0, HUB);
  add_unread (listing, make_page (0, 50, 4), NULL, TRUE, "next");
  g_clear_pointer (&listing, bst_listing_free);
  listing = open_listing (home);
  g_assert_true (bst_listing_get_pass (listing)->is_unsure);
  add_page (listing, make_page (50, 20, 4), NULL);
  end_pass (listing);
  g_assert_cmpuint (bst_listing_get_n_removed (listing), ==, 0);
  g_assert_cmpuint (count_rows (home), ==, 97);
  bring (listing, 0, 96, 5);
  g_assert_cmpuint (bst_listing_get_n_removed (listing), ==, 1);
}

/* A Hub that has no models at all is a Hub that is out of order. */
static void
test_none_met (void)
{
  g_autoptr (Home) home = home_new ();
  g_autoptr (BstListing) listing = open_listing (home);

  bring (listing, 0, 100, 1);
  bring (listing, 0, 0, 2);
  g_assert_cmpuint (bst_listing_get_n_removed (listing), ==, 0);
  g_assert_cmpuint (count_rows (home), ==, 100);
  g_assert_cmpuint (bst_listing_get_last (listing, NULL, 0, HUB)->number, ==, 1);
}

static void
end_of (BstListing *listing, BstPassKind kind, const char *task, guint n, const char *endpoint)
{
  begin_pass (listing, kind, task, 0, endpoint);
  add_page (listing, make_page (0, n, 1), NULL);
  end_pass (listing);
}

/* What was synced last, which changes are too, and a task that there is not is not. */
static void
test_latest (void)
{
  g_autoptr (Home) home = home_new ();
  g_autoptr (BstListing) listing = open_listing (home);
  g_autofree char *path = bst_listing_dup_path (home->cache);

  end_of (listing, BST_PASS_WHOLE, "no-such", 0, HUB);
  g_assert_null (bst_listing_get_latest (listing, HUB));
  end_of (listing, BST_PASS_WHOLE, "translation", 9, HUB);
  end_of (listing, BST_PASS_WHOLE, "text-generation", 9, HUB);
  end_of (listing, BST_PASS_WHOLE, "no-such", 0, HUB);
  g_assert_cmpstr (bst_listing_get_latest (listing, HUB)->scope.task, ==, "text-generation");
  end_of (listing, BST_PASS_CHANGES, "translation", 0, HUB);
  g_assert_cmpstr (bst_listing_get_latest (listing, HUB)->scope.task, ==, "translation");
  g_assert_cmpuint (bst_listing_get_latest (listing, HUB)->number, ==, 2);

  /* a catalogue that is lost takes with it what is known, and not what is wanted */
  g_clear_pointer (&listing, bst_listing_free);
  g_assert_cmpint (g_unlink (path), ==, 0);
  listing = open_listing (home);
  g_assert_null (bst_listing_get_last (listing, "translation", 0, HUB));
  g_assert_cmpstr (bst_listing_get_latest (listing, HUB)->scope.task, ==, "translation");
  /* and another one's list is not it */
  end_of (listing, BST_PASS_WHOLE, NULL, 9, MIRROR);
  g_assert_cmpstr (bst_listing_get_latest (listing, HUB)->scope.task, ==, "translation");
  end_of (listing, BST_PASS_WHOLE, "text-generation", 9, HUB);
  g_assert_cmpstr (bst_listing_get_latest (listing, HUB)->scope.task, ==, "text-generation");
}

/* So does one that was lost when a part of the list had come. */
static void
test_lost_on_the_way (void)
{
  g_autoptr (Home) home = home_new ();
  g_autoptr (BstListing) listing = open_listing (home);
  g_autofree char *path = bst_listing_dup_path (home->cache);

  begin_pass (listing, BST_PASS_WHOLE, "translation", 0, HUB);
  add_page (listing, make_page (0, 9, 1), "next");
  g_assert_true (bst_listing_write (listing, NULL, NULL));
  g_clear_pointer (&listing, bst_listing_free);
  g_assert_cmpint (g_unlink (path), ==, 0);
  listing = open_listing (home);
  g_assert_null (bst_listing_get_pass (listing));
  g_assert_cmpstr (bst_listing_get_latest (listing, HUB)->scope.task, ==, "translation");
}

/* Up to which moment all is known: that of the first page, as what changes afterwards
 * behind the pass is newer; and from then on that of the changes. */
static void
test_newest (void)
{
  g_autoptr (Home) home = home_new ();
  g_autoptr (BstListing) listing = open_listing (home);
  g_autoptr (BstPass) pass = bst_pass_new (BST_PASS_CHANGES, NULL, 0, HUB);

  begin_pass (listing, BST_PASS_WHOLE, NULL, 0, HUB);
  g_assert_cmpint (bst_listing_get_pass (listing)->newest, ==, -1);
  add_page (listing, make_page (0, 10, 1), "next");
  g_assert_cmpint (bst_listing_get_pass (listing)->newest, ==, TIME + 109);
  add_page (listing, make_page (10, 10, 9), NULL);
  g_assert_cmpint (bst_listing_get_pass (listing)->newest, ==, TIME + 109);
  end_pass (listing);
  g_assert_cmpint (bst_listing_get_last (listing, NULL, 0, HUB)->newest, ==, TIME + 109);

  pass->since = TIME + 109;
  g_assert_true (bst_listing_begin (listing, pass, NULL));
  g_assert_cmpint (bst_listing_get_pass (listing)->since, ==, TIME + 109);
  add_page (listing, make_page (0, 3, 5), NULL);
  end_pass (listing);
  g_assert_cmpint (bst_listing_get_last (listing, NULL, 0, HUB)->newest, ==, TIME + 502);
  g_assert_cmpint (bst_listing_get_last (listing, NULL, 0, HUB)->kind, ==, BST_PASS_WHOLE);
  g_assert_cmpuint (bst_listing_get_last (listing, NULL, 0, HUB)->number, ==, 1);

  /* nothing has changed, or only what is older: then too much comes the next time */
  begin_pass (listing, BST_PASS_CHANGES, NULL, 0, HUB);
  add_page (listing, make_page (0, 0, 1), NULL);
  end_pass (listing);
  g_assert_cmpint (bst_listing_get_last (listing, NULL, 0, HUB)->newest, ==, TIME + 502);
  begin_pass (listing, BST_PASS_CHANGES, NULL, 0, HUB);
  add_page (listing, make_page (0, 1, 2), NULL);
  end_pass (listing);
  g_assert_cmpint (bst_listing_get_last (listing, NULL, 0, HUB)->newest, ==, TIME + 200);

  /* whoever asked the Hub beforehand knows better than the first page */
  g_clear_pointer (&pass, bst_pass_free);
  pass = bst_pass_new (BST_PASS_WHOLE, NULL, 0, HUB);
  pass->newest = TIME + 5;
  g_assert_true (bst_listing_begin (listing, pass, NULL));
  add_page (listing, make_page (0, 10, 3), NULL);
  end_pass (listing);
  g_assert_cmpint (bst_listing_get_last (listing, NULL, 0, HUB)->newest, ==, TIME + 5);
}

/* What is still to come by the Hub's clock is not known yet. */
static void
test_future (void)
{
  static const struct
  {
    gint64 date, newest;
  } cases[] = { { 0, TIME + 109 }, { TIME + 109, TIME + 109 }, { TIME + 105, TIME + 105 }, { 1, -1 } };
  g_autoptr (Home) home = home_new ();
  g_autoptr (BstListing) listing = open_listing (home);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      BstPageFacts facts = { .date = cases[i].date };
      g_autoptr (GPtrArray) page = make_page (0, 10, 1);
      g_autoptr (GError) error = NULL;

      begin_pass (listing, BST_PASS_WHOLE, NULL, 0, HUB);
      g_assert_true (bst_listing_add_page_with (listing, page, &facts, NULL, &error));
      g_assert_no_error (error);
      end_pass (listing);
      g_assert_cmpint (bst_listing_get_last (listing, NULL, 0, HUB)->newest, ==, cases[i].newest);
    }
}

/* Changes are those of one scope, and without a whole pass they are of none. */
static void
test_scopes (void)
{
  g_autoptr (Home) home = home_new ();
  g_autoptr (BstListing) listing = open_listing (home);

  begin_pass (listing, BST_PASS_CHANGES, NULL, 0, HUB);
  add_page (listing, make_page (0, 3, 1), NULL);
  end_pass (listing);
  g_assert_null (bst_listing_get_last (listing, NULL, 0, HUB));

  bring (listing, 0, 20, 1);
  begin_pass (listing, BST_PASS_WHOLE, "translation", 0, HUB);
  add_page (listing, make_page (0, 1, 2), "next");
  add_page (listing, make_page (10, 1, 2), NULL);
  end_pass (listing);
  begin_pass (listing, BST_PASS_WHOLE, NULL, 10, HUB);
  add_page (listing, make_page (0, 10, 3), NULL);
  end_pass (listing);
  begin_pass (listing, BST_PASS_CHANGES, "translation", 0, HUB);
  add_page (listing, make_page (0, 1, 7), NULL);
  end_pass (listing);
  g_assert_cmpint (bst_listing_get_last (listing, NULL, 0, HUB)->newest, ==, TIME + 119);
  g_assert_cmpint (bst_listing_get_last (listing, "translation", 0, HUB)->newest, ==, TIME + 700);
  g_assert_cmpint (bst_listing_get_last (listing, NULL, 10, HUB)->newest, ==, TIME + 309);
  g_assert_null (bst_listing_get_last (listing, NULL, 11, HUB));
  g_assert_null (bst_listing_get_last (listing, "translation", 10, HUB));
  g_assert_null (bst_listing_get_last (listing, NULL, 0, MIRROR));
}

static GPtrArray *
make_mirror_page (guint from, guint n, int round)
{
  GPtrArray *page = make_page (from, n, round);

  for (guint i = 0; i < page->len; i++)
    {
      BstRepository *record = g_ptr_array_index (page, i);

      g_free (record->endpoint);
      record->endpoint = g_strdup (MIRROR);
    }
  return page;
}

/* Another endpoint's pass is of another scope, and takes out what itself had told. Where it
 * does, the first one's passes are no longer true, as both may have had it. */
static void
test_endpoints (void)
{
  g_autoptr (Home) home = home_new ();
  g_autoptr (BstListing) listing = open_listing (home);

  bring (listing, 0, 20, 1);
  begin_pass (listing, BST_PASS_WHOLE, NULL, 0, MIRROR);
  add_page (listing, make_mirror_page (0, 10, 2), NULL);
  end_pass (listing);
  g_assert_cmpuint (bst_listing_get_n_removed (listing), ==, 0);
  g_assert_cmpuint (count_rows (home), ==, 20);
  g_assert_nonnull (bst_listing_get_last (listing, NULL, 0, HUB));
  g_assert_nonnull (bst_listing_get_last (listing, NULL, 0, MIRROR));

  begin_pass (listing, BST_PASS_WHOLE, NULL, 0, MIRROR);
  add_page (listing, make_mirror_page (0, 9, 3), NULL);
  end_pass (listing);
  g_assert_cmpuint (bst_listing_get_n_removed (listing), ==, 1);
  g_assert_cmpint (get_row_downloads (home, "somebody/model-9"), ==, -2);
  g_assert_cmpint (get_row_downloads (home, "somebody/model-10"), ==, 1010);
  g_assert_null (bst_listing_get_last (listing, NULL, 0, HUB));
  g_assert_nonnull (bst_listing_get_last (listing, NULL, 0, MIRROR));

  /* but how long its list is to be is still known */
  begin_pass (listing, BST_PASS_WHOLE, NULL, 0, HUB);
  g_assert_cmpint (bst_listing_get_n_expected (listing, bst_listing_get_pass (listing)), ==, 20);
}

/* Rows of a pass that was given up are kept; a pass that begins takes the place of one. */
static void
test_give_up (void)
{
  g_autoptr (Home) home = home_new ();
  g_autoptr (BstListing) listing = open_listing (home);
  g_autoptr (GError) error = NULL;
  guint index;
  BstListed row;
  g_autoptr (BstCatalogue) catalogue = NULL;

  begin_pass (listing, BST_PASS_WHOLE, NULL, 0, MIRROR);
  add_page (listing, make_page (0, 10, 1), "next");
  g_assert_true (bst_listing_give_up (listing, &error));
  g_assert_no_error (error);
  g_assert_null (bst_listing_get_pass (listing));
  begin_pass (listing, BST_PASS_WHOLE, NULL, 0, HUB);
  add_page (listing, make_page (10, 10, 1), "next");
  begin_pass (listing, BST_PASS_WHOLE, NULL, 5, HUB);
  g_assert_cmpuint (bst_listing_get_pass (listing)->number, ==, 3);
  g_assert_null (bst_listing_get_pass (listing)->next_link);
  g_assert_cmpint (count_waiting (home), ==, 20);
  add_page (listing, make_page (20, 5, 1), NULL);
  end_pass (listing);
  g_assert_cmpuint (bst_listing_get_n_new (listing), ==, 25);
  g_assert_null (bst_listing_get_last (listing, NULL, 0, HUB));
  catalogue = open_catalogue (home);
  g_assert_true (bst_catalogue_find (catalogue, "somebody/model-3", &index));
  bst_catalogue_get_row (catalogue, index, &row);
  g_assert_cmpuint (row.pass, ==, 1);
  g_assert_cmpstr (row.endpoint, ==, HUB);

  /* which a whole pass does not meet, it takes out: they may be no more */
  begin_pass (listing, BST_PASS_WHOLE, NULL, 0, HUB);
  add_page (listing, make_page (500, 10, 1), "next");
  bring (listing, 20, 4, 2);
  g_assert_cmpuint (count_rows (home), ==, 4);
}

/* What a pass has brought can be searched before it ends, and is met by it all the same. */
static void
test_write_on_the_way (void)
{
  g_autoptr (Home) home = home_new ();
  g_autoptr (BstListing) listing = open_listing (home);
  g_autoptr (GError) error = NULL;

  bring (listing, 0, 30, 1);
  begin_pass (listing, BST_PASS_WHOLE, NULL, 0, HUB);
  add_page (listing, make_page (10, 10, 2), "next");
  g_assert_true (bst_listing_write (listing, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (bst_listing_get_n_new (listing), ==, 0);
  g_assert_cmpuint (count_rows (home), ==, 30);
  g_assert_cmpint (get_row_downloads (home, "somebody/model-11"), ==, 2011);
  g_assert_cmpint (count_waiting (home), ==, 0);
  g_clear_pointer (&listing, bst_listing_free);
  listing = open_listing (home);
  g_assert_cmpstr (bst_listing_get_pass (listing)->next_link, ==, "next");
  add_page (listing, make_page (20, 15, 2), NULL);
  end_pass (listing);
  g_assert_cmpuint (bst_listing_get_n_new (listing), ==, 5);
  g_assert_cmpuint (bst_listing_get_n_removed (listing), ==, 10);
  g_assert_cmpuint (count_rows (home), ==, 25);
  g_assert_cmpint (get_row_downloads (home, "somebody/model-11"), ==, 2011);
}

/* A file of the version before. */
static void
test_older_file (void)
{
  g_autoptr (Home) home = home_new ();
  g_autofree char *path = listing_file (home);
  g_autoptr (BstListing) listing = open_listing (home);

  bring (listing, 0, 30, 1);
  end_of (listing, BST_PASS_WHOLE, "translation", 9, HUB);
  begin_pass (listing, BST_PASS_WHOLE, NULL, 0, HUB);
  add_page (listing, make_page (0, 10, 2), "next");
  g_clear_pointer (&listing, bst_listing_free);
  run_sql (path, "DROP TABLE unread; ALTER TABLE pass DROP COLUMN n_models; ALTER TABLE pass DROP COLUMN is_unsure;"
                 "ALTER TABLE pass DROP COLUMN ended; PRAGMA user_version = 1");
  listing = open_listing (home);
  assert_told (listing, NULL);
  g_assert_cmpstr (bst_listing_get_latest (listing, HUB)->scope.task, ==, "translation");
  g_assert_cmpint (bst_listing_get_n_expected (listing, bst_listing_get_pass (listing)), ==, 30);
  g_assert_cmpstr (bst_listing_get_pass (listing)->next_link, ==, "next");
  add_page (listing, make_page (10, 19, 2), NULL);
  end_pass (listing);
  g_assert_cmpuint (count_rows (home), ==, 29);
  g_assert_cmpint (bst_listing_get_last (listing, NULL, 0, HUB)->n_models, ==, 29);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/listing-passes/removed", test_removed);
  g_test_add_func ("/listing-passes/unread", test_unread);
  g_test_add_func ("/listing-passes/none-met", test_none_met);
  g_test_add_func ("/listing-passes/latest", test_latest);
  g_test_add_func ("/listing-passes/lost-on-the-way", test_lost_on_the_way);
  g_test_add_func ("/listing-passes/newest", test_newest);
  g_test_add_func ("/listing-passes/future", test_future);
  g_test_add_func ("/listing-passes/scopes", test_scopes);
  g_test_add_func ("/listing-passes/endpoints", test_endpoints);
  g_test_add_func ("/listing-passes/older-file", test_older_file);
  g_test_add_func ("/listing-passes/give-up", test_give_up);
  g_test_add_func ("/listing-passes/write-on-the-way", test_write_on_the_way);
  return g_test_run ();
}
