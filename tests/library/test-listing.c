/* How the Hub's list comes to this computer, page by page. */
#include "lister.h"

static void
test_empty (void)
{
  g_autoptr (Home) home = home_new ();
  g_autoptr (BstListing) listing = open_listing (home);
  g_autoptr (GPtrArray) page = make_page (0, 1, 1);
  g_autoptr (GError) error = NULL;

  assert_told (listing, NULL);
  g_assert_null (bst_listing_get_pass (listing));
  g_assert_null (bst_listing_get_last (listing, NULL, 0, HUB));
  g_assert_true (bst_listing_write (listing, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (bst_listing_get_n_new (listing), ==, 0);
  g_assert_cmpuint (count_files (home->cache, "catalogue"), ==, 0);
  g_assert_true (bst_listing_give_up (listing, &error));
  g_assert_no_error (error);
  g_assert_false (bst_listing_add_page (listing, page, NULL, &error));
  assert_error (error, BST_LIBRARY_ERROR_FAILED, "hub-list.db");
  g_clear_error (&error);
  g_assert_false (bst_listing_end (listing, NULL, &error));
  assert_error (error, BST_LIBRARY_ERROR_FAILED, "Try again");
}

/* What has come is there when the file is opened again, after each page. */
static void
test_resume (void)
{
  g_autoptr (Home) home = home_new ();
  g_autoptr (BstListing) listing = open_listing (home);
  g_autoptr (BstPass) begun = bst_pass_new (BST_PASS_WHOLE, "text-generation", 500, HUB);
  const BstPass *pass;

  g_assert_true (bst_listing_begin (listing, begun, NULL));
  for (guint i = 0; i < 4; i++)
    {
      g_autofree char *link = g_strdup_printf (HUB "/api/models?cursor=%u", i);

      pass = bst_listing_get_pass (listing);
      g_assert_cmpuint (pass->number, ==, 1);
      g_assert_cmpint (pass->kind, ==, BST_PASS_WHOLE);
      g_assert_cmpstr (pass->scope.task, ==, "text-generation");
      g_assert_cmpuint (pass->scope.top, ==, 500);
      g_assert_cmpstr (pass->endpoint, ==, HUB);
      g_assert_cmpint (pass->started_at, ==, begun->started_at);
      g_assert_cmpint (pass->n_pages, ==, i);
      g_assert_cmpint (pass->n_rows, ==, 100 * i);
      g_assert_false (pass->is_complete);
      if (i > 0)
        g_assert_true (g_str_has_suffix (pass->next_link, i == 1 ? "=0" : i == 2 ? "=1"
                                                                                 : "=2"));
      add_page (listing, make_page (100 * i, 100, 1), i < 3 ? link : NULL);
      g_clear_pointer (&listing, bst_listing_free);
      listing = open_listing (home);
    }
  pass = bst_listing_get_pass (listing);
  g_assert_true (pass->is_complete);
  g_assert_null (pass->next_link);
  g_assert_null (bst_listing_get_last (listing, "text-generation", 500, HUB));
  end_pass (listing);
  g_assert_cmpuint (bst_listing_get_n_new (listing), ==, 400);
  g_assert_cmpuint (bst_listing_get_n_removed (listing), ==, 0);
  g_assert_null (bst_listing_get_pass (listing));
  g_assert_nonnull (bst_listing_get_last (listing, "text-generation", 500, HUB));
  g_clear_pointer (&listing, bst_listing_free);
  listing = open_listing (home);
  assert_told (listing, NULL);
  g_assert_null (bst_listing_get_pass (listing));
  g_assert_cmpint (bst_listing_get_last (listing, "text-generation", 500, HUB)->n_rows, ==, 400);
  g_assert_cmpuint (count_rows (home), ==, 400);
  g_assert_cmpint (count_waiting (home), ==, 0);
}

/* All that a row has comes through to the catalogue. */
static void
test_columns (void)
{
  g_autoptr (Home) home = home_new ();
  g_autoptr (BstListing) listing = open_listing (home);
  g_autoptr (BstCatalogue) catalogue = NULL;
  GPtrArray *page = make_page (7, 1, 1);
  BstRepository *record = g_ptr_array_index (page, 0);
  BstRepository *bare = bst_repository_new ("gpt2", MIRROR);
  guint index;
  BstListed row;

  record->license_name = g_strdup ("llama3");
  record->languages = g_strsplit ("en zh", " ", -1);
  record->base_models = g_strsplit ("a/b c/d", " ", -1);
  record->relation = BST_RELATION_QUANTIZED;
  record->presence = BST_PRESENCE_DISABLED;
  record->tensors_total = 7000000000;
  record->gguf_context = 4096;
  record->gated = BST_GATED_MANUAL;
  g_ptr_array_add (page, bare);
  begin_pass (listing, BST_PASS_WHOLE, NULL, 0, HUB);
  add_page (listing, page, NULL);
  end_pass (listing);

  catalogue = open_catalogue (home);
  g_assert_true (bst_catalogue_find (catalogue, "SOMEBODY/model-7", &index));
  bst_catalogue_get_row (catalogue, index, &row);
  g_assert_cmpstr (row.id, ==, "somebody/model-7");
  g_assert_cmpstr (row.endpoint, ==, HUB);
  g_assert_cmpstr (row.task, ==, "text-generation");
  g_assert_cmpstr (row.library_name, ==, "transformers");
  g_assert_cmpstr (row.license, ==, "apache-2.0");
  g_assert_cmpstr (row.license_name, ==, "llama3");
  g_assert_cmpstr (row.languages, ==, "en zh");
  g_assert_cmpstr (row.base_models, ==, "a/b c/d");
  g_assert_cmpint (row.downloads, ==, 1007);
  g_assert_cmpint (row.likes, ==, 7);
  g_assert_cmpint (row.created_at, ==, TIME - 1000000);
  g_assert_cmpint (row.last_modified, ==, TIME + 107);
  g_assert_cmpint (row.fetched_at, ==, TIME + 1000);
  g_assert_cmpint (row.parameters, ==, 7000000000);
  g_assert_cmpint (row.context, ==, 4096);
  g_assert_cmpint (row.gated, ==, BST_GATED_MANUAL);
  g_assert_cmpint (row.relation, ==, BST_RELATION_QUANTIZED);
  g_assert_cmpint (row.presence, ==, BST_PRESENCE_DISABLED);
  g_assert_cmpuint (row.pass, ==, 1);

  g_assert_true (bst_catalogue_find (catalogue, "gpt2", &index));
  bst_catalogue_get_row (catalogue, index, &row);
  g_assert_cmpstr (row.endpoint, ==, MIRROR);
  g_assert_null (row.task);
  g_assert_null (row.license);
  g_assert_null (row.languages);
  g_assert_cmpint (row.downloads, ==, -1);
  g_assert_cmpint (row.created_at, ==, -1);
  g_assert_cmpint (row.parameters, ==, -1);
  g_assert_cmpint (row.gated, ==, BST_GATED_UNKNOWN);
}

/* A model that comes twice is one, in any case of letters, and as it came last. */
static void
test_twice (void)
{
  g_autoptr (Home) home = home_new ();
  g_autoptr (BstListing) listing = open_listing (home);
  GPtrArray *again = make_page (0, 50, 1);
  BstRepository *shouted = bst_repository_new ("Somebody/MODEL-3", HUB);

  shouted->downloads = 77;
  shouted->fetched_at = TIME + 1000;
  g_ptr_array_add (again, shouted);
  begin_pass (listing, BST_PASS_WHOLE, NULL, 0, HUB);
  add_page (listing, make_page (0, 50, 1), "a");
  add_page (listing, again, "b");
  add_page (listing, make_page (50, 50, 1), NULL);
  end_pass (listing);
  g_assert_cmpuint (bst_listing_get_n_new (listing), ==, 100);
  g_assert_cmpuint (count_rows (home), ==, 100);
  g_assert_cmpint (get_row_downloads (home, "somebody/model-3"), ==, 77);

  bring (listing, 0, 100, 2);
  g_assert_cmpuint (bst_listing_get_n_new (listing), ==, 0);
  g_assert_cmpuint (bst_listing_get_n_removed (listing), ==, 0);
  g_assert_cmpint (get_row_downloads (home, "somebody/model-3"), ==, 2003);
}

/* A clock that was years ahead, and is not any more: what comes later counts. */
static void
test_clock (void)
{
  const gint64 ahead = 10 * 365 * 24 * 60 * 60;
  g_autoptr (Home) home = home_new ();
  g_autoptr (BstListing) listing = open_listing (home);
  g_autoptr (BstPass) pass = bst_pass_new (BST_PASS_WHOLE, NULL, 0, HUB);
  GPtrArray *page = make_page (0, 10, 1);

  for (guint i = 0; i < page->len; i++)
    ((BstRepository *) g_ptr_array_index (page, i))->fetched_at += ahead;
  pass->started_at += ahead;
  g_assert_true (bst_listing_begin (listing, pass, NULL));
  add_page (listing, page, NULL);
  end_pass (listing);
  g_assert_cmpint (bst_listing_get_last (listing, NULL, 0, HUB)->started_at, ==, pass->started_at);

  begin_pass (listing, BST_PASS_CHANGES, NULL, 0, HUB);
  add_page (listing, make_page (0, 5, 2), NULL);
  end_pass (listing);
  g_assert_cmpint (get_row_downloads (home, "somebody/model-1"), ==, 2001);
  g_assert_cmpint (get_row_downloads (home, "somebody/model-9"), ==, 1009);

  /* set back between two pages that wait together */
  page = make_page (0, 10, 3);
  for (guint i = 0; i < page->len; i++)
    ((BstRepository *) g_ptr_array_index (page, i))->fetched_at += ahead;
  begin_pass (listing, BST_PASS_WHOLE, NULL, 0, HUB);
  add_page (listing, page, "next");
  add_page (listing, make_page (0, 5, 4), "next");
  add_page (listing, make_page (0, 1, 5), NULL);
  end_pass (listing);
  g_assert_cmpint (get_row_downloads (home, "somebody/model-0"), ==, 5000);
  g_assert_cmpint (get_row_downloads (home, "somebody/model-1"), ==, 4001);
  g_assert_cmpint (get_row_downloads (home, "somebody/model-9"), ==, 3009);
  g_assert_cmpuint (count_rows (home), ==, 10);

  /* and then it goes on as if nothing had been */
  bring (listing, 0, 10, 6);
  g_assert_cmpint (get_row_downloads (home, "somebody/model-9"), ==, 6009);
}

static BstRepository *
make_hostile (const char *id)
{
  BstRepository *record = bst_repository_new (id, HUB);

  record->downloads = -5;
  record->likes = G_MININT64;
  record->created_at = G_MININT64;
  record->last_modified = -7;
  record->fetched_at = -9;
  record->tensors_total = G_MAXINT64;
  record->gguf_context = G_MAXINT64;
  record->license = g_strnfill (1000000, 'l');
  record->task = g_strdup ("'; DROP TABLE model; --");
  record->library_name = g_strdup ("\xef\xbb\xbf\n\t");
  record->languages = g_strsplit ("", " ", -1);
  return record;
}

static void
test_hostile (void)
{
  static const char *const bad_ids[] = { "", "/", "a/b/c", "../../etc/passwd", "a b", "\xff\xfe/x", "a/\n" };
  g_autoptr (Home) home = home_new ();
  g_autoptr (BstListing) listing = open_listing (home);
  g_autofree char *link = g_strnfill (1000000, 'x');
  GPtrArray *page = make_page (0, 1, 1);
  g_autoptr (BstCatalogue) catalogue = NULL;
  guint index;
  BstListed row;

  for (guint i = 0; i < G_N_ELEMENTS (bad_ids); i++)
    g_ptr_array_add (page, make_hostile (bad_ids[i]));
  g_ptr_array_add (page, make_hostile ("evil/one"));
  begin_pass (listing, BST_PASS_WHOLE, "'", 0, HUB "/'\"");
  add_page (listing, page, link);
  g_assert_cmpint (bst_listing_get_pass (listing)->n_rows, ==, 2);
  g_assert_cmpstr (bst_listing_get_pass (listing)->next_link, ==, link);
  end_pass (listing);
  g_assert_nonnull (bst_listing_get_last (listing, "'", 0, HUB "/'\""));
  g_assert_cmpuint (count_rows (home), ==, 2);
  catalogue = open_catalogue (home);
  g_assert_true (bst_catalogue_find (catalogue, "evil/one", &index));
  bst_catalogue_get_row (catalogue, index, &row);
  g_assert_cmpint (row.downloads, ==, -1);
  g_assert_cmpint (row.likes, ==, -1);
  g_assert_cmpint (row.created_at, ==, -1);
  g_assert_cmpint (row.context, ==, -1);
  g_assert_cmpstr (row.task, ==, "'; DROP TABLE model; --");
  g_assert_null (row.languages);
}

/* Who stops it on the way has lost nothing, and can end it later. */
static void
test_cancelled (void)
{
  g_autoptr (Home) home = home_new ();
  g_autoptr (BstListing) listing = open_listing (home);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  bring (listing, 0, 10, 1);
  begin_pass (listing, BST_PASS_WHOLE, NULL, 0, HUB);
  add_page (listing, make_page (0, 5000, 2), NULL);
  g_cancellable_cancel (cancellable);
  g_assert_false (bst_listing_end (listing, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_false (bst_listing_write (listing, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (count_rows (home), ==, 10);
  g_assert_cmpint (count_waiting (home), ==, 5000);
  g_assert_true (bst_listing_get_pass (listing)->is_complete);
  end_pass (listing);
  g_assert_cmpuint (count_rows (home), ==, 5000);
  g_assert_cmpuint (bst_listing_get_n_new (listing), ==, 4990);
}

/* The room of what is in the catalogue is given back. */
static void
test_room (void)
{
  g_autoptr (Home) home = home_new ();
  g_autoptr (BstListing) listing = open_listing (home);
  g_autofree char *path = listing_file (home);
  g_autofree char *pages = NULL;

  begin_pass (listing, BST_PASS_WHOLE, NULL, 0, HUB);
  for (guint i = 0; i < 20; i++)
    add_page (listing, make_page (1000 * i, 1000, 1), i < 19 ? "next" : NULL);
  pages = get_sql (path, "PRAGMA page_count");
  g_assert_cmpint (g_ascii_strtoll (pages, NULL, 10), >, 200);
  end_pass (listing);
  g_free (pages);
  pages = get_sql (path, "PRAGMA page_count");
  g_assert_cmpint (g_ascii_strtoll (pages, NULL, 10), <, 20);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/listing/empty", test_empty);
  g_test_add_func ("/listing/resume", test_resume);
  g_test_add_func ("/listing/columns", test_columns);
  g_test_add_func ("/listing/twice", test_twice);
  g_test_add_func ("/listing/clock", test_clock);
  g_test_add_func ("/listing/hostile", test_hostile);
  g_test_add_func ("/listing/cancelled", test_cancelled);
  g_test_add_func ("/listing/room", test_room);
  return g_test_run ();
}
