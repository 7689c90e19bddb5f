/* A part of very many points: marks in the place of cells, cells on their way, and the key of
 * their colours. */
#include "core/i18n.h"
#include "scene-checks.h"
#include "scenes.h"

#include <math.h>

#define WIDTH 760
#define HEIGHT 420

typedef struct
{
  GListStore *entries;
  BstPoints *points;
  PangoContext *context;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  guint n;

  self->entries = test_generated (600, 11);
  self->context = test_context (11);
  n = g_list_model_get_n_items (G_LIST_MODEL (self->entries));
  self->points = bst_points_new (n);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (BstEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->entries), i);
      double days = 0;

      bst_entry_get_release_days (entry, &days);
      self->points->days[i] = (guint32) days;
      self->points->parameters[i] = bst_entry_get_count (entry, BST_FIELD_PARAMETERS);
      self->points->openness[i] = (guint8) bst_entry_get_openness (entry);
    }
  bst_points_end (self->points);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_object_unref (self->entries);
  g_object_unref (self->context);
  bst_points_unref (self->points);
}

static BstSceneOptions
make_options (Fixture *self, BstMarksShown shown, const BstChartRange *range)
{
  return (BstSceneOptions) { .kind = BST_CHART_TIMELINE, .width = WIDTH, .height = HEIGHT, .context = self->context, .points = self->points, .shown = shown, .range = range };
}

/* The entries of a part, those without a figure too where @all. */
static GListStore *
list_part (Fixture *self, const BstChartRange *range, gboolean all)
{
  GListStore *part = g_list_store_new (BST_TYPE_ENTRY);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->entries)); i++)
    {
      g_autoptr (BstEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->entries), i);
      double count = (double) bst_entry_get_count (entry, BST_FIELD_PARAMETERS), days;

      if (bst_entry_get_release_days (entry, &days) && (all || count > 0) && bst_chart_range_contains (range, days, count))
        g_list_store_append (part, entry);
    }
  return part;
}

static BstChartRange
get_part (BstScene *scene)
{
  BstChartRange range = *bst_scene_get_whole_range (scene);

  bst_chart_range_select (&range, bst_scene_get_whole_range (scene), 0.3, 0.7, 0.35, 0.8);
  return range;
}

/* Marks stand where their cells were. */
static void
check_marks (BstScene *scene, BstDensity *density)
{
  guint n_marks, n_known = 0, n_unknown = 0, n_shown = 0;
  const BstSceneMark *marks = bst_scene_get_marks (scene, &n_marks);

  bst_density_count (density, &n_known, &n_unknown);
  for (guint i = 0; i < n_marks; i++)
    {
      BstEntry *entry = bst_scene_get_entry (scene, (int) i);
      double days, count = (double) bst_entry_get_count (entry, BST_FIELD_PARAMETERS);

      if (marks[i].unknown)
        continue;
      g_assert_false (marks[i].outside);
      g_assert_true (bst_entry_get_release_days (entry, &days));
      g_assert_cmpint (bst_density_hit (density, bst_scale_to_pixel (bst_scene_get_time_scale (scene), days) - 0.01,
                                        bst_scale_to_pixel (bst_scene_get_count_scale (scene), count) + 0.01),
                       >=, 0);
      n_shown++;
    }
  g_assert_cmpuint (n_shown, ==, n_known);
}

static void
test_marks (Fixture *self, gconstpointer data)
{
  BstSceneOptions options = make_options (self, BST_MARKS_FEW, NULL);
  g_autoptr (GListStore) none = g_list_store_new (BST_TYPE_ENTRY);
  g_autoptr (BstScene) whole = bst_scene_new (G_LIST_MODEL (none), &options);
  BstChartRange range = get_part (whole);
  g_autoptr (BstScene) few = NULL;
  g_autoptr (BstDensity) density = NULL;

  options.range = &range;
  few = bst_scene_new (G_LIST_MODEL (none), &options);
  density = bst_density_new (self->points, bst_scene_get_density_frame (few));
  for (int shown = BST_MARKS_KNOWN; shown <= BST_MARKS_ALL; shown++)
    {
      g_autoptr (GListStore) part = list_part (self, &range, shown == BST_MARKS_ALL);
      g_autoptr (BstScene) scene = NULL;

      options.shown = (BstMarksShown) shown;
      options.density = density;
      scene = bst_scene_new (G_LIST_MODEL (part), &options);
      test_assert_sane (scene);
      g_assert_true (bst_density_frame_equal (bst_scene_get_density_frame (scene), bst_density_get_frame (density)));
      g_assert_cmpint (bst_scene_get_marks_shown (scene), ==, shown);
      g_assert_null (bst_scene_get_key (scene));
      g_assert_cmpint (bst_scene_get_density (scene) != NULL, ==, shown == BST_MARKS_KNOWN);
      check_marks (scene, density);
      /* The whole is that of all points, however few the part has. */
      g_assert_true (bst_chart_range_is_equal (bst_scene_get_whole_range (scene), bst_scene_get_whole_range (whole)));
      g_assert_nonnull (strstr (bst_scene_get_summary (scene), "without a published figure"));
    }
}

