#include "config.h"

#include "ui/chart-paint.h"

#include <math.h>

#include "chart/paint.h"
#include "ui/mark.h"

#define FOCUS_WIDTH 2.0

/* Of more marks than these each is stamped on one picture: a node each takes longer. */
#define MOST_NODES 150

/* Where a scene is painted to. */
typedef struct
{
  GtkSnapshot *snapshot;
  BstStamps *stamps;
  int scale; /* pixels of the screen a pixel of the scene */
  double width; /* of the scene */
  double height;
  gboolean many; /* marks */
  cairo_surface_t *image; /* what cells or marks are put on, while they are; else NULL */
  BstPainter stamper; /* puts them there */
} Canvas;

static void
append_rect (gpointer canvas, const BstRect *rect, const BstColor *color)
{
  Canvas *self = canvas;
  GdkRGBA rgba = bst_color_to_rgba (color);

  if (self->image != NULL)
    {
      self->stamper.funcs->rect (self->stamper.data, rect, color);
      return;
    }
  gtk_snapshot_append_color (self->snapshot, &rgba, &GRAPHENE_RECT_INIT (rect->x, rect->y, rect->width, rect->height));
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
  Canvas *self = canvas;

  if (self->image != NULL)
    self->stamper.funcs->ring (self->stamper.data, x, y, radius, width, color);
  else
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
  Canvas *self = canvas;
  GtkSnapshot *snapshot = self->snapshot;

  if (self->image != NULL)
    self->stamper.funcs->sign (self->stamper.data, sign);
  else if (!sign->dashed && sign->shape == BST_SHAPE_SQUARE)
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

  if (self->image != NULL)
    self->stamper.funcs->cells (self->stamper.data, density, palette);
}

/* Cells and very many marks become one picture. */
static void
begin_part (gpointer canvas, BstPart part)
{
  Canvas *self = canvas;

  if (part != BST_PART_CELLS && (part != BST_PART_MARKS || !self->many))
    return;
  self->image = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) ceil (self->width * self->scale), (int) ceil (self->height * self->scale));
  cairo_surface_set_device_scale (self->image, self->scale, self->scale);
  bst_stamps_set_target (self->stamps, self->image);
  self->stamper = bst_painter_for_stamps (self->stamps);
}

/* As a node of cairo: a texture would be converted to floats and back whenever GTK's cairo
 * renderer draws it, and what draws with OpenGL keeps the one like the other. */
static void
end_part (gpointer canvas, BstPart part)
{
  Canvas *self = canvas;
  cairo_t *cr;

  if (self->image == NULL)
    return;
  bst_stamps_set_target (self->stamps, NULL);
  cr = gtk_snapshot_append_cairo (self->snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) ceil (self->width), (float) ceil (self->height)));
  cairo_set_source_surface (cr, self->image, 0, 0);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_NEAREST);
  cairo_paint (cr);
  cairo_destroy (cr);
  g_clear_pointer (&self->image, cairo_surface_destroy);
}

static const BstPainterFuncs funcs = {
  .rect = append_rect,
  .sign = append_sign,
  .ring = append_ring,
  .frame = append_frame,
  .dashed_line = append_dashed_line,
  .text = append_text,
  .cells = append_cells,
  .begin_part = begin_part,
  .end_part = end_part,
};

/**
 * bst_scene_make_ground:
 * @palette: in which colours
 * @stamps: signs that were painted already; more are added
 * @scale: pixels of the screen a pixel of the scene
 *
 * What of the chart is the same whatever the pointer is at and whatever is selected. It is
 * worth keeping: there may be some ten thousand cells, or some thousand marks.
 *
 * Returns: (transfer full) (nullable): the ground; %NULL for nothing
 */
GskRenderNode *
bst_scene_make_ground (BstScene *self, const BstPalette *palette, BstStamps *stamps, int scale)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  Canvas canvas = { .snapshot = snapshot, .stamps = stamps, .scale = scale };
  BstPainter painter = { &funcs, &canvas, -1 };
  guint n_marks;

  bst_scene_get_size (self, &canvas.width, &canvas.height);
  bst_scene_get_marks (self, &n_marks);
  /* The rows of a ranking may be higher than any picture. */
  canvas.many = n_marks > MOST_NODES && bst_scene_get_kind (self) == BST_CHART_TIMELINE;
  bst_scene_paint (self, &painter, palette, BST_LAYER_GROUND);
  return gtk_snapshot_free_to_node (snapshot);
}

/**
 * bst_scene_snapshot_top:
 * @snapshot: where to; its pixels are those of the scene
 * @palette: in which colours
 * @focused: the mark that shows the keyboard's focus, or -1
 *
 * Paints what stands out, over the ground.
 */
void
bst_scene_snapshot_top (BstScene *self, GtkSnapshot *snapshot, const BstPalette *palette, int focused)
{
  Canvas canvas = { .snapshot = snapshot };
  BstPainter painter = { &funcs, &canvas, focused };

  bst_scene_paint (self, &painter, palette, BST_LAYER_TOP);
}

/* Paints what stands out of the cells: the outline of the one under the pointer, or that
 * of the one that has the keyboard's focus. */
void
bst_density_snapshot_cell (BstDensity *self, GtkSnapshot *snapshot, const BstPalette *palette, guint cell, gboolean focused)
{
  Canvas canvas = { .snapshot = snapshot };
  double reach = focused ? FOCUS_WIDTH + 3 : 2;
  BstRect rect = bst_density_get_rect (self, cell);
  BstRect around;

  rect = (BstRect) { rect.x - reach, rect.y - reach, rect.width - 1 + 2 * reach, rect.height - 1 + 2 * reach };
  around = grow (rect, 1);
  append_frame (&canvas, &around, 3, focused ? FOCUS_WIDTH + 2 : 3, &palette->ground);
  append_frame (&canvas, &rect, 2, focused ? FOCUS_WIDTH : 1, focused ? &palette->accent : &palette->ink);
}

/* A ground for words over the chart, with an edge. */
void
bst_snapshot_plate (GtkSnapshot *snapshot, const BstPalette *palette, const BstRect *rect)
{
  Canvas canvas = { .snapshot = snapshot };
  BstRect around = grow (*rect, 1);

  append_rect (&canvas, rect, &palette->ground);
  append_frame (&canvas, &around, 3, 1, &palette->muted);
}
