#include "config.h"

#include "card/reader.h"

#include "card/builder.h"
#include "card/clean.h"
#include "card/lines.h"
#include "card/markdown.h"

/* As many blocks as come of the footnotes at once. */
#define NOTES_AT_ONCE 100

struct _BstCardReader
{
  gatomicrefcount references;
  GBytes *bytes; /* NULL once they are lines */
  BstCardLines *lines;
  BstCardNotes *notes;
  BstCardBuilder *builder;
  guint next; /* part */
  gboolean is_cut;
  gboolean has_notes; /* whether one was read */
};

/**
 * bst_card_reader_new:
 * @bytes: the README as it came, whatever it is
 * @endpoint: (nullable): of the Hub that it is from, "https://huggingface.co"
 * @id: (nullable): of the repository, for what its links are relative to
 *
 * Returns: (transfer full): what reads it
 */
BstCardReader *
bst_card_reader_new (GBytes *bytes, const char *endpoint, const char *id)
{
  BstCardReader *self = g_new0 (BstCardReader, 1);

  g_atomic_ref_count_init (&self->references);
  self->bytes = g_bytes_ref (bytes);
  self->notes = bst_card_notes_new ();
  self->builder = bst_card_builder_new (endpoint, id);
  return self;
}

BstCardReader *
bst_card_reader_ref (BstCardReader *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
bst_card_reader_unref (BstCardReader *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_pointer (&self->lines, bst_card_lines_free);
  bst_card_notes_free (self->notes);
  bst_card_builder_free (self->builder);
  g_free (self);
}

static void
prepare (BstCardReader *self)
{
  gsize length;
  const char *bytes = g_bytes_get_data (self->bytes, &length);
  g_autofree char *text = bst_card_clean (bytes, length, &self->is_cut);

  self->lines = bst_card_lines_new (bst_card_skip_front_matter (text), self->notes);
  g_clear_pointer (&self->bytes, g_bytes_unref);
}

static void
read_part (BstCardReader *self, const BstCardPart *part, GCancellable *cancellable)
{
  g_autoptr (GString) text = g_string_sized_new (part->end - part->start + self->lines->links->len + 16);

  /* Before the text: what is open at its end would take the links in. */
  if (self->lines->parts->len > 1 && self->lines->links->len > 0)
    {
      bst_card_notes_append_marked (self->notes, text, self->lines->links->str, self->lines->links->len);
      g_string_append_c (text, '\n');
    }
  if (part->fence[0] != '\0')
    g_string_append_printf (text, "%s\n", part->fence);
  bst_card_notes_append_marked (self->notes, text, self->lines->body->str + part->start, part->end - part->start);
  bst_markdown_read (text->str, text->len, self->builder, self->notes, cancellable);
}

static gboolean
read_note (BstCardReader *self, GCancellable *cancellable)
{
  BstCardNote *note = bst_card_notes_next (self->notes);
  g_autoptr (GString) text = g_string_new (NULL);

  if (note == NULL)
    return FALSE;
  if (!self->has_notes)
    bst_card_builder_rule (self->builder);
  self->has_notes = TRUE;
  bst_card_builder_set_note (self->builder, note->number);
  if (self->lines->links->len > 0)
    g_string_append_printf (text, "%s\n", self->lines->links->str);
  bst_card_notes_append_marked (self->notes, text, note->text->str, note->text->len);
  bst_markdown_read (text->str, text->len, self->builder, self->notes, cancellable);
  bst_card_builder_end_note (self->builder);
  return TRUE;
}

static gboolean
read_notes (BstCardReader *self, GCancellable *cancellable)
{
  gboolean is_any = FALSE;

  for (guint i = 0; i < NOTES_AT_ONCE && !g_cancellable_is_cancelled (cancellable); i++)
    {
      if (!read_note (self, cancellable))
        return is_any;
      is_any = TRUE;
    }
  return is_any;
}

/**
 * bst_card_reader_read:
 *
 * Takes some milliseconds for a part of any card that is meant well; for the worst that was
 * found, a tenth of a second.
 *
 * Returns: (transfer full) (element-type BstCardBlock) (nullable): the next blocks, which may
 *   be none; NULL when all were read, and when it is cancelled. The footnotes come last.
 */
GPtrArray *
bst_card_reader_read (BstCardReader *self, GCancellable *cancellable)
{
  g_autoptr (GPtrArray) blocks = NULL;

  if (g_cancellable_is_cancelled (cancellable))
    return NULL;
  if (self->lines == NULL)
    prepare (self);
  if (self->next < self->lines->parts->len)
    read_part (self, &g_array_index (self->lines->parts, BstCardPart, self->next++), cancellable);
  else if (!read_notes (self, cancellable))
    return NULL;
  blocks = bst_card_builder_steal (self->builder);
  return g_cancellable_is_cancelled (cancellable) ? NULL : g_steal_pointer (&blocks);
}

/* Whether the card was longer than any is; to be asked once a part was read. */
gboolean
bst_card_reader_is_cut (BstCardReader *self)
{
  return self->is_cut;
}

/* Returns: (transfer full) (element-type BstCardBlock) (nullable): all blocks of a card; NULL
 *   when cancelled */
GPtrArray *
bst_card_read_all (GBytes *bytes, const char *endpoint, const char *id, GCancellable *cancellable)
{
  g_autoptr (BstCardReader) reader = bst_card_reader_new (bytes, endpoint, id);
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) bst_card_block_free);
  GPtrArray *blocks;

  while ((blocks = bst_card_reader_read (reader, cancellable)) != NULL)
    g_ptr_array_extend_and_steal (all, blocks);
  return g_cancellable_is_cancelled (cancellable) ? NULL : g_steal_pointer (&all);
}
