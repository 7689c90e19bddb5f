#include "config.h"

#include "card/lines.h"

#include <string.h>

#include "card/cut.h"

/* A part has at least this many bytes where there are more, and ends at the next gap
 * between blocks; or at the end of a line, where there is no such gap for too long. For
 * what takes the parser the square of its time, a part is short enough. */
#define LEAST (32 * 1024)
#define MOST (96 * 1024)

#define MAX_LINKS (64 * 1024)

/* Lists and quotations that begin in one line, and the columns in which they do. */
#define MAX_MARKERS 40
#define MAX_COLUMNS 160

/* Later versions of md4c have a limit like this. */
#define MAX_TABLE_COLUMNS 128

typedef struct
{
  BstCardLines *lines;
  BstCardNotes *notes;
  gsize part_start;
  char fence[16]; /* what began the code that is open; "" for none */
  const char *until; /* ends the HTML that is open; NULL for none */
  gboolean in_note;
  gboolean was_blank;
  gboolean had_bar; /* "|" in the line before */
} BstLineScan;

/* How many of the first @length bytes are of @set, until one is not. strspn() would read the
 * whole text behind the line under the sanitizers, for each line of it. */
static gsize
count_of (const char *set, const char *line, gsize length)
{
  gsize n = 0;

  while (n < length && strchr (set, line[n]) != NULL && line[n] != '\0')
    n++;
  return n;
}

/* Likewise instead of strcspn(). */
static gsize
measure_line (const char *text)
{
  gsize n = 0;

  while (text[n] != '\0' && text[n] != '\n')
    n++;
  return n;
}

/* Returns: the length of a list's or quotation's marker at @p, 0 for none */
static gsize
measure_marker (const char *p, const char *end)
{
  gsize n = 0;

  if (p < end && *p == '>')
    return 1;
  if (p < end && strchr ("-+*", *p) != NULL)
    n = 1;
  else
    {
      while (n < 9 && p + n < end && g_ascii_isdigit (p[n]))
        n++;
      if (n == 0 || p + n >= end || (p[n] != '.' && p[n] != ')'))
        return 0;
      n++;
    }
  return p + n >= end || p[n] == ' ' || p[n] == '\t' ? n : 0;
}

static gsize
skip_space (const char *p, const char *end, guint *column)
{
  gsize n = 0;

  for (; p + n < end && (p[n] == ' ' || p[n] == '\t'); n++)
    *column += p[n] == '\t' ? 4 - *column % 4 : 1;
  return n;
}

/* Appends a line so that the parser sees no marker in it that is deeper than anybody reads:
 * that one is text. */
static void
append_shallow (GString *body, const char *line, gsize length)
{
  const char *end = line + length, *p = line;
  guint column = 0, n_markers = 0;
  gsize n;

  while (TRUE)
    {
      p += skip_space (p, end, &column);
      n = measure_marker (p, end);
      if (n == 0)
        break;
      if (++n_markers > MAX_MARKERS || column > MAX_COLUMNS)
        {
          p += n - 1; /* “10\.” is no marker */
          break;
        }
      p += n;
      column += (guint) n;
    }
  g_string_append_len (body, line, p - line);
  if (n > 0)
    g_string_append_c (body, '\\');
  g_string_append_len (body, p, end - p);
  g_string_append_c (body, '\n');
}

/* Follows the fences of code, also in lists and quotations. */
static void
follow_fence (BstLineScan *scan, const char *line, gsize length)
{
  const char *end = line + length, *p = line;
  guint column = 0;
  gsize n = 0;

  p += skip_space (p, end, &column);
  while (scan->fence[0] == '\0' && measure_marker (p, end) > 0)
    {
      p += measure_marker (p, end);
      p += skip_space (p, end, &column);
    }
  while (scan->fence[0] != '\0' && p < end && (*p == '>' || *p == ' '))
    p++;
  while (p + n < end && (*p == '`' || *p == '~') && p[n] == *p)
    n++;
  if (n < 3)
    return;
  if (scan->fence[0] == '\0')
    {
      if (*p == '`' && memchr (p + n, '`', (gsize) (end - p) - n) != NULL)
        return;
      memset (scan->fence, 0, sizeof scan->fence);
      memset (scan->fence, *p, MIN (n, sizeof scan->fence - 1));
    }
  else if (*p == scan->fence[0] && n >= strlen (scan->fence))
    {
      p += n;
      if (p + skip_space (p, end, &column) == end)
        scan->fence[0] = '\0';
    }
}

/* Follows HTML that goes on over empty lines. */
static void
follow_html (BstLineScan *scan, const char *line, gsize length)
{
  static const struct
  {
    const char *start, *end;
  } blocks[] = { { "<!--", "-->" }, { "<script", "</script>" }, { "<style", "</style>" }, { "<pre", "</pre>" } };
  gsize indent = count_of (" ", line, length);

  for (guint i = 0; scan->until == NULL && indent <= 3 && i < G_N_ELEMENTS (blocks); i++)
    if (g_ascii_strncasecmp (line + indent, blocks[i].start, strlen (blocks[i].start)) == 0)
      scan->until = blocks[i].end;
  if (scan->until != NULL && g_strstr_len (line, (gssize) length, scan->until) != NULL)
    scan->until = NULL;
}

static void
end_part (BstLineScan *scan, const char *fence)
{
  BstCardPart *last, part = { scan->part_start, 0, "" };
  GArray *parts = scan->lines->parts;

  if (parts->len > 0)
    {
      last = &g_array_index (parts, BstCardPart, parts->len - 1);
      last->end = scan->lines->body->len;
    }
  scan->part_start = part.start = scan->lines->body->len;
  g_strlcpy (part.fence, fence, sizeof part.fence);
  g_array_append_val (parts, part);
}