/* The strip alone: all its cells and no other, to be hit and stepped along. */
static void
test_strip (Fixture *self, gconstpointer data)
{
  BstSceneOptions options = make_options (self, BST_MARKS_FEW, NULL);
  g_autoptr (BstScene) scene = bst_scene_new (G_LIST_MODEL (self->entries), &options);
  g_autoptr (BstDensity) density = bst_density_new (self->points, bst_scene_get_density_frame (scene));
  g_autoptr (BstDensity) strip = bst_density_new_strip (density);
  guint n_cells, n_known, n_unknown, n_stepped = 1;
  const BstDensityCell *cells = bst_density_get_cells (strip, &n_cells);
  int cell = bst_density_step (strip, 0, BST_DENSITY_FIRST);

  bst_density_count (strip, &n_known, &n_unknown);
  g_assert_cmpuint (n_known, ==, 0);
  g_assert_cmpuint (n_unknown, ==, self->points->n_unknown);
  for (guint i = 0; i < n_cells; i++)
    {
      BstRect rect = bst_density_get_rect (strip, i);

      g_assert_cmpint (cells[i].row, ==, -1);
      g_assert_cmpint (bst_density_hit (strip, rect.x + 1, rect.y + 1), ==, i);
    }
  g_assert_cmpint (cell, ==, 0);
  for (int next; (next = bst_density_step (strip, cell, BST_DENSITY_RIGHT)) != cell; cell = next)
    n_stepped++;
  g_assert_cmpuint (n_stepped, ==, n_cells);
  g_assert_cmpint (bst_density_hit (strip, bst_scene_get_plot (scene)->x + 40, bst_scene_get_plot (scene)->y + 40), ==, -1);
}

/* A cell that moves goes where its figures go, and none leaves the plot. */
static void
test_moved (Fixture *self, gconstpointer data)
{
  BstSceneOptions options = make_options (self, BST_MARKS_FEW, NULL);
  g_autoptr (BstScene) scene = bst_scene_new (G_LIST_MODEL (self->entries), &options);
  g_autoptr (BstDensity) density = bst_density_new (self->points, bst_scene_get_density_frame (scene));
  g_autoptr (BstDensity) same = bst_density_new_moved (density, bst_density_get_frame (density));
  BstChartRange range = get_part (scene);
  g_autoptr (BstScene) part = NULL;
  g_autoptr (BstDensity) moved = NULL;
  guint n_cells, n_same, n_moved;
  const BstDensityCell *cells;
  const BstDensityFrame *frame;

  options.range = &range;
  part = bst_scene_new (G_LIST_MODEL (self->entries), &options);
  frame = bst_scene_get_density_frame (part);
  moved = bst_density_new_moved (density, frame);
  bst_density_get_cells (density, &n_cells);
  bst_density_get_cells (same, &n_same);
  cells = bst_density_get_cells (moved, &n_moved);
  g_assert_cmpuint (n_same, ==, n_cells);
  g_assert_cmpuint (n_moved, >, 0);
  g_assert_cmpuint (n_moved, <, n_cells);
  g_assert_true (bst_density_is_moved (moved));
  g_assert_false (bst_density_is_moved (density));
  for (guint i = 0; i < n_cells; i++)
    {
      BstRect a = bst_density_get_rect (density, i), b = bst_density_get_rect (same, i);

      g_assert_cmpfloat_with_epsilon (a.x, b.x, 1e-6);
      g_assert_cmpfloat_with_epsilon (a.y, b.y, 1e-6);
      g_assert_cmpfloat_with_epsilon (a.width, b.width, 1e-6);
      g_assert_cmpfloat_with_epsilon (a.height, b.height, 1e-6);
    }
  for (guint i = 0; i < n_moved; i++)
    {
      BstRect rect = bst_density_get_rect (moved, i);
      double x = bst_scale_to_pixel (&frame->time_scale, cells[i].min_days);
      double y = bst_scale_to_pixel (&frame->count_scale, (double) cells[i].min_parameters);

      g_assert_cmpfloat (rect.x, >=, frame->grid.x - 1e-6);
      g_assert_cmpfloat (rect.x + rect.width, <=, frame->grid.x + frame->grid.width + 1e-6);
      if (x > frame->grid.x && x < frame->grid.x + frame->grid.width)
        g_assert_true (x > rect.x - 0.1 && x < rect.x + rect.width + 0.1);
      if (cells[i].row >= 0 && y > frame->grid.y && y < frame->grid.y + frame->grid.height)
        g_assert_true (y > rect.y - 0.1 && y < rect.y + rect.height + 0.1);
      g_assert_cmpint (bst_density_hit (moved, rect.x + rect.width / 2, rect.y + rect.height / 2), ==, -1);
      g_assert_cmpint (bst_density_step (moved, (int) i, BST_DENSITY_RIGHT), ==, i);
    }
}

