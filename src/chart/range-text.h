/* The part of the plane that a chart shows, as it is typed. */
#pragma once

#include "chart/day.h"
#include "chart/range.h"

G_BEGIN_DECLS

/* What can be read and is written: counts of parameters, and days from 0001-01-01 to
 * 9999-12-31. */
#define BST_RANGE_LEAST_COUNT 1e-3
#define BST_RANGE_MOST_COUNT 1e18
#define BST_RANGE_FIRST_DAY 1
#define BST_RANGE_LAST_DAY BST_LAST_DAY

gboolean bst_range_parse_time (const char *text, BstChartRange *range);
gboolean bst_range_parse_counts (const char *text, BstChartRange *range);
char *bst_range_dup_time (const BstChartRange *range);
char *bst_range_dup_counts (const BstChartRange *range);

G_END_DECLS
