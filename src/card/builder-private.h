/* What the files of the builder share. */
#pragma once

#include "card/builder.h"

G_BEGIN_DECLS

#define N_STYLES 7

typedef struct
{
  gboolean is_ordered;
  guint next; /* number */
} BstCardList;

typedef struct
{
  GPtrArray *rows; /* NULL while there is no table */
  GPtrArray *row;
  GArray *aligns;
  guint n_header_rows;
  guint column; /* of the cell that is open, or of the next one */
  gboolean has_cell;
  gboolean is_too_much; /* for a table that is shown as one */
} BstCardTableDraft;

struct _BstCardBuilder
{
  char *endpoint, *id;
  GHashTable *slugs;
  GPtrArray *blocks;

  GString *text; /* of the block or cell that is open */
  GArray *spans;
  BstCardKind kind;
  guint level;
  char *language;
  GPtrArray *anchors; /* of the next block */
  gboolean soft_break; /* a line ended in the source */

  guint styles[N_STYLES]; /* how often each was begun and not ended */
  GPtrArray *links; /* of those that are begun: an address, or NULL for no link */
  gssize image_start; /* where the words begin; -1 for none */
  guint n_images; /* one in another */

  guint n_quotes;
  GArray *lists; /* BstCardList */
  char *marker;
  BstCardTask task;
  guint note;

  BstCardTableDraft table;
};

BstCardText *bst_card_builder_take_text (BstCardBuilder *self);
void bst_card_builder_end_styles (BstCardBuilder *self);
void bst_card_builder_emit_text (BstCardBuilder *self, BstCardText *text);
void bst_card_builder_emit (BstCardBuilder *self, BstCardBlock *block);

G_END_DECLS
