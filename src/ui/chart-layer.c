/* What is painted of the chart, and what of it is kept for the next frame. */
#include "config.h"

#include "ui/chart-view-private.h"

#include "ui/chart-paint.h"
#include "ui/mark.h"

/* What is kept is of another scene, or of other colours. */
void
bst_chart_view_drop_layer (BstChartView *self)
{
  g_clear_pointer (&self->ground, gsk_render_node_unref);
}

/* The colours are others. */
void
bst_chart_view_repaint (BstChartView *self)
{
  bst_chart_view_drop_layer (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Paints the kept ground, and over it what stands out. */
static void
snapshot_scene (BstChartView *self, GtkSnapshot *snapshot, const BstPalette *palette, int focused)
{
  if (self->ground == NULL)
    self->ground = bst_scene_make_ground (self->scene, palette, self->stamps, gtk_widget_get_scale_factor (GTK_WIDGET (self)));
  if (self->ground != NULL)
    gtk_snapshot_append_node (snapshot, self->ground);
  bst_scene_snapshot_top (self->scene, snapshot, palette, focused);
  bst_chart_view_snapshot_cells (self, snapshot, palette);
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
