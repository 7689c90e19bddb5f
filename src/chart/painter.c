#include "config.h"

#include "chart/painter.h"

#include <math.h>

/* The outlines of a ring and of what is selected or pinned, the line to a ring, and how
 * far those of what is selected and pinned are from the mark. The one is outside of the
 * other, for a mark that is both; that of what is pinned stays in the room that labels
 * leave around every mark. */
#define RING_WIDTH 1.75
#define LINE_WIDTH 1.5
#define SELECTION_WIDTH 2.0
#define SELECTION_GAP 3.5
#define PIN_WIDTH 1.25
#define PIN_GAP 1.75

/* The frame around the mark that has the keyboard's focus: a rounded square, outside
 * the circle of the selection. */
#define FOCUS_GAP 7.5
#define FOCUS_WIDTH 2.0
#define FOCUS_CORNER 5

/* One walk over a scene. */
typedef struct
{
  BstScene *scene;
  const BstPainter *painter;
  const BstPalette *palette;
  BstLayers layers;
  gboolean rows;
  const BstSceneMark *marks;
  guint n_marks;
  int selected;
  int hovered;
  const int *pinned;
  guint n_pinned;
  BstPalette for_selected; /* in a ranking its row has another ground */
} Walk;

#define paint(walk, what, ...) ((walk)->painter->funcs->what ((walk)->painter->data, __VA_ARGS__))

static void
begin_part (const Walk *walk, BstPart part)
{
  if (walk->painter->funcs->begin_part != NULL)
    paint (walk, begin_part, part);
}

static void
end_part (const Walk *walk, BstPart part)
{
  if (walk->painter->funcs->end_part != NULL)
    paint (walk, end_part, part);
}

/**
 * bst_painter_sign:
 * @mark: a mark, of which class, shape, place and radius count, and whether it is an
 *   estimate
 *
 * Paints the sign of a mark, with the free ground around it.
 */
void
bst_painter_sign (const BstPainter *self, const BstSceneMark *mark, const BstPalette *palette)
{
  BstSign sign = { mark->shape, mark->x, mark->y, mark->radius, mark->estimated,
                   &palette->openness[mark->openness], &palette->ground };

  self->funcs->sign (self->data, &sign);
}

/**
 * bst_painter_ring:
 * @radius: to its outer edge
 * @ground: what is within, and around it
 *
 * Paints the ring that stands for active parameters.
 */
void
bst_painter_ring (const BstPainter *self, double x, double y, double radius, const BstColor *color, const BstColor *ground)
{
  BstSign within = { BST_SHAPE_DOT, x, y, radius + BST_PAINT_HALO, FALSE, ground, NULL };

  self->funcs->sign (self->data, &within);
  self->funcs->ring (self->data, x, y, radius, RING_WIDTH, color);
}

/**
 * bst_painter_text_color:
 *
 * Returns: (transfer none): the colour of a text
 */
const BstColor *
bst_painter_text_color (const BstPalette *palette, BstTextRole role)
{
  switch (role)
    {
    case BST_TEXT_TICK:
    case BST_TEXT_MUTED:
    case BST_TEXT_STRIP:
    case BST_TEXT_SENTENCE:
    case BST_TEXT_NOTE:
      return &palette->muted;
    case BST_TEXT_BUDGET:
      return &palette->budget;
    case BST_TEXT_LABEL:
    case BST_TEXT_SELECTED:
    case BST_TEXT_NAME:
    case BST_TEXT_VALUE:
    case BST_TEXT_TITLE:
    case BST_TEXT_LEGEND:
    default:
      return &palette->ink;
    }
}

/**
 * bst_ramps_init:
 *
 * Makes the colours of cells once, rather than for each of them.
 */
void
bst_ramps_init (BstRamps *self, const BstPalette *palette)
{
  for (guint i = 0; i < BST_N_OPENNESS; i++)
    for (guint j = 0; j < BST_PAINT_RAMP_STEPS; j++)
      self->colors[i][j] = bst_palette_ramp (palette, i, (double) j / (BST_PAINT_RAMP_STEPS - 1));
}

