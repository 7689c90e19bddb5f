#include "config.h"

#include "ui/chart-paint.h"

#include "chart/paint.h"
#include "ui/mark.h"

/* The ring around the mark that has the keyboard's focus: a rounded square, outside
 * the circle of the selection. */
#define FOCUS_GAP 7.5
#define FOCUS_WIDTH 2.f
#define FOCUS_CORNER 5

static void
append_rect (GtkSnapshot *snapshot, const BstRect *rect, const BstColor *color)
{
  GdkRGBA rgba = bst_color_to_rgba (color);

  gtk_snapshot_append_color (snapshot, &rgba, &GRAPHENE_RECT_INIT (rect->x, rect->y, rect->width, rect->height));
}

/* The outline is inside of @rect. */
static void
append_outline (GtkSnapshot *snapshot, const BstRect *rect, double corner, float width, const BstColor *color)
{
  GdkRGBA rgba = bst_color_to_rgba (color);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (rect->x, rect->y, rect->width, rect->height);
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, &bounds, corner);
  gtk_snapshot_append_border (snapshot, &outline, (float[4]) { width, width, width, width },
                              (GdkRGBA[4]) { rgba, rgba, rgba, rgba });
}

static void
append_ring (GtkSnapshot *snapshot, double x, double y, double radius, float width, const BstColor *color)
{
  BstRect rect = { x - radius, y - radius, 2 * radius, 2 * radius };

  append_outline (snapshot, &rect, radius, width, color);
}

/* Squares and dots are plain colour nodes; only slanted and dashed edges need cairo. */
static void
append_sign (GtkSnapshot *snapshot, const BstSceneMark *mark, const BstPalette *palette)
{
  const BstColor *color = &palette->openness[mark->openness];
  BstRect bounds = bst_shape_get_bounds (mark->shape, mark->x, mark->y, mark->radius);
  BstRect around = { bounds.x - BST_PAINT_HALO, bounds.y - BST_PAINT_HALO,
                     bounds.width + 2 * BST_PAINT_HALO, bounds.height + 2 * BST_PAINT_HALO };
  graphene_rect_t area = GRAPHENE_RECT_INIT (around.x - 1, around.y - 1, around.width + 2, around.height + 2);
  cairo_t *cr;

  if (!mark->estimated && mark->shape == BST_SHAPE_SQUARE)
    {
      append_rect (snapshot, &around, &palette->ground);
      append_rect (snapshot, &bounds, color);
      return;
    }
  if (!mark->estimated && mark->shape == BST_SHAPE_DOT)
    {
      bst_shape_snapshot (snapshot, BST_SHAPE_DOT, mark->x, mark->y, mark->radius + BST_PAINT_HALO, &palette->ground);
      bst_shape_snapshot (snapshot, BST_SHAPE_DOT, mark->x, mark->y, mark->radius, color);
      return;
    }
  cr = gtk_snapshot_append_cairo (snapshot, &area);
  bst_paint_sign (cr, mark, palette);
  cairo_destroy (cr);
}

static void
append_mark (GtkSnapshot *snapshot, const BstSceneMark *mark, const BstPalette *palette)
{
  const BstColor *color = &palette->openness[mark->openness];

  if (mark->bar.width > 0)
    {
      append_rect (snapshot, &mark->bar, color);
    }
  else if (mark->has_ring)
    {
      BstRect line = bst_paint_get_line (mark);

      append_rect (snapshot, &line, color);
    }
  if (mark->has_ring)
    {
      bst_shape_snapshot (snapshot, BST_SHAPE_DOT, mark->ring_x, mark->ring_y, mark->radius + BST_PAINT_HALO, &palette->ground);
      append_ring (snapshot, mark->ring_x, mark->ring_y, mark->radius, BST_PAINT_RING, color);
    }
  append_sign (snapshot, mark, palette);
}

/* That of the selected label again when the marks are there, as in paint.c. */
static void
append_plates (BstScene *scene, GtkSnapshot *snapshot, const BstPalette *palette, gboolean over_marks)
{
  guint n_labels;
  const BstSceneText *labels = bst_scene_get_labels (scene, &n_labels);

  for (guint i = 0; i < n_labels; i++)
    if (!over_marks || labels[i].role == BST_TEXT_SELECTED)
      {
        BstRect plate = bst_paint_get_plate (&labels[i]);

        append_rect (snapshot, &plate, &palette->ground);
      }
}

static void
append_texts (BstScene *scene, GtkSnapshot *snapshot, const BstPalette *palette, const BstSceneText *texts, guint n_texts)
{
  for (guint i = 0; i < n_texts; i++)
    {
      double x, y;
      g_autoptr (PangoLayout) layout = bst_scene_create_layout (scene, &texts[i], &x, &y);
      GdkRGBA rgba = bst_color_to_rgba (bst_paint_text_color (palette, &texts[i]));

      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, y));
      gtk_snapshot_append_layout (snapshot, layout, &rgba);
      gtk_snapshot_restore (snapshot);
    }
}

/* The focus is told from the selection by its shape, and in a row, where the selection
 * is a ground, by its being an outline. */
