/* A mark of the chart as a screen reader and the keyboard know it: a transparent
 * widget over the mark, since GTK 4.8 exposes nothing but real widgets. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define BST_TYPE_CHART_POINT (bst_chart_point_get_type ())
G_DECLARE_FINAL_TYPE (BstChartPoint, bst_chart_point, BST, CHART_POINT, GtkWidget)

GtkWidget *bst_chart_point_new (const char *id);
const char *bst_chart_point_get_id (BstChartPoint *self);
void bst_chart_point_set_mark (BstChartPoint *self, int mark);
int bst_chart_point_get_mark (BstChartPoint *self);
void bst_chart_point_set_words (BstChartPoint *self, const char *name, const char *description);
gboolean bst_chart_point_shows_focus (BstChartPoint *self);

G_END_DECLS
