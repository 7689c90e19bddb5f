/* The drawing of a lineage. */
#pragma once

#include <gtk/gtk.h>

#include "core/lineage.h"

G_BEGIN_DECLS

/**
 * BstLineageView: models in columns or rows, and between them lines that tell what each is of
 * its base. One of them is where the Tab key leads; arrows walk. ::chosen (guint node) tells of
 * the one that is clicked.
 */
#define BST_TYPE_LINEAGE_VIEW (bst_lineage_view_get_type ())
G_DECLARE_FINAL_TYPE (BstLineageView, bst_lineage_view, BST, LINEAGE_VIEW, GtkWidget)

GtkWidget *bst_lineage_view_new (void);
void bst_lineage_view_set_lineage (BstLineageView *self, BstLineage *lineage);
BstLineage *bst_lineage_view_get_lineage (BstLineageView *self);

G_END_DECLS
