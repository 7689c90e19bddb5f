/* What the parts of the client share. */
#pragma once

#include "hub/call.h"
#include "hub/client.h"

G_BEGIN_DECLS

BstHubQueue *bst_hub_client_get_queue (BstHubClient *self);

G_END_DECLS
