/* The line of what fits into memory, and what is written beside it. */
#include "scenes.h"

#include "../core/entries.h"
#include "scene-checks.h"

#include <string.h>

static BstScene *
scene_with (GListStore *entries, BstChartKind kind, gint64 parameters, gboolean rtl, const BstChartRange *range)
{
  PangoContext *context = test_context (11);
  BstScene *scene;
  BstChartBudget budget = { parameters, "24 GiB at Q4_K_M" };
  BstSceneOptions options = { .kind = kind, .width = 800, .height = 400, .context = context, .rtl = rtl, .range = range, .budget = &budget };

  scene = bst_scene_new (G_LIST_MODEL (entries), &options);
  g_object_unref (context);
  return scene;
}

static const BstSceneRule *
find_line (BstScene *scene)
{
  guint n;
  const BstSceneRule *rules = bst_scene_get_rules (scene, &n), *found = NULL;

  for (guint i = 0; i < n; i++)
    if (rules[i].kind == BST_RULE_BUDGET)
      {
        g_assert_null (found);
        found = &rules[i];
      }
  return found;
}

static const BstSceneText *
find_label (BstScene *scene)
{
  guint n;
  const BstSceneText *texts = bst_scene_get_texts (scene, &n);

  for (guint i = 0; i < n; i++)
    if (texts[i].role == BST_TEXT_BUDGET)
      return &texts[i];
  return NULL;
}

/* The line is where a model of that size would be. */
static void
test_place (void)
{
  g_autoptr (GListStore) entries = test_generated (60, 7);

  for (int kind = BST_CHART_TIMELINE; kind <= BST_CHART_RANKING; kind++)
    for (int rtl = 0; rtl <= 1; rtl++)
      {
        g_autoptr (BstScene) scene = scene_with (entries, kind, 38000000000, rtl, NULL);
        const BstSceneRule *line = find_line (scene);
        const BstRect *plot = bst_scene_get_plot (scene);
        double at = bst_scale_to_pixel (bst_scene_get_count_scale (scene), 38e9);

        g_assert_nonnull (line);
        if (kind == BST_CHART_TIMELINE)
          {
            g_assert_cmpfloat_with_epsilon (line->rect.y, at, 1);
            g_assert_cmpfloat (line->rect.width, ==, plot->width);
          }
        else
          {
            g_assert_cmpfloat_with_epsilon (line->rect.x, at, 1);
            g_assert_cmpfloat (line->rect.height, ==, plot->height);
          }
      }
}

/* In a timeline the words are in the plot; in a ranking they may also be in its end margin. */
static void
assert_in_place (BstScene *scene, BstChartKind kind, gboolean rtl, const BstRect *box)
{
  const BstRect *plot = bst_scene_get_plot (scene);
  double start = plot->x, end = plot->x + plot->width, width;

  bst_scene_get_size (scene, &width, NULL);
  if (kind == BST_CHART_RANKING && rtl)
    start = 0;
  else if (kind == BST_CHART_RANKING)
    end = width;
  g_assert_cmpfloat (box->x, >=, start);
  g_assert_cmpfloat (box->x + box->width, <=, end + 0.01);
  g_assert_cmpfloat (box->y, >=, plot->y);
  g_assert_cmpfloat (box->y + box->height, <=, plot->y + plot->height + 0.01);
}

/* What is beside the line covers no mark, no name and no bar, and is in its place. */
static void
test_label (void)
{
  guint n_lines = 0, n_labels = 0;

  for (guint32 seed = 0; seed < 200; seed++)
    {
      g_autoptr (GListStore) entries = test_generated (1 + seed * 2, seed);
      BstChartKind kind = seed % 4 == 0 ? BST_CHART_RANKING : BST_CHART_TIMELINE;
      g_autoptr (BstScene) scene = scene_with (entries, kind, 2000000000 * (gint64) (1 + seed % 40), seed % 3 == 0, NULL);
      const BstSceneText *label = find_label (scene), *names;
      const BstSceneMark *marks;
      guint n;

      n_lines += find_line (scene) != NULL;
      if (label == NULL)
        continue;
      n_labels++;
      g_assert_nonnull (find_line (scene));
      assert_in_place (scene, kind, seed % 3 == 0, &label->box);
      marks = bst_scene_get_marks (scene, &n);
      for (guint i = 0; i < n; i++)
        {
          BstRect sign = { marks[i].x - marks[i].radius, marks[i].y - marks[i].radius, 2 * marks[i].radius, 2 * marks[i].radius };
          BstRect ring = { marks[i].ring_x - marks[i].radius, marks[i].ring_y - marks[i].radius, 2 * marks[i].radius, 2 * marks[i].radius };

          g_assert_false (test_rects_meet (kind == BST_CHART_RANKING ? &marks[i].bar : &sign, &label->box));
          g_assert_false (marks[i].has_ring && test_rects_meet (&ring, &label->box));
        }
      names = bst_scene_get_labels (scene, &n);
      for (guint i = 0; i < n; i++)
        g_assert_false (test_rects_meet (&names[i].box, &label->box));
      test_assert_sane (scene);
    }
  /* Where four hundred models are in a small chart there may be no room. */
  g_test_message ("%u of %u lines have a label", n_labels, n_lines);
  g_assert_cmpuint (n_lines, >, 100);
  g_assert_cmpuint (n_labels * 2, >, n_lines);
}

