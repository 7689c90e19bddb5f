#include "config.h"

#include "ui/memory-bar.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "core/format.h"
#include "ui/memory-paint.h"

#define HEIGHT 22
#define OVERHANG 5 /* of the lines, above and below */
#define RADIUS 5
#define MARGIN 2 /* at the ends: the half of a line there */
#define SWATCH_SIZE 14

struct _BstMemoryBar
{
  GtkWidget parent_instance;

  BstFit fit;
  BstBudget budget;
};

G_DEFINE_FINAL_TYPE (BstMemoryBar, bst_memory_bar, GTK_TYPE_WIDGET)

/**
 * bst_memory_scale_fill:
 * @self: (out caller-allocates): where the parts lie
 *
 * The bar is as long as the larger of what is needed and what there is.
 */
void
bst_memory_scale_fill (BstMemoryScale *self, const BstFit *fit, const BstBudget *budget)
{
  const double terms[BST_N_MEMORY_TERMS] = { (double) fit->weights, (double) fit->kv_cache, (double) fit->overhead };
  double graphics = (double) budget->graphics, all = graphics + (double) budget->main;
  double whole = MAX ((double) fit->total, all), end = 0;

  for (guint i = 0; i < BST_N_MEMORY_TERMS; i++)
    {
      end += terms[i];
      self->ends[i] = whole > 0 ? MIN (end / whole, 1) : 0;
    }
  self->graphics = graphics > 0 ? graphics / whole : -1;
  self->all = budget->main > 0 ? all / whole : -1;
}

static double
mirror (GtkWidget *widget, double x)
{
  return gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL ? gtk_widget_get_width (widget) - x : x;
}

/* What is free is a trough. */
static void
snapshot_trough (GtkSnapshot *snapshot, float width, const BstMemoryColors *colors)
{
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (MARGIN, OVERHANG, width, HEIGHT);
  GdkRGBA color = colors->text;
  const float widths[] = { 1, 1, 1, 1 };
  GskRoundedRect round;

  gsk_rounded_rect_init_from_rect (&round, &bounds, RADIUS);
  color.alpha *= 0.08f;
  gtk_snapshot_push_rounded_clip (snapshot, &round);
  gtk_snapshot_append_color (snapshot, &color, &bounds);
  gtk_snapshot_pop (snapshot);
  if (colors->is_contrast)
    gtk_snapshot_append_border (snapshot, &round, widths,
                                (GdkRGBA[]) { colors->text, colors->text, colors->text, colors->text });
}

static void
snapshot_terms (GtkWidget *widget, GtkSnapshot *snapshot, const BstMemoryScale *scale, float width,
                const BstMemoryColors *colors)
{
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (MARGIN, OVERHANG, width, HEIGHT);
  GskRoundedRect round;
  double start = 0;
  cairo_t *cr;

  gsk_rounded_rect_init_from_rect (&round, &bounds, RADIUS);
  gtk_snapshot_push_rounded_clip (snapshot, &round);
  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  for (guint i = 0; i < BST_N_MEMORY_TERMS; i++)
    {
      double from = mirror (widget, MARGIN + start * width), to = mirror (widget, MARGIN + scale->ends[i] * width);

      bst_memory_paint_term (cr, i, MIN (from, to), OVERHANG, ABS (to - from), HEIGHT, colors);
      start = scale->ends[i];
    }
  cairo_destroy (cr);
  gtk_snapshot_pop (snapshot);
}

static void
snapshot_lines (GtkWidget *widget, GtkSnapshot *snapshot, const BstMemoryScale *scale, float width,
                const BstMemoryColors *colors)
{
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, width + 2 * MARGIN, HEIGHT + 2 * OVERHANG);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &bounds);

  if (scale->all >= 0)
    bst_memory_paint_line (cr, BST_MEMORY_ALL, mirror (widget, MARGIN + scale->all * width), 0, HEIGHT + 2 * OVERHANG, colors);
  if (scale->graphics >= 0)
    bst_memory_paint_line (cr, BST_MEMORY_GRAPHICS, mirror (widget, MARGIN + scale->graphics * width), 0,
                           HEIGHT + 2 * OVERHANG, colors);
  cairo_destroy (cr);
}

static void
bst_memory_bar_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  BstMemoryBar *self = BST_MEMORY_BAR (widget);
  float width = (float) gtk_widget_get_width (widget) - 2 * MARGIN;
  BstMemoryColors colors;
  BstMemoryScale scale;

  if (width < 1)
    return;
  bst_memory_colors_read (&colors, widget);
  bst_memory_scale_fill (&scale, &self->fit, &self->budget);
  snapshot_trough (snapshot, width, &colors);
  snapshot_terms (widget, snapshot, &scale, width, &colors);
  snapshot_lines (widget, snapshot, &scale, width, &colors);
}

