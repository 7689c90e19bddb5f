#include "scenes.h"

#include "../core/entries.h"
#include "chart/labels.h"

#include <math.h>
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

/* A disc takes less than its square, and no less than itself. */
static void
test_disc (void)
{
  const BstRect plot = { 0, 0, 60, 60 };
  g_autoptr (BstLabelMap) map = bst_label_map_new (&plot);

  bst_label_map_take_disc (map, 30.25, 30, 10);
  for (int y = 0; y < 60; y++)
    for (int x = 0; x < 60; x++)
      {
        const BstRect pixel = { x, y, 1, 1 };
        double nearest = hypot (CLAMP (30.25, x, x + 1) - 30.25, CLAMP (30, y, y + 1) - 30.0);
        gboolean is_free = bst_label_map_is_free (map, &pixel);

        if (nearest < 9.99)
          g_assert_false (is_free);
        if (nearest > 11)
          g_assert_true (is_free);
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
  BstLabel label = { .x = 200, .y = 100, .distance = 8, .width = 60, .height = 14 };
  BstRect placed;

  bst_label_map_take (map, &mark);
  g_assert_true (bst_label_map_has_room (map, &label));
  g_assert_true (bst_label_map_place (map, &label, &placed));
  g_assert_cmpfloat_with_epsilon (placed.x, 208, 1e-6);
  g_assert_cmpfloat_with_epsilon (placed.y, 93, 1e-6);
  g_assert_true (bst_label_map_place (map, &label, &placed));
  g_assert_cmpfloat_with_epsilon (placed.x + placed.width, 192, 1e-6);
  g_assert_true (bst_label_map_place (map, &label, &placed));
  g_assert_cmpfloat_with_epsilon (placed.y + placed.height, 92, 1e-6);
  g_assert_true (bst_label_map_place (map, &label, &placed));
  g_assert_cmpfloat_with_epsilon (placed.y, 108, 1e-6);
  g_assert_false (bst_label_map_has_room (map, &label));
  g_assert_false (bst_label_map_place (map, &label, &placed));

  label.rtl = TRUE;
  g_assert_true (bst_label_map_place (mirrored, &label, &placed));
  g_assert_cmpfloat_with_epsilon (placed.x + placed.width, 192, 1e-6);
}

static gboolean
is_above (const BstRect *place, gpointer user_data)
{
  return place->y + place->height <= *(const double *) user_data;
}

/* A place that is free is not taken where it is not wanted. */
static void
test_accept (void)
{
  const BstRect plot = { 0, 0, 400, 200 };
  g_autoptr (BstLabelMap) map = bst_label_map_new (&plot);
  double limit = 92, none = -1;
  BstLabel label = { .x = 200, .y = 100, .distance = 8, .width = 60, .height = 14, .accept = is_above, .user_data = &limit };
  BstRect placed = { 0 };

  g_assert_true (bst_label_map_place (map, &label, &placed));
  g_assert_cmpfloat_with_epsilon (placed.y + placed.height, 92, 1e-6);
  g_assert_true (bst_label_map_place_near (map, &label, 40, &placed));
  g_assert_cmpfloat (placed.y + placed.height, <=, 92);
  label.user_data = &none;
  g_assert_false (bst_label_map_place (map, &label, &placed));
  g_assert_false (bst_label_map_place_near (map, &label, 40, &placed));
}

static void
test_near (void)
{
  const BstRect plot = { 0, 0, 200, 100 };
  const BstRect all_but_below = { 0, 0, 200, 62 };
  g_autoptr (BstLabelMap) map = bst_label_map_new (&plot);
  BstLabel label = { .x = 195, .y = 40, .width = 60, .height = 14 };
  BstRect placed = { 0 };

  bst_label_map_take (map, &all_but_below);
  g_assert_false (bst_label_map_place_near (map, &label, 20, &placed));
  g_assert_true (bst_label_map_place_near (map, &label, 30, &placed));
  g_assert_true (is_within (&placed, &plot));
  g_assert_cmpfloat (placed.y, >=, 62);
  g_assert_cmpfloat (placed.y, <=, 64);
}

/* What has to be somewhere covers as little as it can, and nothing outside. */
static void
test_over (void)
{
  const BstRect plot = { 0, 0, 200, 60 };
  const BstRect all_but_left = { 90, 0, 110, 60 };
  g_autoptr (BstLabelMap) map = bst_label_map_new (&plot);
  BstLabel label = { .x = 100, .y = 30, .distance = 8, .width = 80, .height = 14 };
  BstRect placed = { 0 };

  bst_label_map_take (map, &all_but_left);
  g_assert_true (bst_label_map_place_over (map, &label, &placed));
  g_assert_cmpfloat_with_epsilon (placed.x + placed.width, 92, 1e-6);
  label.width = 500;
  g_assert_true (bst_label_map_place_over (map, &label, &placed));
  g_assert_true (is_within (&placed, &plot));
  label.height = 61;
  g_assert_false (bst_label_map_place_over (map, &label, &placed));
}

/* What a plot that cannot hold anything answers. */
static void
test_no_room (void)
{
  const BstRect plots[] = { { 0, 0, 0, 0 }, { 5, 5, 0.5, 100 }, { 0, 0, -10, 10 }, { 0, 0, 65, 3 } };
  const BstLabel label = { .distance = 4, .width = 20, .height = 10 };
  BstRect placed;

  for (guint i = 0; i < G_N_ELEMENTS (plots); i++)
    {
      g_autoptr (BstLabelMap) map = bst_label_map_new (&plots[i]);

      bst_label_map_take (map, &(BstRect) { -1e9, -1e9, 2e9, 2e9 });
      bst_label_map_take_disc (map, 0, 0, 20);
      g_assert_false (bst_label_map_has_room (map, &label));
      g_assert_false (bst_label_map_place (map, &label, &placed));
      g_assert_false (bst_label_map_place_near (map, &label, 40, &placed));
      g_assert_false (bst_label_map_place_over (map, &label, &placed));
    }
}

/* What a sign covers. */
static BstRect
sign_of (const BstSceneMark *mark, double x, double y)
{
  return (BstRect) { x - mark->radius, y - mark->radius, 2 * mark->radius, 2 * mark->radius };
}

static double
distance_to (const BstRect *box, double x, double y)
{
  return hypot (MAX (MAX (box->x - x, x - box->x - box->width), 0), MAX (MAX (box->y - y, y - box->y - box->height), 0));
}

/* From a label to the nearest part of a mark. */
static double
distance_to_mark (const BstRect *box, const BstSceneMark *mark)
{
  double nearest = distance_to (box, mark->x, mark->y) - mark->radius;

  if (!mark->has_ring)
    return nearest;
  nearest = MIN (nearest, distance_to (box, mark->ring_x, mark->ring_y) - mark->radius);
  return MIN (nearest, distance_to (box, mark->x, CLAMP (box->y + box->height / 2, mark->y, mark->ring_y)));
}

static void
assert_free_of (const BstSceneText *label, const BstSceneMark *mark)
{
  BstRect sign = sign_of (mark, mark->x, mark->y);
  BstRect ring = sign_of (mark, mark->ring_x, mark->ring_y);
  BstRect line = { mark->x - 0.75, mark->y, 1.5, mark->ring_y - mark->y };

  g_assert_false (test_rects_meet (&label->box, &sign));
  if (!mark->has_ring)
    return;
  g_assert_false (test_rects_meet (&label->box, &ring));
  g_assert_false (test_rects_meet (&label->box, &line));
}

/* What holds for the labels of every scene: all are in the plot and none overlaps
 * another. None covers a mark, and no mark is as near to it as its own; only what is
 * selected has its name in any case. Returns whether that one has. */
static gboolean
assert_labels (BstScene *scene)
{
  guint n_labels, n_marks;
  const BstSceneText *labels = bst_scene_get_labels (scene, &n_labels);
  const BstSceneMark *marks = bst_scene_get_marks (scene, &n_marks);
  gboolean selected = FALSE;

  for (guint i = 0; i < n_labels; i++)
    {
      const BstRect *box = &labels[i].box;
      const BstSceneMark *own = &marks[labels[i].mark];

      g_assert_true (is_within (box, own->unknown ? bst_scene_get_strip (scene) : bst_scene_get_plot (scene)));
      for (guint j = i + 1; j < n_labels; j++)
        g_assert_false (test_rects_meet (box, &labels[j].box));
      if (labels[i].role == BST_TEXT_SELECTED)
        {
          g_assert_cmpint (labels[i].mark, ==, bst_scene_get_selected (scene));
          selected = TRUE;
          continue;
        }
      for (guint j = 0; j < n_marks; j++)
        {
          assert_free_of (&labels[i], &marks[j]);
          if (&marks[j] != own)
            g_assert_cmpfloat (distance_to_mark (box, &marks[j]), >, distance_to_mark (box, own));
        }
    }
  return selected;
}

/* With another mark under the pointer no label moves, and only those go that are in the
 * way of its name. */
static void
assert_stable (BstScene *scene, BstScene *hovered)
{
  guint n_before, n_after;
  const BstSceneText *before = bst_scene_get_labels (scene, &n_before);
  const BstSceneText *after = bst_scene_get_labels (hovered, &n_after);
  int mark = bst_scene_get_hovered (hovered);
  guint n_kept = 0, n_new = 0;

  for (guint i = 0; i < n_after; i++)
    {
      guint same = 0;

      while (same < n_before && (before[same].mark != after[i].mark || before[same].role != after[i].role))
        same++;
      if (same == n_before)
        {
          g_assert_cmpint (after[i].mark, ==, mark);
          n_new++;
          continue;
        }
      g_assert_cmpint (memcmp (&before[same].box, &after[i].box, sizeof before[same].box), ==, 0);
      n_kept++;
    }
  g_assert_cmpuint (n_new, <=, 2);
  if (n_new == 0)
    g_assert_cmpuint (n_kept, ==, n_before);
}

static void
test_random (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (99);
  guint n_expected = 0, n_selected = 0, n_labels_of_all = 0;

  for (guint seed = 0; seed < 1000; seed++)
    {
      PangoContext *context = test_context (seed % 7 == 0 ? 17 : 11);
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
      guint n_labels;

      n_selected += assert_labels (scene);
      n_expected += bst_scene_get_selected (scene) >= 0 && bst_scene_get_plot (scene)->height >= 40;
      bst_scene_get_labels (scene, &n_labels);
      n_labels_of_all += n_labels;
      for (guint i = 0; i < 4; i++)
        {
          g_autofree char *id = g_strdup_printf ("lab-%u/model-%u", (n * i / 4) % 17, n * i / 4);
          g_autoptr (BstScene) hovered = bst_scene_with_emphasis (scene, selected, id, NULL);

          assert_labels (hovered);
          assert_stable (scene, hovered);
        }
      g_object_unref (context);
    }
  g_test_message ("%u labels, %u of %u selected", n_labels_of_all, n_selected, n_expected);
  g_assert_cmpuint (n_selected, >=, n_expected);
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
  g_autoptr (GListStore) entries = test_generated (90, 12);
  g_autoptr (BstScene) plain = test_scene (entries, BST_CHART_TIMELINE, 700, 350, NULL);
  guint n_marks, n_plain = 0, n_hovered = 0, n_pinned = 0, n_selected = 0;
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
      n_pinned += find_role (pinning, i) >= 0;
      n_selected += find_role (selected, i) == BST_TEXT_SELECTED;
      g_assert_true (assert_labels (selected));
    }
  g_assert_cmpuint (n_hovered, >, n_plain);
  /* A ring says whose name it is, so that it may be a little away. */
  g_assert_cmpuint (n_pinned, >, n_hovered);
  g_assert_cmpuint (n_selected, ==, n_marks);
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
  g_test_add_func ("/labels/disc", test_disc);
  g_test_add_func ("/labels/order", test_order);
  g_test_add_func ("/labels/accept", test_accept);
  g_test_add_func ("/labels/near", test_near);
  g_test_add_func ("/labels/over", test_over);
  g_test_add_func ("/labels/no-room", test_no_room);
  g_test_add_func ("/labels/random", test_random);
  g_test_add_func ("/labels/priority", test_priority);
  g_test_add_func ("/labels/again", test_again);

  return g_test_run ();
}
