/* Ranges as they stand in the text of a chart's state and behind options of the command
 * line: "2022-11-01..2023-12-31" and "1e9..2e11". They are written in one way alone. */
#include "config.h"

#include "chart/range-text.h"

#include <math.h>
#include <string.h>

#include "core/date.h"

/* No end of a range needs more. */
#define MOST_CHARS 40

/* Splits "A..B". */
static gboolean
split (const char *text, char **first, char **second)
{
  const char *dots = strstr (text, "..");

  if (dots == NULL || dots - text > MOST_CHARS || strlen (dots + 2) > MOST_CHARS)
    return FALSE;
  *first = g_strndup (text, dots - text);
  *second = g_strdup (dots + 2);
  return TRUE;
}

/* Reads a day, month or year: its first day, or its last one. */
static gboolean
parse_day (const char *text, gboolean last, double *days)
{
  BstDate read;
  GDate date;
  int month;

  if (!bst_date_parse (text, &read))
    return FALSE;

  month = read.month > 0 ? read.month : (last ? 12 : 1);
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) MAX (read.day, 1), (GDateMonth) month, (GDateYear) read.year);
  if (read.day == 0 && last)
    g_date_set_day (&date, g_date_get_days_in_month ((GDateMonth) month, (GDateYear) read.year));
  *days = g_date_get_julian (&date);
  return TRUE;
}

/**
 * bst_range_parse_time:
 * @text: "2022-11-01..2023-12-31"; a month or a year stands for its first day, or at the
 *   end of the range for its last. One without a range is all of it: "2023"
 * @range: (inout): its days are set, and nothing else of it
 *
 * Returns: whether @text is a range of days that begins before it ends; else @range is
 *   untouched
 */
gboolean
bst_range_parse_time (const char *text, BstChartRange *range)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  double min, max;

  if (strstr (text, "..") == NULL)
    {
      if (!parse_day (text, FALSE, &min) || !parse_day (text, TRUE, &max))
        return FALSE;
    }
  else if (!split (text, &first, &second) || !parse_day (first, FALSE, &min) || !parse_day (second, TRUE, &max))
    {
      return FALSE;
    }

  if (min >= max)
    return FALSE;
  range->min_days = min;
  range->max_days = max;
  return TRUE;
}

/* Reads a number such as 1e9, 7.24e9, 500000 or 13b. */
static gboolean
parse_count (const char *text, double *count)
{
  static const struct
  {
    char name;
    double factor;
  } units[] = { { 'k', 1e3 }, { 'm', 1e6 }, { 'b', 1e9 }, { 'g', 1e9 }, { 't', 1e12 } };
  char *end;
  double factor = 1;

  /* What it begins with keeps space, signs, "inf" and "nan" away, and x the hexadecimal. */
  if (!g_ascii_isdigit (*text) || strpbrk (text, "xX") != NULL)
    return FALSE;

  *count = g_ascii_strtod (text, &end);
  for (guint i = 0; *end != '\0' && i < G_N_ELEMENTS (units); i++)
    if (g_ascii_tolower (*end) == units[i].name)
      {
        factor = units[i].factor;
        end++;
        break;
      }
  *count *= factor;

  return *end == '\0' && *count >= BST_RANGE_LEAST_COUNT && *count <= BST_RANGE_MOST_COUNT;
}

/**
 * bst_range_parse_counts:
 * @text: "1e9..2e11", or "1b..200b" with the units of a query
 * @range: (inout): its counts are set, and nothing else of it
 *
 * Returns: whether @text is a range of numbers of parameters that begins before it ends;
 *   else @range is untouched
 */
gboolean
bst_range_parse_counts (const char *text, BstChartRange *range)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  double min, max;

  if (!split (text, &first, &second) || !parse_count (first, &min) || !parse_count (second, &max) || min >= max)
    return FALSE;

  range->min_count = min;
  range->max_count = max;
  return TRUE;
}

/**
 * bst_range_dup_time:
 *
 * Returns: (transfer full) (nullable): the days of @range, rounded to whole ones, as
 *   bst_range_parse_time() reads them; %NULL where they are none
 */
char *
bst_range_dup_time (const BstChartRange *range)
{
  double min = round (range->min_days), max = round (range->max_days);
  GDate first, last;

  /* This way round it is true of what is no number, too. */
  if (!(min >= BST_RANGE_FIRST_DAY && max <= BST_RANGE_LAST_DAY && min < max))
    return NULL;

  g_date_clear (&first, 1);
  g_date_clear (&last, 1);
  g_date_set_julian (&first, (guint32) min);
  g_date_set_julian (&last, (guint32) max);
  return g_strdup_printf ("%04u-%02u-%02u..%04u-%02u-%02u",
                          g_date_get_year (&first), g_date_get_month (&first), g_date_get_day (&first),
                          g_date_get_year (&last), g_date_get_month (&last), g_date_get_day (&last));
}

/* Takes zeros at the end of a decimal fraction away, and a point behind which is nothing. */
static void
trim_zeros (char *number)
{
  char *end = number + strlen (number) - 1;

  for (; *end == '0'; end--)
    *end = '\0';
  if (*end == '.')
    *end = '\0';
}

/* Writes @count to six digits, with an exponent where that is shorter: 1e9, 7.24e9, 1500.
 * Six are less than a pixel wherever a chart shows a thousandth of its figures or more. */
static char *
format_count (double count)
{
  char scientific[G_ASCII_DTOSTR_BUF_SIZE];
  char plain[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *exponential = NULL;
  char *exponent;

  g_ascii_formatd (scientific, sizeof scientific, "%.5e", count);
  g_ascii_formatd (plain, sizeof plain, "%.9f", g_ascii_strtod (scientific, NULL));
  trim_zeros (plain);

  exponent = strchr (scientific, 'e');
  *exponent = '\0';
  trim_zeros (scientific);
  exponential = g_strdup_printf ("%se%d", scientific, (int) g_ascii_strtoll (exponent + 1, NULL, 10));

  return g_strdup (strlen (plain) <= strlen (exponential) ? plain : exponential);
}

/**
 * bst_range_dup_counts:
 *
 * Returns: (transfer full) (nullable): the counts of @range, rounded to six digits, as
 *   bst_range_parse_counts() reads them; %NULL where they are none
 */
char *
bst_range_dup_counts (const BstChartRange *range)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  if (!(range->min_count >= BST_RANGE_LEAST_COUNT && range->max_count <= BST_RANGE_MOST_COUNT &&
        range->min_count < range->max_count))
    return NULL;

  first = format_count (range->min_count);
  second = format_count (range->max_count);
  return g_str_equal (first, second) ? NULL : g_strdup_printf ("%s..%s", first, second);
}
