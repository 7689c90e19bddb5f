/* Where a scene has its marks. */
#include "scenes.h"

#include "../core/entries.h"
#include "scene-checks.h"

#include <math.h>

/* Marks in one place do not hide each other, however many there are. */
static void
test_identical (void)
{
  g_autoptr (GListStore) entries = g_list_store_new (BST_TYPE_ENTRY);

  for (guint i = 0; i < 5; i++)
    {
      g_autofree char *id = g_strdup_printf ("m-%u", i);
      g_autoptr (BstEntry) entry = test_entry_simple (id, id, 7000000000, "2023-05-14");
      g_autoptr (BstScene) scene = NULL;
      const BstSceneMark *marks;
      guint n;

      g_list_store_append (entries, entry);
      scene = test_scene (entries, BST_CHART_TIMELINE, 600, 300, NULL);
      marks = bst_scene_get_marks (scene, &n);
      g_assert_cmpuint (n, ==, i + 1);
      for (guint j = 1; j < n; j++)
        {
          /* Three have room beside each other within their bounds. */
          g_assert_cmpfloat (marks[j].x - marks[j - 1].x, >=, n <= 2 ? 2 * marks[j].radius : 0.8 * marks[j].radius);
          g_assert_cmpfloat_with_epsilon (marks[j].y, marks[0].y, 1e-9);
        }
      test_assert_in_place (scene);
      test_assert_sane (scene);
    }
}

/* Nor do those whose figures differ by less than they are high. */
static void
test_neighbours (void)
{
  g_autoptr (GListStore) entries = g_list_store_new (BST_TYPE_ENTRY);
  g_autoptr (BstEntry) small = test_entry_simple ("small", "Small", 100000000, "2022-01-14");
  g_autoptr (BstEntry) a = test_entry_simple ("a", "A", 7000000000, "2023-05-14");
  g_autoptr (BstEntry) b = test_entry_simple ("b", "B", 7240000000, "2023-05-15");
  g_autoptr (BstEntry) far = test_entry_simple ("far", "Far", 40000000000, "2023-05-14");
  g_autoptr (BstScene) scene = NULL;
  const BstSceneMark *marks, *first, *second;
  guint n;

  g_list_store_append (entries, small);
  g_list_store_append (entries, a);
  g_list_store_append (entries, b);
  g_list_store_append (entries, far);
  scene = test_scene (entries, BST_CHART_TIMELINE, 600, 300, NULL);
  marks = bst_scene_get_marks (scene, &n);
  first = &marks[bst_scene_find (scene, "a")];
  second = &marks[bst_scene_find (scene, "b")];
  g_assert_cmpfloat (fabs (first->y - second->y), <, first->radius);
  g_assert_cmpfloat (hypot (first->x - second->x, first->y - second->y), >=, 2 * first->radius);
  g_assert_cmpfloat (first->x, <, second->x);
  /* What is in nobody's way stays. */
  g_assert_cmpfloat_with_epsilon (marks[bst_scene_find (scene, "far")].x, test_find_date_x (scene, bst_scene_find (scene, "far")), 1e-6);
  g_assert_cmpfloat_with_epsilon (marks[bst_scene_find (scene, "small")].x, test_find_date_x (scene, bst_scene_find (scene, "small")), 1e-6);
  test_assert_in_place (scene);
}

static void
assert_mirrored (const BstRect *a, const BstRect *b, double width)
{
  g_assert_cmpfloat_with_epsilon (a->x, width - b->x - b->width, 1e-6);
  g_assert_cmpfloat_with_epsilon (a->y, b->y, 1e-6);
  g_assert_cmpfloat_with_epsilon (a->width, b->width, 1e-6);
  g_assert_cmpfloat_with_epsilon (a->height, b->height, 1e-6);
}

/* From right to left the chart is the same in a mirror. */
static void
test_rtl (void)
{
  g_autoptr (GListStore) entries = test_generated (80, 5);
  PangoContext *context = test_context (11);

  for (int kind = BST_CHART_TIMELINE; kind <= BST_CHART_RANKING; kind++)
    {
      BstSceneOptions options = { .kind = (BstChartKind) kind, .width = 701, .height = 400, .context = context };
      g_autoptr (BstScene) left = bst_scene_new (G_LIST_MODEL (entries), &options);
      g_autoptr (BstScene) right = NULL;
      const BstSceneMark *a, *b;
      const BstSceneRule *a_rules, *b_rules;
      const BstSceneText *a_texts, *b_texts;
      guint n, m;

      options.rtl = TRUE;
      right = bst_scene_new (G_LIST_MODEL (entries), &options);
      test_assert_sane (right);
      a = bst_scene_get_marks (left, &n);
      b = bst_scene_get_marks (right, &m);
      g_assert_cmpuint (n, ==, m);
      for (guint i = 0; i < n; i++)
        {
          g_assert_cmpfloat_with_epsilon (a[i].x, 701 - b[i].x, 1e-6);
          assert_mirrored (&a[i].area, &b[i].area, 701);
          if (a[i].bar.width > 0)
            assert_mirrored (&a[i].bar, &b[i].bar, 701);
          if (a[i].has_ring)
            g_assert_cmpfloat_with_epsilon (a[i].ring_x, 701 - b[i].ring_x, 1e-6);
        }
      a_rules = bst_scene_get_rules (left, &n);
      b_rules = bst_scene_get_rules (right, &m);
      g_assert_cmpuint (n, ==, m);
      for (guint i = 0; i < n; i++)
        assert_mirrored (&a_rules[i].rect, &b_rules[i].rect, 701);
      a_texts = bst_scene_get_texts (left, &n);
      b_texts = bst_scene_get_texts (right, &m);
      g_assert_cmpuint (n, ==, m);
      for (guint i = 0; i < n; i++)
        {
          g_assert_cmpstr (a_texts[i].string, ==, b_texts[i].string);
          assert_mirrored (&a_texts[i].box, &b_texts[i].box, 701);
        }
    }
  g_object_unref (context);
}

