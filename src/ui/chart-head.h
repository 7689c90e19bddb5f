/* What stands over the chart: its heading and legend, and its menu. */
#pragma once

#include <gtk/gtk.h>

#include "ui/legend.h"

G_BEGIN_DECLS

#define BST_TYPE_CHART_HEAD (bst_chart_head_get_type ())
G_DECLARE_FINAL_TYPE (BstChartHead, bst_chart_head, BST, CHART_HEAD, GtkWidget)

GtkWidget *bst_chart_head_new (BstLegend *legend);

G_END_DECLS
