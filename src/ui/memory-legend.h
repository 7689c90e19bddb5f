/* What the parts of a memory bar are, and how large each is. */
#pragma once

#include "ui/memory-bar.h"

G_BEGIN_DECLS

#define BST_TYPE_MEMORY_LEGEND (bst_memory_legend_get_type ())
G_DECLARE_FINAL_TYPE (BstMemoryLegend, bst_memory_legend, BST, MEMORY_LEGEND, GtkWidget)

void bst_memory_legend_set_fit (BstMemoryLegend *self, const BstFit *fit, const BstBudget *budget);

G_END_DECLS
