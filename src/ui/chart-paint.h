/* Paints a scene into a window. */
#pragma once

#include <gtk/gtk.h>

#include "chart/palette.h"
#include "chart/scene.h"

G_BEGIN_DECLS

void bst_scene_snapshot (BstScene *self, GtkSnapshot *snapshot, const BstPalette *palette, int focused);

G_END_DECLS
