/* Where the nodes and the edges of a lineage are drawn. */
#pragma once

#include "core/lineage.h"

G_BEGIN_DECLS

/**
 * BstLineageMeasures: the room that a drawing has; logical pixels.
 */
typedef struct
{
  int width; /* of all of it */
  int node_height;
  int group_height; /* of a node that stands for many */
  int least_width, most_width; /* of a node in a column */
  int most_row_width; /* of a node in a row */
  int column_gap, row_gap; /* between nodes */
  int indent; /* of a row, for each step */
  gboolean rtl; /* what a model comes from is on the right */
} BstLineageMeasures;

typedef struct
{
  int x, y, width, height;
} BstLineageBox;

typedef struct
{
  double x, y;
} BstLineagePoint;

/* An edge is a curve through four points, as cairo has them, or a corner of three. */
typedef struct
{
  BstLineagePoint points[4];
  gboolean is_corner; /* a line down and one across, through the first three points */
  gboolean is_hidden; /* there is no place for it: words tell */
} BstLineagePath;

/**
 * BstLineageLayout: immutable once made. In columns where they have room, what a model comes
 * from at the start; else in rows, one below the other, indented by steps.
 */
typedef struct
{
  gboolean in_columns;
  int height;
  guint n_boxes; /* a box for each node */
  BstLineageBox *boxes;
  guint n_paths; /* a path for each edge */
  BstLineagePath *paths;
} BstLineageLayout;

BstLineageLayout *bst_lineage_layout_new (const BstLineage *lineage, const BstLineageMeasures *measures);
void bst_lineage_layout_free (BstLineageLayout *self);

/* Where the keyboard goes from a node. */
typedef enum
{
  BST_LINEAGE_TO_BASES,
  BST_LINEAGE_TO_DERIVED,
  BST_LINEAGE_UP,
  BST_LINEAGE_DOWN,
  BST_LINEAGE_TO_MODEL,
  BST_LINEAGE_TO_FIRST,
  BST_LINEAGE_TO_LAST,
} BstLineageMove;

guint bst_lineage_layout_move (const BstLineageLayout *self, const BstLineage *lineage, guint from, BstLineageMove move);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BstLineageLayout, bst_lineage_layout_free)

G_END_DECLS
