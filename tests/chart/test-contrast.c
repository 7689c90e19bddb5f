/* The contrast of everything that is painted with what it is painted on: whatever the chart,
 * the theme, and what is selected, pinned, under the pointer and focused. */
#include "scenes.h"

#include "chart/paint.h"

#include <math.h>
#include <string.h>

/* What was painted so far, below what comes next. */
typedef struct
{
  const BstPalette *palette;
  double least_mark;
  double least_text;
  GArray *rects; /* BstRect */
  GArray *colors; /* BstColor, of each */
  GHashTable *checked; /* what was seen: "text", "sign", … */
} Picture;

static void
see (Picture *self, const char *what)
{
  g_hash_table_add (self->checked, (gpointer) what);
}

static gboolean
is_same (const BstColor *a, const BstColor *b)
{
  return memcmp (a, b, sizeof *a) == 0;
}

static gboolean
covers (const BstRect *outer, const BstRect *inner)
{
  const double edge = 0.75;

  return inner->x >= outer->x - edge && inner->x + inner->width <= outer->x + outer->width + edge &&
         inner->y >= outer->y - edge && inner->y + inner->height <= outer->y + outer->height + edge;
}

/* @color has the contrast @least with all that is seen behind @rect. */
static void
check (Picture *self, const char *what, const BstRect *rect, const BstColor *color, double least)
{
  gboolean is_covered = FALSE;

  for (guint i = self->rects->len; i > 0 && !is_covered; i--)
    {
      const BstRect *behind = &g_array_index (self->rects, BstRect, i - 1);
      const BstColor *ground = &g_array_index (self->colors, BstColor, i - 1);

      /* Lines are thinner than what crosses them. */
      if (MIN (behind->width, behind->height) < 2 || !test_rects_meet (behind, rect))
        continue;
      is_covered = covers (behind, rect);
      if (bst_color_contrast (color, ground) < least)
        g_error ("%s at %.0f, %.0f has a contrast of %.2f", what, rect->x, rect->y, bst_color_contrast (color, ground));
    }
  g_assert_true (is_covered);
  see (self, what);
}

static void
check_point (Picture *self, const char *what, double x, double y, const BstColor *color)
{
  BstRect rect = { x - 0.5, y - 0.5, 1, 1 };

  check (self, what, &rect, color, self->least_mark);
}

static gboolean
is_class (const BstPalette *palette, const BstColor *color)
{
  for (guint i = 0; i < BST_N_OPENNESS; i++)
    if (is_same (color, &palette->openness[i]))
      return TRUE;
  return FALSE;
}

static void
add (Picture *self, const BstRect *rect, const BstColor *color)
{
  g_array_append_val (self->rects, *rect);
  g_array_append_val (self->colors, *color);
}

static gboolean
has_painted (Picture *self, const BstRect *rect, const BstColor *color)
{
  for (guint i = 0; i < self->rects->len; i++)
    if (memcmp (&g_array_index (self->rects, BstRect, i), rect, sizeof *rect) == 0 &&
        is_same (&g_array_index (self->colors, BstColor, i), color))
      return TRUE;
  return FALSE;
}

static void
paint_rect (gpointer picture, const BstRect *rect, const BstColor *color)
{
  Picture *self = picture;

  /* A bar, or the line to a ring; what stands out is painted once more. */
  if (is_class (self->palette, color) && !has_painted (self, rect, color))
    check_point (self, rect->width > rect->height ? "bar" : "connector", rect->x + rect->width / 2, rect->y + rect->height / 2, color);
  add (self, rect, color);
}

static void
paint_sign (gpointer picture, const BstSign *sign)
{
  Picture *self = picture;
  BstRect square = { sign->x - sign->radius, sign->y - sign->radius, 2 * sign->radius, 2 * sign->radius };

  /* What is only cleared. */
  if (sign->halo == NULL)
    {
      add (self, &square, sign->color);
      return;
    }
  g_assert_cmpfloat (bst_color_contrast (sign->color, sign->halo), >=, self->least_mark);
  see (self, sign->dashed ? "estimate" : "sign");
}

