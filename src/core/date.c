#include "config.h"

#include "core/date.h"

/* Reads @n_digits digits from *@text into *@number and moves *@text behind them. */
static gboolean
read_digits (const char **text, int n_digits, int *number)
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

/**
 * bst_date_parse:
 * @text: (nullable): YYYY, YYYY-MM or YYYY-MM-DD
 * @date: (out): the date; untouched where @text is none
 *
 * Returns: whether @text is a date that there is: 31 February is none
 */
gboolean
bst_date_parse (const char *text, BstDate *date)
{
  BstDate read = { 0 };

  if (text == NULL || !read_digits (&text, 4, &read.year))
    return FALSE;
  if (*text != '\0' && (*text++ != '-' || !read_digits (&text, 2, &read.month) || read.month == 0))
    return FALSE;
  if (*text != '\0' && (*text++ != '-' || !read_digits (&text, 2, &read.day) || read.day == 0))
    return FALSE;
  if (*text != '\0' || !g_date_valid_dmy (MAX (read.day, 1), MAX (read.month, 1), read.year))
    return FALSE;
  *date = read;
  return TRUE;
}

/**
 * bst_date_get_days:
 *
 * Returns: days since 0001-01-01, as GDate counts them; the middle of the month or
 *   year where the date is no more exact than that
 */
double
bst_date_get_days (const BstDate *self)
{
  GDate date;

  g_date_clear (&date, 1);
  if (self->month == 0)
    g_date_set_dmy (&date, 1, G_DATE_JULY, self->year);
  else
    g_date_set_dmy (&date, self->day > 0 ? self->day : 15, self->month, self->year);
  return g_date_get_julian (&date);
}
