/* Answers read one after the other. */
#pragma once

#include "hub/call.h"

G_BEGIN_DECLS

gpointer bst_hub_read_alone (BstHubReader reader, const BstHubAnswer *answer, const char *endpoint,
                             GCancellable *cancellable, GError **error);

G_END_DECLS
