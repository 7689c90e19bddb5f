#include "config.h"

#include "chart/paint.h"

#include <math.h>

/* How much of the ground is kept free around a mark, so that marks that touch stay
 * two. */
#define HALO 0.75

static void
set_color (cairo_t *cr, const BstColor *color)
{
  cairo_set_source_rgba (cr, color->red, color->green, color->blue, color->alpha);
}

/**
 * bst_shape_path:
 * @cr: where the path begins
 * @shape: a shape
 * @x: its middle
 * @y: its middle
 * @radius: of the dot; the other shapes look as large
 *
 * Adds the outline of a mark to the path. A triangle's weight is in its middle.
 */
void
bst_shape_path (cairo_t *cr, BstShape shape, double x, double y, double radius)
{
  double side;

  cairo_new_sub_path (cr);
  switch (shape)
    {
    case BST_SHAPE_SQUARE:
      /* The same area as the dot: a side of √π radii. */
      side = radius * 0.886;
      cairo_rectangle (cr, x - side, y - side, 2 * side, 2 * side);
      break;
    case BST_SHAPE_TRIANGLE:
      side = radius * 1.15;
      cairo_move_to (cr, x, y - side);
      cairo_line_to (cr, x + side, y + side * 0.8);
      cairo_line_to (cr, x - side, y + side * 0.8);
      cairo_close_path (cr);
      break;
    case BST_SHAPE_DIAMOND:
      side = radius * 1.2;
      cairo_move_to (cr, x, y - side);
      cairo_line_to (cr, x + side, y);
      cairo_line_to (cr, x, y + side);
      cairo_line_to (cr, x - side, y);
      cairo_close_path (cr);
      break;
    case BST_SHAPE_DOT:
    default:
      cairo_arc (cr, x, y, radius, 0, 2 * G_PI);
      break;
    }
}

static void
paint_rules (BstScene *scene, cairo_t *cr, const BstPalette *palette)
{
  guint n_rules;
  const BstSceneRule *rules = bst_scene_get_rules (scene, &n_rules);

  for (guint i = 0; i < n_rules; i++)
    {
      const BstRect *rect = &rules[i].rect;

      if (rules[i].kind == BST_RULE_TICK)
        set_color (cr, &palette->muted);
      else if (rules[i].kind == BST_RULE_AXIS || rules[i].rank == BST_TICK_MAJOR)
        set_color (cr, &palette->grid);
      else
        set_color (cr, rules[i].rank == BST_TICK_MINOR ? &palette->grid_minor : &palette->grid_faint);
      cairo_rectangle (cr, rect->x, rect->y, rect->width, rect->height);
      cairo_fill (cr);
    }
}

/* An outline over what is there already. */
static void
paint_outline (cairo_t *cr, const BstPalette *palette, const BstColor *color, double width, gboolean dashed)
{
  const double dashes[] = { 2.5, 1.5 };

  set_color (cr, &palette->ground);
  cairo_fill_preserve (cr);
  set_color (cr, color);
  cairo_set_line_width (cr, width);
  if (dashed)
    cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
}

static void
paint_sign (cairo_t *cr, const BstSceneMark *mark, const BstPalette *palette)
{
  const BstColor *color = &palette->openness[mark->openness];

  if (mark->estimated)
    {
      bst_shape_path (cr, mark->shape, mark->x, mark->y, mark->radius - 0.5);
      paint_outline (cr, palette, color, 1.5, TRUE);
      return;
    }
  bst_shape_path (cr, mark->shape, mark->x, mark->y, mark->radius);
  set_color (cr, &palette->ground);
  cairo_set_line_width (cr, 2 * HALO);
  cairo_stroke_preserve (cr);
  set_color (cr, color);
  cairo_fill (cr);
}

