/* What the chart tells of the mark that the pointer is at. */
#include "config.h"

#include "ui/chart-card.h"
#include "ui/chart-view-private.h"

/* The same card as long as the pointer is at one mark: GTK asks at each of its movements. */
static GtkWidget *
get_card (BstChartView *self, BstEntry *entry)
{
  if (self->card == NULL || self->card_entry != entry)
    {
      bst_chart_view_drop_card (self);
      self->card = g_object_ref_sink (bst_chart_card_new (entry, self->fit_settings));
      self->card_entry = g_object_ref (entry);
    }
  return self->card;
}

void
bst_chart_view_drop_card (BstChartView *self)
{
  g_clear_object (&self->card);
  g_clear_object (&self->card_entry);
}

/* GtkWidgetClass.query_tooltip() of the chart. */
gboolean
bst_chart_view_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  BstChartView *self = BST_CHART_VIEW (widget);
  int mark;

  if (!bst_chart_view_is_ready (self))
    return FALSE;
  mark = keyboard ? bst_scene_get_selected (self->scene) : bst_chart_view_hit (self, x, y);
  if (bst_chart_view_get_density (self) != NULL && (keyboard || mark < 0))
    return bst_chart_view_show_cell_tooltip (self, x, y, keyboard, tooltip);
  if (mark < 0)
    return FALSE;
  gtk_tooltip_set_custom (tooltip, get_card (self, bst_scene_get_entry (self->scene, mark)));
  return TRUE;
}
