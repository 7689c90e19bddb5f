/* What the chart of an answer of millions needs of it, read in a thread. */
#include "config.h"

#include "library/results-private.h"

#include "catalogue/bits.h"
#include "catalogue/search.h"

/* So many rows are read between two looks at whether anybody still wants them. */
#define ROWS_AT_A_TIME 65536

/* An answer as it is now, which any thread may read. */
typedef struct
{
  GPtrArray *entries; /* BstEntry: the library's own that are in it */
  BstCatalogueSearch *search; /* NULL without rows */
  GArray *items;
} Snapshot;

static void
snapshot_free (gpointer data)
{
  Snapshot *self = data;

  g_ptr_array_unref (self->entries);
  g_clear_pointer (&self->search, bst_catalogue_search_unref);
  g_array_unref (self->items);
  g_free (self);
}

static gpointer
ref_entry (gconstpointer entry, gpointer data)
{
  return g_object_ref ((gpointer) entry);
}

static Snapshot *
snapshot_new (BstResults *results)
{
  Snapshot *self = g_new0 (Snapshot, 1);

  self->entries = g_ptr_array_copy (results->entries, ref_entry, NULL);
  self->search = results->search != NULL ? bst_catalogue_search_ref (results->search) : NULL;
  /* Without rows pieces of it are replaced, and it is short. */
  self->items = results->search != NULL ? g_array_ref (results->items) : g_array_copy (results->items);
  return self;
}

static void
read_entry (BstPoints *points, BstEntry *entry)
{
  BstKind kind = bst_entry_get_kind (entry);
  gint64 parameters = bst_entry_get_count (entry, BST_FIELD_PARAMETERS);
  double days;

  if (parameters <= 0 && kind != BST_KIND_MODEL && kind != BST_KIND_ADAPTER && kind != BST_KIND_CLOSED_MODEL)
    {
      points->n_without++;
      return;
    }
  points->days[points->n] = bst_entry_get_release_days (entry, &days) ? (guint32) days : 0;
  points->parameters[points->n] = parameters;
  points->openness[points->n] = bst_entry_get_openness (entry);
  points->n++;
}

/* Reads the rows that @wanted has behind what is read already. */
static void
read_rows (BstPoints *points, const Snapshot *self, const BstBits *wanted, GCancellable *cancellable)
{
  g_autofree guint32 *rows = g_new (guint32, ROWS_AT_A_TIME);
  guint row = 0;

  for (guint n = ROWS_AT_A_TIME; n == ROWS_AT_A_TIME && !g_cancellable_is_cancelled (cancellable);)
    {
      for (n = 0; n < ROWS_AT_A_TIME && bst_bits_next (wanted, &row); row++)
        rows[n++] = row;
      bst_catalogue_search_read_points (self->search, rows, n, points->days + points->n,
                                        points->parameters + points->n, points->openness + points->n);
      points->n += n;
    }
}

/* Rows are read in their own order, whatever that of the answer is: memory gives them
 * several times as fast. */
static BstPoints *
read_points (const Snapshot *self, GCancellable *cancellable)
{
  BstPoints *points = bst_points_new (self->items->len);
  g_auto (BstBits) wanted = { 0 };

  bst_bits_init (&wanted, self->search != NULL ? bst_catalogue_get_n_rows (bst_catalogue_search_get_catalogue (self->search)) : 0);
  points->n = 0;
  for (guint i = 0; i < self->items->len; i++)
    {
      guint32 number = g_array_index (self->items, guint32, i);

      if (number & BST_RESULTS_OWN)
        read_entry (points, g_ptr_array_index (self->entries, number & ~BST_RESULTS_OWN));
      else
        bst_bits_add (&wanted, number);
    }
  if (self->search != NULL)
    read_rows (points, self, &wanted, cancellable);
  bst_points_end (points);
  return points;
}

static void
read_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autoptr (BstPoints) points = read_points (data, cancellable);

  if (!g_task_return_error_if_cancelled (task))
    g_task_return_pointer (task, g_steal_pointer (&points), (GDestroyNotify) bst_points_unref);
}

/**
 * bst_results_read_points_async:
 * @cancellable: (nullable): ends it soon, when another answer has come up
 *
 * Reads the release, the parameters and the openness of all that is in the answer now, in
 * a thread and in no order; methods and programs are only counted. Of three million rows
 * that takes about as long as a frame lasts; entries of them would take half a minute.
 */
void
bst_results_read_points_async (BstResults *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, bst_results_read_points_async);
  g_task_set_task_data (task, snapshot_new (self), snapshot_free);
  g_task_run_in_thread (task, read_in_thread);
}

/* Returns: (transfer full) (nullable): the points; its only error is that it was cancelled */
BstPoints *
bst_results_read_points_finish (BstResults *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
