/* Scenes that show a part of the plane. */
#include "scene-checks.h"

#include "core/i18n.h"
#include "scenes.h"

#include <math.h>
#include <string.h>

#define WIDTH 900
#define HEIGHT 560

static BstScene *
make (GListStore *entries, BstChartKind kind, const BstChartRange *range, gboolean rtl, const char *selected_id)
{
  PangoContext *context = test_context (11);
  BstSceneOptions options = { .kind = kind, .width = WIDTH, .height = HEIGHT, .context = context, .rtl = rtl, .range = range, .selected_id = selected_id };
  BstScene *scene = bst_scene_new (G_LIST_MODEL (entries), &options);

  g_object_unref (context);
  return scene;
}

static double
get_days (BstScene *scene, int mark)
{
  double days = INFINITY;

  bst_entry_get_release_days (bst_scene_get_entry (scene, mark), &days);
  return days;
}

static double
get_count (BstScene *scene, int mark)
{
  return (double) bst_entry_get_count (bst_scene_get_entry (scene, mark), BST_FIELD_PARAMETERS);
}

/* Marks are outside if their figures are, and what is outside is not to be found by hand. */
static void
assert_marks (BstScene *scene)
{
  const BstChartRange *range = bst_scene_get_range (scene);
  guint n, n_outside = 0;
  const BstSceneMark *marks = bst_scene_get_marks (scene, &n);

  for (guint i = 0; i < n; i++)
    {
      gboolean is_inside = bst_chart_range_contains (range, get_days (scene, (int) i), get_count (scene, (int) i));

      g_assert_cmpint (marks[i].outside, ==, !is_inside);
      n_outside += marks[i].outside;
      if (marks[i].outside)
        {
          g_assert_cmpint (bst_scene_hit (scene, marks[i].x, marks[i].y, 24), !=, (int) i);
          continue;
        }
      g_assert_cmpint (bst_scene_hit (scene, marks[i].x, marks[i].y, 24), >=, 0);
      g_assert_cmpfloat (fabs (marks[i].x - test_find_date_x (scene, (int) i)), <=, 2 * marks[i].radius + 0.01);
      if (marks[i].has_ring)
        g_assert_cmpfloat (marks[i].ring_y, <=, bst_scene_get_plot (scene)->y + bst_scene_get_plot (scene)->height + 0.01);
    }
  g_assert_cmpuint (bst_scene_get_n_outside (scene), ==, n_outside);
}

static gboolean
is_in (const BstRect *box, const BstRect *room)
{
  return box->x >= room->x - 0.5 && box->x + box->width <= room->x + room->width + 0.5 &&
         box->y >= room->y - 0.5 && box->y + box->height <= room->y + room->height + 0.5;
}

/* Only what is in sight has a name, but for what is selected; none is over another. */
static void
assert_labels (BstScene *scene)
{
  guint n, n_marks;
  const BstSceneText *labels = bst_scene_get_labels (scene, &n);
  const BstSceneMark *marks = bst_scene_get_marks (scene, &n_marks);

  for (guint i = 0; i < n; i++)
    {
      g_assert_true (!marks[labels[i].mark].outside || labels[i].mark == bst_scene_get_selected (scene));
      g_assert_true (is_in (&labels[i].box, bst_scene_get_plot (scene)) ||
                     (bst_scene_get_strip (scene) != NULL && is_in (&labels[i].box, bst_scene_get_strip (scene))));
      for (guint j = i + 1; j < n; j++)
        g_assert_false (test_rects_meet (&labels[i].box, &labels[j].box));
    }
}

static void
assert_scales (BstScene *scene)
{
  const BstChartRange *range = bst_scene_get_range (scene);
  const BstScale *time = bst_scene_get_time_scale (scene), *count = bst_scene_get_count_scale (scene);

  g_assert_cmpfloat (time->min, ==, range->min_days);
  g_assert_cmpfloat (time->max, ==, range->max_days);
  g_assert_cmpfloat (count->min, ==, range->min_count);
  g_assert_cmpfloat (count->max, ==, range->max_count);
}

