/* A model card to read, made of native widgets. */
#pragma once

#include <adwaita.h>

#include "card/reader.h"
#include "ui/card-label.h"

G_BEGIN_DECLS

/**
 * BstCardView: a card in parts, so that a long one is there at once: first its beginning,
 * and more as it is asked for or scrolled to. It has no scroller of its own; the one that it
 * is in is its.
 */
#define BST_TYPE_CARD_VIEW (bst_card_view_get_type ())
G_DECLARE_FINAL_TYPE (BstCardView, bst_card_view, BST, CARD_VIEW, GtkBox)

GtkWidget *bst_card_view_new (BstCardReader *reader, gboolean is_whole);
void bst_card_view_find (BstCardView *self);
guint bst_card_view_get_wanted (BstCardView *self);
void bst_card_view_set_wanted (BstCardView *self, guint wanted);
gboolean bst_card_view_find_in_focus (GtkRoot *root);

G_END_DECLS
