/* What the chart tells of the mark that the pointer is at. */
#include "config.h"

#include "ui/chart-view-private.h"

/* GtkWidgetClass.query_tooltip() of the chart. */
gboolean
bst_chart_view_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  BstChartView *self = BST_CHART_VIEW (widget);
  g_autofree char *name = NULL, *description = NULL, *text = NULL;
  int mark;

  if (!bst_chart_view_is_ready (self))
    return FALSE;
  mark = keyboard ? bst_scene_get_selected (self->scene) : bst_chart_view_hit (self, x, y);
  if (bst_chart_view_get_density (self) != NULL && (keyboard || mark < 0))
    return bst_chart_view_show_cell_tooltip (self, x, y, keyboard, tooltip);
  if (mark < 0)
    return FALSE;
  name = bst_scene_dup_name (self->scene, mark);
  description = bst_scene_dup_description (self->scene, mark);
  text = g_strdup_printf ("%s\n%s", name, description);
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}
