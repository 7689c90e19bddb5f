#include "config.h"

#include "chart/paint.h"

#include <math.h>

static void
set_color (cairo_t *cr, const BstColor *color)
{
  cairo_set_source_rgba (cr, color->red, color->green, color->blue, color->alpha);
}

static void
fill_rect (cairo_t *cr, const BstRect *rect, const BstColor *color)
{
  set_color (cr, color);
  cairo_rectangle (cr, rect->x, rect->y, rect->width, rect->height);
  cairo_fill (cr);
}

/**
 * bst_paint_rule_color:
 *
 * Returns: (transfer none): the colour of a rule
 */
const BstColor *
bst_paint_rule_color (const BstPalette *palette, const BstSceneRule *rule)
{
  if (rule->kind == BST_RULE_TICK)
    return &palette->muted;
  if (rule->kind == BST_RULE_AXIS || rule->rank == BST_TICK_MAJOR)
    return &palette->grid;
  return rule->rank == BST_TICK_MINOR ? &palette->grid_minor : &palette->grid_faint;
}

/**
 * bst_paint_text_color:
 *
 * Returns: (transfer none): the colour of a text
 */
const BstColor *
bst_paint_text_color (const BstPalette *palette, const BstSceneText *text)
{
  switch (text->role)
    {
    case BST_TEXT_TICK:
    case BST_TEXT_MUTED:
    case BST_TEXT_STRIP:
    case BST_TEXT_SENTENCE:
      return &palette->muted;
    case BST_TEXT_LABEL:
    case BST_TEXT_SELECTED:
    case BST_TEXT_NAME:
    case BST_TEXT_VALUE:
    default:
      return &palette->ink;
    }
}

/**
 * bst_paint_for_selected:
 *
 * Returns: the colours for the selected mark: in a ranking its row has another ground
 */
BstPalette
bst_paint_for_selected (BstScene *scene, const BstPalette *palette)
{
  BstPalette colors = *palette;

  if (bst_scene_get_kind (scene) == BST_CHART_RANKING)
    colors.ground = palette->highlight;
  return colors;
}

/**
 * bst_paint_get_plate:
 * @label: a label beside a point
 *
 * Returns: where the ground is to be painted so that no line goes through its letters
 */
BstRect
bst_paint_get_plate (const BstSceneText *label)
{
  const BstRect *box = &label->box;

  return (BstRect) { box->x - 1, round (box->y), box->width + 2, box->height };
}

/**
 * bst_paint_get_line:
 * @mark: a mark of a timeline that has a ring
 *
 * Returns: the line from its sign to its ring
 */
BstRect
bst_paint_get_line (const BstSceneMark *mark)
{
  return (BstRect) { mark->x - BST_PAINT_LINE / 2, MIN (mark->y, mark->ring_y),
                     BST_PAINT_LINE, fabs (mark->ring_y - mark->y) };
}

/* Keeps the ground free around the path, which stays. */
static void
paint_halo (cairo_t *cr, const BstPalette *palette)
{
  set_color (cr, &palette->ground);
  cairo_set_line_width (cr, 2 * BST_PAINT_HALO);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_stroke_preserve (cr);
  cairo_fill_preserve (cr);
}

static void
paint_estimate (cairo_t *cr, const BstSceneMark *mark, const BstPalette *palette)
{
  const double dashes[] = { 3, 2 };

  bst_shape_path (cr, mark->shape, mark->x, mark->y, mark->radius);
  paint_halo (cr, palette);
  cairo_new_path (cr);
  bst_shape_path (cr, mark->shape, mark->x, mark->y, mark->radius - BST_PAINT_DASHED / 2);
  set_color (cr, &palette->openness[mark->openness]);
  cairo_set_line_width (cr, BST_PAINT_DASHED);
  cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
}

/**
 * bst_paint_sign:
 *
 * Paints the sign of a mark, with the free ground around it: its shape, or the dashed
 * outline of its shape where the figure is an estimate.
 */
void
bst_paint_sign (cairo_t *cr, const BstSceneMark *mark, const BstPalette *palette)
{
  if (mark->estimated)
    {
      paint_estimate (cr, mark, palette);
      return;
    }
  bst_shape_path (cr, mark->shape, mark->x, mark->y, mark->radius);
  paint_halo (cr, palette);
  set_color (cr, &palette->openness[mark->openness]);
  cairo_fill (cr);
}

static void
paint_ring (cairo_t *cr, const BstSceneMark *mark, const BstPalette *palette)
{
  bst_shape_path (cr, BST_SHAPE_DOT, mark->ring_x, mark->ring_y, mark->radius);
  paint_halo (cr, palette);
  cairo_new_path (cr);
  bst_shape_path (cr, BST_SHAPE_DOT, mark->ring_x, mark->ring_y, mark->radius - BST_PAINT_RING / 2);
  set_color (cr, &palette->openness[mark->openness]);
  cairo_set_line_width (cr, BST_PAINT_RING);
  cairo_stroke (cr);
}

static void
paint_mark (cairo_t *cr, const BstSceneMark *mark, const BstPalette *palette)
{
  const BstColor *color = &palette->openness[mark->openness];

  if (mark->bar.width > 0)
    {
      fill_rect (cr, &mark->bar, color);
    }
  else if (mark->has_ring)
    {
      BstRect line = bst_paint_get_line (mark);

      fill_rect (cr, &line, color);
    }
  if (mark->has_ring)
    paint_ring (cr, mark, palette);
  bst_paint_sign (cr, mark, palette);
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
      fill_rect (cr, &mark->area, &palette->highlight);
      return;
    }
  cairo_new_sub_path (cr);
  cairo_arc (cr, mark->x, mark->y, mark->radius + BST_PAINT_SELECTION_GAP + BST_PAINT_SELECTION / 2, 0, 2 * G_PI);
  set_color (cr, &palette->accent);
  cairo_set_line_width (cr, BST_PAINT_SELECTION);
  cairo_stroke (cr);
}

