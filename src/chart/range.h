/* The part of the plane that a chart shows. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Nobody looks closer than at so many days, and at figures of which the largest is so
 * many times the least: signs of half a day are one, and labels would repeat themselves. */
#define BST_CHART_RANGE_LEAST_DAYS 3
#define BST_CHART_RANGE_LEAST_FACTOR 1.2

/* What differs by less of itself, or of the whole, is the same: an end that went through a
 * logarithm and back is where it was. */
#define BST_CHART_RANGE_SAME 1e-9

/**
 * BstChartRange: a plain value. Days are counted since 0001-01-01 (GDate's Julian days),
 * counts are of parameters. The axis of counts is logarithmic: what is said of shares of
 * it is said of logarithms.
 */
typedef struct
{
  double min_days, max_days;
  double min_count, max_count;
} BstChartRange;

/* What is zoomed: in a ranking only the counts are. */
typedef enum
{
  BST_CHART_AXIS_TIME = 1 << 0,
  BST_CHART_AXIS_COUNT = 1 << 1,
  BST_CHART_AXIS_BOTH = BST_CHART_AXIS_TIME | BST_CHART_AXIS_COUNT,
} BstChartAxes;

void bst_chart_range_clamp (BstChartRange *self, const BstChartRange *whole);
void bst_chart_range_zoom (BstChartRange *self, const BstChartRange *whole, BstChartAxes axes, double factor,
                           double time_share, double count_share);
void bst_chart_range_pan (BstChartRange *self, const BstChartRange *whole, double time_share, double count_share);
void bst_chart_range_select (BstChartRange *self, const BstChartRange *whole, double time_from, double time_to,
                             double count_from, double count_to);
void bst_chart_range_reveal (BstChartRange *self, const BstChartRange *whole, double days, double count);
void bst_chart_range_rebase (BstChartRange *self, const BstChartRange *from, const BstChartRange *to);
void bst_chart_range_mix (BstChartRange *self, const BstChartRange *to, double share);

gboolean bst_chart_range_contains (const BstChartRange *self, double days, double count);
gboolean bst_chart_range_is_equal (const BstChartRange *a, const BstChartRange *b);
gboolean bst_chart_range_is_whole (const BstChartRange *self, const BstChartRange *whole, BstChartAxes axes);

/* range-title.c */
char *bst_chart_range_dup_title (const BstChartRange *self, BstChartAxes axes);

G_END_DECLS
