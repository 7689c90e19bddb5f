#include "config.h"

#include "chart/shape.h"

/* In radii. A square has the area of the dot, a side of √π radii; the weight of a
 * triangle is in its middle. */
#define SQUARE_REACH 0.886
#define TRIANGLE_REACH 1.15
#define TRIANGLE_FOOT 0.92
#define DIAMOND_REACH 1.2
#define CROSS_REACH 1.1
#define CROSS_HALF_WIDTH 0.42

/**
 * bst_shape_for:
 * @openness: a class
 *
 * Returns: the shape of its marks, which tells it apart without its colour
 */
BstShape
bst_shape_for (BstOpenness openness)
{
  static const BstShape shapes[BST_N_OPENNESS] = {
    [BST_OPENNESS_SOURCE] = BST_SHAPE_SQUARE,
    [BST_OPENNESS_WEIGHTS] = BST_SHAPE_DOT,
    [BST_OPENNESS_NONCOMMERCIAL] = BST_SHAPE_TRIANGLE,
    [BST_OPENNESS_CLOSED] = BST_SHAPE_DIAMOND,
    [BST_OPENNESS_UNKNOWN] = BST_SHAPE_CROSS,
  };

  g_return_val_if_fail ((guint) openness < BST_N_OPENNESS, BST_SHAPE_DOT);

  return shapes[openness];
}

/**
 * bst_shape_get_bounds:
 * @shape: a shape
 * @x: its middle
 * @y: its middle
 * @radius: of the dot; the other shapes look as large
 *
 * Returns: the rectangle that the shape fills
 */
BstRect
bst_shape_get_bounds (BstShape shape, double x, double y, double radius)
{
  double reach = radius, foot;

  if (shape == BST_SHAPE_SQUARE)
    reach = radius * SQUARE_REACH;
  else if (shape == BST_SHAPE_TRIANGLE)
    reach = radius * TRIANGLE_REACH;
  else if (shape == BST_SHAPE_DIAMOND)
    reach = radius * DIAMOND_REACH;
  else if (shape == BST_SHAPE_CROSS)
    reach = radius * CROSS_REACH;
  foot = shape == BST_SHAPE_TRIANGLE ? radius * TRIANGLE_FOOT : reach;
  return (BstRect) { x - reach, y - reach, 2 * reach, reach + foot };
}

/* Upright: two bars across each other, as one outline. */
static void
cross_path (cairo_t *cr, double x, double y, double radius)
{
  const double reach = radius * CROSS_REACH, half = radius * CROSS_HALF_WIDTH;
  const double corners[][2] = {
    { -half, -reach },
    { half, -reach },
    { half, -half },
    { reach, -half },
    { reach, half },
    { half, half },
    { half, reach },
    { -half, reach },
    { -half, half },
    { -reach, half },
    { -reach, -half },
    { -half, -half },
  };

  for (guint i = 0; i < G_N_ELEMENTS (corners); i++)
    cairo_line_to (cr, x + corners[i][0], y + corners[i][1]);
  cairo_close_path (cr);
}

/**
 * bst_shape_path:
 * @cr: where the path begins
 * @shape: a shape
 * @x: its middle
 * @y: its middle
 * @radius: of the dot; the other shapes look as large
 *
 * Adds the outline of a mark to the path.
 */
void
bst_shape_path (cairo_t *cr, BstShape shape, double x, double y, double radius)
{
  BstRect bounds = bst_shape_get_bounds (shape, x, y, radius);
  double right = bounds.x + bounds.width, bottom = bounds.y + bounds.height;

  cairo_new_sub_path (cr);
  switch (shape)
    {
    case BST_SHAPE_SQUARE:
      cairo_rectangle (cr, bounds.x, bounds.y, bounds.width, bounds.height);
      break;
    case BST_SHAPE_TRIANGLE:
      cairo_move_to (cr, x, bounds.y);
      cairo_line_to (cr, right, bottom);
      cairo_line_to (cr, bounds.x, bottom);
      cairo_close_path (cr);
      break;
    case BST_SHAPE_DIAMOND:
      cairo_move_to (cr, x, bounds.y);
      cairo_line_to (cr, right, y);
      cairo_line_to (cr, x, bottom);
      cairo_line_to (cr, bounds.x, y);
      cairo_close_path (cr);
      break;
    case BST_SHAPE_CROSS:
      cross_path (cr, x, y, radius);
      break;
    case BST_SHAPE_DOT:
    default:
      cairo_arc (cr, x, y, radius, 0, 2 * G_PI);
      cairo_close_path (cr);
      break;
    }
}
