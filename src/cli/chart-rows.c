/* As the window does it: a mark each for so many models, and of more the timeline counts how
 * many are where. Of a part of it that has few enough, each has a mark again. */
#include "config.h"

#include "cli/chart.h"

#include <math.h>

#include "chart/figure.h"
#include "cli/hub.h"

/* So many of an answer have a mark and a name all the same: the first of its order that
 * have a figure, if they are among so many. */
#define MOST_NAMED 12
#define MOST_LOOKED_AT 48

static void
add_position (GArray *positions, guint position)
{
  for (guint i = 0; i < positions->len; i++)
    if (g_array_index (positions, guint, i) == position)
      return;
  g_array_append_val (positions, position);
}

/* Returns: where in the answer those of @ids are that it has */
static GArray *
find_named (BstResults *results, const char *const *ids)
{
  GArray *positions = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    {
      guint position = bst_results_find (results, ids[i]);

      if (position != G_MAXUINT)
        add_position (positions, position);
    }
  return positions;
}

static void
add_first (BstResults *results, GArray *positions)
{
  guint n = MIN (g_list_model_get_n_items (G_LIST_MODEL (results)), MOST_LOOKED_AT);
  guint most = positions->len + MOST_NAMED;

  for (guint i = 0; i < n && positions->len < most; i++)
    {
      g_autoptr (BstEntry) entry = g_list_model_get_item (G_LIST_MODEL (results), i);

      if (bst_entry_get_count (entry, BST_FIELD_PARAMETERS) > 0)
        add_position (positions, i);
    }
}

static void
add_all (GArray *positions, GArray *more)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < positions->len; i++)
    g_hash_table_add (seen, GUINT_TO_POINTER (g_array_index (positions, guint, i)));
  for (guint i = 0; i < more->len; i++)
    if (g_hash_table_add (seen, GUINT_TO_POINTER (g_array_index (more, guint, i))))
      g_array_append_val (positions, g_array_index (more, guint, i));
}

static BstPoints *
read_points (BstResults *results)
{
  g_autoptr (GAsyncResult) result = NULL;

  bst_results_read_points_async (results, NULL, bst_cli_got_result, &result);
  return bst_results_read_points_finish (results, bst_cli_wait (&result), NULL);
}

/* A side of a range that is open ends where there can be nothing any more. */
static double
close_side (double end, double otherwise)
{
  return isnan (end) ? otherwise : end;
}

/* Finds which models are in the range, where they are few enough for a mark each: also of all
 * that is not so rare, as many have no date.
 *
 * @range: (nullable): of all that there is
 *
 * Returns: which of them are among @positions now */
static BstMarksShown
add_in_range (BstResults *results, const BstChartRange *range, GArray *positions)
{
  const BstChartRange all = { NAN, NAN, NAN, NAN };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (BstResultsRange) found = NULL;
  BstMarksShown shown;

  if (range == NULL)
    range = &all;
  bst_results_find_range_async (results, close_side (range->min_days, 0), close_side (range->max_days, G_MAXDOUBLE),
                                close_side (range->min_count, 0), close_side (range->max_count, G_MAXDOUBLE),
                                BST_CHART_MOST_MARKS, NULL, bst_cli_got_result, &result);
  found = bst_results_find_range_finish (results, bst_cli_wait (&result), NULL);
  shown = found != NULL ? bst_marks_shown_choose (found->n_known, found->n_unknown) : BST_MARKS_FEW;
  if (shown != BST_MARKS_FEW)
    add_all (positions, found->known);
  if (shown == BST_MARKS_ALL)
    add_all (positions, found->unknown);
  return shown;
}

static GListModel *
take_entries (BstResults *results, GArray *positions)
{
  GListStore *entries = g_list_store_new (BST_TYPE_ENTRY);

  for (guint i = 0; i < positions->len; i++)
    {
      g_autoptr (BstEntry) entry = g_list_model_get_item (G_LIST_MODEL (results), g_array_index (positions, guint, i));

      g_list_store_append (entries, entry);
    }
  return G_LIST_MODEL (entries);
}

static GArray *
list_first (guint n)
{
  GArray *positions = g_array_sized_new (FALSE, FALSE, sizeof (guint), n);

  for (guint i = 0; i < n; i++)
    g_array_append_val (positions, i);
  return positions;
}

/**
 * bst_cli_chart_rows_init:
 * @self: (out caller-allocates): to be cleared
 * @range: (nullable): the part that is to be shown
 * @named_ids: (nullable): ids that have a mark in any case
 *
 * Chooses what is drawn of @results; of millions it takes a moment.
 */
void
bst_cli_chart_rows_init (BstCliChartRows *self, BstResults *results, BstChartKind kind, const BstChartRange *range,
                         const char *const *named_ids)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (results));
  guint most = kind == BST_CHART_RANKING ? BST_CHART_MOST_ROWS : BST_CHART_MOST_MARKS;
  g_autoptr (GArray) positions = NULL;

  *self = (BstCliChartRows) { .shown = BST_MARKS_ALL };
  self->as_of = bst_results_has_rows (results) ? bst_figure_dup_as_of (G_LIST_MODEL (results)) : NULL;
  if (kind == BST_CHART_RANKING || n <= most)
    {
      positions = list_first (MIN (n, most));
    }
  else
    {
      positions = find_named (results, named_ids);
      self->points = read_points (results);
      self->shown = add_in_range (results, range, positions);
      if (self->shown == BST_MARKS_FEW)
        add_first (results, positions);
    }
  self->entries = take_entries (results, positions);
}

void
bst_cli_chart_rows_clear (BstCliChartRows *self)
{
  g_clear_object (&self->entries);
  g_clear_pointer (&self->points, bst_points_unref);
  g_clear_pointer (&self->as_of, g_free);
}
