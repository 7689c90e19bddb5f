/* The table beside the list: made when somebody first wants to see it. */
#include "config.h"

#include "ui/window-private.h"

gboolean
bst_window_shows_table (BstWindow *self)
{
  return self->table != NULL && gtk_widget_get_visible (GTK_WIDGET (self->table));
}

static void
sort_cb (BstWindow *self, const char *sort)
{
  g_autofree char *text = bst_window_dup_sorted (self, sort);

  bst_list_page_set_text (self->list_page, text);
}

/* Back to the chart that was there before, and the keyboard with it. */
static void
leave_cb (BstWindow *self)
{
  const char *view = bst_chart_view_get_kind (self->chart) == BST_CHART_RANKING ? "ranking" : "timeline";

  gtk_widget_activate_action (GTK_WIDGET (self), "win.chart-view", "s", view);
}

static void
make_table (BstWindow *self)
{
  self->table = BST_TABLE_VIEW (bst_table_view_new (self->selection, bst_fit_settings_get (self->settings)));
  gtk_widget_set_vexpand (GTK_WIDGET (self->table), TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->table), FALSE);
  gtk_box_append (GTK_BOX (self->chart_box), GTK_WIDGET (self->table));
  g_signal_connect_object (self->table, "sort", G_CALLBACK (sort_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->table, "open-entry", G_CALLBACK (bst_window_open_entry_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->table, "leave", G_CALLBACK (leave_cb), self, G_CONNECT_SWAPPED);
}

/* The order of the answer, over the columns of the table. */
void
bst_window_show_table_order (BstWindow *self)
{
  g_autofree char *order = NULL, *text = NULL;
  g_autoptr (BstQuery) query = NULL;

  if (self->table == NULL)
    return;
  order = bst_window_dup_order (self);
  text = g_str_equal (order, "params") ? NULL : g_strdup_printf ("sort:%s", order);
  query = bst_query_parse (text);
  bst_table_view_show_order (self->table, query);
}

/* @shown: whether the table is to be in sight, in the place of the chart. The keyboard goes
 *   with it. */
void
bst_window_show_table (BstWindow *self, gboolean shown)
{
  GtkWidget *before = shown ? self->chart_place : GTK_WIDGET (self->table);
  gboolean has_focus = before != NULL && gtk_widget_get_focus_child (before) != NULL;

  if (shown == bst_window_shows_table (self))
    return;
  if (self->table == NULL)
    make_table (self);
  bst_window_show_table_order (self);
  /* One after the other: what is hidden gives up the keyboard. */
  gtk_widget_set_visible (shown ? GTK_WIDGET (self->table) : self->chart_place, TRUE);
  if (has_focus)
    gtk_widget_grab_focus (shown ? GTK_WIDGET (self->table) : GTK_WIDGET (self->chart));
  else if (shown)
    bst_table_view_show_selected (self->table);
  gtk_widget_set_visible (shown ? self->chart_place : GTK_WIDGET (self->table), FALSE);
  bst_window_enable_chart (self);
}
