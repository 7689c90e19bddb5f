/* Ranges of numbers, as they are typed behind params:, context:, … */
#include "config.h"

#include "core/query-private.h"

#include <math.h>
#include <string.h>

#include "core/han-number.h"

/* How far off the end of a range may be. */
#define LEEWAY 0.05

/* “2023年” is how Chinese writes a year. */
#define YEAR_SIGN "年"

/* Returns: (transfer full): @text with the digits of 二〇二三 as those of 2023 */
static char *
dup_plain_digits (const char *text,
                  gsize length)
{
  g_autofree char *copy = g_strndup (text, length);
  g_autoptr (GString) plain = g_string_new (NULL);
  const char *p = copy;
  guint digit;

  while (*p != '\0')
    {
      if (bst_han_read_digit (&p, &digit))
        g_string_append_c (plain, '0' + digit);
      else
        g_string_append_c (plain, *p++);
    }
  return g_string_free (g_steal_pointer (&plain), FALSE);
}

static BstRangeError
parse_year (const char *text,
            gsize length,
            BstQuantity *number)
{
  g_autofree char *year = dup_plain_digits (text, length);

  if (g_str_has_suffix (year, YEAR_SIGN) && !g_str_equal (year, YEAR_SIGN))
    year[strlen (year) - strlen (YEAR_SIGN)] = '\0';
  if (*year == '\0')
    return BST_RANGE_EMPTY;
  if (*year == '-')
    return BST_RANGE_NEGATIVE;
  if (year[strspn (year, "0123456789")] != '\0' || strlen (year) < 4)
    return BST_RANGE_NO_NUMBER;
  if (strlen (year) > 4)
    return BST_RANGE_TOO_LARGE;

  *number = (BstQuantity) { .value = g_ascii_strtoull (year, NULL, 10), .leeway = { 0.5, 0.5 }, .scale = 1 };

  return BST_RANGE_OK;
}

static BstRangeError
parse_side (const char *text,
            gsize length,
            BstNumberKind kind,
            BstQuantity *number)
{
  return kind == BST_NUMBER_YEAR ? parse_year (text, length, number) : bst_quantity_parse (text, length, kind, number);
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
           const BstQuantity *first,
           const BstQuantity *second,
           gboolean binary)
{
  double scale = binary ? first->scale : 1;
  double second_scale = binary ? second->scale : 1;
  /* The ends of a range take in what counts as them, but with less leeway than a
   * number alone: 560 million must not be "at least 1b". */
  double below = fmin (first->leeway.below, first->value * LEEWAY);
  const BstQuantity *end = shape == BST_RANGE_MORE ? first : second;
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
        MIN (round_up ((first->value - first->leeway.below) * scale), llround (first->value * scale)),
        MAX (round_up ((first->value + first->leeway.above) * scale) - 1, llround (first->value * scale)),
      };
    }
}

static void
set_range (BstRange *range,
           BstRangeShape shape,
           const BstQuantity *first,
           const BstQuantity *second)
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
  BstQuantity first, second;
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
  g_autofree char *plain = dup_plain_digits (text, strlen (text));
  gsize digits = strspn (plain, "0123456789");
  BstQuantity first, second;

  if (*text == '-' && parse_side (text + 1, strlen (text + 1), kind, &first) == BST_RANGE_OK)
    return g_strdup (text + 1);
  if (kind == BST_NUMBER_YEAR && digits == 4 && g_str_has_prefix (plain + digits, YEAR_SIGN))
    return g_strndup (plain, digits + strlen (YEAR_SIGN));
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
  BstQuantity number;

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
