/* Children side by side, going on in the next line as words do. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define BST_TYPE_WRAP_LAYOUT (bst_wrap_layout_get_type ())
G_DECLARE_FINAL_TYPE (BstWrapLayout, bst_wrap_layout, BST, WRAP_LAYOUT, GtkLayoutManager)

GtkLayoutManager *bst_wrap_layout_new (int column_spacing, int row_spacing);
GtkWidget *bst_wrap_box_new (int column_spacing, int row_spacing);
GtkWidget *bst_wrap_box_new_modest (int column_spacing, int row_spacing);

G_END_DECLS
