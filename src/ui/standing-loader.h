/* Has the sizes of what the list shows, for the detail page. */
#pragma once

#include "chart/sizes.h"
#include "core/entry.h"
#include "library/results.h"

G_BEGIN_DECLS

#define BST_TYPE_STANDING_LOADER (bst_standing_loader_get_type ())
G_DECLARE_FINAL_TYPE (BstStandingLoader, bst_standing_loader, BST, STANDING_LOADER, GObject)

void bst_standing_loader_set_results (BstStandingLoader *self, BstResults *results);
BstSizes *bst_standing_loader_get (BstStandingLoader *self);
gboolean bst_standing_loader_has (BstStandingLoader *self, BstEntry *entry);

G_END_DECLS
