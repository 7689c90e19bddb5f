#include "config.h"

#include "card/notes.h"

#include <string.h>

/* "[^label]" is written for the parser as one character for private use, which no card has
 * once it is clean, between two marks that are punctuation to it, as brackets are: so what
 * stands beside it is read as it would be. */
#define MARK "\342\201\226" /* ⁖ */
#define FIRST 0x100000
#define MAX_NOTES 60000
#define MAX_LABEL 200

struct _BstCardNotes
{
  GPtrArray *notes; /* BstCardNote, in the order of their definitions */
  GHashTable *by_label; /* its place, and one */
  GArray *named; /* places, in the order of their numbers */
  guint n_taken; /* by next() */
  guint n_looked_at; /* whether anything named them */
};

static void
free_note (gpointer data)
{
  BstCardNote *note = data;

  g_free (note->label);
  g_string_free (note->text, TRUE);
  g_free (note);
}

BstCardNotes *
bst_card_notes_new (void)
{
  BstCardNotes *self = g_new0 (BstCardNotes, 1);

  self->notes = g_ptr_array_new_with_free_func (free_note);
  self->by_label = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->named = g_array_new (FALSE, FALSE, sizeof (guint));
  return self;
}

void
bst_card_notes_free (BstCardNotes *self)
{
  g_hash_table_unref (self->by_label);
  g_ptr_array_unref (self->notes);
  g_array_unref (self->named);
  g_free (self);
}

/* Returns: the length of "[^label]" at @text, or 0 */
static gsize
measure (const char *text)
{
  gsize n = 2;

  if (text[0] != '[' || text[1] != '^')
    return 0;
  while (n < MAX_LABEL && text[n] != '\0' && strchr ("[] \t\n", text[n]) == NULL)
    n++;
  return n > 2 && text[n] == ']' ? n + 1 : 0;
}

static char *
dup_label (const char *text, gsize n)
{
  g_autofree char *label = g_strndup (text + 2, n - 3);

  return g_utf8_casefold (label, -1);
}

/**
 * bst_card_notes_read_definition:
 * @line: a line of the card
 *
 * Returns: where the text of a footnote begins, "[^label]: text", to which
 *   bst_card_notes_append_line() adds; 0 where the line does not begin one
 */
gsize
bst_card_notes_read_definition (BstCardNotes *self, const char *line)
{
  gsize indent = 0, n;
  g_autofree char *label = NULL;
  BstCardNote *note;

  while (indent < 4 && line[indent] == ' ')
    indent++;
  n = indent < 4 ? measure (line + indent) : 0;
  if (n == 0 || line[indent + n] != ':' || self->notes->len >= MAX_NOTES)
    return 0;
  label = dup_label (line + indent, n);
  if (g_hash_table_contains (self->by_label, label))
    return 0;
  note = g_new0 (BstCardNote, 1);
  note->label = g_strndup (line + indent, n);
  note->text = g_string_new (NULL);
  g_ptr_array_add (self->notes, note);
  g_hash_table_insert (self->by_label, g_steal_pointer (&label), GUINT_TO_POINTER (self->notes->len));
  return indent + n + 1;
}

/* Adds a line to the footnote that was read last. */
void
bst_card_notes_append_line (BstCardNotes *self, const char *line, gsize length)
{
  BstCardNote *note = g_ptr_array_index (self->notes, self->notes->len - 1);

  g_string_append_len (note->text, line, (gssize) length);
  g_string_append_c (note->text, '\n');
}

/**
 * bst_card_notes_read_mark:
 * @note: (out): the footnote that @text names
 *
 * Returns: the length of "[^label]" at @text, or 0 where there is no such footnote
 */
gsize
bst_card_notes_read_mark (BstCardNotes *self, const char *text, guint *note)
{
  gsize n = measure (text);
  g_autofree char *label = NULL;
  gpointer found;

  if (n == 0)
    return 0;
  label = dup_label (text, n);
  found = g_hash_table_lookup (self->by_label, label);
  if (found == NULL)
    return 0;
  *note = GPOINTER_TO_UINT (found) - 1;
  return n;
}

/* Appends @text as the parser is to read it. */
void
bst_card_notes_append_marked (BstCardNotes *self, GString *out, const char *text, gsize length)
{
  const char *end = text + length;

  while (text < end)
    {
      const char *bracket = self->notes->len > 0 ? memchr (text, '[', (gsize) (end - text)) : NULL;
      const char *stop = bracket != NULL ? bracket : end;
      gsize n;
      guint note;

      g_string_append_len (out, text, stop - text);
      text = stop;
      if (text == end)
        return;
      n = bst_card_notes_read_mark (self, text, &note);
      if (n > 0 && text + n <= end)
        {
          g_string_append (out, MARK);
          g_string_append_unichar (out, FIRST + note);
          g_string_append (out, MARK);
          text += n;
        }
      else
        g_string_append_c (out, *text++);
    }
}

/* Returns: the length of what stands for a footnote at @text, or 0 */
gsize
bst_card_notes_find_placeholder (const char *text, gsize length, guint *note)
{
  gsize n_mark = strlen (MARK);

  if (length < 2 * n_mark + 4 || memcmp (text, MARK, n_mark) != 0 || (guchar) text[n_mark] != 0xf4)
    return 0;
  *note = g_utf8_get_char (text + n_mark) - FIRST;
  return 2 * n_mark + 4;
}

/* Appends @text as the card has it. */
void
bst_card_notes_append_unmarked (BstCardNotes *self, GString *out, const char *text, gsize length)
{
  for (gsize i = 0; i < length;)
    {
      guint note;
      gsize n = text[i] == MARK[0] ? bst_card_notes_find_placeholder (text + i, length - i, &note) : 0;

      if (n > 0 && note < self->notes->len)
        g_string_append (out, ((BstCardNote *) g_ptr_array_index (self->notes, note))->label);
      else
        g_string_append_c (out, text[i]);
      i += MAX (n, 1);
    }
}

/* Returns: the number of the footnote, which is given when it is named first; 0 for none */
guint
bst_card_notes_number (BstCardNotes *self, guint note)
{
  BstCardNote *found = note < self->notes->len ? g_ptr_array_index (self->notes, note) : NULL;

  if (found == NULL)
    return 0;
  if (found->number == 0)
    {
      g_array_append_val (self->named, note);
      found->number = self->named->len;
    }
  return found->number;
}

/* Returns: (transfer none) (nullable): the footnotes one after another, by their numbers; then
 *   those that nothing names, as their text must not be lost */
BstCardNote *
bst_card_notes_next (BstCardNotes *self)
{
  while (self->n_taken >= self->named->len && self->n_looked_at < self->notes->len)
    bst_card_notes_number (self, self->n_looked_at++);
  if (self->n_taken >= self->named->len)
    return NULL;
  return g_ptr_array_index (self->notes, g_array_index (self->named, guint, self->n_taken++));
}
