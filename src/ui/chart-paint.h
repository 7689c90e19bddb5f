/* Paints a scene into a window. */
#pragma once

#include <gtk/gtk.h>

#include "chart/stamp.h"

G_BEGIN_DECLS

GskRenderNode *bst_scene_make_ground (BstScene *self, const BstPalette *palette, BstStamps *stamps, int scale);
void bst_scene_snapshot_top (BstScene *self, GtkSnapshot *snapshot, const BstPalette *palette, int focused);
void bst_density_snapshot_cell (BstDensity *self, GtkSnapshot *snapshot, const BstPalette *palette, guint cell, gboolean focused);
void bst_snapshot_plate (GtkSnapshot *snapshot, const BstPalette *palette, const BstRect *rect);

G_END_DECLS
