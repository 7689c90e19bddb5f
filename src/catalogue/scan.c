/* An index of the parts of names would find a word in a millionth of the rows sooner, but
 * takes more room than the names themselves, and each key press is the beginning of many
 * words. All names are a hundred bytes a model at most: they are looked at whole, sixty-four
 * bytes at a time. */
#include "config.h"

#include "catalogue/scan.h"

#include <string.h>

/* Bytes that are looked at between two looks at whether the search is still wanted. */
#define STRETCH (1 << 20)

typedef guint8 Lane __attribute__ ((vector_size (16)));
typedef guint64 Pair __attribute__ ((vector_size (16)));

#define N_LANES 4
#define BLOCK (N_LANES * sizeof (Lane))

typedef struct
{
  const char *needle;
  gsize length;
  Lane first; /* its first byte, everywhere */
  Lane last;
} Pattern;

static Lane
spread (char c)
{
  Lane lane;

  memset (&lane, c, sizeof lane);
  return lane;
}

static Lane
load (const char *text)
{
  Lane lane;

  memcpy (&lane, text, sizeof lane);
  return lane;
}

/* Where in the block at @text the needle may begin: bytes that are not 0. */
static inline gboolean
look (const Pattern *pattern, const char *text, Lane *hits)
{
  Lane any = { 0 };
  Pair pair;

  for (guint i = 0; i < N_LANES; i++)
    {
      const char *p = text + i * sizeof (Lane);

      hits[i] = (Lane) (load (p) == pattern->first) & (Lane) (load (p + pattern->length - 1) == pattern->last);
      any |= hits[i];
    }
  pair = (Pair) any;
  return (pair[0] | pair[1]) != 0;
}

/* Returns: (nullable): the first of the eight bytes at @text that is marked in @hits and
 *   where the needle is */
static inline const char *
check (const Pattern *pattern, const char *text, guint64 hits)
{
  for (hits = GUINT64_FROM_LE (hits); hits != 0;)
    {
      guint byte = (guint) __builtin_ctzll (hits) / 8;

      if (memcmp (text + byte, pattern->needle, pattern->length) == 0)
        return text + byte;
      hits &= ~(G_GUINT64_CONSTANT (0xff) << (byte * 8));
    }
  return NULL;
}

/* Returns: (nullable): the first place from @text on where the needle is; @end is that of
 *   the text, behind which nothing is read */
static const char *
find (const Pattern *pattern, const char *text, const char *end)
{
  for (; (gsize) (end - text) >= BLOCK + pattern->length; text += BLOCK)
    {
      Lane hits[N_LANES];

      if (!look (pattern, text, hits))
        continue;
      for (guint i = 0; i < 2 * N_LANES; i++)
        {
          const char *found = check (pattern, text + 8 * i, ((Pair) hits[i / 2])[i % 2]);

          if (found != NULL)
            return found;
        }
    }
  return memmem (text, end - text, pattern->needle, pattern->length);
}

/* Returns: the line that @place is in, which is @line or one behind it. The nearest are
 *   looked at first: where there are many hits, it is one of them. */
static guint
find_line (const BstTexts *lines, guint line, guint32 place)
{
  guint step = 1, high;

  while (line + step < lines->n && lines->offsets[line + step] <= place)
    {
      line += step;
      step *= 2;
    }
  high = MIN (line + step, lines->n);
  while (high - line > 1)
    {
      guint middle = line + (high - line) / 2;

      if (lines->offsets[middle] <= place)
        line = middle;
      else
        high = middle;
    }
  return line;
}

/**
 * bst_scan_lines:
 * @lines: each ended by a byte that is not in @needle
 * @needle: not empty
 * @found: of as many as @lines; to which those are added that have @needle in them
 * @cancellable: (nullable): ends it early; then some may be missing
 */
void
bst_scan_lines (const BstTexts *lines, const char *needle, BstBits *found, GCancellable *cancellable)
{
  Pattern pattern = { .needle = needle, .length = strlen (needle) };
  const char *text = lines->text, *end = lines->text + lines->size;
  const char *next_look = text + STRETCH;
  guint line = 0;

  if (pattern.length == 0 || lines->n == 0)
    return;
  pattern.first = spread (needle[0]);
  pattern.last = spread (needle[pattern.length - 1]);
  while (line < lines->n && (text = find (&pattern, text, end)) != NULL)
    {
      line = find_line (lines, line, (guint32) (text - lines->text));
      bst_bits_add (found, line);
      /* Where the offsets are damaged, the next line is not behind this one. */
      text = ++line < lines->n && lines->offsets[line] > text - lines->text && lines->offsets[line] <= lines->size
               ? lines->text + lines->offsets[line]
               : end;
      if (text > next_look)
        {
          if (g_cancellable_is_cancelled (cancellable))
            return;
          next_look = text + STRETCH;
        }
    }
}

/* Whether @text is the same in small and in capital letters. */
static gboolean
has_no_case (const char *text)
{
  for (; *text != '\0'; text++)
    if (g_ascii_isalpha (*text))
      return FALSE;
  return TRUE;
}

/* Whether @id, with small letters, has @needle in it. */
static gboolean
has (const char *id, const char *needle, gsize length)
{
  for (; *id != '\0'; id++)
    if (g_ascii_strncasecmp (id, needle, length) == 0)
      return TRUE;
  return FALSE;
}

/**
 * bst_scan_ids:
 * @needle: a text in small letters, with the marks that keys go without, such as "-"
 * @found: to which rows are added
 *
 * As bst_scan_lines(), for the little that keys cannot tell.
 */
void
bst_scan_ids (BstCatalogue *catalogue, const char *needle, BstBits *found, GCancellable *cancellable)
{
  BstTexts ids = bst_catalogue_get_ids (catalogue);
  gsize length = strlen (needle);

  if (has_no_case (needle))
    {
      bst_scan_lines (&ids, needle, found, cancellable);
      return;
    }
  for (guint row = 0; row < catalogue->n_rows; row++)
    {
      if (has (bst_catalogue_get_id (catalogue, row), needle, length))
        bst_bits_add (found, row);
      if (row % 65536 == 0 && g_cancellable_is_cancelled (cancellable))
        return;
    }
}
