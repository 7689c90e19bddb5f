#include "config.h"

#include "core/character.h"

/**
 * bst_character_is_harmful:
 *
 * Returns: whether @c could act on a terminal, end a line where none ends, or turn the
 *   order of what stands around it, so that a text shows as another: a control
 *   character, white space among them, a separator of lines or paragraphs, a mark,
 *   embedding, override or isolate of the direction of writing, or a byte order mark
 */
gboolean
bst_character_is_harmful (gunichar c)
{
  return g_unichar_iscntrl (c) || c == 0x061c || c == 0x200e || c == 0x200f || (c >= 0x2028 && c <= 0x202e) ||
         (c >= 0x2066 && c <= 0x206f) || c == 0xfeff;
}

/**
 * bst_characters_are_harmless:
 * @text: UTF-8
 *
 * Returns: whether bst_character_is_harmful() holds for none of @text. A guide has millions, most
 *   of them ASCII
 */
gboolean
bst_characters_are_harmless (const char *text)
{
  while (*text != '\0')
    if ((guchar) *text >= 0x20 && (guchar) *text < 0x7f)
      text++;
    else if (bst_character_is_harmful (g_utf8_get_char (text)))
      return FALSE;
    else
      text = g_utf8_next_char (text);
  return TRUE;
}