/* A thousand zooms and moves: what is zoomed at stays where it is. */
static void
test_random (void)
{
  g_autoptr (GListStore) entries = test_generated (160, 5);
  g_autoptr (BstScene) scene = make (entries, BST_CHART_TIMELINE, NULL, FALSE, NULL);
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  BstChartRange whole = *bst_scene_get_whole_range (scene), range = whole;
  guint n_fixed = 0;

  g_assert_false (bst_scene_is_zoomed (scene));
  for (guint i = 0; i < 1000; i++)
    {
      const BstScale time = *bst_scene_get_time_scale (scene), count = *bst_scene_get_count_scale (scene);
      const double gutter = bst_scene_get_plot (scene)->x;
      double time_share = g_rand_double (random), count_share = g_rand_double (random);
      double x = time.start + time_share * (time.end - time.start), y = count.start + count_share * (count.end - count.start);
      double day = bst_scale_to_value (&time, x), figure = bst_scale_to_value (&count, y);

      if (i % 12 == 11)
        bst_chart_range_pan (&range, &whole, g_rand_double_range (random, -1, 1), g_rand_double_range (random, -1, 1));
      else
        bst_chart_range_zoom (&range, &whole, BST_CHART_AXIS_BOTH, g_rand_double_range (random, 0.6, 1.6), time_share, count_share);
      bst_scene_unref (g_steal_pointer (&scene));
      scene = make (entries, BST_CHART_TIMELINE, &range, FALSE, i % 3 == 0 ? "lab-3/model-3" : NULL);
      test_assert_sane (scene);
      assert_scales (scene);
      assert_marks (scene);
      assert_labels (scene);
      g_assert_true (bst_chart_range_is_equal (bst_scene_get_whole_range (scene), &whole));
      g_assert_cmpfloat (bst_scene_get_plot (scene)->x, ==, gutter);
      if (i % 12 == 11 || range.min_days <= whole.min_days || range.max_days >= whole.max_days)
        continue;
      g_assert_cmpfloat_with_epsilon (bst_scale_to_pixel (bst_scene_get_time_scale (scene), day), x, 0.01);
      if (range.min_count > whole.min_count && range.max_count < whole.max_count)
        g_assert_cmpfloat_with_epsilon (bst_scale_to_pixel (bst_scene_get_count_scale (scene), figure), y, 0.01);
      n_fixed++;
    }
  g_assert_cmpuint (n_fixed, >, 200);
}

/* Which marks come after which does not depend on what is in sight. */
static void
test_orders (void)
{
  static const BstStep steps[] = { BST_STEP_LEFT, BST_STEP_RIGHT, BST_STEP_UP, BST_STEP_DOWN, BST_STEP_PREVIOUS_FAMILY, BST_STEP_NEXT_FAMILY,
                                   BST_STEP_FIRST, BST_STEP_LAST, BST_STEP_SMALLEST, BST_STEP_LARGEST };
  g_autoptr (GListStore) entries = test_generated (120, 3);
  g_autoptr (BstScene) all = make (entries, BST_CHART_TIMELINE, NULL, FALSE, NULL);
  BstChartRange range = *bst_scene_get_whole_range (all);
  g_autoptr (BstScene) part = NULL;
  guint n, n_part;
  const BstSceneMark *marks, *part_marks;

  bst_chart_range_zoom (&range, bst_scene_get_whole_range (all), BST_CHART_AXIS_BOTH, 3, 0.7, 0.6);
  part = make (entries, BST_CHART_TIMELINE, &range, FALSE, NULL);
  marks = bst_scene_get_marks (all, &n);
  part_marks = bst_scene_get_marks (part, &n_part);
  g_assert_cmpuint (n, ==, n_part);
  g_assert_cmpuint (bst_scene_get_n_outside (part), >, n / 4);
  g_assert_cmpuint (bst_scene_get_n_outside (part), <, n);
  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpstr (marks[i].id, ==, part_marks[i].id);
      g_assert_cmpfloat (part_marks[i].radius, >=, marks[i].radius);
      for (guint j = 0; j < G_N_ELEMENTS (steps); j++)
        g_assert_cmpint (bst_scene_step (all, (int) i, steps[j]), ==, bst_scene_step (part, (int) i, steps[j]));
    }
}

/* Mirrored, the same part is shown the other way round. */
static void
test_mirrored (void)
{
  g_autoptr (GListStore) entries = test_generated (100, 9);
  g_autoptr (BstScene) all = make (entries, BST_CHART_TIMELINE, NULL, FALSE, NULL);
  BstChartRange range = *bst_scene_get_whole_range (all);
  g_autoptr (BstScene) left = NULL, right = NULL;
  guint n, n_right;
  const BstSceneMark *a, *b;

  bst_chart_range_zoom (&range, bst_scene_get_whole_range (all), BST_CHART_AXIS_BOTH, 2.5, 0.6, 0.6);
  left = make (entries, BST_CHART_TIMELINE, &range, FALSE, NULL);
  right = make (entries, BST_CHART_TIMELINE, &range, TRUE, NULL);
  a = bst_scene_get_marks (left, &n);
  b = bst_scene_get_marks (right, &n_right);
  assert_marks (right);
  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpfloat_with_epsilon (a[i].x, WIDTH - b[i].x, 1e-6);
      g_assert_cmpfloat_with_epsilon (a[i].y, b[i].y, 1e-6);
      g_assert_cmpint (a[i].outside, ==, b[i].outside);
    }
}

