/* One request over the wire, with its redirects. */
#pragma once

#include <libsoup/soup.h>

#include "hub/answer.h"
#include "hub/request.h"
#include "hub/settings.h"
#include "hub/times.h"

G_BEGIN_DECLS

gboolean bst_hub_session_is_spoilt (SoupSession *session);
void bst_hub_fetch_async (SoupSession *session, const BstHubSettings *settings, const BstHubTimes *times,
                          const BstHubRequest *request, GCancellable *cancellable,
                          GAsyncReadyCallback callback, gpointer user_data);
BstHubAnswer *bst_hub_fetch_finish (GAsyncResult *result, GError **error);

G_END_DECLS
