/* What passes over the Hub's list come to: what they add, take out, and know. */
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

  /* nor do those of a task: model-20 to model-100 are translators too */
  begin_pass (listing, BST_PASS_WHOLE, "translation", 0, HUB);
  add_page (listing, make_page (10, 1, 4), NULL);
  end_pass (listing);
  g_assert_cmpuint (bst_listing_get_n_removed (listing), ==, 9);
  g_assert_cmpuint (count_rows (home), ==, 91);
  g_assert_cmpint (get_row_downloads (home, "somebody/model-20"), ==, -2);
  g_assert_cmpint (get_row_downloads (home, "somebody/model-21"), ==, 2021);

  /* nor do changes */
  begin_pass (listing, BST_PASS_CHANGES, NULL, 0, HUB);
  add_page (listing, make_page (200, 2, 5), NULL);
  end_pass (listing);
  g_assert_cmpuint (bst_listing_get_n_new (listing), ==, 2);
  g_assert_cmpuint (bst_listing_get_n_removed (listing), ==, 0);
  g_assert_cmpuint (count_rows (home), ==, 93);
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
  g_assert_cmpuint (bst_listing_get_last (listing, NULL, 0, HUB)->number, ==, 2);
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

  /* nothing has changed, or only what is older */
  begin_pass (listing, BST_PASS_CHANGES, NULL, 0, HUB);
  add_page (listing, make_page (0, 0, 1), NULL);
  end_pass (listing);
  g_assert_cmpint (bst_listing_get_last (listing, NULL, 0, HUB)->newest, ==, TIME + 502);
  begin_pass (listing, BST_PASS_CHANGES, NULL, 0, HUB);
  add_page (listing, make_page (0, 1, 2), NULL);
  end_pass (listing);
  g_assert_cmpint (bst_listing_get_last (listing, NULL, 0, HUB)->newest, ==, TIME + 502);

  /* whoever asked the Hub beforehand knows better than the first page */
  g_clear_pointer (&pass, bst_pass_free);
  pass = bst_pass_new (BST_PASS_WHOLE, NULL, 0, HUB);
  pass->newest = TIME + 5;
  g_assert_true (bst_listing_begin (listing, pass, NULL));
  add_page (listing, make_page (0, 10, 3), NULL);
  end_pass (listing);
  g_assert_cmpint (bst_listing_get_last (listing, NULL, 0, HUB)->newest, ==, TIME + 5);
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

/* Another endpoint's pass is of another scope; and where it takes out what only the first
 * one had, the first one's passes are no longer true. */
static void
test_endpoints (void)
{
  g_autoptr (Home) home = home_new ();
  g_autoptr (BstListing) listing = open_listing (home);

  bring (listing, 0, 20, 1);
  begin_pass (listing, BST_PASS_WHOLE, NULL, 0, MIRROR);
  add_page (listing, make_page (0, 20, 2), NULL);
  end_pass (listing);
  g_assert_nonnull (bst_listing_get_last (listing, NULL, 0, HUB));
  g_assert_nonnull (bst_listing_get_last (listing, NULL, 0, MIRROR));

  begin_pass (listing, BST_PASS_WHOLE, NULL, 0, MIRROR);
  add_page (listing, make_page (0, 19, 3), NULL);
  end_pass (listing);
  g_assert_cmpuint (bst_listing_get_n_removed (listing), ==, 1);
  g_assert_null (bst_listing_get_last (listing, NULL, 0, HUB));
  g_assert_nonnull (bst_listing_get_last (listing, NULL, 0, MIRROR));
}

/* Rows of a pass that was given up are kept; a pass that begins takes the place of one. */
static void
test_give_up (void)
{
  g_autoptr (Home) home = home_new ();
  g_autoptr (BstListing) listing = open_listing (home);
  g_autoptr (GError) error = NULL;
  guint index;
  BstRow row;
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

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/listing-passes/removed", test_removed);
  g_test_add_func ("/listing-passes/none-met", test_none_met);
  g_test_add_func ("/listing-passes/newest", test_newest);
  g_test_add_func ("/listing-passes/scopes", test_scopes);
  g_test_add_func ("/listing-passes/endpoints", test_endpoints);
  g_test_add_func ("/listing-passes/give-up", test_give_up);
  g_test_add_func ("/listing-passes/write-on-the-way", test_write_on_the_way);
  return g_test_run ();
}
