#include "config.h"

#include "ui/figure-card.h"

#include <glib/gi18n.h>

#include "core/format.h"
#include "ui/menu-button.h"
#include "ui/parts-label.h"
#include "ui/tooltip.h"

struct _BstFigureCard
{
  GtkWidget parent_instance;

  GtkMenuButton *button;
  GtkLabel *value;
  GtkLabel *label;
  GtkLabel *exact;
  GtkLabel *note;

  BstFigureCardExplain explain;
  gpointer data;
  GDestroyNotify destroy;
};

G_DEFINE_FINAL_TYPE (BstFigureCard, bst_figure_card, GTK_TYPE_WIDGET)

static void
bst_figure_card_dispose (GObject *object)
{
  BstFigureCard *self = BST_FIGURE_CARD (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), BST_TYPE_FIGURE_CARD);
  if (self->destroy != NULL)
    self->destroy (self->data);
  self->destroy = NULL;
  self->explain = NULL;

  G_OBJECT_CLASS (bst_figure_card_parent_class)->dispose (object);
}

static GtkSizeRequestMode
bst_figure_card_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* GTK 4.8's menu button has one height for all widths, so that lines which are wrapped would
 * have no room; the button in it can tell. */
static void
bst_figure_card_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                         int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  GtkWidget *button = GTK_WIDGET (BST_FIGURE_CARD (widget)->button);
  GtkWidget *inner = gtk_widget_get_first_child (button);

  gtk_widget_measure (inner != NULL ? inner : button, orientation, for_size, minimum, natural, NULL, NULL);
}

static void
bst_figure_card_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  BstFigureCard *self = BST_FIGURE_CARD (widget);

  gtk_widget_size_allocate (GTK_WIDGET (self->button), &(GtkAllocation) { 0, 0, width, height }, -1);
}

static void
bst_figure_card_class_init (BstFigureCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bst_figure_card_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, BST_RESOURCE_PATH "/figure-card.ui");
  gtk_widget_class_bind_template_child (widget_class, BstFigureCard, button);
  gtk_widget_class_bind_template_child (widget_class, BstFigureCard, value);
  gtk_widget_class_bind_template_child (widget_class, BstFigureCard, label);
  gtk_widget_class_bind_template_child (widget_class, BstFigureCard, exact);
  gtk_widget_class_bind_template_child (widget_class, BstFigureCard, note);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  widget_class->get_request_mode = bst_figure_card_get_request_mode;
  widget_class->measure = bst_figure_card_measure;
  widget_class->size_allocate = bst_figure_card_size_allocate;
}

static void
bst_figure_card_init (BstFigureCard *self)
{
  GtkWidget *widget;

  gtk_widget_init_template (GTK_WIDGET (self));
  /* A menu button sets what it holds in its middle; the lines of a card begin at its edge. */
  for (widget = gtk_menu_button_get_child (self->button); widget != NULL && widget != GTK_WIDGET (self->button);
       widget = gtk_widget_get_parent (widget))
    gtk_widget_set_halign (widget, GTK_ALIGN_FILL);
}

/**
 * bst_figure_card_new:
 * @value: the figure as it is read
 * @label: what it is
 * @exact: (nullable): the figure with all its digits
 * @note: (nullable): where it comes from
 *
 * Returns: (transfer floating): a card, which cannot be pressed before
 *   bst_figure_card_set_explanation()
 */
