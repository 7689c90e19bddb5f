/* Footnotes, which the Markdown parser does not know. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BstCardNote: what the text says at "[^label]".
 */
typedef struct
{
  char *label;
  GString *text; /* Markdown */
  guint number; /* in the order in which they are named; 0: was not named yet */
} BstCardNote;

/**
 * BstCardNotes: the footnotes of a card.
 */
typedef struct _BstCardNotes BstCardNotes;

BstCardNotes *bst_card_notes_new (void);
void bst_card_notes_free (BstCardNotes *self);
gsize bst_card_notes_read_definition (BstCardNotes *self, const char *line);
void bst_card_notes_append_line (BstCardNotes *self, const char *line, gsize length);
gsize bst_card_notes_read_mark (BstCardNotes *self, const char *text, guint *note);
void bst_card_notes_append_marked (BstCardNotes *self, GString *out, const char *text, gsize length);
gsize bst_card_notes_find_placeholder (const char *text, gsize length, guint *note);
void bst_card_notes_append_unmarked (BstCardNotes *self, GString *out, const char *text, gsize length);
guint bst_card_notes_number (BstCardNotes *self, guint note);
BstCardNote *bst_card_notes_next (BstCardNotes *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BstCardNotes, bst_card_notes_free)

G_END_DECLS
