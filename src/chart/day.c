#include "config.h"

#include "chart/day.h"

#include <math.h>

/**
 * bst_day_read:
 * @day: days since 0001-01-01; what is no day is the first
 * @date: (out caller-allocates): the day, or the nearest of those that GDate reads
 */
void
bst_day_read (double day, GDate *date)
{
  g_date_clear (date, 1);
  g_date_set_julian (date, day > 1 ? (guint32) MIN (floor (day), BST_LAST_DAY) : 1);
}
