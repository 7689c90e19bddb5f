#include "config.h"

#include "chart/scale.h"

#include <math.h>

#include "chart/day.h"

/* A log scale of nothing. */
#define DEFAULT_MIN 1e8
#define DEFAULT_MAX 1e12

/* Beyond these a decade is no longer a double that ticks can count on. */
#define LEAST_COUNT 1e-12
#define MOST_COUNT 1e20

/* Days since 0001-01-01 of 2020-01-01 and 2025-01-01. */
#define DEFAULT_FIRST_DAY 737425
#define DEFAULT_LAST_DAY 739252

/* The nearest of 1, 2, 5 × 10ⁿ that is not more than @value. */
static double
round_down (double value)
{
  double decade = pow (10, floor (log10 (value) + 1e-9));
  double digit = value / decade * (1 + 1e-9);

  if (digit >= 5)
    return decade * 5;
  return digit >= 2 ? decade * 2 : decade;
}

static double
round_up (double value)
{
  double below = round_down (value);

  if (value <= below * (1 + 1e-9))
    return below;
  /* The next step after 1 is twice as large, after 5 as well, and after 2 it is 5. */
  return round_down (below * 2.5 * (1 + 1e-9));
}

/**
 * bst_scale_log:
 * @min: the least value
 * @max: the largest
 * @start: the pixel of the lesser end
 * @end: the pixel of the greater end
 *
 * A log scale. Its domain is rounded outwards to 1, 2 or 5 times a power of ten and
 * is never shorter than a decade; it is 1e8 to 1e12 where there is no value, which
 * is to say that one is not finite or that none is positive.
 *
 * Returns: the scale
 */
BstScale
bst_scale_log (double min, double max, double start, double end)
{
  BstScale self = { BST_SCALE_LOG, DEFAULT_MIN, DEFAULT_MAX, start, end };

  if (!isfinite (min) || !isfinite (max) || min > max || max <= 0)
    return self;
  if (min <= 0)
    min = max;
  min = CLAMP (min, LEAST_COUNT, MOST_COUNT);
  max = CLAMP (max, LEAST_COUNT, MOST_COUNT);
  self.min = round_down (min);
  self.max = round_up (max);
  if (self.max < self.min * 9.99)
    {
      double middle = sqrt (min * max);

      self.min = MIN (self.min, round_down (middle / sqrt (10)));
      self.max = MAX (self.max, round_up (middle * sqrt (10)));
    }
  return self;
}

/* The first day of the month of @day, @months later. */
static double
month_start (double day, int months)
{
  GDate date;

  bst_day_read (MIN (day, BST_LAST_DAY - 62), &date);
  g_date_set_day (&date, 1);
  g_date_add_months (&date, months);
  return g_date_get_julian (&date);
}

/**
 * bst_scale_time:
 * @min: the earliest day, in days since 0001-01-01 (GDate's Julian day)
 * @max: the latest
 * @start: the pixel of the earlier end
 * @end: the pixel of the later end
 *
 * A time scale. Its domain is rounded outwards to whole months; it is 2020 to 2024
 * where one of the days is not finite.
 *
 * Returns: the scale
 */
BstScale
bst_scale_time (double min, double max, double start, double end)
{
  BstScale self = { BST_SCALE_TIME, DEFAULT_FIRST_DAY, DEFAULT_LAST_DAY, start, end };

  if (!isfinite (min) || !isfinite (max) || min > max)
    return self;
  self.min = month_start (min, 0);
  self.max = month_start (max, 1);
  return self;
}

/**
 * bst_scale_exact:
 * @kind: log or time
 * @min: the least value; more than 0 on a log scale
 * @max: the largest, which is more
 * @start: the pixel of the lesser end
 * @end: the pixel of the greater end
 *
 * A scale of a part, whose domain is not rounded.
 *
 * Returns: the scale
 */
BstScale
bst_scale_exact (BstScaleKind kind, double min, double max, double start, double end)
{
  g_return_val_if_fail (min < max && (kind == BST_SCALE_TIME || min > 0),
                        ((BstScale) { kind, 1, 10, start, end }));

  return (BstScale) { kind, min, max, start, end };
}

/**
 * bst_scale_to_pixel:
 * @value: a value; on a log scale what is not positive stands at the domain's start
 *
 * Returns: where it is drawn, also outside the domain; never NaN
 */
double
bst_scale_to_pixel (const BstScale *self, double value)
{
  double share;

  if (isnan (value) || (self->kind == BST_SCALE_LOG && value <= 0))
    return self->start;
  if (self->kind == BST_SCALE_LOG)
    share = log (value / self->min) / log (self->max / self->min);
  else
    share = (value - self->min) / (self->max - self->min);
  return self->start + share * (self->end - self->start);
}

/**
 * bst_scale_to_value:
 * @pixel: where something is drawn
 *
 * Returns: the value that is drawn there: the inverse of bst_scale_to_pixel(). Where
 *   the scale has no length it is the domain's start.
 */
double
bst_scale_to_value (const BstScale *self, double pixel)
{
  double length = self->end - self->start;
  double share = fabs (length) > 0 ? (pixel - self->start) / length : 0;

  if (self->kind == BST_SCALE_LOG)
    return self->min * pow (self->max / self->min, share);
  return self->min + share * (self->max - self->min);
}
