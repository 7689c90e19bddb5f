/* One number with its unit, as it is typed: 7b, 70亿, 七十亿, 一点五亿, 1亿5000万, 一万三千亿. */
#include "config.h"

#include "core/query-private.h"

#include <math.h>
#include <string.h>

#include "core/han-number.h"

/* Above any count of a guide, and the last whole number that a double holds. */
#define MAX_NUMBER 9e15
/* What is behind is too small to tell two figures of a guide apart. */
#define MAX_DECIMALS 15

#define KIBI 1024.0
#define MYRIAD 1e4
#define MYRIAD_SQUARED 1e8

typedef struct
{
  const char *name;
  double decimal;
  double binary;
} Unit;

/* They end the number. */
static const Unit latin_units[] = {
  { "k", 1e3, KIBI },
  { "m", 1e6, KIBI *KIBI },
  { "b", 1e9, KIBI *KIBI *KIBI },
  { "g", 1e9, KIBI *KIBI *KIBI },
  { "t", 1e12, KIBI *KIBI *KIBI *KIBI },
};

/* They may stand between digits and a myriad: 1.8千亿, 5百万. */
static const Unit places[] = { { "百", 1e2, 1e2 }, { "千", 1e3, 1e3 } };

/* They count all that stands before them since the last larger one: 万亿 is 万 of 亿. */
static const Unit myriads[] = {
  { "万", MYRIAD, MYRIAD },
  { "萬", MYRIAD, MYRIAD },
  { "亿", MYRIAD_SQUARED, MYRIAD_SQUARED },
  { "億", MYRIAD_SQUARED, MYRIAD_SQUARED },
  /* As Taiwan has it and the program writes it; in mainland units of measure it is 10^6. */
  { "兆", 1e12, 1e12 },
};

/* What stands before a unit. */
typedef struct
{
  guint64 digits; /* all of them as one number */
  int n_decimals; /* how many of them stand behind the point */
  gboolean is_han;
  gboolean is_too_large; /* more than can be counted */
  gboolean begins_with_zero; /* 零 stands for places that are left out */
} Count;

/* A number, as far as it is read. */
typedef struct
{
  const char *p; /* what is left of the text */
  double sum; /* what is counted in 亿 and more */
  double myriads; /* what is counted in 万, which a 亿 may still count */
  double section; /* what has no unit yet */
  gboolean has_myriads, has_section;
  double least; /* of the places in the section: what follows in it is less */
  double limit; /* what is added to the sum is less */
  double unit; /* the last that was read; 0 before the first */
  double place; /* what the last digit stands for */
  int n_decimals; /* of the only count of a number that has some */
} Reading;

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

/* Returns: (nullable): the unit that @text begins with */
static const Unit *
find_unit (const Unit *units,
           gsize n_units,
           const char *text)
{
  for (gsize i = 0; i < n_units; i++)
    if (g_str_has_prefix (text, units[i].name))
      return &units[i];

  return NULL;
}

static void
add_digit (Count *self,
           guint digit,
           gboolean is_decimal)
{
  /* What can be told no more is not told: decimals beyond MAX_NUMBER. */
  if (is_decimal && (self->digits > MAX_NUMBER / 10 || self->n_decimals == MAX_DECIMALS))
    return;
  self->is_too_large = self->is_too_large || self->digits > MAX_NUMBER / 10;
  self->digits = self->is_too_large ? self->digits : self->digits * 10 + digit;
  self->n_decimals += is_decimal;
}

/* Returns: whether there is a digit */
static gboolean
read_ascii (const char **text,
            Count *count)
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
      add_digit (count, g_ascii_digit_value (*p), point);
    }
  count->begins_with_zero = **text == '0';
  if (is_number)
    *text = p;
  return is_number;
}

/* Reads “点五” of 一点五; without digits it is none. */
static void
read_han_decimals (const char **text,
                   Count *count)
{
  guint digit;
  const char *p = *text;

  if (!g_str_has_prefix (p, "点") && !g_str_has_prefix (p, "點"))
    return;
  p += strlen ("点");
  while (bst_han_read_digit (&p, &digit))
    {
      add_digit (count, digit, TRUE);
      *text = p;
    }
}

/* Reads what stands before a unit, in digits or in Chinese characters.
 *
 * @text: (inout): behind it afterwards
 * @count: (out)
 *
 * Returns: whether there is a number */
static gboolean
read_count (const char **text,
            Count *count)
{
  const char *p = *text;
  guint digit;

  *count = (Count) { 0 };
  if (read_ascii (text, count))
    return TRUE;
  count->is_han = TRUE;
  count->begins_with_zero = bst_han_read_digit (&p, &digit) && digit == 0;
  if (!bst_han_read_number (text, &count->digits))
    return FALSE;
  read_han_decimals (text, count);
  return TRUE;
}

/* Returns: FALSE where more than a digit follows a place, or more than that digit */
static gboolean
add_bare_digit (Reading *self,
                const Count *count)
{
  if (count->digits >= 10 || *self->p != '\0')
    return FALSE;
  self->place = self->least / 10;
  self->section += count->digits * self->place;
  self->least = 1;
  return TRUE;
}

