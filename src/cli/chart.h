/* The models of a chart that "bestiary chart" draws. */
#pragma once

#include "chart/scene.h"
#include "library/results.h"

G_BEGIN_DECLS

/**
 * BstCliChartRows: what is drawn of an answer.
 */
typedef struct
{
  GListModel *entries; /* those that have a mark */
  BstPoints *points; /* nullable: all, where there are more */
  BstMarksShown shown;
  char *as_of; /* nullable: how new the Hub's list is, as "2026-11-28" */
} BstCliChartRows;

void bst_cli_chart_rows_init (BstCliChartRows *self, BstResults *results, BstChartKind kind, const BstChartRange *range,
                              const char *const *named_ids);
void bst_cli_chart_rows_clear (BstCliChartRows *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BstCliChartRows, bst_cli_chart_rows_clear)

G_END_DECLS
