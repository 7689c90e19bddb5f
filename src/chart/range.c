#include "config.h"

#include "chart/range.h"

#include <math.h>

/* How much of a side is free beside what was brought into sight. */
#define REVEAL_MARGIN 0.1

/* Either axis, as far as all operations are the same: counts by their logarithm. */
typedef struct
{
  double min, max;
} Span;

typedef struct
{
  Span time, count;
} Spans;

static Spans
get_spans (const BstChartRange *range)
{
  return (Spans) { { range->min_days, range->max_days }, { log (range->min_count), log (range->max_count) } };
}

/* What did not change stays as it was to the last digit. */
static void
set_spans (BstChartRange *range, const Spans *before, const Spans *spans)
{
  range->min_days = spans->time.min;
  range->max_days = spans->time.max;
  if (isnan (before->count.min) || fabs (spans->count.min - before->count.min) > 0)
    range->min_count = exp (spans->count.min);
  if (isnan (before->count.max) || fabs (spans->count.max - before->count.max) > 0)
    range->max_count = exp (spans->count.max);
}

/* Ends that are those of the whole are so exactly, whatever logarithms come to. */
static void
snap_ends (BstChartRange *range, const BstChartRange *whole)
{
  double days = (whole->max_days - whole->min_days) * BST_CHART_RANGE_SAME;

  if (!(range->min_days > whole->min_days + days))
    range->min_days = whole->min_days;
  if (!(range->max_days < whole->max_days - days))
    range->max_days = whole->max_days;
  if (!(range->min_count > whole->min_count * (1 + BST_CHART_RANGE_SAME)))
    range->min_count = whole->min_count;
  if (!(range->max_count < whole->max_count * (1 - BST_CHART_RANGE_SAME)))
    range->max_count = whole->max_count;
}

static double
get_length (const Span *span)
{
  return span->max - span->min;
}

static double
get_least (const Span *whole, double least)
{
  return MIN (least, get_length (whole));
}

/* Moves a span into the whole; one that is longer becomes the whole. */
static void
move_inside (Span *span, const Span *whole)
{
  double length = MIN (get_length (span), get_length (whole));

  span->min = CLAMP (span->min, whole->min, MAX (whole->max - length, whole->min));
  span->max = span->min + length;
}

/* Makes a span at least so long, about its middle. */
static void
stretch (Span *span, const Span *whole, double least)
{
  double middle = span->min + get_length (span) / 2;

  least = get_least (whole, least);
  if (get_length (span) < least)
    *span = (Span) { middle - least / 2, middle + least / 2 };
  move_inside (span, whole);
}

/* What of a span is in the whole. */
static void
cut (Span *span, const Span *whole, double least)
{
  if (isnan (span->min))
    span->min = whole->min;
  if (isnan (span->max))
    span->max = whole->max;
  if (span->min > span->max)
    *span = (Span) { span->max, span->min };
  span->min = CLAMP (span->min, whole->min, whole->max);
  span->max = CLAMP (span->max, whole->min, whole->max);
  stretch (span, whole, least);
}

static void
zoom (Span *span, const Span *whole, double least, double factor, double share)
{
  double point = span->min + share * get_length (span);
  double length = CLAMP (get_length (span) / factor, get_least (whole, least), get_length (whole));

  *span = (Span) { point - share * length, point + (1 - share) * length };
  move_inside (span, whole);
}

static double
get_least_count (void)
{
  return log (BST_CHART_RANGE_LEAST_FACTOR);
}

/**
 * bst_chart_range_clamp:
 * @whole: all that there is
 *
 * Leaves of a range what is in the whole, and not less than can be shown. Whatever a file
 * or an address says becomes a range: ends that are no numbers are those of the whole, and
 * what lies outside is the nearest part of it.
 */
void
bst_chart_range_clamp (BstChartRange *self, const BstChartRange *whole)
{
  Spans before = get_spans (self), spans = before, all = get_spans (whole);

  cut (&spans.time, &all.time, BST_CHART_RANGE_LEAST_DAYS);
  cut (&spans.count, &all.count, get_least_count ());
  set_spans (self, &before, &spans);
  snap_ends (self, whole);
}