GtkWidget *
bst_figure_card_new (const char *value, const char *label, const char *exact, const char *note)
{
  BstFigureCard *self = g_object_new (BST_TYPE_FIGURE_CARD, NULL);
  /* Translators: what a figure is, and the figure: “parameters: 180 B” */
  g_autofree char *name = g_strdup_printf (C_ ("figure", "%s: %s"), label, value);

  gtk_label_set_label (self->value, value);
  gtk_label_set_label (self->label, label);
  /* A line that is empty would leave its height; the one below takes its place. */
  bst_label_set_parts (self->exact, exact != NULL ? exact : note != NULL ? note
                                                                         : "");
  bst_label_set_parts (self->note, exact != NULL && note != NULL ? note : "");
  gtk_widget_set_visible (GTK_WIDGET (self->note), exact != NULL && note != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  bst_menu_button_set_name (self->button, name);
  return GTK_WIDGET (self);
}

static void
create_popup (GtkMenuButton *button, gpointer data)
{
  BstFigureCard *self = data;

  if (gtk_menu_button_get_popover (button) == NULL && self->explain != NULL)
    bst_menu_button_explain (button, gtk_label_get_label (self->label), self->explain (self->data));
}

/**
 * bst_figure_card_set_explanation:
 * @self: one that has no parent yet
 * @summary: (nullable): the explanation in a sentence, on hover and for a screen reader
 * @explain: makes all of it, when the figure is pressed for the first time
 */
void
bst_figure_card_set_explanation (BstFigureCard *self, const char *summary, BstFigureCardExplain explain, gpointer data,
                                 GDestroyNotify destroy)
{
  GtkWidget *inner = gtk_widget_get_first_child (GTK_WIDGET (self->button));
  const char *exact = gtk_label_get_label (self->exact), *note = gtk_label_get_label (self->note);
  const char *parts[] = { exact, note };
  g_autofree char *figures = bst_format_parts (parts, G_N_ELEMENTS (parts));
  g_autoptr (GString) more = g_string_new (figures);

  if (summary != NULL)
    g_string_append_printf (more, "%s%s", more->len > 0 ? "\n" : "", summary);
  self->explain = explain;
  self->data = data;
  self->destroy = destroy;
  gtk_menu_button_set_create_popup_func (self->button, create_popup, self, NULL);
  bst_widget_set_tooltip (GTK_WIDGET (self), more->str);
  /* What takes the focus is a button inside the button. */
  if (inner != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (inner), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, more->str, -1);
}

/* Of the text in one line: how it is wrapped is not known before there is a width, and a widget
 * in a group of one height has no baseline.
 *
 * Returns: how far below its top the text stands */
static int
measure_baseline (GtkLabel *label)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (label), gtk_label_get_label (label));

  return PANGO_PIXELS (pango_layout_get_baseline (layout));
}

/* @labels: (element-type GtkLabel): whose first lines are to stand on one baseline */
static void
align_baselines (GPtrArray *labels)
{
  g_autofree int *baselines = g_new (int, labels->len);
  int most = 0;

  for (guint i = 0; i < labels->len; i++)
    {
      baselines[i] = measure_baseline (g_ptr_array_index (labels, i));
      most = MAX (most, baselines[i]);
    }
  for (guint i = 0; i < labels->len; i++)
    gtk_widget_set_margin_top (g_ptr_array_index (labels, i), most - baselines[i]);
}

/* Of the cards that stand beside @first; the typeface is known in a window alone. */
static void
align_cards (GtkWidget *first)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new ();
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();

  if (!gtk_widget_get_mapped (first))
    return;
  for (GtkWidget *card = first; card != NULL; card = gtk_widget_get_next_sibling (card))
    {
      g_ptr_array_add (values, BST_FIGURE_CARD (card)->value);
      g_ptr_array_add (labels, BST_FIGURE_CARD (card)->label);
    }
  align_baselines (values);
  align_baselines (labels);
}

/**
 * bst_figure_cards_align:
 * @box: which has cards alone
 *
 * Has the values of one height, so that the lines below them begin on one, and values and what
 * they are each on one baseline: a line of a typeface for Chinese begins further above its text.
 */
void
bst_figure_cards_align (GtkWidget *box)
{
  g_autoptr (GtkSizeGroup) values = gtk_size_group_new (GTK_SIZE_GROUP_VERTICAL);
  GtkWidget *first = gtk_widget_get_first_child (box);
  GtkSettings *settings = gtk_settings_get_default ();

  if (first == NULL)
    return;
  for (GtkWidget *card = first; card != NULL; card = gtk_widget_get_next_sibling (card))
    gtk_size_group_add_widget (values, GTK_WIDGET (BST_FIGURE_CARD (card)->value));
  g_signal_connect (first, "map", G_CALLBACK (align_cards), NULL);
  g_signal_connect_object (settings, "notify::gtk-font-name", G_CALLBACK (align_cards), first, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "notify::gtk-xft-dpi", G_CALLBACK (align_cards), first, G_CONNECT_SWAPPED);
  align_cards (first);
}
