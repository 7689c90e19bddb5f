#include "config.h"

#include "card/cut.h"

#include <string.h>

#include "card/builder.h"

/**
 * bst_card_find_cut:
 * @text: (array length=length): valid UTF-8
 * @most: bytes, at least 8
 *
 * Returns: where to cut @text so that its first piece has no more than @most bytes: after a
 *   line, or else a space, if there is one in the second half; never within a character
 */
gsize
bst_card_find_cut (const char *text, gsize length, gsize most)
{
  gsize cut = most;

  if (length <= most)
    return length;
  for (const char *marks = "\n "; *marks != '\0'; marks++)
    for (gsize i = most; i > most / 2; i--)
      if (text[i - 1] == *marks)
        return i;
  while (cut > 0 && ((guchar) text[cut] & 0xc0) == 0x80)
    cut--;
  return cut;
}

/* Where the first lines of code end. */
static gsize
find_lines (const char *text, gsize length, guint n_lines)
{
  const char *p = text;

  for (guint i = 0; i < n_lines; i++)
    {
      p = memchr (p, '\n', length - (gsize) (p - text));
      if (p == NULL)
        return length;
      p++;
    }
  return (gsize) (p - text);
}

static void
add_spans (BstCardText *piece, BstCardText *text, gsize start, gsize end, guint *next)
{
  for (; *next < text->spans->len; (*next)++)
    {
      const BstCardSpan *span = &g_array_index (text->spans, BstCardSpan, *next);
      BstCardSpan part = { 0, 0, span->style, NULL };

      if (span->start >= end)
        return;
      part.start = (guint) (MAX (span->start, start) - start);
      part.end = (guint) (MIN (span->end, end) - start);
      part.target = g_strdup (span->target);
      g_array_append_val (piece->spans, part);
      if (span->end > end)
        return;
    }
}

/**
 * bst_card_text_cut:
 * @is_code: whether it may have only so many lines, and all white space is kept
 *
 * Returns: (transfer full) (element-type BstCardText): @text in pieces, each of which is
 *   short enough to be laid out at once; free those that stay in the array
 */
GPtrArray *
bst_card_text_cut (BstCardText *text, gboolean is_code)
{
  GPtrArray *pieces = g_ptr_array_new_with_free_func ((GDestroyNotify) bst_card_text_free);
  gsize length = strlen (text->text), start = 0;
  guint next = 0;

  do
    {
      gsize rest = is_code ? find_lines (text->text + start, length - start, BST_CARD_MAX_LINES) : length - start;
      gsize end = start + bst_card_find_cut (text->text + start, rest, BST_CARD_MAX_TEXT);
      BstCardText *piece = bst_card_text_new ("");

      g_free (piece->text);
      piece->text = g_strndup (text->text + start, end - start);
      add_spans (piece, text, start, end, &next);
      g_ptr_array_add (pieces, piece);
      start = end;
    }
  while (start < length);
  return pieces;
}