/* What is selected and out of sight is pointed at, from the side on which it is. */
static void
test_pointer (void)
{
  static const struct
  {
    double time_from, time_to, count_from, count_to;
    const char *arrow;
    gboolean is_last;
  } cases[] = {
    { 0, 0.3, 0, 0.3, "↗", TRUE },
    { 0.7, 1, 0, 0.3, "↖", FALSE },
    { 0, 0.3, 0.7, 1, "↘", TRUE },
    { 0.7, 1, 0.7, 1, "↙", FALSE },
    { 0, 0.3, 0, 1, "→", TRUE },
    { 0.7, 1, 0, 1, "←", FALSE },
    { 0, 1, 0, 0.3, "↑", FALSE },
    { 0, 1, 0.7, 1, "↓", FALSE },
  };
  g_autoptr (GListStore) entries = test_generated (150, 12);
  g_autoptr (BstScene) all = make (entries, BST_CHART_TIMELINE, NULL, FALSE, NULL);
  const BstChartRange *whole = bst_scene_get_whole_range (all);
  const BstScale *time = bst_scene_get_time_scale (all), *count = bst_scene_get_count_scale (all);
  const char *middle = NULL;
  guint n;
  const BstSceneMark *marks = bst_scene_get_marks (all, &n);

  for (guint i = 0; i < n; i++)
    {
      double across = (marks[i].x - time->start) / (time->end - time->start), up = (marks[i].y - count->start) / (count->end - count->start);

      if (!marks[i].unknown && fabs (across - 0.5) < 0.15 && fabs (up - 0.5) < 0.15)
        middle = marks[i].id;
    }
  g_assert_nonnull (middle);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      BstChartRange range = *whole;
      g_autoptr (BstScene) scene = NULL;
      guint n_labels, n_found = 0;
      const BstSceneText *labels;

      bst_chart_range_select (&range, whole, cases[i].time_from, cases[i].time_to, cases[i].count_from, cases[i].count_to);
      scene = make (entries, BST_CHART_TIMELINE, &range, FALSE, middle);
      labels = bst_scene_get_labels (scene, &n_labels);
      assert_labels (scene);
      for (guint j = 0; j < n_labels; j++)
        if (labels[j].role == BST_TEXT_SELECTED)
          {
            const BstRect *box = &labels[j].box;

            n_found++;
            g_assert_true (cases[i].is_last ? g_str_has_suffix (labels[j].string, cases[i].arrow) : g_str_has_prefix (labels[j].string, cases[i].arrow));
            g_assert_true (bst_scene_hit_pointer (scene, box->x + box->width / 2, box->y + box->height / 2));
            g_assert_false (bst_scene_hit_pointer (scene, box->x + box->width + 20, box->y + box->height / 2));
          }
      g_assert_cmpuint (n_found, ==, 1);
    }
}

/* In a ranking all rows stay, and only the bars are others. */
static void
test_ranking (void)
{
  g_autoptr (GListStore) entries = test_generated (60, 4);
  g_autoptr (BstScene) all = make (entries, BST_CHART_RANKING, NULL, FALSE, NULL);
  BstChartRange range = *bst_scene_get_whole_range (all);
  g_autoptr (BstScene) part = NULL;
  const BstRect *plot;
  guint n, n_cut = 0, n_none = 0, n_unknown = 0;
  const BstSceneMark *marks;

  bst_chart_range_zoom (&range, bst_scene_get_whole_range (all), BST_CHART_AXIS_COUNT, 4, 0, 0.5);
  part = make (entries, BST_CHART_RANKING, &range, FALSE, NULL);
  plot = bst_scene_get_plot (part);
  g_assert_true (bst_scene_is_zoomed (part));
  g_assert_cmpfloat (bst_scene_get_count_scale (part)->min, ==, range.min_count);
  g_assert_cmpfloat (plot->x, ==, bst_scene_get_plot (all)->x);
  g_assert_cmpfloat (plot->width, ==, bst_scene_get_plot (all)->width);
  marks = bst_scene_get_marks (part, &n);
  for (guint i = 0; i < n; i++)
    {
      double count = get_count (part, (int) i);

      g_assert_false (marks[i].outside);
      g_assert_cmpint (bst_scene_hit (part, 40, marks[i].y, 24), ==, (int) i);
      n_unknown += marks[i].unknown;
      n_cut += marks[i].bar.width > plot->width + 1;
      n_none += !marks[i].unknown && marks[i].bar.width <= 0;
      if (count > 0)
        g_assert_cmpint (count > range.max_count, ==, marks[i].bar.width > plot->width + 1);
      if (count > 0)
        g_assert_cmpint (count < range.min_count, ==, marks[i].bar.width <= 0);
      if (marks[i].has_ring && !marks[i].ring_outside)
        g_assert_cmpfloat (marks[i].ring_x, <=, plot->x + plot->width + 0.01);
    }
  g_assert_cmpuint (n_cut, >, 0);
  g_assert_cmpuint (n_none, >, 0);
  /* What has no figure has no bar that could end outside. */
  g_assert_cmpuint (n_unknown, >, 0);
  g_assert_cmpuint (bst_scene_get_n_outside (part), ==, n_cut + n_none);
}

