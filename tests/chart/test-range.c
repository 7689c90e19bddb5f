/* What can be done to the part that is shown. */
#include "chart/range.h"

#include "chart/scale.h"

#include <math.h>

#include "scenes.h"

static const BstChartRange whole = { 738000, 739500, 1e8, 2e12 };

static void
assert_near (double a, double b)
{
  g_assert_cmpfloat_with_epsilon (a, b, MAX (fabs (a), fabs (b)) * 1e-9);
}

static void
assert_range (const BstChartRange *range, double min_days, double max_days, double min_count, double max_count)
{
  assert_near (range->min_days, min_days);
  assert_near (range->max_days, max_days);
  assert_near (range->min_count, min_count);
  assert_near (range->max_count, max_count);
}

/* What holds for every range, whatever was done. */
static void
assert_inside (const BstChartRange *range, const BstChartRange *all)
{
  g_assert_cmpfloat (range->min_days, >=, all->min_days);
  g_assert_cmpfloat (range->max_days, <=, all->max_days);
  g_assert_cmpfloat (range->min_count, >=, all->min_count);
  g_assert_cmpfloat (range->max_count, <=, all->max_count);
  g_assert_cmpfloat (range->max_days - range->min_days, >=, BST_CHART_RANGE_LEAST_DAYS - 1e-6);
  g_assert_cmpfloat (range->max_count / range->min_count, >=, BST_CHART_RANGE_LEAST_FACTOR - 1e-9);
}

static void
test_clamp (void)
{
  static const struct
  {
    BstChartRange range, expected;
  } cases[] = {
    { { 738100, 738200, 1e9, 1e10 }, { 738100, 738200, 1e9, 1e10 } },
    { { 0, 1e9, 0, 1e20 }, { 738000, 739500, 1e8, 2e12 } },
    { { 738200, 738100, 1e10, 1e9 }, { 738100, 738200, 1e9, 1e10 } },
    { { NAN, NAN, NAN, NAN }, { 738000, 739500, 1e8, 2e12 } },
    { { 738100, 738200, 1e9, -7 }, { 738100, 738200, 1e9, 2e12 } },
    { { -INFINITY, 738100, -7, 1e9 }, { 738000, 738100, 1e8, 1e9 } },
    { { 738100, INFINITY, 1e9, INFINITY }, { 738100, 739500, 1e9, 2e12 } },
    { { 1, 2, 1e9, 1e10 }, { 738000, 738003, 1e9, 1e10 } },
    { { 900000, 900001, 1e9, 1e10 }, { 739497, 739500, 1e9, 1e10 } },
    { { 738100, 738100, 1e9, 1e10 }, { 738098.5, 738101.5, 1e9, 1e10 } },
  };
  BstChartRange least = { 738100, 738200, 1e9, 1e9 };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      BstChartRange range = cases[i].range;

      bst_chart_range_clamp (&range, &whole);
      assert_range (&range, cases[i].expected.min_days, cases[i].expected.max_days, cases[i].expected.min_count, cases[i].expected.max_count);
      assert_inside (&range, &whole);
    }
  bst_chart_range_clamp (&least, &whole);
  assert_near (least.max_count / least.min_count, BST_CHART_RANGE_LEAST_FACTOR);
  assert_near (sqrt (least.max_count * least.min_count), 1e9);
}

/* The point that is zoomed at stays where it is, as long as no end is reached. */
static void
test_zoom_at (void)
{
  BstChartRange range = whole;

  bst_chart_range_zoom (&range, &whole, BST_CHART_AXIS_BOTH, 2, 0.25, 0.75);
  assert_near (range.max_days - range.min_days, 750);
  assert_near (range.min_days + 0.25 * 750, 738000 + 0.25 * 1500);
  assert_near (range.min_count * pow (range.max_count / range.min_count, 0.75), 1e8 * pow (2e4, 0.75));
  bst_chart_range_zoom (&range, &whole, BST_CHART_AXIS_TIME, 2, 0, 0);
  assert_near (range.max_days - range.min_days, 375);
  assert_near (range.max_count / range.min_count, sqrt (2e4));
  bst_chart_range_zoom (&range, &whole, BST_CHART_AXIS_BOTH, 1 / 64.0, 0, 0);
  g_assert_true (bst_chart_range_is_whole (&range, &whole, BST_CHART_AXIS_BOTH));
  assert_range (&range, whole.min_days, whole.max_days, whole.min_count, whole.max_count);
  bst_chart_range_zoom (&range, &whole, BST_CHART_AXIS_BOTH, 1e9, 0.5, 0.5);
  assert_near (range.max_days - range.min_days, BST_CHART_RANGE_LEAST_DAYS);
  assert_near (range.max_count / range.min_count, BST_CHART_RANGE_LEAST_FACTOR);
  for (guint i = 0; i < 3; i++)
    {
      const double nonsense[] = { 0, NAN, -1 };
      BstChartRange before = range;

      bst_chart_range_zoom (&range, &whole, BST_CHART_AXIS_BOTH, nonsense[i], 0.5, 0.5);
      g_assert_true (bst_chart_range_is_equal (&range, &before));
    }
}

static void
test_pan (void)
{
  BstChartRange range = { 738100, 738200, 1e9, 1e10 };

  bst_chart_range_pan (&range, &whole, 0.5, 1);
  assert_range (&range, 738150, 738250, 1e10, 1e11);
  bst_chart_range_pan (&range, &whole, -100, 100);
  assert_range (&range, 738000, 738100, 2e11, 2e12);
  bst_chart_range_pan (&range, &whole, NAN, 0);
  assert_range (&range, 738000, 738100, 2e11, 2e12);
}

