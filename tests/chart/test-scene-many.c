/* A thousand data sets: of one mark and of four hundred, on one day and over years, with
 * names of any length in any script, at every size of chart and text. */
#include "scene-checks.h"
#include "scenes.h"

#include "../core/entries.h"
#include "core/i18n.h"

#include <math.h>
#include <string.h>

#define N_SETS 1000
#define N_TEXT_SIZES 3

static const double text_sizes[N_TEXT_SIZES] = { 11, 16.5, 22 };

/* The least is 340 × 260; the last is less than anybody asks for. */
static const struct
{
  double width, height;
} sizes[] = { { 340, 260 }, { 500, 300 }, { 900, 500 }, { 1600, 900 }, { 360, 640 }, { 720, 160 }, { 90, 70 } };

static const char *const names[] = {
  "Lynx",
  "Heron 7B",
  "Mixtral 8×22B Instruct v0.1",
  "猎鹰",
  "悟道·天鹰 34B 对话版",
  "",
  " ",
  "🦙",
  "🦙 Llama 🐫 70B",
  "نموذج اللغة 7B",
  "Ångström-É",
  "x",
  "A-name-that-goes-on-and-on-without-a-single-space-in-it-until-nobody-reads-it-any-more-70B-chat-gptq-4bit-128g",
  "中文名称特别特别特别特别特别特别特别特别特别特别特别特别特别特别长的语言模型",
};

static gint64
make_count (GRand *random, guint spread)
{
  static const double few[] = { 7e9, 13e9, 70e9 };

  if (spread == 0)
    return 7000000000;
  if (spread == 1)
    return (gint64) few[g_rand_int_range (random, 0, G_N_ELEMENTS (few))];
  return (gint64) pow (10, spread == 2 ? g_rand_double_range (random, 8, 12) : g_rand_double_range (random, 0, 17));
}

static char *
make_date (GRand *random, guint spread)
{
  int day, month;

  if (spread == 0)
    return g_strdup ("2023-07-18");
  if (spread == 1)
    return g_strdup_printf ("2023-07-%02d", g_rand_int_range (random, 1, 6));
  /* One after the other: compilers differ in which argument they come to first. */
  day = g_rand_int_range (random, 1, 29);
  month = g_rand_int_range (random, 1, 13);
  return g_strdup_printf ("%d-%02d-%02d", g_rand_int_range (random, spread == 2 ? 2021 : 1951, 2026), month, day);
}

static BstEntry *
make_entry (GRand *random, guint i, guint counts, guint dates)
{
  g_autofree char *id = g_strdup_printf ("lab/model-%u", i);
  g_autofree char *date = make_date (random, dates);
  BstEntryBuilder *builder = bst_entry_builder_new (id, i % 9 == 0 ? BST_KIND_CLOSED_MODEL : BST_KIND_MODEL,
                                                    names[g_rand_int_range (random, 0, G_N_ELEMENTS (names))]);
  gint64 count = make_count (random, counts);
  int fate = g_rand_int_range (random, 0, 20);

  if (fate == 1)
    test_add_estimate (builder, count);
  else if (fate > 1)
    test_add_count (builder, BST_FIELD_PARAMETERS, count);
  if (fate == 2 && count > 10)
    test_add_count (builder, BST_FIELD_ACTIVE_PARAMETERS, count / 5);
  if (fate % 3 == 0)
    test_add_flag (builder, BST_FIELD_OPEN_SOURCE, TRUE);
  test_add_word (builder, BST_FIELD_RELEASED, date);
  return bst_entry_builder_end (builder);
}

/* The same for the same seed. */
static GListStore *
make_entries (guint32 seed)
{
  GListStore *entries = g_list_store_new (BST_TYPE_ENTRY);
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  guint n = (guint) round (pow (400, g_rand_double (random)));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (BstEntry) entry = make_entry (random, i, seed % 4, seed / 4 % 4);

      g_list_store_append (entries, entry);
    }
  return entries;
}

static BstScene *
make_scene (GListStore *entries, BstChartKind kind, PangoContext *context, guint32 seed)
{
  const BstChartBudget budget = { 13000000000, "10 GiB at Q4_K_M" };
  BstSceneOptions options = { .kind = kind, .context = context, .rtl = seed % 5 == 0 };

  options.width = sizes[seed % G_N_ELEMENTS (sizes)].width;
  options.height = sizes[seed % G_N_ELEMENTS (sizes)].height;
  if (seed % 3 == 0)
    options.budget = &budget;
  return bst_scene_new (G_LIST_MODEL (entries), &options);
}

static gboolean
is_same_text (const BstSceneText *a, const BstSceneText *b)
{
  return a->mark == b->mark && a->role == b->role && memcmp (&a->box, &b->box, sizeof a->box) == 0 && strcmp (a->string, b->string) == 0;
}

