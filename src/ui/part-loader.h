/* Finds the models of a part of a large chart, and has their entries made. */
#pragma once

#include "chart/range.h"
#include "library/results.h"

G_BEGIN_DECLS

#define BST_TYPE_PART_LOADER (bst_part_loader_get_type ())
G_DECLARE_FINAL_TYPE (BstPartLoader, bst_part_loader, BST, PART_LOADER, GObject)

void bst_part_loader_want (BstPartLoader *self, BstResults *results, const BstChartRange *range, gboolean all, guint most);
void bst_part_loader_clear (BstPartLoader *self);
gboolean bst_part_loader_covers (BstPartLoader *self, const BstChartRange *range, gboolean all);
GListModel *bst_part_loader_get_entries (BstPartLoader *self);
GArray *bst_part_loader_get_positions (BstPartLoader *self);

G_END_DECLS
