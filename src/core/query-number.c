/* Numbers and ranges of numbers, as they are typed behind params:, context:, … */
#include "config.h"

#include "core/query-private.h"

#include <math.h>
#include <string.h>

#include "core/han-number.h"
#include "core/rounding.h"

/* Above any count of a guide, and the last whole number that a double holds. */
#define MAX_NUMBER 9e15

/* How far off the end of a range may be. */
#define LEEWAY 0.05

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

/* A number with what it counts as: anything that rounds to it, to the digits that
 * were typed. With k as 1,000; times scale, it is with k as 1,024. */
typedef struct
{
  double value;
  BstLeeway leeway;
  double scale; /* of the binary unit to the decimal one */
} Number;

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

/* Returns: (nullable): the unit that @text is */
static const Unit *
find_unit (const char *text)
{
  for (gsize i = 0; i < G_N_ELEMENTS (units); i++)
    if (g_str_equal (units[i].name, text))
      return &units[i];

  return NULL;
}

/* Reads what stands before the unit, in digits or in Chinese characters.
 *
 * @text: (inout): behind it afterwards
 * @mantissa: (inout): 0 before: all digits as one number
 * @n_decimals: (inout): 0 before: how many of them stand behind the point
 * @too_large: (inout): FALSE before: whether they are more than can be counted
 *
 * Returns: whether there is a number */
static gboolean
read_mantissa (const char **text,
               guint64 *mantissa,
               int *n_decimals,
               gboolean *too_large)
{
  const char *p = *text;
  int n_digits = 0;
  gboolean point = FALSE;

  for (; g_ascii_isdigit (*p) || (*p == '.' && !point); p++)
    {
      if (*p == '.')
        {
          point = TRUE;
          continue;
        }
      n_digits++;
      /* What can be told no more is not told: decimals beyond MAX_NUMBER. */
      if (*mantissa > MAX_NUMBER / 10 && point)
        continue;
      *too_large = *too_large || *mantissa > MAX_NUMBER / 10;
      *mantissa = *too_large ? *mantissa : *mantissa * 10 + g_ascii_digit_value (*p);
      *n_decimals += point;
    }
  if (n_digits > 0)
    {
      *text = p;
      return TRUE;
    }
  if (p != *text)
    return FALSE;
  /* Of 千千 and 百千亿 nobody knows what is meant. */
  if (bst_han_read_number (text, mantissa))
    return !g_str_has_prefix (*text, "百") && !g_str_has_prefix (*text, "千");
  /* 万亿 alone is one of them; a b alone, no number. */
  *mantissa = 1;
  return (guchar) *p >= 0x80 && find_unit (p) != NULL;
}

static BstRangeError
parse_number (const char *text,
              gsize length,
              BstNumberKind kind,
              Number *number)
{
  g_autofree char *copy = g_strndup (text, length);
  const char *p = copy;
  guint64 mantissa = 0;
  int n_decimals = 0;
  gboolean too_large = FALSE;
  const Unit *unit;
  double place;

  if (*p == '\0')
    return BST_RANGE_EMPTY;
  if (*p == '-')
    return BST_RANGE_NEGATIVE;

  if (!read_mantissa (&p, &mantissa, &n_decimals, &too_large))
    return BST_RANGE_NO_NUMBER;

  unit = find_unit (p);
  if (unit == NULL)
    return BST_RANGE_NO_NUMBER;
  if (too_large)
    return BST_RANGE_TOO_LARGE;
  place = unit->decimal / pow (10, n_decimals);
  number->value = mantissa * place;
  number->scale = kind == BST_NUMBER_CONTEXT ? unit->binary / unit->decimal : 1;
  if (number->value * number->scale > MAX_NUMBER)
    return BST_RANGE_TOO_LARGE;
  number->leeway = get_leeway (mantissa, n_decimals, place);
  return BST_RANGE_OK;
}

/* “2023年” is how Chinese writes a year. */
#define YEAR_SIGN "年"

