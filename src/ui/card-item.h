/* A block of a model card as widgets. */
#pragma once

#include <gtk/gtk.h>

#include "ui/card-label.h"

G_BEGIN_DECLS

/**
 * BstCardItem: one block, and what shows it.
 */
typedef struct
{
  const BstCardBlock *block;
  GtkWidget *widget;
  GPtrArray *labels; /* GtkLabel; by the part of a BstCardMatch; NULL for an empty cell */
  guint n_rows; /* of a table, that were made */
} BstCardItem;

BstCardItem *bst_card_item_new (GPtrArray *blocks, guint position);
void bst_card_item_free (BstCardItem *self);
gboolean bst_card_item_go_on (BstCardItem *self, guint n_cells);
guint bst_card_block_get_weight (const BstCardBlock *block);
guint bst_card_block_get_n_bytes (const BstCardBlock *block);
GtkLabel *bst_card_item_get_label (BstCardItem *self, guint part);

G_END_DECLS
