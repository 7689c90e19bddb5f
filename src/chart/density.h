/* Very many points as the numbers of them in the cells of a grid. */
#pragma once

#include "chart/range.h"
#include "chart/rect.h"
#include "chart/scale.h"
#include "core/points.h"
#include "core/query.h"

G_BEGIN_DECLS

/**
 * BstDensityFrame: where the cells are: @n_columns from the left, and @n_rows upwards
 * from the least count. Below them there may be one more row, of the points without a
 * figure. A plain value.
 */
typedef struct
{
  BstScale count_scale; /* vertical; its pixels are those of the grid */
  BstScale time_scale; /* horizontal, likewise; it may run to the left */
  BstChartRange limits; /* what is beyond is not counted; infinite where the scales end where the points do */
  BstRect grid;
  BstRect strip; /* of height 0 where there is none */
  guint n_columns;
  guint n_rows; /* 0 where no point has a figure */
} BstDensityFrame;

/**
 * BstDensityCell: one that has points in it, and between which figures and days they lie.
 */
typedef struct
{
  guint column;
  int row; /* from 0 on; -1 for the strip */
  guint n;
  BstOpenness openness; /* the class that most of them are of */
  guint n_openness; /* so many of them */
  gint64 min_parameters, max_parameters; /* 0 on the strip */
  guint32 min_days, max_days;
} BstDensityCell;

typedef enum
{
  BST_DENSITY_LEFT, /* the nearest in the next column that has any */
  BST_DENSITY_RIGHT,
  BST_DENSITY_UP, /* the next in the same column */
  BST_DENSITY_DOWN,
  BST_DENSITY_FAR_LEFT, /* as left, a tenth of the width away where there is any so far */
  BST_DENSITY_FAR_RIGHT,
  BST_DENSITY_FAR_UP, /* as up, a tenth of the height away where there is any so far */
  BST_DENSITY_FAR_DOWN,
  BST_DENSITY_FIRST, /* the fullest of the first column */
  BST_DENSITY_LAST,
  BST_DENSITY_LOWEST, /* the fullest of the lowest row with a figure, or of the strip */
  BST_DENSITY_HIGHEST,
} BstDensityStep;

/**
 * BstDensity: immutable and reference-counted; made and read in any thread. Cells that
 * have points are numbered from the left, and in a column upwards.
 */
typedef struct _BstDensity BstDensity;

void bst_density_frame_init (BstDensityFrame *frame, const BstPoints *points, const BstChartRange *range,
                             const BstRect *plot, const BstRect *strip, double inset);
gboolean bst_density_frame_equal (const BstDensityFrame *a, const BstDensityFrame *b);
void bst_density_frame_mirror (BstDensityFrame *frame, double width);

BstDensity *bst_density_new (const BstPoints *points, const BstDensityFrame *frame);
BstDensity *bst_density_ref (BstDensity *self);
void bst_density_unref (BstDensity *self);

const BstDensityFrame *bst_density_get_frame (BstDensity *self);
const BstDensityCell *bst_density_get_cells (BstDensity *self, guint *n_cells);
BstRect bst_density_get_rect (BstDensity *self, guint cell);
double bst_density_get_share (BstDensity *self, guint cell);
guint bst_density_get_n_outside (BstDensity *self);
int bst_density_get_fullest (BstDensity *self);
int bst_density_hit (BstDensity *self, double x, double y);
int bst_density_step (BstDensity *self, int cell, BstDensityStep step);

/* density-part.c */
BstDensity *bst_density_new_moved (BstDensity *from, const BstDensityFrame *frame);
BstDensity *bst_density_new_strip (BstDensity *from);
gboolean bst_density_is_moved (BstDensity *self);
void bst_density_count (BstDensity *self, guint *n_known, guint *n_unknown);
guint bst_density_get_most (BstDensity *self);

/* density-text.c */
char *bst_density_dup_title (BstDensity *self, guint cell);
char *bst_density_dup_name (BstDensity *self, guint cell);
char *bst_density_dup_description (BstDensity *self, guint cell);
char *bst_density_dup_query (BstDensity *self, guint cell, BstQuery *query);
char *bst_density_dup_summary (BstDensity *self, const BstPoints *points);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BstDensity, bst_density_unref)

G_END_DECLS
