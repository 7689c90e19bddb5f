/* How the rows of an answer come into the list. */
#include "config.h"

#include "ui/window-private.h"

/* More rows than a window has room for. */
#define SCREENFUL 48

/* More rows than a list view keeps ready beside those in sight. */
#define MOST_KEPT 224

/* So many rows are made, or dropped, at a time: each takes a tenth of a millisecond at
 * worst. */
#define ROWS_AT_A_TIME 32

/* Returns: the place of the entry that was selected before, where it is found; else
 * @otherwise, or the last */
guint
bst_window_find_again (BstWindow *self, guint otherwise)
{
  guint position = self->selected_id != NULL ? bst_results_find (self->results, self->selected_id) : G_MAXUINT;
  guint found = g_list_model_get_n_items (G_LIST_MODEL (self->results));

  if (position == G_MAXUINT)
    return found > 0 ? MIN (otherwise, found - 1) : GTK_INVALID_LIST_POSITION;
  return position;
}

static void
show_first (BstWindow *self, guint n)
{
  g_clear_object (&self->first_results);
  self->first_results = gtk_slice_list_model_new (g_object_ref (G_LIST_MODEL (self->results)), 0, n);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->first_results));
}

/* All at once. A list view makes up to two hundred rows, of which the first frame needs a
 * screenful. Besides, selection and list view look for what they showed among all that takes
 * its place, one by one, but not among what comes behind it later. */
static void
show_at_once (BstWindow *self, guint position)
{
  g_clear_object (&self->first_results);
  self->searching = TRUE;
  if (position != GTK_INVALID_LIST_POSITION && self->chart == NULL)
    show_first (self, position + SCREENFUL);
  else if (position != GTK_INVALID_LIST_POSITION && bst_results_has_rows (self->results))
    {
      show_first (self, SCREENFUL);
      bst_window_show_all_rows (self);
    }
  else
    gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->results));
  gtk_single_selection_set_selected (self->selection, position);
  self->searching = FALSE;
}

/* Drops some of the rows of the answer before.
 * Returns: FALSE where what is left of it can go at once */
static gboolean
drop_some (BstWindow *self)
{
  guint n = self->first_results != NULL ? gtk_slice_list_model_get_size (self->first_results) : 0;

  /* Scrolled, the list would make others in their place. */
  if (n <= SCREENFUL || gtk_adjustment_get_value (bst_list_page_get_adjustment (self->list_page)) > 0)
    return FALSE;
  n = MIN (n, MIN (MOST_KEPT, g_list_model_get_n_items (G_LIST_MODEL (self->selection))));
  gtk_slice_list_model_set_size (self->first_results, n > SCREENFUL + ROWS_AT_A_TIME ? n - ROWS_AT_A_TIME : SCREENFUL);
  return TRUE;
}

/* Returns: FALSE where all are there */
static gboolean
add_some (BstWindow *self)
{
  guint n = gtk_slice_list_model_get_size (self->first_results);

  if (n == G_MAXUINT)
    return FALSE;
  if (n < MOST_KEPT && n < g_list_model_get_n_items (G_LIST_MODEL (self->results)))
    gtk_slice_list_model_set_size (self->first_results, n + ROWS_AT_A_TIME);
  else
    bst_window_show_all_rows (self);
  return TRUE;
}

static gboolean
bring_rows_cb (gpointer user_data)
{
  BstWindow *self = user_data;
  gboolean goes_on = TRUE;

  self->searching = TRUE;
  if (self->rows_are_old && !drop_some (self))
    {
      show_first (self, SCREENFUL);
      gtk_single_selection_set_selected (self->selection, self->rows_selected);
      self->rows_are_old = FALSE;
    }
  else if (!self->rows_are_old)
    goes_on = add_some (self);
  self->searching = FALSE;
  if (goes_on)
    return G_SOURCE_CONTINUE;
  self->rows_source = 0;
  bst_window_rows_shown (self);
  return G_SOURCE_REMOVE;
}

void
bst_window_stop_rows (BstWindow *self)
{
  g_clear_handle_id (&self->rows_source, g_source_remove);
}

/* Has the list show the answer and then calls bst_window_rows_shown(). Of the Hub's list
 * there are always as many rows as a list view can keep: they go and come by pieces, and a
 * key that is pressed meanwhile is heard between two of them. All of it is there before the
 * next frame is drawn. */
void
bst_window_show_rows (BstWindow *self)
{
  guint position = bst_window_find_again (self, 0);

  bst_window_stop_rows (self);
  if (self->chart == NULL || !bst_results_has_rows (self->results) || position >= SCREENFUL)
    {
      show_at_once (self, position);
      bst_window_rows_shown (self);
      return;
    }
  self->rows_selected = position;
  self->rows_are_old = TRUE;
  self->rows_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, bring_rows_cb, self, NULL);
}

/* The rows that the first frame did without. */
void
bst_window_show_all_rows (BstWindow *self)
{
  if (self->first_results != NULL)
    gtk_slice_list_model_set_size (self->first_results, G_MAXUINT);
}
