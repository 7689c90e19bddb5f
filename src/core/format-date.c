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

  return bst_format_year (parsed.year);
}

/**
 * bst_format_year:
 *
 * Returns: (transfer full): a year: "2023", "2023年"
 */
char *
bst_format_year (int year)
{
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

/* Returns: (transfer full) (nullable): the day of @time, in its own time zone */
static char *
format_day_of (GDateTime *time)
{
  return time != NULL ? bst_format_day (g_date_time_get_year (time), g_date_time_get_month (time), g_date_time_get_day_of_month (time), TRUE)
                      : NULL;
}

/**
 * bst_format_day_of:
 * @moment: seconds since 1970, UTC; less than 0 where it is not known
 *
 * Returns: (transfer full): its day by this computer's clock: "27 Sep 2023"; "unknown" where
 *   there is none
 */
char *
bst_format_day_of (gint64 moment)
{
  g_autoptr (GDateTime) time = moment >= 0 ? g_date_time_new_from_unix_local (moment) : NULL;

  return time != NULL ? format_day_of (time) : bst_format_unknown ();
}

/**
 * bst_format_day_of_utc:
 * @moment: seconds since 1970, UTC; less than 0 where it is not known
 *
 * Returns: (transfer full): its day as the Hub itself has it, wherever this computer is
 */
char *
bst_format_day_of_utc (gint64 moment)
{
  g_autoptr (GDateTime) time = moment >= 0 ? g_date_time_new_from_unix_utc (moment) : NULL;

  return time != NULL ? format_day_of (time) : bst_format_unknown ();
}

/* Returns: (transfer full): the day and the time of the day in the time zone of @time */
static char *
format_moment (GDateTime *time,
               gboolean with_seconds)
{
  g_autofree char *day = format_day_of (time);
  g_autofree char *clock = g_date_time_format (time, with_seconds ? "%H:%M:%S" : "%H:%M");

  /* Translators: a day and a time of the day: “25 Nov 2026, 14:05” */
  return g_strdup_printf (C_ ("date", "%s, %s"), day, clock);
}

/**
 * bst_format_moment:
 * @moment: seconds since 1970, UTC; less than 0 where it is not known
 *
 * Returns: (transfer full): the day and the minute by this computer's clock: "25 Nov 2026, 14:05",
 *   "2026年11月25日 14:05"; "unknown" where there is none
 */
char *
bst_format_moment (gint64 moment)
{
  g_autoptr (GDateTime) time = moment >= 0 ? g_date_time_new_from_unix_local (moment) : NULL;

  return time != NULL ? format_moment (time, FALSE) : bst_format_unknown ();
}

/**
 * bst_format_moment_utc:
 * @moment: seconds since 1970, UTC; less than 0 where it is not known
 * @with_seconds: whether the minute does not tell it apart from another moment
 *
 * Returns: (transfer full): the same in UTC, which means the same to whoever reads it:
 *   "25 Nov 2026, 14:05 UTC"
 */
char *
bst_format_moment_utc (gint64 moment,
                       gboolean with_seconds)
{
  g_autoptr (GDateTime) time = moment >= 0 ? g_date_time_new_from_unix_utc (moment) : NULL;
  g_autofree char *text = time != NULL ? format_moment (time, with_seconds) : NULL;

  return text != NULL ? g_strconcat (text, " UTC", NULL) : bst_format_unknown ();
}
