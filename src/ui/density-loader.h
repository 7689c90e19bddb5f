/* Reads the points of a large answer and counts them, in threads. */
#pragma once

#include "chart/density.h"
#include "library/results.h"

G_BEGIN_DECLS

#define BST_TYPE_DENSITY_LOADER (bst_density_loader_get_type ())
G_DECLARE_FINAL_TYPE (BstDensityLoader, bst_density_loader, BST, DENSITY_LOADER, GObject)

void bst_density_loader_read (BstDensityLoader *self, BstResults *results);
void bst_density_loader_clear (BstDensityLoader *self);
BstPoints *bst_density_loader_get_points (BstDensityLoader *self);
BstDensity *bst_density_loader_find (BstDensityLoader *self, const BstDensityFrame *frame);

G_END_DECLS