static BstRangeError
parse_year (const char *text,
            gsize length,
            Number *number)
{
  if (length > strlen (YEAR_SIGN) && memcmp (text + length - strlen (YEAR_SIGN), YEAR_SIGN, strlen (YEAR_SIGN)) == 0)
    length -= strlen (YEAR_SIGN);
  if (length == 0)
    return BST_RANGE_EMPTY;
  if (*text == '-')
    return BST_RANGE_NEGATIVE;
  if (strspn (text, "0123456789") < length || length < 4)
    return BST_RANGE_NO_NUMBER;
  if (length > 4)
    return BST_RANGE_TOO_LARGE;

  *number = (Number) { .value = g_ascii_strtoull (text, NULL, 10), .leeway = { 0.5, 0.5 }, .scale = 1 };

  return BST_RANGE_OK;
}

static BstRangeError
parse_side (const char *text,
            gsize length,
            BstNumberKind kind,
            Number *number)
{
  return kind == BST_NUMBER_YEAR ? parse_year (text, length, number) : parse_number (text, length, kind, number);
}

/* The first whole number that is not less than @value, but for a double's error. */
static gint64
round_up (double value)
{
  return (gint64) ceil (fmax (value, 0) - 1e-4);
}

/* Sets the whole numbers that @range stands for, with every number @scale times
 * as large where the unit is binary. */
static BstSpan
make_span (BstRangeShape shape,
           const Number *first,
           const Number *second,
           gboolean binary)
{
  double scale = binary ? first->scale : 1;
  double second_scale = binary ? second->scale : 1;
  /* The ends of a range take in what counts as them, but with less leeway than a
   * number alone: 560 million must not be "at least 1b". */
  double below = fmin (first->leeway.below, first->value * LEEWAY);
  const Number *end = shape == BST_RANGE_MORE ? first : second;
  double above = fmin (end->leeway.above, end->value * LEEWAY);

  switch (shape)
    {
    case BST_RANGE_EXACTLY:
      return (BstSpan) { llround (first->value * scale), llround (first->value * scale) };
    case BST_RANGE_AT_LEAST:
      return (BstSpan) { round_up ((first->value - below) * scale), G_MAXINT64 };
    case BST_RANGE_MORE:
      return (BstSpan) { MAX (round_up ((first->value + above) * scale), llround (first->value * scale) + 1), G_MAXINT64 };
    case BST_RANGE_AT_MOST:
      return (BstSpan) { 0, MAX (round_up ((second->value + above) * second_scale) - 1, llround (second->value * second_scale)) };
    case BST_RANGE_LESS:
      return (BstSpan) { 0, MIN (round_up ((first->value - below) * scale), llround (first->value * scale)) - 1 };
    case BST_RANGE_BETWEEN:
      return (BstSpan) {
        make_span (BST_RANGE_AT_LEAST, first, second, binary).low,
        make_span (BST_RANGE_AT_MOST, first, second, binary).high,
      };
    case BST_RANGE_ABOUT:
    default:
      return (BstSpan) {
        round_up ((first->value - first->leeway.below) * scale),
        MAX (round_up ((first->value + first->leeway.above) * scale) - 1, llround (first->value * scale)),
      };
    }
}

static void
set_range (BstRange *range,
           BstRangeShape shape,
           const Number *first,
           const Number *second)
{
  range->shape = shape;
  range->first = llround (first->value * first->scale);
  range->second = llround (second->value * second->scale);
  range->decimal = make_span (shape, first, second, FALSE);
  range->binary = make_span (shape, first, second, TRUE);
}

