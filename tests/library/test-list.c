/* The library answers of its own entries and of the Hub's list at once. */
#include "config.h"

#include "catalogue/writer.h"
#include "library/library.h"
#include "library/listing.h"
#include "../catalogue/rows.h"
#include "../wait.h"

#include <glib/gstdio.h>
#include <string.h>

#define N_ROWS 3000
#define IN_GUIDE "tiiuae/falcon-7b"

typedef struct
{
  char *folder;
  BstLibrary *library;
} Fixture;

/* @downloads: of a model that the guide has too, and of which the Hub was never asked */
static void
write_list (Fixture *self, guint n, gint64 downloads, guint64 stamp)
{
  g_autoptr (BstCatalogueWriter) writer = bst_catalogue_writer_new ();
  g_autofree char *path = bst_listing_dup_path (self->folder);
  g_autoptr (GError) error = NULL;
  BstListed row;

  for (guint i = 0; i < n; i++)
    {
      BstMadeRow made;

      bst_made_row_init (&made, i);
      bst_catalogue_writer_add (writer, &made.row);
    }
  bst_listed_init (&row);
  row.id = "TIIUAE/Falcon-7B";
  row.endpoint = BST_HUB_ENDPOINT;
  row.downloads = downloads;
  row.fetched_at = G_GINT64_CONSTANT (1795000000);
  bst_catalogue_writer_add (writer, &row);
  g_assert_true (bst_catalogue_writer_end (writer, path, stamp, NULL, &error));
  g_assert_no_error (error);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  self->folder = g_dir_make_tmp ("bestiary-list-XXXXXX", NULL);
  write_list (self, N_ROWS, 5000, 1);
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

/* All entries that are found stand in order, none twice, and each is one that is meant. */
static void
check (Fixture *self, const char *text)
{
  g_autoptr (BstQuery) parsed = bst_query_parse (text);
  g_autoptr (BstResults) results = bst_library_query (self->library, parsed);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (BstEntry) before = NULL;
  guint n = g_list_model_get_n_items (G_LIST_MODEL (results));

  g_test_message ("“%s” finds %u", text, n);
  for (guint i = 0; i < n; i++)
    {
      BstEntry *entry = g_list_model_get_item (G_LIST_MODEL (results), i);

      g_assert_true (bst_query_matches (parsed, entry));
      g_assert_true (g_hash_table_add (seen, g_ascii_strdown (bst_entry_get_id (entry), -1)));
      if (before != NULL)
        g_assert_cmpint (bst_query_compare (parsed, before, entry), <, 0);
      g_set_object (&before, entry);
      g_object_unref (entry);
    }
  g_assert_cmpuint (bst_library_count (self->library, parsed), ==, n);
}

static void
test_together (Fixture *self, gconstpointer data)
{
  g_autoptr (BstResults) all = query (self, "shelf:guide,hub kind:model,adapter,method,software,closed-model");

  g_assert_cmpuint (bst_library_get_n_listed (self->library), ==, N_ROWS + 1);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (all)), ==, N_ROWS + bst_library_get_n_entries (self->library));
  check (self, "");
  check (self, "falcon");
  check (self, "llama sort:name");
  check (self, "sort:-downloads");
  check (self, "sort:org,params");
  check (self, "shelf:hub sort:likes");
  check (self, "license:commercial params:1b..20b sort:released");
}

static void
test_quick (Fixture *self, gconstpointer data)
{
  g_autoptr (BstQuery) guide = bst_query_parse ("shelf:guide llama");
  g_autoptr (BstQuery) hub = bst_query_parse ("shelf:hub llama");

  g_assert_true (bst_library_is_quick (self->library, guide));
  g_assert_false (bst_library_is_quick (self->library, hub));
}