/* A line of what is not shown would be made up. */
static void
test_out_of_sight (void)
{
  g_autoptr (GListStore) entries = test_generated (60, 7), none = g_list_store_new (BST_TYPE_ENTRY);
  BstChartRange range = { test_day (2021, 1, 1), test_day (2026, 1, 1), 1e9, 1e10 };
  g_autoptr (BstScene) large = scene_with (entries, BST_CHART_TIMELINE, G_MAXINT64, FALSE, NULL);
  g_autoptr (BstScene) nothing = scene_with (entries, BST_CHART_TIMELINE, 0, FALSE, NULL);
  g_autoptr (BstScene) negative = scene_with (entries, BST_CHART_RANKING, -5, FALSE, NULL);
  g_autoptr (BstScene) zoomed = scene_with (entries, BST_CHART_TIMELINE, 38000000000, FALSE, &range);
  g_autoptr (BstScene) empty = scene_with (none, BST_CHART_TIMELINE, 38000000000, FALSE, NULL);

  g_assert_null (find_line (large));
  g_assert_null (find_line (nothing));
  g_assert_null (find_line (negative));
  g_assert_null (find_line (zoomed));
  g_assert_null (find_line (empty));
  g_assert_null (find_label (zoomed));
}

/* The sentence says what the line is, and for how many models that is enough. */
static void
test_words (void)
{
  g_autoptr (GListStore) entries = g_list_store_new (BST_TYPE_ENTRY);
  g_autoptr (BstEntry) small = test_entry_simple ("small", "Small", 7000000000, "2022-01-14");
  g_autoptr (BstEntry) same = test_entry_simple ("same", "Same", 38000000000, "2022-02-14");
  g_autoptr (BstEntry) large = test_entry_simple ("large", "Large", 70000000000, "2022-03-14");
  g_autoptr (BstEntry) unknown = test_entry_simple ("unknown", "Unknown", 0, "2022-03-15");
  g_autoptr (BstScene) scene = NULL, without = NULL;

  g_list_store_append (entries, small);
  g_list_store_append (entries, same);
  g_list_store_append (entries, large);
  g_list_store_append (entries, unknown);
  scene = scene_with (entries, BST_CHART_TIMELINE, 38000000000, FALSE, NULL);
  without = test_scene (entries, BST_CHART_TIMELINE, 800, 400, NULL);
  g_assert_nonnull (strstr (bst_scene_get_summary (scene), "24 GiB at Q4_K_M hold about 38\u202fB parameters"));
  g_assert_nonnull (strstr (bst_scene_get_summary (scene), "2 of 3 models"));
  g_assert_null (strstr (bst_scene_get_summary (without), "dashed line"));
}

/* What fits is reckoned as "fits:" does; the card's memory goes before the computer's. */
static void
test_find (void)
{
  const gint64 gib = G_GINT64_CONSTANT (1) << 30;
  BstBudget none = { 0 }, card = { 24 * gib, 64 * gib }, computer = { 0, 64 * gib }, tiny = { 1, 0 };
  g_autofree char *label = bst_chart_budget_dup_label (&card, "Q4_K_M");
  gint64 most = bst_chart_budget_find (&card, "Q4_K_M");
  BstFitModel model = { .parameters = most };
  BstFit fit;

  g_assert_cmpstr (label, ==, "24\u202fGiB at Q4_K_M");
  g_assert_null (bst_chart_budget_dup_label (&none, "Q4_K_M"));
  g_assert_cmpint (bst_chart_budget_find (&none, "Q4_K_M"), ==, 0);
  g_assert_cmpint (bst_chart_budget_find (&tiny, "Q4_K_M"), ==, 0);
  g_assert_cmpint (bst_chart_budget_find (&computer, "Q4_K_M"), >, most);
  g_assert_cmpint (bst_chart_budget_find (&card, "F16"), <, most);
  g_assert_true (bst_fit_estimate_plan (&model, &(BstFitPlan) { .quantization = "Q4_K_M" }, &fit));
  g_assert_cmpint (fit.total, <=, 24 * gib);
  model.parameters = most + 1;
  g_assert_true (bst_fit_estimate_plan (&model, &(BstFitPlan) { .quantization = "Q4_K_M" }, &fit));
  g_assert_cmpint (fit.total, >, 24 * gib);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/budget/place", test_place);
  g_test_add_func ("/budget/label", test_label);
  g_test_add_func ("/budget/out-of-sight", test_out_of_sight);
  g_test_add_func ("/budget/words", test_words);
  g_test_add_func ("/budget/find", test_find);
  return g_test_run ();
}
