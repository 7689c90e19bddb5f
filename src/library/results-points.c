/* What the chart of an answer of millions needs of it, read in a thread. */
#include "config.h"

#include "library/results-private.h"

#include "catalogue/bits.h"
#include "catalogue/search.h"
#include "core/task-thread.h"

void
bst_results_snapshot_free (BstResultsSnapshot *self)
{
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

/* Returns: (transfer full): the answer as it is now */
BstResultsSnapshot *
bst_results_snapshot_new (BstResults *results)
{
  BstResultsSnapshot *self = g_new0 (BstResultsSnapshot, 1);

  self->entries = g_ptr_array_copy (results->entries, ref_entry, NULL);
  self->search = results->search != NULL ? bst_catalogue_search_ref (results->search) : NULL;
  /* Without rows pieces of it are replaced, and it is short. */
  self->items = results->search != NULL ? g_array_ref (results->items) : g_array_copy (results->items);
  return self;
}

/* Reads an entry as a row is read.
 *
 * Returns: FALSE for methods and programs, which have no parameters */
gboolean
bst_results_read_entry (BstEntry *entry, guint32 *days, gint64 *parameters)
{
  BstKind kind = bst_entry_get_kind (entry);
  double exact;

  *parameters = bst_entry_get_count (entry, BST_FIELD_PARAMETERS);
  *days = bst_entry_get_release_days (entry, &exact) ? (guint32) exact : 0;
  return *parameters > 0 || kind == BST_KIND_MODEL || kind == BST_KIND_ADAPTER || kind == BST_KIND_CLOSED_MODEL;
}

static void
read_entry (BstPoints *points, BstEntry *entry)
{
  if (!bst_results_read_entry (entry, &points->days[points->n], &points->parameters[points->n]))
    {
      points->n_without++;
      return;
    }
  points->openness[points->n] = bst_entry_get_openness (entry);
  points->n++;
}

/* Takes the next rows of @wanted, from @row on.
 *
 * Returns: how many; fewer than there could be where they are the last */
guint
bst_results_take_rows (const BstBits *wanted, guint *row, guint32 *rows)
{
  guint n = 0;

  for (; n < BST_RESULTS_ROWS_AT_A_TIME && bst_bits_next (wanted, row); (*row)++)
    rows[n++] = *row;
  return n;
}

/* Reads the rows that @wanted has behind what is read already. */
static void
read_rows (BstPoints *points, const BstResultsSnapshot *self, const BstBits *wanted, GCancellable *cancellable)
{
  g_autofree guint32 *rows = g_new (guint32, BST_RESULTS_ROWS_AT_A_TIME);
  guint row = 0;

  for (guint n = BST_RESULTS_ROWS_AT_A_TIME; n == BST_RESULTS_ROWS_AT_A_TIME && !g_cancellable_is_cancelled (cancellable);)
    {
      n = bst_results_take_rows (wanted, &row, rows);
      bst_catalogue_search_read_points (self->search, rows, n, points->days + points->n,
                                        points->parameters + points->n, points->openness + points->n);
      points->n += n;
    }
}

/* Rows are read in their own order, whatever that of the answer is: memory gives them
 * several times as fast. */
static BstPoints *
read_points (const BstResultsSnapshot *self, GCancellable *cancellable)
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

static gpointer
read_in_thread (gpointer data, GCancellable *cancellable, GError **error)
{
  return read_points (data, cancellable);
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
  g_task_set_task_data (task, bst_results_snapshot_new (self), (GDestroyNotify) bst_results_snapshot_free);
  bst_task_run_in_thread (task, read_in_thread, (GDestroyNotify) bst_points_unref);
}

/* Returns: (transfer full) (nullable): the points; its only error is that it was cancelled */
BstPoints *
bst_results_read_points_finish (BstResults *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
