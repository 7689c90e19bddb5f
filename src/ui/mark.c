#include "config.h"

#include "ui/mark.h"

#include <adwaita.h>

#include "chart/paint.h"
#include "ui/tooltip.h"

#define SIZE 12

struct _BstMark
{
  GtkWidget parent_instance;

  BstOpenness openness;
};

G_DEFINE_FINAL_TYPE (BstMark, bst_mark, GTK_TYPE_WIDGET)

/* Returns: (transfer none): the palette that goes with the desktop's style. */
const BstPalette *
bst_palette_for_now (void)
{
  AdwStyleManager *style = adw_style_manager_get_default ();

  return bst_palette_get (adw_style_manager_get_dark (style), adw_style_manager_get_high_contrast (style));
}

GdkRGBA
bst_color_to_rgba (const BstColor *color)
{
  return (GdkRGBA) { color->red, color->green, color->blue, color->alpha };
}

/* Squares and dots are plain colour nodes; only slanted edges need cairo. */
void
bst_shape_snapshot (GtkSnapshot *snapshot, BstShape shape, double x, double y, double radius, const BstColor *color)
{
  GdkRGBA rgba = bst_color_to_rgba (color);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (x - radius, y - radius, 2 * radius, 2 * radius);
  GskRoundedRect round;
  cairo_t *cr;

  switch (shape)
    {
    case BST_SHAPE_SQUARE:
      gtk_snapshot_append_color (snapshot, &rgba, &bounds);
      break;
    case BST_SHAPE_DOT:
      gsk_rounded_rect_init_from_rect (&round, &bounds, radius);
      gtk_snapshot_push_rounded_clip (snapshot, &round);
      gtk_snapshot_append_color (snapshot, &rgba, &bounds);
      gtk_snapshot_pop (snapshot);
      break;
    case BST_SHAPE_TRIANGLE:
    case BST_SHAPE_DIAMOND:
    case BST_SHAPE_CROSS:
    default:
      graphene_rect_inset (&bounds, -1, -1);
      cr = gtk_snapshot_append_cairo (snapshot, &bounds);
      bst_shape_path (cr, shape, x, y, radius);
      gdk_cairo_set_source_rgba (cr, &rgba);
      cairo_fill (cr);
      cairo_destroy (cr);
    }
}

static void
bst_mark_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  BstMark *self = BST_MARK (widget);

  bst_shape_snapshot (snapshot, bst_shape_for (self->openness),
                      gtk_widget_get_width (widget) / 2.0, gtk_widget_get_height (widget) / 2.0, SIZE / 2.0 - 1,
                      &bst_palette_for_now ()->openness[self->openness]);
}

static void
bst_mark_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                  int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = SIZE;
}

static void
bst_mark_class_init (BstMarkClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = bst_mark_snapshot;
  widget_class->measure = bst_mark_measure;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
bst_mark_init (BstMark *self)
{
  g_signal_connect_object (adw_style_manager_get_default (), "notify", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
}

/* Returns: (transfer floating): the mark of a class, which a screen reader names */
GtkWidget *
bst_mark_new (BstOpenness openness)
{
  BstMark *self = g_object_new (BST_TYPE_MARK, NULL);

  self->openness = openness;
  bst_widget_set_tooltip (GTK_WIDGET (self), bst_openness_get_label (openness));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  bst_openness_get_label (openness), -1);
  return GTK_WIDGET (self);
}
