/* What a model comes from, and what came from it. */
#pragma once

#include "core/dossier.h"
#include "core/kinship.h"

G_BEGIN_DECLS

/**
 * BstLineageSource: what a lineage is made of; all of it is lent.
 */
typedef struct
{
  BstKinship *kinship; /* the entries that are here */
  const BstDossier *dossier; /* what others made of the model, by the Hub; NULL for nothing */

  /* Returns: (transfer full) (nullable): an entry of what is known of @id that is not among
   * those of the index. NULL for nobody to ask. */
  BstEntry *(*find) (gpointer data, const char *id);
  gpointer find_data;
} BstLineageSource;

/**
 * BstLineageBounds: how much of a lineage is told, as all of it may be a hundred thousand.
 */
typedef struct
{
  guint steps; /* each way */
  guint nodes; /* in all */
  guint derived; /* of one model by one relation, of those that are here */
} BstLineageBounds;

#define BST_LINEAGE_DRAWN ((BstLineageBounds) { 4, 24, 12 })
#define BST_LINEAGE_WHOLE ((BstLineageBounds) { 32, 1000, 1000 })

/* In place of the number of a node. */
#define BST_LINEAGE_NONE G_MAXUINT

/**
 * BstLineageNode: one model of a lineage, or so many that are not told one by one.
 */
typedef struct
{
  char *id; /* that of its entry where there is one; NULL for a group */
  BstEntry *entry; /* NULL where nobody here knows more than its id */
  BstRepository *record; /* what the Hub said of it in brief, where there is no entry; or NULL */
  gboolean is_here; /* its entry is one of the library's own */

  int step; /* 0 for the model; below 0 for what it comes from, above 0 for what came from it */
  guint nearer; /* the node one step nearer to the model; BST_LINEAGE_NONE for the model */
  BstRelation relation; /* what it is of its bases; of a group, what they are */
  guint n_beyond; /* so many are known to come next, farther away, and are left out */

  gint64 n_more; /* of a group: so many more; 0 for a model */
  gboolean on_hub; /* of a group: the Hub counted them */
} BstLineageNode;

/* One was made from the other. */
typedef struct
{
  guint base;
  guint derived;
} BstLineageEdge;

/**
 * BstLineage: an immutable, reference-counted graph around one model. Its nodes are in the
 * order in which they are read: bases before what was made from them.
 */
typedef struct _BstLineage BstLineage;

BstLineage *bst_lineage_new (BstEntry *entry, const BstLineageSource *source, BstLineageBounds bounds);
BstLineage *bst_lineage_ref (BstLineage *self);
void bst_lineage_unref (BstLineage *self);

guint bst_lineage_get_n_nodes (const BstLineage *self);
const BstLineageNode *bst_lineage_get_node (const BstLineage *self, guint index);
guint bst_lineage_get_n_edges (const BstLineage *self);
const BstLineageEdge *bst_lineage_get_edge (const BstLineage *self, guint index);
guint bst_lineage_get_model (const BstLineage *self);
int bst_lineage_get_first_step (const BstLineage *self);
int bst_lineage_get_last_step (const BstLineage *self);
gboolean bst_lineage_equal (const BstLineage *self, const BstLineage *other);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BstLineage, bst_lineage_unref)

G_END_DECLS
