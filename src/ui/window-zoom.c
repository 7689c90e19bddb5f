/* What the window does with the part that the chart shows. */
#include "config.h"

#include "ui/window-private.h"

static const struct
{
  const char *action;
  BstChartZoomStep step;
} steps[] = {
  { "chart-zoom-in", BST_CHART_ZOOM_IN },
  { "chart-zoom-out", BST_CHART_ZOOM_OUT },
  { "chart-zoom-reset", BST_CHART_ZOOM_RESET },
  { "chart-zoom-back", BST_CHART_ZOOM_BACK },
  { "chart-zoom-forward", BST_CHART_ZOOM_FORWARD },
};

/* Returns: whether the keyboard is on one of the buttons */
static gboolean
bar_has_focus (BstWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->zoom_bar));
}

/* The keyboard does not stay on what is gone, or can do no more. */
static void
keep_focus (BstWindow *self, gboolean was_on_bar)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (was_on_bar && (focus == NULL || !bar_has_focus (self) || !gtk_widget_is_sensitive (focus) || !gtk_widget_get_mapped (focus)))
    gtk_widget_grab_focus (GTK_WIDGET (self->chart));
}

/* What can be done now, and what is said of what is shown. */
static void
show (BstWindow *self)
{
  const BstChartRange *range = bst_chart_view_get_range (self->chart);
  BstChartAxes axes = bst_chart_view_get_kind (self->chart) == BST_CHART_RANKING ? BST_CHART_AXIS_COUNT : BST_CHART_AXIS_BOTH;
  g_autofree char *title = range != NULL ? bst_chart_range_dup_title (range, axes) : NULL;
  gboolean was_on_bar = bar_has_focus (self);

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), steps[i].action);

      g_simple_action_set_enabled (G_SIMPLE_ACTION (action), bst_chart_view_can_zoom (self->chart, steps[i].step));
    }
  bst_zoom_bar_set_title (self->zoom_bar, title);
  keep_focus (self, was_on_bar);
}

static void
step_activated (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  BstWindow *self = user_data;
  const char *name = g_action_get_name (G_ACTION (action));

  /* Behind the table nobody would see it. */
  if (self->chart == NULL || bst_window_shows_table (self))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (g_str_equal (name, steps[i].action))
      bst_chart_view_zoom (self->chart, steps[i].step);
}

/* @range: (nullable): the part that the chart is to show of the answer that comes next; NULL
 *   for all */
void
bst_window_set_range (BstWindow *self, const BstChartRange *range)
{
  self->wants_range = TRUE;
  self->has_range = range != NULL;
  if (range != NULL)
    self->range = *range;
}

/* There is another answer, and a chart. */
void
bst_window_show_range (BstWindow *self)
{
  if (!self->wants_range)
    return;
  self->wants_range = FALSE;
  bst_chart_view_begin_range (self->chart, self->has_range ? &self->range : NULL);
}

/* There is a chart now. */
void
bst_window_bring_zoom (BstWindow *self)
{
  g_signal_connect_object (self->chart, "range-changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  show (self);
}

void
bst_window_add_zoom_actions (BstWindow *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autoptr (GSimpleAction) action = g_simple_action_new (steps[i].action, NULL);

      g_simple_action_set_enabled (action, FALSE);
      g_signal_connect_object (action, "activate", G_CALLBACK (step_activated), self, 0);
      g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (action));
    }
}
