/* Paints a scene with cairo. */
#pragma once

#include <pango/pangocairo.h>

#include "chart/palette.h"
#include "chart/scene.h"

G_BEGIN_DECLS

void bst_scene_paint_cairo (BstScene *self, cairo_t *cr, const BstPalette *palette);
void bst_shape_path (cairo_t *cr, BstShape shape, double x, double y, double radius);

G_END_DECLS
