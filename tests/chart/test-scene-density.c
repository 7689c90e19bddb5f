/* A scene of very many points has the same axes, strip and marks as one of few, and cells
 * in the place of most marks. */
#include "core/i18n.h"
#include "scene-checks.h"
#include "scenes.h"

#include <math.h>

/* What an answer of these entries and of a thousand like each would be read as. */
static BstPoints *
make_points (GListStore *entries, guint times)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (entries));
  BstPoints *points = bst_points_new (n * times);

  for (guint i = 0; i < n * times; i++)
    {
      g_autoptr (BstEntry) entry = g_list_model_get_item (G_LIST_MODEL (entries), i % n);
      double days = 0;

      bst_entry_get_release_days (entry, &days);
      points->days[i] = (guint32) days;
      points->parameters[i] = bst_entry_get_count (entry, BST_FIELD_PARAMETERS);
      points->openness[i] = (guint8) bst_entry_get_openness (entry);
    }
  bst_points_end (points);
  /* A mixture of experts has a ring below all figures. */
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (BstEntry) entry = g_list_model_get_item (G_LIST_MODEL (entries), i);
      gint64 active = bst_entry_get_count (entry, BST_FIELD_ACTIVE_PARAMETERS);

      if (active > 0)
        points->min_parameters = MIN (points->min_parameters, active);
    }
  return points;
}

static BstScene *
make_scene (GListStore *entries, BstPoints *points, double width, double height, gboolean rtl, const char *selected_id)
{
  PangoContext *context = test_context (11);
  BstSceneOptions options = { .kind = BST_CHART_TIMELINE, .width = width, .height = height, .context = context, .rtl = rtl, .points = points, .selected_id = selected_id };
  g_autoptr (BstScene) scene = bst_scene_new (G_LIST_MODEL (entries), &options);
  const BstDensityFrame *frame = bst_scene_get_density_frame (scene);
  g_autoptr (BstDensity) density = NULL;

  g_object_unref (context);
  if (frame == NULL)
    return g_steal_pointer (&scene);
  density = bst_density_new (points, frame);
  return bst_scene_with_density (scene, density);
}

/* The first few of them. */
static GListStore *
take (GListStore *entries, guint n)
{
  GListStore *first = g_list_store_new (BST_TYPE_ENTRY);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (BstEntry) entry = g_list_model_get_item (G_LIST_MODEL (entries), i);

      g_list_store_append (first, entry);
    }
  return first;
}

static gboolean
is_inside (const BstRect *rect, const BstRect *room)
{
  const double edge = 0.01;

  return rect->x >= room->x - edge && rect->y >= room->y - edge && rect->x + rect->width <= room->x + room->width + edge &&
         rect->y + rect->height <= room->y + room->height + edge;
}

static void
check (BstScene *scene, const BstPoints *points)
{
  BstDensity *density = bst_scene_get_density (scene);
  guint n_cells, n_marks, sum = 0;
  const BstDensityCell *cells = bst_density_get_cells (density, &n_cells);
  const BstSceneMark *marks = bst_scene_get_marks (scene, &n_marks);

  test_assert_sane (scene);
  for (guint i = 0; i < n_cells; i++)
    {
      BstRect rect = bst_density_get_rect (density, i);

      g_assert_true (is_inside (&rect, cells[i].row < 0 ? bst_scene_get_strip (scene) : bst_scene_get_plot (scene)));
      g_assert_cmpfloat_with_epsilon (rect.x, round (rect.x), 1e-6);
      g_assert_cmpfloat_with_epsilon (rect.y, round (rect.y), 1e-6);
      sum += cells[i].n;
    }
  g_assert_cmpuint (sum, ==, points->n_known + points->n_unknown);
  for (guint i = 0; i < BST_N_OPENNESS; i++)
    g_assert_cmpuint (bst_scene_get_count (scene, i), ==, points->counts[i]);
  for (guint i = 0; i < n_marks; i++)
    {
      gint64 count = bst_entry_get_count (bst_scene_get_entry (scene, (int) i), BST_FIELD_PARAMETERS);

      if (!marks[i].unknown)
        g_assert_cmpfloat_with_epsilon (marks[i].y, bst_scale_to_pixel (bst_scene_get_count_scale (scene), (double) count), 1e-6);
    }
}

static void
test_all (void)
{
  static const double sizes[][2] = { { 900, 380 }, { 340, 260 }, { 200, 80 }, { 3000, 2000 }, { 16384, 16384 }, { -1, -1 } };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    for (int rtl = 0; rtl < 2; rtl++)
      {
        g_autoptr (GListStore) entries = test_generated (300, 4 + i);
        g_autoptr (GListStore) named = take (entries, 12);
        g_autoptr (BstPoints) points = make_points (entries, 10);
        g_autoptr (BstScene) scene = make_scene (named, points, sizes[i][0], sizes[i][1], rtl, NULL);

        check (scene, points);
      }
}