static void
test_sizes (void)
{
  static const guint numbers[] = { 0, 1, 2, 30, 120, 1000 };
  static const double sizes[][2] = { { 0, 0 }, { 120, 80 }, { 340, 260 }, { 960, 420 }, { 5000, 60 } };

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    for (guint j = 0; j < G_N_ELEMENTS (sizes); j++)
      for (int kind = BST_CHART_TIMELINE; kind <= BST_CHART_RANKING; kind++)
        {
          g_autoptr (GListStore) entries = test_generated (numbers[i], 4);
          g_autoptr (BstScene) scene = test_scene (entries, (BstChartKind) kind, sizes[j][0], sizes[j][1], "lab-1/model-1");

          test_assert_sane (scene);
          if (kind == BST_CHART_TIMELINE && numbers[i] > 0)
            test_assert_in_place (scene);
        }
}

/* Dates and figures that nobody will ever see still give a chart. */
static void
test_extremes (void)
{
  g_autoptr (GListStore) entries = g_list_store_new (BST_TYPE_ENTRY);
  g_autoptr (BstEntry) first = test_entry_simple ("first", "First", 1, "0001");
  g_autoptr (BstEntry) last = test_entry_simple ("last", "Last", G_MAXINT64, "9999-12-31");
  g_autoptr (BstEntry) odd = test_entry_simple ("odd", "\xe2\x80\xae\xf0\x9f\xa6\x99 a name\nof two lines", 1000, "2023-13-45");
  g_autoptr (BstScene) scene = NULL, ranking = NULL;

  g_list_store_append (entries, first);
  g_list_store_append (entries, last);
  g_list_store_append (entries, odd);
  scene = test_scene (entries, BST_CHART_TIMELINE, 600, 300, "last");
  ranking = test_scene (entries, BST_CHART_RANKING, 600, 300, "last");
  test_assert_sane (scene);
  test_assert_sane (ranking);
  g_assert_cmpint (bst_scene_find (ranking, "last"), ==, 0);
}

/* Rows keep a legible height and the chart grows instead. */
static void
test_ranking_height (void)
{
  g_autoptr (GListStore) entries = test_generated (200, 4);
  g_autoptr (BstScene) scene = test_scene (entries, BST_CHART_RANKING, 600, 300, NULL);
  guint n;
  const BstSceneMark *marks = bst_scene_get_marks (scene, &n);
  double height;

  bst_scene_get_size (scene, NULL, &height);
  g_assert_cmpfloat (height, >=, n * 20.0);
  for (guint i = 1; i < n; i++)
    {
      g_assert_cmpfloat_with_epsilon (marks[i].area.y, marks[i - 1].area.y + marks[i - 1].area.height, 1e-6);
      g_assert_cmpfloat (marks[i].bar.width, <=, marks[i - 1].bar.width);
    }
}

/* A scene of many entries is as sane as one of few, also while the pointer moves. */
static void
test_many (void)
{
  static const guint numbers[] = { 120, 5000 };

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    for (int kind = BST_CHART_TIMELINE; kind <= BST_CHART_RANKING; kind++)
      {
        g_autoptr (GListStore) entries = test_generated (numbers[i], 4);
        g_autoptr (BstScene) scene = test_scene (entries, (BstChartKind) kind, 960, 420, "lab-1/model-1");
        guint n_marks;

        test_assert_sane (scene);
        bst_scene_get_marks (scene, &n_marks);
        for (guint j = 0; j < 10; j++)
          {
            g_autofree char *id = g_strdup_printf ("lab-%u/model-%u", j % 17, j);
            g_autoptr (BstScene) other = bst_scene_with_emphasis (scene, "lab-2/model-2", id, NULL);
            guint n_other;

            bst_scene_get_marks (other, &n_other);
            g_assert_cmpuint (n_other, ==, n_marks);
            g_assert_cmpint (bst_scene_find (other, id), ==, bst_scene_find (scene, id));
          }
      }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  bst_i18n_init ();
  bst_i18n_set_language ("en");

  g_test_add_func ("/scene-places/identical", test_identical);
  g_test_add_func ("/scene-places/neighbours", test_neighbours);
  g_test_add_func ("/scene-places/rtl", test_rtl);
  g_test_add_func ("/scene-places/sizes", test_sizes);
  g_test_add_func ("/scene-places/extremes", test_extremes);
  g_test_add_func ("/scene-places/ranking-height", test_ranking_height);
  g_test_add_func ("/scene-places/many", test_many);

  return g_test_run ();
}
