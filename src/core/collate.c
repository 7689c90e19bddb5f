/* In which order names stand. */
#include "config.h"

#include "core/collate.h"

#include <string.h>

#include "core/fold.h"
#include "core/han.h"
#include "core/i18n.h"

/* Whether @text is plain, and differs from its folded form in nothing but case. */
static gboolean
is_plain (const char *text)
{
  if (*text == ' ')
    return FALSE;
  for (; *text != '\0'; text++)
    {
      if (*text < ' ' || *text > '~' || (*text == ' ' && (text[1] == ' ' || text[1] == '\0')))
        return FALSE;
    }

  return TRUE;
}

/* Moves *@text over a run of digits and returns how many they are; *@digits is
 * where they start. */
static gsize
skip_digits (const char **text,
             const char **digits)
{
  *digits = *text;
  while (g_ascii_isdigit (**text))
    (*text)++;

  return *text - *digits;
}

/* Compares the whole numbers at *@a and *@b and moves both behind them. */
static int
compare_whole (const char **a,
               const char **b)
{
  const char *digits_a, *digits_b;
  gsize n_a, n_b;

  while (**a == '0' && g_ascii_isdigit ((*a)[1]))
    (*a)++;
  while (**b == '0' && g_ascii_isdigit ((*b)[1]))
    (*b)++;

  n_a = skip_digits (a, &digits_a);
  n_b = skip_digits (b, &digits_b);
  if (n_a != n_b)
    return n_a < n_b ? -1 : 1;

  return strncmp (digits_a, digits_b, n_a);
}

/* Compares the decimals at *@a and *@b, if any, and moves both behind them: none
 * come before some. */
static int
compare_decimals (const char **a,
                  const char **b)
{
  gboolean has_a = **a == '.' && g_ascii_isdigit ((*a)[1]);
  gboolean has_b = **b == '.' && g_ascii_isdigit ((*b)[1]);
  const char *digits_a, *digits_b;
  gsize n_a, n_b;
  int order;

  if (!has_a || !has_b)
    return has_a - has_b;

  (*a)++;
  (*b)++;
  n_a = skip_digits (a, &digits_a);
  n_b = skip_digits (b, &digits_b);
  order = strncmp (digits_a, digits_b, MIN (n_a, n_b));

  return order != 0 ? order : (n_a > n_b) - (n_a < n_b);
}

/* Compares the numbers at *@a and *@b, of which each has a digit, and moves both behind them. */
static int
compare_numbers (const char **a,
                 const char **b)
{
  int order = compare_whole (a, b);

  return order != 0 ? order : compare_decimals (a, b);
}

/* What of a name has not been compared yet. */
typedef struct
{
  const char *rest;
  const char *readings; /* of the Han characters in it; NULL where they are read as usual */
} Cursor;

/* How the Chinese of one language have their characters in order. */
typedef guint (*GetPlace) (gunichar c, Cursor *cursor);

static guint
get_place_by_strokes (gunichar c,
                      Cursor *cursor)
{
  return bst_han_get_place_by_strokes (c);
}

static guint
get_place_by_reading (gunichar c,
                      Cursor *cursor)
{
  char reading[BST_SYLLABLE_SIZE];
  const char *own = cursor->readings != NULL ? bst_han_next_reading (&cursor->readings, reading) : NULL;

  return bst_han_get_place_by_reading (c, own);
}

/* Compares one character of each, and moves both behind it: all Han come after all others. */
static int
compare_characters (Cursor *a,
                    Cursor *b,
                    GetPlace get_place)
{
  gunichar c = g_utf8_get_char (a->rest), d = g_utf8_get_char (b->rest);
  gboolean is_han = bst_han_is (c);

  a->rest = g_utf8_next_char (a->rest);
  b->rest = g_utf8_next_char (b->rest);
  if (is_han != bst_han_is (d))
    return is_han ? 1 : -1;
  if (is_han)
    {
      c = get_place (c, a);
      d = get_place (d, b);
    }
  else
    {
      c = g_unichar_tolower (c);
      d = g_unichar_tolower (d);
    }

  return (c > d) - (c < d);
}

static int
compare_folded (Cursor *a,
                Cursor *b,
                GetPlace get_place)
{
  while (*a->rest != '\0' && *b->rest != '\0')
    {
      int order = g_ascii_isdigit (*a->rest) && g_ascii_isdigit (*b->rest) ? compare_numbers (&a->rest, &b->rest)
                                                                           : compare_characters (a, b, get_place);

      if (order != 0)
        return order;
    }

  return (*a->rest != '\0') - (*b->rest != '\0');
}

static int
collate (const char *a,
         const char *a_readings,
         const char *b,
         const char *b_readings,
         BstLanguage language)
{
  g_autofree char *folded_a = is_plain (a) ? NULL : bst_fold_in_script (a);
  g_autofree char *folded_b = is_plain (b) ? NULL : bst_fold_in_script (b);
  Cursor cursor_a = { folded_a != NULL ? folded_a : a, a_readings };
  Cursor cursor_b = { folded_b != NULL ? folded_b : b, b_readings };
  int order;

  order = compare_folded (&cursor_a, &cursor_b, language == BST_LANGUAGE_ZH_TW ? get_place_by_strokes : get_place_by_reading);

  return order != 0 ? order : strcmp (a, b);
}

/**
 * bst_name_collate:
 *
 * Compares two names as a person would sort them: without regard to case, and
 * numbers by their value: "2B" before "10B", "1.4B" before "2.8B". Names that fold
 * to the same are told apart by their bytes, so that any order made with it is
 * the same every time. It is that of English whatever the interface speaks: for what
 * is kept in this order.
 *
 * Returns: less than, equal to or greater than 0
 */
int
bst_name_collate (const char *a,
                  const char *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, 0);

  return collate (a, NULL, b, NULL, BST_LANGUAGE_EN);
}

/**
 * bst_name_compare:
 * @a_readings: (nullable): how the Han characters of @a are read, a syllable with its tone
 *   for each: "chóng qìng"; NULL where each is read as it mostly is
 * @b_readings: (nullable): the same of @b
 *
 * As bst_name_collate(), with Chinese names in the order of the interface's language: by
 * pinyin, with traditional characters by strokes. Other scripts come before them, and are
 * in the same order in all languages.
 *
 * No locale is asked. Hardly a machine has those of zh_CN and zh_TW, and where it has them,
 * they file names by one reading of each character too. Any thread may call it.
 *
 * Returns: less than, equal to or greater than 0
 */
int
bst_name_compare (const char *a,
                  const char *a_readings,
                  const char *b,
                  const char *b_readings)
{
  g_return_val_if_fail (a != NULL && b != NULL, 0);

  return collate (a, a_readings, b, b_readings, bst_i18n_get_language ());
}
