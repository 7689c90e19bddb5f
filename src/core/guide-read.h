/* The parts of a guide file, each read from its JSON. Private to the reader. */
#pragma once

#include "core/entry.h"
#include "core/tree.h"

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

gboolean bst_guide_read_id (BstTreeNode *object, const char *where, const char *member, BstIdKind kind,
                            BstJsonNeed need, const char **id, GError **error);
gboolean bst_guide_read_ids (BstTreeNode *object, const char *where, const char *member, GStrv *ids,
                             GError **error);
gboolean bst_guide_node_line (BstTreeNode *node, const char *where, const char **line, GError **error);
gboolean bst_guide_read_line (BstTreeNode *object, const char *where, const char *member,
                              BstJsonNeed need, const char **line, GError **error);
gboolean bst_guide_read_lines (BstTreeNode *object, const char *where, const char *member, GStrv *lines,
                               GError **error);
gboolean bst_guide_read_text (BstTreeNode *object, const char *where, const char *member,
                              BstJsonNeed need, BstText **text, GError **error);
gboolean bst_guide_read_address (BstTreeNode *object, const char *where, const char *member,
                                 BstJsonNeed need, const char **url, GError **error);

/* guide-names.c */
gboolean bst_guide_read_readings (BstTreeNode *object, const char *where, GStrv *readings, GError **error);
BstByname *bst_guide_read_byname (BstTreeNode *object, const char *where, const char **id, GError **error);

/* guide-read.c */
BstSource *bst_guide_read_source (BstTreeNode *object, const char *where, GError **error);
gboolean bst_guide_read_claims (BstTreeNode *object, const char *where, GHashTable *sources,
                                GPtrArray *claims, GError **error);
gboolean bst_guide_read_links (BstTreeNode *object, const char *where, BstEntryBuilder *builder,
                               GError **error);
gboolean bst_guide_read_sources (BstTreeNode *object, const char *where, GPtrArray *sources, GError **error);
BstOrganization *bst_guide_read_organization (BstTreeNode *object, const char *where, GError **error);

/* license-read.c */
BstLicense *bst_guide_read_license (BstTreeNode *object, GError **error);

G_END_DECLS
