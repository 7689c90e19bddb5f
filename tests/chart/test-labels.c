#include "scenes.h"

#include "../core/entries.h"
#include "chart/labels.h"

#include <string.h>

static gboolean
is_within (const BstRect *inner, const BstRect *outer)
{
  const double edge = 0.01;

  return inner->x >= outer->x - edge && inner->y >= outer->y - edge &&
         inner->x + inner->width <= outer->x + outer->width + edge &&
         inner->y + inner->height <= outer->y + outer->height + edge;
}

/* The map against the plain comparison of rectangles. */
static void
test_map (void)
{
  const BstRect plot = { 37, 11, 300, 200 };
  g_autoptr (GRand) random = g_rand_new_with_seed (2);

  for (guint n = 0; n < 200; n++)
    {
      g_autoptr (BstLabelMap) map = bst_label_map_new (&plot);
      BstRect taken[20];

      for (guint i = 0; i < G_N_ELEMENTS (taken); i++)
        {
          taken[i] = (BstRect) { g_rand_int_range (random, 0, 360), g_rand_int_range (random, 0, 240),
                                 g_rand_int_range (random, 1, 90), g_rand_int_range (random, 1, 30) };
          bst_label_map_take (map, &taken[i]);
        }
      for (guint i = 0; i < 100; i++)
        {
          BstRect rect = { g_rand_int_range (random, 0, 360), g_rand_int_range (random, 0, 240),
                           g_rand_int_range (random, 1, 90), g_rand_int_range (random, 1, 30) };
          gboolean is_free = is_within (&rect, &plot);

          for (guint j = 0; j < G_N_ELEMENTS (taken); j++)
            is_free = is_free && !test_rects_meet (&rect, &taken[j]);
          g_assert_cmpint (bst_label_map_is_free (map, &rect), ==, is_free);
        }
    }
}

/* Right, left, above, below, then the diagonals. */
static void
test_order (void)
{
  const BstRect plot = { 0, 0, 400, 200 };
  g_autoptr (BstLabelMap) map = bst_label_map_new (&plot);
  g_autoptr (BstLabelMap) mirrored = bst_label_map_new (&plot);
  const BstRect mark = { 195, 95, 10, 10 };
  BstRect placed;

  bst_label_map_take (map, &mark);
  g_assert_true (bst_label_map_place (map, 200, 100, 8, 60, 14, FALSE, NULL));
  g_assert_true (bst_label_map_place (map, 200, 100, 8, 60, 14, FALSE, &placed));
  g_assert_cmpfloat_with_epsilon (placed.x, 208, 1e-6);
  g_assert_cmpfloat_with_epsilon (placed.y, 93, 1e-6);
  g_assert_true (bst_label_map_place (map, 200, 100, 8, 60, 14, FALSE, &placed));
  g_assert_cmpfloat_with_epsilon (placed.x + placed.width, 192, 1e-6);
  g_assert_true (bst_label_map_place (map, 200, 100, 8, 60, 14, FALSE, &placed));
  g_assert_cmpfloat_with_epsilon (placed.y + placed.height, 92, 1e-6);
  g_assert_true (bst_label_map_place (map, 200, 100, 8, 60, 14, FALSE, &placed));
  g_assert_cmpfloat_with_epsilon (placed.y, 108, 1e-6);
  g_assert_false (bst_label_map_place (map, 200, 100, 8, 60, 14, FALSE, &placed));

  g_assert_true (bst_label_map_place (mirrored, 200, 100, 8, 60, 14, TRUE, &placed));
  g_assert_cmpfloat_with_epsilon (placed.x + placed.width, 192, 1e-6);
}

static void
test_near (void)
{
  const BstRect plot = { 0, 0, 200, 100 };
  const BstRect all_but_below = { 0, 0, 200, 62 };
  g_autoptr (BstLabelMap) map = bst_label_map_new (&plot);
  BstRect placed = { 0 };

  bst_label_map_take (map, &all_but_below);
  g_assert_false (bst_label_map_place_near (map, 195, 40, 20, 60, 14, &placed));
  g_assert_true (bst_label_map_place_near (map, 195, 40, 30, 60, 14, &placed));
  g_assert_true (is_within (&placed, &plot));
  g_assert_cmpfloat (placed.y, >=, 62);
  g_assert_cmpfloat (placed.y, <=, 64);
}

/* What a plot that cannot hold anything answers. */
static void
test_no_room (void)
{
  const BstRect plots[] = { { 0, 0, 0, 0 }, { 5, 5, 0.5, 100 }, { 0, 0, -10, 10 }, { 0, 0, 65, 3 } };
  BstRect placed;

  for (guint i = 0; i < G_N_ELEMENTS (plots); i++)
    {
      g_autoptr (BstLabelMap) map = bst_label_map_new (&plots[i]);

      bst_label_map_take (map, &(BstRect) { -1e9, -1e9, 2e9, 2e9 });
      g_assert_false (bst_label_map_place (map, 0, 0, 4, 20, 10, FALSE, &placed));
      g_assert_false (bst_label_map_place_near (map, 0, 0, 40, 20, 10, &placed));
    }
}

/* What a sign covers. */
static BstRect
sign_of (const BstSceneMark *mark, double x, double y)
{
  return (BstRect) { x - mark->radius, y - mark->radius, 2 * mark->radius, 2 * mark->radius };
}

