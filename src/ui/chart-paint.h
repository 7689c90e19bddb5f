/* Paints a scene into a window. */
#pragma once

#include <gtk/gtk.h>

#include "chart/painter.h"

G_BEGIN_DECLS

void bst_scene_snapshot (BstScene *self, GtkSnapshot *snapshot, const BstPalette *palette, int focused, GskRenderNode *cells);
void bst_scene_snapshot_layers (BstScene *self, GtkSnapshot *snapshot, const BstPalette *palette, BstLayers layers,
                                int focused, GskRenderNode *cells);
GskRenderNode *bst_scene_make_cells_node (BstScene *self, const BstPalette *palette);
void bst_density_snapshot_cell (BstDensity *self, GtkSnapshot *snapshot, const BstPalette *palette, guint cell, gboolean focused);

G_END_DECLS