/* What the sentence says of a part. */
static void
test_summary (void)
{
  g_autoptr (GListStore) entries = test_generated (60, 4);
  g_autoptr (BstScene) all = make (entries, BST_CHART_TIMELINE, NULL, FALSE, NULL);
  BstChartRange range = { test_day (2022, 3, 4), test_day (2023, 9, 8), 1e9, 2e10 };
  BstChartRange year = { test_day (2023, 3, 4), test_day (2023, 9, 8), 1e9, 2e10 };
  g_autoptr (BstScene) part = make (entries, BST_CHART_TIMELINE, &range, FALSE, NULL);
  g_autoptr (BstScene) rows = make (entries, BST_CHART_RANKING, &range, FALSE, NULL);
  g_autofree char *outside = g_strdup_printf ("; %u are outside of that; ", bst_scene_get_n_outside (part));
  g_autofree char *title = bst_chart_range_dup_title (&year, BST_CHART_AXIS_BOTH);
  g_autofree char *days = bst_chart_range_dup_title (&year, BST_CHART_AXIS_TIME);

  g_assert_null (strstr (bst_scene_get_summary (all), "Zoomed"));
  g_assert_nonnull (strstr (bst_scene_get_summary (part), "Zoomed in to 4 Mar 2022 – 8 Sep 2023, 1\u202fB to 20\u202fB parameters; "));
  g_assert_nonnull (strstr (bst_scene_get_summary (part), outside));
  g_assert_nonnull (strstr (bst_scene_get_summary (rows), "Zoomed in to 1\u202fB to 20\u202fB parameters; "));
  g_assert_nonnull (strstr (bst_scene_get_summary (rows), "bars end outside of that; "));
  g_assert_cmpstr (title, ==, "4 Mar – 8 Sep 2023, 1\u202fB to 20\u202fB parameters");
  g_assert_cmpstr (days, ==, "4 Mar – 8 Sep 2023");
}

/* A range of another chart, or of nobody, does not bring the scene down. */
static void
test_hostile (void)
{
  static const double values[] = { NAN, -INFINITY, INFINITY, 0, -1, 1, 738000, 1e9, 1e300, 5e-324 };
  g_autoptr (GListStore) entries = test_generated (40, 4), none = g_list_store_new (BST_TYPE_ENTRY);
  g_autoptr (GRand) random = g_rand_new_with_seed (2);

  for (guint i = 0; i < 400; i++)
    {
      BstChartRange range = { values[g_rand_int_range (random, 0, G_N_ELEMENTS (values))], values[g_rand_int_range (random, 0, G_N_ELEMENTS (values))],
                              values[g_rand_int_range (random, 0, G_N_ELEMENTS (values))], values[g_rand_int_range (random, 0, G_N_ELEMENTS (values))] };
      g_autoptr (BstScene) timeline = make (entries, BST_CHART_TIMELINE, &range, FALSE, NULL);
      g_autoptr (BstScene) ranking = make (entries, BST_CHART_RANKING, &range, TRUE, NULL);
      g_autoptr (BstScene) empty = make (none, BST_CHART_TIMELINE, &range, FALSE, NULL);

      test_assert_sane (timeline);
      assert_marks (timeline);
      g_assert_nonnull (bst_scene_get_summary (ranking));
      g_assert_nonnull (bst_scene_get_summary (empty));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  bst_i18n_init ();
  bst_i18n_set_language ("en");

  g_test_add_func ("/scene-range/random", test_random);
  g_test_add_func ("/scene-range/orders", test_orders);
  g_test_add_func ("/scene-range/mirrored", test_mirrored);
  g_test_add_func ("/scene-range/pointer", test_pointer);
  g_test_add_func ("/scene-range/ranking", test_ranking);
  g_test_add_func ("/scene-range/summary", test_summary);
  g_test_add_func ("/scene-range/hostile", test_hostile);

  return g_test_run ();
}
