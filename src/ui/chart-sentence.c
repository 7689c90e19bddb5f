#include "config.h"

#include "ui/chart-sentence.h"

#include <adwaita.h>

#include "core/i18n.h"
#include "ui/mark.h"
#include "ui/menu-button.h"

#define MOST_LINES 2
#define SPACING 6

struct _BstChartSentence
{
  GtkWidget parent_instance;

  GtkLabel *label;
  GtkWidget *button; /* opens all of it; seen where the label has no room for that */
  int width; /* of the room that there was last … */
  int height; /* … and the most that was needed there */
};

G_DEFINE_FINAL_TYPE (BstChartSentence, bst_chart_sentence, GTK_TYPE_WIDGET)

static int
measure_button (BstChartSentence *self, GtkOrientation orientation)
{
  int least;

  gtk_widget_measure (self->button, orientation, -1, &least, NULL, NULL, NULL);
  return least;
}

/* Whether the label shows all of it in so many pixels. */
static gboolean
fits (BstChartSentence *self, int width)
{
  g_autoptr (PangoLayout) layout = pango_layout_copy (gtk_label_get_layout (self->label));

  pango_layout_set_height (layout, -1);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_NONE);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width (layout, MAX (width, 1) * PANGO_SCALE);
  return pango_layout_get_line_count (layout) <= MOST_LINES;
}

static int
get_label_width (BstChartSentence *self, int width)
{
  return fits (self, width) ? width : MAX (width - measure_button (self, GTK_ORIENTATION_HORIZONTAL) - SPACING, 1);
}

/* How high the label is of as many lines as it may have. */
static int
measure_most (BstChartSentence *self)
{
  g_autoptr (PangoLayout) layout = pango_layout_copy (gtk_label_get_layout (self->label));
  int height;

  pango_layout_set_height (layout, -1);
  pango_layout_set_width (layout, -1);
  pango_layout_set_text (layout, "M\nM", -1);
  pango_layout_get_pixel_size (layout, NULL, &height);
  return height;
}

/* Of one line it is as high as of two: what is over it is not to move as the sentence grows by
 * a part that says which part of the chart is shown. */
static int
measure_height (BstChartSentence *self, int width)
{
  int height;

  gtk_widget_measure (GTK_WIDGET (self->label), GTK_ORIENTATION_VERTICAL, get_label_width (self, width), &height, NULL, NULL, NULL);
  height = MAX (height, measure_most (self));
  return fits (self, width) ? height : MAX (height, measure_button (self, GTK_ORIENTATION_VERTICAL));
}

/* What is over it gets the rest of the room, and what the sentence says may depend on that: a
 * line that is not needed any more is kept as long as the width is the same, or the two would
 * never come to rest. */
static void
bst_chart_sentence_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                            int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  BstChartSentence *self = BST_CHART_SENTENCE (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      gtk_widget_measure (GTK_WIDGET (self->label), orientation, -1, minimum, natural, NULL, NULL);
      *minimum = *minimum + measure_button (self, orientation) + SPACING;
      *natural = MAX (*minimum, *natural);
      return;
    }
  if (for_size < 0)
    gtk_widget_measure (GTK_WIDGET (self->label), GTK_ORIENTATION_HORIZONTAL, -1, NULL, &for_size, NULL, NULL);
  *minimum = measure_height (self, for_size);
  if (for_size == self->width)
    *minimum = MAX (*minimum, self->height);
  *natural = *minimum;
}

static void
bst_chart_sentence_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  BstChartSentence *self = BST_CHART_SENTENCE (widget);
  gboolean is_rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int label_width = get_label_width (self, width);
  int button_width = measure_button (self, GTK_ORIENTATION_HORIZONTAL);
  GtkAllocation label = { is_rtl ? width - label_width : 0, 0, label_width, height };
  GtkAllocation button = { is_rtl ? 0 : width - button_width, 0, button_width, height };

  self->width = width;
  self->height = height;
  gtk_widget_set_child_visible (self->button, label_width < width);
  gtk_widget_size_allocate (GTK_WIDGET (self->label), &label, -1);
  if (label_width < width)
    gtk_widget_size_allocate (self->button, &button, -1);
}

static GtkSizeRequestMode
bst_chart_sentence_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* The ground is the chart's, of which this is the foot. */
static void
bst_chart_sentence_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  GdkRGBA ground = bst_color_to_rgba (&bst_palette_for_now ()->ground);
  graphene_rect_t bounds;

  if (gtk_widget_compute_bounds (widget, widget, &bounds))
    gtk_snapshot_append_color (snapshot, &ground, &bounds);

  GTK_WIDGET_CLASS (bst_chart_sentence_parent_class)->snapshot (widget, snapshot);
}

static void
bst_chart_sentence_dispose (GObject *object)
{
  BstChartSentence *self = BST_CHART_SENTENCE (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (bst_chart_sentence_parent_class)->dispose (object);
}

static void
bst_chart_sentence_class_init (BstChartSentenceClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bst_chart_sentence_dispose;
  widget_class->measure = bst_chart_sentence_measure;
  widget_class->size_allocate = bst_chart_sentence_size_allocate;
  widget_class->get_request_mode = bst_chart_sentence_get_request_mode;
  widget_class->snapshot = bst_chart_sentence_snapshot;
}

static GtkLabel *
make_label (void)
{
  GtkLabel *label = GTK_LABEL (gtk_label_new (NULL));

  gtk_label_set_xalign (label, 0);
  gtk_label_set_wrap (label, TRUE);
  gtk_label_set_wrap_mode (label, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (label, TRUE);
  return label;
}

/* Made anew each time: the sentence may be another, and of another height. */
static void
explain (GtkMenuButton *button, gpointer data)
{
  BstChartSentence *self = data;
  GtkLabel *all = make_label ();

  gtk_label_set_label (all, gtk_label_get_label (self->label));
  bst_menu_button_explain (button, _ ("All of the sentence on the chart"), GTK_WIDGET (all));
}

static void
make_button (BstChartSentence *self)
{
  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->button), "view-more-horizontal-symbolic");
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->button), explain, self, NULL);
  gtk_widget_set_valign (self->button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->button, "flat");
  gtk_widget_add_css_class (self->button, "small");
  gtk_widget_set_tooltip_text (self->button, _ ("All of the sentence on the chart"));
  bst_menu_button_set_name (GTK_MENU_BUTTON (self->button), _ ("All of the sentence on the chart"));
}

static void
bst_chart_sentence_init (BstChartSentence *self)
{
  self->label = make_label ();
  gtk_label_set_ellipsize (self->label, PANGO_ELLIPSIZE_END);
  gtk_label_set_lines (self->label, MOST_LINES);
  make_button (self);
  gtk_widget_set_parent (GTK_WIDGET (self->label), GTK_WIDGET (self));
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "chart-sentence");
  g_signal_connect_object (adw_style_manager_get_default (), "notify", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
}

/* @text: (nullable): %NULL where the chart itself says it */
void
bst_chart_sentence_set_text (BstChartSentence *self, const char *text)
{
  gtk_widget_set_visible (GTK_WIDGET (self), text != NULL);
  if (text == NULL || g_str_equal (text, gtk_label_get_label (self->label)))
    return;
  gtk_label_set_label (self->label, text);
}