/* What was read once makes the same chart. */
static void
test_like (Fixture *self, gconstpointer data)
{
  for (int kind = BST_CHART_TIMELINE; kind <= BST_CHART_RANKING; kind++)
    {
      BstSceneOptions options = { .kind = (BstChartKind) kind, .width = WIDTH, .height = HEIGHT, .context = self->context, .selected_id = "lab-3/model-3" };
      g_autoptr (BstScene) first = bst_scene_new (G_LIST_MODEL (self->entries), &options);
      BstChartRange range = get_part (first);
      g_autoptr (BstScene) afresh = NULL, taken_over = NULL;
      guint n, n_labels, n_others, n_other_labels;
      const BstSceneMark *marks, *others;

      options.range = &range;
      afresh = bst_scene_new (G_LIST_MODEL (self->entries), &options);
      options.like = first;
      taken_over = bst_scene_new (G_LIST_MODEL (self->entries), &options);
      marks = bst_scene_get_marks (afresh, &n);
      others = bst_scene_get_marks (taken_over, &n_others);
      g_assert_cmpuint (n, ==, n_others);
      for (guint i = 0; i < n; i++)
        {
          g_assert_cmpstr (marks[i].id, ==, others[i].id);
          g_assert_cmpfloat (marks[i].x, ==, others[i].x);
          g_assert_cmpfloat (marks[i].y, ==, others[i].y);
          g_assert_cmpint (marks[i].outside, ==, others[i].outside);
          g_assert_cmpint (bst_scene_step (afresh, (int) i, BST_STEP_UP), ==, bst_scene_step (taken_over, (int) i, BST_STEP_UP));
        }
      bst_scene_get_labels (afresh, &n_labels);
      bst_scene_get_labels (taken_over, &n_other_labels);
      g_assert_cmpuint (n_labels, ==, n_other_labels);
      g_assert_cmpstr (bst_scene_get_summary (afresh), ==, bst_scene_get_summary (taken_over));
    }
}

/* A chart that is passing names no more than what stands out. */
static void
test_passing (Fixture *self, gconstpointer data)
{
  BstSceneOptions options = { .kind = BST_CHART_TIMELINE, .width = WIDTH, .height = HEIGHT, .context = self->context, .selected_id = "lab-3/model-3", .is_passing = TRUE };
  g_autoptr (BstScene) scene = bst_scene_new (G_LIST_MODEL (self->entries), &options);
  guint n_labels;
  const BstSceneText *labels = bst_scene_get_labels (scene, &n_labels);

  g_assert_cmpuint (n_labels, >=, 1);
  for (guint i = 0; i < n_labels; i++)
    g_assert_cmpint (labels[i].mark, ==, bst_scene_get_selected (scene));
}

static double
overlap (double a, double a_length, double b, double b_length)
{
  return MAX (MIN (a + a_length, b + b_length) - MAX (a, b), 0);
}