/* Whether a block begins here that has nothing to do with what is before. */
static gboolean
is_gap (BstLineScan *scan, const char *line, gsize length)
{
  return scan->was_blank && scan->fence[0] == '\0' && scan->until == NULL && length > 0 && line[0] != ' ' &&
         line[0] != '\t' && measure_marker (line, line + length) == 0;
}

/* Returns: (transfer full) (nullable): the line below a table's header with three dashes in
 * each cell where it has fewer, which md4c 0.4.8 does not take; or so that there is no table,
 * where that would have more columns than can be read, as the parser tells of each cell
 * that is missing from each row. NULL for any other line. */
static char *
mend_delimiters (BstLineScan *scan, const char *line, gsize length)
{
  gsize start = count_of ("> \t", line, length), end = start;
  guint n_columns = 0;
  GString *mended;

  while (end < length && strchr ("|:- \t", line[end]) != NULL)
    end++;
  if (!scan->had_bar || scan->fence[0] != '\0' || end < length || memchr (line, '-', length) == NULL ||
      memchr (line, '|', length) == NULL || measure_marker (line + start, line + length) > 0)
    return NULL;
  mended = g_string_sized_new (length * 3);
  for (gsize i = 0; i < length; i++)
    n_columns += line[i] == '|';
  for (gsize i = 0; i < length; i++)
    if (line[i] == '|' && n_columns > MAX_TABLE_COLUMNS)
      g_string_append (mended, "\\|");
    else if (line[i] == '-' && (i == 0 || line[i - 1] != '-'))
      g_string_append (mended, "---");
    else
      g_string_append_c (mended, line[i]);
  return g_string_free (mended, FALSE);
}

static void
append_line (BstLineScan *scan, const char *line, gsize length)
{
  gsize so_far = scan->lines->body->len - scan->part_start;

  if (so_far >= MOST || (so_far >= LEAST && is_gap (scan, line, length)))
    end_part (scan, scan->fence);
  while (length > MOST)
    {
      gsize n = bst_card_find_cut (line, length, MOST);

      append_shallow (scan->lines->body, line, n);
      line += n;
      length -= n;
      end_part (scan, scan->fence);
    }
  append_shallow (scan->lines->body, line, length);
}

static gboolean
is_blank (const char *line, gsize length)
{
  return count_of (" \t", line, length) == length;
}

/* Whether @line belongs to the footnote before it. */
static gboolean
continues_note (BstLineScan *scan, const char *line, gsize length)
{
  if (!scan->in_note)
    return FALSE;
  if (is_blank (line, length) || line[0] == '\t' || g_str_has_prefix (line, "  "))
    return TRUE;
  return !scan->was_blank && (g_ascii_isalnum (line[0]) || (guchar) line[0] >= 0x80);
}

static void
keep_link (BstLineScan *scan, const char *line, gsize length)
{
  gsize indent = count_of (" ", line, length);
  const char *close;

  if (indent > 3 || line[indent] != '[' || length > 2000 || scan->lines->links->len > MAX_LINKS)
    return;
  close = g_strstr_len (line, (gssize) length, "]:");
  if (close == NULL)
    return;
  g_string_append_len (scan->lines->links, line, (gssize) length);
  g_string_append_c (scan->lines->links, '\n');
}

static void
read_line (BstLineScan *scan, const char *line, gsize length)
{
  gboolean is_plain = scan->fence[0] == '\0' && scan->until == NULL;
  gsize start = is_plain ? bst_card_notes_read_definition (scan->notes, line) : 0;

  if (start > 0)
    {
      scan->in_note = TRUE;
      bst_card_notes_append_line (scan->notes, line + start, length - start);
    }
  else if (continues_note (scan, line, length))
    {
      gsize indent = count_of (" ", line, MIN (4, length));

      bst_card_notes_append_line (scan->notes, line + indent, length - indent);
    }
  else
    {
      g_autofree char *mended = mend_delimiters (scan, line, length);

      scan->in_note = FALSE;
      if (is_plain)
        keep_link (scan, line, length);
      append_line (scan, mended != NULL ? mended : line, mended != NULL ? strlen (mended) : length);
      if (scan->until == NULL)
        follow_fence (scan, line, length);
      if (scan->fence[0] == '\0')
        follow_html (scan, line, length);
    }
  scan->was_blank = is_blank (line, length);
  scan->had_bar = memchr (line, '|', length) != NULL;
}

/**
 * bst_card_lines_new:
 * @text: clean Markdown
 * @notes: gets the footnotes
 *
 * Returns: (transfer full): @text without its footnotes, in parts
 */
BstCardLines *
bst_card_lines_new (const char *text, BstCardNotes *notes)
{
  BstCardLines *self = g_new0 (BstCardLines, 1);
  BstLineScan scan = { .lines = self, .notes = notes, .was_blank = TRUE };

  self->body = g_string_new (NULL);
  self->links = g_string_new (NULL);
  self->parts = g_array_new (FALSE, FALSE, sizeof (BstCardPart));
  end_part (&scan, "");
  while (*text != '\0')
    {
      gsize length = measure_line (text);

      read_line (&scan, text, length);
      text += length;
      if (*text == '\n')
        text++;
    }
  g_array_index (self->parts, BstCardPart, self->parts->len - 1).end = self->body->len;
  return self;
}

void
bst_card_lines_free (BstCardLines *self)
{
  g_string_free (self->body, TRUE);
  g_string_free (self->links, TRUE);
  g_array_unref (self->parts);
  g_free (self);
}
