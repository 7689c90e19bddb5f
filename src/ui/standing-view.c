#include "config.h"

#include "ui/standing-view.h"

#include <adwaita.h>
#include <math.h>

#include "chart/paint.h"
#include "chart/standing-strip.h"
#include "ui/mark.h"

#define LEAST_WIDTH 120
#define USUAL_WIDTH 480

struct _BstStandingView
{
  GtkWidget parent_instance;

  BstSizes *sizes; /* NULL before there is anything to show */
  BstStanding standing;
  BstStandingStrip *strip; /* of these, as wide as the widget; NULL until it is painted */
};

G_DEFINE_FINAL_TYPE (BstStandingView, bst_standing_view, GTK_TYPE_WIDGET)

/* What was laid out is of something else. */
static void
drop_strip (BstStandingView *self)
{
  g_clear_pointer (&self->strip, bst_standing_strip_free);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
bst_standing_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  BstStandingView *self = BST_STANDING_VIEW (widget);
  BstPainter painter;
  cairo_t *cr;

  if (self->sizes == NULL)
    return;
  if (self->strip == NULL)
    self->strip = bst_standing_strip_new (self->sizes, &self->standing, gtk_widget_get_width (widget),
                                          gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL,
                                          gtk_widget_get_pango_context (widget));
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, self->strip->width, self->strip->height));
  painter = bst_painter_for_cairo (cr);
  bst_standing_strip_paint (self->strip, &painter, bst_palette_for_now ());
  cairo_destroy (cr);
}

static void
bst_standing_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                           int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = LEAST_WIDTH;
      *natural = USUAL_WIDTH;
      return;
    }
  *minimum = *natural = (int) ceil (bst_standing_strip_measure (gtk_widget_get_pango_context (widget)));
}

static void
bst_standing_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  BstStandingView *self = BST_STANDING_VIEW (widget);

  if (self->strip != NULL && fabs (self->strip->width - width) > 0.5)
    g_clear_pointer (&self->strip, bst_standing_strip_free);
}

/* Another face, another size of text. */
static void
bst_standing_view_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (bst_standing_view_parent_class)->css_changed (widget, change);

  drop_strip (BST_STANDING_VIEW (widget));
  gtk_widget_queue_resize (widget);
}

static void
bst_standing_view_direction_changed (GtkWidget *widget, GtkTextDirection previous)
{
  GTK_WIDGET_CLASS (bst_standing_view_parent_class)->direction_changed (widget, previous);

  drop_strip (BST_STANDING_VIEW (widget));
}

static gboolean
bst_standing_view_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  BstStandingView *self = BST_STANDING_VIEW (widget);
  g_autofree char *summary = self->sizes != NULL ? bst_sizes_dup_summary (self->sizes) : NULL;

  gtk_tooltip_set_text (tooltip, summary);
  return summary != NULL;
}

static void
bst_standing_view_finalize (GObject *object)
{
  BstStandingView *self = BST_STANDING_VIEW (object);

  g_clear_pointer (&self->strip, bst_standing_strip_free);
  g_clear_pointer (&self->sizes, bst_sizes_unref);

  G_OBJECT_CLASS (bst_standing_view_parent_class)->finalize (object);
}

static void
bst_standing_view_class_init (BstStandingViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = bst_standing_view_finalize;
  widget_class->snapshot = bst_standing_view_snapshot;
  widget_class->measure = bst_standing_view_measure;
  widget_class->size_allocate = bst_standing_view_size_allocate;
  widget_class->css_changed = bst_standing_view_css_changed;
  widget_class->direction_changed = bst_standing_view_direction_changed;
  widget_class->query_tooltip = bst_standing_view_query_tooltip;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
bst_standing_view_init (BstStandingView *self)
{
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect_object (adw_style_manager_get_default (), "notify", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
}

/* Returns: (transfer floating): a strip that shows nothing yet */
GtkWidget *
bst_standing_view_new (void)
{
  return g_object_new (BST_TYPE_STANDING_VIEW, NULL);
}

/**
 * bst_standing_view_show:
 * @sizes: (transfer none): of the list
 * @standing: of the model
 *
 * Shows another place. The strip stays as large as it is, and is only painted again.
 */
void
bst_standing_view_show (BstStandingView *self, BstSizes *sizes, const BstStanding *standing)
{
  g_autofree char *summary = bst_sizes_dup_summary (sizes);

  bst_sizes_ref (sizes);
  g_clear_pointer (&self->sizes, bst_sizes_unref);
  self->sizes = sizes;
  self->standing = *standing;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, summary, -1);
  drop_strip (self);
}
