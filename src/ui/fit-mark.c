#include "config.h"

#include "ui/fit-mark.h"

#include <adwaita.h>
#include <math.h>

#define SIZE BST_FIT_SIGN_SIZE
#define LINE_WIDTH 2.0

struct _BstFitMark
{
  GtkWidget parent_instance;

  BstFitVerdict verdict;
  gboolean is_certain;
};

G_DEFINE_FINAL_TYPE (BstFitMark, bst_fit_mark, GTK_TYPE_WIDGET)

/* What does not fit is no fault: only what fits, or nearly, has a colour; what fits as far as
 * is known does not have that of success. */
static const char *
get_color_name (BstFitVerdict verdict, gboolean certain)
{
  if (verdict == BST_FIT_WHOLE)
    return certain ? "success_color" : NULL;
  return verdict == BST_FIT_PARTLY ? "warning_color" : NULL;
}

static GdkRGBA
get_color (GtkWidget *widget, BstFitVerdict verdict, gboolean certain)
{
  GtkStyleContext *style = gtk_widget_get_style_context (widget);
  gboolean is_contrast = adw_style_manager_get_high_contrast (adw_style_manager_get_default ());
  const char *name = is_contrast ? NULL : get_color_name (verdict, certain);
  GdkRGBA color;

  if (name != NULL && gtk_style_context_lookup_color (style, name, &color))
    return color;
  gtk_style_context_get_color (style, &color);
  if (!is_contrast && (verdict == BST_FIT_NOT || !certain))
    color.alpha *= 0.6f;
  return color;
}

static void
draw_tick (cairo_t *cr)
{
  cairo_move_to (cr, SIZE * 0.15, SIZE * 0.55);
  cairo_line_to (cr, SIZE * 0.40, SIZE * 0.80);
  cairo_line_to (cr, SIZE * 0.85, SIZE * 0.22);
  cairo_stroke (cr);
}

static void
draw_cross (cairo_t *cr)
{
  cairo_move_to (cr, SIZE * 0.22, SIZE * 0.22);
  cairo_line_to (cr, SIZE * 0.78, SIZE * 0.78);
  cairo_move_to (cr, SIZE * 0.78, SIZE * 0.22);
  cairo_line_to (cr, SIZE * 0.22, SIZE * 0.78);
  cairo_stroke (cr);
}

/* Half of a disk is full, as a part of the layers is on the card. */
static void
draw_half (cairo_t *cr)
{
  cairo_arc (cr, SIZE / 2.0, SIZE / 2.0, SIZE * 0.38, 0, 2 * G_PI);
  cairo_stroke (cr);
  cairo_arc (cr, SIZE / 2.0, SIZE / 2.0, SIZE * 0.38, G_PI / 2, 3 * G_PI / 2);
  cairo_fill (cr);
}

/**
 * bst_fit_sign_snapshot:
 * @widget: whose style the colours are of
 * @certain: whether all that the model takes is known
 * @x: of the sign's upper left corner; it is BST_FIT_SIGN_SIZE wide and high
 *
 * Paints the sign; nothing for %BST_FIT_UNKNOWN.
 */
void
bst_fit_sign_snapshot (GtkSnapshot *snapshot, GtkWidget *widget, BstFitVerdict verdict, gboolean certain, float x, float y)
{
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, SIZE, SIZE);
  GdkRGBA color;
  cairo_t *cr;

  if (verdict == BST_FIT_UNKNOWN)
    return;
  color = get_color (widget, verdict, certain);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, y));
  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  gdk_cairo_set_source_rgba (cr, &color);
  cairo_set_line_width (cr, LINE_WIDTH);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  if (verdict == BST_FIT_WHOLE)
    draw_tick (cr);
  else if (verdict == BST_FIT_PARTLY)
    draw_half (cr);
  else
    draw_cross (cr);
  cairo_destroy (cr);
  gtk_snapshot_restore (snapshot);
}

static void
bst_fit_mark_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  bst_fit_sign_snapshot (snapshot, widget, BST_FIT_MARK (widget)->verdict, BST_FIT_MARK (widget)->is_certain,
                         ((float) gtk_widget_get_width (widget) - SIZE) / 2,
                         ((float) gtk_widget_get_height (widget) - SIZE) / 2);
}

static void
bst_fit_mark_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                      int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = SIZE;
}

static void
bst_fit_mark_class_init (BstFitMarkClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = bst_fit_mark_snapshot;
  widget_class->measure = bst_fit_mark_measure;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
bst_fit_mark_init (BstFitMark *self)
{
  g_signal_connect_object (adw_style_manager_get_default (), "notify", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
}

/* Returns: (transfer floating): a mark that shows nothing yet */
GtkWidget *
bst_fit_mark_new (void)
{
  return g_object_new (BST_TYPE_FIT_MARK, NULL);
}

/* @judgement: what the mark shows, and a screen reader says */
void
bst_fit_mark_set_judgement (BstFitMark *self, const BstFitJudgement *judgement)
{
  g_autofree char *words = NULL;

  if (self->verdict == judgement->verdict && self->is_certain == judgement->certain)
    return;
  self->verdict = judgement->verdict;
  self->is_certain = judgement->certain;
  words = bst_fit_judgement_dup_words (judgement);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
