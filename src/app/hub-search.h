/* What the Hub has for what somebody types. */
#pragma once

#include "hub/client.h"
#include "library/library.h"

G_BEGIN_DECLS

void bst_hub_search_async (gpointer source, BstHubClient *client, BstLibrary *library, const char *words,
                           GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
GPtrArray *bst_hub_search_finish (GAsyncResult *result, gboolean *exact, GError **error);

G_END_DECLS