/* So many steps of the ramp are told apart by nobody. */
#define RAMP_STEPS 24

/* Between a cell and the next. */
#define CELL_GAP 0

static void
make_ramps (const BstPalette *palette, BstColor ramps[BST_N_OPENNESS][RAMP_STEPS])
{
  for (guint i = 0; i < BST_N_OPENNESS; i++)
    for (guint j = 0; j < RAMP_STEPS; j++)
      ramps[i][j] = bst_palette_ramp (palette, i, (double) j / (RAMP_STEPS - 1));
}

/**
 * bst_paint_density:
 * @scene: with a density, or without one
 *
 * Paints the cells that have points, without a ground.
 */
void
bst_paint_density (BstScene *scene, cairo_t *cr, const BstPalette *palette)
{
  BstDensity *density = bst_scene_get_density (scene);
  guint n_cells = 0;
  const BstDensityCell *cells = density != NULL ? bst_density_get_cells (density, &n_cells) : NULL;

  BstColor ramps[BST_N_OPENNESS][RAMP_STEPS];

  make_ramps (palette, ramps);
  cairo_save (cr);
  cairo_set_antialias (cr, CAIRO_ANTIALIAS_NONE);
  for (guint i = 0; i < n_cells; i++)
    {
      BstRect rect = bst_density_get_rect (density, i);
      long step = lround (bst_density_get_share (density, i) * (RAMP_STEPS - 1));

      rect.width -= CELL_GAP;
      rect.height -= CELL_GAP;
      fill_rect (cr, &rect, &ramps[cells[i].openness][step]);
    }
  cairo_restore (cr);
}

/* Keeps the ground free around the marks that stand among cells. */
static void
paint_clearings (BstScene *scene, cairo_t *cr, const BstPalette *palette)
{
  guint n_marks;
  const BstSceneMark *marks = bst_scene_get_marks (scene, &n_marks);

  for (guint i = 0; i < n_marks && bst_scene_get_density (scene) != NULL; i++)
    {
      bst_shape_path (cr, BST_SHAPE_DOT, marks[i].x, marks[i].y, marks[i].radius + BST_PAINT_CELL_HALO);
      set_color (cr, &palette->ground);
      cairo_fill (cr);
    }
}

/* Clears the ground behind labels; that of the selected one again when the marks are
 * there, since it may have to be over some. */
static void
paint_plates (BstScene *scene, cairo_t *cr, const BstPalette *palette, gboolean over_marks)
{
  guint n_labels;
  const BstSceneText *labels = bst_scene_get_labels (scene, &n_labels);

  for (guint i = 0; i < n_labels; i++)
    if (!over_marks || labels[i].role == BST_TEXT_SELECTED)
      {
        BstRect plate = bst_paint_get_plate (&labels[i]);

        fill_rect (cr, &plate, &palette->ground);
      }
}

static void
paint_texts (BstScene *scene, cairo_t *cr, const BstPalette *palette, const BstSceneText *texts, guint n_texts)
{
  for (guint i = 0; i < n_texts; i++)
    {
      double x, y;
      g_autoptr (PangoLayout) layout = bst_scene_create_layout (scene, &texts[i], &x, &y);

      set_color (cr, bst_paint_text_color (palette, &texts[i]));
      cairo_move_to (cr, x, y);
      pango_cairo_show_layout (cr, layout);
    }
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
  BstRect all = { 0 };
  guint n_marks, n_rules, n_texts;
  const BstSceneMark *marks = bst_scene_get_marks (self, &n_marks);
  const BstSceneRule *rules = bst_scene_get_rules (self, &n_rules);
  const BstSceneText *texts;
  int selected = bst_scene_get_selected (self), hovered = bst_scene_get_hovered (self);
  BstPalette for_selected = bst_paint_for_selected (self, palette);

  bst_scene_get_size (self, &all.width, &all.height);
  cairo_save (cr);
  fill_rect (cr, &all, &palette->ground);

  paint_emphasis (self, cr, palette, TRUE);
  for (guint i = 0; i < n_rules; i++)
    fill_rect (cr, &rules[i].rect, bst_paint_rule_color (palette, &rules[i]));
  bst_paint_density (self, cr, palette);
  paint_clearings (self, cr, palette);
  paint_plates (self, cr, palette, FALSE);
  /* What stands out is not hidden by what would come after it. */
  for (guint i = 0; i < n_marks; i++)
    if ((int) i != hovered && (int) i != selected)
      paint_mark (cr, &marks[i], palette);
  if (hovered >= 0 && hovered != selected)
    paint_mark (cr, &marks[hovered], palette);
  if (selected >= 0)
    paint_mark (cr, &marks[selected], &for_selected);
  paint_emphasis (self, cr, palette, FALSE);
  paint_plates (self, cr, palette, TRUE);
  texts = bst_scene_get_texts (self, &n_texts);
  paint_texts (self, cr, palette, texts, n_texts);
  texts = bst_scene_get_labels (self, &n_texts);
  paint_texts (self, cr, palette, texts, n_texts);
  cairo_restore (cr);
}