static void
test_select (void)
{
  BstChartRange range = whole;

  bst_chart_range_select (&range, &whole, 0.6, 0.2, 0, 0.5);
  assert_range (&range, 738300, 738900, 1e8, sqrt (1e8 * 2e12));
  bst_chart_range_select (&range, &whole, -5, 5, 0, 1);
  assert_range (&range, 738000, 739500, 1e8, sqrt (1e8 * 2e12));
}

/* What is in sight stays where it is; what is not comes just inside. */
static void
test_reveal (void)
{
  BstChartRange range = { 738100, 738200, 1e9, 1e10 };

  bst_chart_range_reveal (&range, &whole, 738150, 5e9);
  assert_range (&range, 738100, 738200, 1e9, 1e10);
  bst_chart_range_reveal (&range, &whole, 738250, 5e9);
  assert_range (&range, 738160, 738260, 1e9, 1e10);
  bst_chart_range_reveal (&range, &whole, INFINITY, 1e11);
  assert_near (range.min_days, 738160);
  assert_near (range.max_count, 1e11 * pow (10, 0.1));
  assert_near (range.max_count / range.min_count, 10);
  bst_chart_range_reveal (&range, &whole, 738000, 0);
  assert_near (range.min_days, 738000);
  assert_near (range.max_days, 738100);
  g_assert_true (bst_chart_range_contains (&range, 738000, 0));
  g_assert_true (bst_chart_range_contains (&range, 738000, range.max_count));
  g_assert_false (bst_chart_range_contains (&range, 738101, 0));
  g_assert_false (bst_chart_range_contains (&range, 738000, 1));
  g_assert_false (bst_chart_range_contains (&range, NAN, 0));
}

static void
test_rebase (void)
{
  const BstChartRange other = { 737000, 739000, 5e7, 1e12 };
  BstChartRange range = whole;

  bst_chart_range_rebase (&range, &whole, &other);
  g_assert_true (bst_chart_range_is_whole (&range, &other, BST_CHART_AXIS_BOTH));
  range = (BstChartRange) { 738100, 739500, 1e9, 2e12 };
  bst_chart_range_rebase (&range, &whole, &other);
  assert_range (&range, 738100, 739000, 1e9, 1e12);
  g_assert_false (bst_chart_range_is_whole (&range, &other, BST_CHART_AXIS_TIME));
  range = (BstChartRange) { 738000, 739500, 1e9, 2e12 };
  g_assert_true (bst_chart_range_is_whole (&range, &whole, BST_CHART_AXIS_TIME));
  g_assert_false (bst_chart_range_is_whole (&range, &whole, BST_CHART_AXIS_COUNT));
}

static void
test_mix (void)
{
  const BstChartRange to = { 738200, 738300, 1e10, 1e12 };
  BstChartRange range = { 738100, 738200, 1e8, 1e10 };

  bst_chart_range_mix (&range, &to, 0.5);
  assert_range (&range, 738150, 738250, 1e9, 1e11);
  bst_chart_range_mix (&range, &to, 1);
  g_assert_true (bst_chart_range_is_equal (&range, &to));
}

/* A thousand steps of a hand that does not know what it wants. */
static void
test_random (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (3);
  BstChartRange range = whole;
  guint n_fixed = 0;

  for (guint i = 0; i < 1000; i++)
    {
      BstChartRange before = range;
      BstScale days = bst_scale_exact (BST_SCALE_TIME, range.min_days, range.max_days, 40, 840);
      BstScale counts = bst_scale_exact (BST_SCALE_LOG, range.min_count, range.max_count, 500, 20);
      double time_share = g_rand_double (random), count_share = g_rand_double (random);
      double day = bst_scale_to_value (&days, 40 + time_share * 800);
      double count = bst_scale_to_value (&counts, 500 - count_share * 480);

      if (i % 10 == 9)
        bst_chart_range_pan (&range, &whole, g_rand_double_range (random, -2, 2), g_rand_double_range (random, -2, 2));
      else
        bst_chart_range_zoom (&range, &whole, BST_CHART_AXIS_BOTH, g_rand_double_range (random, 0.7, 1.4), time_share, count_share);
      assert_inside (&range, &whole);
      if (i % 10 == 9)
        {
          assert_near (range.max_days - range.min_days, before.max_days - before.min_days);
          continue;
        }
      days = bst_scale_exact (BST_SCALE_TIME, range.min_days, range.max_days, 40, 840);
      counts = bst_scale_exact (BST_SCALE_LOG, range.min_count, range.max_count, 500, 20);
      if (range.min_days > whole.min_days && range.max_days < whole.max_days)
        {
          g_assert_cmpfloat_with_epsilon (bst_scale_to_pixel (&days, day), 40 + time_share * 800, 0.01);
          n_fixed++;
        }
      if (range.min_count > whole.min_count && range.max_count < whole.max_count)
        g_assert_cmpfloat_with_epsilon (bst_scale_to_pixel (&counts, count), 500 - count_share * 480, 0.01);
    }
  g_assert_cmpuint (n_fixed, >, 300);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/range/clamp", test_clamp);
  g_test_add_func ("/range/zoom", test_zoom_at);
  g_test_add_func ("/range/pan", test_pan);
  g_test_add_func ("/range/select", test_select);
  g_test_add_func ("/range/reveal", test_reveal);
  g_test_add_func ("/range/rebase", test_rebase);
  g_test_add_func ("/range/mix", test_mix);
  g_test_add_func ("/range/random", test_random);

  return g_test_run ();
}
