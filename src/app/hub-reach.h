/* Asks whether there is a Hub at an address, and no more. */
#pragma once

#include "core/reach.h"
#include "hub/settings.h"

G_BEGIN_DECLS

void bst_hub_reach_async (gpointer source, const BstHubSettings *settings, const char *endpoint, guint longest,
                          GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
BstReach *bst_hub_reach_finish (GAsyncResult *result, GError **error);

G_END_DECLS