/**
 * bst_chart_range_zoom:
 * @self: a range of @whole
 * @whole: all that there is
 * @axes: which of its sides
 * @factor: how much closer: 2 shows half; less than 1 goes away
 * @time_share: where the point is that stays where it is, 0 for the earliest, 1 for the latest
 * @count_share: likewise, from the least count to the largest
 *
 * Goes closer to a point, or away from it. The point only moves where the whole ends.
 */
void
bst_chart_range_zoom (BstChartRange *self, const BstChartRange *whole, BstChartAxes axes, double factor,
                      double time_share, double count_share)
{
  Spans before = get_spans (self), spans = before, all = get_spans (whole);

  if (!isfinite (factor) || factor <= 0 || !isfinite (time_share) || !isfinite (count_share))
    return;
  if ((axes & BST_CHART_AXIS_TIME) != 0)
    zoom (&spans.time, &all.time, BST_CHART_RANGE_LEAST_DAYS, factor, CLAMP (time_share, 0, 1));
  if ((axes & BST_CHART_AXIS_COUNT) != 0)
    zoom (&spans.count, &all.count, get_least_count (), factor, CLAMP (count_share, 0, 1));
  set_spans (self, &before, &spans);
  snap_ends (self, whole);
}

/**
 * bst_chart_range_pan:
 * @self: a range of @whole
 * @whole: all that there is
 * @time_share: how far, in parts of what is shown; more than 0 for later
 * @count_share: likewise; more than 0 for larger
 *
 * Shows what is beside. The range keeps its size and stops at the ends of the whole.
 */
void
bst_chart_range_pan (BstChartRange *self, const BstChartRange *whole, double time_share, double count_share)
{
  Spans before = get_spans (self), spans = before, all = get_spans (whole);
  double days = time_share * get_length (&spans.time), logs = count_share * get_length (&spans.count);

  if (!isfinite (days) || !isfinite (logs))
    return;
  spans.time = (Span) { spans.time.min + days, spans.time.max + days };
  spans.count = (Span) { spans.count.min + logs, spans.count.max + logs };
  move_inside (&spans.time, &all.time);
  move_inside (&spans.count, &all.count);
  set_spans (self, &before, &spans);
  snap_ends (self, whole);
}

/**
 * bst_chart_range_select:
 * @self: a range of @whole
 * @whole: all that there is
 * @time_from: a share of what is shown, 0 for the earliest, 1 for the latest
 * @time_to: another, on either side
 * @count_from: likewise, from the least count to the largest
 * @count_to: another
 *
 * Shows a part of what is shown, as a rectangle that was drawn over it.
 */
void
bst_chart_range_select (BstChartRange *self, const BstChartRange *whole, double time_from, double time_to,
                        double count_from, double count_to)
{
  Spans before = get_spans (self), spans = before, all = get_spans (whole);
  double days = get_length (&spans.time), logs = get_length (&spans.count);

  if (!isfinite (time_from) || !isfinite (time_to) || !isfinite (count_from) || !isfinite (count_to))
    return;
  spans.time = (Span) { before.time.min + MIN (time_from, time_to) * days, before.time.min + MAX (time_from, time_to) * days };
  spans.count = (Span) { before.count.min + MIN (count_from, count_to) * logs, before.count.min + MAX (count_from, count_to) * logs };
  cut (&spans.time, &all.time, BST_CHART_RANGE_LEAST_DAYS);
  cut (&spans.count, &all.count, get_least_count ());
  set_spans (self, &before, &spans);
  snap_ends (self, whole);
}

/* Moves a span until @value is in it, with some room beside. */
static void
reveal (Span *span, const Span *whole, double value)
{
  double margin = get_length (span) * REVEAL_MARGIN;
  double by = 0;

  if (value < span->min)
    by = value - margin - span->min;
  else if (value > span->max)
    by = value + margin - span->max;
  *span = (Span) { span->min + by, span->max + by };
  move_inside (span, whole);
}

