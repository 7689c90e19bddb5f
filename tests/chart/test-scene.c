#include "scenes.h"

#include "../core/entries.h"

#include <math.h>
#include <string.h>

/* What holds for every scene. */
static void
assert_sane (BstScene *scene)
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
        g_assert_false (test_rects_meet (&texts[i].box, &texts[j].box));
    }
  g_assert_true (g_str_has_suffix (bst_scene_get_summary (scene), "."));
}

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
  g_assert_cmpstr (description, ==, "11 Dec 2023, Open weights, 1 of 1");
  g_assert_cmpstr (bst_scene_get_summary (scene), ==, "Mixtral 8×7B with 46.7\u202fB parameters.");
  g_assert_cmpstr (bst_scene_get_labels (scene, &n)[0].string, ==, "Mixtral 8×7B");
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpstr (bst_scene_get_labels (scene, &n)[1].string, ==, "12.9\u202fB active");
  assert_sane (scene);
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
    BstShape shape;
  } cases[] = {
    { BST_KIND_MODEL, TRUE, BST_COMMERCIAL_YES, BST_SHAPE_SQUARE },
    { BST_KIND_MODEL, FALSE, BST_COMMERCIAL_CONDITIONAL, BST_SHAPE_DOT },
    { BST_KIND_ADAPTER, FALSE, BST_COMMERCIAL_NO, BST_SHAPE_TRIANGLE },
    { BST_KIND_CLOSED_MODEL, FALSE, BST_COMMERCIAL_UNKNOWN, BST_SHAPE_DIAMOND },
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
  assert_sane (scene);

  ranking = test_scene (entries, BST_CHART_RANKING, 600, 300, NULL);
  bst_scene_get_marks (ranking, &n);
  g_assert_cmpuint (n, ==, 4);
  g_assert_cmpint (bst_scene_find (ranking, "d"), ==, 0);
  g_assert_cmpint (bst_scene_find (ranking, "c"), ==, 3);
  g_assert_null (bst_scene_get_strip (ranking));
  assert_sane (ranking);
}

/* Where a mark would be if it were alone. */
static double
find_date_x (BstScene *scene, int mark)
{
  double days = 0;

  g_assert_true (bst_entry_get_release_days (bst_scene_get_entry (scene, mark), &days));
  return bst_scale_to_pixel (bst_scene_get_time_scale (scene), days);
}

/* No mark is farther from its date than it is wide, and none has left its figure. */
static void
assert_in_place (BstScene *scene)
{
  guint n;
  const BstSceneMark *marks = bst_scene_get_marks (scene, &n);

  for (guint i = 0; i < n; i++)
    {
      gint64 count = bst_entry_get_count (bst_scene_get_entry (scene, (int) i), BST_FIELD_PARAMETERS);

      g_assert_cmpfloat (fabs (marks[i].x - find_date_x (scene, (int) i)), <=, 2 * marks[i].radius + 0.01);
      if (!marks[i].unknown)
        g_assert_cmpfloat_with_epsilon (marks[i].y, bst_scale_to_pixel (bst_scene_get_count_scale (scene), (double) count), 1e-6);
    }
}

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
      assert_in_place (scene);
      assert_sane (scene);
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
  g_assert_cmpfloat_with_epsilon (marks[bst_scene_find (scene, "far")].x, find_date_x (scene, bst_scene_find (scene, "far")), 1e-6);
  g_assert_cmpfloat_with_epsilon (marks[bst_scene_find (scene, "small")].x, find_date_x (scene, bst_scene_find (scene, "small")), 1e-6);
  assert_in_place (scene);
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
  assert_in_place (scene);
  assert_sane (scene);

  ranking = test_scene (entries, BST_CHART_RANKING, 600, 300, NULL);
  g_assert_null (bst_scene_get_count_scale (ranking));
  bst_scene_get_rules (ranking, &n);
  g_assert_cmpuint (n, ==, 0);
  texts = bst_scene_get_texts (ranking, &n);
  g_assert_cmpuint (n, ==, 4);
  assert_sane (ranking);
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
          assert_sane (scene);
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
      assert_sane (right);
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

/* The face in which the character at @index is set, and for which language. */
static char *
find_face (PangoLayout *layout, int index, PangoLanguage **language)
{
  PangoLayoutIter *iter = pango_layout_get_iter (layout);
  char *face = NULL;

  do
    {
      PangoLayoutRun *run = pango_layout_iter_get_run_readonly (iter);

      if (run != NULL && index >= run->item->offset && index < run->item->offset + run->item->length)
        {
          PangoFontDescription *font = pango_font_describe (run->item->analysis.font);

          *language = run->item->analysis.language;
          face = g_strdup (pango_font_description_get_family (font));
          pango_font_description_free (font);
        }
    }
  while (pango_layout_iter_next_run (iter));
  pango_layout_iter_free (iter);
  return face;
}

/* Digits and the narrow space have the face of the interface whatever the language;
 * only Han characters ask for Chinese glyphs. */
