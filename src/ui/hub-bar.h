/* The bar over the list of the Hub's shelf: how much of the Hub's own list is here. */
#pragma once

#include <gtk/gtk.h>

#include "core/online.h"

G_BEGIN_DECLS

/**
 * BstHubBar: offers to bring the Hub's list, shows how it comes, and then how old it is.
 * Its buttons are the window's actions sync, sync-pause, sync-go-on, sync-update and
 * sync-again.
 */
#define BST_TYPE_HUB_BAR (bst_hub_bar_get_type ())
G_DECLARE_FINAL_TYPE (BstHubBar, bst_hub_bar, BST, HUB_BAR, GtkBox)

GtkWidget *bst_hub_bar_new (BstOnline *online);
void bst_hub_bar_set_shown (BstHubBar *self, gboolean shown);
void bst_hub_bar_focus (BstHubBar *self);

G_END_DECLS
