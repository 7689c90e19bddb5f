/* Dates as people read them. */
#include "config.h"

#include "core/format.h"

#include "core/date.h"
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
  BstDate parsed;

  if (date == NULL || *date == '\0')
    return bst_format_unknown ();
  if (!bst_date_parse (date, &parsed))
    return g_strdup (date);

  if (parsed.day > 0)
    /* Translators: a day. {d} is its number, {mon} the short name of its month, {m} the month's number.
     * Leave out what your language does not need. */
    return fill_date (C_ ("date", "{d} {mon} {year}"), parsed.year, parsed.month, parsed.day);
  if (parsed.month > 0)
    return bst_format_month (parsed.year, parsed.month, TRUE);

  /* Translators: a year alone */
  return fill_date (C_ ("date", "{year}"), parsed.year, 0, 0);
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

/**
 * bst_format_day:
 * @month: from 1 to 12
 * @day: from 1 to 31
 * @with_year: whether to name the year as well
 *
 * Returns: (transfer full): a day: "12 Mar 2024" or "12 Mar", "2024年3月12日" or "3月12日"
 */
char *
bst_format_day (int year,
                int month,
                int day,
                gboolean with_year)
{
  g_autofree char *date = NULL;

  month = CLAMP (month, 1, 12);
  if (!with_year)
    /* Translators: a day where its year is clear. {d} is its number, {mon} the short name of its month,
     * {m} the month's number. */
    return fill_date (C_ ("date", "{d} {mon}"), year, month, day);
  date = g_strdup_printf ("%04d-%02d-%02d", year, month, day);
  return bst_format_date (date);
}

#define MINUTE 60
#define HOUR (60 * MINUTE)
#define DAY (24 * HOUR)

/**
 * bst_format_age:
 * @seconds: how long ago something was; less than 0 where two clocks disagree
 *
 * Returns: (transfer full): the age in its largest whole unit: "3 hours ago"
 */
char *
bst_format_age (gint64 seconds)
{
  gint64 days = seconds / DAY;
  guint n;

  if (seconds < MINUTE)
    return g_strdup (C_ ("age", "just now"));
  if (seconds < HOUR)
    {
      n = (guint) (seconds / MINUTE);
      return g_strdup_printf (ngettext ("%u minute ago", "%u minutes ago", n), n);
    }
  if (seconds < DAY)
    {
      n = (guint) (seconds / HOUR);
      return g_strdup_printf (ngettext ("%u hour ago", "%u hours ago", n), n);
    }
  if (days < 61)
    {
      n = (guint) days;
      return g_strdup_printf (ngettext ("%u day ago", "%u days ago", n), n);
    }
  if (days < 730)
    {
      /* of a twelfth of a year each */
      n = (guint) (days * 12 / 365);
      return g_strdup_printf (ngettext ("%u month ago", "%u months ago", n), n);
    }
  n = (guint) MIN (days / 365, 9999);
  return g_strdup_printf (ngettext ("%u year ago", "%u years ago", n), n);
}
