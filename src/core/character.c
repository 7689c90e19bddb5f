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
  if (c < 0x7f)
    return c < 0x20;
  return g_unichar_iscntrl (c) || c == 0x061c || c == 0x200e || c == 0x200f || (c >= 0x2028 && c <= 0x202e) ||
         (c >= 0x2066 && c <= 0x206f) || c == 0xfeff;
}