/* Says what is wrong with the labels of @scene, if anything is. */
static void
assert_labels (BstScene *scene)
{
  guint n_labels, n_marks;
  const BstSceneText *labels = bst_scene_get_labels (scene, &n_labels);
  const BstSceneMark *marks = bst_scene_get_marks (scene, &n_marks);

  for (guint i = 0; i < n_labels; i++)
    {
      const BstRect *box = &labels[i].box;
      gboolean on_strip = marks[labels[i].mark].unknown;

      g_assert_true (is_within (box, on_strip ? bst_scene_get_strip (scene) : bst_scene_get_plot (scene)));
      for (guint j = i + 1; j < n_labels; j++)
        g_assert_false (test_rects_meet (box, &labels[j].box));
      for (guint j = 0; j < n_marks; j++)
        {
          BstRect sign = sign_of (&marks[j], marks[j].x, marks[j].y);
          BstRect ring = sign_of (&marks[j], marks[j].ring_x, marks[j].ring_y);

          g_assert_false (test_rects_meet (box, &sign));
          if (marks[j].has_ring)
            {
              BstRect line = { marks[j].x - 0.75, marks[j].y, 1.5, marks[j].ring_y - marks[j].y };

              g_assert_false (test_rects_meet (box, &ring));
              g_assert_false (test_rects_meet (box, &line));
            }
        }
    }
}

static void
test_random (void)
{
  PangoContext *context = test_context (11);
  g_autoptr (GRand) random = g_rand_new_with_seed (99);

  for (guint seed = 0; seed < 1000; seed++)
    {
      guint n = (guint) g_rand_int_range (random, 0, seed % 10 == 0 ? 300 : 60);
      g_autoptr (GListStore) entries = test_generated (n, seed);
      g_autofree char *selected = g_strdup_printf ("lab-%u/model-%u", (n / 2) % 17, n / 2);
      BstSceneOptions options = {
        .width = g_rand_int_range (random, 120, 1200),
        .height = g_rand_int_range (random, 80, 700),
        .context = context,
        .selected_id = selected,
        .rtl = seed % 5 == 0,
      };
      g_autoptr (BstScene) scene = bst_scene_new (G_LIST_MODEL (entries), &options);

      assert_labels (scene);
    }
  g_object_unref (context);
}

/* The role of the label of @mark, or -1. */
static int
find_role (BstScene *scene, int mark)
{
  guint n_labels;
  const BstSceneText *labels = bst_scene_get_labels (scene, &n_labels);

  for (guint i = 0; i < n_labels; i++)
    if (labels[i].mark == mark)
      return (int) labels[i].role;
  return -1;
}

/* What stands out has its name wherever it would have had one, and in more places. */
static void
test_priority (void)
{
  g_autoptr (GListStore) entries = test_generated (300, 12);
  g_autoptr (BstScene) plain = test_scene (entries, BST_CHART_TIMELINE, 700, 350, NULL);
  guint n_marks, n_plain = 0, n_hovered = 0, n_selected = 0;
  const BstSceneMark *marks = bst_scene_get_marks (plain, &n_marks);

  for (int i = 0; i < (int) n_marks; i++)
    {
      const char *const pinned[] = { marks[i].id, NULL };
      g_autoptr (BstScene) hovered = bst_scene_with_emphasis (plain, NULL, marks[i].id, NULL);
      g_autoptr (BstScene) pinning = bst_scene_with_emphasis (plain, NULL, NULL, pinned);
      g_autoptr (BstScene) selected = bst_scene_with_emphasis (plain, marks[i].id, marks[n_marks - 1 - i].id, pinned);
      gboolean is_plain = find_role (plain, i) >= 0;

      g_assert_cmpint (bst_scene_get_hovered (hovered), ==, i);
      g_assert_cmpint (bst_scene_get_selected (selected), ==, i);
      if (is_plain)
        {
          g_assert_cmpint (find_role (hovered, i), ==, BST_TEXT_LABEL);
          g_assert_cmpint (find_role (pinning, i), ==, BST_TEXT_LABEL);
        }
      n_plain += is_plain;
      n_hovered += find_role (hovered, i) >= 0;
      n_selected += find_role (selected, i) == BST_TEXT_SELECTED;
      assert_labels (selected);
    }
  g_assert_cmpuint (n_hovered, >, n_plain);
  g_assert_cmpuint (n_selected, >, n_hovered);
}

/* What is shared is the same, and the same again gives the same. */
static void
test_again (void)
{
  g_autoptr (GListStore) entries = test_generated (120, 12);
  g_autoptr (BstScene) first = test_scene (entries, BST_CHART_TIMELINE, 700, 350, NULL);
  g_autoptr (BstScene) between = bst_scene_with_emphasis (first, "lab-1/model-1", "lab-2/model-2", NULL);
  g_autoptr (BstScene) second = bst_scene_with_emphasis (between, NULL, NULL, NULL);
  guint n, m;
  const BstSceneText *a = bst_scene_get_labels (first, &n);
  const BstSceneText *b = bst_scene_get_labels (second, &m);

  g_assert_cmpuint (n, ==, m);
  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpstr (a[i].string, ==, b[i].string);
      g_assert_cmpint (memcmp (&a[i].box, &b[i].box, sizeof a[i].box), ==, 0);
    }
  g_assert_true (bst_scene_get_marks (first, &n) == bst_scene_get_marks (second, &m));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  bst_i18n_init ();

  g_test_add_func ("/labels/map", test_map);
  g_test_add_func ("/labels/order", test_order);
  g_test_add_func ("/labels/near", test_near);
  g_test_add_func ("/labels/no-room", test_no_room);
  g_test_add_func ("/labels/random", test_random);
  g_test_add_func ("/labels/priority", test_priority);
  g_test_add_func ("/labels/again", test_again);

  return g_test_run ();
}
