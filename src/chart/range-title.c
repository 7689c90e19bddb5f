/* What is said of the part that is shown. */
#include "config.h"

#include "chart/range.h"

#include <math.h>

#include "chart/day.h"
#include "core/format.h"
#include "core/i18n.h"

#define MOST_COUNT 9e18

static char *
dup_day (double day, gboolean with_year)
{
  GDate date;

  bst_day_read (day, &date);
  return bst_format_day (g_date_get_year (&date), (int) g_date_get_month (&date), g_date_get_day (&date), with_year);
}

static int
get_year (double day)
{
  GDate date;

  bst_day_read (day, &date);
  return g_date_get_year (&date);
}

static char *
dup_days (const BstChartRange *self)
{
  /* Chinese puts the year first: it is the later one that may go without. */
  gboolean is_year_first = bst_i18n_get_language () != BST_LANGUAGE_EN;
  gboolean is_one_year = get_year (self->min_days) == get_year (self->max_days);
  g_autofree char *from = dup_day (self->min_days, !is_one_year || is_year_first);
  g_autofree char *to = dup_day (self->max_days, !is_one_year || !is_year_first);

  /* Translators: from one day to another: "12 Mar – 4 Nov 2023" */
  return g_strdup_printf (C_ ("days", "%s – %s"), from, to);
}

static char *
dup_counts (const BstChartRange *self)
{
  g_autofree char *range = bst_format_range ((gint64) CLAMP (round (self->min_count), 1, MOST_COUNT),
                                             (gint64) CLAMP (round (self->max_count), 1, MOST_COUNT));

  /* Translators: a range of numbers, each with its unit: "900 M to 7 B parameters" */
  return g_strdup_printf (C_ ("parameters", "%s parameters"), range);
}

/**
 * bst_chart_range_dup_title:
 * @axes: what is to be said
 *
 * Returns: (transfer full): "12 Mar – 4 Nov 2023, 900 M to 7 B parameters"
 */
char *
bst_chart_range_dup_title (const BstChartRange *self, BstChartAxes axes)
{
  g_autofree char *days = (axes & BST_CHART_AXIS_TIME) != 0 ? dup_days (self) : NULL;
  g_autofree char *counts = (axes & BST_CHART_AXIS_COUNT) != 0 ? dup_counts (self) : NULL;

  if (days == NULL || counts == NULL)
    return days != NULL ? g_steal_pointer (&days) : g_steal_pointer (&counts);
  /* Translators: the part that a chart shows: days, and numbers of parameters */
  return g_strdup_printf (C_ ("range", "%s, %s"), days, counts);
}
