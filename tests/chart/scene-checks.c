#include "scene-checks.h"

#include "scenes.h"

#include <math.h>

/* Letters take eight tenths of the height of their line. */
static gboolean
do_letters_meet (const BstRect *a, const BstRect *b)
{
  BstRect letters = { a->x, a->y + a->height * 0.1, a->width, a->height * 0.8 };
  BstRect others = { b->x, b->y + b->height * 0.1, b->width, b->height * 0.8 };

  return test_rects_meet (&letters, &others);
}

/* What holds for every scene. */
void
test_assert_sane (BstScene *scene)
{
  double width, height;
  const BstRect *plot = bst_scene_get_plot (scene);
  const BstRect *strip = bst_scene_get_strip (scene);
  guint n_marks, n_rules, n_texts;
  const BstSceneMark *marks = bst_scene_get_marks (scene, &n_marks);
  const BstSceneRule *rules = bst_scene_get_rules (scene, &n_rules);
  const BstSceneText *texts = bst_scene_get_texts (scene, &n_texts);

  bst_scene_get_size (scene, &width, &height);
  g_assert_cmpfloat (plot->x, >=, 0);
  g_assert_cmpfloat (plot->x + plot->width, <=, width);
  for (guint i = 0; i < n_marks; i++)
    {
      const BstRect *room = marks[i].unknown ? strip : plot;

      g_assert_nonnull (bst_scene_get_entry (scene, (int) i));
      g_assert_cmpint (bst_scene_find (scene, marks[i].id), ==, (int) i);
      if (bst_scene_get_kind (scene) == BST_CHART_RANKING)
        {
          if (marks[i].bar.width > 0)
            g_assert_cmpfloat (marks[i].bar.x + marks[i].bar.width, <=, plot->x + plot->width + 0.01);
          g_assert_cmpint (marks[i].unknown, ==, marks[i].bar.width <= 0);
          continue;
        }
      g_assert_nonnull (room);
      g_assert_cmpfloat (marks[i].x - marks[i].radius, >=, room->x - 0.01);
      g_assert_cmpfloat (marks[i].x + marks[i].radius, <=, room->x + room->width + 0.01);
      g_assert_cmpfloat (marks[i].y - marks[i].radius, >=, room->y - 0.01);
      g_assert_cmpfloat (marks[i].y + marks[i].radius, <=, room->y + room->height + 0.01);
      if (marks[i].has_ring)
        g_assert_cmpfloat (marks[i].ring_y, >=, marks[i].y);
    }
  for (guint i = 0; i < n_rules; i++)
    {
      const double edges[] = { rules[i].rect.x, rules[i].rect.y, rules[i].rect.width, rules[i].rect.height };

      for (guint j = 0; j < G_N_ELEMENTS (edges); j++)
        g_assert_cmpfloat_with_epsilon (edges[j], round (edges[j]), 1e-9);
    }
  for (guint i = 0; i < n_texts; i++)
    {
      g_assert_true (g_utf8_validate (texts[i].string, -1, NULL));
      g_assert_cmpfloat (texts[i].box.x, >=, 0);
      g_assert_cmpfloat (texts[i].box.x + texts[i].box.width, <=, width + 0.01);
      for (guint j = i + 1; j < n_texts && bst_scene_get_kind (scene) == BST_CHART_TIMELINE; j++)
        g_assert_false (do_letters_meet (&texts[i].box, &texts[j].box));
    }
  g_assert_true (g_str_has_suffix (bst_scene_get_summary (scene), "."));
}

/* Where a mark would be if it were alone. */
double
test_find_date_x (BstScene *scene, int mark)
{
  double days = 0;

  g_assert_true (bst_entry_get_release_days (bst_scene_get_entry (scene, mark), &days));
  return bst_scale_to_pixel (bst_scene_get_time_scale (scene), days);
}

/* No mark is farther from its date than it is wide, and none has left its figure. */
void
test_assert_in_place (BstScene *scene)
{
  guint n;
  const BstSceneMark *marks = bst_scene_get_marks (scene, &n);

  for (guint i = 0; i < n; i++)
    {
      gint64 count = bst_entry_get_count (bst_scene_get_entry (scene, (int) i), BST_FIELD_PARAMETERS);

      g_assert_cmpfloat (fabs (marks[i].x - test_find_date_x (scene, (int) i)), <=, 2 * marks[i].radius + 0.01);
      if (!marks[i].unknown)
        g_assert_cmpfloat_with_epsilon (marks[i].y, bst_scale_to_pixel (bst_scene_get_count_scale (scene), (double) count), 1e-6);
    }
}
