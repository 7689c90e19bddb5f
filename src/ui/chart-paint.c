#include "config.h"

#include "ui/chart-paint.h"

#include "chart/paint.h"
#include "ui/mark.h"

#define FOCUS_WIDTH 2.0

/* Where a scene is painted to. */
typedef struct
{
  GtkSnapshot *snapshot;
  GskRenderNode *cells; /* nullable */
} Canvas;

static void
append_rect (gpointer canvas, const BstRect *rect, const BstColor *color)
{
  GdkRGBA rgba = bst_color_to_rgba (color);

  gtk_snapshot_append_color (((Canvas *) canvas)->snapshot, &rgba, &GRAPHENE_RECT_INIT (rect->x, rect->y, rect->width, rect->height));
}

static void
append_frame (gpointer canvas, const BstRect *rect, double corner, double width, const BstColor *color)
{
  GdkRGBA rgba = bst_color_to_rgba (color);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (rect->x, rect->y, rect->width, rect->height);
  float thick = (float) width;
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, &bounds, (float) corner);
  gtk_snapshot_append_border (((Canvas *) canvas)->snapshot, &outline, (float[4]) { thick, thick, thick, thick },
                              (GdkRGBA[4]) { rgba, rgba, rgba, rgba });
}

static void
append_ring (gpointer canvas, double x, double y, double radius, double width, const BstColor *color)
{
  BstRect rect = { x - radius, y - radius, 2 * radius, 2 * radius };

  append_frame (canvas, &rect, radius, width, color);
}

static BstRect
grow (BstRect rect, double by)
{
  return (BstRect) { rect.x - by, rect.y - by, rect.width + 2 * by, rect.height + 2 * by };
}

/* What plain nodes cannot show. */
static void
append_with_cairo (GtkSnapshot *snapshot, const BstSign *sign)
{
  BstRect area = grow (bst_shape_get_bounds (sign->shape, sign->x, sign->y, sign->radius), BST_PAINT_HALO + 1);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (area.x, area.y, area.width, area.height));
  BstPainter painter = bst_painter_for_cairo (cr);

  painter.funcs->sign (painter.data, sign);
  cairo_destroy (cr);
}

/* Squares and dots are plain colour nodes; only slanted and dashed edges need cairo. */
static void
append_sign (gpointer canvas, const BstSign *sign)
{
  GtkSnapshot *snapshot = ((Canvas *) canvas)->snapshot;

  if (!sign->dashed && sign->shape == BST_SHAPE_SQUARE)
    {
      BstRect bounds = bst_shape_get_bounds (sign->shape, sign->x, sign->y, sign->radius);
      BstRect around = grow (bounds, BST_PAINT_HALO);

      if (sign->halo != NULL)
        append_rect (canvas, &around, sign->halo);
      append_rect (canvas, &bounds, sign->color);
    }
  else if (!sign->dashed && sign->shape == BST_SHAPE_DOT)
    {
      if (sign->halo != NULL)
        bst_shape_snapshot (snapshot, BST_SHAPE_DOT, sign->x, sign->y, sign->radius + BST_PAINT_HALO, sign->halo);
      bst_shape_snapshot (snapshot, BST_SHAPE_DOT, sign->x, sign->y, sign->radius, sign->color);
    }
  else
    append_with_cairo (snapshot, sign);
}

/* Dashes are rectangles. */
static void
append_dashed_line (gpointer canvas, const BstRect *line, const BstColor *color)
{
  gboolean across = line->width >= line->height;
  double length = across ? line->width : line->height;

  for (double at = 0; at < length; at += BST_PAINT_LINE_DASH + BST_PAINT_LINE_DASH_GAP)
    {
      double dash = MIN (BST_PAINT_LINE_DASH, length - at);
      BstRect rect = { line->x + (across ? at : 0), line->y + (across ? 0 : at),
                       across ? dash : line->width, across ? line->height : dash };

      append_rect (canvas, &rect, color);
    }
}

