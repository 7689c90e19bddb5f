/* The search in a model card. */
#pragma once

#include "ui/card-view.h"

G_BEGIN_DECLS

#define BST_TYPE_CARD_SEARCH (bst_card_search_get_type ())
G_DECLARE_FINAL_TYPE (BstCardSearch, bst_card_search, BST, CARD_SEARCH, GtkBox)

GtkWidget *bst_card_search_new (BstCardView *view);
void bst_card_search_open (BstCardSearch *self);
void bst_card_search_go_on (BstCardSearch *self);
void bst_card_search_step (BstCardSearch *self, int step);
const BstCardMatch *bst_card_search_get_matches (BstCardSearch *self, guint block, guint *n);
const BstCardMatch *bst_card_search_get_current (BstCardSearch *self);

G_END_DECLS
