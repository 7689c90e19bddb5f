#include "config.h"

#include "ui/chart-point.h"

struct _BstChartPoint
{
  GtkWidget parent_instance;

  int mark;
  gboolean shows_focus;
};

G_DEFINE_FINAL_TYPE (BstChartPoint, bst_chart_point, GTK_TYPE_WIDGET)

/* The chart paints the focus. GTK takes it back three seconds after the last key, when
 * a button still looks like a button; a point among a hundred would be lost. */
static void
bst_chart_point_state_flags_changed (GtkWidget *widget, GtkStateFlags before)
{
  BstChartPoint *self = BST_CHART_POINT (widget);
  GtkStateFlags now = gtk_widget_get_state_flags (widget);
  GtkWidget *chart = gtk_widget_get_parent (widget);
  gboolean shows = (now & GTK_STATE_FLAG_FOCUS_VISIBLE) != 0 || (self->shows_focus && (now & GTK_STATE_FLAG_FOCUSED) != 0);

  if (shows == self->shows_focus)
    return;
  self->shows_focus = shows;
  if (chart != NULL)
    gtk_widget_queue_draw (chart);
}

static void
bst_chart_point_class_init (BstChartPointClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->state_flags_changed = bst_chart_point_state_flags_changed;
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

/* Whether the point has the focus, and has it from the keyboard. */
gboolean
bst_chart_point_shows_focus (BstChartPoint *self)
{
  return self->shows_focus;
}
