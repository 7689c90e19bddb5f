/* Which models of an answer are in a part of the chart, looked for in a thread. */
#include "config.h"

#include "library/results-private.h"

#include "catalogue/search.h"
#include "core/task-thread.h"

/* What is looked for, and where. */
typedef struct
{
  BstResultsSnapshot *answer;
  double min_days, max_days;
  double min_parameters, max_parameters;
  guint most;
} Search;

static void
search_free (gpointer data)
{
  Search *self = data;

  bst_results_snapshot_free (self->answer);
  g_free (self);
}

void
bst_results_range_free (BstResultsRange *self)
{
  g_array_unref (self->known);
  g_array_unref (self->unknown);
  g_free (self);
}

static BstResultsRange *
range_new (void)
{
  BstResultsRange *self = g_new0 (BstResultsRange, 1);

  self->known = g_array_new (FALSE, FALSE, sizeof (guint));
  self->unknown = g_array_new (FALSE, FALSE, sizeof (guint));
  return self;
}

static inline gboolean
is_released_then (const Search *self, guint32 days)
{
  return days != 0 && days >= self->min_days && days <= self->max_days;
}

/* What has no figure is in every range of figures. */
static inline gboolean
is_in_range (const Search *self, guint32 days, gint64 parameters)
{
  return is_released_then (self, days) &&
         (parameters <= 0 || ((double) parameters >= self->min_parameters && (double) parameters <= self->max_parameters));
}

/* Leaves in @wanted the rows that are in the range, and says of which no figure is known.
 * Rows are read in their own order, which memory gives several times as fast as that of
 * the answer. */
static void
look_at_rows (const Search *self, BstBits *wanted, BstBits *unknown, GCancellable *cancellable)
{
  g_autofree guint32 *rows = g_new (guint32, BST_RESULTS_ROWS_AT_A_TIME);
  g_autofree guint32 *days = g_new (guint32, BST_RESULTS_ROWS_AT_A_TIME);
  g_autofree gint64 *parameters = g_new (gint64, BST_RESULTS_ROWS_AT_A_TIME);
  g_autofree guint8 *openness = g_new (guint8, BST_RESULTS_ROWS_AT_A_TIME);
  guint row = 0;

  for (guint n = BST_RESULTS_ROWS_AT_A_TIME; n == BST_RESULTS_ROWS_AT_A_TIME && !g_cancellable_is_cancelled (cancellable);)
    {
      n = bst_results_take_rows (wanted, &row, rows);
      bst_catalogue_search_read_points (self->answer->search, rows, n, days, parameters, openness);
      for (guint i = 0; i < n; i++)
        if (!is_in_range (self, days[i], parameters[i]))
          bst_bits_remove (wanted, rows[i]);
        else if (parameters[i] <= 0)
          bst_bits_add (unknown, rows[i]);
    }
}

static void
add (const Search *self, BstResultsRange *range, guint position, gboolean is_known)
{
  GArray *positions = is_known ? range->known : range->unknown;
  guint *n = is_known ? &range->n_known : &range->n_unknown;

  if ((*n)++ < self->most)
    g_array_append_val (positions, position);
}

static void
add_entry (const Search *self, BstResultsRange *range, guint position, BstEntry *entry)
{
  guint32 days;
  gint64 parameters;

  if (bst_results_read_entry (entry, &days, &parameters) && is_in_range (self, days, parameters))
    add (self, range, position, parameters > 0);
}

static BstResultsRange *
find_range (const Search *self, GCancellable *cancellable)
{
  BstResultsRange *range = range_new ();
  const BstResultsSnapshot *answer = self->answer;
  guint n_rows = answer->search != NULL ? bst_catalogue_get_n_rows (bst_catalogue_search_get_catalogue (answer->search)) : 0;
  g_auto (BstBits) wanted = { 0 }, unknown = { 0 };

  bst_bits_init (&wanted, n_rows);
  bst_bits_init (&unknown, n_rows);
  for (guint i = 0; i < answer->items->len; i++)
    {
      guint32 number = g_array_index (answer->items, guint32, i);

      if ((number & BST_RESULTS_OWN) == 0)
        bst_bits_add (&wanted, number);
    }
  if (answer->search != NULL)
    look_at_rows (self, &wanted, &unknown, cancellable);
  for (guint i = 0; i < answer->items->len && !g_cancellable_is_cancelled (cancellable); i++)
    {
      guint32 number = g_array_index (answer->items, guint32, i);

      if (number & BST_RESULTS_OWN)
        add_entry (self, range, i, g_ptr_array_index (answer->entries, number & ~BST_RESULTS_OWN));
      else if (bst_bits_get (&wanted, number))
        add (self, range, i, !bst_bits_get (&unknown, number));
    }
  return range;
}

static gpointer
find_in_thread (gpointer data, GCancellable *cancellable, GError **error)
{
  return find_range (data, cancellable);
}

/**
 * bst_results_find_range_async:
 * @min_days: the first day of release, as bst_date_get_days() counts them
 * @max_days: the last
 * @min_parameters: the least number of parameters
 * @max_parameters: the largest
 * @most: how many positions of each kind are wanted at the most
 * @cancellable: (nullable): ends it soon, when another range is wanted
 *
 * Looks for the models of a part of the chart, in a thread: those whose release and
 * parameters are in the range, its ends included, and those released then of which no
 * figure is known. Of three million rows that takes about as long as reading their points.
 */
void
bst_results_find_range_async (BstResults *self, double min_days, double max_days, double min_parameters, double max_parameters,
                              guint most, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Search *search = g_new (Search, 1);

  *search = (Search) { bst_results_snapshot_new (self), min_days, max_days, min_parameters, max_parameters, most };
  g_task_set_source_tag (task, bst_results_find_range_async);
  g_task_set_task_data (task, search, search_free);
  bst_task_run_in_thread (task, find_in_thread, (GDestroyNotify) bst_results_range_free);
}

/* Returns: (transfer full) (nullable): what was found; its only error is that it was cancelled */
BstResultsRange *
bst_results_find_range_finish (BstResults *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