static void
append_focus (BstScene *scene, GtkSnapshot *snapshot, const BstPalette *palette, const BstSceneMark *mark)
{
  double reach = mark->radius + FOCUS_GAP + FOCUS_WIDTH;
  BstRect rect = { mark->x - reach, mark->y - reach, 2 * reach, 2 * reach };
  BstRect around;

  if (bst_scene_get_kind (scene) == BST_CHART_RANKING)
    rect = (BstRect) { mark->area.x + 2, mark->area.y, mark->area.width - 4, mark->area.height };
  around = (BstRect) { rect.x - 1, rect.y - 1, rect.width + 2, rect.height + 2 };
  append_outline (snapshot, &around, FOCUS_CORNER + 1, FOCUS_WIDTH + 2, &palette->ground);
  append_outline (snapshot, &rect, FOCUS_CORNER, FOCUS_WIDTH, &palette->accent);
}

/**
 * bst_scene_make_cells_node:
 *
 * What bst_scene_snapshot() paints of a density takes long enough to be kept: there may be
 * some ten thousand cells, and they change when the scene gets another density.
 *
 * Returns: (transfer full): the cells in these colours
 */
GskRenderNode *
bst_scene_make_cells_node (BstScene *self, const BstPalette *palette)
{
  BstRect all = { 0 };
  GskRenderNode *node;
  cairo_t *cr;

  bst_scene_get_size (self, &all.width, &all.height);
  node = gsk_cairo_node_new (&GRAPHENE_RECT_INIT (0, 0, all.width, all.height));
  cr = gsk_cairo_node_get_draw_context (node);
  bst_paint_density (self, cr, palette);
  cairo_destroy (cr);
  return node;
}

/* Paints what stands out of the cells: the outline of the one under the pointer, or that
 * of the one that has the keyboard's focus. */
void
bst_density_snapshot_cell (BstDensity *self, GtkSnapshot *snapshot, const BstPalette *palette, guint cell, gboolean focused)
{
  double reach = focused ? FOCUS_WIDTH + 3 : 2;
  BstRect rect = bst_density_get_rect (self, cell);
  BstRect around;

  rect = (BstRect) { rect.x - reach, rect.y - reach, rect.width - 1 + 2 * reach, rect.height - 1 + 2 * reach };
  around = (BstRect) { rect.x - 1, rect.y - 1, rect.width + 2, rect.height + 2 };
  append_outline (snapshot, &around, 3, focused ? FOCUS_WIDTH + 2 : 3, &palette->ground);
  append_outline (snapshot, &rect, 2, focused ? FOCUS_WIDTH : 1, focused ? &palette->accent : &palette->ink);
}

/**
 * bst_scene_snapshot:
 * @snapshot: where to; its pixels are those of the scene
 * @palette: in which colours
 * @focused: the mark that shows the keyboard's focus, or -1
 * @cells: (nullable): bst_scene_make_cells_node() of the same; needed where there is a density
 *
 * Paints the whole chart, its ground included, as bst_scene_paint_cairo() does.
 */
void
bst_scene_snapshot (BstScene *self, GtkSnapshot *snapshot, const BstPalette *palette, int focused, GskRenderNode *cells)
{
  BstRect all = { 0 };
  guint n_marks, n_rules, n_texts;
  const BstSceneMark *marks = bst_scene_get_marks (self, &n_marks);
  const BstSceneRule *rules = bst_scene_get_rules (self, &n_rules);
  const BstSceneText *texts;
  gboolean rows = bst_scene_get_kind (self) == BST_CHART_RANKING;
  int selected = bst_scene_get_selected (self), hovered = bst_scene_get_hovered (self);
  BstPalette for_selected = bst_paint_for_selected (self, palette);

  bst_scene_get_size (self, &all.width, &all.height);
  append_rect (snapshot, &all, &palette->ground);
  if (selected >= 0 && rows)
    append_rect (snapshot, &marks[selected].area, &palette->highlight);
  for (guint i = 0; i < n_rules; i++)
    append_rect (snapshot, &rules[i].rect, bst_paint_rule_color (palette, &rules[i]));
  if (cells != NULL)
    gtk_snapshot_append_node (snapshot, cells);
  for (guint i = 0; i < n_marks && cells != NULL; i++)
    bst_shape_snapshot (snapshot, BST_SHAPE_DOT, marks[i].x, marks[i].y, marks[i].radius + BST_PAINT_CELL_HALO, &palette->ground);
  append_plates (self, snapshot, palette, FALSE);
  for (guint i = 0; i < n_marks; i++)
    if ((int) i != hovered && (int) i != selected)
      append_mark (snapshot, &marks[i], palette);
  if (hovered >= 0 && hovered != selected)
    append_mark (snapshot, &marks[hovered], palette);
  if (selected >= 0)
    append_mark (snapshot, &marks[selected], &for_selected);
  if (selected >= 0 && !rows)
    append_ring (snapshot, marks[selected].x, marks[selected].y,
                 marks[selected].radius + BST_PAINT_SELECTION_GAP + BST_PAINT_SELECTION, BST_PAINT_SELECTION, &palette->accent);
  if (focused >= 0 && focused < (int) n_marks)
    append_focus (self, snapshot, palette, &marks[focused]);
  append_plates (self, snapshot, palette, TRUE);
  texts = bst_scene_get_texts (self, &n_texts);
  append_texts (self, snapshot, palette, texts, n_texts);
  texts = bst_scene_get_labels (self, &n_texts);
  append_texts (self, snapshot, palette, texts, n_texts);
}
