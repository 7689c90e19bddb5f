/* Asks who answers at an address, and says it in a sentence. */
#pragma once

#include "hub/settings.h"

G_BEGIN_DECLS

void bst_hub_probe_async (gpointer source, const BstHubSettings *settings, GCancellable *cancellable,
                          GAsyncReadyCallback callback, gpointer user_data);
char *bst_hub_probe_finish (GAsyncResult *result, GError **error);

G_END_DECLS