/* Returns: which of the colours of its class a cell has */
guint
bst_ramps_get_step (BstDensity *density, guint cell)
{
  return (guint) lround (bst_density_get_share (density, cell) * (BST_PAINT_RAMP_STEPS - 1));
}

static const BstColor *
get_rule_color (const BstPalette *palette, const BstSceneRule *rule)
{
  if (rule->kind == BST_RULE_TICK)
    return &palette->muted;
  if (rule->kind == BST_RULE_BUDGET)
    return &palette->budget;
  if (rule->kind == BST_RULE_AXIS || rule->rank == BST_TICK_MAJOR)
    return &palette->grid;
  return rule->rank == BST_TICK_MINOR ? &palette->grid_minor : &palette->grid_faint;
}

/* What the two have in common; of no width or height where that is nothing. */
static BstRect
intersect (const BstRect *a, const BstRect *b)
{
  double x = MAX (a->x, b->x), y = MAX (a->y, b->y);

  return (BstRect) { x, y, MAX (MIN (a->x + a->width, b->x + b->width) - x, 0), MAX (MIN (a->y + a->height, b->y + b->height) - y, 0) };
}

/* @within: (nullable): the rest of the rules is left out */
static void
paint_rules (const Walk *walk, const BstRect *within)
{
  guint n_rules;
  const BstSceneRule *rules = bst_scene_get_rules (walk->scene, &n_rules);

  for (guint i = 0; i < n_rules; i++)
    {
      BstRect rect = within != NULL ? intersect (&rules[i].rect, within) : rules[i].rect;
      const BstColor *color = get_rule_color (walk->palette, &rules[i]);

      if (rect.width <= 0 || rect.height <= 0)
        continue;
      if (rules[i].kind == BST_RULE_BUDGET)
        paint (walk, dashed_line, &rect, color);
      else
        paint (walk, rect, &rect, color);
    }
}

/* What the colours of the cells mean. */
static void
paint_key (const Walk *walk)
{
  const BstSceneKey *key = bst_scene_get_key (walk->scene);

  if (key == NULL)
    return;
  paint (walk, rect, &key->plate, &walk->palette->ground);
  for (guint i = 0; i < BST_SCENE_KEY_STEPS; i++)
    {
      BstColor color = bst_palette_ramp (walk->palette, key->openness, key->shares[i]);

      paint (walk, rect, &key->samples[i], &color);
    }
}

/* Cells, and the free ground around the marks that stand among them. */
static void
paint_cells (const Walk *walk)
{
  BstDensity *density = bst_scene_get_density (walk->scene);

  if (density == NULL)
    return;
  begin_part (walk, BST_PART_CELLS);
  paint (walk, cells, density, walk->palette);
  for (guint i = 0; i < walk->n_marks; i++)
    {
      const BstSceneMark *mark = &walk->marks[i];
      BstSign clearing = { BST_SHAPE_DOT, mark->x, mark->y, mark->radius + BST_PAINT_CELL_HALO, FALSE, &walk->palette->ground, NULL };

      if (!mark->outside)
        paint (walk, sign, &clearing);
    }
  paint_key (walk);
  end_part (walk, BST_PART_CELLS);
}

static gboolean
is_pinned (const Walk *walk, int mark)
{
  for (guint i = 0; i < walk->n_pinned; i++)
    if (walk->pinned[i] == mark)
      return TRUE;
  return FALSE;
}

/* Whether the top paints it. */
static gboolean
stands_out (const Walk *walk, int mark)
{
  return mark == walk->selected || mark == walk->hovered || is_pinned (walk, mark);
}

/* Whether the ground leaves it to the top, which comes next. */
static gboolean
is_left_out (const Walk *walk, int mark)
{
  return (walk->layers & BST_LAYER_TOP) != 0 && stands_out (walk, mark);
}

static void
paint_outlines (const Walk *walk, const BstSceneMark *mark, gboolean pinned, gboolean selected)
{
  if (pinned)
    paint (walk, ring, mark->x, mark->y, mark->radius + PIN_GAP + PIN_WIDTH, PIN_WIDTH, &walk->palette->ink);
  if (selected && !walk->rows)
    paint (walk, ring, mark->x, mark->y, mark->radius + SELECTION_GAP + SELECTION_WIDTH, SELECTION_WIDTH, &walk->palette->accent);
}

