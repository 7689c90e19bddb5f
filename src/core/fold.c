#include "config.h"

#include "core/fold.h"

#include <string.h>

#include "core/han.h"

/* Words longer than this are not spelling mistakes of anything. */
#define MAX_WORD_CHARS 256

/* How many slips a near word may hold. */
#define MAX_SLIPS 2

/* Returns the letter that stands for @c when searching: Unicode does not
 * decompose these, but people leave the stroke or the dot out all the same. */
static gunichar
replace_char (gunichar c)
{
  switch (c)
    {
    case 0xd7: /* × */
      return 'x';
    case 0xf8: /* ø */
      return 'o';
    case 0x111: /* đ */
      return 'd';
    case 0x131: /* ı */
      return 'i';
    case 0x142: /* ł */
      return 'l';
    case 0x2212: /* minus sign */
      return '-';
    default:
      /* The case folding of Cherokee goes to capitals, and GLib's from there back. */
      if ((c >= 0x13a0 && c <= 0x13fd) || (c >= 0xab70 && c <= 0xabbf))
        return g_unichar_tolower (c);
      return g_unichar_type (c) == G_UNICODE_DASH_PUNCTUATION ? '-' : c;
    }
}

/* Whether @c is a mark that may be left out in writing. Other marks, such as the
 * vowels of Indic scripts or the voicing of kana, make another word. */
static gboolean
is_diacritic (gunichar c)
{
  return (c >= 0x300 && c <= 0x36f) || (c >= 0x1ab0 && c <= 0x1aff) || (c >= 0x1dc0 && c <= 0x1dff) ||
         (c >= 0x20d0 && c <= 0x20ff) || (c >= 0xfe20 && c <= 0xfe2f);
}

/* Whether @c leaves no trace on paper: controls, joiners, marks of direction,
 * variation selectors. */
static gboolean
is_invisible (gunichar c)
{
  GUnicodeType type = g_unichar_type (c);

  return type == G_UNICODE_CONTROL || type == G_UNICODE_FORMAT || (c >= 0xfe00 && c <= 0xfe0f);
}

/* The usual case: text in which only the case of letters and white space differ. */
static char *
fold_ascii (const char *text,
            gsize length)
{
  GString *folded = g_string_sized_new (length);
  gboolean space = FALSE;

  for (gsize i = 0; i < length; i++)
    {
      if (g_ascii_isspace (text[i]) || text[i] == '\v')
        {
          space = TRUE;
          continue;
        }
      if (g_ascii_iscntrl (text[i]))
        continue;
      if (space && folded->len > 0)
        g_string_append_c (folded, ' ');
      space = FALSE;
      g_string_append_c (folded, g_ascii_tolower (text[i]));
    }

  return g_string_free (folded, FALSE);
}

static char *
fold_unicode (const char *text,
              gboolean simplifies)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *composed = g_utf8_normalize (valid, -1, G_NORMALIZE_NFKC);
  g_autofree char *lower = g_utf8_casefold (composed, -1);
  g_autofree char *apart = g_utf8_normalize (lower, -1, G_NORMALIZE_NFKD);
  g_autoptr (GString) folded = g_string_sized_new (strlen (apart));
  gboolean space = FALSE;

  for (const char *p = apart; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c) || c == '\v' || c == 0x85)
        {
          space = TRUE;
          continue;
        }
      if (is_invisible (c) || is_diacritic (c))
        continue;
      if (space && folded->len > 0)
        g_string_append_c (folded, ' ');
      space = FALSE;
      g_string_append_unichar (folded, simplifies ? bst_han_simplify (replace_char (c)) : replace_char (c));
    }

  return g_utf8_normalize (folded->str, folded->len, G_NORMALIZE_NFC);
}

/**
 * bst_fold:
 * @text: any bytes; what is not UTF-8 becomes U+FFFD
 *
 * The form in which texts are compared when searching: compatibility forms such
 * as full-width letters made plain, case and diacritics removed, every dash '-',
 * × the letter x, traditional characters simplified, each run of white space one
 * space, with none at the ends. Invisible characters, those of bidirectional text among
 * them, are left out. Two texts that are one to a person who searches have the same form;
 * the form of a form is itself.
 *
 * Returns: (transfer full): UTF-8 without control characters
 */
char *
bst_fold (const char *text)
{
  gsize length;

  g_return_val_if_fail (text != NULL, NULL);

  length = strlen (text);

  return g_str_is_ascii (text) ? fold_ascii (text, length) : fold_unicode (text, TRUE);
}

/**
 * bst_fold_in_script:
 * @text: any bytes
 *
 * As bst_fold(), with traditional characters left as they are: for an order by strokes.
 *
 * Returns: (transfer full): UTF-8 without control characters
 */
char *
bst_fold_in_script (const char *text)
{
  g_return_val_if_fail (text != NULL, NULL);

  return g_str_is_ascii (text) ? fold_ascii (text, strlen (text)) : fold_unicode (text, FALSE);
}