static void
paint_mark (cairo_t *cr, const BstSceneMark *mark, const BstPalette *palette)
{
  const BstColor *color = &palette->openness[mark->openness];
  const BstRect *bar = &mark->bar;

  set_color (cr, color);
  if (bar->width > 0)
    {
      cairo_rectangle (cr, bar->x, bar->y, bar->width, bar->height);
      cairo_fill (cr);
    }
  else if (mark->has_ring)
    {
      cairo_set_line_width (cr, 1.5);
      cairo_move_to (cr, mark->x, mark->y);
      cairo_line_to (cr, mark->ring_x, mark->ring_y);
      cairo_stroke (cr);
    }
  if (mark->has_ring)
    {
      cairo_new_sub_path (cr);
      cairo_arc (cr, mark->ring_x, mark->ring_y, mark->radius - 0.25, 0, 2 * G_PI);
      paint_outline (cr, palette, color, 1.75, FALSE);
    }
  paint_sign (cr, mark, palette);
}

/* What stands out: the row, or a ring around the point. */
static void
paint_emphasis (BstScene *scene, cairo_t *cr, const BstPalette *palette, gboolean rows)
{
  guint n_marks;
  const BstSceneMark *marks = bst_scene_get_marks (scene, &n_marks);
  int selected = bst_scene_get_selected (scene);
  const BstSceneMark *mark = selected >= 0 ? &marks[selected] : NULL;

  if (mark == NULL || rows != (bst_scene_get_kind (scene) == BST_CHART_RANKING))
    return;
  if (rows)
    {
      set_color (cr, &palette->highlight);
      cairo_rectangle (cr, mark->area.x, mark->area.y, mark->area.width, mark->area.height);
      cairo_fill (cr);
      return;
    }
  cairo_new_sub_path (cr);
  cairo_arc (cr, mark->x, mark->y, mark->radius + 4.5, 0, 2 * G_PI);
  set_color (cr, &palette->accent);
  cairo_set_line_width (cr, 2);
  cairo_stroke (cr);
}

static void
paint_text (BstScene *scene, cairo_t *cr, const BstSceneText *text, const BstPalette *palette)
{
  double x, y;
  g_autoptr (PangoLayout) layout = bst_scene_create_layout (scene, text, &x, &y);

  switch (text->role)
    {
    case BST_TEXT_TICK:
    case BST_TEXT_MUTED:
    case BST_TEXT_STRIP:
      set_color (cr, &palette->muted);
      break;
    case BST_TEXT_LABEL:
    case BST_TEXT_SELECTED:
    case BST_TEXT_NAME:
    case BST_TEXT_VALUE:
    default:
      set_color (cr, &palette->ink);
      break;
    }
  cairo_move_to (cr, x, y);
  pango_cairo_show_layout (cr, layout);
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
  double width, height;
  guint n_marks, n_texts;
  const BstSceneMark *marks = bst_scene_get_marks (self, &n_marks);
  const BstSceneText *texts;

  bst_scene_get_size (self, &width, &height);
  cairo_save (cr);
  set_color (cr, &palette->ground);
  cairo_rectangle (cr, 0, 0, width, height);
  cairo_fill (cr);

  paint_emphasis (self, cr, palette, TRUE);
  paint_rules (self, cr, palette);
  for (guint i = 0; i < n_marks; i++)
    paint_mark (cr, &marks[i], palette);
  /* What stands out is not hidden by what comes after it. */
  if (bst_scene_get_hovered (self) >= 0)
    paint_mark (cr, &marks[bst_scene_get_hovered (self)], palette);
  if (bst_scene_get_selected (self) >= 0)
    paint_mark (cr, &marks[bst_scene_get_selected (self)], palette);
  paint_emphasis (self, cr, palette, FALSE);
  texts = bst_scene_get_texts (self, &n_texts);
  for (guint i = 0; i < n_texts; i++)
    paint_text (self, cr, &texts[i], palette);
  texts = bst_scene_get_labels (self, &n_texts);
  for (guint i = 0; i < n_texts; i++)
    paint_text (self, cr, &texts[i], palette);
  cairo_restore (cr);
}
