#include "config.h"

#include "card/clean.h"

#include <string.h>

#include "core/character.h"

/* Appends @c, a line's end as "\n". What would act on anything that shows it is replaced by
 * what is seen to be wrong; what turns the direction of writing goes, as text without it
 * is read as it is written. */
static void
append_harmless (GString *text, gunichar c)
{
  if (c == '\n' || c == '\t' || c == ' ')
    g_string_append_c (text, (char) c);
  else if (c == 0x0b || c == 0x0c || c == 0x2028 || c == 0x2029)
    g_string_append_c (text, ' ');
  else if (g_unichar_iscntrl (c) || c >= 0x100000)
    /* The last plane has characters for private use: notes.c has use for them. */
    g_string_append (text, "\357\277\275");
  else if (!bst_character_is_harmful (c))
    g_string_append_unichar (text, c);
}

/**
 * bst_card_clean:
 * @bytes: (array length=length): whatever came
 * @is_cut: (out): whether there was more than %BST_CARD_MAX_BYTES
 *
 * Returns: (transfer full): valid UTF-8 of no more than thrice %BST_CARD_MAX_BYTES, in
 *   which lines end with "\n" and no character does harm
 */
char *
bst_card_clean (const char *bytes, gsize length, gboolean *is_cut)
{
  const char *end = bytes + MIN (length, BST_CARD_MAX_BYTES);
  g_autoptr (GString) text = g_string_sized_new ((gsize) (end - bytes) + 1);

  *is_cut = length > BST_CARD_MAX_BYTES;
  for (const char *p = bytes; p < end;)
    {
      gunichar c = (guchar) *p < 0x80 ? (gunichar) *p : g_utf8_get_char_validated (p, end - p);

      if (c == (gunichar) -1 || c == (gunichar) -2)
        {
          g_string_append (text, "\357\277\275");
          p++;
          continue;
        }
      p += (guchar) *p < 0x80 ? 1 : g_utf8_skip[(guchar) *p];
      if (c == '\r')
        {
          if (p < end && *p == '\n')
            p++;
          c = '\n';
        }
      append_harmless (text, c);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Whether the line at @p is @mark and nothing else but white space. */
static gboolean
is_line (const char *p, const char *mark)
{
  if (!g_str_has_prefix (p, mark))
    return FALSE;
  p += strlen (mark);
  p += strspn (p, " \t");
  return *p == '\n' || *p == '\0';
}

/* Returns: @text after the lines between "---" that the Hub's own software reads; all of it
 *   where they have no end */
const char *
bst_card_skip_front_matter (const char *text)
{
  const char *p = text + strspn (text, "\n");

  if (!is_line (p, "---"))
    return text;
  while ((p = strchr (p, '\n')) != NULL)
    {
      p++;
      if (is_line (p, "---") || is_line (p, "..."))
        {
          const char *end = strchr (p, '\n');

          return end != NULL ? end + 1 : p + strlen (p);
        }
    }
  return text;
}
