/* What the heading and the legend say of the chart, or of the table in its place. */
#include "config.h"

#include "ui/window-private.h"

#include "core/format.h"

/* Of more of the Hub's own rows the classes are not counted one by one: to make a row takes a
 * tenth of a millisecond. */
#define MOST_ROWS 64
#define MOST_ENTRIES 1000

/* Returns: FALSE where that would take too long */
static gboolean
count_rows (BstWindow *self, guint counts[BST_N_OPENNESS])
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  gboolean has_rows = self->results != NULL && bst_results_has_rows (self->results);

  if (n > (has_rows ? MOST_ROWS : MOST_ENTRIES))
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (BstEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->selection), i);

      counts[bst_entry_get_openness (entry)]++;
    }
  return TRUE;
}

/* Returns: (transfer full): as the count over the list has it: all of it is in the table */
static char *
dup_table_title (BstWindow *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  g_autofree char *number = bst_format_number (n);

  return g_strdup_printf (ngettext ("%s entry", "%s entries", n), number);
}

/* Returns: how many the list would have of a class alone; BST_LEGEND_UNKNOWN where that would
 *   take too long */
static guint
count_offered (BstWindow *self, BstOpenness openness)
{
  g_autofree char *text = bst_window_dup_query (self);
  g_autoptr (BstQuery) asked = bst_query_parse (text);
  g_autofree char *offered_text = bst_query_with_facet (asked, BST_FACET_OPENNESS, bst_openness_to_string (openness));
  g_autoptr (BstQuery) offered = bst_query_parse (offered_text);

  return bst_library_is_quick (self->library, offered) ? bst_library_count (self->library, offered) : BST_LEGEND_UNKNOWN;
}

/* Where some classes are chosen, nothing of the others is shown: what there would be of them is
 * what the list's filters say. */
static void
offer_others (BstWindow *self, guint counts[BST_N_OPENNESS])
{
  g_autofree char *chosen = bst_query_dup_facet (self->typed, BST_FACET_OPENNESS);

  for (guint i = 0; i < BST_N_OPENNESS && chosen != NULL; i++)
    if (!bst_query_has_value (self->typed, BST_FACET_OPENNESS, bst_openness_to_string (i)))
      counts[i] = count_offered (self, i);
}

void
bst_window_show_legend (BstWindow *self)
{
  guint counts[BST_N_OPENNESS] = { 0 };
  gboolean is_table = bst_window_shows_table (self);
  g_autofree char *title = is_table ? dup_table_title (self) : bst_chart_view_dup_title (self->chart);

  if (!is_table)
    bst_chart_view_count (self->chart, counts);
  else if (!count_rows (self, counts))
    for (guint i = 0; i < BST_N_OPENNESS; i++)
      counts[i] = BST_LEGEND_UNKNOWN;
  offer_others (self, counts);
  bst_legend_set_title (self->legend, title);
  bst_legend_show (self->legend, counts, self->typed);
}
