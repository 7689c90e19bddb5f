#include "config.h"

#include "cli/table.h"

#include "cli/layout.h"
#include "cli/output.h"

typedef struct
{
  gboolean is_number;
  int width; /* of the widest cell */
} Column;

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

/* @is_number: whether its cells are set to the right */
void
bst_table_add_column (BstTable *self, const char *label, gboolean is_number)
{
  Column column = { is_number, bst_layout_width (label) };

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

/* In columns, each line cut to the terminal's width where there is one. Without a row
 * there is no heading either. */
void
bst_table_append_text (const BstTable *self, GString *page)
{
  guint n_columns = self->columns->len;
  BstTerminal terminal = bst_terminal_look ();

  if (self->cells->len == n_columns)
    return;

  for (guint start = 0; start < self->cells->len; start += n_columns)
    {
      g_autoptr (GString) line = g_string_new (NULL);
      g_autofree char *shown = NULL;

      for (guint i = 0; i < n_columns; i++)
        {
          const Column *column = &g_array_index (self->columns, Column, i);

          if (i > 0)
            g_string_append (line, "  ");
          bst_layout_append (line, g_ptr_array_index (self->cells, start + i),
                             i == n_columns - 1 ? 0 : column->width, column->is_number);
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
