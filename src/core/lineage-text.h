/* A lineage in words, and as JSON. */
#pragma once

#include "core/json.h"
#include "core/lineage.h"

G_BEGIN_DECLS

const char *bst_lineage_node_get_name (const BstLineageNode *node);
char *bst_lineage_dup_name (const BstLineage *self, guint index);
char *bst_lineage_dup_sentence (const BstLineage *self, guint index);
char *bst_lineage_dup_spoken (const BstLineage *self, guint index);
char *bst_lineage_dup_summary (const BstLineage *self);
char *bst_lineage_dup_text (const BstLineage *self);
JsonNode *bst_lineage_to_json (const BstLineage *self);

G_END_DECLS
