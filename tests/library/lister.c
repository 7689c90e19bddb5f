#include "lister.h"

#include <string.h>

#include "library/problem.h"

GPtrArray *
make_page (guint from, guint n, int round)
{
  GPtrArray *page = g_ptr_array_new_with_free_func ((GDestroyNotify) bst_repository_unref);

  for (guint i = from; i < from + n; i++)
    {
      g_autofree char *id = g_strdup_printf ("somebody/model-%u", i);
      BstRepository *record = bst_repository_new (id, HUB);

      record->task = g_strdup (i % 10 == 0 ? "translation" : "text-generation");
      record->library_name = g_strdup ("transformers");
      record->license = g_strdup ("apache-2.0");
      record->downloads = 1000 * round + i;
      record->likes = i;
      record->created_at = TIME - 1000000;
      record->last_modified = TIME + 100 * round + i;
      record->fetched_at = TIME + 1000 * round;
      record->gated = BST_GATED_NO;
      g_ptr_array_add (page, record);
    }
  return page;
}

BstListing *
open_listing (Home *home)
{
  g_autoptr (GError) error = NULL;
  BstListing *listing = bst_listing_open (home->cache, &error);

  g_assert_no_error (error);
  g_assert_nonnull (listing);
  return listing;
}

void
begin_pass (BstListing *listing, BstPassKind kind, const char *task, guint top, const char *endpoint)
{
  g_autoptr (BstPass) pass = bst_pass_new (kind, task, top, endpoint);
  g_autoptr (GError) error = NULL;

  g_assert_true (bst_listing_begin (listing, pass, &error));
  g_assert_no_error (error);
}

/* @page: (transfer full) */
void
add_page (BstListing *listing, GPtrArray *page, const char *next_link)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (bst_listing_add_page (listing, page, next_link, &error));
  g_assert_no_error (error);
  g_ptr_array_unref (page);
}

void
end_pass (BstListing *listing)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (bst_listing_end (listing, NULL, &error));
  g_assert_no_error (error);
}

void
bring (BstListing *listing, guint from, guint n, int round)
{
  begin_pass (listing, BST_PASS_WHOLE, NULL, 0, HUB);
  add_page (listing, make_page (from, n, round), NULL);
  end_pass (listing);
}

BstCatalogue *
open_catalogue (Home *home)
{
  g_autofree char *path = bst_listing_dup_path (home->cache);
  g_autoptr (GError) error = NULL;
  BstCatalogue *catalogue = bst_catalogue_open (path, &error);

  g_assert_no_error (error);
  return catalogue;
}

guint
count_rows (Home *home)
{
  g_autoptr (BstCatalogue) catalogue = open_catalogue (home);

  return bst_catalogue_get_n_rows (catalogue);
}

/* Returns: -2 where there is no such model */
gint64
get_row_downloads (Home *home, const char *id)
{
  g_autoptr (BstCatalogue) catalogue = open_catalogue (home);
  guint index;
  BstListed row;

  if (!bst_catalogue_find (catalogue, id, &index))
    return -2;
  bst_catalogue_get_row (catalogue, index, &row);
  return row.downloads;
}

char *
listing_file (Home *home)
{
  return g_build_filename (home->cache, "hub-list.db", NULL);
}

/* How many rows the catalogue has not got yet. */
gint64
count_waiting (Home *home)
{
  g_autofree char *path = listing_file (home);
  g_autofree char *count = get_sql (path, "SELECT count(*) FROM model");

  return g_ascii_strtoll (count, NULL, 10);
}

void
assert_error (const GError *error, int code, const char *words)
{
  g_assert_error (error, BST_LIBRARY_ERROR, code);
  if (strstr (error->message, words) == NULL)
    g_error ("“%s” does not say “%s”", error->message, words);
}

/* @words: (nullable): of the one problem that is told; NULL for none */
void
assert_told (BstListing *listing, const char *words)
{
  g_autoptr (GPtrArray) problems = bst_listing_steal_problems (listing);

  for (guint i = 0; i < problems->len; i++)
    {
      g_autofree char *text = bst_problem_dup_text (g_ptr_array_index (problems, i));

      if (words == NULL || strstr (text, words) == NULL || i > 0)
        g_error ("“%s” is told instead of “%s”", text, words);
    }
  g_assert_cmpuint (problems->len, ==, words != NULL ? 1 : 0);
}

/* Two pages of a pass over all have come after one that ended. */
Home *
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
void
assert_goes_on (Home *home, BstListing *listing)
{
  bring (listing, 50, 20, 7);
  g_assert_cmpuint (count_rows (home), ==, 20);
  g_assert_cmpint (get_row_downloads (home, "somebody/model-51"), ==, 7051);
  g_assert_nonnull (bst_listing_get_last (listing, NULL, 0, HUB));
}
