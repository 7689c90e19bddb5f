/* What the window asks of the Hub, answered: the client, the library and a refresh. */
#pragma once

#include "core/online.h"
#include "library/library.h"

G_BEGIN_DECLS

#define BST_TYPE_HUB_ONLINE (bst_hub_online_get_type ())
G_DECLARE_FINAL_TYPE (BstHubOnline, bst_hub_online, BST, HUB_ONLINE, GObject)

BstOnline *bst_hub_online_new (BstLibrary *library, GSettings *preferences);
void bst_hub_online_refresh_quietly (BstHubOnline *self);
gint64 bst_hub_online_get_last_refresh (BstHubOnline *self);
gboolean bst_hub_online_is_forbidden (BstHubOnline *self);

G_END_DECLS
