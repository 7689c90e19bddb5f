#include "chart/standing.h"

#include "../core/entries.h"
#include "core/i18n.h"
#include "scenes.h"

static BstEntry *
entry_new (gint64 parameters)
{
  return test_entry_simple ("some/model", "Some", parameters, NULL);
}

/* @figures: ends with -1; 0 for a model without one */
static BstSizes *
sizes_new (const gint64 *figures)
{
  g_autoptr (GListStore) entries = g_list_store_new (BST_TYPE_ENTRY);

  for (guint i = 0; figures[i] >= 0; i++)
    {
      g_autofree char *id = g_strdup_printf ("some/model-%u", i);
      g_autoptr (BstEntry) entry = test_entry_simple (id, id, figures[i], NULL);

      g_list_store_append (entries, entry);
    }
  return bst_sizes_new (G_LIST_MODEL (entries));
}

static BstPoints *
points_new (GListModel *entries)
{
  guint n = g_list_model_get_n_items (entries);
  BstPoints *points = bst_points_new (n);

  points->n = 0;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (BstEntry) entry = g_list_model_get_item (entries, i);
      gint64 parameters = bst_entry_get_count (entry, BST_FIELD_PARAMETERS);

      if (parameters <= 0 && !bst_kind_has_parameters (bst_entry_get_kind (entry)))
        continue;
      points->parameters[points->n++] = parameters;
    }
  bst_points_end (points);
  return points;
}

static void
count_naively (GListModel *entries, gint64 parameters, guint *n_larger, guint *n_alike)
{
  *n_larger = *n_alike = 0;
  for (guint i = 0; i < g_list_model_get_n_items (entries); i++)
    {
      g_autoptr (BstEntry) entry = g_list_model_get_item (entries, i);
      gint64 other = MAX (bst_entry_get_count (entry, BST_FIELD_PARAMETERS), 0);

      *n_larger += other > parameters;
      *n_alike += other == parameters && parameters > 0;
    }
}

static void
assert_found (BstSizes *sizes, GListModel *entries, gint64 parameters)
{
  guint n_larger, n_alike, expected_larger, expected_alike;

  bst_sizes_find (sizes, parameters, &n_larger, &n_alike);
  count_naively (entries, parameters, &expected_larger, &expected_alike);
  g_assert_cmpuint (n_larger, ==, expected_larger);
  g_assert_cmpuint (n_alike, ==, expected_alike);
}

/* As many are larger and alike as one finds who looks at all of them, and points say the same
 * as entries. */
static void
test_sizes (void)
{
  for (guint seed = 0; seed < 200; seed++)
    {
      g_autoptr (GListStore) entries = test_generated (seed, seed + 1);
      g_autoptr (BstSizes) sizes = bst_sizes_new (G_LIST_MODEL (entries));
      g_autoptr (BstPoints) points = points_new (G_LIST_MODEL (entries));
      g_autoptr (BstSizes) same = bst_sizes_new_for_points (points);
      guint n, n_same, n_smaller = 0;
      const BstSize *all = bst_sizes_get (sizes, &n), *all_same = bst_sizes_get (same, &n_same);

      g_assert_cmpuint (n, ==, n_same);
      g_assert_cmpuint (bst_sizes_get_n_unknown (sizes), ==, bst_sizes_get_n_unknown (same));
      for (guint i = 0; i < n; i++)
        {
          g_assert_cmpint (all[i].parameters, ==, all_same[i].parameters);
          g_assert_true (i == 0 || all[i].parameters > all[i - 1].parameters);
          g_assert_cmpuint (all[i].n_smaller, ==, n_smaller);
          n_smaller += all[i].n;
          for (gint64 off = -1; off <= 1; off++)
            assert_found (sizes, G_LIST_MODEL (entries), all[i].parameters + off);
        }
      g_assert_cmpuint (n_smaller, ==, bst_sizes_get_n_known (sizes));
      assert_found (sizes, G_LIST_MODEL (entries), 1);
      assert_found (sizes, G_LIST_MODEL (entries), G_MAXINT64);
    }
}

