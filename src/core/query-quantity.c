/* One number with its unit, as it is typed: 7b, 70亿, 七十亿, 一点五亿, 1亿5000万. */
#include "config.h"

#include "core/query-private.h"

#include <math.h>
#include <string.h>

#include "core/han-number.h"

/* Above any count of a guide, and the last whole number that a double holds. */
#define MAX_NUMBER 9e15

typedef struct
{
  const char *name;
  double decimal;
  double binary;
} Unit;

#define KIBI 1024.0
#define MYRIAD 1e4
#define MYRIAD_SQUARED 1e8

static const Unit units[] = {
  { "", 1, 1 },
  { "k", 1e3, KIBI },
  { "m", 1e6, KIBI *KIBI },
  { "b", 1e9, KIBI *KIBI *KIBI },
  { "g", 1e9, KIBI *KIBI *KIBI },
  { "t", 1e12, KIBI *KIBI *KIBI *KIBI },
  { "千", 1e3, 1e3 },
  { "万", MYRIAD, MYRIAD },
  { "萬", MYRIAD, MYRIAD },
  { "百万", 1e6, 1e6 },
  { "百萬", 1e6, 1e6 },
  { "千万", 1e7, 1e7 },
  { "千萬", 1e7, 1e7 },
  { "亿", MYRIAD_SQUARED, MYRIAD_SQUARED },
  { "億", MYRIAD_SQUARED, MYRIAD_SQUARED },
  { "百亿", 1e10, 1e10 },
  { "百億", 1e10, 1e10 },
  { "千亿", 1e11, 1e11 },
  { "千億", 1e11, 1e11 },
  { "万亿", 1e12, 1e12 },
  { "萬億", 1e12, 1e12 },
  /* As Taiwan has it and the program writes it; in mainland units of measure it is 10^6. */
  { "兆", 1e12, 1e12 },
};

/* What stands before a unit. */
typedef struct
{
  guint64 digits; /* all of them as one number */
  int n_decimals; /* how many of them stand behind the point */
  gboolean is_too_large; /* more than can be counted */
} Mantissa;

/* What English calls 7b is 70亿: that zero is no more than the step from one unit to the next
 * and claims no less than the 7 does. */
static BstLeeway
get_leeway (guint64 mantissa,
            int n_decimals,
            double place)
{
  if (n_decimals == 0 && place == MYRIAD_SQUARED && mantissa % 10 == 0)
    return bst_leeway (mantissa / 10, 0, 1e9);
  if (n_decimals == 0 && place == MYRIAD && mantissa % 100 == 0)
    return bst_leeway (mantissa / 100, 0, 1e6);

  return bst_leeway (mantissa, n_decimals, place);
}

static gboolean
is_han (const char *text)
{
  return (guchar) *text >= 0x80;
}

/* A Latin unit ends the number, a Chinese one may be followed by a smaller part of it.
 *
 * @text: (inout): behind the unit afterwards
 *
 * Returns: (nullable): the longest unit that it begins with */
static const Unit *
read_unit (const char **text)
{
  const Unit *unit = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (units); i++)
    {
      gboolean fits = is_han (units[i].name) ? g_str_has_prefix (*text, units[i].name) : g_str_equal (*text, units[i].name);

      if (fits && (unit == NULL || strlen (units[i].name) > strlen (unit->name)))
        unit = &units[i];
    }
  if (unit != NULL)
    *text += strlen (unit->name);
  return unit;
}

static void
add_digit (Mantissa *self,
           guint digit,
           gboolean is_decimal)
{
  /* What can be told no more is not told: decimals beyond MAX_NUMBER. */
  if (self->digits > MAX_NUMBER / 10 && is_decimal)
    return;
  self->is_too_large = self->is_too_large || self->digits > MAX_NUMBER / 10;
  self->digits = self->is_too_large ? self->digits : self->digits * 10 + digit;
  self->n_decimals += is_decimal;
}

/* Returns: whether there is a digit */
static gboolean
read_ascii (const char **text,
            Mantissa *mantissa)
{
  gboolean point = FALSE;
  gboolean is_number = FALSE;
  const char *p;

  for (p = *text; g_ascii_isdigit (*p) || (*p == '.' && !point); p++)
    {
      if (*p == '.')
        {
          point = TRUE;
          continue;
        }
      is_number = TRUE;
      add_digit (mantissa, g_ascii_digit_value (*p), point);
    }
  if (is_number)
    *text = p;
  return is_number;
}

/* Reads “点五” of 一点五; without digits it is none. */
static void
read_han_decimals (const char **text,
                   Mantissa *mantissa)
{
  guint digit;
  const char *p = *text;

  if (!g_str_has_prefix (p, "点") && !g_str_has_prefix (p, "點"))
    return;
  p += strlen ("点");
  while (bst_han_read_digit (&p, &digit))
    {
      add_digit (mantissa, digit, TRUE);
      *text = p;
    }
}