static void
test_faces (void)
{
  static const struct
  {
    const char *code, *language;
  } cases[] = { { "en", "zh-cn" }, { "zh_CN", "zh-cn" }, { "zh_TW", "zh-tw" } };
  static const char string[] = "1795\u202f亿";
  g_autoptr (GListStore) entries = test_generated (4, 1);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (BstScene) scene = NULL;
      g_autoptr (PangoLayout) layout = NULL, digits = NULL, tight = NULL;
      g_autofree char *alone = NULL, *first = NULL, *space = NULL, *han = NULL;
      PangoLanguage *language;
      BstSceneText text = { string, BST_TEXT_TICK, BST_ANCHOR_LEFT, { 0, 0, 200, 20 }, 14, -1 };
      BstSceneText plain = text, without = text;
      int width, tight_width;

      bst_i18n_set_language (cases[i].code);
      if (g_str_has_prefix (cases[i].code, "zh") != (bst_i18n_get_language () != BST_LANGUAGE_EN))
        continue;
      scene = test_scene (entries, BST_CHART_TIMELINE, 600, 300, NULL);
      plain.string = "1795";
      without.string = "1795亿";
      layout = bst_scene_create_layout (scene, &text, NULL, NULL);
      digits = bst_scene_create_layout (scene, &plain, NULL, NULL);
      tight = bst_scene_create_layout (scene, &without, NULL, NULL);
      alone = find_face (digits, 0, &language);
      first = find_face (layout, 0, &language);
      g_assert_cmpstr (first, ==, alone);
      g_assert_cmpint (strncmp (pango_language_to_string (language), "zh", 2), !=, 0);
      space = find_face (layout, 4, &language);
      g_assert_cmpint (strncmp (pango_language_to_string (language), "zh", 2), !=, 0);
      han = find_face (layout, 7, &language);
      g_assert_cmpstr (pango_language_to_string (language), ==, cases[i].language);
      pango_layout_get_pixel_size (layout, &width, NULL);
      pango_layout_get_pixel_size (tight, &tight_width, NULL);
      g_assert_cmpint (width, >=, tight_width + 2);
    }
  bst_i18n_set_language ("en");
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

          assert_sane (scene);
          if (kind == BST_CHART_TIMELINE && numbers[i] > 0)
            assert_in_place (scene);
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
  assert_sane (scene);
  assert_sane (ranking);
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

/* Not a timed test: the figures are for the one who reads them. */
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

        assert_sane (scene);
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

/* A name that is written from the right, and too long for its column, begins where the
 * column does, whatever room the ellipsis leaves. */
static void
test_right_to_left_name (void)
{
  static const char name[] = "שם ארוך מאוד של דגם שפה שאין לו מקום בעמודה של השמות בטבלה";
  g_autoptr (GListStore) entries = g_list_store_new (BST_TYPE_ENTRY);
  g_autoptr (BstEntry) entry = test_entry_simple ("long", name, G_GINT64_CONSTANT (7000000000), "2023-07");
  guint n_found = 0;

  g_list_store_append (entries, entry);
  for (int width = 300; width < 330; width++)
    {
      g_autoptr (BstScene) scene = test_scene (entries, BST_CHART_RANKING, width, 200, NULL);
      guint n_texts;
      const BstSceneText *texts = bst_scene_get_texts (scene, &n_texts);

      for (guint i = 0; i < n_texts; i++)
        {
          g_autoptr (PangoLayout) layout = NULL;
          PangoRectangle logical;
          double x;

          if (!g_str_equal (texts[i].string, name))
            continue;
          n_found++;
          layout = bst_scene_create_layout (scene, &texts[i], &x, NULL);
          pango_layout_get_extents (layout, NULL, &logical);
          g_assert_true (pango_layout_is_ellipsized (layout));
          g_assert_cmpint (texts[i].anchor, ==, BST_ANCHOR_LEFT);
          g_assert_cmpfloat_with_epsilon (x + (double) logical.x / PANGO_SCALE, texts[i].box.x, 0.01);
          g_assert_cmpfloat ((double) logical.width / PANGO_SCALE, <=, texts[i].box.width + 0.01);
        }
    }
  g_assert_cmpuint (n_found, ==, 30);
}

/* Every language of the program has a sentence, and its own units. */
static void
test_languages (void)
{
  static const char *const languages[] = { "zh_CN", "zh_TW", "en" };
  g_autoptr (GListStore) entries = test_generated (40, 4);

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autoptr (BstScene) scene = NULL;
      guint n_texts;
      const BstSceneText *texts;

      bst_i18n_set_language (languages[i]);
      scene = test_scene (entries, BST_CHART_TIMELINE, 800, 400, NULL);
      texts = bst_scene_get_texts (scene, &n_texts);
      /* Where there is no catalogue English answers, also to this question. */
      if (bst_i18n_get_language () == BST_LANGUAGE_ZH_CN)
        g_assert_nonnull (strstr (texts[0].string, "万"));
      if (bst_i18n_get_language () == BST_LANGUAGE_ZH_TW)
        g_assert_nonnull (strstr (texts[0].string, "萬"));
      if (bst_i18n_get_language () == BST_LANGUAGE_EN)
        g_assert_nonnull (strstr (texts[0].string, "M"));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  bst_i18n_init ();
  bst_i18n_set_language ("en");

  g_test_add_func ("/scene/mixture", test_mixture);
  g_test_add_func ("/scene/estimates", test_estimates);
  g_test_add_func ("/scene/classes", test_classes);
  g_test_add_func ("/scene/undisclosed", test_undisclosed);
  g_test_add_func ("/scene/identical", test_identical);
  g_test_add_func ("/scene/neighbours", test_neighbours);
  g_test_add_func ("/scene/strip-alone", test_strip_alone);
  g_test_add_func ("/scene/nothing", test_nothing);
  g_test_add_func ("/scene/count", test_count);
  g_test_add_func ("/scene/rtl", test_rtl);
  g_test_add_func ("/scene/faces", test_faces);
  g_test_add_func ("/scene/sizes", test_sizes);
  g_test_add_func ("/scene/extremes", test_extremes);
  g_test_add_func ("/scene/ranking-height", test_ranking_height);
  g_test_add_func ("/scene/many", test_many);
  g_test_add_func ("/scene/right-to-left-name", test_right_to_left_name);
  g_test_add_func ("/scene/languages", test_languages);

  return g_test_run ();
}
