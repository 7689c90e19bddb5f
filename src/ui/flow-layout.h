/* A heading and small widgets beside it, which go below it where there is no room. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define BST_TYPE_FLOW_LAYOUT (bst_flow_layout_get_type ())
G_DECLARE_FINAL_TYPE (BstFlowLayout, bst_flow_layout, BST, FLOW_LAYOUT, GtkLayoutManager)

GtkLayoutManager *bst_flow_layout_new (void);

G_END_DECLS
