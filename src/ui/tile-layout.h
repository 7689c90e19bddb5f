/* Tiles of one size: as many beside each other as there is room for, in even lines. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define BST_TYPE_TILE_LAYOUT (bst_tile_layout_get_type ())
G_DECLARE_FINAL_TYPE (BstTileLayout, bst_tile_layout, BST, TILE_LAYOUT, GtkLayoutManager)

GtkLayoutManager *bst_tile_layout_new (int tile_width, int spacing);

G_END_DECLS
