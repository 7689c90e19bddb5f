/* Walks over a made-up list of the Hub, pass after pass, until it is killed, and says what
 * has been kept; or looks at what is there.
 *
 *     listing-walker CACHE
 *     listing-walker CACHE look
 *
 * Pass K meets models 10 K to 10 K + 999, in ten pages, with the number of the pass for
 * their downloads. In its middle, what has come is written.
 */
#include <stdio.h>
#include <string.h>

#include "lister.h"

#include "library/problem.h"

#define N_PAGES 10
#define PAGE 100

static GPtrArray *
make_numbered_page (guint pass, guint page)
{
  GPtrArray *models = make_page (10 * pass + PAGE * page, PAGE, 1);

  for (guint i = 0; i < models->len; i++)
    {
      BstRepository *record = g_ptr_array_index (models, i);

      record->downloads = pass;
      record->fetched_at = TIME + pass;
    }
  return models;
}

static void
say (const char *what, guint pass, gint64 page)
{
  printf ("%s %u %" G_GINT64_FORMAT "\n", what, pass, page);
  fflush (stdout);
}

static void
walk (BstListing *listing)
{
  const BstPass *pass = bst_listing_get_pass (listing);
  guint number;

  if (pass == NULL)
    begin_pass (listing, BST_PASS_WHOLE, NULL, 0, HUB);
  number = bst_listing_get_pass (listing)->number;
  while (!(pass = bst_listing_get_pass (listing))->is_complete)
    {
      guint page = (guint) pass->n_pages;

      g_assert_cmpint (pass->next_link != NULL ? g_ascii_strtoll (pass->next_link, NULL, 10) : 0, ==, page);
      add_page (listing, make_numbered_page (number, page), page + 1 < N_PAGES ? (char[]) { (char) ('1' + page), '\0' } : NULL);
      say ("page", number, page + 1);
      if (page == N_PAGES / 2)
        g_assert_true (bst_listing_write (listing, NULL, NULL));
    }
  end_pass (listing);
  say ("ended", number, N_PAGES);
}

static void
tell_problems (BstListing *listing)
{
  g_autoptr (GPtrArray) problems = bst_listing_steal_problems (listing);

  for (guint i = 0; i < problems->len; i++)
    {
      g_autofree char *text = bst_problem_dup_text (g_ptr_array_index (problems, i));

      printf ("problem %s\n", text);
    }
}

static void
tell_catalogue (const char *cache_dir)
{
  g_autofree char *path = bst_listing_dup_path (cache_dir);
  g_autoptr (BstCatalogue) catalogue = bst_catalogue_open (path, NULL);

  for (guint i = 0; catalogue != NULL && i < bst_catalogue_get_n_rows (catalogue); i++)
    {
      BstListed row;

      bst_catalogue_get_row (catalogue, i, &row);
      printf ("model %s %" G_GINT64_FORMAT "\n", row.id, row.downloads);
    }
}

/* Those in the catalogue first, then those that wait to take their place. */
static void
look (const char *cache_dir)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BstListing) listing = bst_listing_open (cache_dir, &error);
  g_autofree char *path = g_build_filename (cache_dir, "hub-list.db", NULL);
  g_autofree char *integrity = NULL;
  g_autofree char *waiting = NULL;
  const BstPass *last = bst_listing_get_last (listing, NULL, 0, HUB);
  const BstPass *pass = bst_listing_get_pass (listing);

  tell_problems (listing);
  say ("last", last != NULL ? last->number : 0, last != NULL ? last->n_pages : N_PAGES);
  if (pass != NULL)
    say ("pass", pass->number, pass->n_pages);
  integrity = get_sql (path, "PRAGMA integrity_check");
  printf ("integrity %s\n", integrity);
  tell_catalogue (cache_dir);
  waiting = get_sql (path, "SELECT coalesce (group_concat (line, ''), '') FROM "
                           "(SELECT printf ('model %s %d' || char (10), id, downloads) AS line FROM model ORDER BY number)");
  fputs (waiting, stdout);
}

int
main (int argc, char **argv)
{
  if (argc > 2)
    {
      look (argv[1]);
      return 0;
    }
  for (;;)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (BstListing) listing = bst_listing_open (argv[1], &error);

      g_assert_no_error (error);
      walk (listing);
    }
}
