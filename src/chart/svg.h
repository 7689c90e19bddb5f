/* Writes what is painted as an SVG file: shapes as shapes, and text as text. */
#pragma once

#include "chart/painter.h"

G_BEGIN_DECLS

/**
 * BstSvg: a file that is being written.
 */
typedef struct _BstSvg BstSvg;

BstSvg *bst_svg_new (double width, double height, const BstPalette *palette, const char *title, const char *description);
GBytes *bst_svg_end (BstSvg *self);

BstPainter bst_svg_get_painter (BstSvg *self);
void bst_svg_paint_scene (BstSvg *self, BstScene *scene, double x, double y);
void bst_svg_begin_group (BstSvg *self, const char *role, const char *label);
void bst_svg_end_group (BstSvg *self);

G_END_DECLS
