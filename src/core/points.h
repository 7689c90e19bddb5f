/* Very many models as the chart of them is counted: two figures and a class of each. */
#pragma once

#include "core/kind.h"

G_BEGIN_DECLS

/**
 * BstPoints: columns of the same length, and what they come to. Reference-counted; it
 * does not change once bst_points_end() was called, and any thread may then read it.
 */
typedef struct
{
  guint n; /* 0 where only what they come to is kept */
  guint32 *days; /* of the release, as bst_date_get_days() counts them; 0 where it is unknown */
  gint64 *parameters; /* not positive where they are unknown */
  guint8 *openness; /* BstOpenness */

  guint n_known; /* have a date and a figure */
  guint n_unknown; /* have a date alone */
  guint n_undated;
  guint n_without; /* methods and programs, which have no parameters and are none of @n */
  guint counts[BST_N_OPENNESS]; /* of those that have a date */
  guint32 min_days, max_days; /* of these; 0 where there are none */
  gint64 min_parameters, max_parameters; /* of those that have a figure too; likewise */
} BstPoints;

BstPoints *bst_points_new (guint n);
void bst_points_end (BstPoints *self);
BstPoints *bst_points_summarize (BstPoints *self);
BstPoints *bst_points_ref (BstPoints *self);
void bst_points_unref (BstPoints *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BstPoints, bst_points_unref)

G_END_DECLS
