#include "config.h"

#include "card/builder-private.h"

#include <string.h>

gboolean
bst_card_builder_is_in_table (BstCardBuilder *self)
{
  return self->table.rows != NULL;
}

static void
free_row (gpointer row)
{
  g_ptr_array_unref (row);
}

/* What has no table round it before. */
void
bst_card_builder_begin_table (BstCardBuilder *self)
{
  bst_card_builder_end_table (self);
  bst_card_builder_end_block (self);
  memset (&self->table, 0, sizeof self->table);
  self->table.rows = g_ptr_array_new_with_free_func (free_row);
  self->table.aligns = g_array_new (FALSE, TRUE, sizeof (BstCardAlign));
}

/* Each row as a line: what no screen has room for as a table. */
static void
emit_lines (BstCardBuilder *self, GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    {
      GPtrArray *row = g_ptr_array_index (rows, i);
      g_autoptr (GString) line = g_string_new (NULL);
      g_autoptr (BstCardText) text = NULL;

      for (guint j = 0; j < row->len; j++)
        {
          BstCardText *cell = g_ptr_array_index (row, j);

          if (cell != NULL)
            g_string_append_printf (line, "%s%s", line->len > 0 ? " | " : "", cell->text);
        }
      text = bst_card_text_new (line->str);
      if (line->len > 0)
        bst_card_builder_emit_text (self, text);
    }
}

/* Rows from @first on, below the header. */
static void
emit_rows (BstCardBuilder *self, GPtrArray *rows, guint first, guint n_rows, GArray *aligns, guint n_header_rows)
{
  BstCardBlock *block = bst_card_block_new (BST_CARD_TABLE);

  block->rows = g_ptr_array_new_with_free_func (free_row);
  for (guint i = 0; i < n_header_rows; i++)
    g_ptr_array_add (block->rows, g_ptr_array_ref (g_ptr_array_index (rows, i)));
  for (guint i = first; i < rows->len && i < first + n_rows; i++)
    g_ptr_array_add (block->rows, g_ptr_array_ref (g_ptr_array_index (rows, i)));
  block->aligns = g_array_ref (aligns);
  block->n_columns = aligns->len;
  block->n_header_rows = n_header_rows;
  block->continues = first > n_header_rows;
  bst_card_builder_emit (self, block);
}

static void
emit_table (BstCardBuilder *self, GPtrArray *rows, GArray *aligns, guint n_header_rows)
{
  guint n_rows = MAX (BST_CARD_MAX_CELLS / aligns->len, 4);
  guint first = MIN (n_header_rows, 2);

  n_header_rows = first;
  do
    {
      emit_rows (self, rows, first, n_rows, aligns, n_header_rows);
      first += n_rows;
    }
  while (first < rows->len);
}

/* A table without any text is none. */
void
bst_card_builder_end_table (BstCardBuilder *self)
{
  BstCardTableDraft *table = &self->table;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GArray) aligns = NULL;

  if (table->rows == NULL)
    return;
  bst_card_builder_end_cell (self);
  rows = g_steal_pointer (&table->rows);
  aligns = g_steal_pointer (&table->aligns);
  table->row = NULL;
  if (rows->len > 0 && ((GPtrArray *) g_ptr_array_index (rows, rows->len - 1))->len == 0)
    g_ptr_array_set_size (rows, (int) rows->len - 1);
  if (aligns->len == 0 || rows->len == 0)
    return;
  if (table->is_too_much || aligns->len > BST_CARD_MAX_COLUMNS)
    emit_lines (self, rows);
  else
    emit_table (self, rows, aligns, table->n_header_rows);
}

/* @is_header: whether all of it is above the table's figures; only first rows are */
void
bst_card_builder_begin_row (BstCardBuilder *self, gboolean is_header)
{
  BstCardTableDraft *table = &self->table;

  if (table->rows == NULL)
    bst_card_builder_begin_table (self);
  bst_card_builder_end_cell (self);
  /* A row without a single cell that has a text is none. */
  if (table->row == NULL || table->row->len > 0)
    {
      table->row = g_ptr_array_new_with_free_func ((GDestroyNotify) bst_card_text_free);
      g_ptr_array_add (table->rows, table->row);
    }
  table->column = 0;
  if (is_header && table->n_header_rows == table->rows->len - 1)
    table->n_header_rows++;
}

void
bst_card_builder_begin_cell (BstCardBuilder *self, gboolean is_header, BstCardAlign align)
{
  BstCardTableDraft *table = &self->table;

  bst_card_builder_end_cell (self);
  if (table->row == NULL || table->rows == NULL)
    bst_card_builder_begin_row (self, is_header);
  bst_card_builder_end_block (self); /* what stands between cells, where no text belongs */
  if (is_header && table->column == 0 && table->n_header_rows == table->rows->len - 1 && table->rows->len == 1)
    table->n_header_rows = 1;
  table->has_cell = TRUE;
  if (align != BST_CARD_ALIGN_START && table->column < BST_CARD_MAX_COLUMNS)
    {
      if (table->aligns->len <= table->column)
        g_array_set_size (table->aligns, table->column + 1);
      g_array_index (table->aligns, BstCardAlign, table->column) = align;
    }
}

/* What stands in the cell is put into its place; empty cells take none, so that a hostile
 * table is no larger than its source. */
void
bst_card_builder_end_cell (BstCardBuilder *self)
{
  BstCardTableDraft *table = &self->table;
  BstCardText *text;

  if (!table->has_cell)
    return;
  table->has_cell = FALSE;
  text = bst_card_builder_take_text (self);
  bst_card_builder_end_styles (self);
  if (text->text[0] == '\0')
    {
      table->column++;
      bst_card_text_free (text);
      return;
    }
  if (strlen (text->text) > BST_CARD_MAX_TEXT)
    table->is_too_much = TRUE;
  g_ptr_array_set_size (table->row, (int) table->column);
  g_ptr_array_add (table->row, text);
  table->column++;
  if (table->aligns->len < table->column)
    g_array_set_size (table->aligns, table->column);
}