static void
paint_mark (const Walk *walk, guint i, gboolean outlined)
{
  const BstSceneMark *mark = &walk->marks[i];
  gboolean selected = outlined && (int) i == walk->selected;
  const BstPalette *palette = selected ? &walk->for_selected : walk->palette;
  const BstColor *color = &palette->openness[mark->openness];

  if (mark->outside)
    return;
  if (walk->painter->funcs->begin_mark != NULL)
    paint (walk, begin_mark, i);
  if (mark->bar.width > 0)
    {
      paint (walk, rect, &mark->bar, color);
    }
  else if (mark->has_ring)
    {
      BstRect line = { mark->x - LINE_WIDTH / 2, MIN (mark->y, mark->ring_y), LINE_WIDTH, fabs (mark->ring_y - mark->y) };

      paint (walk, rect, &line, color);
    }
  if (mark->has_ring && !mark->ring_outside)
    bst_painter_ring (walk->painter, mark->ring_x, mark->ring_y, mark->radius, color, &palette->ground);
  bst_painter_sign (walk->painter, mark, palette);
  if (outlined)
    paint_outlines (walk, mark, is_pinned (walk, (int) i), selected);
  if (walk->painter->funcs->end_mark != NULL)
    paint (walk, end_mark, i);
}

static void
paint_text (const Walk *walk, const BstSceneText *text)
{
  double x, y;
  g_autoptr (PangoLayout) layout = bst_scene_create_layout (walk->scene, text, &x, &y);

  paint (walk, text, text, layout, x, y, bst_painter_text_color (walk->palette, text->role));
}

/* The ground behind a text. */
static void
paint_plate (const Walk *walk, const BstRect *box, const BstColor *ground)
{
  /* The baseline is rounded to whole pixels, and letters with it. */
  double top = floor (box->y);
  BstRect plate = { box->x - 1, top, box->width + 2, ceil (box->y + box->height) + 1 - top };

  paint (walk, rect, &plate, ground);
}

/* What is written whatever is selected: in the row of the selected mark, or anywhere else. */
static void
paint_texts (const Walk *walk, gboolean of_selected)
{
  gboolean all = !of_selected && (walk->layers & BST_LAYER_TOP) == 0;
  guint n_texts;
  const BstSceneText *texts = bst_scene_get_texts (walk->scene, &n_texts);
  const BstSceneKey *key = bst_scene_get_key (walk->scene);

  for (guint i = 0; i < n_texts; i++)
    {
      gboolean is_of_selected = texts[i].mark >= 0 && texts[i].mark == walk->selected;

      if (!all && is_of_selected != of_selected)
        continue;
      /* No line of the grid goes through what is written in the plot. */
      if (texts[i].role == BST_TEXT_BUDGET || texts[i].role == BST_TEXT_MUTED)
        paint_plate (walk, &texts[i].box, of_selected ? &walk->for_selected.ground : &walk->palette->ground);
      paint_text (walk, &texts[i]);
    }
  for (guint i = 0; key != NULL && !of_selected && i < G_N_ELEMENTS (key->texts); i++)
    paint_text (walk, &key->texts[i]);
}

static void
paint_ground (const Walk *walk)
{
  BstRect all = { 0 };

  bst_scene_get_size (walk->scene, &all.width, &all.height);
  paint (walk, rect, &all, &walk->palette->ground);
  begin_part (walk, BST_PART_RULES);
  paint_rules (walk, NULL);
  end_part (walk, BST_PART_RULES);
  paint_cells (walk);
  begin_part (walk, BST_PART_MARKS);
  for (guint i = 0; i < walk->n_marks; i++)
    if (!is_left_out (walk, (int) i))
      paint_mark (walk, i, FALSE);
  end_part (walk, BST_PART_MARKS);
  begin_part (walk, BST_PART_TEXTS);
  paint_texts (walk, FALSE);
  end_part (walk, BST_PART_TEXTS);
}

/* The ground of the selected row, which covers what of the chart's ground is there. */
static void
paint_row (const Walk *walk)
{
  const BstRect *row = &walk->marks[walk->selected].area;

  begin_part (walk, BST_PART_RULES);
  paint (walk, rect, row, &walk->palette->highlight);
  paint_rules (walk, row);
  end_part (walk, BST_PART_RULES);
}

