/* A card line by line, before it is parsed: in parts, without footnotes, and no deeper
 * than anybody means it to be. */
#pragma once

#include "card/notes.h"

G_BEGIN_DECLS

/**
 * BstCardPart: a part of the body that is parsed by itself.
 *
 * @start, @end: in bytes
 * @fence: the line by which the code begins that the part is amid; "" for none
 */
typedef struct
{
  gsize start;
  gsize end;
  char fence[16];
} BstCardPart;

/**
 * BstCardLines: what is to be parsed.
 */
typedef struct
{
  GString *body;
  GString *links; /* the lines “[name]: address”, which all parts need */
  GArray *parts; /* BstCardPart */
} BstCardLines;

BstCardLines *bst_card_lines_new (const char *text, BstCardNotes *notes);
void bst_card_lines_free (BstCardLines *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BstCardLines, bst_card_lines_free)

G_END_DECLS
