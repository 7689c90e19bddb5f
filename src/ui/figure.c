#include "config.h"

#include "ui/figure.h"

struct _BstFigure
{
  GtkBox parent_instance;

  GtkLabel *value;
  GtkLabel *label;
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
 * @note: (nullable): where it comes from
 * @explanation: (nullable): more, on hover and for a screen reader
 */
GtkWidget *
bst_figure_new (const char *value, const char *label, const char *note, const char *explanation)
{
  BstFigure *self = g_object_new (BST_TYPE_FIGURE, NULL);
  g_autofree char *name = g_strdup_printf ("%s: %s", label, value);

  gtk_label_set_label (self->value, value);
  gtk_label_set_label (self->label, label);
  gtk_label_set_label (self->note, note != NULL ? note : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), explanation != NULL ? explanation : note);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, explanation != NULL ? explanation : note != NULL ? note
                                                                                                                        : "",
                                  -1);
  return GTK_WIDGET (self);
}
