/* The models of an answer that are in a part of the chart. */
#include "config.h"

#include "catalogue/writer.h"
#include "library/library.h"
#include "library/listing.h"
#include "../catalogue/rows.h"
#include "../wait.h"

#include <glib/gstdio.h>
#include <math.h>

#define N_ROWS 3000
#define ALL "shelf:guide,hub kind:model,adapter,method,software,closed-model"

typedef struct
{
  char *folder;
  BstLibrary *library;
} Fixture;

typedef struct
{
  double min_days, max_days;
  double min_parameters, max_parameters;
} Range;

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (BstCatalogueWriter) writer = bst_catalogue_writer_new ();
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("bestiary-range-XXXXXX", NULL);
  path = bst_listing_dup_path (self->folder);
  for (guint i = 0; i < N_ROWS; i++)
    {
      BstMadeRow made;

      bst_made_row_init (&made, i);
      bst_catalogue_writer_add (writer, &made.row);
    }
  g_assert_true (bst_catalogue_writer_end (writer, path, 1, NULL, &error));
  g_assert_no_error (error);
  self->library = bst_library_new (NULL, self->folder, NULL);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_autofree char *path = bst_listing_dup_path (self->folder);

  g_object_unref (self->library);
  g_unlink (path);
  g_rmdir (self->folder);
  g_free (self->folder);
}

static BstResults *
query (Fixture *self, const char *text)
{
  g_autoptr (BstQuery) parsed = bst_query_parse (text);

  return bst_library_query (self->library, parsed);
}

static void
got_result (GObject *source, GAsyncResult *result, gpointer data)
{
  GAsyncResult **got = data;

  *got = g_object_ref (result);
}

static BstResultsRange *
find_range (BstResults *results, const Range *range, guint most, GCancellable *cancellable, GError **error)
{
  g_autoptr (GAsyncResult) got = NULL;

  bst_results_find_range_async (results, range->min_days, range->max_days, range->min_parameters, range->max_parameters, most,
                                cancellable, got_result, &got);
  while (got == NULL)
    g_main_context_iteration (NULL, TRUE);
  return bst_results_find_range_finish (results, got, error);
}

/* Whether the entry is one that is meant; @known says of which kind. */
static gboolean
is_meant (BstEntry *entry, const Range *range, gboolean known)
{
  double count = (double) bst_entry_get_count (entry, BST_FIELD_PARAMETERS);
  BstKind kind = bst_entry_get_kind (entry);
  double days;

  if (!bst_entry_get_release_days (entry, &days) || !(days >= range->min_days && days <= range->max_days))
    return FALSE;
  if (count > 0)
    return known && count >= range->min_parameters && count <= range->max_parameters;
  return !known && kind != BST_KIND_METHOD && kind != BST_KIND_SOFTWARE;
}

/* What is found is what a look at every entry finds. */
static guint
check (BstResults *results, const Range *range, guint most)
{
  g_autoptr (BstResultsRange) found = find_range (results, range, most, NULL, NULL);
  guint n_known = 0, n_unknown = 0;

  g_assert_nonnull (found);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (results)); i++)
    {
      g_autoptr (BstEntry) entry = g_list_model_get_item (G_LIST_MODEL (results), i);

      if (is_meant (entry, range, TRUE) && n_known++ < most)
        g_assert_cmpuint (g_array_index (found->known, guint, n_known - 1), ==, i);
      if (is_meant (entry, range, FALSE) && n_unknown++ < most)
        g_assert_cmpuint (g_array_index (found->unknown, guint, n_unknown - 1), ==, i);
    }
  g_assert_cmpuint (found->n_known, ==, n_known);
  g_assert_cmpuint (found->n_unknown, ==, n_unknown);
  g_assert_cmpuint (found->known->len, ==, MIN (n_known, most));
  g_assert_cmpuint (found->unknown->len, ==, MIN (n_unknown, most));
  return n_known;
}

static void
test_positions (Fixture *self, gconstpointer data)
{
  static const char *const texts[] = { ALL, "shelf:hub sort:name", "shelf:guide", "falcon sort:-downloads", "nothing-of-this-kind" };
  g_autoptr (GRand) random = g_rand_new_with_seed (6);
  guint found = 0;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (BstResults) results = query (self, texts[i]);

      for (guint j = 0; j < 20; j++)
        {
          double day = g_rand_double_range (random, 737000, 740000), exponent = g_rand_double_range (random, 6, 12);
          Range range = { day, day + g_rand_double_range (random, 0, 1500), pow (10, exponent), pow (10, exponent + g_rand_double_range (random, 0, 3)) };

          found += check (results, &range, j % 3 == 0 ? 5 : 100000);
        }
    }
  g_assert_cmpuint (found, >, 1000);
}

/* The ends of a range are in it, and one that is none finds nothing. */
static void
test_ends (Fixture *self, gconstpointer data)
{
  g_autoptr (BstResults) results = query (self, "shelf:hub");
  Range all = { -INFINITY, INFINITY, -INFINITY, INFINITY }, none = { 740000, 730000, 1e12, 1e6 }, no_number = { NAN, NAN, NAN, NAN };
  g_autoptr (BstResultsRange) found = NULL;
  guint n = check (results, &all, 100000);

  g_assert_cmpuint (n, >, 0);
  found = find_range (results, &all, 100000, NULL, NULL);
  for (guint i = 0; i < found->known->len; i += 100)
    {
      g_autoptr (BstEntry) entry = g_list_model_get_item (G_LIST_MODEL (results), g_array_index (found->known, guint, i));
      double count = (double) bst_entry_get_count (entry, BST_FIELD_PARAMETERS), days;
      Range exact = { 0, 0, count, count };

      g_assert_true (bst_entry_get_release_days (entry, &days));
      exact.min_days = exact.max_days = days;
      g_assert_cmpuint (check (results, &exact, 100000), >, 0);
    }
  g_assert_cmpuint (check (results, &none, 10), ==, 0);
  g_assert_cmpuint (check (results, &no_number, 10), ==, 0);
  check (results, &all, 0);
}

/* The answer changes while it is looked at, or nobody wants to know any more. */
static void
test_meanwhile (Fixture *self, gconstpointer data)
{
  g_autoptr (BstResults) results = query (self, ALL), other = query (self, "shelf:hub falcon");
  Range all = { 0, 1e6, 0, 1e15 };
  g_autoptr (BstResultsRange) before = find_range (results, &all, 100000, NULL, NULL), found = NULL, none = NULL;
  g_autoptr (GAsyncResult) got = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  bst_results_find_range_async (results, all.min_days, all.max_days, all.min_parameters, all.max_parameters, 100000, NULL, got_result, &got);
  bst_results_take_over (results, other, 0, 16);
  while (got == NULL)
    g_main_context_iteration (NULL, TRUE);
  found = bst_results_find_range_finish (results, got, NULL);
  g_assert_cmpuint (found->n_known, ==, before->n_known);
  g_assert_cmpuint (found->n_unknown, ==, before->n_unknown);

  g_cancellable_cancel (cancellable);
  none = find_range (results, &all, 10, cancellable, &error);
  g_assert_null (none);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add ("/range/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("positions", test_positions);
  ADD ("ends", test_ends);
  ADD ("meanwhile", test_meanwhile);

  return g_test_run ();
}