/**
 * bst_fold_compact:
 * @text: any bytes
 *
 * As bst_fold(), without spaces, punctuation and symbols: "LLaMA-2", "llama 2" and
 * "llama2" are one. Two numbers stay two, and a decimal stays a decimal: "llama-2-7b"
 * is "llama2 7b" and "1.3b" is "1.3b", or "27b" and "13b" would be found in them.
 *
 * Returns: (transfer full): UTF-8
 */
char *
bst_fold_compact (const char *text)
{
  g_autofree char *folded = NULL;
  g_autoptr (GString) compact = NULL;
  gboolean after_digit = FALSE;
  gunichar dropped = 0; /* what stood between the last character kept and this one */

  g_return_val_if_fail (text != NULL, NULL);

  folded = bst_fold (text);
  compact = g_string_sized_new (strlen (folded));
  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c) || g_unichar_ispunct (c))
        {
          dropped = dropped == 0 ? c : ' ';
          continue;
        }
      if (dropped != 0 && after_digit && g_unichar_isdigit (c))
        g_string_append_c (compact, dropped == '.' ? '.' : ' ');
      g_string_append_unichar (compact, c);
      after_digit = g_unichar_isdigit (c);
      dropped = 0;
    }

  return g_string_free (g_steal_pointer (&compact), FALSE);
}

/* Returns how many letters must be added, dropped, changed or swapped with their
 * neighbour to make one word of the other; more than MAX_SLIPS when it is many. */
static guint
count_slips (const gunichar *a,
             glong n_a,
             const gunichar *b,
             glong n_b)
{
  guint rows[3][MAX_WORD_CHARS + 1];
  guint *before = rows[0], *last = rows[1], *now = rows[2];

  if (ABS (n_a - n_b) > MAX_SLIPS)
    return MAX_SLIPS + 1;

  for (glong j = 0; j <= n_b; j++)
    last[j] = j;
  for (glong i = 1; i <= n_a; i++)
    {
      guint least = now[0] = i;
      guint *spare = before;

      for (glong j = 1; j <= n_b; j++)
        {
          now[j] = MIN (MIN (last[j], now[j - 1]) + 1, last[j - 1] + (a[i - 1] != b[j - 1]));
          if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
            now[j] = MIN (now[j], before[j - 2] + 1);
          least = MIN (least, now[j]);
        }
      if (least > MAX_SLIPS)
        return least;
      before = last;
      last = now;
      now = spare;
    }

  return last[n_b];
}

/* Returns how far @candidate is from @word, for comparing; G_MAXUINT when it is
 * not near. Half a word comes before any slip: it is likely still being typed. */
static guint
rate_candidate (const gunichar *word,
                glong n_word,
                const gunichar *candidate,
                glong n_candidate)
{
  glong n_common = MIN (n_word, n_candidate);
  guint slips;

  if (n_common >= 2 && memcmp (word, candidate, n_common * sizeof *word) == 0)
    {
      if (n_word <= n_candidate)
        return n_candidate - n_word;
      if (n_candidate >= 3)
        return MAX_WORD_CHARS + n_word - n_candidate;
    }
  slips = count_slips (word, n_word, candidate, n_candidate);
  if (slips > MAX_SLIPS || slips > n_word / 2)
    return G_MAXUINT;

  return MAX_WORD_CHARS * (1 + slips);
}

/**
 * bst_nearest_word:
 * @word: what was typed
 * @candidates: (array zero-terminated=1): what might have been meant
 *
 * Finds the candidate that @word most likely stands for: one that begins with it
 * (or it with the candidate), else the one from which it is fewest slips away, at
 * most two and at most half of its letters. Case and diacritics do not count.
 *
 * Returns: (transfer full) (nullable): a copy of the candidate
 */
char *
bst_nearest_word (const char *word,
                  const char *const *candidates)
{
  g_autofree char *folded = NULL;
  g_autofree gunichar *letters = NULL;
  const char *nearest = NULL;
  guint least = G_MAXUINT;
  glong n_letters;

  g_return_val_if_fail (word != NULL && candidates != NULL, NULL);

  if (strlen (word) > MAX_WORD_CHARS * 4)
    return NULL;
  folded = bst_fold (word);
  letters = g_utf8_to_ucs4_fast (folded, -1, &n_letters);
  if (n_letters == 0 || n_letters > MAX_WORD_CHARS)
    return NULL;

  for (guint i = 0; candidates[i] != NULL; i++)
    {
      g_autofree char *other = NULL;
      g_autofree gunichar *other_letters = NULL;
      glong n_other;
      guint distance;

      if (strlen (candidates[i]) > MAX_WORD_CHARS * 4)
        continue;
      other = bst_fold (candidates[i]);
      other_letters = g_utf8_to_ucs4_fast (other, -1, &n_other);
      if (n_other == 0 || n_other > MAX_WORD_CHARS)
        continue;
      distance = rate_candidate (letters, n_letters, other_letters, n_other);
      if (distance < least)
        {
          least = distance;
          nearest = candidates[i];
        }
    }

  return g_strdup (nearest);
}