static void
append_text (gpointer canvas, const BstSceneText *text, PangoLayout *layout, double x, double y, const BstColor *color)
{
  GtkSnapshot *snapshot = ((Canvas *) canvas)->snapshot;
  GdkRGBA rgba = bst_color_to_rgba (color);

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, y));
  gtk_snapshot_append_layout (snapshot, layout, &rgba);
  gtk_snapshot_restore (snapshot);
}

static void
append_cells (gpointer canvas, BstDensity *density, const BstPalette *palette)
{
  Canvas *self = canvas;

  if (self->cells != NULL)
    gtk_snapshot_append_node (self->snapshot, self->cells);
}

/**
 * bst_scene_make_cells_node:
 *
 * What bst_scene_snapshot() paints of a density takes long enough to be kept: there may be
 * some ten thousand cells, and they change when the scene gets another density.
 *
 * Returns: (transfer full): the cells in these colours; nothing without a density
 */
GskRenderNode *
bst_scene_make_cells_node (BstScene *self, const BstPalette *palette)
{
  BstRect all = { 0 };
  GskRenderNode *node;
  BstPainter painter;
  cairo_t *cr;

  bst_scene_get_size (self, &all.width, &all.height);
  node = gsk_cairo_node_new (&GRAPHENE_RECT_INIT (0, 0, all.width, all.height));
  cr = gsk_cairo_node_get_draw_context (node);
  painter = bst_painter_for_cairo (cr);
  if (bst_scene_get_density (self) != NULL)
    painter.funcs->cells (painter.data, bst_scene_get_density (self), palette);
  cairo_destroy (cr);
  return node;
}

/* Paints what stands out of the cells: the outline of the one under the pointer, or that
 * of the one that has the keyboard's focus. */
void
bst_density_snapshot_cell (BstDensity *self, GtkSnapshot *snapshot, const BstPalette *palette, guint cell, gboolean focused)
{
  Canvas canvas = { snapshot, NULL };
  double reach = focused ? FOCUS_WIDTH + 3 : 2;
  BstRect rect = bst_density_get_rect (self, cell);
  BstRect around;

  rect = (BstRect) { rect.x - reach, rect.y - reach, rect.width - 1 + 2 * reach, rect.height - 1 + 2 * reach };
  around = grow (rect, 1);
  append_frame (&canvas, &around, 3, focused ? FOCUS_WIDTH + 2 : 3, &palette->ground);
  append_frame (&canvas, &rect, 2, focused ? FOCUS_WIDTH : 1, focused ? &palette->accent : &palette->ink);
}

/**
 * bst_scene_snapshot_layers:
 * @snapshot: where to; its pixels are those of the scene
 * @palette: in which colours
 * @layers: which part
 * @focused: the mark that shows the keyboard's focus, or -1
 * @cells: (nullable): bst_scene_make_cells_node() of the same; needed for the ground where
 *   there is a density
 *
 * Paints the chart, or one of its layers, as bst_scene_paint_cairo() does.
 */
void
bst_scene_snapshot_layers (BstScene *self, GtkSnapshot *snapshot, const BstPalette *palette, BstLayers layers,
                           int focused, GskRenderNode *cells)
{
  static const BstPainterFuncs funcs = {
    .rect = append_rect,
    .sign = append_sign,
    .ring = append_ring,
    .frame = append_frame,
    .dashed_line = append_dashed_line,
    .text = append_text,
    .cells = append_cells,
  };
  Canvas canvas = { snapshot, cells };
  BstPainter painter = { &funcs, &canvas, focused };

  bst_scene_paint (self, &painter, palette, layers);
}

/**
 * bst_scene_snapshot:
 *
 * Paints the whole chart, its ground included: both of bst_scene_snapshot_layers().
 */
void
bst_scene_snapshot (BstScene *self, GtkSnapshot *snapshot, const BstPalette *palette, int focused, GskRenderNode *cells)
{
  bst_scene_snapshot_layers (self, snapshot, palette, BST_LAYER_ALL, focused, cells);
}
