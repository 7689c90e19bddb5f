/* Numbers that are typed as they are shown, with blanks in them: “70 亿 – 130 亿”. */
#include "config.h"

#include "core/query-private.h"

#include <string.h>

#include "core/fold.h"
#include "core/han-number.h"

/* Whether @facet has numbers. */
static gboolean
is_measured (BstFacet facet)
{
  return facet == BST_FACET_PARAMS || facet == BST_FACET_ACTIVE || facet == BST_FACET_CONTEXT ||
         facet == BST_FACET_YEAR || facet == BST_FACET_FITS;
}

/* Returns how long the sign between two numbers is that @text begins with, or 0. A minus sign
 * is none: it would exclude what follows. */
static gsize
get_sign_length (const char *text)
{
  static const char *const signs[] = { "..", "…", "~", "～", "–", "—", "到", "至" };
  gsize length = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (signs); i++)
    {
      if (length == 0 && g_str_has_prefix (text, signs[i]))
        length = strlen (signs[i]);
    }
  while (length > 0 && (text[length] == '.' || g_str_has_prefix (text + length, "—") || g_str_has_prefix (text + length, "…")))
    length += text[length] == '.' ? 1 : strlen ("—");

  return length;
}

static gboolean
is_unit (const char *word)
{
  static const char *const units[] = { "k", "m", "b", "g", "t", "gb", "gib", "tb", "tib", "mb", "mib", NULL };
  static const char *const chinese[] = { "千", "百", "万", "萬", "亿", "億", "兆", "年" };
  const char *p = word;

  for (gsize i = 0; i < G_N_ELEMENTS (chinese); i++)
    {
      while (g_str_has_prefix (p, chinese[i]))
        p += strlen (chinese[i]);
    }
  /* 年度 and 万象 are words. Every dash is folded to one. */
  if (p > word)
    return *p == '\0' || *p == '-' || g_str_has_prefix (p, "以") || get_sign_length (p) > 0;

  return g_strv_contains (units, word);
}

static const char *
skip_blanks (const char *p,
             const char *end)
{
  while (p < end && g_unichar_isspace (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);

  return p;
}

static gboolean
is_digit_at (const char *p,
             const char *end)
{
  return p < end && (g_unichar_isdigit (g_utf8_get_char (p)) || bst_han_is_numeral (g_utf8_get_char (p)));
}

/* Whether more of a number has to come behind what is read: “≥”, “不低于”, “70 亿到”. */
static gboolean
is_unfinished (const char *from,
               const char *p)
{
  static const char *const signs[] = { "~", "～", "–", "—", "到", "至" };
  g_autofree char *read = g_strndup (from, p - from);
  g_autofree char *plain = bst_range_dup_plain (read);
  gsize length;

  bst_range_read_relation (plain, &length);
  if (length > 0)
    return plain[length] == '\0';
  /* 7b.. may end there, and so may 到 where no number is before it. */
  for (gsize i = 0; i < G_N_ELEMENTS (signs); i++)
    {
      if (g_str_has_suffix (read, signs[i]) && strlen (read) > strlen (signs[i]))
        return TRUE;
    }

  return FALSE;
}

/**
 * bst_query_skip_gap:
 * @facet: whose value is read
 * @from: where the value begins, which is not in quotation marks
 * @p: behind what was read of it
 * @end: the end of the text
 *
 * A number and its unit, or the two numbers of a range, may have blanks between them, as they
 * have wherever the program shows them. What follows otherwise is the next word.
 *
 * Returns: where the value goes on behind the blanks at @p; %NULL where it ends
 */
const char *
bst_query_skip_gap (BstFacet facet,
                    const char *from,
                    const char *p,
                    const char *end)
{
  const char *next = skip_blanks (p, end);
  const char *word_end = next;
  g_autofree char *word = NULL;
  g_autofree char *folded = NULL;
  gsize sign;

  if (!is_measured (facet) || p == from || next == p || next == end)
    return NULL;
  while (word_end < end && !bst_query_is_separator (g_utf8_get_char (word_end)))
    word_end = g_utf8_next_char (word_end);
  word = g_strndup (next, word_end - next);
  folded = bst_fold (word);

  if (is_digit_at (g_utf8_prev_char (p), end) && is_unit (folded))
    return next;
  if (is_digit_at (next, end) && is_unfinished (from, p))
    return next;
  sign = get_sign_length (word);

  return sign > 0 && is_digit_at (skip_blanks (next + sign, end), end) ? next : NULL;
}