static void
bst_memory_bar_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                        int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = *natural = HEIGHT + 2 * OVERHANG;
  else
    {
      *minimum = 120;
      *natural = 480;
    }
}

static void
bst_memory_bar_class_init (BstMemoryBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = bst_memory_bar_snapshot;
  widget_class->measure = bst_memory_bar_measure;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
bst_memory_bar_init (BstMemoryBar *self)
{
  g_signal_connect_object (adw_style_manager_get_default (), "notify", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
}

/* Returns: (transfer floating): a bar that shows nothing yet */
GtkWidget *
bst_memory_bar_new (void)
{
  return g_object_new (BST_TYPE_MEMORY_BAR, NULL);
}

/**
 * bst_memory_bar_dup_text:
 *
 * Returns: (transfer full): all that the bar shows, in a sentence
 */
char *
bst_memory_bar_dup_text (const BstFit *fit, const BstBudget *budget)
{
  g_autofree char *weights = bst_format_bytes (fit->weights);
  g_autofree char *cache = fit->kv_cache_known ? bst_format_bytes (fit->kv_cache) : g_strdup (C_ ("memory", "unknown"));
  g_autofree char *overhead = bst_format_bytes (fit->overhead);
  /* Translators: each %s is a size of memory. */
  g_autofree char *parts = g_strdup_printf (_ ("Weights %1$s, KV cache %2$s, overhead %3$s"), weights, cache, overhead);
  g_autofree char *graphics = bst_format_bytes (budget->graphics), *main = bst_format_bytes (budget->main);

  if (budget->graphics > 0 && budget->main > 0)
    /* Translators: the first %s lists what a model takes, the others are sizes of what there is. */
    return g_strdup_printf (_ ("%1$s; of %2$s of graphics memory and %3$s of main memory"), parts, graphics, main);
  if (budget->graphics > 0)
    return g_strdup_printf (_ ("%1$s; of %2$s of graphics memory"), parts, graphics);
  if (budget->main > 0)
    return g_strdup_printf (_ ("%1$s; of %2$s of main memory"), parts, main);
  return g_steal_pointer (&parts);
}

/* Shows another estimate: the bar stays as large as it is, and is only painted again. */
void
bst_memory_bar_set_fit (BstMemoryBar *self, const BstFit *fit, const BstBudget *budget)
{
  g_autofree char *text = bst_memory_bar_dup_text (fit, budget);

  self->fit = *fit;
  self->budget = *budget;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

struct _BstMemorySwatch
{
  GtkWidget parent_instance;

  BstMemoryPart part;
};

G_DEFINE_FINAL_TYPE (BstMemorySwatch, bst_memory_swatch, GTK_TYPE_WIDGET)

static void
bst_memory_swatch_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  BstMemorySwatch *self = BST_MEMORY_SWATCH (widget);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, SWATCH_SIZE, SWATCH_SIZE);
  BstMemoryColors colors;
  cairo_t *cr;

  bst_memory_colors_read (&colors, widget);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) (gtk_widget_get_width (widget) - SWATCH_SIZE) / 2,
                                                          (float) (gtk_widget_get_height (widget) - SWATCH_SIZE) / 2));
  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  if (self->part < BST_N_MEMORY_TERMS)
    bst_memory_paint_term (cr, self->part, 0, 0, SWATCH_SIZE, SWATCH_SIZE, &colors);
  else
    bst_memory_paint_line (cr, self->part, SWATCH_SIZE / 2.0, 0, SWATCH_SIZE, &colors);
  cairo_destroy (cr);
  gtk_snapshot_restore (snapshot);
}

static void
bst_memory_swatch_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                           int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = SWATCH_SIZE;
}

static void
bst_memory_swatch_class_init (BstMemorySwatchClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = bst_memory_swatch_snapshot;
  widget_class->measure = bst_memory_swatch_measure;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
bst_memory_swatch_init (BstMemorySwatch *self)
{
  g_signal_connect_object (adw_style_manager_get_default (), "notify", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
}

/* Returns: (transfer floating): the sign of a part, which its name is to stand beside */
GtkWidget *
bst_memory_swatch_new (BstMemoryPart part)
{
  BstMemorySwatch *self = g_object_new (BST_TYPE_MEMORY_SWATCH, NULL);

  self->part = part;
  return GTK_WIDGET (self);
}
