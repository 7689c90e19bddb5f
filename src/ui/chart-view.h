/* The widget that paints the chart of the list's models, and speaks for it. */
#pragma once

#include <gtk/gtk.h>

#include "chart/scene.h"
#include "core/query.h"
#include "ui/fit-settings.h"

G_BEGIN_DECLS

#define BST_TYPE_CHART_VIEW (bst_chart_view_get_type ())
G_DECLARE_FINAL_TYPE (BstChartView, bst_chart_view, BST, CHART_VIEW, GtkWidget)

/* What changes the part that is shown. */
typedef enum
{
  BST_CHART_ZOOM_IN,
  BST_CHART_ZOOM_OUT,
  BST_CHART_ZOOM_RESET, /* to all */
  BST_CHART_ZOOM_BACK, /* to what was shown before */
  BST_CHART_ZOOM_FORWARD,
} BstChartZoomStep;

void bst_chart_view_set_selection (BstChartView *self, GtkSingleSelection *selection);
void bst_chart_view_set_kind (BstChartView *self, BstChartKind kind);
BstChartKind bst_chart_view_get_kind (BstChartView *self);
const char *const *bst_chart_view_get_pinned (BstChartView *self);
void bst_chart_view_set_pinned (BstChartView *self, const char *const *ids);
const BstChartRange *bst_chart_view_get_range (BstChartView *self);
void bst_chart_view_set_range (BstChartView *self, const BstChartRange *range);
void bst_chart_view_begin_range (BstChartView *self, const BstChartRange *range);
void bst_chart_view_resume_zoom (BstChartView *self, BstChartView *other);
void bst_chart_view_zoom (BstChartView *self, BstChartZoomStep step);
gboolean bst_chart_view_can_zoom (BstChartView *self, BstChartZoomStep step);
void bst_chart_view_set_fit_settings (BstChartView *self, BstFitSettings *fit_settings);
const BstChartBudget *bst_chart_view_get_budget (BstChartView *self);
guint bst_chart_view_count (BstChartView *self, guint counts[BST_N_OPENNESS]);
char *bst_chart_view_dup_title (BstChartView *self);
char *bst_chart_view_dup_summary (BstChartView *self);
char *bst_chart_view_dup_narrowed (BstChartView *self, guint cell, BstQuery *query);

G_END_DECLS
