/* How large a model may be for the memory that somebody has: a line across the chart. */
#pragma once

#include "core/fit.h"

G_BEGIN_DECLS

/**
 * BstChartBudget: a plain value, as long as nobody asks it to own its label.
 */
typedef struct
{
  gint64 parameters; /* of the largest model of usual shape that fits */
  const char *label; /* "24 GiB at Q4_K_M" */
} BstChartBudget;

char *bst_chart_budget_dup_label (const BstBudget *budget, const char *quantization);
gint64 bst_chart_budget_find (const BstBudget *budget, const char *quantization);

G_END_DECLS