/**
 * bst_chart_range_reveal:
 * @self: a range of @whole
 * @whole: all that there is
 * @days: of what is to be seen; not finite where any day will do
 * @count: likewise; not positive where it has none
 *
 * Moves as little as it takes, and keeps the size.
 */
void
bst_chart_range_reveal (BstChartRange *self, const BstChartRange *whole, double days, double count)
{
  Spans before = get_spans (self), spans = before, all = get_spans (whole);

  if (isfinite (days))
    reveal (&spans.time, &all.time, days);
  if (isfinite (count) && count > 0)
    reveal (&spans.count, &all.count, log (count));
  set_spans (self, &before, &spans);
  snap_ends (self, whole);
}

static gboolean
is_near (double a, double b, double whole)
{
  return fabs (a - b) <= fabs (whole) * BST_CHART_RANGE_SAME;
}

/**
 * bst_chart_range_rebase:
 * @self: a range of @from
 * @from: all that there was
 * @to: all that there is now
 *
 * Takes a range from one chart to another. Where it reached the end it reaches the end
 * again, so that a side that was not zoomed is not zoomed afterwards.
 */
void
bst_chart_range_rebase (BstChartRange *self, const BstChartRange *from, const BstChartRange *to)
{
  double days = from->max_days - from->min_days;

  if (is_near (self->min_days, from->min_days, days))
    self->min_days = to->min_days;
  if (is_near (self->max_days, from->max_days, days))
    self->max_days = to->max_days;
  if (is_near (self->min_count, from->min_count, from->min_count))
    self->min_count = to->min_count;
  if (is_near (self->max_count, from->max_count, from->max_count))
    self->max_count = to->max_count;
  bst_chart_range_clamp (self, to);
}

/**
 * bst_chart_range_mix:
 * @to: another range
 * @share: 0 for @self as it is, 1 for @to
 *
 * A range on the way to another.
 */
void
bst_chart_range_mix (BstChartRange *self, const BstChartRange *to, double share)
{
  self->min_days += (to->min_days - self->min_days) * share;
  self->max_days += (to->max_days - self->max_days) * share;
  self->min_count *= pow (to->min_count / self->min_count, share);
  self->max_count *= pow (to->max_count / self->max_count, share);
}

/**
 * bst_chart_range_contains:
 * @days: a day
 * @count: a count of parameters; not positive where there is none
 *
 * Returns: whether a point is in a range, its edges included; one without a count where
 *   its day is
 */
gboolean
bst_chart_range_contains (const BstChartRange *self, double days, double count)
{
  if (!(days >= self->min_days && days <= self->max_days))
    return FALSE;
  return count <= 0 || (count >= self->min_count * (1 - BST_CHART_RANGE_SAME) && count <= self->max_count * (1 + BST_CHART_RANGE_SAME));
}

/* Returns: whether nobody could tell one from the other */
gboolean
bst_chart_range_is_equal (const BstChartRange *a, const BstChartRange *b)
{
  double days = MAX (a->max_days - a->min_days, 1);

  return is_near (a->min_days, b->min_days, days) && is_near (a->max_days, b->max_days, days) &&
         is_near (a->min_count, b->min_count, a->min_count) && is_near (a->max_count, b->max_count, a->max_count);
}

/* Returns: whether a range leaves out nothing of @axes */
gboolean
bst_chart_range_is_whole (const BstChartRange *self, const BstChartRange *whole, BstChartAxes axes)
{
  BstChartRange other = *whole;

  if ((axes & BST_CHART_AXIS_TIME) != 0)
    {
      other.min_days = self->min_days;
      other.max_days = self->max_days;
    }
  if ((axes & BST_CHART_AXIS_COUNT) != 0)
    {
      other.min_count = self->min_count;
      other.max_count = self->max_count;
    }
  return bst_chart_range_is_equal (whole, &other);
}