/* Nothing is left to chance. */
static void
assert_same (BstScene *scene, BstScene *again)
{
  guint n, m;
  const BstSceneText *a = bst_scene_get_labels (scene, &n), *b = bst_scene_get_labels (again, &m);

  g_assert_cmpuint (n, ==, m);
  for (guint i = 0; i < n; i++)
    g_assert_true (is_same_text (&a[i], &b[i]));
  a = bst_scene_get_texts (scene, &n);
  b = bst_scene_get_texts (again, &m);
  g_assert_cmpuint (n, ==, m);
  for (guint i = 0; i < n; i++)
    g_assert_true (is_same_text (&a[i], &b[i]));
}

static gboolean
is_within (const BstRect *inner, const BstRect *outer)
{
  const double edge = 0.01;

  return inner->x >= outer->x - edge && inner->y >= outer->y - edge && inner->x + inner->width <= outer->x + outer->width + edge &&
         inner->y + inner->height <= outer->y + outer->height + edge;
}

static BstRect
find_square (double x, double y, double reach)
{
  return (BstRect) { x - reach, y - reach, 2 * reach, 2 * reach };
}

static void
assert_free_of_marks (BstScene *scene, const BstSceneText *label)
{
  guint n;
  const BstSceneMark *marks = bst_scene_get_marks (scene, &n);

  for (guint i = 0; i < n; i++)
    {
      BstRect sign = find_square (marks[i].x, marks[i].y, marks[i].radius);
      BstRect ring = find_square (marks[i].ring_x, marks[i].ring_y, marks[i].radius);

      g_assert_false (test_rects_meet (&label->box, &sign));
      if (marks[i].has_ring)
        g_assert_false (test_rects_meet (&label->box, &ring));
    }
}

/* All labels are in the plot; none is over another, over the words of the budget, or over a
 * mark, but the selected one's if need be. */
static void
assert_labels (BstScene *scene)
{
  guint n, n_texts;
  const BstSceneText *labels = bst_scene_get_labels (scene, &n);
  const BstSceneText *texts = bst_scene_get_texts (scene, &n_texts);
  guint n_marks;
  const BstSceneMark *marks = bst_scene_get_marks (scene, &n_marks);

  for (guint i = 0; i < n; i++)
    {
      g_assert_true (is_within (&labels[i].box, marks[labels[i].mark].unknown ? bst_scene_get_strip (scene) : bst_scene_get_plot (scene)));
      for (guint j = i + 1; j < n; j++)
        g_assert_false (test_rects_meet (&labels[i].box, &labels[j].box));
      if (labels[i].mark == bst_scene_get_selected (scene))
        continue;
      assert_free_of_marks (scene, &labels[i]);
      for (guint j = 0; j < n_texts; j++)
        g_assert_false (test_rects_meet (&labels[i].box, &texts[j].box));
    }
}

static const BstSceneText *
find_label (BstScene *scene, const BstSceneText *like)
{
  guint n;
  const BstSceneText *labels = bst_scene_get_labels (scene, &n);

  for (guint i = 0; i < n; i++)
    if (labels[i].mark == like->mark && (labels[i].role == BST_TEXT_MUTED) == (like->role == BST_TEXT_MUTED))
      return &labels[i];
  return NULL;
}

/* Whether @box is where something of @mark is now, or so near that both have no room. */
static gboolean
is_in_the_way (BstScene *scene, int mark, const BstRect *box)
{
  const double around = 6;
  guint n, n_marks;
  const BstSceneText *labels = bst_scene_get_labels (scene, &n);
  const BstSceneMark *it = &bst_scene_get_marks (scene, &n_marks)[mark];
  BstRect near = { box->x - around, box->y - around, box->width + 2 * around, box->height + 2 * around };
  BstRect ring = find_square (it->x, it->y, it->radius + 8);

  for (guint i = 0; i < n; i++)
    if (labels[i].mark == mark && test_rects_meet (&labels[i].box, &near))
      return TRUE;
  return bst_scene_get_selected (scene) == mark && test_rects_meet (&ring, &near);
}

/* With @mark selected, pinned, or under the pointer, all labels of others are where they
 * were, but those in its way, and no others have come. Returns how many went or moved. */
static guint
assert_stable (BstScene *before, BstScene *after, int mark)
{
  guint n_before, n_after, n_moved = 0;
  const BstSceneText *labels = bst_scene_get_labels (before, &n_before);
  const BstSceneText *others = bst_scene_get_labels (after, &n_after);

  for (guint i = 0; i < n_before; i++)
    {
      const BstSceneText *now = find_label (after, &labels[i]);

      if (labels[i].mark == mark || (now != NULL && is_same_text (now, &labels[i])))
        continue;
      n_moved++;
      if (labels[i].role != BST_TEXT_MUTED)
        g_assert_true (is_in_the_way (after, mark, &labels[i].box));
    }
  for (guint i = 0; i < n_after; i++)
    if (others[i].mark != mark)
      g_assert_nonnull (find_label (before, &others[i]));
  return n_moved;
}

