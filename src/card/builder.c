#include "config.h"

#include "card/builder-private.h"

#include <string.h>

#include "card/cut.h"
#include "card/slug.h"

static void
clear_span (gpointer data)
{
  g_free (((BstCardSpan *) data)->target);
}

static GArray *
spans_new (void)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (BstCardSpan));

  g_array_set_clear_func (spans, clear_span);
  return spans;
}

/* Returns: (transfer full): a builder of a card of the repository @id at @endpoint */
BstCardBuilder *
bst_card_builder_new (const char *endpoint, const char *id)
{
  BstCardBuilder *self = g_new0 (BstCardBuilder, 1);

  self->endpoint = g_strdup (endpoint);
  self->id = g_strdup (id);
  self->slugs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) bst_card_block_free);
  self->text = g_string_new (NULL);
  self->spans = spans_new ();
  self->links = g_ptr_array_new_with_free_func (g_free);
  self->lists = g_array_new (FALSE, FALSE, sizeof (BstCardList));
  self->image_start = -1;
  return self;
}

void
bst_card_builder_free (BstCardBuilder *self)
{
  g_free (self->endpoint);
  g_free (self->id);
  g_hash_table_unref (self->slugs);
  g_ptr_array_unref (self->blocks);
  g_string_free (self->text, TRUE);
  g_array_unref (self->spans);
  g_free (self->language);
  g_clear_pointer (&self->anchors, g_ptr_array_unref);
  g_ptr_array_unref (self->links);
  g_array_unref (self->lists);
  g_free (self->marker);
  g_clear_pointer (&self->table.rows, g_ptr_array_unref);
  g_clear_pointer (&self->table.aligns, g_array_unref);
  g_free (self);
}

/* Returns: (transfer full) (element-type BstCardBlock): what was made since the last time.
 *   No list or quotation goes on. */
GPtrArray *
bst_card_builder_steal (BstCardBuilder *self)
{
  GPtrArray *blocks;

  bst_card_builder_end_table (self);
  bst_card_builder_end_block (self);
  g_array_set_size (self->lists, 0);
  g_clear_pointer (&self->marker, g_free);
  self->n_quotes = 0;
  self->note = 0;
  blocks = self->blocks;
  self->blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) bst_card_block_free);
  return blocks;
}

/* Takes white space off the end, and what of spans is beyond it. */
static void
trim (BstCardBuilder *self)
{
  gsize n = self->text->len;

  while (n > 0 && strchr (" \n\t", self->text->str[n - 1]) != NULL)
    n--;
  g_string_truncate (self->text, n);
  while (self->spans->len > 0)
    {
      BstCardSpan *last = &g_array_index (self->spans, BstCardSpan, self->spans->len - 1);

      last->end = MIN (last->end, (guint) n);
      if (last->start < last->end)
        break;
      g_array_set_size (self->spans, self->spans->len - 1);
    }
}

/* Returns: (transfer full): what was collected; nothing is left */
BstCardText *
bst_card_builder_take_text (BstCardBuilder *self)
{
  BstCardText *text = g_new0 (BstCardText, 1);

  if (self->kind != BST_CARD_CODE)
    trim (self);
  else if (self->text->len > 0 && self->text->str[self->text->len - 1] == '\n')
    g_string_truncate (self->text, self->text->len - 1);
  text->text = g_strndup (self->text->str, self->text->len);
  text->spans = self->spans;
  g_string_truncate (self->text, 0);
  self->spans = spans_new ();
  self->soft_break = FALSE;
  return text;
}

/* @block: (transfer full): gets its place in lists and quotations, and the anchors */
void
bst_card_builder_emit (BstCardBuilder *self, BstCardBlock *block)
{
  block->n_quotes = MIN (self->n_quotes, BST_CARD_MAX_DEPTH);
  block->n_lists = MIN (self->lists->len, BST_CARD_MAX_DEPTH);
  block->marker = g_steal_pointer (&self->marker);
  block->task = self->task;
  block->note = self->note;
  block->anchors = g_steal_pointer (&self->anchors);
  self->task = BST_CARD_NO_TASK;
  g_ptr_array_add (self->blocks, block);
}

/* Makes blocks of @text, as many as it is long for. */
void
bst_card_builder_emit_text (BstCardBuilder *self, BstCardText *text)
{
  g_autoptr (GPtrArray) pieces = bst_card_text_cut (text, self->kind == BST_CARD_CODE);

  for (guint i = 0; i < pieces->len; i++)
    {
      BstCardBlock *block = bst_card_block_new (self->kind);

      block->text = g_steal_pointer (&g_ptr_array_index (pieces, i));
      block->continues = i > 0;
      block->level = self->level;
      if (self->kind == BST_CARD_CODE)
        block->language = g_strdup (self->language);
      if (self->kind == BST_CARD_HEADING && i == 0)
        {
          g_autofree char *slug = bst_slug_new (block->text->text, self->slugs);

          bst_card_builder_anchor (self, slug);
        }
      bst_card_builder_emit (self, block);
    }
}

