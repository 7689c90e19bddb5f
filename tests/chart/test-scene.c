#include "scenes.h"

#include "../core/entries.h"
#include "scene-checks.h"

#include <math.h>

/* The only mark of a scene of one entry; takes @builder. */
static BstScene *
make_single (BstEntryBuilder *builder, BstChartKind kind)
{
  g_autoptr (GListStore) entries = g_list_store_new (BST_TYPE_ENTRY);
  g_autoptr (BstEntry) entry = bst_entry_builder_end (builder);

  g_list_store_append (entries, entry);
  return test_scene (entries, kind, 600, 300, bst_entry_get_id (entry));
}

static void
test_mixture (void)
{
  BstEntryBuilder *builder = bst_entry_builder_new ("mixtral", BST_KIND_MODEL, "Mixtral 8×7B");
  g_autoptr (BstScene) scene = NULL;
  const BstSceneMark *mark;
  g_autofree char *name = NULL, *description = NULL;
  guint n;

  test_add_count (builder, BST_FIELD_PARAMETERS, G_GINT64_CONSTANT (46702792704));
  test_add_count (builder, BST_FIELD_ACTIVE_PARAMETERS, G_GINT64_CONSTANT (12879425536));
  test_add_word (builder, BST_FIELD_RELEASED, "2023-12-11");
  scene = make_single (builder, BST_CHART_TIMELINE);
  mark = bst_scene_get_marks (scene, &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_true (mark->has_ring);
  g_assert_cmpfloat (mark->ring_y, >, mark->y + 20);
  g_assert_cmpfloat_with_epsilon (mark->ring_x, mark->x, 1e-9);
  g_assert_cmpfloat_with_epsilon (mark->area.height, mark->ring_y - mark->y + 2 * mark->radius, 1e-6);
  g_assert_true (mark->record);
  name = bst_scene_dup_name (scene, 0);
  description = bst_scene_dup_description (scene, 0);
  g_assert_cmpstr (name, ==, "Mixtral 8×7B, 46.7 billion parameters, 12.9 billion active");
  g_assert_cmpstr (description, ==, "11 Dec 2023, Terms unknown, 1 of 1");
  g_assert_cmpstr (bst_scene_get_summary (scene), ==, "Mixtral 8×7B with 46.7\u202fB parameters.");
  g_assert_cmpstr (bst_scene_get_labels (scene, &n)[0].string, ==, "Mixtral 8×7B");
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpstr (bst_scene_get_labels (scene, &n)[1].string, ==, "12.9\u202fB active");
  test_assert_sane (scene);
}

/* A pinned mark is told as such; a name that is not shown, or twice there, is nothing. */
static void
test_pinned (void)
{
  g_autoptr (GListStore) entries = test_generated (60, 4);
  g_autoptr (BstScene) plain = test_scene (entries, BST_CHART_TIMELINE, 700, 400, NULL);
  guint n_marks, n_pinned;
  const BstSceneMark *marks = bst_scene_get_marks (plain, &n_marks);
  const char *const ids[] = { marks[7].id, "nobody/nothing", marks[3].id, marks[7].id, NULL };
  g_autoptr (BstScene) scene = bst_scene_with_emphasis (plain, marks[1].id, NULL, ids);
  g_autoptr (BstScene) again = bst_scene_with_emphasis (scene, marks[1].id, NULL, NULL);
  const int *pinned = bst_scene_get_pinned (scene, &n_pinned);

  g_assert_cmpuint (n_pinned, ==, 2);
  g_assert_cmpint (pinned[0], ==, 7);
  g_assert_cmpint (pinned[1], ==, 3);
  for (int i = 0; i < (int) n_marks; i++)
    {
      g_autofree char *before = bst_scene_dup_description (plain, i);
      g_autofree char *now = bst_scene_dup_description (scene, i);
      g_autofree char *expected = g_strconcat (i == 3 || i == 7 ? "pinned, " : "", before, NULL);

      g_assert_cmpstr (now, ==, expected);
      g_assert_true (bst_scene_is_pinned (scene, i) == (i == 3 || i == 7));
      g_assert_false (bst_scene_is_pinned (again, i));
    }
}

/* That a figure is a guess is said of a mixture of experts too. */
static void
test_estimates (void)
{
  BstEntryBuilder *dense = bst_entry_builder_new ("gpt", BST_KIND_CLOSED_MODEL, "GPT");
  BstEntryBuilder *mixture = bst_entry_builder_new ("gpt-4", BST_KIND_CLOSED_MODEL, "GPT-4");
  g_autoptr (BstScene) dense_scene = NULL, mixture_scene = NULL;
  g_autofree char *dense_name = NULL, *mixture_name = NULL;

  test_add_estimate (dense, G_GINT64_CONSTANT (1800000000000));
  test_add_word (dense, BST_FIELD_RELEASED, "2023-03-14");
  dense_scene = make_single (dense, BST_CHART_TIMELINE);
  dense_name = bst_scene_dup_name (dense_scene, 0);
  g_assert_cmpstr (dense_name, ==, "GPT, an estimated 1.8 trillion parameters");

  test_add_estimate (mixture, G_GINT64_CONSTANT (1800000000000));
  test_add_count (mixture, BST_FIELD_ACTIVE_PARAMETERS, G_GINT64_CONSTANT (280000000000));
  test_add_word (mixture, BST_FIELD_RELEASED, "2023-03-14");
  mixture_scene = make_single (mixture, BST_CHART_TIMELINE);
  mixture_name = bst_scene_dup_name (mixture_scene, 0);
  g_assert_cmpstr (mixture_name, ==, "GPT-4, an estimated 1.8 trillion parameters, 280 billion active");
}

static void
test_classes (void)
{
  static const struct
  {
    BstKind kind;
    gboolean open_source;
    BstCommercial commercial;
    gboolean licensed;
    BstShape shape;
  } cases[] = {
    { BST_KIND_MODEL, TRUE, BST_COMMERCIAL_YES, TRUE, BST_SHAPE_SQUARE },
    { BST_KIND_MODEL, FALSE, BST_COMMERCIAL_CONDITIONAL, TRUE, BST_SHAPE_DOT },
    { BST_KIND_ADAPTER, FALSE, BST_COMMERCIAL_NO, TRUE, BST_SHAPE_TRIANGLE },
    { BST_KIND_CLOSED_MODEL, FALSE, BST_COMMERCIAL_UNKNOWN, TRUE, BST_SHAPE_DIAMOND },
    { BST_KIND_MODEL, FALSE, BST_COMMERCIAL_UNKNOWN, FALSE, BST_SHAPE_CROSS },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      BstEntryBuilder *builder = bst_entry_builder_new ("x", cases[i].kind, "X");
      g_autoptr (BstLicense) license = bst_license_new ("l", "Licence", "L", "https://example.org/", cases[i].commercial,
                                                        NULL, FALSE, NULL);
      g_autoptr (BstSource) source = test_source (BST_SOURCE_REVIEW);
      g_autoptr (BstClaim) claim = bst_claim_new (BST_FIELD_PARAMETERS, g_variant_new_int64 (1000000000000), source, NULL, i == 3);
      g_autoptr (BstScene) scene = NULL;
      guint n;

      if (cases[i].licensed)
        bst_entry_builder_set_license (builder, license);
      bst_entry_builder_add_claim (builder, claim);
      test_add_flag (builder, BST_FIELD_OPEN_SOURCE, cases[i].open_source);
      test_add_word (builder, BST_FIELD_RELEASED, "2023");
      scene = make_single (builder, BST_CHART_TIMELINE);
      g_assert_cmpint (bst_scene_get_marks (scene, &n)->shape, ==, cases[i].shape);
      g_assert_cmpint (bst_scene_get_marks (scene, &n)->estimated, ==, i == 3);
      for (guint class = 0; class < BST_N_OPENNESS; class ++)
        g_assert_cmpuint (bst_scene_get_count (scene, (BstOpenness) class), ==, class == i);
    }
}

static void
test_undisclosed (void)
{
  g_autoptr (GListStore) entries = g_list_store_new (BST_TYPE_ENTRY);
  g_autoptr (BstEntry) known = test_entry_simple ("a", "A", 7000000000, "2023-01-02");
  g_autoptr (BstEntry) other = test_entry_simple ("b", "B", 2000000000, "2023-03-02");
  g_autoptr (BstEntry) unknown = test_entry_simple ("c", "C", 0, "2023-02-02");
  g_autoptr (BstEntry) undated = test_entry_simple ("d", "D", 13000000000, NULL);
  BstEntryBuilder *builder = bst_entry_builder_new ("e", BST_KIND_METHOD, "QLoRA");
  g_autoptr (BstEntry) method = NULL;
  g_autoptr (BstScene) scene = NULL, ranking = NULL;
  g_autofree char *name = NULL;
  const BstSceneMark *marks;
  guint n;

  test_add_word (builder, BST_FIELD_RELEASED, "2023-05-23");
  method = bst_entry_builder_end (builder);
  g_list_store_append (entries, known);
  g_list_store_append (entries, other);
  g_list_store_append (entries, unknown);
  g_list_store_append (entries, undated);
  g_list_store_append (entries, method);

  scene = test_scene (entries, BST_CHART_TIMELINE, 600, 300, NULL);
  marks = bst_scene_get_marks (scene, &n);
  g_assert_cmpuint (n, ==, 3);
  g_assert_true (marks[bst_scene_find (scene, "c")].unknown);
  g_assert_cmpuint (marks[bst_scene_find (scene, "c")].index, ==, 2);
  g_assert_cmpint (bst_scene_find (scene, "d"), ==, -1);
  g_assert_cmpint (bst_scene_find (scene, "e"), ==, -1);
  g_assert_cmpstr (bst_scene_get_summary (scene), ==,
                   "2 models, from 2\u202fB to 7\u202fB parameters on a log scale; the largest is A; the median is 4.5\u202fB; "
                   "1 without a published figure is on the strip below; 1 of unknown date is not shown; "
                   "1 method or program without parameters is not shown.");
  name = bst_scene_dup_name (scene, bst_scene_find (scene, "c"));
  g_assert_cmpstr (name, ==, "C, parameters not published");
  test_assert_sane (scene);

  ranking = test_scene (entries, BST_CHART_RANKING, 600, 300, NULL);
  bst_scene_get_marks (ranking, &n);
  g_assert_cmpuint (n, ==, 4);
  g_assert_cmpint (bst_scene_find (ranking, "d"), ==, 0);
  g_assert_cmpint (bst_scene_find (ranking, "c"), ==, 3);
  g_assert_null (bst_scene_get_strip (ranking));
  test_assert_sane (ranking);
}

/* Numbers have their digits grouped in whatever is said of a chart. */
static void
test_thousands (void)
{
  g_autoptr (GListStore) entries = test_generated (2600, 7);
  const BstChartBudget budget = { 30000000000, "24 GiB at Q4_K_M" };
  BstChartRange range = { NAN, NAN, 1e9, 1.3e9 };
  BstSceneOptions options = { .width = 900, .height = 500, .budget = &budget };
  g_autoptr (GRegex) grouped = g_regex_new ("2,[0-9]{3} models, .* of 2,[0-9]{3} models need no more", 0, 0, NULL);
  g_autoptr (GRegex) ungrouped = g_regex_new ("[0-9]{5}|[0-9]{4} (models|is|are|of|bars)", 0, 0, NULL);
  PangoContext *context = test_context (11);

  options.context = context;
  for (int kind = BST_CHART_TIMELINE; kind <= BST_CHART_RANKING; kind++)
    for (int zoomed = 0; zoomed <= 1; zoomed++)
      {
        g_autoptr (BstScene) scene = NULL;
        g_autofree char *description = NULL;
        const char *summary;

        options.kind = (BstChartKind) kind;
        options.range = zoomed ? &range : NULL;
        scene = bst_scene_new (G_LIST_MODEL (entries), &options);
        summary = bst_scene_get_summary (scene);
        description = bst_scene_dup_description (scene, 1999);
        g_test_message ("%s %s", summary, description);
        g_assert_true (g_regex_match (grouped, summary, 0, NULL));
        g_assert_nonnull (strstr (description, "of 2,"));
        g_assert_false (g_regex_match (ungrouped, summary, 0, NULL));
      }
  g_object_unref (context);
}

static guint
count_rules (BstScene *scene, BstRuleKind kind)
{
  guint n, found = 0;
  const BstSceneRule *rules = bst_scene_get_rules (scene, &n);

  for (guint i = 0; i < n; i++)
    found += rules[i].kind == kind;
  return found;
}

/* Without a figure there is no scale of figures: the strip has all the room. */
static void
test_strip_alone (void)
{
  g_autoptr (GListStore) entries = g_list_store_new (BST_TYPE_ENTRY);
  g_autoptr (BstEntry) a = test_entry_simple ("a", "A", 0, "2023-05-14");
  g_autoptr (BstEntry) b = test_entry_simple ("b", "B", 0, "2023-09-14");
  g_autoptr (BstScene) scene = NULL, ranking = NULL;
  const BstSceneText *texts;
  guint n;

  g_list_store_append (entries, a);
  g_list_store_append (entries, b);
  scene = test_scene (entries, BST_CHART_TIMELINE, 600, 300, NULL);
  g_assert_null (bst_scene_get_count_scale (scene));
  g_assert_nonnull (bst_scene_get_time_scale (scene));
  g_assert_cmpuint (count_rules (scene, BST_RULE_GRID), ==, 0);
  g_assert_cmpuint (count_rules (scene, BST_RULE_TICK), >, 1);
  g_assert_cmpfloat (bst_scene_get_plot (scene)->height, ==, 0);
  texts = bst_scene_get_texts (scene, &n);
  g_assert_cmpint (texts[0].role, ==, BST_TEXT_STRIP);
  g_assert_cmpfloat (texts[0].box.x, >=, 12);
  for (guint i = 1; i < n; i++)
    g_assert_cmpfloat (texts[i].box.y, >, 250);
  test_assert_in_place (scene);
  test_assert_sane (scene);

  ranking = test_scene (entries, BST_CHART_RANKING, 600, 300, NULL);
  g_assert_null (bst_scene_get_count_scale (ranking));
  bst_scene_get_rules (ranking, &n);
  g_assert_cmpuint (n, ==, 0);
  texts = bst_scene_get_texts (ranking, &n);
  g_assert_cmpuint (n, ==, 4);
  test_assert_sane (ranking);
}

/* Without a mark there is a sentence, and nothing else. */
static void
test_nothing (void)
{
  BstEntryBuilder *builder = bst_entry_builder_new ("e", BST_KIND_METHOD, "QLoRA");
  g_autoptr (BstEntry) method = bst_entry_builder_end (builder);

  for (int kind = BST_CHART_TIMELINE; kind <= BST_CHART_RANKING; kind++)
    for (guint n_methods = 0; n_methods < 2; n_methods++)
      for (int width = 100; width <= 900; width += 200)
        {
          g_autoptr (GListStore) entries = g_list_store_new (BST_TYPE_ENTRY);
          g_autoptr (BstScene) scene = NULL;
          g_autoptr (PangoLayout) layout = NULL;
          const BstSceneText *text;
          guint n_texts, n_rules;
          double x, y, scene_width;
          PangoRectangle extents;

          if (n_methods > 0)
            g_list_store_append (entries, method);
          scene = test_scene (entries, (BstChartKind) kind, width, 300, NULL);
          text = bst_scene_get_texts (scene, &n_texts);
          bst_scene_get_rules (scene, &n_rules);
          bst_scene_get_size (scene, &scene_width, NULL);
          g_assert_cmpuint (n_texts, ==, 1);
          g_assert_cmpuint (n_rules, ==, 0);
          g_assert_null (bst_scene_get_count_scale (scene));
          g_assert_null (bst_scene_get_time_scale (scene));
          g_assert_cmpint (text->role, ==, BST_TEXT_SENTENCE);
          g_assert_cmpstr (text->string, ==,
                           n_methods > 0 ? "No model to show; 1 method or program without parameters is not shown."
                                         : "No model to show.");
          layout = bst_scene_create_layout (scene, text, &x, &y);
          g_assert_false (pango_layout_is_ellipsized (layout));
          pango_layout_get_pixel_extents (layout, NULL, &extents);
          g_assert_cmpfloat_with_epsilon (x + extents.x + extents.width / 2.0, scene_width / 2, 2);
          g_assert_cmpfloat_with_epsilon (y + extents.height / 2.0, 150, 2);
          g_assert_cmpint (extents.width, <=, (int) scene_width);
          test_assert_sane (scene);
        }
}

/* The legend and the heading count what is drawn, before it is. */
static void
test_count (void)
{
  g_autoptr (GListStore) entries = test_generated (200, 8);
  guint n_undated = 0;

  for (int kind = BST_CHART_TIMELINE; kind <= BST_CHART_RANKING; kind++)
    {
      g_autoptr (BstScene) scene = test_scene (entries, (BstChartKind) kind, 600, 300, NULL);
      guint counts[BST_N_OPENNESS], n_marks;

      bst_scene_get_marks (scene, &n_marks);
      g_assert_cmpuint (bst_scene_count (G_LIST_MODEL (entries), (BstChartKind) kind, counts), ==, n_marks);
      g_assert_cmpuint (n_marks, <, 200);
      for (guint i = 0; i < BST_N_OPENNESS; i++)
        g_assert_cmpuint (counts[i], ==, bst_scene_get_count (scene, (BstOpenness) i));
      n_undated = n_marks - n_undated;
    }
  g_assert_cmpuint (n_undated, >, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  bst_i18n_init ();
  bst_i18n_set_language ("en");

  g_test_add_func ("/scene/pinned", test_pinned);
  g_test_add_func ("/scene/mixture", test_mixture);
  g_test_add_func ("/scene/estimates", test_estimates);
  g_test_add_func ("/scene/classes", test_classes);
  g_test_add_func ("/scene/undisclosed", test_undisclosed);
  g_test_add_func ("/scene/thousands", test_thousands);
  g_test_add_func ("/scene/strip-alone", test_strip_alone);
  g_test_add_func ("/scene/nothing", test_nothing);
  g_test_add_func ("/scene/count", test_count);

  return g_test_run ();
}
