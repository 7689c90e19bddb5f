#include "config.h"

#include "card/block.h"

static void
clear_span (gpointer data)
{
  g_free (((BstCardSpan *) data)->target);
}

/* Returns: (transfer full): @text without any spans */
BstCardText *
bst_card_text_new (const char *text)
{
  BstCardText *self = g_new0 (BstCardText, 1);

  self->text = g_strdup (text);
  self->spans = g_array_new (FALSE, FALSE, sizeof (BstCardSpan));
  g_array_set_clear_func (self->spans, clear_span);
  return self;
}

void
bst_card_text_free (BstCardText *self)
{
  if (self == NULL)
    return;
  g_free (self->text);
  g_array_unref (self->spans);
  g_free (self);
}

/* Returns: (transfer full): an empty block, to be filled by whoever reads the card */
BstCardBlock *
bst_card_block_new (BstCardKind kind)
{
  BstCardBlock *self = g_new0 (BstCardBlock, 1);

  self->kind = kind;
  return self;
}

void
bst_card_block_free (BstCardBlock *self)
{
  g_clear_pointer (&self->anchors, g_ptr_array_unref);
  g_free (self->marker);
  bst_card_text_free (self->text);
  g_free (self->language);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->aligns, g_array_unref);
  g_free (self);
}

/* Whether a link to "#" and @anchor leads to this block. */
gboolean
bst_card_block_has_anchor (const BstCardBlock *self, const char *anchor)
{
  return self->anchors != NULL && g_ptr_array_find_with_equal_func (self->anchors, anchor, g_str_equal, NULL);
}

/* Appends what is to be read of the block, for whoever searches it: cells of a table are
 * parted by tabs, and a line ends the block. */
void
bst_card_block_append_plain (const BstCardBlock *self, GString *plain)
{
  if (self->text != NULL)
    g_string_append (plain, self->text->text);
  for (guint i = 0; self->rows != NULL && i < self->rows->len; i++)
    {
      GPtrArray *cells = g_ptr_array_index (self->rows, i);

      for (guint j = 0; j < cells->len; j++)
        {
          BstCardText *cell = g_ptr_array_index (cells, j);

          g_string_append_printf (plain, "%s%s", j > 0 ? "\t" : "", cell != NULL ? cell->text : "");
        }
      g_string_append_c (plain, '\n');
    }
  g_string_append_c (plain, '\n');
}

/**
 * bst_card_blocks_find_anchor:
 * @blocks: (element-type BstCardBlock): of one card
 * @anchor: without the "#"
 *
 * Returns: the place of the first block that @anchor names; the length of @blocks for none
 */
guint
bst_card_blocks_find_anchor (GPtrArray *blocks, const char *anchor)
{
  guint i = 0;

  while (i < blocks->len && !bst_card_block_has_anchor (g_ptr_array_index (blocks, i), anchor))
    i++;
  return i;
}