static void
test_median (void)
{
  static const struct
  {
    gint64 figures[6];
    gint64 median;
  } cases[] = {
    { { -1 }, 0 },
    { { 0, 0, -1 }, 0 },
    { { 7, -1 }, 7 },
    { { 9, 0, 1, 3, -1 }, 3 },
    { { 9, 1, 3, 4, -1 }, 3 },
    { { 5, 5, 5, 9, 1, -1 }, 5 },
    { { 2, G_MAXINT64, -1 }, 2 + (G_MAXINT64 - 2) / 2 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (BstSizes) sizes = sizes_new (cases[i].figures);

      g_assert_cmpint (bst_sizes_get_median (sizes), ==, cases[i].median);
    }
}

/* The numbers are of the others, and add up to all of them. */
static void
test_numbers (void)
{
  static const gint64 figures[] = { 1, 2, 2, 2, 5, 0, 0, -1 };
  g_autoptr (BstSizes) sizes = sizes_new (figures);
  static const struct
  {
    gint64 parameters;
    gboolean is_listed;
    BstStanding expected;
  } cases[] = {
    { 2, TRUE, { .is_listed = TRUE, .n_larger = 1, .n_alike = 2, .n_smaller = 1, .n_unknown = 2 } },
    { 5, TRUE, { .is_listed = TRUE, .n_smaller = 4, .n_unknown = 2 } },
    { 0, TRUE, { .is_listed = TRUE, .n_larger = 5, .n_unknown = 1 } },
    { 2, FALSE, { .n_larger = 1, .n_alike = 3, .n_smaller = 1, .n_unknown = 2 } },
    { 0, FALSE, { .n_larger = 5, .n_unknown = 2 } },
    /* It has another figure by now than the list knows of. */
    { 3, TRUE, { .n_larger = 1, .n_smaller = 4, .n_unknown = 2 } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const BstStanding *expected = &cases[i].expected;
      g_autoptr (BstEntry) entry = entry_new (cases[i].parameters);
      BstStanding standing;

      bst_standing_init (&standing, sizes, entry, cases[i].is_listed);
      g_assert_cmpint (standing.parameters, ==, cases[i].parameters);
      g_assert_cmpint (standing.is_listed, ==, expected->is_listed);
      g_assert_cmpuint (standing.n_larger, ==, expected->n_larger);
      g_assert_cmpuint (standing.n_alike, ==, expected->n_alike);
      g_assert_cmpuint (standing.n_smaller, ==, expected->n_smaller);
      g_assert_cmpuint (standing.n_unknown, ==, expected->n_unknown);
    }
}

static BstEntry *
mixture_new (gint64 parameters, gint64 active)
{
  BstEntryBuilder *builder = bst_entry_builder_new ("some/mixture", BST_KIND_MODEL, "Some");

  test_add_estimate (builder, parameters);
  test_add_count (builder, BST_FIELD_ACTIVE_PARAMETERS, active);
  return bst_entry_builder_end (builder);
}

/* What is active is less than all, or it is no mixture. */
static void
test_entry (void)
{
  static const gint64 figures[] = { 100, -1 };
  static const gint64 cases[][2] = { { 20, 20 }, { 99, 99 }, { 100, 0 }, { 200, 0 } };
  g_autoptr (BstSizes) sizes = sizes_new (figures);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (BstEntry) entry = mixture_new (100, cases[i][0]);
      BstStanding standing;

      bst_standing_init (&standing, sizes, entry, TRUE);
      g_assert_cmpint (standing.active, ==, cases[i][1]);
      g_assert_true (standing.is_estimated);
      g_assert_cmpint (standing.openness, ==, bst_entry_get_openness (entry));
    }
}

static void
assert_sentence (const BstStanding *standing, const char *expected)
{
  g_autofree char *sentence = bst_standing_dup_sentence (standing);

  g_assert_cmpstr (sentence, ==, expected);
}

static void
test_words (void)
{
  static const struct
  {
    BstStanding standing;
    const char *sentence;
  } cases[] = {
    { { 7, .is_listed = TRUE }, "The only model in the list." },
    { { 7, .is_listed = TRUE, .n_unknown = 2 }, "The only one of 3 models in the list that has a published figure." },
    { { 7, .is_listed = TRUE, .n_alike = 3 }, "All 4 models in the list are of this size." },
    { { 7, .is_listed = TRUE, .n_smaller = 119 }, "The largest of 120 models in the list." },
    { { 7, .is_listed = TRUE, .n_smaller = 118, .n_alike = 1 }, "The largest of 120 models in the list; 1 other is as large." },
    { { 7, .is_listed = TRUE, .n_larger = 1 }, "The smallest of 2 models in the list." },
    { { 7, .is_listed = TRUE, .n_larger = 6, .n_smaller = 113 }, "7th largest of 120 models in the list." },
    { { 7, .is_listed = TRUE, .n_larger = 6, .n_smaller = 113, .is_estimated = TRUE },
      "7th largest of 120 models in the list; its figure is an estimate." },
    { { 7, .is_listed = TRUE, .n_larger = 6, .n_smaller = 111, .n_alike = 2, .n_unknown = 1 },
      "7th largest of 120 models in the list; 2 others are as large; 1 more has no published figure." },
    { { 7, .is_listed = TRUE, .n_larger = 1204232, .n_smaller = 1700000 }, "1,204,233rd largest of 2,904,233 models in the list." },
    { { 0, .is_listed = TRUE, .n_larger = 98, .n_unknown = 2 },
      "No published figure; 98 models in the list have one; 2 more have no published figure." },
    { { 0, .is_listed = TRUE, .n_unknown = 2 }, "No model in the list has a published figure." },
    { { 7, .n_larger = 3, .n_smaller = 7 }, "Not in the list, of whose 10 models 3 are larger." },
    { { 7, .n_smaller = 1 }, "Not in the list, of whose 1 model 0 is larger." },
    { { 7, 0 }, "No model in the list has a published figure." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_sentence (&cases[i].standing, cases[i].sentence);
}

/* The ordinals of English, from 2nd on: the first of all is the largest. */
static void
test_ordinals (void)
{
  static const struct
  {
    guint place;
    const char *number;
  } cases[] = {
    { 2, "2nd" },
    { 3, "3rd" },
    { 4, "4th" },
    { 10, "10th" },
    { 11, "11th" },
    { 12, "12th" },
    { 13, "13th" },
    { 20, "20th" },
    { 21, "21st" },
    { 22, "22nd" },
    { 23, "23rd" },
    { 101, "101st" },
    { 111, "111th" },
    { 112, "112th" },
    { 113, "113th" },
    { 121, "121st" },
    { 1000, "1,000th" },
    { 1011, "1,011th" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      BstStanding standing = { 7, .is_listed = TRUE, .n_larger = cases[i].place - 1, .n_smaller = 2000 - cases[i].place };
      g_autofree char *expected = g_strdup_printf ("%s largest of 2,000 models in the list.", cases[i].number);

      assert_sentence (&standing, expected);
    }
}

static void
test_summary (void)
{
  static const struct
  {
    gint64 figures[5];
    const char *summary;
  } cases[] = {
    { { 70000000, 7000000000, 1800000000000, 0, -1 },
      "3 models in the list, from 70 million to 1.8 trillion parameters on a log scale; the median is 7 billion." },
    { { 7000000000, 7000000000, -1 }, "2 models in the list, with 7 billion parameters each." },
    { { 0, -1 }, "No model in the list has a published figure." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (BstSizes) sizes = sizes_new (cases[i].figures);
      g_autofree char *summary = bst_sizes_dup_summary (sizes);

      g_assert_cmpstr (summary, ==, cases[i].summary);
    }
}

static void
test_chinese (void)
{
  static const struct
  {
    const char *language;
    const char *sentence;
    const char *largest;
  } cases[] = {
    { "zh_CN", "在列表的 120 个模型中排第 7 大；另有 2 个同样大；还有 1 个未公布参数量。", "在列表的 120 个模型中最大。" },
    { "zh_TW", "在清單的 120 個模型中為第 7 大；另有 2 個同樣大；還有 1 個未公布參數量。", "在清單的 120 個模型中最大。" },
  };
  const BstStanding seventh = { 7, .is_listed = TRUE, .n_larger = 6, .n_smaller = 111, .n_alike = 2, .n_unknown = 1 };
  const BstStanding largest = { 7, .is_listed = TRUE, .n_smaller = 119 };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      bst_i18n_set_language (cases[i].language);
      if (bst_i18n_get_language () == BST_LANGUAGE_EN)
        continue; /* no catalogue of messages has been made */
      assert_sentence (&seventh, cases[i].sentence);
      assert_sentence (&largest, cases[i].largest);
    }
  bst_i18n_set_language ("en");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  bst_i18n_init ();
  bst_i18n_set_language ("en");

  g_test_add_func ("/chart/standing/sizes", test_sizes);
  g_test_add_func ("/chart/standing/median", test_median);
  g_test_add_func ("/chart/standing/numbers", test_numbers);
  g_test_add_func ("/chart/standing/entry", test_entry);
  g_test_add_func ("/chart/standing/words", test_words);
  g_test_add_func ("/chart/standing/ordinals", test_ordinals);
  g_test_add_func ("/chart/standing/summary", test_summary);
  g_test_add_func ("/chart/standing/chinese", test_chinese);
  return g_test_run ();
}