/* Whatever was open ends. In a cell of a table, only a line does. */
void
bst_card_builder_end_block (BstCardBuilder *self)
{
  g_autoptr (BstCardText) text = NULL;
  gboolean has_text;

  if (self->table.has_cell)
    {
      if (self->text->len > 0)
        self->soft_break = TRUE;
      return;
    }
  if (self->kind != BST_CARD_CODE)
    trim (self);
  has_text = self->text->len > 0 || self->kind == BST_CARD_CODE;
  if (has_text)
    {
      text = bst_card_builder_take_text (self);
      bst_card_builder_emit_text (self, text);
    }
  self->kind = BST_CARD_PARAGRAPH;
  self->level = 0;
  self->soft_break = FALSE;
  g_clear_pointer (&self->language, g_free);
  bst_card_builder_end_styles (self);
}

void
bst_card_builder_rule (BstCardBuilder *self)
{
  bst_card_builder_end_table (self);
  bst_card_builder_end_block (self);
  bst_card_builder_emit (self, bst_card_block_new (BST_CARD_RULE));
}

void
bst_card_builder_begin_heading (BstCardBuilder *self, guint level)
{
  if (self->table.has_cell)
    {
      bst_card_builder_end_block (self);
      return;
    }
  bst_card_builder_end_block (self);
  self->kind = BST_CARD_HEADING;
  self->level = CLAMP (level, 1, 6);
}

/* @language: (nullable) */
void
bst_card_builder_begin_code (BstCardBuilder *self, const char *language)
{
  bst_card_builder_end_table (self);
  bst_card_builder_end_block (self);
  self->kind = BST_CARD_CODE;
  if (language != NULL && language[0] != '\0')
    self->language = g_strdup (language);
}

gboolean
bst_card_builder_is_in_code (BstCardBuilder *self)
{
  return self->kind == BST_CARD_CODE;
}

/* What follows is the footnote @number; 0: is none. */
void
bst_card_builder_set_note (BstCardBuilder *self, guint number)
{
  bst_card_builder_end_table (self);
  bst_card_builder_end_block (self);
  self->note = number;
  if (number > 0)
    {
      g_autofree char *anchor = g_strdup_printf (":note-%u", number);

      bst_card_builder_anchor (self, anchor);
      g_free (self->marker);
      self->marker = g_strdup_printf ("[%u]", number);
    }
}

/* The footnote ends with the way back, in its last line if that is text. */
void
bst_card_builder_end_note (BstCardBuilder *self)
{
  BstCardBlock *last;

  bst_card_builder_end_table (self);
  bst_card_builder_end_block (self);
  last = self->blocks->len > 0 ? g_ptr_array_index (self->blocks, self->blocks->len - 1) : NULL;
  if (last != NULL && last->note == self->note && last->kind == BST_CARD_PARAGRAPH)
    {
      g_string_assign (self->text, last->text->text);
      g_array_unref (self->spans);
      self->spans = g_array_ref (last->text->spans);
      g_clear_pointer (&last->text, bst_card_text_free);
      bst_card_builder_note (self, self->note, TRUE);
      last->text = bst_card_builder_take_text (self);
      return;
    }
  bst_card_builder_note (self, self->note, TRUE);
  bst_card_builder_end_block (self);
}

void
bst_card_builder_begin_quote (BstCardBuilder *self)
{
  bst_card_builder_end_block (self);
  self->n_quotes++;
}

void
bst_card_builder_end_quote (BstCardBuilder *self)
{
  bst_card_builder_end_block (self);
  if (self->n_quotes > 0)
    self->n_quotes--;
}

void
bst_card_builder_begin_list (BstCardBuilder *self, gboolean is_ordered, guint start)
{
  BstCardList list = { is_ordered, start };

  bst_card_builder_end_block (self);
  g_array_append_val (self->lists, list);
}

void
bst_card_builder_end_list (BstCardBuilder *self)
{
  bst_card_builder_end_block (self);
  if (self->lists->len > 0)
    g_array_set_size (self->lists, self->lists->len - 1);
}

/* An item of the innermost list; outside any, of one of its own. */
void
bst_card_builder_begin_item (BstCardBuilder *self, BstCardTask task)
{
  static const char *const bullets[] = { "•", "◦", "▪" };
  BstCardList *list;

  if (self->table.has_cell)
    {
      bst_card_builder_line_break (self);
      bst_card_builder_text (self, "• ", strlen ("• "));
      return;
    }
  bst_card_builder_end_block (self);
  if (self->lists->len == 0)
    bst_card_builder_begin_list (self, FALSE, 0);
  list = &g_array_index (self->lists, BstCardList, self->lists->len - 1);
  g_free (self->marker);
  self->marker = list->is_ordered ? g_strdup_printf ("%u.", list->next++)
                                  : g_strdup (bullets[MIN (self->lists->len, 3) - 1]);
  self->task = task;
}

/* An item without any text has its marker alone. */
void
bst_card_builder_end_item (BstCardBuilder *self)
{
  bst_card_builder_end_block (self);
  if (self->marker != NULL && self->note == 0)
    {
      g_autoptr (BstCardText) text = bst_card_text_new ("");

      bst_card_builder_emit_text (self, text);
    }
}
