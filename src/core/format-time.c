/* How long ago, and how long still. */
#include "config.h"

#include "core/format.h"

#define MINUTE 60
#define HOUR (60 * MINUTE)
#define DAY (24 * HOUR)

/* More than any machine does in a second. */
#define FASTEST G_GINT64_CONSTANT (1000000000000000)

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

/* Rounded up, so that nothing takes longer than was said for being counted in other units. */
static guint
count_up (gint64 seconds,
          gint64 unit)
{
  return (guint) MIN (seconds / unit + (seconds % unit > 0 ? 1 : 0), 9999);
}

/**
 * bst_format_time_left:
 * @seconds: how long something takes still, by an estimate
 * @smallest: what it is told in where it is short, for a reader who sees it change all the time:
 *   seconds on a terminal, minutes in a window
 *
 * Returns: (transfer full): "12 minutes left"
 */
char *
bst_format_time_left (gint64 seconds,
                      BstTimeUnit smallest)
{
  guint n;

  seconds = MAX (seconds, 0);
  if (smallest == BST_TIME_SECONDS && seconds < 100)
    {
      n = (guint) seconds;
      return g_strdup_printf (ngettext ("%u second left", "%u seconds left", n), n);
    }
  if (seconds < MINUTE)
    return g_strdup (_ ("less than a minute left"));
  if (seconds <= 90 * MINUTE)
    {
      n = count_up (seconds, MINUTE);
      return g_strdup_printf (ngettext ("%u minute left", "%u minutes left", n), n);
    }
  if (seconds <= 2 * DAY)
    {
      n = count_up (seconds, HOUR);
      return g_strdup_printf (ngettext ("%u hour left", "%u hours left", n), n);
    }
  n = count_up (seconds, DAY);
  return g_strdup_printf (ngettext ("%u day left", "%u days left", n), n);
}

/**
 * bst_format_rate:
 * @rate: how many in a second
 *
 * Returns: (transfer full): "3,400 a second", to two digits: more of them would change all the
 *   time and tell nothing
 */
char *
bst_format_rate (gint64 rate)
{
  gint64 unit = 1, whole, rest;
  g_autofree char *number = NULL;

  rate = CLAMP (rate, 0, FASTEST);
  while (rate / unit >= 100)
    unit *= 10;
  whole = rate / unit;
  rest = rate % unit;
  number = bst_format_number ((rest >= unit - rest ? whole + 1 : whole) * unit);

  /* Translators: so many models in a second: “3,400 a second” */
  return g_strdup_printf (_ ("%s a second"), number);
}
