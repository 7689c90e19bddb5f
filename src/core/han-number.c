#include "config.h"

#include "core/han-number.h"

#include <string.h>

typedef struct
{
  const char *character;
  guint value;
} Numeral;

static const Numeral digits[] = {
  { "零", 0 },
  { "〇", 0 },
  { "○", 0 }, /* the circle that many keyboards give for it */
  { "一", 1 },
  { "二", 2 },
  { "两", 2 },
  { "兩", 2 },
  { "三", 3 },
  { "四", 4 },
  { "五", 5 },
  { "六", 6 },
  { "七", 7 },
  { "八", 8 },
  { "九", 9 },
};

static const Numeral places[] = { { "十", 10 }, { "百", 100 }, { "千", 1000 } };

/* Returns: (nullable): the numeral that @text begins with */
static const Numeral *
find (const Numeral *numerals, gsize n, const char *text)
{
  for (gsize i = 0; i < n; i++)
    if (g_str_has_prefix (text, numerals[i].character))
      return &numerals[i];
  return NULL;
}

/**
 * bst_han_is_numeral:
 *
 * Returns: whether @c is one of those that bst_han_read_number() reads
 */
gboolean
bst_han_is_numeral (gunichar c)
{
  char character[7] = { 0 };

  g_unichar_to_utf8 (c, character);
  return find (digits, G_N_ELEMENTS (digits), character) != NULL || find (places, G_N_ELEMENTS (places), character) != NULL;
}

/**
 * bst_han_read_digit:
 * @text: (inout): where it begins; behind it afterwards. Untouched where there is none
 * @digit: (out): from 0 to 9
 *
 * Reads one numeral without a place, as those of 二〇二三 are.
 *
 * Returns: whether there is one
 */
gboolean
bst_han_read_digit (const char **text, guint *digit)
{
  const Numeral *numeral = find (digits, G_N_ELEMENTS (digits), *text);

  if (numeral == NULL)
    return FALSE;
  *text += strlen (numeral->character);
  *digit = numeral->value;
  return TRUE;
}

/* What a digit counts without a place of its own: 一百三 is 130, for 103 is 一百零三.
 *
 * @least: the place before it, or more than any */
static guint
get_bare_value (guint least, gboolean is_gap)
{
  return is_gap || least > 1000 ? 1 : MAX (least / 10, 1);
}

/**
 * bst_han_read_number:
 * @text: (inout): where it begins; behind it afterwards. Untouched where there is none
 * @number: (out): from 0 to 9,999, the part of a number that stands before 万 or 亿
 *
 * Reads numerals with places, each smaller than the one before: 七十, 一百零五, 千; a 零 at the end
 * counts nothing. What comes after them is left: 二十 of “三十二十” and 八 of “七八”.
 *
 * Returns: whether there is one
 */
gboolean
bst_han_read_number (const char **text, guint64 *number)
{
  const char *p = *text;
  guint64 sum = 0;
  guint least = 10000;
  gboolean is_gap = FALSE; /* whether a place has just been left out */

  for (;;)
    {
      const Numeral *digit = find (digits, G_N_ELEMENTS (digits), p);
      const char *behind = digit != NULL ? p + strlen (digit->character) : p;
      const Numeral *place = find (places, G_N_ELEMENTS (places), behind);
      guint value = place != NULL ? place->value : get_bare_value (least, is_gap);

      if ((digit == NULL && place == NULL) || value >= least)
        break;
      if (place != NULL)
        behind += strlen (place->character);
      /* 零 stands for a place that is left out. */
      if (digit != NULL && digit->value == 0)
        {
          if (place != NULL)
            break;
          is_gap = TRUE;
          p = behind;
          continue;
        }
      sum += (guint64) value * (digit != NULL ? digit->value : 1);
      least = value;
      is_gap = FALSE;
      p = behind;
    }
  if (p == *text)
    return FALSE;
  *text = p;
  *number = sum;
  return TRUE;
}