/* Returns how many labels of others moved, for all ways in which a mark stands out. */
static guint
check_emphasis (BstScene *scene, int mark)
{
  guint n;
  const BstSceneMark *marks = bst_scene_get_marks (scene, &n);
  const char *const pinned[] = { marks[mark].id, NULL };
  g_autoptr (BstScene) hovered = bst_scene_with_emphasis (scene, NULL, marks[mark].id, NULL);
  g_autoptr (BstScene) selected = bst_scene_with_emphasis (scene, marks[mark].id, NULL, NULL);
  g_autoptr (BstScene) pinning = bst_scene_with_emphasis (scene, NULL, NULL, pinned);
  g_autoptr (BstScene) back = bst_scene_with_emphasis (selected, NULL, NULL, NULL);

  assert_labels (hovered);
  assert_labels (selected);
  assert_labels (pinning);
  assert_same (scene, back);
  return assert_stable (scene, hovered, mark) + assert_stable (scene, selected, mark) + assert_stable (scene, pinning, mark);
}

static void
test_timeline (void)
{
  guint n_labels_of_all = 0, n_moved = 0, n_checked = 0;

  for (guint32 seed = 0; seed < N_SETS; seed++)
    {
      PangoContext *context = test_context (text_sizes[seed % N_TEXT_SIZES]);
      g_autoptr (GListStore) entries = make_entries (seed);
      g_autoptr (BstScene) scene = make_scene (entries, BST_CHART_TIMELINE, context, seed);
      g_autoptr (BstScene) again = make_scene (entries, BST_CHART_TIMELINE, context, seed);
      guint n, n_labels;

      bst_scene_get_marks (scene, &n);
      bst_scene_get_labels (scene, &n_labels);
      n_labels_of_all += n_labels;
      if (sizes[seed % G_N_ELEMENTS (sizes)].width >= 340)
        test_assert_sane (scene);
      assert_labels (scene);
      assert_same (scene, again);
      for (guint i = 0; i < n; i += 1 + n / 3, n_checked += 3)
        n_moved += check_emphasis (scene, (int) i);
      g_object_unref (context);
    }
  g_test_message ("%u labels; %u moved or went in %u changes", n_labels_of_all, n_moved, n_checked);
}

/* Rows are as high as each other and in order, columns apart, and bars begin at the axis. */
static void
assert_rows (BstScene *scene, gboolean rtl)
{
  guint n, n_texts;
  const BstSceneMark *marks = bst_scene_get_marks (scene, &n);
  const BstSceneText *texts = bst_scene_get_texts (scene, &n_texts);
  const BstRect *plot = bst_scene_get_plot (scene);

  for (guint i = 0; i < n; i++)
    {
      const BstRect *bar = &marks[i].bar;

      g_assert_cmpfloat_with_epsilon (marks[i].area.height, marks[0].area.height, 1e-9);
      if (i > 0)
        g_assert_cmpfloat_with_epsilon (marks[i].area.y, marks[i - 1].area.y + marks[i - 1].area.height, 1e-9);
      if (i > 0)
        g_assert_cmpfloat (bar->width, <=, marks[i - 1].bar.width + 1e-9);
      if (marks[i].unknown)
        continue;
      g_assert_cmpfloat_with_epsilon (rtl ? bar->x + bar->width : bar->x, rtl ? plot->x + plot->width : plot->x, 1e-6);
      if (marks[i].has_ring)
        g_assert_cmpfloat (fabs (marks[i].ring_x - (bar->x + bar->width / 2)), <=, bar->width / 2 + 1e-6);
    }
  for (guint i = 0; i < n_texts; i++)
    for (guint j = i + 1; j < n_texts && texts[i].mark >= 0; j++)
      if (texts[j].mark == texts[i].mark)
        g_assert_false (test_rects_meet (&texts[i].box, &texts[j].box));
}

static void
test_ranking (void)
{
  for (guint32 seed = 0; seed < N_SETS; seed++)
    {
      PangoContext *context = test_context (text_sizes[seed % N_TEXT_SIZES]);
      g_autoptr (GListStore) entries = make_entries (seed);
      g_autoptr (BstScene) scene = make_scene (entries, BST_CHART_RANKING, context, seed);
      g_autoptr (BstScene) again = make_scene (entries, BST_CHART_RANKING, context, seed);
      guint n_labels;

      if (sizes[seed % G_N_ELEMENTS (sizes)].width >= 340)
        test_assert_sane (scene);
      assert_rows (scene, seed % 5 == 0);
      assert_same (scene, again);
      bst_scene_get_labels (scene, &n_labels);
      g_assert_cmpuint (n_labels, ==, 0);
      g_object_unref (context);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  bst_i18n_init ();
  bst_i18n_set_language ("en");

  g_test_add_func ("/scene-many/timeline", test_timeline);
  g_test_add_func ("/scene-many/ranking", test_ranking);

  return g_test_run ();
}