static void
paint_ring (gpointer picture, double x, double y, double radius, double width, const BstColor *color)
{
  check_point (picture, "ring", x, y, color);
}

static void
paint_frame (gpointer picture, const BstRect *rect, double corner, double width, const BstColor *color)
{
  Picture *self = picture;

  /* The frame has another of the ground around it, which is painted first. */
  if (is_same (color, &self->palette->ground))
    return;
  g_assert_cmpfloat (bst_color_contrast (color, &self->palette->ground), >=, self->least_mark);
  see (self, "frame");
}

static void
paint_dashed_line (gpointer picture, const BstRect *line, const BstColor *color)
{
  check_point (picture, "line", line->x + line->width / 2, line->y + line->height / 2, color);
}

static void
paint_text (gpointer picture, const BstSceneText *text, PangoLayout *layout, double x, double y, const BstColor *color)
{
  Picture *self = picture;
  PangoRectangle ink;
  BstRect rect;

  pango_layout_get_pixel_extents (layout, &ink, NULL);
  if (ink.width <= 0 || ink.height <= 0)
    return;
  rect = (BstRect) { x + ink.x, y + ink.y, ink.width, ink.height };
  check (self, text->role == BST_TEXT_BUDGET ? "budget" : "text", &rect, color, self->least_text);
}

static void
paint_cells (gpointer picture, BstDensity *density, const BstPalette *palette)
{
  Picture *self = picture;
  guint n_cells;
  const BstDensityCell *cells = bst_density_get_cells (density, &n_cells);
  BstRamps ramps;

  bst_ramps_init (&ramps, palette);
  for (guint i = 0; i < n_cells; i++)
    {
      BstRect rect = bst_density_get_rect (density, i);

      add (self, &rect, &ramps.colors[cells[i].openness][bst_ramps_get_step (density, i)]);
    }
  see (self, "cells");
}

static const BstPainterFuncs funcs = {
  .rect = paint_rect,
  .sign = paint_sign,
  .ring = paint_ring,
  .frame = paint_frame,
  .dashed_line = paint_dashed_line,
  .text = paint_text,
  .cells = paint_cells,
};

/* Looks at @scene in every theme. */
static void
check_scene (BstScene *scene, int focused, GHashTable *checked)
{
  for (int theme = 0; theme < 4; theme++)
    for (int split = 0; split < 2; split++)
      {
        gboolean dark = (theme & 1) != 0, high_contrast = (theme & 2) != 0;
        g_autoptr (GArray) rects = g_array_new (FALSE, FALSE, sizeof (BstRect));
        g_autoptr (GArray) colors = g_array_new (FALSE, FALSE, sizeof (BstColor));
        const BstPalette *palette = bst_palette_get (dark, high_contrast);
        Picture picture = { palette, high_contrast ? 4.5 : 3, high_contrast ? 7 : 4.5, rects, colors, checked };
        BstPainter painter = { &funcs, &picture, focused };

        /* Both layers at once, and as the window has them. */
        if (split == 0)
          {
            bst_scene_paint (scene, &painter, palette, BST_LAYER_ALL);
            continue;
          }
        bst_scene_paint (scene, &painter, palette, BST_LAYER_GROUND);
        bst_scene_paint (scene, &painter, palette, BST_LAYER_TOP);
      }
}

/* What has to have been there for a test to mean anything. */
static void
assert_checked (GHashTable *checked, const char *const *whats)
{
  for (guint i = 0; whats[i] != NULL; i++)
    if (!g_hash_table_contains (checked, whats[i]))
      g_error ("No %s was painted", whats[i]);
}

