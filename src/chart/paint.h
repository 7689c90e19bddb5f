/* Paints a scene with cairo. */
#pragma once

#include <pango/pangocairo.h>

#include "chart/painter.h"

G_BEGIN_DECLS

BstPainter bst_painter_for_cairo (cairo_t *cr);
void bst_scene_paint_cairo (BstScene *self, cairo_t *cr, const BstPalette *palette);

G_END_DECLS
