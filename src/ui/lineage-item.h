/* One model in the drawing of a lineage. */
#pragma once

#include <gtk/gtk.h>

#include "core/lineage.h"

G_BEGIN_DECLS

#define BST_TYPE_LINEAGE_ITEM (bst_lineage_item_get_type ())
G_DECLARE_FINAL_TYPE (BstLineageItem, bst_lineage_item, BST, LINEAGE_ITEM, GtkButton)

GtkWidget *bst_lineage_item_new (const BstLineage *lineage, guint index);
void bst_lineage_item_show (BstLineageItem *self, const BstLineage *lineage, guint index);
guint bst_lineage_item_get_index (BstLineageItem *self);
char *bst_lineage_item_dup_key (const BstLineage *lineage, guint index);

G_END_DECLS
