#include "config.h"

#include "cli/layout.h"

#include <string.h>

#include "core/character.h"

/* No line begins with these; the Han punctuation that closes what stands before. */
static const char closing[] = "，。、；：？！）》」』】〉〕”’…—·％%,.;:?!)]}";

/* No line ends with these. */
static const char opening[] = "（《「『【〈〔“‘([{";

/* The units that Chinese sets after a number and a space: they stay together. */
static const char han_units[] = "万亿萬億兆";

/* Spaces that keep together what they are between: the narrow one and the wide. */
static const char binding[] = "\342\200\257\302\240";

static int
char_width (gunichar c)
{
  if (g_unichar_iszerowidth (c))
    return 0;

  return g_unichar_iswide (c) ? 2 : 1;
}

static gboolean
is_among (gunichar c,
          const char *characters)
{
  return g_utf8_strchr (characters, -1, c) != NULL;
}

/* May a line end between these two characters, without a space between them? */
static gboolean
may_break (gunichar before,
           gunichar after)
{
  if (before == 0 || is_among (after, closing) || is_among (before, opening) || g_unichar_iszerowidth (after))
    return FALSE;

  /* "130 亿" has a space between that keeps them together. */
  if (is_among (before, binding) || is_among (after, binding))
    return FALSE;

  /* "9月" is one word, like "2023年". */
  if (g_unichar_isdigit (before))
    return FALSE;

  return g_unichar_iswide (before) || g_unichar_iswide (after);
}

/**
 * bst_layout_width:
 * @text: UTF-8 without control characters
 *
 * Returns: how many columns of a terminal @text takes
 */
int
bst_layout_width (const char *text)
{
  int width = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    width += char_width (g_utf8_get_char (p));

  return width;
}

/**
 * bst_layout_shorten:
 * @text: UTF-8 from anywhere
 * @n_chars: the characters that there is room for
 *
 * Returns: (transfer full): @text for use in a sentence, with "…" at its end where it
 *   was longer
 */
char *
bst_layout_shorten (const char *text,
                    int n_chars)
{
  if (g_utf8_strlen (text, -1) <= n_chars)
    return g_strdup (text);

  return g_strdup_printf ("%.*s…", (int) (g_utf8_offset_to_pointer (text, n_chars) - text), text);
}

/**
 * bst_layout_clean:
 * @text: UTF-8 from anywhere
 *
 * Takes out what could act on a terminal or turn the order of what follows: white
 * space becomes a plain space, and any other harmful character becomes U+FFFD.
 *
 * Returns: (transfer full): one harmless line
 */
char *
bst_layout_clean (const char *text)
{
  GString *clean = g_string_sized_new (strlen (text));

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\n' || c == '\t' || c == '\r' || c == 0x2028 || c == 0x2029)
        c = ' ';
      else if (bst_character_is_harmful (c))
        c = 0xfffd;

      g_string_append_unichar (clean, c);
    }

  return g_string_free (clean, FALSE);
}

/**
 * bst_layout_append:
 * @page: where to append
 * @text: a cell
 * @width: the columns that it is to fill; a wider cell stays whole
 * @right: whether the cell ends at the right edge, as numbers do
 */
void
bst_layout_append (GString *page,
                   const char *text,
                   int width,
                   gboolean right)
{
  int space = MAX (width - bst_layout_width (text), 0);

  if (!right)
    g_string_append (page, text);
  for (int i = 0; i < space; i++)
    g_string_append_c (page, ' ');
  if (right)
    g_string_append (page, text);
}

/* Appends @word, on a new line where it does not fit on this one. */
static void
append_word (GString *page,
             const char *word,
             gsize length,
             int word_width,
             gboolean spaced,
             int width,
             int indent,
             int *column)
{
  if (*column > indent && *column + (spaced ? 1 : 0) + word_width > width)
    {
      g_string_append_printf (page, "\n%*s", indent, "");
      *column = indent;
    }
  else if (spaced)
    {
      g_string_append_c (page, ' ');
      *column += 1;
    }

  g_string_append_len (page, word, length);
  *column += word_width;
}

/**
 * bst_layout_wrap:
 * @page: where to append
 * @text: a cleaned text
 * @width: the columns of a line
 * @column: the column at which the first line goes on
 * @indent: the column at which every other line begins
 *
 * Breaks lines at spaces and between Han characters, but leaves no closing
 * punctuation at a line's start. A word that is longer than a line stays whole, so
 * that an address can still be opened.
 */
void
bst_layout_wrap (GString *page,
                 const char *text,
                 int width,
                 int column,
                 int indent)
{
  const char *p = text;
  gboolean spaced = FALSE;

  while (*p == ' ')
    p++;

  while (*p != '\0')
    {
      const char *word = p;
      gunichar before = 0;
      int word_width = 0;

      for (; *p != '\0'; p = g_utf8_next_char (p))
        {
          gunichar c = g_utf8_get_char (p);

          if (c == ' ' && !(g_unichar_isdigit (before) && is_among (g_utf8_get_char (p + 1), han_units)))
            break;
          if (c != ' ' && before != ' ' && may_break (before, c))
            break;
          before = c;
          word_width += char_width (c);
        }

      append_word (page, word, p - word, word_width, spaced, width, indent, &column);

      spaced = *p == ' ';
      while (*p == ' ')
        p++;
    }
}

/**
 * bst_layout_truncate:
 * @text: a line
 * @width: the columns that there are, at least 1
 *
 * Returns: (transfer full): @text, or as much of it as fits with "…" at its end
 */
char *
bst_layout_truncate (const char *text,
                     int width)
{
  const char *p = text;
  int taken = 0;

  if (bst_layout_width (text) <= width)
    return g_strdup (text);

  for (; *p != '\0'; p = g_utf8_next_char (p))
    {
      int next = char_width (g_utf8_get_char (p));

      if (taken + next > width - 1)
        break;
      taken += next;
    }

  return g_strdup_printf ("%.*s…", (int) (p - text), text);
}
