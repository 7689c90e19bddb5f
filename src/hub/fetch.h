/* Requests over the wire, each within bounds of time, a few at once. */
#pragma once

#include "hub/answer.h"
#include "hub/request.h"
#include "hub/settings.h"
#include "hub/times.h"

G_BEGIN_DECLS

typedef struct _BstHubFetcher BstHubFetcher;

BstHubFetcher *bst_hub_fetcher_new (const BstHubSettings *settings, const BstHubTimes *times, guint at_once);
void bst_hub_fetcher_free (BstHubFetcher *self);

void bst_hub_fetch_async (BstHubFetcher *self, const BstHubRequest *request, GCancellable *cancellable,
                          GAsyncReadyCallback callback, gpointer user_data);
BstHubAnswer *bst_hub_fetch_finish (GAsyncResult *result, GError **error);

G_END_DECLS
