/* What the cells of a density say, and how a query is narrowed to one. */
#include "config.h"

#include "chart/density.h"

#include <math.h>
#include <string.h>

#include "chart/day.h"
#include "chart/summary.h"
#include "core/format.h"
#include "core/i18n.h"

/* The query language reads no larger number. */
#define LARGEST_IN_QUERY 8e15

/* Returns: (transfer full): what is before the unit, where both figures have the same */
static char *
drop_same_unit (const char *first, const char *second)
{
  const char *unit = strstr (first, "\u202f"), *other = strstr (second, "\u202f");

  return unit != NULL && g_strcmp0 (unit, other) == 0 ? g_strndup (first, unit - first) : g_strdup (first);
}

/* Returns: (transfer full): "6.31–7.59 B", or one figure where both read the same */
static char *
dup_range (gint64 min, gint64 max)
{
  g_autofree char *first = bst_format_count (min);
  g_autofree char *second = bst_format_count (max);
  g_autofree char *short_first = drop_same_unit (first, second);

  if (g_str_equal (first, second))
    return g_steal_pointer (&first);
  /* Translators: a range of numbers: from 6.31 to 7.59 B */
  return g_strdup_printf (C_ ("range", "%s–%s"), short_first, second);
}

/* Returns: (transfer full): "6.31 billion to 7.59 billion parameters" */
static char *
dup_spoken_range (gint64 min, gint64 max)
{
  g_autofree char *range = bst_format_range_spoken (min, max);

  /* Translators: spoken: "7.24 billion parameters", "6.31 billion to 7.59 billion parameters" */
  return g_strdup_printf (C_ ("density", "%s parameters"), range);
}

static char *
dup_month (const GDate *date, gboolean with_year)
{
  return bst_format_month (g_date_get_year (date), (int) g_date_get_month (date), with_year);
}

/* Returns: (transfer full): "7 Mar 2024", "Mar 2024", "Mar 2024 – Apr 2024" */
static char *
dup_period (const BstDensityCell *cell)
{
  GDate first, last;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  bst_day_read (cell->min_days, &first);
  bst_day_read (cell->max_days, &last);
  if (cell->min_days == cell->max_days)
    {
      return bst_format_day (g_date_get_year (&first), (int) g_date_get_month (&first), g_date_get_day (&first), TRUE);
    }
  from = dup_month (&first, TRUE);
  to = dup_month (&last, TRUE);
  if (g_str_equal (from, to))
    return g_steal_pointer (&from);
  /* Translators: from one month to another: "Mar 2024 – Apr 2024" */
  return g_strdup_printf (C_ ("months", "%s – %s"), from, to);
}

static char *
dup_number_of_models (guint n)
{
  g_autofree char *number = bst_format_exact (n);

  /* Translators: a number with its digits grouped: "1,204 models" */
  return g_strdup_printf (ngettext ("%s model", "%s models", n), number);
}

static const BstDensityCell *
get_cell (BstDensity *self, guint cell)
{
  guint n;
  const BstDensityCell *cells = bst_density_get_cells (self, &n);

  return cell < n ? &cells[cell] : NULL;
}

/**
 * bst_density_dup_title:
 * @cell: a cell
 *
 * Returns: (transfer full) (nullable): "1,204 models · 6.31–7.59 B · Mar 2024"; %NULL where
 *   there is no such cell
 */
char *
bst_density_dup_title (BstDensity *self, guint cell)
{
  const BstDensityCell *it = get_cell (self, cell);
  g_autofree char *models = NULL;
  g_autofree char *range = NULL;
  g_autofree char *period = NULL;

  if (it == NULL)
    return NULL;
  models = dup_number_of_models (it->n);
  range = it->row < 0 ? g_strdup (C_ ("chart", "undisclosed")) : dup_range (it->min_parameters, it->max_parameters);
  period = dup_period (it);
  return bst_format_parts ((const char *const[]) { models, range, period }, 3);
}

/**
 * bst_density_dup_name:
 * @cell: a cell
 *
 * Returns: (transfer full) (nullable): the same as it is spoken; %NULL where there is no
 *   such cell
 */
char *
bst_density_dup_name (BstDensity *self, guint cell)
{
  const BstDensityCell *it = get_cell (self, cell);
  g_autofree char *models = NULL;
  g_autofree char *range = NULL;
  g_autofree char *period = NULL;

  if (it == NULL)
    return NULL;
  models = dup_number_of_models (it->n);
  range = it->row < 0 ? g_strdup (C_ ("density", "parameters not published"))
                      : dup_spoken_range (it->min_parameters, it->max_parameters);
  period = dup_period (it);
  /* Translators: spoken: how many models, their parameters, and when they were released */
  return g_strdup_printf (C_ ("density", "%s, %s, %s"), models, range, period);
}

/**
 * bst_density_dup_description:
 * @cell: a cell
 *
 * Returns: (transfer full) (nullable): which class most of its models are of; %NULL where
 *   there is no such cell
 */
char *
bst_density_dup_description (BstDensity *self, guint cell)
{
  const BstDensityCell *it = get_cell (self, cell);
  g_autofree char *share = NULL;
  g_autofree char *all = NULL;

  if (it == NULL)
    return NULL;
  if (it->n == it->n_openness)
    return g_strdup (bst_openness_get_label (it->openness));
  share = bst_format_exact (it->n_openness);
  all = bst_format_exact (it->n);
  /* Translators: the class that most models of a place in the chart are of, how many are,
   * and how many there are: "Open weights: 1,100 of 1,204" */
  return g_strdup_printf (C_ ("density", "%1$s: %2$s of %3$s"), bst_openness_get_label (it->openness), share, all);
}

