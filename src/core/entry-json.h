/* An entry as JSON, the same on the command line and in exports. */
#pragma once

#include <json-glib/json-glib.h>

#include "core/entry.h"

G_BEGIN_DECLS

JsonNode *bst_entry_to_json (BstEntry *entry, gboolean with_claims);

G_END_DECLS
