#include "config.h"

#include "core/csv.h"

#include <string.h>

#include "core/character.h"

static void
append_cell (GString *page, const char *cell)
{
  gboolean is_formula = *cell != '\0' && strchr ("=+-@\t\r", *cell) != NULL;
  gboolean is_quoted = is_formula || strpbrk (cell, ",\"\r\n") != NULL;

  if (is_quoted)
    g_string_append_c (page, '"');
  if (is_formula)
    g_string_append_c (page, '\'');
  for (const char *p = cell; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '"')
        g_string_append_c (page, '"');
      if (bst_character_is_harmful (c) && strchr ("\t\r\n", (int) c) == NULL)
        c = 0xfffd;
      g_string_append_unichar (page, c);
    }
  if (is_quoted)
    g_string_append_c (page, '"');
}

/**
 * bst_csv_append_row:
 * @cells: (array zero-terminated=1): the cells of a row
 *
 * Appends a row as RFC 4180 has it, but with the line's end of Unix. A text that a
 * spreadsheet would take for a formula gets an apostrophe before it. What could act on
 * a terminal becomes U+FFFD, as the format has no way to escape it.
 */
void
bst_csv_append_row (GString *page, const char *const *cells)
{
  for (guint i = 0; cells[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append_c (page, ',');
      append_cell (page, cells[i]);
    }
  g_string_append_c (page, '\n');
}

/* Returns: (transfer full): @number for a program to read, "" where it is below 0: unknown */
char *
bst_csv_dup_number (gint64 number)
{
  return number >= 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, number) : g_strdup ("");
}

/* Returns: (transfer full): @time, seconds since 1970, for a program to read, "" where it is
 *   below 0: unknown */
char *
bst_csv_dup_time (gint64 time)
{
  g_autoptr (GDateTime) date = time >= 0 ? g_date_time_new_from_unix_utc (time) : NULL;

  return date != NULL ? g_date_time_format (date, "%Y-%m-%dT%H:%M:%SZ") : g_strdup ("");
}
