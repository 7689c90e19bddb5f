/* The parts of a guide file, each read from its JSON. Private to the reader. */
#pragma once

#include "core/entry.h"
#include "core/json.h"

G_BEGIN_DECLS

/* A place in a file, such as "entries[3].claims.", for messages. */
char *bst_guide_place (const char *where, const char *member, int index);

gboolean bst_guide_read_text (JsonObject *object, const char *where, const char *member,
                              BstJsonNeed need, BstText **text, GError **error);
BstSource *bst_guide_read_source (JsonObject *object, const char *where, GError **error);
gboolean bst_guide_read_claims (JsonObject *object, const char *where, GHashTable *sources,
                                GPtrArray *claims, GError **error);
gboolean bst_guide_read_links (JsonObject *object, const char *where, BstEntryBuilder *builder,
                               GError **error);
BstOrganization *bst_guide_read_organization (JsonObject *object, const char *where, GError **error);
BstLicense *bst_guide_read_license (JsonObject *object, GError **error);

G_END_DECLS
