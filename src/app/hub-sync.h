/* Brings the Hub's list here for a window: the sync, with an account of how it goes. */
#pragma once

#include "core/sync-state.h"
#include "hub/settings.h"
#include "library/library.h"

G_BEGIN_DECLS

#define BST_TYPE_HUB_SYNC (bst_hub_sync_get_type ())
G_DECLARE_FINAL_TYPE (BstHubSync, bst_hub_sync, BST, HUB_SYNC, GObject)

BstHubSync *bst_hub_sync_new (BstLibrary *library, const char *cache_dir, const char *endpoint);
BstSyncState *bst_hub_sync_get_state (BstHubSync *self);
void bst_hub_sync_set_endpoint (BstHubSync *self, const char *endpoint);
void bst_hub_sync_start (BstHubSync *self, const BstHubSettings *settings, const GError *error,
                         const char *task, guint top, gboolean whole);
void bst_hub_sync_pause (BstHubSync *self);

G_END_DECLS
