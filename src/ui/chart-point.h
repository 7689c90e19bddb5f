/* A mark of the chart as a screen reader and the keyboard know it: a transparent
 * widget over the mark, since GTK 4.8 exposes nothing but real widgets. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define BST_TYPE_CHART_POINT (bst_chart_point_get_type ())
G_DECLARE_FINAL_TYPE (BstChartPoint, bst_chart_point, BST, CHART_POINT, GtkWidget)

GtkWidget *bst_chart_point_new (int mark, const char *name, const char *description);
int bst_chart_point_get_mark (BstChartPoint *self);
gboolean bst_chart_point_shows_focus (BstChartPoint *self);

G_END_DECLS
