/* How names find their places; for scene-labels.c and scene-emphasis.c alone. */
#pragma once

#include "chart/scene-private.h"

G_BEGIN_DECLS

/* At the ends of a label, which are kept free. */
#define BST_LABEL_PADDING 2

/**
 * BstPlacing: what has a place so far. What is taken is all that marks take, the ring
 * around the selected one, and the labels that were placed.
 */
typedef struct
{
  BstPlan *plan;
  GArray *labels; /* BstSceneText, which own their strings */
  BstLabelMap *plot;
  BstLabelMap *strip;
  BstLabelMap *cells; /* where models are that have no mark; NULL where all have one */
  gboolean *tried; /* of each mark, whether there is no need to place its name */
  int selected;
  gboolean pinned; /* those that are being placed are */
} BstPlacing;

void bst_placing_begin (BstPlacing *placing, const BstScene *scene, int selected);
GArray *bst_placing_end (BstPlacing *placing);
gboolean bst_placing_place_name (BstPlacing *placing, int i, gboolean stands_out);
gboolean bst_placing_place_active (BstPlacing *placing, int i, gboolean stands_out);
gboolean bst_plan_has_ring_in_sight (BstPlan *plan, int mark);

G_END_DECLS
