/* What is painted of the chart, and what of it is kept for the next frame. */
#include "config.h"

#include "ui/chart-view-private.h"

#include "ui/chart-paint.h"
#include "ui/chart-point.h"
#include "ui/mark.h"

/* What is kept is of another scene, or of other colours. */
void
bst_chart_view_drop_layer (BstChartView *self)
{
  g_clear_pointer (&self->cells_node, gsk_render_node_unref);
}

/* The colours are others. */
void
bst_chart_view_repaint (BstChartView *self)
{
  bst_chart_view_drop_layer (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Paints the chart with its cells, which are kept as long as nothing of them changes. */
static void
snapshot_scene (BstChartView *self, GtkSnapshot *snapshot, const BstPalette *palette, int focused)
{
  BstDensity *density = bst_chart_view_get_density (self);
  gboolean shows_focus = self->cell_point != NULL && bst_chart_point_shows_focus (BST_CHART_POINT (self->cell_point));

  if (self->cells_node == NULL && density != NULL)
    self->cells_node = bst_scene_make_cells_node (self->scene, palette);
  bst_scene_snapshot (self->scene, snapshot, palette, focused, self->cells_node);
  if (self->hovered_cell >= 0 && !self->is_stale)
    bst_density_snapshot_cell (density, snapshot, palette, (guint) self->hovered_cell, FALSE);
  if (shows_focus && density != NULL && self->cell >= 0)
    bst_density_snapshot_cell (density, snapshot, palette, (guint) self->cell, TRUE);
}

/* GtkWidgetClass.snapshot() of the chart. */
void
bst_chart_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  BstChartView *self = BST_CHART_VIEW (widget);
  const BstPalette *palette = bst_palette_for_now ();
  GdkRGBA ground = bst_color_to_rgba (&palette->ground);

  gtk_snapshot_append_color (snapshot, &ground,
                             &GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (widget), gtk_widget_get_height (widget)));
  if (self->scene != NULL)
    snapshot_scene (self, snapshot, palette, bst_chart_view_get_focused (self));
  bst_chart_view_snapshot_band (self, snapshot, palette);
}
