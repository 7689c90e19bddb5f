#include "config.h"

#include "cli/table.h"

#include "cli/layout.h"
#include "cli/output.h"

typedef struct
{
  gboolean is_number;
  guint rank;
  int width; /* of the widest cell */
} Column;

#define GAP 2

/* A column is not made narrower than this; then the line is cut instead. */
#define NARROWEST 8

struct _BstTable
{
  GArray *columns; /* Column */
  GPtrArray *cells; /* of the heading and of every row, row by row */
};

/* Returns: (transfer full): a table without columns, to which all of them are added
 *   before the first cell */
BstTable *
bst_table_new (void)
{
  BstTable *self = g_new0 (BstTable, 1);

  self->columns = g_array_new (FALSE, FALSE, sizeof (Column));
  self->cells = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
bst_table_free (BstTable *self)
{
  g_array_unref (self->columns);
  g_ptr_array_unref (self->cells);
  g_free (self);
}

/**
 * bst_table_add_column:
 * @is_number: whether its cells are set to the right
 * @rank: 0 for one that is always shown; where a terminal is too narrow for all, those of
 *   the highest rank are left out first
 */
void
bst_table_add_column (BstTable *self, const char *label, gboolean is_number, guint rank)
{
  Column column = { is_number, rank, bst_layout_width (label) };

  g_array_append_val (self->columns, column);
  g_ptr_array_add (self->cells, g_strdup (label));
}

/**
 * bst_table_take_cell:
 * @cell: (transfer full): the next one, from left to right and then from row to row
 */
void
bst_table_take_cell (BstTable *self, char *cell)
{
  Column *column = &g_array_index (self->columns, Column, self->cells->len % self->columns->len);
  char *clean = bst_layout_clean (cell);

  column->width = MAX (column->width, bst_layout_width (clean));
  g_ptr_array_add (self->cells, clean);
  g_free (cell);
}

static int
measure (const BstTable *self, guint highest)
{
  int width = 0;

  for (guint i = 0; i < self->columns->len; i++)
    {
      const Column *column = &g_array_index (self->columns, Column, i);

      if (column->rank <= highest)
        width += column->width + (width > 0 ? GAP : 0);
    }
  return width;
}

/* Returns: the highest rank of the columns that fit into @width together */
static guint
find_highest_rank (const BstTable *self, int width)
{
  guint highest = 0;

  for (guint i = 0; i < self->columns->len; i++)
    highest = MAX (highest, g_array_index (self->columns, Column, i).rank);
  while (highest > 0 && measure (self, highest) > width)
    highest--;
  return highest;
}

/* Returns: the column that is made narrower where those which are always shown do not fit,
 *   so that the others stay whole: the first of several */
static int
find_narrowed (const BstTable *self)
{
  int narrowed = -1;
  guint n = 0;

  for (guint i = 0; i < self->columns->len; i++)
    if (g_array_index (self->columns, Column, i).rank == 0 && n++ == 0)
      narrowed = (int) i;
  return n > 1 ? narrowed : -1;
}

/* Lays the columns out for a line of @width.
 * @widths: (out caller-allocates): for each of them; 0 where it is left out */
static void
fit (const BstTable *self, int width, int *widths)
{
  guint highest = find_highest_rank (self, width);
  int excess = measure (self, highest) - width;
  int narrowed = find_narrowed (self);

  for (guint i = 0; i < self->columns->len; i++)
    {
      const Column *column = &g_array_index (self->columns, Column, i);

      widths[i] = column->rank <= highest ? column->width : 0;
    }
  if (excess > 0 && narrowed >= 0)
    widths[narrowed] = MAX (widths[narrowed] - excess, MIN (widths[narrowed], NARROWEST));
}

static guint
find_last (const int *widths, guint n_columns)
{
  guint last = n_columns - 1;

  while (last > 0 && widths[last] == 0)
    last--;
  return last;
}

/* In columns, as many as the terminal has room for, and each line cut to its width where
 * not even the least fits; all of them where there is none. Without a row there is no
 * heading either. */
void
bst_table_append_text (const BstTable *self, GString *page)
{
  guint n_columns = self->columns->len;
  BstTerminal terminal = bst_terminal_look ();
  g_autofree int *widths = g_new0 (int, n_columns);
  guint last;

  if (self->cells->len == n_columns)
    return;
  fit (self, terminal.is_terminal ? terminal.width : G_MAXINT, widths);
  last = find_last (widths, n_columns);

  for (guint start = 0; start < self->cells->len; start += n_columns)
    {
      g_autoptr (GString) line = g_string_new (NULL);
      g_autofree char *shown = NULL;

      for (guint i = 0; i < n_columns; i++)
        {
          const Column *column = &g_array_index (self->columns, Column, i);
          g_autofree char *cell = NULL;

          if (widths[i] == 0)
            continue;
          cell = bst_layout_truncate (g_ptr_array_index (self->cells, start + i), widths[i]);
          if (line->len > 0)
            g_string_append_printf (line, "%*s", GAP, "");
          bst_layout_append (line, cell, i == last && !column->is_number ? 0 : widths[i], column->is_number);
        }

      shown = terminal.is_terminal ? bst_layout_truncate (line->str, terminal.width) : g_strdup (line->str);
      if (start == 0)
        bst_terminal_append_bold (&terminal, page, shown);
      else
        g_string_append (page, shown);
      g_string_append_c (page, '\n');
    }
}

void
bst_table_append_markdown (const BstTable *self, GString *page)
{
  guint n_columns = self->columns->len;

  for (guint start = 0; start < self->cells->len; start += n_columns)
    {
      for (guint i = 0; i < n_columns; i++)
        {
          g_autofree char *cell = bst_output_escape_markdown (g_ptr_array_index (self->cells, start + i));

          g_string_append_printf (page, "| %s ", cell);
        }
      g_string_append (page, "|\n");

      for (guint i = 0; start == 0 && i < n_columns; i++)
        g_string_append (page, g_array_index (self->columns, Column, i).is_number ? "| ---: " : "| --- ");
      if (start == 0)
        g_string_append (page, "|\n");
    }
}
