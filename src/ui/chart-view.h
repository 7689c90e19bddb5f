/* The widget that paints the chart of the list's models, and speaks for it. */
#pragma once

#include <gtk/gtk.h>

#include "chart/scene.h"
#include "core/query.h"

G_BEGIN_DECLS

#define BST_TYPE_CHART_VIEW (bst_chart_view_get_type ())
G_DECLARE_FINAL_TYPE (BstChartView, bst_chart_view, BST, CHART_VIEW, GtkWidget)

void bst_chart_view_set_selection (BstChartView *self, GtkSingleSelection *selection);
void bst_chart_view_set_kind (BstChartView *self, BstChartKind kind);
void bst_chart_view_set_range (BstChartView *self, const BstChartRange *range);
BstChartKind bst_chart_view_get_kind (BstChartView *self);
const char *const *bst_chart_view_get_pinned (BstChartView *self);
void bst_chart_view_set_pinned (BstChartView *self, const char *const *ids);
guint bst_chart_view_count (BstChartView *self, guint counts[BST_N_OPENNESS]);
char *bst_chart_view_dup_title (BstChartView *self);
char *bst_chart_view_dup_summary (BstChartView *self);
char *bst_chart_view_dup_narrowed (BstChartView *self, guint cell, BstQuery *query);

G_END_DECLS