/* What the list knows of the guide's models is shown with them, and they stand once. */
static void
test_guide (Fixture *self, gconstpointer data)
{
  g_autoptr (BstResults) results = query (self, "falcon-7b org:tii");
  BstEntry *entry = bst_library_lookup (self->library, IN_GUIDE);
  guint position = bst_results_find (results, IN_GUIDE);
  g_autoptr (BstEntry) found = g_list_model_get_item (G_LIST_MODEL (results), position);

  g_assert_cmpint (bst_entry_get_repository (entry)->downloads, ==, 5000);
  g_assert_true (bst_entry_is_on_shelf (entry, "review-2023"));
  g_assert_cmpint (bst_entry_get_count (entry, BST_FIELD_PARAMETERS), >, 0);
  g_assert_true (found == entry);
  /* The Hub was not asked for it: a refresh would be told of no figures. */
  g_assert_null (bst_library_get_repository (self->library, IN_GUIDE));
}

/* A row is the same entry for all who hold it, and is found by its id. */
static void
test_items (Fixture *self, gconstpointer data)
{
  g_autoptr (BstResults) results = query (self, "shelf:hub sort:downloads");
  guint n = g_list_model_get_n_items (G_LIST_MODEL (results));

  for (guint i = 0; i < n; i += 113)
    {
      g_autoptr (BstEntry) entry = g_list_model_get_item (G_LIST_MODEL (results), i);
      g_autoptr (BstEntry) again = g_list_model_get_item (G_LIST_MODEL (results), i);
      g_autoptr (BstEntry) listed = bst_library_find_listed (self->library, bst_entry_get_id (entry));

      g_assert_true (entry == again);
      g_assert_cmpuint (bst_results_find (results, bst_entry_get_id (entry)), ==, i);
      g_assert_cmpstr (bst_entry_get_id (listed), ==, bst_entry_get_id (entry));
    }
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (results), n));
  g_assert_cmpuint (bst_results_find (results, "no/body"), ==, G_MAXUINT);
  g_assert_null (bst_library_find_listed (self->library, "no/body"));
}

/* An entry outlives the answer that it was in. */
static void
test_outlives (Fixture *self, gconstpointer data)
{
  g_autoptr (BstResults) results = query (self, "shelf:hub sort:downloads");
  g_autoptr (BstEntry) entry = g_list_model_get_item (G_LIST_MODEL (results), 7);

  g_clear_object (&results);
  g_assert_nonnull (bst_entry_get_id (entry));
}

static void
count_cb (BstLibrary *library, guint *count)
{
  (*count)++;
}

static void
items_changed_cb (GListModel *model, guint position, guint removed, guint added, guint *spans)
{
  spans[0] = position;
  spans[1] = removed;
  spans[2] = added;
}

static void
test_reload (Fixture *self, gconstpointer data)
{
  g_autoptr (BstResults) before = query (self, "shelf:hub sort:downloads"), after = NULL;
  guint n_changed = 0, spans[3] = { 0 };
  guint n = g_list_model_get_n_items (G_LIST_MODEL (before));

  g_signal_connect (self->library, "changed", G_CALLBACK (count_cb), &n_changed);
  bst_library_reload_list (self->library);
  g_assert_cmpuint (n_changed, ==, 0);

  write_list (self, N_ROWS / 2, 7000, 2);
  bst_library_reload_list (self->library);
  g_assert_cmpuint (n_changed, ==, 1);
  g_assert_cmpuint (bst_library_get_n_listed (self->library), ==, N_ROWS / 2 + 1);
  g_assert_cmpint (bst_entry_get_repository (bst_library_lookup (self->library, IN_GUIDE))->downloads, ==, 7000);

  /* The old answer is whole until the new one takes its place. */
  for (guint i = 0; i < n; i++)
    g_object_unref (g_list_model_get_item (G_LIST_MODEL (before), i));
  after = query (self, "shelf:hub sort:downloads");
  g_signal_connect (before, "items-changed", G_CALLBACK (items_changed_cb), spans);
  g_assert_cmpuint (bst_results_take_over (before, after, 0, 16), ==, g_list_model_get_n_items (G_LIST_MODEL (after)));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (before)), ==, g_list_model_get_n_items (G_LIST_MODEL (after)));
  g_assert_cmpuint (spans[1], <=, n);
  g_assert_cmpuint (spans[0] + spans[2], <=, g_list_model_get_n_items (G_LIST_MODEL (after)));
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (after)); i += 97)
    {
      g_autoptr (BstEntry) a = g_list_model_get_item (G_LIST_MODEL (before), i);
      g_autoptr (BstEntry) b = g_list_model_get_item (G_LIST_MODEL (after), i);

      g_assert_cmpstr (bst_entry_get_id (a), ==, bst_entry_get_id (b));
    }
}

