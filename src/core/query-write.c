/* What the program itself writes into a query, in the language of the person. */
#include "config.h"

#include "core/query-private.h"

#include <string.h>

#include "core/fold.h"

/* Chinese counts in steps of ten thousand. */
static const struct
{
  int exponent;
  const char *names[BST_N_LANGUAGES];
} units[] = {
  { 12, { NULL, "万亿", "兆" } },
  { 8, { NULL, "亿", "億" } },
  { 4, { NULL, "万", "萬" } },
  { 0, { NULL, "", "" } },
};

/* Appends @digits with the last of them worth ten to the power of @exponent. */
static void
append_number (GString *text,
               const char *digits,
               int exponent,
               BstLanguage language)
{
  g_autoptr (GString) number = NULL;
  int magnitude;
  guint i = 0;

  digits += strspn (digits, "0");
  magnitude = (int) strlen (digits) - 1 + exponent;
  while (units[i].exponent > MAX (magnitude, 0))
    i++;
  exponent -= units[i].exponent;
  number = g_string_new (digits);
  for (; exponent > 0; exponent--)
    g_string_append_c (number, '0');
  if (exponent < 0)
    {
      while ((gssize) number->len <= -exponent)
        g_string_prepend_c (number, '0');
      g_string_insert_c (number, (gssize) number->len + exponent, '.');
      while (number->str[number->len - 1] == '0')
        g_string_truncate (number, number->len - 1);
      if (number->str[number->len - 1] == '.')
        g_string_truncate (number, number->len - 1);
    }
  g_string_append_printf (text, "%s%s", number->len > 0 ? number->str : "0", units[i].names[language]);
}

/* Returns what the letter behind a number makes of it, as a power of ten, or -1. */
static int
get_exponent (char letter)
{
  switch (g_ascii_tolower (letter))
    {
    case 'k':
      return 3;
    case 'm':
      return 6;
    case 'b':
    case 'g':
      return 9;
    case 't':
      return 12;
    default:
      return -1;
    }
}

/* Appends the number at @p as Chinese has it; returns what is behind it. */
static const char *
translate_number (GString *text,
                  const char *p,
                  BstLanguage language)
{
  g_autoptr (GString) digits = g_string_new (NULL);
  const char *from = p;
  int n_decimals = 0, exponent;

  for (; g_ascii_isdigit (*p) || (*p == '.' && n_decimals == 0 && g_ascii_isdigit (p[1])); p++)
    {
      if (*p == '.')
        {
          n_decimals = (int) strspn (p + 1, "0123456789");
          continue;
        }
      g_string_append_c (digits, *p);
    }
  exponent = get_exponent (*p);
  if (exponent < 0)
    g_string_append_len (text, from, p - from);
  else
    append_number (text, digits->str, exponent - n_decimals, language);

  return exponent < 0 ? p : p + 1;
}

static gboolean
is_same_range (const BstRange *a,
               const BstRange *b)
{
  return a->decimal.low == b->decimal.low && a->decimal.high == b->decimal.high &&
         a->binary.low == b->binary.low && a->binary.high == b->binary.high;
}

/* Returns: (transfer full) (nullable): the same range in Chinese, unless no other way to write it
 * says just the same */
static char *
translate_range (const char *value,
                 BstLanguage language)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *none = NULL;
  BstRange range, other;

  for (const char *p = value; *p != '\0';)
    {
      if (g_ascii_isdigit (*p))
        p = translate_number (text, p, language);
      else
        g_string_append_c (text, *p++);
    }
  if (bst_range_parse (value, BST_NUMBER_COUNT, &range, &none) != BST_RANGE_OK ||
      bst_range_parse (text->str, BST_NUMBER_COUNT, &other, &none) != BST_RANGE_OK || !is_same_range (&range, &other))
    return NULL;

  return g_strdup (text->str);
}

static char *
translate_word (BstFacet facet,
                const char *value,
                BstLanguage language)
{
  gboolean reversed = facet == BST_FACET_SORT && *value == '-';
  int found = bst_query_find_word_of (facet, reversed ? value + 1 : value, NULL);
  g_autofree char *word = found >= 0 ? bst_query_dup_word_for (facet, found, language) : NULL;

  /* Two languages may share a name. */
  if (word == NULL || bst_query_find_word_of (facet, word, NULL) != found)
    return NULL;

  return g_strconcat (reversed ? "-" : "", word, NULL);
}

/**
 * bst_query_write_value:
 * @value: as bst_query_dup_facet() has one: a neutral word, a number, an id
 *
 * Returns: (transfer full): @value as a person types it in @language, with the same meaning
 */
char *
bst_query_write_value (BstFacet facet,
                       const char *value,
                       BstLanguage language)
{
  char *written = NULL;

  if (language != BST_LANGUAGE_EN && (facet == BST_FACET_PARAMS || facet == BST_FACET_ACTIVE))
    written = translate_range (value, language);
  else if (language != BST_LANGUAGE_EN && bst_query_get_vocabulary_size (facet) > 0)
    written = translate_word (facet, value, language);

  return written != NULL ? written : g_strdup (value);
}

/**
 * bst_query_value_is:
 *
 * Whether two values of @facet, which mean something, mean the same: “70亿” is “7b”.
 */
gboolean
bst_query_value_is (BstFacet facet,
                    const BstQueryValue *a,
                    const BstQueryValue *b)
{
  g_autofree char *folded_a = NULL;
  g_autofree char *folded_b = NULL;

  switch (facet)
    {
    case BST_FACET_PARAMS:
    case BST_FACET_ACTIVE:
    case BST_FACET_CONTEXT:
    case BST_FACET_YEAR:
      return is_same_range (&a->range, &b->range);
    case BST_FACET_FITS:
      return a->bytes == b->bytes;
    default:
      folded_a = bst_fold (a->text);
      folded_b = bst_fold (b->text);
      return g_str_equal (folded_a, folded_b);
    }
}
