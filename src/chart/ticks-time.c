/* Days, months and years below a chart. */
#include "config.h"

#include "chart/ticks-private.h"

#include "chart/day.h"
#include "core/format.h"

#include <math.h>

/* How far apart ticks may be. Days are those of each month: every one, every second, its
 * weeks from the first, its halves. Months divide or are a multiple of a year, so that every
 * January that can have a tick has it. */
typedef struct
{
  int days; /* 0 for months */
  int months;
} Step;

static const Step steps[] = {
  { 1, 0 }, { 2, 0 }, { 7, 0 }, { 15, 0 }, { 0, 1 }, { 0, 2 }, { 0, 3 }, { 0, 4 }, { 0, 6 }, { 0, 12 }, { 0, 24 }, { 0, 60 }, { 0, 120 }, { 0, 300 }, { 0, 600 }, { 0, 1200 }, { 0, 6000 }, { 0, 12000 }
};

/* Day after day all labels look alike, and need more room to be told apart. */
#define DAYS_APART 2

/* Even without a word on it a tick has to have room. */
#define LEAST_APART 8

/* What is asked for. */
typedef struct
{
  const BstScale *scale;
  double gap;
  BstMeasureFunc measure;
  gpointer user_data;
} Asked;

static gboolean
is_on_step (const GDate *date, const Step *step)
{
  int day = g_date_get_day (date);
  int month = g_date_get_year (date) * 12 + (int) g_date_get_month (date) - 1;

  switch (step->days)
    {
    case 0:
      return day == 1 && month % step->months == 0;
    case 1:
      return TRUE;
    case 2:
      /* The first comes a day after the 31st. */
      return day % 2 == 1 && day < 31;
    case 7:
      return day % 7 == 1 && day < 29;
    default:
      return day == 1 || day == 15;
    }
}

/* Goes to the next day that may be on a step. */
static void
advance (GDate *date, const Step *step)
{
  if (step->days > 0)
    {
      g_date_add_days (date, 1);
      return;
    }
  g_date_set_day (date, 1);
  g_date_add_months (date, 1);
}

static char *
make_label (const GDate *date, const Step *step, gboolean with_year)
{
  int year = g_date_get_year (date), month = (int) g_date_get_month (date);

  if (step->days > 0)
    return bst_format_day (year, month, g_date_get_day (date), with_year);
  if (step->months % 12 == 0)
    return bst_format_year (year);
  return bst_format_month (year, month, with_year);
}

static void
add_tick (GArray *ticks, const Asked *asked, const GDate *date, const Step *step)
{
  const BstTick *before = ticks->len > 0 ? &g_array_index (ticks, BstTick, ticks->len - 1) : NULL;
  double day = g_date_get_julian (date);
  gboolean is_new_year = g_date_get_month (date) == G_DATE_JANUARY && g_date_get_day (date) == 1;
  BstTick tick = { day, bst_scale_to_pixel (asked->scale, day), is_new_year ? BST_TICK_MAJOR : BST_TICK_MINOR, NULL, 0 };
  GDate last;

  bst_day_read (before != NULL ? before->value : day, &last);
  tick.label = make_label (date, step, before == NULL || g_date_get_year (&last) != g_date_get_year (date));
  tick.width = asked->measure (tick.label, asked->user_data);
  g_array_append_val (ticks, tick);
}

/* Returns: (transfer full) (nullable): the ticks of a step, whatever room they have; %NULL
 *   where they are far too many */
static GArray *
list_ticks (const Asked *asked, const Step *step)
{
  const BstScale *scale = asked->scale;
  double days = step->days > 0 ? step->days : step->months * 30.4;
  GArray *ticks;
  GDate date;

  if ((scale->max - scale->min) / days > fabs (scale->end - scale->start) / LEAST_APART + 1)
    return NULL;
  ticks = bst_ticks_new ();
  bst_day_read (ceil (scale->min), &date);
  for (; g_date_get_julian (&date) <= scale->max && g_date_get_julian (&date) < BST_LAST_DAY; advance (&date, step))
    if (g_date_get_julian (&date) >= scale->min && is_on_step (&date, step))
      add_tick (ticks, asked, &date, step);
  return ticks;
}

/* Leaves only the first and the last of some ticks. */
static GArray *
leave_ends (GArray *ticks, const Asked *asked)
{
  BstTick *last = &g_array_index (ticks, BstTick, ticks->len - 1);
  GDate date, first;

  bst_day_read (last->value, &date);
  bst_day_read (g_array_index (ticks, BstTick, 0).value, &first);
  g_free (last->label);
  last->label = bst_format_day (g_date_get_year (&date), (int) g_date_get_month (&date), g_date_get_day (&date),
                                g_date_get_year (&date) != g_date_get_year (&first));
  last->width = asked->measure (last->label, asked->user_data);
  return g_array_remove_range (ticks, 1, ticks->len - 2);
}

/* Two days, as far from each other as may be, where not even two of one step have room. */
static GArray *
try_ends (const Asked *asked)
{
  for (guint i = 0; i < G_N_ELEMENTS (steps) && steps[i].days > 0; i++)
    {
      g_autoptr (GArray) ticks = list_ticks (asked, &steps[i]);

      if (ticks == NULL || ticks->len < 2)
        continue;
      if (bst_ticks_have_room (leave_ends (ticks, asked), asked->gap))
        return g_steal_pointer (&ticks);
    }
  return NULL;
}

/**
 * bst_ticks_time:
 * @scale: a time scale
 * @gap: the least room between two labels, in pixels
 * @measure: (scope call): gives the width of a label
 * @user_data: passed to @measure
 *
 * The ticks of a time scale, as close as their labels allow: every day, second day, week
 * or half of a month, every month, second month, quarter, … year, tenth year. The first of
 * all and the first of each year name their year.
 *
 * Returns: (transfer full) (element-type BstTick): the ticks, from the earliest to the
 *   latest; they own their labels. None where not even one fits; two at least where they do
 */
GArray *
bst_ticks_time (const BstScale *scale, double gap, BstMeasureFunc measure, gpointer user_data)
{
  Asked asked = { scale, gap, measure, user_data };
  g_autoptr (GArray) one = NULL;
  GArray *ends;

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autoptr (GArray) ticks = list_ticks (&asked, &steps[i]);

      if (ticks == NULL || ticks->len == 0 || !bst_ticks_have_room (ticks, steps[i].days > 0 ? gap * DAYS_APART : gap))
        continue;
      if (ticks->len > 1)
        return g_steal_pointer (&ticks);
      if (one == NULL)
        one = g_steal_pointer (&ticks);
    }
  ends = try_ends (&asked);
  if (ends != NULL)
    return ends;
  return one != NULL ? g_steal_pointer (&one) : bst_ticks_new ();
}
