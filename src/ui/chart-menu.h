/* The menu of a place in the chart. */
#pragma once

#include "ui/chart-view.h"

G_BEGIN_DECLS

void bst_chart_menu_attach (BstChartView *chart, GtkWidget *box);

G_END_DECLS