/* How much of @rect cells are under. */
static double
find_hidden (BstDensity *density, const BstRect *rect)
{
  double area = 0;
  guint n_cells;

  bst_density_get_cells (density, &n_cells);
  for (guint i = 0; i < n_cells; i++)
    {
      BstRect cell = bst_density_get_rect (density, i);

      area += overlap (rect->x, rect->width, cell.x, cell.width) * overlap (rect->y, rect->height, cell.y, cell.height);
    }
  return area / rect->width / rect->height;
}

/* Neither names nor the key hide cells; the name of the selected one may have to. */
static void
test_key_and_names (Fixture *self, gconstpointer data)
{
  for (int rtl = 0; rtl < 2; rtl++)
    {
      BstSceneOptions options = make_options (self, BST_MARKS_FEW, NULL);
      g_autoptr (GListStore) named = g_list_store_new (BST_TYPE_ENTRY);
      g_autoptr (BstScene) probe = NULL, scene = NULL;
      g_autoptr (BstDensity) density = NULL;
      const BstRect *plot;
      const BstSceneKey *key;
      const BstSceneText *labels;
      guint n_labels;

      options.rtl = rtl;
      for (guint i = 0; i < 30; i++)
        {
          g_autoptr (BstEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->entries), i);

          g_list_store_append (named, entry);
        }
      probe = bst_scene_new (G_LIST_MODEL (named), &options);
      density = bst_density_new (self->points, bst_scene_get_density_frame (probe));
      scene = bst_scene_with_density (probe, density);
      plot = bst_scene_get_plot (scene);
      key = bst_scene_get_key (scene);
      labels = bst_scene_get_labels (scene, &n_labels);
      g_assert_null (bst_scene_get_key (probe));
      g_assert_nonnull (key);
      g_assert_true (key->plate.x >= plot->x && key->plate.x + key->plate.width <= plot->x + plot->width);
      g_assert_true (key->plate.y >= plot->y && key->plate.y + key->plate.height <= plot->y + plot->height);
      g_assert_cmpfloat (find_hidden (density, &key->plate), <, 0.1);
      g_assert_cmpstr (key->texts[0].string, ==, "1");
      g_assert_true (g_str_has_suffix (key->texts[1].string, " models"));
      g_assert_cmpuint (bst_density_get_most (density), ==, (guint) g_ascii_strtoull (key->texts[1].string, NULL, 10));
      for (guint i = 0; i < BST_SCENE_KEY_STEPS; i++)
        g_assert_true (key->samples[i].x > key->plate.x && key->samples[i].x + key->samples[i].width < key->plate.x + key->plate.width);
      g_assert_cmpfloat (key->shares[0], ==, 0);
      g_assert_cmpfloat (key->shares[BST_SCENE_KEY_STEPS - 1], ==, 1);
      g_assert_cmpint (key->samples[0].x < key->samples[1].x, ==, !rtl);
      for (guint i = 0; i < n_labels; i++)
        {
          g_assert_cmpfloat (find_hidden (density, &labels[i].box), <, 0.25);
          g_assert_false (test_rects_meet (&labels[i].box, &key->plate));
        }
    }
}

/* Window and command line choose alike, and no sum of the two overflows. */
static void
test_chosen (void)
{
  g_assert_cmpint (bst_marks_shown_choose (0, 0), ==, BST_MARKS_ALL);
  g_assert_cmpint (bst_marks_shown_choose (BST_CHART_MOST_MARKS - 1, 1), ==, BST_MARKS_ALL);
  g_assert_cmpint (bst_marks_shown_choose (BST_CHART_MOST_MARKS, 1), ==, BST_MARKS_KNOWN);
  g_assert_cmpint (bst_marks_shown_choose (1, G_MAXUINT), ==, BST_MARKS_KNOWN);
  g_assert_cmpint (bst_marks_shown_choose (0, BST_CHART_MOST_MARKS + 1), ==, BST_MARKS_FEW);
  g_assert_cmpint (bst_marks_shown_choose (BST_CHART_MOST_MARKS + 1, 0), ==, BST_MARKS_FEW);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  bst_i18n_init ();
  bst_i18n_set_language ("en");

#define ADD(name, func) g_test_add ("/scene-part/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("marks", test_marks);
  ADD ("strip", test_strip);
  ADD ("moved", test_moved);
  ADD ("like", test_like);
  ADD ("passing", test_passing);
  ADD ("key-and-names", test_key_and_names);
  g_test_add_func ("/scene-part/chosen", test_chosen);

  return g_test_run ();
}