/* Reads a part of a section: digits, and the place that they count.
 *
 * Returns: whether there is one that may stand here */
static gboolean
read_part (Reading *self,
           Count *count)
{
  gboolean is_first = self->unit == 0 && !self->has_section;
  const Unit *place;
  double value;

  if (!read_count (&self->p, count))
    {
      /* 万亿 alone is one of them. */
      *count = (Count) { .digits = 1 };
      if (!is_first || find_unit (myriads, G_N_ELEMENTS (myriads), self->p) == NULL)
        return FALSE;
    }
  place = find_unit (places, G_N_ELEMENTS (places), self->p);
  /* Of 千千 and 百千亿 nobody knows what is meant; 一点八千亿 is a number. */
  if (place != NULL && count->is_han && count->n_decimals == 0)
    return FALSE;
  if ((count->n_decimals > 0 || self->n_decimals > 0) && !is_first)
    return FALSE;
  if (place != NULL)
    self->p += strlen (place->name);
  /* 5千5 is said for 5500; of 5千50 nobody knows. */
  if (place == NULL && self->has_section && !count->begins_with_zero)
    return add_bare_digit (self, count);
  self->n_decimals = count->n_decimals;
  self->place = (place != NULL ? place->decimal : 1) / pow (10, count->n_decimals);
  value = count->digits * self->place;
  if (value >= self->least)
    return FALSE;
  self->section += value;
  self->has_section = TRUE;
  self->least = place != NULL ? place->decimal : 1;
  return TRUE;
}

/* Reads the units that count what was read so far.
 *
 * Returns: FALSE where one may not stand here */
static gboolean
read_myriads (Reading *self)
{
  const Unit *unit;

  while ((unit = find_unit (myriads, G_N_ELEMENTS (myriads), self->p)) != NULL)
    {
      double counted = (self->section + self->myriads) * unit->decimal;
      gboolean is_myriad = unit->decimal == MYRIAD;

      if ((is_myriad && (!self->has_section || self->has_myriads)) || (!self->has_section && !self->has_myriads))
        return FALSE;
      if (counted >= self->limit)
        return FALSE;
      self->p += strlen (unit->name);
      /* 万亿 is one unit. */
      self->unit = self->has_section ? unit->decimal : self->unit * unit->decimal;
      self->place *= unit->decimal;
      self->section = 0;
      self->has_section = FALSE;
      self->has_myriads = is_myriad;
      self->myriads = is_myriad ? counted : 0;
      self->least = is_myriad ? MYRIAD : INFINITY;
      if (!is_myriad)
        {
          self->sum += counted;
          self->limit = self->unit;
        }
    }
  return TRUE;
}

/* What has no unit at the end of the text: 一亿五 and 一亿五千 are said for 一亿五千万; 一亿零五千 is
 * not, and of 一亿五百 nobody knows.
 *
 * Returns: FALSE where it may not stand there */
static gboolean
end_section (Reading *self,
             const Count *last)
{
  double unit = 1;

  if (!self->has_section)
    return TRUE;
  if (self->unit > 0 && !last->begins_with_zero)
    {
      if (self->section < 10)
        unit = self->unit / 10;
      else if (self->unit >= MYRIAD_SQUARED && self->section >= 1000)
        unit = self->unit / MYRIAD;
      else if (self->unit >= MYRIAD_SQUARED)
        return FALSE;
    }
  self->place *= unit;
  self->section *= unit;
  return self->section < self->limit;
}

/* Returns: (nullable): the unit that ends the text; NULL where there is no such */
static const Unit *
read_latin_unit (Reading *self)
{
  const Unit *unit = find_unit (latin_units, G_N_ELEMENTS (latin_units), self->p);

  if (unit == NULL || self->unit > 0 || self->least != 1 || self->p[1] != '\0')
    return NULL;
  self->p++;
  self->place *= unit->decimal;
  self->section *= unit->decimal;
  return unit;
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
  Reading reading = { .p = copy, .least = INFINITY, .limit = INFINITY };
  const Unit *latin = NULL;
  gboolean is_too_large = FALSE;
  Count count;

  if (*copy == '\0')
    return BST_RANGE_EMPTY;
  if (*copy == '-')
    return BST_RANGE_NEGATIVE;
  do
    {
      if (!read_part (&reading, &count))
        return BST_RANGE_NO_NUMBER;
      is_too_large = is_too_large || count.is_too_large;
      latin = read_latin_unit (&reading);
      if (!read_myriads (&reading))
        return BST_RANGE_NO_NUMBER;
    }
  while (*reading.p != '\0');
  if (!end_section (&reading, &count))
    return BST_RANGE_NO_NUMBER;
  quantity->value = reading.sum + reading.myriads + reading.section;
  quantity->scale = kind == BST_NUMBER_CONTEXT && latin != NULL ? latin->binary / latin->decimal : 1;
  if (is_too_large || quantity->value * quantity->scale > MAX_NUMBER)
    return BST_RANGE_TOO_LARGE;
  quantity->leeway = get_leeway ((guint64) llround (quantity->value / reading.place), reading.n_decimals, reading.place);
  return BST_RANGE_OK;
}