/* Where nothing differs, nothing is told. */
static void
test_take_over_same (Fixture *self, gconstpointer data)
{
  g_autoptr (BstResults) a = query (self, "llama"), b = query (self, "llama");
  guint spans[3] = { G_MAXUINT, 0, 0 };

  g_signal_connect (a, "items-changed", G_CALLBACK (items_changed_cb), spans);
  bst_results_take_over (a, b, 0, 16);
  g_assert_cmpuint (spans[0], ==, G_MAXUINT);
}

static void
problem_cb (BstLibrary *library, const char *sentence, guint *count)
{
  g_assert_nonnull (strstr (sentence, "hub-list.catalogue"));
  (*count)++;
}

/* A file that is of no use is told of once, and is as none. */
static void
test_gone (Fixture *self, gconstpointer data)
{
  guint n_problems = 0;
  g_autofree char *path = bst_listing_dup_path (self->folder);

  g_assert_true (g_file_set_contents (path, "no list", -1, NULL));
  g_signal_connect (self->library, "problem", G_CALLBACK (problem_cb), &n_problems);
  bst_library_reload_list (self->library);
  bst_library_reload_list (self->library);
  g_assert_cmpuint (n_problems, ==, 1);
  g_assert_cmpuint (bst_library_get_n_listed (self->library), ==, 0);
  check (self, "falcon");
  g_unlink (path);
  bst_library_reload_list (self->library);
  check (self, "falcon");
}

static void
test_search (Fixture *self, gconstpointer data)
{
  g_autoptr (BstQuery) parsed = bst_query_parse ("qwen sort:likes");
  g_autoptr (BstResults) expected = bst_library_query (self->library, parsed), results = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  guint n = g_list_model_get_n_items (G_LIST_MODEL (expected));

  bst_library_search_async (self->library, parsed, NULL, test_got_result, &result);
  results = bst_library_search_finish (self->library, test_wait (&result), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (results)), ==, n);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (BstEntry) a = g_list_model_get_item (G_LIST_MODEL (results), i);
      g_autoptr (BstEntry) b = g_list_model_get_item (G_LIST_MODEL (expected), i);

      g_assert_cmpstr (bst_entry_get_id (a), ==, bst_entry_get_id (b));
    }

  g_clear_object (&result);
  bst_library_search_async (self->library, parsed, cancellable, test_got_result, &result);
  g_cancellable_cancel (cancellable);
  g_assert_null (bst_library_search_finish (self->library, test_wait (&result), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_lost (Fixture *self, gconstpointer data)
{
  g_autofree char *path = bst_listing_dup_path (self->folder);
  g_autoptr (BstLibrary) library = NULL;
  const char *const *problems;

  g_assert_true (g_file_set_contents (path, "no list", -1, NULL));
  library = bst_library_new (NULL, self->folder, NULL);
  problems = bst_library_get_problems (library);
  g_assert_cmpuint (g_strv_length ((char **) problems), ==, 1);
  g_assert_nonnull (strstr (problems[0], "hub-list.catalogue"));
}

static void
got_points (GObject *source, GAsyncResult *result, gpointer data)
{
  GAsyncResult **got = data;

  *got = g_object_ref (result);
}

static BstPoints *
read_points (BstResults *results, GCancellable *cancellable, GError **error)
{
  g_autoptr (GAsyncResult) got = NULL;

  bst_results_read_points_async (results, cancellable, got_points, &got);
  while (got == NULL)
    g_main_context_iteration (NULL, TRUE);
  return bst_results_read_points_finish (results, got, error);
}

/* Of one day, one figure and one class as many points as entries. */
static void
check_points (BstResults *results)
{
  g_autoptr (BstPoints) points = read_points (results, NULL, NULL);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (results));

  g_assert_cmpuint (points->n + points->n_without, ==, n);
  for (guint i = 0; i < points->n; i++)
    {
      char *key = g_strdup_printf ("%u %" G_GINT64_FORMAT " %u", points->days[i], MAX (points->parameters[i], 0), points->openness[i]);
      guint before = GPOINTER_TO_UINT (g_hash_table_lookup (seen, key));

      g_hash_table_insert (seen, key, GUINT_TO_POINTER (before + 1));
    }
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (BstEntry) entry = g_list_model_get_item (G_LIST_MODEL (results), i);
      gint64 parameters = MAX (bst_entry_get_count (entry, BST_FIELD_PARAMETERS), 0);
      BstKind kind = bst_entry_get_kind (entry);
      g_autofree char *key = NULL;
      double days = 0;
      guint left;

      if (parameters == 0 && (kind == BST_KIND_METHOD || kind == BST_KIND_SOFTWARE))
        continue;
      bst_entry_get_release_days (entry, &days);
      key = g_strdup_printf ("%.0f %" G_GINT64_FORMAT " %d", days, parameters, bst_entry_get_openness (entry));
      left = GPOINTER_TO_UINT (g_hash_table_lookup (seen, key));
      g_assert_cmpuint (left, >, 0);
      g_hash_table_insert (seen, g_steal_pointer (&key), GUINT_TO_POINTER (left - 1));
    }
  g_assert_cmpuint (points->n_known + points->n_unknown + points->n_undated, ==, points->n);
}

