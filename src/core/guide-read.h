/* The parts of a guide file, each read from its JSON. Private to the reader. */
#pragma once

#include "core/entry.h"
#include "core/json.h"

G_BEGIN_DECLS

/* guide-value.c */

/* A place in a file, such as "entries[3].claims.", for messages. */
char *bst_guide_place (const char *where, const char *member, int index);
gboolean bst_guide_wrong_value (const char *where, const char *member, GError **error);

typedef enum
{
  BST_ID_SLUG,
  BST_ID_LICENSE, /* a slug that may have plus signs, as "openrail++" */
  BST_ID_REPOSITORY, /* a slug, or two with a slash between them */
} BstIdKind;

gboolean bst_guide_read_id (JsonObject *object, const char *where, const char *member, BstIdKind kind,
                            BstJsonNeed need, const char **id, GError **error);
gboolean bst_guide_read_ids (JsonObject *object, const char *where, const char *member, GStrv *ids,
                             GError **error);
gboolean bst_guide_read_line (JsonObject *object, const char *where, const char *member,
                              BstJsonNeed need, const char **line, GError **error);
gboolean bst_guide_read_lines (JsonObject *object, const char *where, const char *member, GStrv *lines,
                               GError **error);
gboolean bst_guide_read_text (JsonObject *object, const char *where, const char *member,
                              BstJsonNeed need, BstText **text, GError **error);
gboolean bst_guide_read_address (JsonObject *object, const char *where, const char *member,
                                 BstJsonNeed need, const char **url, GError **error);

/* guide-names.c */
gboolean bst_guide_read_readings (JsonObject *object, const char *where, GStrv *readings, GError **error);
BstByname *bst_guide_read_byname (JsonObject *object, const char *where, const char **id, GError **error);

/* guide-read.c */
BstSource *bst_guide_read_source (JsonObject *object, const char *where, GError **error);
gboolean bst_guide_read_claims (JsonObject *object, const char *where, GHashTable *sources,
                                GPtrArray *claims, GError **error);
gboolean bst_guide_read_links (JsonObject *object, const char *where, BstEntryBuilder *builder,
                               GError **error);
gboolean bst_guide_read_sources (JsonObject *object, const char *where, GPtrArray *sources, GError **error);
BstOrganization *bst_guide_read_organization (JsonObject *object, const char *where, GError **error);

/* license-read.c */
BstLicense *bst_guide_read_license (JsonObject *object, GError **error);

G_END_DECLS