/* The focus is told from the selection by its shape, and in a row, where the selection
 * is a ground, by its being an outline. */
static void
paint_focus (const Walk *walk)
{
  int focused = walk->painter->focused;
  const BstSceneMark *mark = focused >= 0 && focused < (int) walk->n_marks ? &walk->marks[focused] : NULL;
  double reach;
  BstRect rect, around;

  if (mark == NULL || mark->outside)
    return;
  reach = mark->radius + FOCUS_GAP + FOCUS_WIDTH;
  rect = (BstRect) { mark->x - reach, mark->y - reach, 2 * reach, 2 * reach };
  if (walk->rows)
    rect = (BstRect) { mark->area.x + 2, mark->area.y, mark->area.width - 4, mark->area.height };
  around = (BstRect) { rect.x - 1, rect.y - 1, rect.width + 2, rect.height + 2 };
  paint (walk, frame, &around, FOCUS_CORNER + 1, FOCUS_WIDTH + 2, &walk->palette->ground);
  paint (walk, frame, &rect, FOCUS_CORNER, FOCUS_WIDTH, &walk->palette->accent);
}

/* Labels with the ground cleared behind them, so that no line goes through their
 * letters. None is over a mark, but that of the selected one if need be. */
static void
paint_labels (const Walk *walk)
{
  guint n_labels;
  const BstSceneText *labels = bst_scene_get_labels (walk->scene, &n_labels);

  if (n_labels == 0)
    return;
  begin_part (walk, BST_PART_LABELS);
  for (guint i = 0; i < n_labels; i++)
    paint_plate (walk, &labels[i].box, &walk->palette->ground);
  for (guint i = 0; i < n_labels; i++)
    paint_text (walk, &labels[i]);
  end_part (walk, BST_PART_LABELS);
}

/* What stands out is not hidden by what would come after it. */
static void
paint_standing_out (const Walk *walk)
{
  for (guint i = 0; i < walk->n_pinned; i++)
    if (walk->pinned[i] != walk->hovered && walk->pinned[i] != walk->selected)
      paint_mark (walk, (guint) walk->pinned[i], TRUE);
  if (walk->hovered >= 0 && walk->hovered != walk->selected)
    paint_mark (walk, (guint) walk->hovered, TRUE);
  if (walk->selected >= 0)
    paint_mark (walk, (guint) walk->selected, TRUE);
}

static void
paint_top (const Walk *walk)
{
  gboolean row = walk->rows && walk->selected >= 0;

  if (row)
    paint_row (walk);
  begin_part (walk, BST_PART_MARKS);
  paint_standing_out (walk);
  end_part (walk, BST_PART_MARKS);
  paint_focus (walk);
  if (row)
    {
      begin_part (walk, BST_PART_TEXTS);
      paint_texts (walk, TRUE);
      end_part (walk, BST_PART_TEXTS);
    }
  paint_labels (walk);
}

/**
 * bst_scene_paint:
 * @painter: what paints
 * @palette: in which colours
 * @layers: which part
 *
 * Goes over the chart, from what is below to what is above. Whatever paints it, order,
 * colours, and what is kept free around what are decided here.
 */
void
bst_scene_paint (BstScene *self, const BstPainter *painter, const BstPalette *palette, BstLayers layers)
{
  Walk walk = {
    .scene = self,
    .painter = painter,
    .palette = palette,
    .layers = layers,
    .rows = bst_scene_get_kind (self) == BST_CHART_RANKING,
    .selected = bst_scene_get_selected (self),
    .hovered = bst_scene_get_hovered (self),
    .for_selected = *palette,
  };

  walk.marks = bst_scene_get_marks (self, &walk.n_marks);
  walk.pinned = bst_scene_get_pinned (self, &walk.n_pinned);
  if (walk.rows)
    walk.for_selected.ground = palette->highlight;
  if ((layers & BST_LAYER_GROUND) != 0)
    paint_ground (&walk);
  if ((layers & BST_LAYER_TOP) != 0)
    paint_top (&walk);
}
