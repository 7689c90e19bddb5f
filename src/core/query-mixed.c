/* Words of two scripts. Chinese is written without spaces, also where a number or a Latin name
 * follows: who types “猎鹰180B” means a name of Falcon's with 180B in it, and no name is written
 * in that way. */
#include "config.h"

#include "core/query-private.h"

#include "core/han.h"

/* Adds what is from @from to @to, without punctuation at its ends. */
static void
add_part (GPtrArray *needles,
          const char *from,
          const char *to)
{
  while (from < to && !g_unichar_isalnum (g_utf8_get_char (from)))
    from = g_utf8_next_char (from);
  while (from < to && !g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (to))))
    to = g_utf8_prev_char (to);
  if (from < to)
    g_ptr_array_add (needles, bst_needle_new (from, to - from));
}

/**
 * bst_needles_add_mixed:
 * @needles: (element-type BstNeedle): to add to
 * @text: a word without quotation marks
 *
 * Adds each part of @text where it is Chinese in one part and not in another; nothing else.
 */
void
bst_needles_add_mixed (GPtrArray *needles,
                       const char *text)
{
  const char *from = text;
  const char *p = text;

  for (gunichar last = 0, c; *p != '\0'; p = g_utf8_next_char (p), last = c)
    {
      c = g_utf8_get_char (p);
      if (last == 0 || bst_han_is (last) == bst_han_is (c))
        continue;
      add_part (needles, from, p);
      from = p;
    }
  if (from > text)
    add_part (needles, from, p);
}