/* Reads what stands before the unit, in digits or in Chinese characters.
 *
 * @text: (inout): behind it afterwards
 * @mantissa: (out)
 *
 * Returns: whether there is a number */
static gboolean
read_mantissa (const char **text,
               Mantissa *mantissa)
{
  const char *unit = *text;

  *mantissa = (Mantissa) { 0 };
  if (read_ascii (text, mantissa))
    return TRUE;
  if (bst_han_read_number (text, &mantissa->digits))
    {
      read_han_decimals (text, mantissa);
      /* Of 千千 and 百千亿 nobody knows what is meant; 一点八千亿 is a number. */
      return mantissa->n_decimals > 0 || !(g_str_has_prefix (*text, "百") || g_str_has_prefix (*text, "千"));
    }
  /* 万亿 alone is one of them; a b alone, no number. */
  mantissa->digits = 1;
  return is_han (*text) && read_unit (&unit) != NULL;
}

/* 一亿五 and 1亿5 are said for 一亿五千万.
 *
 * @text: (inout): behind a Chinese unit; behind the digit afterwards, if it is one alone
 *
 * Returns: whether it is */
static gboolean
read_bare_digit (const char **text,
                 guint *digit)
{
  const char *p = *text;

  if (g_ascii_isdigit (*p))
    *digit = g_ascii_digit_value (*p++);
  else if (!bst_han_read_digit (&p, digit))
    return FALSE;
  if (*digit == 0 || *p != '\0')
    return FALSE;
  *text = p;
  return TRUE;
}

/* Reads the parts of a number, each in a smaller unit than the one before: 1亿5000万.
 *
 * @sum: (out): their sum
 * @last: (out): the unit of the last
 * @n_decimals: (out): of the last, which is the only one that may have some */
static BstRangeError
read_parts (const char *p,
            double *sum,
            Unit *last,
            int *n_decimals)
{
  gboolean is_too_large = FALSE;
  Mantissa mantissa = { 0 };
  guint digit;

  *sum = 0;
  *last = (Unit) { .decimal = INFINITY };
  do
    {
      const Unit *unit;
      double count, part;

      if (!isinf (last->decimal) && read_bare_digit (&p, &digit))
        {
          *last = (Unit) { .decimal = last->decimal / 10, .binary = last->decimal / 10 };
          *sum += digit * last->decimal;
          break;
        }
      if (mantissa.n_decimals > 0 || !read_mantissa (&p, &mantissa))
        return BST_RANGE_NO_NUMBER;
      unit = read_unit (&p);
      if (unit == NULL)
        return BST_RANGE_NO_NUMBER;
      count = mantissa.digits / pow (10, mantissa.n_decimals);
      part = mantissa.digits * (unit->decimal / pow (10, mantissa.n_decimals));
      /* Of 一万三千亿, 亿 counts the whole. */
      if (unit->decimal > last->decimal && count < last->decimal)
        *sum = (*sum + count) * unit->decimal;
      else if (part < last->decimal)
        *sum += part;
      else
        return BST_RANGE_NO_NUMBER;
      is_too_large = is_too_large || mantissa.is_too_large;
      *last = *unit;
    }
  while (*p != '\0');
  *n_decimals = mantissa.n_decimals;
  return is_too_large ? BST_RANGE_TOO_LARGE : BST_RANGE_OK;
}

/**
 * bst_quantity_parse:
 * @text: UTF-8: a number with its unit
 * @length: how many bytes of @text that is
 * @quantity: (out): what it stands for, unless there is an error
 *
 * Returns: %BST_RANGE_OK, or what is wrong
 */
BstRangeError
bst_quantity_parse (const char *text,
                    gsize length,
                    BstNumberKind kind,
                    BstQuantity *quantity)
{
  g_autofree char *copy = g_strndup (text, length);
  double sum, place;
  Unit last;
  int n_decimals;
  BstRangeError error;

  if (*copy == '\0')
    return BST_RANGE_EMPTY;
  if (*copy == '-')
    return BST_RANGE_NEGATIVE;
  error = read_parts (copy, &sum, &last, &n_decimals);
  if (error != BST_RANGE_OK)
    return error;

  place = last.decimal / pow (10, n_decimals);
  quantity->value = sum;
  quantity->scale = kind == BST_NUMBER_CONTEXT ? last.binary / last.decimal : 1;
  if (quantity->value * quantity->scale > MAX_NUMBER)
    return BST_RANGE_TOO_LARGE;
  quantity->leeway = get_leeway ((guint64) llround (sum / place), n_decimals, place);
  return BST_RANGE_OK;
}
