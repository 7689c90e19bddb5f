/* What the parts of the client share. */
#pragma once

#include "hub/call.h"
#include "hub/client.h"

G_BEGIN_DECLS

BstHubQueue *bst_hub_client_get_queue (BstHubClient *self);
gboolean bst_hub_client_refuse_id (BstHubClient *self, const char *id, GAsyncReadyCallback callback, gpointer user_data);
BstRepository *bst_hub_client_read_model (const BstHubAnswer *answer, const char *endpoint, GError **error);

G_END_DECLS
