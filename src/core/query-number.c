/* Numbers and ranges of numbers, as they are typed behind params:, context:, … */
#include "config.h"

#include "core/query-private.h"

#include <math.h>
#include <string.h>

#include "core/fold.h"
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

static const Unit units[] = {
  { "", 1, 1 },
  { "k", 1e3, KIBI },
  { "m", 1e6, KIBI *KIBI },
  { "b", 1e9, KIBI *KIBI *KIBI },
  { "g", 1e9, KIBI *KIBI *KIBI },
  { "t", 1e12, KIBI *KIBI *KIBI *KIBI },
  { "万", 1e4, 1e4 },
  { "萬", 1e4, 1e4 },
  { "亿", 1e8, 1e8 },
  { "億", 1e8, 1e8 },
  { "万亿", 1e12, 1e12 },
  { "萬億", 1e12, 1e12 },
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

static BstRangeError
parse_number (const char *text,
              gsize length,
              BstNumberKind kind,
              Number *number)
{
  g_autofree char *copy = g_strndup (text, length);
  const char *p = copy;
  guint64 mantissa = 0;
  int n_digits = 0, n_decimals = 0;
  gboolean point = FALSE, too_large = FALSE;

  if (*p == '\0')
    return BST_RANGE_EMPTY;
  if (*p == '-')
    return BST_RANGE_NEGATIVE;

  for (; g_ascii_isdigit (*p) || (*p == '.' && !point); p++)
    {
      if (*p == '.')
        {
          point = TRUE;
          continue;
        }
      n_digits++;
      /* What can be told no more is not told: decimals beyond MAX_NUMBER. */
      if (mantissa > MAX_NUMBER / 10 && point)
        continue;
      too_large = too_large || mantissa > MAX_NUMBER / 10;
      mantissa = too_large ? mantissa : mantissa * 10 + g_ascii_digit_value (*p);
      n_decimals += point;
    }
  if (n_digits == 0)
    return BST_RANGE_NO_NUMBER;

  for (gsize i = 0; i < G_N_ELEMENTS (units); i++)
    {
      double place;

      if (!g_str_equal (units[i].name, p))
        continue;
      if (too_large)
        return BST_RANGE_TOO_LARGE;
      place = units[i].decimal / pow (10, n_decimals);
      number->value = mantissa * place;
      number->scale = kind == BST_NUMBER_CONTEXT ? units[i].binary / units[i].decimal : 1;
      if (number->value * number->scale > MAX_NUMBER)
        return BST_RANGE_TOO_LARGE;
      number->leeway = bst_leeway (mantissa, n_decimals, place);
      return BST_RANGE_OK;
    }

  return BST_RANGE_NO_NUMBER;
}

static BstRangeError
parse_year (const char *text,
            gsize length,
            Number *number)
{
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

/* Reads "a..b", "a.." or "..b", of which @dots points at the first dot. */
static BstRangeError
parse_between (const char *text,
               const char *dots,
               BstNumberKind kind,
               BstRange *range,
               char **suggestion)
{
  const char *rest = dots + strspn (dots, ".");
  Number first, second;
  BstRangeError error_first = parse_side (text, dots - text, kind, &first);
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
      *suggestion = g_strdup_printf ("%s..%.*s", rest, (int) (dots - text), text);
      return BST_RANGE_UPSIDE_DOWN;
    }
  else
    set_range (range, BST_RANGE_BETWEEN, &first, &second);

  return BST_RANGE_OK;
}

/* Returns what was meant by "7b-13b", "7b~13b", "-7b" or the month "2023-07". */
static char *
suggest_range (const char *text,
               BstNumberKind kind)
{
  const char *dash = *text == '\0' ? NULL : strpbrk (text + 1, "-~");
  Number first, second;

  if (*text == '-' && parse_side (text + 1, strlen (text + 1), kind, &first) == BST_RANGE_OK)
    return g_strdup (text + 1);
  if (dash == NULL || parse_side (text, dash - text, kind, &first) != BST_RANGE_OK)
    return NULL;
  if (parse_side (dash + 1, strlen (dash + 1), kind, &second) != BST_RANGE_OK)
    return kind == BST_NUMBER_YEAR ? g_strndup (text, dash - text) : NULL;
  if (first.value > second.value)
    return g_strdup_printf ("%s..%.*s", dash + 1, (int) (dash - text), text);

  return g_strdup_printf ("%.*s..%s", (int) (dash - text), text, dash + 1);
}

/* Returns the relation that @text begins with, and how long its sign is. */
static BstRangeShape
read_relation (const char *text,
               gsize *length)
{
  static const struct
  {
    const char *sign;
    BstRangeShape shape;
  } relations[] = {
    { ">=", BST_RANGE_AT_LEAST },
    { "≥", BST_RANGE_AT_LEAST },
    { ">", BST_RANGE_MORE },
    { "<=", BST_RANGE_AT_MOST },
    { "≤", BST_RANGE_AT_MOST },
    { "<", BST_RANGE_LESS },
    { "=", BST_RANGE_EXACTLY },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (relations); i++)
    {
      if (g_str_has_prefix (text, relations[i].sign))
        {
          *length = strlen (relations[i].sign);
          return relations[i].shape;
        }
    }
  *length = 0;

  return BST_RANGE_ABOUT;
}

static char *
remove_spaces (char *text)
{
  char *to = text;

  for (const char *from = text; *from != '\0'; from++)
    {
      if (*from != ' ')
        *to++ = *from;
    }
  *to = '\0';

  return text;
}

/**
 * bst_range_parse:
 * @text: a number or a range: "7b", "70亿", "7b..13b", ">=32k"
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
  g_autofree char *folded = remove_spaces (bst_fold (text));
  const char *dots = strstr (folded, "..");
  BstRangeError error;
  BstRangeShape shape;
  Number number;
  gsize length;

  *suggestion = NULL;
  if (dots != NULL)
    {
      error = parse_between (folded, dots, kind, range, suggestion);
    }
  else
    {
      shape = read_relation (folded, &length);
      error = parse_side (folded + length, strlen (folded + length), kind, &number);
      if (error == BST_RANGE_OK)
        set_range (range, shape, &number, &number);
    }
  if (error == BST_RANGE_NO_NUMBER || error == BST_RANGE_NEGATIVE)
    *suggestion = suggest_range (folded, kind);

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
