/* What a chart on its own is called. */
#pragma once

#include "chart/scene.h"
#include "core/query.h"

G_BEGIN_DECLS

char *bst_chart_dup_title (BstQuery *query, BstChartKind kind, guint n_drawn, guint n);

G_END_DECLS