static void
test_points (Fixture *self, gconstpointer data)
{
  static const char *const texts[] = {
    "shelf:guide,hub kind:model,adapter,method,software,closed-model",
    "shelf:hub sort:name",
    "shelf:guide kind:model,adapter,method,software",
    "falcon sort:-downloads",
    "nothing-of-this-kind",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (BstResults) results = query (self, texts[i]);

      check_points (results);
    }
}

/* The answer changes while it is read, or nobody wants to know any more. */
static void
test_points_meanwhile (Fixture *self, gconstpointer data)
{
  g_autoptr (BstResults) results = query (self, "shelf:hub"), own = query (self, "shelf:guide"), other = query (self, "shelf:hub -falcon");
  g_autoptr (GAsyncResult) of_rows = NULL, of_own = NULL;
  g_autoptr (BstPoints) points = NULL, own_points = NULL, none = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  guint n = g_list_model_get_n_items (G_LIST_MODEL (results)), n_own = g_list_model_get_n_items (G_LIST_MODEL (own));

  bst_results_read_points_async (results, NULL, got_points, &of_rows);
  bst_results_read_points_async (own, NULL, got_points, &of_own);
  bst_results_take_over (results, other, 0, 16);
  bst_results_take_over (own, results, 0, 16);
  while (of_rows == NULL || of_own == NULL)
    g_main_context_iteration (NULL, TRUE);
  points = bst_results_read_points_finish (results, of_rows, NULL);
  own_points = bst_results_read_points_finish (own, of_own, NULL);
  g_assert_cmpuint (points->n + points->n_without, ==, n);
  g_assert_cmpuint (own_points->n + own_points->n_without, ==, n_own);

  g_cancellable_cancel (cancellable);
  none = read_points (results, cancellable, &error);
  g_assert_null (none);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add ("/list/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("together", test_together);
  ADD ("quick", test_quick);
  ADD ("guide", test_guide);
  ADD ("items", test_items);
  ADD ("outlives", test_outlives);
  ADD ("reload", test_reload);
  ADD ("take-over-same", test_take_over_same);
  ADD ("gone", test_gone);
  ADD ("lost", test_lost);
  ADD ("search", test_search);
  ADD ("points", test_points);
  ADD ("points-meanwhile", test_points_meanwhile);

  return g_test_run ();
}
