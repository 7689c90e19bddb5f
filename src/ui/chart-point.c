#include "config.h"

#include "ui/chart-point.h"

struct _BstChartPoint
{
  GtkWidget parent_instance;

  int mark;
};

G_DEFINE_FINAL_TYPE (BstChartPoint, bst_chart_point, GTK_TYPE_WIDGET)

static void
bst_chart_point_class_init (BstChartPointClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  gtk_widget_class_set_css_name (widget_class, "point");
}

static void
bst_chart_point_init (BstChartPoint *self)
{
  /* The pointer belongs to the chart, which knows the nearest mark. */
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

/* @mark: the number of the mark in its scene */
GtkWidget *
bst_chart_point_new (int mark, const char *name, const char *description)
{
  BstChartPoint *self = g_object_new (BST_TYPE_CHART_POINT, NULL);

  self->mark = mark;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
  return GTK_WIDGET (self);
}

int
bst_chart_point_get_mark (BstChartPoint *self)
{
  return self->mark;
}
