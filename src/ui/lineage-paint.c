#include "config.h"

#include "ui/lineage-paint.h"

#include <math.h>

#define LINE_WIDTH 1.5
#define HEAD 4.5
#define CORNER 7.0

/* Each relation has a line of its own, so that colour is not needed to tell them apart. */
static void
set_style (cairo_t *cr, BstRelation relation)
{
  static const double dashes[] = { 7, 4 }, dots[] = { 0.1, 4.5 };

  cairo_set_line_width (cr, LINE_WIDTH);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_BUTT);
  cairo_set_dash (cr, NULL, 0, 0);
  if (relation == BST_RELATION_ADAPTER)
    cairo_set_dash (cr, dashes, 2, 0);
  if (relation == BST_RELATION_QUANTIZED)
    {
      cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
      cairo_set_line_width (cr, 2.2);
      cairo_set_dash (cr, dots, 2, 0);
    }
  if (relation == BST_RELATION_UNKNOWN)
    cairo_set_line_width (cr, 1);
}

static void
add_corner (cairo_t *cr, const BstLineagePoint *points)
{
  double radius = MIN (CORNER, MIN (fabs (points[1].y - points[0].y), fabs (points[2].x - points[1].x)));
  double side = points[2].x < points[1].x ? -radius : radius;

  cairo_move_to (cr, points[0].x, points[0].y);
  cairo_line_to (cr, points[1].x, points[1].y - radius);
  cairo_curve_to (cr, points[1].x, points[1].y - radius / 2, points[1].x + side / 2, points[1].y, points[1].x + side, points[1].y);
  cairo_line_to (cr, points[2].x, points[2].y);
}

/* @by: how far beside its path the line is drawn */
static void
stroke_path (cairo_t *cr, const BstLineagePath *path, double by)
{
  cairo_save (cr);
  cairo_translate (cr, path->is_corner ? (path->points[2].x < path->points[1].x ? -by : by) : 0, by);
  if (path->is_corner)
    add_corner (cr, path->points);
  else
    {
      cairo_move_to (cr, path->points[0].x, path->points[0].y);
      cairo_curve_to (cr, path->points[1].x, path->points[1].y, path->points[2].x, path->points[2].y,
                      path->points[3].x, path->points[3].y);
    }
  cairo_restore (cr);
  cairo_stroke (cr);
}

/* The tip of the arrow, at what was made. */
static void
fill_head (cairo_t *cr, const BstLineagePath *path)
{
  const BstLineagePoint *tip = &path->points[3];
  const BstLineagePoint *before = path->is_corner ? &path->points[1] : &path->points[2];
  double back = before->x <= tip->x ? -HEAD * 1.4 : HEAD * 1.4;

  cairo_set_dash (cr, NULL, 0, 0);
  cairo_move_to (cr, tip->x, tip->y);
  cairo_line_to (cr, tip->x + back, tip->y - HEAD * 0.8);
  cairo_line_to (cr, tip->x + back, tip->y + HEAD * 0.8);
  cairo_close_path (cr);
  cairo_fill (cr);
}

/* Whether an edge is on the way from a node to the model. */
static gboolean
is_on_way (const BstLineage *lineage, const BstLineageEdge *edge, guint from)
{
  guint at = from;

  while (at != BST_LINEAGE_NONE && bst_lineage_get_node (lineage, at)->nearer != BST_LINEAGE_NONE)
    {
      guint nearer = bst_lineage_get_node (lineage, at)->nearer;

      if ((edge->base == at && edge->derived == nearer) || (edge->derived == at && edge->base == nearer))
        return TRUE;
      at = nearer;
    }
  return FALSE;
}

static void
paint_edge (cairo_t *cr, BstRelation relation, const BstLineagePath *path)
{
  set_style (cr, relation);
  if (relation == BST_RELATION_MERGE)
    {
      stroke_path (cr, path, -1.5);
      stroke_path (cr, path, 1.5);
    }
  else
    stroke_path (cr, path, 0);
  fill_head (cr, path);
}

/* Paints the edges that are marked, or those that are not. Where lines lie over each other
 * they are no stronger than one. */
static void
paint_edges (cairo_t *cr, const BstLineage *lineage, const BstLineageLayout *layout, const GdkRGBA *color, guint from,
             gboolean marked)
{
  cairo_push_group (cr);
  cairo_set_source_rgb (cr, color->red, color->green, color->blue);
  for (guint i = 0; i < layout->n_paths; i++)
    {
      const BstLineageEdge *edge = bst_lineage_get_edge (lineage, i);

      if (!layout->paths[i].is_hidden && is_on_way (lineage, edge, from) == marked)
        paint_edge (cr, bst_lineage_get_node (lineage, edge->derived)->relation, &layout->paths[i]);
    }
  cairo_pop_group_to_source (cr);
  cairo_paint_with_alpha (cr, color->alpha);
}

/**
 * bst_lineage_paint_edges:
 * @from: the node from which the way to the model is marked; BST_LINEAGE_NONE for no way
 */
void
bst_lineage_paint_edges (cairo_t *cr, const BstLineage *lineage, const BstLineageLayout *layout,
                         const GdkRGBA *color, const GdkRGBA *accent, guint from)
{
  paint_edges (cr, lineage, layout, color, from, FALSE);
  if (from != BST_LINEAGE_NONE)
    paint_edges (cr, lineage, layout, accent, from, TRUE);
}
