/* Where the cells of a density are. */
#include "config.h"

#include "chart/density-private.h"

#include <math.h>

/* No more cells than anybody tells apart. */
#define MOST_CELLS 512

/* Puts as many whole cells as fit into @length pixels, a smaller one where there is no
 * room. Returns how many. */
static guint
divide (double length, double *size)
{
  length = isfinite (length) ? CLAMP (length, 1, G_MAXUINT16) : 1;
  *size = MAX (MIN (BST_DENSITY_CELL, floor (length)), ceil (length / MOST_CELLS));
  return (guint) MAX (floor (length / *size), 1);
}

/* Where an end is not moved no point is beyond it, also where a scale cannot reach as far
 * as the points do. */
static void
limit (BstDensityFrame *frame, const BstChartRange *range)
{
  BstScale *time = &frame->time_scale, *count = &frame->count_scale;
  BstChartRange whole = { time->min, time->max, count->min, count->max };
  BstChartRange part = *range;

  bst_chart_range_clamp (&part, &whole);
  if (part.min_days > whole.min_days)
    frame->limits.min_days = time->min = part.min_days;
  if (part.max_days < whole.max_days)
    frame->limits.max_days = time->max = part.max_days;
  if (part.min_count > whole.min_count)
    frame->limits.min_count = count->min = part.min_count;
  if (part.max_count < whole.max_count)
    frame->limits.max_count = count->max = part.max_count;
}

/**
 * bst_density_frame_init:
 * @frame: (out)
 * @points: what is to be counted; only its extremes are read
 * @range: (nullable): the part that is shown; %NULL for all
 * @plot: where the grid is to be; its height is 0 where no point has a figure
 * @strip: where the points without a figure are; its height is 0 where there are none
 * @inset: how much of the plot is kept free at its edges
 *
 * Lays whole cells into the plot, and scales so that they reach from edge to edge.
 */
void
bst_density_frame_init (BstDensityFrame *frame, const BstPoints *points, const BstChartRange *range,
                        const BstRect *plot, const BstRect *strip, double inset)
{
  double width, height = 0;

  *frame = (BstDensityFrame) { .strip = *strip };
  frame->n_columns = divide (plot->width - 2 * inset, &width);
  frame->n_rows = points->n_known > 0 ? divide (plot->height - 2 * inset, &height) : 0;
  frame->grid.x = plot->x + floor ((plot->width - frame->n_columns * width) / 2);
  frame->grid.width = frame->n_columns * width;
  frame->grid.height = frame->n_rows * height;
  frame->grid.y = plot->y + floor ((plot->height - frame->grid.height) / 2);
  frame->time_scale = bst_scale_time (points->min_days, points->max_days, frame->grid.x, frame->grid.x + frame->grid.width);
  frame->count_scale = bst_scale_log ((double) points->min_parameters, (double) points->max_parameters,
                                      frame->grid.y + frame->grid.height, frame->grid.y);
  frame->limits = (BstChartRange) { -INFINITY, INFINITY, -INFINITY, INFINITY };
  if (range != NULL)
    limit (frame, range);
}

static gboolean
is_same (double a, double b)
{
  return fabs (a - b) < 1e-9 * MAX (fabs (a), 1);
}

static gboolean
is_same_scale (const BstScale *a, const BstScale *b)
{
  return is_same (a->min, b->min) && is_same (a->max, b->max) && is_same (a->start, b->start) && is_same (a->end, b->end);
}

static gboolean
is_same_rect (const BstRect *a, const BstRect *b)
{
  return is_same (a->x, b->x) && is_same (a->y, b->y) && is_same (a->width, b->width) && is_same (a->height, b->height);
}

/* Returns: whether the same points make the same density in both */
gboolean
bst_density_frame_equal (const BstDensityFrame *a, const BstDensityFrame *b)
{
  return a->n_columns == b->n_columns && a->n_rows == b->n_rows && is_same_rect (&a->grid, &b->grid) &&
         is_same_rect (&a->strip, &b->strip) && is_same_scale (&a->time_scale, &b->time_scale) &&
         is_same_scale (&a->count_scale, &b->count_scale);
}

/* Turns it for languages that are written from right to left.
 * @width: of the chart */
void
bst_density_frame_mirror (BstDensityFrame *frame, double width)
{
  frame->grid.x = width - frame->grid.x - frame->grid.width;
  frame->strip.x = width - frame->strip.x - frame->strip.width;
  frame->time_scale.start = width - frame->time_scale.start;
  frame->time_scale.end = width - frame->time_scale.end;
}
