#include "chart/scale.h"

#include "scenes.h"

#include <math.h>

static void
assert_near (double a, double b)
{
  g_assert_cmpfloat_with_epsilon (a, b, MAX (fabs (a), fabs (b)) * 1e-9 + 1e-9);
}

/* There and back, in both directions, in the domain and out of it. */
static void
assert_round_trip (const BstScale *scale)
{
  g_assert_cmpfloat (scale->min, <, scale->max);
  g_assert_true (isfinite (scale->min) && isfinite (scale->max));
  assert_near (bst_scale_to_pixel (scale, scale->min), scale->start);
  assert_near (bst_scale_to_pixel (scale, scale->max), scale->end);
  for (double share = -0.5; share <= 1.5; share += 0.0625)
    {
      double pixel = scale->start + share * (scale->end - scale->start);
      double value = bst_scale_to_value (scale, pixel);

      g_assert_cmpfloat_with_epsilon (bst_scale_to_pixel (scale, value), pixel, 1e-4);
    }
}

static void
test_log (void)
{
  static const struct
  {
    double min, max, domain_min, domain_max;
  } cases[] = {
    { 7e7, 1.8e11, 5e7, 2e11 },
    { 1e8, 1e12, 1e8, 1e12 },
    { 1.0001e8, 0.9999e12, 1e8, 1e12 },
    { 5e7, 2e12, 5e7, 2e12 },
    { 3, 4000, 2, 5000 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      BstScale scale = bst_scale_log (cases[i].min, cases[i].max, 400, 10);

      assert_near (scale.min, cases[i].domain_min);
      assert_near (scale.max, cases[i].domain_max);
      assert_round_trip (&scale);
    }
}

/* The domain holds the data, begins and ends at 1, 2 or 5, and is a decade at least. */
static void
test_log_rounding (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (11);

  for (guint i = 0; i < 20000; i++)
    {
      double min = pow (10, g_rand_double_range (random, 0, 15));
      double max = min * pow (10, g_rand_double_range (random, 0, 3));
      BstScale scale = bst_scale_log (min, max, 0, 500);
      double digit = scale.min / pow (10, floor (log10 (scale.min) + 1e-9));

      g_assert_cmpfloat (scale.min, <=, min * (1 + 1e-6));
      g_assert_cmpfloat (scale.max, >=, max * (1 - 1e-6));
      g_assert_cmpfloat (scale.max / scale.min, >=, 9.9);
      g_assert_cmpfloat (scale.max / scale.min, <=, MAX (max / min * 6.5, 101));
      g_assert_true (fabs (digit - 1) < 1e-6 || fabs (digit - 2) < 1e-6 || fabs (digit - 5) < 1e-6);
    }
}

static void
test_degenerate (void)
{
  static const double odd[] = { 0, -1, 1, 1e9, 1e300, 1e-300, NAN, INFINITY, -INFINITY, DBL_MAX };

  for (guint i = 0; i < G_N_ELEMENTS (odd); i++)
    for (guint j = 0; j < G_N_ELEMENTS (odd); j++)
      {
        BstScale log_scale = bst_scale_log (odd[i], odd[j], 300, 0);
        BstScale time_scale = bst_scale_time (odd[i], odd[j], 0, 300);

        assert_round_trip (&log_scale);
        g_assert_cmpfloat (time_scale.min, <, time_scale.max);
        g_assert_false (isnan (bst_scale_to_pixel (&log_scale, odd[i])));
        g_assert_false (isnan (bst_scale_to_pixel (&time_scale, odd[i])));
      }
}

static void
test_time (void)
{
  BstScale scale = bst_scale_time (test_day (2022, 9, 17), test_day (2023, 12, 11), 40, 900);
  BstScale same = bst_scale_time (test_day (2023, 2, 1), test_day (2023, 2, 1), 0, 280);
  BstScale none = bst_scale_time (NAN, NAN, 0, 100);

  assert_near (scale.min, test_day (2022, 9, 1));
  assert_near (scale.max, test_day (2024, 1, 1));
  assert_round_trip (&scale);
  assert_near (same.max - same.min, 28);
  assert_near (bst_scale_to_pixel (&same, test_day (2023, 2, 15)), 140);
  assert_near (none.min, test_day (2020, 1, 1));
  assert_near (none.max, test_day (2025, 1, 1));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/scale/log", test_log);
  g_test_add_func ("/scale/log/rounding", test_log_rounding);
  g_test_add_func ("/scale/degenerate", test_degenerate);
  g_test_add_func ("/scale/time", test_time);

  return g_test_run ();
}