static void
check_entries (GListStore *entries, BstChartKind kind, double points, gboolean rtl, GHashTable *checked)
{
  PangoContext *context = test_context (points);
  const BstChartBudget budget = { 13000000000, "10 GiB at Q4_K_M" };
  BstSceneOptions options = { .kind = kind, .width = 700, .height = 420, .context = context, .rtl = rtl, .budget = &budget };
  g_autoptr (BstScene) scene = bst_scene_new (G_LIST_MODEL (entries), &options);
  guint n;
  const BstSceneMark *marks = bst_scene_get_marks (scene, &n);

  check_scene (scene, -1, checked);
  for (guint i = 0; i < n; i += 1 + n / 24)
    {
      const char *const pinned[] = { marks[(i + 5) % n].id, marks[i].id, NULL };
      g_autoptr (BstScene) other = bst_scene_with_emphasis (scene, marks[i].id, marks[(i + 9) % n].id, pinned);

      check_scene (other, (int) (i % 3 == 0 ? i : (i + 2) % n), checked);
    }
  g_object_unref (context);
}

static void
test_timeline (void)
{
  static const char *const whats[] = { "text", "budget", "sign", "estimate", "ring", "connector", "frame", "line", NULL };
  g_autoptr (GHashTable) checked = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint32 seed = 0; seed < 4; seed++)
    {
      g_autoptr (GListStore) entries = test_generated (60 + 40 * seed, seed);

      check_entries (entries, BST_CHART_TIMELINE, seed == 3 ? 22 : 11, seed == 1, checked);
    }
  assert_checked (checked, whats);
}

static void
test_ranking (void)
{
  static const char *const whats[] = { "text", "budget", "sign", "ring", "bar", "frame", "line", NULL };
  g_autoptr (GHashTable) checked = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint32 seed = 0; seed < 4; seed++)
    {
      g_autoptr (GListStore) entries = test_generated (60, seed);

      check_entries (entries, BST_CHART_RANKING, seed == 3 ? 22 : 11, seed == 1, checked);
    }
  assert_checked (checked, whats);
}

static BstPoints *
make_points (GRand *random, guint n)
{
  BstPoints *points = bst_points_new (n);

  for (guint i = 0; i < n; i++)
    {
      points->days[i] = (guint32) (test_day (2021, 1, 1) + g_rand_int_range (random, 0, 1500));
      points->parameters[i] = i % 20 == 0 ? 0 : (gint64) pow (10, g_rand_double_range (random, 7, 11.3));
      points->openness[i] = (guint8) g_rand_int_range (random, 0, BST_N_OPENNESS);
    }
  bst_points_end (points);
  return points;
}

/* Names and marks among cells, and the key of their colours. */
static void
test_cells (void)
{
  static const char *const whats[] = { "text", "sign", "cells", NULL };
  g_autoptr (GHashTable) checked = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GRand) random = g_rand_new_with_seed (4);
  g_autoptr (GListStore) entries = test_generated (12, 3);
  g_autoptr (BstPoints) points = make_points (random, 60000);
  PangoContext *context = test_context (11);
  BstSceneOptions options = { .kind = BST_CHART_TIMELINE, .width = 800, .height = 440, .context = context, .points = points };
  g_autoptr (BstScene) empty = bst_scene_new (G_LIST_MODEL (entries), &options);
  g_autoptr (BstDensity) density = bst_density_new (points, bst_scene_get_density_frame (empty));
  g_autoptr (BstScene) scene = bst_scene_with_density (empty, density);
  guint n;
  const BstSceneMark *marks = bst_scene_get_marks (scene, &n);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (BstScene) other = bst_scene_with_emphasis (scene, marks[i].id, marks[(i + 1) % n].id, NULL);

      check_scene (other, -1, checked);
    }
  g_object_unref (context);
  assert_checked (checked, whats);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  bst_i18n_init ();
  bst_i18n_set_language ("en");

  g_test_add_func ("/contrast/timeline", test_timeline);
  g_test_add_func ("/contrast/ranking", test_ranking);
  g_test_add_func ("/contrast/cells", test_cells);

  return g_test_run ();
}
