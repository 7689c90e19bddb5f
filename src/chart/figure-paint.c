#include "config.h"

#include "chart/figure-private.h"

#include "chart/paint.h"
#include "chart/png.h"
#include "chart/svg.h"

#define KEY_RADIUS 5

static void
paint_key (BstFigure *self, const BstPainter *painter, const BstFigureKey *key)
{
  BstSceneMark mark = { .openness = key->openness, .shape = bst_shape_for (key->openness), .x = key->x, .y = key->y, .radius = KEY_RADIUS };

  switch (key->kind)
    {
    case BST_FIGURE_KEY_RING:
      bst_painter_ring (painter, key->x, key->y, KEY_RADIUS, &self->palette->ink, &self->palette->ground);
      break;
    case BST_FIGURE_KEY_ESTIMATE:
    case BST_FIGURE_KEY_SIGN:
    default:
      mark.estimated = key->kind == BST_FIGURE_KEY_ESTIMATE;
      mark.shape = mark.estimated ? BST_SHAPE_DOT : mark.shape;
      bst_painter_sign (painter, &mark, self->palette);
      break;
    }
}

static void
paint_part (BstFigure *self, const BstPainter *painter, BstFigurePartName name)
{
  const BstFigurePart *part = &self->parts[name];

  if (!part->is_shown)
    return;
  for (guint i = 0; i < part->keys->len; i++)
    paint_key (self, painter, &g_array_index (part->keys, BstFigureKey, i));
  for (guint i = 0; i < part->texts->len; i++)
    {
      const BstFigureText *text = &g_array_index (part->texts, BstFigureText, i);

      painter->funcs->text (painter->data, &text->text, text->layout, text->rect.x, text->rect.y,
                            bst_painter_text_color (self->palette, text->text.role));
    }
}

static void
paint_ground (BstFigure *self, const BstPainter *painter)
{
  BstRect all = { 0, 0, self->width, self->height };

  painter->funcs->rect (painter->data, &all, &self->palette->ground);
}

static void
paint_words (BstFigure *self, const BstPainter *painter)
{
  for (int i = 0; i < BST_FIGURE_LEGEND; i++)
    paint_part (self, painter, (BstFigurePartName) i);
}

static void
paint_notes (BstFigure *self, const BstPainter *painter)
{
  if (self->rule.height > 0)
    painter->funcs->rect (painter->data, &self->rule, &self->palette->grid);
  for (int i = BST_N_FIGURE_PARTS_ABOVE; i < BST_N_FIGURE_PARTS; i++)
    paint_part (self, painter, (BstFigurePartName) i);
}

static void
paint_figure (cairo_t *cr, gpointer figure)
{
  BstFigure *self = figure;
  BstPainter painter = bst_painter_for_cairo (cr);

  paint_ground (self, &painter);
  paint_words (self, &painter);
  paint_part (self, &painter, BST_FIGURE_LEGEND);
  cairo_save (cr);
  cairo_translate (cr, self->scene_x, self->scene_y);
  bst_scene_paint (self->scene, &painter, self->palette, BST_LAYER_ALL);
  cairo_restore (cr);
  paint_notes (self, &painter);
}

/**
 * bst_figure_write_svg:
 *
 * Returns: (transfer full): an SVG file with real text, which has the same bytes whenever
 *   the figure is the same
 */
GBytes *
bst_figure_write_svg (BstFigure *self)
{
  BstSvg *svg = bst_svg_new (self->width, self->height, self->palette, self->title, self->summary);
  BstPainter painter = bst_svg_get_painter (svg);

  paint_ground (self, &painter);
  paint_words (self, &painter);
  /* Translators: spoken: the signs of a chart and what they mean */
  bst_svg_begin_group (svg, "graphics-object", C_ ("chart", "Legend"));
  paint_part (self, &painter, BST_FIGURE_LEGEND);
  bst_svg_end_group (svg);
  bst_svg_paint_scene (svg, self->scene, self->scene_x, self->scene_y);
  paint_notes (self, &painter);
  return bst_svg_end (svg);
}

/**
 * bst_figure_write_png:
 * @scale: how many pixels of the picture there are for each of the figure's, from 1 to
 *   %BST_FIGURE_MOST_SCALE
 * @error: return location for a translated error
 *
 * Returns: (transfer full) (nullable): a PNG file, which has the same bytes whenever the
 *   figure is the same; %NULL where it would be too large
 */
GBytes *
bst_figure_write_png (BstFigure *self, guint scale, GError **error)
{
  return bst_png_write (self->width, self->height, CLAMP (scale, 1, BST_FIGURE_MOST_SCALE), paint_figure, self, error);
}

/**
 * bst_figure_write_pixels:
 *
 * As bst_figure_write_png(), but gives the pixels as bst_png_write_pixels() does, for a
 * GdkMemoryTexture of GDK_MEMORY_DEFAULT.
 *
 * Returns: (transfer full) (nullable): the pixels
 */
GBytes *
bst_figure_write_pixels (BstFigure *self, guint scale, int *width, int *height, gsize *stride, GError **error)
{
  return bst_png_write_pixels (self->width, self->height, CLAMP (scale, 1, BST_FIGURE_MOST_SCALE), paint_figure, self,
                               width, height, stride, error);
}
