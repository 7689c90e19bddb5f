/* Sizes of memory as people write them. */
#include "config.h"

#include "core/fit.h"

#include <math.h>
#include <string.h>

/* More than any memory. */
#define MOST_BYTES 1e18

/* Moves @text over white space, the kind that formatted sizes have included. */
static const char *
skip_space (const char *text)
{
  while (g_unichar_isspace (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);

  return text;
}

/* Returns how many bytes the unit @text stands for, or 0 where it is no unit. */
static double
parse_unit (const char *text)
{
  static const char prefixes[] = "KMGT";
  const char *prefix;
  double base;

  if (*text == '\0' || g_ascii_strcasecmp (text, "B") == 0)
    return 1;

  prefix = strchr (prefixes, g_ascii_toupper (*text));
  if (prefix == NULL)
    return 0;

  text++;
  /* "24G" is how people call a graphics card of 24 GiB. */
  if (*text == '\0' || g_ascii_strcasecmp (text, "iB") == 0 || g_ascii_strcasecmp (text, "i") == 0)
    base = 1024;
  else if (g_ascii_strcasecmp (text, "B") == 0)
    base = 1000;
  else
    return 0;

  return pow (base, prefix - prefixes + 1);
}

/**
 * bst_fit_parse_bytes:
 * @string: (nullable): UTF-8: a number with a unit, or plain bytes: "24GiB", "24 GB",
 *   "24G", "1.5 TiB", "25769803776"
 * @bytes: (out): the size; untouched where @string is none
 *
 * GB is decimal and GiB binary; G alone is binary.
 *
 * Returns: %FALSE where @string is not a positive size
 */
gboolean
bst_fit_parse_bytes (const char *string,
                     gint64 *bytes)
{
  g_autofree char *text = NULL;
  char *end = NULL;
  double number, unit;

  if (string == NULL || !g_utf8_validate (string, -1, NULL))
    return FALSE;

  text = g_strchomp (g_strdup (skip_space (string)));

  /* g_ascii_strtod() alone would read "inf", "0x10" and "1e9" as well. */
  if (!g_ascii_isdigit (*text))
    return FALSE;
  number = g_ascii_strtod (text, &end);
  if (end != text + strspn (text, "0123456789."))
    return FALSE;

  unit = parse_unit (skip_space (end));
  if (unit < 1 || number * unit < 1 || number * unit > MOST_BYTES)
    return FALSE;

  *bytes = (gint64) (number * unit);

  return TRUE;
}

/**
 * bst_budget_parse:
 * @string: (nullable): UTF-8: what the graphics card has, and behind a "+" what there is of
 *   main memory: "24GiB", "24GiB+64GiB"; "0+64GiB" without a card
 * @budget: (out): untouched where @string is none
 *
 * Returns: %FALSE where @string is no budget
 */
gboolean
bst_budget_parse (const char *string,
                  BstBudget *budget)
{
  g_auto (GStrv) parts = string != NULL ? g_strsplit (string, "+", 3) : NULL;
  guint n = parts != NULL ? g_strv_length (parts) : 0;
  BstBudget parsed = { 0 };

  if (n < 1 || n > 2)
    return FALSE;
  if (!bst_fit_parse_bytes (parts[0], &parsed.graphics) && !(n == 2 && g_str_equal (g_strstrip (parts[0]), "0")))
    return FALSE;
  if (n == 2 && !bst_fit_parse_bytes (parts[1], &parsed.main))
    return FALSE;

  *budget = parsed;

  return TRUE;
}
