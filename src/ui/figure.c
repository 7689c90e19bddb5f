#include "config.h"

#include "ui/figure.h"

#include "ui/tooltip.h"

struct _BstFigure
{
  GtkBox parent_instance;

  GtkLabel *value;
  GtkLabel *label;
  GtkLabel *exact;
  GtkLabel *note;
};

G_DEFINE_FINAL_TYPE (BstFigure, bst_figure, GTK_TYPE_BOX)

static void
bst_figure_class_init (BstFigureClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, BST_RESOURCE_PATH "/figure.ui");
  gtk_widget_class_bind_template_child (widget_class, BstFigure, value);
  gtk_widget_class_bind_template_child (widget_class, BstFigure, label);
  gtk_widget_class_bind_template_child (widget_class, BstFigure, exact);
  gtk_widget_class_bind_template_child (widget_class, BstFigure, note);
}

static void
bst_figure_init (BstFigure *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * bst_figure_new:
 * @value: the figure as it is read
 * @label: what it is
 * @exact: (nullable): the figure with all its digits
 * @note: (nullable): where it comes from
 * @explanation: (nullable): more, on hover and for a screen reader
 *
 * Returns: (transfer floating): a card
 */
GtkWidget *
bst_figure_new (const char *value, const char *label, const char *exact, const char *note, const char *explanation)
{
  BstFigure *self = g_object_new (BST_TYPE_FIGURE, NULL);
  g_autofree char *name = g_strdup_printf ("%s: %s", label, value);
  g_autoptr (GString) more = g_string_new (exact);

  if (note != NULL)
    g_string_append_printf (more, "%s%s", more->len > 0 ? " · " : "", note);
  if (explanation != NULL)
    g_string_append_printf (more, "%s%s", more->len > 0 ? "\n" : "", explanation);
  gtk_label_set_label (self->value, value);
  gtk_label_set_label (self->label, label);
  /* A line that is empty would leave its height; the one below takes its place. */
  gtk_label_set_label (self->exact, exact != NULL ? exact : note != NULL ? note
                                                                         : "");
  gtk_label_set_label (self->note, exact != NULL && note != NULL ? note : "");
  bst_widget_set_tooltip (GTK_WIDGET (self), more->str);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, more->str, -1);
  return GTK_WIDGET (self);
}

/* Adds the value and the label to groups of equal height, so that the lines of several
 * cards stand on one height whatever script they are in. */
void
bst_figure_align (BstFigure *self, GtkSizeGroup *values, GtkSizeGroup *labels)
{
  gtk_size_group_add_widget (values, GTK_WIDGET (self->value));
  gtk_size_group_add_widget (labels, GTK_WIDGET (self->label));
}