/* Ticks and rules are those of the same figures as marks. */
static void
test_axes (void)
{
  g_autoptr (GListStore) entries = test_generated (400, 2);
  g_autoptr (BstPoints) points = make_points (entries, 1);
  g_autoptr (BstScene) dense = make_scene (entries, points, 900, 400, FALSE, NULL);
  g_autoptr (BstScene) plain = test_scene (entries, BST_CHART_TIMELINE, 900, 400, NULL);
  guint n, n_plain;
  const BstSceneText *texts = bst_scene_get_texts (dense, &n), *plain_texts = bst_scene_get_texts (plain, &n_plain);

  g_assert_cmpuint (n, ==, n_plain);
  for (guint i = 0; i < n; i++)
    g_assert_cmpstr (texts[i].string, ==, plain_texts[i].string);
  bst_scene_get_rules (dense, &n);
  bst_scene_get_rules (plain, &n_plain);
  g_assert_cmpuint (n, ==, n_plain);
  g_assert_cmpfloat (bst_scene_get_count_scale (dense)->min, ==, bst_scene_get_count_scale (plain)->min);
  g_assert_cmpfloat (bst_scene_get_time_scale (dense)->max, ==, bst_scene_get_time_scale (plain)->max);
}

/* The selected one has its mark and its name, and both stay when another is hovered. */
static void
test_selected (void)
{
  g_autoptr (GListStore) entries = test_generated (200, 8);
  g_autoptr (GListStore) named = take (entries, 12);
  g_autoptr (BstPoints) points = make_points (entries, 20);
  g_autoptr (BstScene) first = make_scene (named, points, 900, 400, FALSE, NULL);
  guint n;
  const BstSceneMark *marks = bst_scene_get_marks (first, &n);
  const char *id = marks[n / 2].id, *other = marks[0].id;
  g_autoptr (BstScene) scene = make_scene (named, points, 900, 400, FALSE, id);
  g_autoptr (BstScene) hovered = bst_scene_with_emphasis (scene, id, other, NULL);
  const BstSceneText *labels = bst_scene_get_labels (scene, &n);
  gboolean is_named = FALSE;

  for (guint i = 0; i < n; i++)
    is_named = is_named || (labels[i].role == BST_TEXT_SELECTED && labels[i].mark == bst_scene_get_selected (scene));
  g_assert_true (is_named);
  g_assert_true (bst_scene_get_density (hovered) == bst_scene_get_density (scene));
  g_assert_nonnull (bst_scene_get_key (scene));
  g_assert_true (bst_scene_get_key (hovered) == bst_scene_get_key (scene));
  g_assert_cmpstr (bst_scene_get_summary (hovered), ==, bst_scene_get_summary (scene));
  check (hovered, points);
}

/* An entry of which the points know nothing yet is left out rather than put elsewhere. */
static void
test_newer (void)
{
  g_autoptr (GListStore) entries = test_generated (200, 6);
  g_autoptr (GListStore) named = take (entries, 40);
  g_autoptr (BstPoints) points = make_points (entries, 5);
  g_autoptr (BstScene) scene = NULL;
  guint n;

  points->max_days = points->min_days + 30;
  points->max_parameters = points->min_parameters * 3;
  scene = make_scene (named, points, 900, 400, FALSE, NULL);
  test_assert_sane (scene);
  bst_scene_get_marks (scene, &n);
  g_assert_cmpuint (n, <, 40);
}

static void
test_undated (void)
{
  g_autoptr (GListStore) none = g_list_store_new (BST_TYPE_ENTRY);
  g_autoptr (BstPoints) points = bst_points_new (2000);
  g_autoptr (BstScene) scene = NULL;
  guint n;

  for (guint i = 0; i < points->n; i++)
    {
      points->days[i] = 0;
      points->parameters[i] = 1000000;
      points->openness[i] = BST_OPENNESS_WEIGHTS;
    }
  bst_points_end (points);
  scene = make_scene (none, points, 900, 400, FALSE, NULL);
  g_assert_null (bst_scene_get_density_frame (scene));
  g_assert_null (bst_scene_get_time_scale (scene));
  g_assert_cmpstr (bst_scene_get_texts (scene, &n)[0].string, ==, "No model to show; 2,000 of unknown date are not shown.");
  g_assert_cmpuint (n, ==, 1);
}

/* A ranking has a bar each, however many points there are. */
static void
test_ranking (void)
{
  g_autoptr (GListStore) entries = test_generated (30, 1);
  g_autoptr (BstPoints) points = make_points (entries, 5);
  PangoContext *context = test_context (11);
  BstSceneOptions options = { .kind = BST_CHART_RANKING, .width = 600, .height = 300, .context = context, .points = points };
  g_autoptr (BstScene) scene = bst_scene_new (G_LIST_MODEL (entries), &options);

  test_assert_sane (scene);
  g_assert_null (bst_scene_get_density_frame (scene));
  g_object_unref (context);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  bst_i18n_set_language ("en");

  g_test_add_func ("/scene-density/all", test_all);
  g_test_add_func ("/scene-density/axes", test_axes);
  g_test_add_func ("/scene-density/selected", test_selected);
  g_test_add_func ("/scene-density/newer", test_newer);
  g_test_add_func ("/scene-density/undated", test_undated);
  g_test_add_func ("/scene-density/ranking", test_ranking);

  return g_test_run ();
}
