/* Paints a scene with cairo, and what other painters need to paint the same. */
#pragma once

#include <pango/pangocairo.h>

#include "chart/palette.h"
#include "chart/scene.h"

G_BEGIN_DECLS

/* How much of the ground is kept free around a mark, so that marks that touch stay
 * two. */
#define BST_PAINT_HALO 1.0

/* The same among cells, which may have the mark's own colour. */
#define BST_PAINT_CELL_HALO 2.5

/* The outlines of a ring, of an estimate and of the selection, the line to a ring, and
 * how far the selection's ring is from its mark. */
#define BST_PAINT_RING 1.75
#define BST_PAINT_DASHED 2.0
#define BST_PAINT_SELECTION 2.0
#define BST_PAINT_LINE 1.5
#define BST_PAINT_SELECTION_GAP 3.5

void bst_scene_paint_cairo (BstScene *self, cairo_t *cr, const BstPalette *palette);

const BstColor *bst_paint_rule_color (const BstPalette *palette, const BstSceneRule *rule);
const BstColor *bst_paint_text_color (const BstPalette *palette, const BstSceneText *text);
void bst_paint_density (BstScene *scene, cairo_t *cr, const BstPalette *palette);
BstPalette bst_paint_for_selected (BstScene *scene, const BstPalette *palette);
BstRect bst_paint_get_plate (const BstSceneText *label);
BstRect bst_paint_get_line (const BstSceneMark *mark);
void bst_paint_sign (cairo_t *cr, const BstSceneMark *mark, const BstPalette *palette);

G_END_DECLS