/* Reads "a..b", "a.." or "..b", of which @sign points at the dots. */
static BstRangeError
parse_between (const char *text,
               const char *sign,
               gsize length,
               BstNumberKind kind,
               BstRange *range,
               char **suggestion)
{
  const char *rest = sign + length;
  Number first, second;
  BstRangeError error_first = parse_side (text, sign - text, kind, &first);
  BstRangeError error_second = parse_side (rest, strlen (rest), kind, &second);

  if (error_first == BST_RANGE_EMPTY && error_second == BST_RANGE_OK)
    set_range (range, BST_RANGE_AT_MOST, &second, &second);
  else if (error_first == BST_RANGE_OK && error_second == BST_RANGE_EMPTY)
    set_range (range, BST_RANGE_AT_LEAST, &first, &first);
  else if (error_first != BST_RANGE_OK)
    return error_first;
  else if (error_second != BST_RANGE_OK)
    return error_second;
  else if (first.value > second.value)
    {
      *suggestion = g_strdup_printf ("%s..%.*s", rest, (int) (sign - text), text);
      return BST_RANGE_UPSIDE_DOWN;
    }
  else
    set_range (range, BST_RANGE_BETWEEN, &first, &second);

  return BST_RANGE_OK;
}

/* Returns what was meant by "7b-13b", "-7b" or the month "2023-07". */
static char *
suggest_range (const char *text,
               BstNumberKind kind)
{
  const char *dash = *text == '\0' ? NULL : strchr (text + 1, '-');
  gsize digits = strspn (text, "0123456789");
  Number first, second;

  if (*text == '-' && parse_side (text + 1, strlen (text + 1), kind, &first) == BST_RANGE_OK)
    return g_strdup (text + 1);
  if (kind == BST_NUMBER_YEAR && digits == 4 && g_str_has_prefix (text + digits, YEAR_SIGN))
    return g_strndup (text, digits + strlen (YEAR_SIGN));
  if (dash == NULL || parse_side (text, dash - text, kind, &first) != BST_RANGE_OK)
    return NULL;
  if (parse_side (dash + 1, strlen (dash + 1), kind, &second) != BST_RANGE_OK)
    return kind == BST_NUMBER_YEAR ? g_strndup (text, dash - text) : NULL;
  if (first.value > second.value)
    return g_strdup_printf ("%s..%.*s", dash + 1, (int) (dash - text), text);

  return g_strdup_printf ("%.*s..%s", (int) (dash - text), text, dash + 1);
}

/**
 * bst_range_parse:
 * @text: UTF-8: a number or a range: "7b", "70亿", "7b..13b", "70亿到130亿", ">=32k", "70亿以上"
 * @range: (out): what it stands for, unless there is an error
 * @suggestion: (out) (nullable): what would be right, where there is an error
 *
 * Returns: %BST_RANGE_OK, or what is wrong
 */
BstRangeError
bst_range_parse (const char *text,
                 BstNumberKind kind,
                 BstRange *range,
                 char **suggestion)
{
  g_autofree char *plain = bst_range_dup_plain (text);
  gsize length;
  BstRangeShape shape = bst_range_read_relation (plain, &length);
  const char *sign = length == 0 ? bst_range_find_sign (plain, &length) : NULL;
  BstRangeError error;
  Number number;

  *suggestion = NULL;
  if (sign != NULL)
    {
      error = parse_between (plain, sign, length, kind, range, suggestion);
    }
  else
    {
      if (length == 0)
        shape = bst_range_cut_ending (plain);
      error = parse_side (plain + length, strlen (plain + length), kind, &number);
      if (error == BST_RANGE_OK)
        set_range (range, shape, &number, &number);
    }
  if (error == BST_RANGE_NO_NUMBER || error == BST_RANGE_NEGATIVE)
    *suggestion = suggest_range (plain, kind);

  return error;
}

/**
 * bst_range_contains:
 * @number: a figure; unknown when it is not positive, and then in no range
 *
 * A context whose length is a multiple of 1,024 is measured with k as 1,024: both
 * 32,768 and 32,000 tokens are 32k. 128,000 is a multiple of both, and 128k.
 */
gboolean
bst_range_contains (const BstRange *range,
                    BstNumberKind kind,
                    gint64 number)
{
  gboolean binary = kind == BST_NUMBER_CONTEXT && number % 1024 == 0 && number % 1000 != 0;
  const BstSpan *span = binary ? &range->binary : &range->decimal;

  return number > 0 && number >= span->low && number <= span->high;
}
