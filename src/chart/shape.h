/* The shapes of the signs of openness. */
#pragma once

#include <cairo.h>

#include "chart/rect.h"
#include "core/kind.h"

G_BEGIN_DECLS

typedef enum
{
  BST_SHAPE_SQUARE, /* open source */
  BST_SHAPE_DOT, /* open weights */
  BST_SHAPE_TRIANGLE, /* non-commercial */
  BST_SHAPE_DIAMOND, /* closed */
  BST_SHAPE_CROSS, /* unknown */
} BstShape;

BstShape bst_shape_for (BstOpenness openness);
BstRect bst_shape_get_bounds (BstShape shape, double x, double y, double radius);
void bst_shape_path (cairo_t *cr, BstShape shape, double x, double y, double radius);

G_END_DECLS