/* Writes three digits of a number, rounded outwards, as the query language reads it. */
static char *
write_number (gint64 number, gboolean up)
{
  static const struct
  {
    const char *name;
    double size;
  } units[] = { { "t", 1e12 }, { "b", 1e9 }, { "m", 1e6 }, { "k", 1e3 }, { "", 1 } };
  double step = pow (10, MAX (floor (log10 ((double) number)) - 2, 0));
  double rounded = (up ? ceil ((double) number / step) : floor ((double) number / step)) * step;
  char digits[G_ASCII_DTOSTR_BUF_SIZE];
  guint unit = 0;

  while (rounded < units[unit].size)
    unit++;
  g_ascii_formatd (digits, sizeof digits, "%.6g", rounded / units[unit].size);
  return g_strconcat (digits, units[unit].name, NULL);
}

/* Returns: (transfer full): the figures of a cell as a value of "params:" */
static char *
write_parameters (const BstDensityCell *cell)
{
  gint64 largest = (gint64) LARGEST_IN_QUERY;
  g_autofree char *from = write_number (CLAMP (cell->min_parameters, 1, largest), FALSE);
  g_autofree char *to = cell->max_parameters < largest ? write_number (MAX (cell->max_parameters, 1), TRUE) : g_strdup ("");

  return g_strconcat (from, "..", to, NULL);
}

static char *
write_years (const BstDensityCell *cell)
{
  GDate first, last;

  bst_day_read (cell->min_days, &first);
  bst_day_read (cell->max_days, &last);
  if (g_date_get_year (&first) == g_date_get_year (&last))
    return g_strdup_printf ("%04d", g_date_get_year (&first));
  return g_strdup_printf ("%04d..%04d", g_date_get_year (&first), g_date_get_year (&last));
}

/* Returns: (transfer full): @text that finds only models of which no figure is known */
static char *
without_figures (const char *text)
{
  return g_strconcat (text, text[0] != '\0' ? " " : "", "-params:>=1", NULL);
}

/**
 * bst_density_dup_query:
 * @cell: a cell
 * @query: what is asked now
 *
 * Narrows a query to the figures of a cell and to its year: the language has no months.
 *
 * Returns: (transfer full) (nullable): the text of the other query, which finds all that
 *   is in the cell; %NULL where there is no such cell
 */
char *
bst_density_dup_query (BstDensity *self, guint cell, BstQuery *query)
{
  const BstDensityCell *it = get_cell (self, cell);
  g_autofree char *parameters = NULL;
  g_autofree char *years = NULL;
  g_autofree char *text = NULL;
  g_autoptr (BstQuery) narrowed = NULL;

  if (it == NULL)
    return NULL;
  parameters = it->row >= 0 ? write_parameters (it) : NULL;
  years = write_years (it);
  text = bst_query_with_facet (query, BST_FACET_PARAMS, parameters);
  if (it->row < 0)
    {
      g_autofree char *known = g_steal_pointer (&text);

      text = without_figures (known);
    }
  narrowed = bst_query_parse (text);
  return bst_query_with_facet (narrowed, BST_FACET_YEAR, years);
}

static void
append_fullest (GString *sentence, BstDensity *self)
{
  int fullest = bst_density_get_fullest (self);
  g_autofree char *title = fullest >= 0 ? bst_density_dup_title (self, (guint) fullest) : NULL;

  if (title != NULL)
    /* Translators: the fullest place of the chart: "1,204 models · 6.31–7.59 B · Mar 2024" */
    bst_summary_append (sentence, g_strdup_printf (C_ ("chart summary", "most are in one place at %s"), title));
}

static void
append_zoom (GString *sentence, BstDensity *self)
{
  const BstDensityFrame *frame = bst_density_get_frame (self);
  const BstChartRange *limits = &frame->limits;
  BstChartRange range = { frame->time_scale.min, frame->time_scale.max, frame->count_scale.min, frame->count_scale.max };

  if (isfinite (limits->min_days) || isfinite (limits->max_days) || isfinite (limits->min_count) || isfinite (limits->max_count))
    bst_summary_append_zoom (sentence, &range, BST_CHART_AXIS_BOTH, bst_density_get_n_outside (self));
}

/**
 * bst_density_dup_summary:
 * @self: (nullable): where it has been counted already
 *
 * Returns: (transfer full): the chart of @points in a sentence
 */
char *
bst_density_dup_summary (BstDensity *self, const BstPoints *points)
{
  GString *sentence = g_string_new (NULL);

  if (self != NULL)
    append_zoom (sentence, self);
  if (points->n_known > 0)
    {
      bst_summary_append_known (sentence, points->n_known, points->min_parameters, points->max_parameters);
      bst_summary_append (sentence, g_strdup (C_ ("chart summary", "the stronger the colour of a place, the more models are there")));
    }
  else if (points->n_unknown == 0)
    bst_summary_append (sentence, g_strdup (C_ ("chart summary", "No model to show")));
  if (self != NULL)
    append_fullest (sentence, self);
  bst_summary_append_unknown (sentence, points->n_unknown, TRUE);
  bst_summary_append_left_out (sentence, points->n_undated, points->n_without);
  return bst_summary_end (sentence);
}
