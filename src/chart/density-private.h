/* How a density is made; for the files of the chart's room alone. */
#pragma once

#include "chart/density.h"

G_BEGIN_DECLS

/* A cell is so many pixels wide and high, unless there would be too many of them. */
#define BST_DENSITY_CELL 6

struct _BstDensity
{
  gatomicrefcount ref_count;

  BstDensityFrame frame;
  BstDensityCell *cells;
  guint n_cells;
  guint32 *numbers; /* by place: the number of the cell there + 1; 0 where there is no point */
  guint32 *first; /* by column: the number of its first cell; ends with n_cells */
  guint most[2]; /* points in one cell: of the strip, and of the grid */
  guint n_outside; /* points that are in no cell */
  BstRect *rects; /* where the cells are that were counted in another frame; else NULL */
};

BstRect bst_density_find_rect (BstDensity *self, guint cell);

G_END_DECLS
