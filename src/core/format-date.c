/* Dates as people read them. */
#include "config.h"

#include "core/format.h"

#include "core/format-private.h"

static const char *const month_names[] = {
  NC_ ("month", "Jan"),
  NC_ ("month", "Feb"),
  NC_ ("month", "Mar"),
  NC_ ("month", "Apr"),
  NC_ ("month", "May"),
  NC_ ("month", "Jun"),
  NC_ ("month", "Jul"),
  NC_ ("month", "Aug"),
  NC_ ("month", "Sep"),
  NC_ ("month", "Oct"),
  NC_ ("month", "Nov"),
  NC_ ("month", "Dec"),
};

/* Returns @pattern with {year}, {mon} (a name), {m} and {d} (numbers) filled in. */
static char *
fill_date (const char *pattern,
           int year,
           int month,
           int day)
{
  g_autoptr (GString) date = g_string_new (pattern);
  g_autofree char *year_digits = g_strdup_printf ("%d", year);
  g_autofree char *month_digits = g_strdup_printf ("%d", month);
  g_autofree char *day_digits = g_strdup_printf ("%d", day);

  g_string_replace (date, "{year}", year_digits, 0);
  if (month >= 1)
    g_string_replace (date, "{mon}", g_dpgettext2 (NULL, "month", month_names[month - 1]), 0);
  g_string_replace (date, "{m}", month_digits, 0);
  g_string_replace (date, "{d}", day_digits, 0);

  return g_strdup (date->str);
}

/* Reads @n_digits digits from *@text into *@number and moves *@text behind them. */
static gboolean
read_digits (const char **text,
             int n_digits,
             int *number)
{
  *number = 0;
  for (int i = 0; i < n_digits; i++)
    {
      if (!g_ascii_isdigit ((*text)[i]))
        return FALSE;
      *number = *number * 10 + g_ascii_digit_value ((*text)[i]);
    }
  *text += n_digits;

  return TRUE;
}

/* Reads YYYY, YYYY-MM or YYYY-MM-DD; what is not given becomes 0. */
static gboolean
parse_date (const char *text,
            int *year,
            int *month,
            int *day)
{
  *month = *day = 0;

  if (!read_digits (&text, 4, year))
    return FALSE;
  if (*text == '\0')
    return TRUE;

  if (*text++ != '-' || !read_digits (&text, 2, month) || *month < 1 || *month > 12)
    return FALSE;
  if (*text == '\0')
    return TRUE;

  return *text++ == '-' && read_digits (&text, 2, day) && *day >= 1 && *day <= 31 && *text == '\0';
}

/**
 * bst_format_date:
 * @date: (nullable): YYYY, YYYY-MM or YYYY-MM-DD
 *
 * Returns: (transfer full): the date, as exact as it is given: "27 Sep 2023",
 *   "2023年9月"; "unknown" for %NULL; what is no date comes back as it is
 */
char *
bst_format_date (const char *date)
{
  int year, month, day;

  if (date == NULL || *date == '\0')
    return bst_format_unknown ();
  if (!parse_date (date, &year, &month, &day))
    return g_strdup (date);

  if (day > 0)
    /* Translators: a day. {d} is its number, {mon} the short name of its month, {m} the month's number.
     * Leave out what your language does not need. */
    return fill_date (C_ ("date", "{d} {mon} {year}"), year, month, day);
  if (month > 0)
    return bst_format_month (year, month, TRUE);

  /* Translators: a year alone */
  return fill_date (C_ ("date", "{year}"), year, 0, 0);
}

/**
 * bst_format_month:
 * @month: from 1 to 12
 * @with_year: whether to name the year as well
 *
 * Returns: (transfer full): a month: "Sep 2022" or "Sep", "2022年9月" or "9月"
 */
char *
bst_format_month (int year,
                  int month,
                  gboolean with_year)
{
  month = CLAMP (month, 1, 12);

  if (with_year)
    /* Translators: a month of a year. {mon} is its short name, {m} its number. */
    return fill_date (C_ ("date", "{mon} {year}"), year, month, 0);

  /* Translators: a month where its year is clear. {mon} is its short name, {m} its number. */
  return fill_date (C_ ("date", "{mon}"), year, month, 0);
}
