#include "config.h"

#include "chart/paint.h"

static void
set_color (cairo_t *cr, const BstColor *color)
{
  cairo_set_source_rgba (cr, color->red, color->green, color->blue, color->alpha);
}

static void
paint_rect (gpointer cr, const BstRect *rect, const BstColor *color)
{
  set_color (cr, color);
  cairo_rectangle (cr, rect->x, rect->y, rect->width, rect->height);
  cairo_fill (cr);
}

/* The path stays. */
static void
paint_halo (cairo_t *cr, const BstColor *color)
{
  set_color (cr, color);
  cairo_set_line_width (cr, 2 * BST_PAINT_HALO);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_stroke_preserve (cr);
  cairo_fill_preserve (cr);
}

static void
stroke_dashed (cairo_t *cr, double width, double dash, double gap)
{
  const double dashes[] = { dash, gap };

  cairo_set_line_width (cr, width);
  cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
}

static void
paint_sign (gpointer cr, const BstSign *sign)
{
  bst_shape_path (cr, sign->shape, sign->x, sign->y, sign->radius);
  if (sign->halo != NULL)
    paint_halo (cr, sign->halo);
  if (!sign->dashed)
    {
      set_color (cr, sign->color);
      cairo_fill (cr);
      return;
    }
  cairo_new_path (cr);
  bst_shape_path (cr, sign->shape, sign->x, sign->y, sign->radius - BST_PAINT_DASHED / 2);
  set_color (cr, sign->color);
  stroke_dashed (cr, BST_PAINT_DASHED, BST_PAINT_DASH, BST_PAINT_DASH_GAP);
}

static void
paint_ring (gpointer cr, double x, double y, double radius, double width, const BstColor *color)
{
  cairo_new_sub_path (cr);
  cairo_arc (cr, x, y, radius - width / 2, 0, 2 * G_PI);
  set_color (cr, color);
  cairo_set_line_width (cr, width);
  cairo_stroke (cr);
}

static void
paint_frame (gpointer cr, const BstRect *rect, double corner, double width, const BstColor *color)
{
  double left = rect->x + width / 2, right = rect->x + rect->width - width / 2;
  double top = rect->y + width / 2, bottom = rect->y + rect->height - width / 2;
  double radius = MAX (corner - width / 2, 0);

  cairo_new_sub_path (cr);
  cairo_arc (cr, right - radius, top + radius, radius, -G_PI_2, 0);
  cairo_arc (cr, right - radius, bottom - radius, radius, 0, G_PI_2);
  cairo_arc (cr, left + radius, bottom - radius, radius, G_PI_2, G_PI);
  cairo_arc (cr, left + radius, top + radius, radius, G_PI, 3 * G_PI_2);
  cairo_close_path (cr);
  set_color (cr, color);
  cairo_set_line_width (cr, width);
  cairo_stroke (cr);
}

static void
paint_dashed_line (gpointer cr, const BstRect *line, const BstColor *color)
{
  gboolean across = line->width >= line->height;

  cairo_move_to (cr, across ? line->x : line->x + line->width / 2, across ? line->y + line->height / 2 : line->y);
  cairo_line_to (cr, across ? line->x + line->width : line->x + line->width / 2,
                 across ? line->y + line->height / 2 : line->y + line->height);
  set_color (cr, color);
  stroke_dashed (cr, across ? line->height : line->width, BST_PAINT_LINE_DASH, BST_PAINT_LINE_DASH_GAP);
}

static void
paint_text (gpointer cr, const BstSceneText *text, PangoLayout *layout, double x, double y, const BstColor *color)
{
  set_color (cr, color);
  cairo_move_to (cr, x, y);
  pango_cairo_show_layout (cr, layout);
}

static void
paint_cells (gpointer cr, BstDensity *density, const BstPalette *palette)
{
  guint n_cells;
  const BstDensityCell *cells = bst_density_get_cells (density, &n_cells);
  BstRamps ramps;

  bst_ramps_init (&ramps, palette);
  cairo_save (cr);
  cairo_set_antialias (cr, CAIRO_ANTIALIAS_NONE);
  for (guint i = 0; i < n_cells; i++)
    {
      BstRect rect = bst_density_get_rect (density, i);

      paint_rect (cr, &rect, &ramps.colors[cells[i].openness][bst_ramps_get_step (density, i)]);
    }
  cairo_restore (cr);
}

/**
 * bst_painter_for_cairo:
 * @cr: where to; its pixels are those of the scene
 *
 * Returns: what paints there; @cr must outlive it
 */
BstPainter
bst_painter_for_cairo (cairo_t *cr)
{
  static const BstPainterFuncs funcs = {
    .rect = paint_rect,
    .sign = paint_sign,
    .ring = paint_ring,
    .frame = paint_frame,
    .dashed_line = paint_dashed_line,
    .text = paint_text,
    .cells = paint_cells,
  };

  return (BstPainter) { &funcs, cr, -1 };
}

/**
 * bst_scene_paint_cairo:
 * @cr: where to; its pixels are those of the scene
 * @palette: in which colours
 *
 * Paints the whole chart, its ground included.
 */
void
bst_scene_paint_cairo (BstScene *self, cairo_t *cr, const BstPalette *palette)
{
  BstPainter painter = bst_painter_for_cairo (cr);

  cairo_save (cr);
  bst_scene_paint (self, &painter, palette, BST_LAYER_ALL);
  cairo_restore (cr);
}
