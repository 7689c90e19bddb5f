/* How many models of a list have how many parameters. */
#pragma once

#include <gio/gio.h>

#include "core/points.h"

G_BEGIN_DECLS

/**
 * BstSize: a number of parameters that models of the list have.
 */
typedef struct
{
  gint64 parameters;
  guint n; /* so many have it */
  guint n_smaller; /* and so many have fewer */
} BstSize;

/**
 * BstSizes: immutable and reference-counted; made and read in any thread. Its memory is that
 * of the sizes that differ, not of the models.
 */
typedef struct _BstSizes BstSizes;

BstSizes *bst_sizes_new (GListModel *entries);
BstSizes *bst_sizes_new_for_points (const BstPoints *points);
BstSizes *bst_sizes_ref (BstSizes *self);
void bst_sizes_unref (BstSizes *self);

const BstSize *bst_sizes_get (BstSizes *self, guint *n_sizes);
guint bst_sizes_get_n_known (BstSizes *self);
guint bst_sizes_get_n_unknown (BstSizes *self);
gint64 bst_sizes_get_median (BstSizes *self);
void bst_sizes_find (BstSizes *self, gint64 parameters, guint *n_larger, guint *n_alike);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BstSizes, bst_sizes_unref)

G_END_DECLS
