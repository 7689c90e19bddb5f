/* How a lineage is kept; between the files that make one. */
#pragma once

#include "core/lineage.h"

G_BEGIN_DECLS

struct _BstLineage
{
  gatomicrefcount references;
  GArray *nodes; /* BstLineageNode */
  GArray *edges; /* BstLineageEdge */
  guint model;
};

BstLineage *bst_lineage_alloc (void);

/* One that may come from a model, and is to be chosen from. */
typedef struct
{
  char *key;
  BstEntry *entry; /* NULL for one that the Hub alone names */
  BstRepository *record;
  BstRelation relation;
  gboolean on_hub; /* the Hub counts it among what came from the model */
} BstKin;

/* How many of one relation are told of, and how many are not. */
typedef struct
{
  guint first; /* the place of the first among the kin */
  guint n; /* of them */
  guint n_told; /* the first ones */
  gint64 n_more;
  gboolean on_hub; /* the Hub counted them */
} BstKinRun;

GPtrArray *bst_kin_collect (const BstLineageSource *source, const char *id, gboolean is_model);
void bst_kin_choose (GPtrArray *kin, const BstDossier *dossier, guint most, guint room, BstKinRun runs[BST_N_RELATIONS]);

/* In the order in which they are told. */
extern const BstRelation bst_relations_in_order[BST_N_RELATIONS];

G_END_DECLS
