/* Which part of the plane a scene shows, and what is in it. */
#include "config.h"

#include "chart/scene-private.h"

#include <math.h>

/* In a ranking the least value would have no bar at all at the domain's very start. */
#define RANKING_START 0.8

/* The least and the largest value of all items; all NaN for none. */
static BstChartRange
find_extremes (const BstPlan *plan)
{
  BstChartRange extremes = { NAN, NAN, NAN, NAN };

  for (guint i = 0; i < plan->items->len; i++)
    {
      const BstItem *item = bst_plan_item (plan, i);

      /* fmin and fmax leave out what is NaN. */
      if (isfinite (item->days))
        {
          extremes.min_days = fmin (extremes.min_days, item->days);
          extremes.max_days = fmax (extremes.max_days, item->days);
        }
      if (item->count > 0)
        {
          extremes.min_count = fmin (extremes.min_count, (double) (item->active > 0 ? item->active : item->count));
          extremes.max_count = fmax (extremes.max_count, (double) item->count);
        }
    }
  if (plan->kind == BST_CHART_RANKING)
    extremes.min_count *= RANKING_START;
  return extremes;
}

static BstChartRange
find_extremes_of_points (const BstPoints *points)
{
  return (BstChartRange) { points->min_days, points->max_days, (double) points->min_parameters, (double) points->max_parameters };
}

/* Rounded outwards as scales are. */
static BstChartRange
round_outwards (const BstChartRange *extremes)
{
  BstScale time = bst_scale_time (extremes->min_days, extremes->max_days, 0, 1);
  BstScale count = bst_scale_log (extremes->min_count, extremes->max_count, 0, 1);

  return (BstChartRange) { time.min, time.max, count.min, count.max };
}

static gboolean
is_outside (const BstPlan *plan, const BstItem *item)
{
  if (plan->kind == BST_CHART_RANKING)
    return item->count > 0 && !bst_chart_range_contains (&plan->range, plan->range.min_days, (double) item->count);
  return !bst_chart_range_contains (&plan->range, item->days, (double) item->count);
}

/* @range: (nullable): the part that is to be shown; of whatever chart it was */
void
bst_plan_choose_range (BstPlan *plan, const BstChartRange *range)
{
  BstChartRange extremes = plan->points != NULL ? find_extremes_of_points (plan->points) : find_extremes (plan);
  BstChartAxes axes = plan->kind == BST_CHART_RANKING ? BST_CHART_AXIS_COUNT : BST_CHART_AXIS_BOTH;

  plan->whole = plan->range = round_outwards (&extremes);
  if (range != NULL)
    {
      plan->range = *range;
      bst_chart_range_clamp (&plan->range, &plan->whole);
    }
  plan->is_zoomed = !bst_chart_range_is_whole (&plan->range, &plan->whole, axes);
  for (guint i = 0; i < plan->items->len && plan->is_zoomed; i++)
    {
      BstItem *item = bst_plan_item (plan, i);

      item->outside = is_outside (plan, item);
      plan->n_outside += item->outside;
    }
}

BstScale
bst_plan_make_count_scale (const BstPlan *plan, double start, double end)
{
  return bst_scale_exact (BST_SCALE_LOG, plan->range.min_count, plan->range.max_count, start, end);
}

BstScale
bst_plan_make_time_scale (const BstPlan *plan, double start, double end)
{
  return bst_scale_exact (BST_SCALE_TIME, plan->range.min_days, plan->range.max_days, start, end);
}

/**
 * bst_scene_get_range:
 *
 * Returns: (transfer none): the part of the plane that is shown. In a ranking its days say
 *   nothing, but are kept; where there is no mark it is made up, as it is without a figure
 */
const BstChartRange *
bst_scene_get_range (BstScene *self)
{
  return &self->plan->range;
}

/**
 * bst_scene_get_whole_range:
 *
 * Returns: (transfer none): what is shown of the plane without a range: what there is,
 *   rounded outwards
 */
const BstChartRange *
bst_scene_get_whole_range (BstScene *self)
{
  return &self->plan->whole;
}

/**
 * bst_scene_is_zoomed:
 *
 * Returns: whether less than the whole is shown
 */
gboolean
bst_scene_is_zoomed (BstScene *self)
{
  return self->plan->is_zoomed;
}

/**
 * bst_scene_get_n_outside:
 *
 * Returns: how many marks are outside of the part that is shown; in a ranking how many bars
 *   end beyond it
 */
guint
bst_scene_get_n_outside (BstScene *self)
{
  return self->plan->n_outside;
}
