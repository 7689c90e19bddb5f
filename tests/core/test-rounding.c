#include "core/rounding.h"

static void
test_typed (void)
{
  static const struct
  {
    guint64 mantissa;
    int n_decimals;
    double place;
    double below, above;
  } cases[] = {
    { 0, 0, 1e9, 0, 0 },
    { 7, 0, 1e9, 0.5e9, 0.5e9 }, /* 7b */
    { 70, 1, 1e8, 0.05e9, 0.05e9 }, /* 7.0b */
    { 13, 0, 1e9, 0.5e9, 0.5e9 },
    { 40, 0, 1e9, 2e9, 2e9 }, /* 5 % */
    { 1000, 0, 1, 50, 50 },
    { 1, 0, 1e9, 0.05e9, 0.5e9 }, /* 0.95 to 1.5 */
    { 1, 1, 1e8, 0.005e9, 0.05e9 }, /* 0.1b */
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      BstLeeway leeway = bst_leeway (cases[i].mantissa, cases[i].n_decimals, cases[i].place);

      g_assert_cmpfloat_with_epsilon (leeway.below, cases[i].below, 1);
      g_assert_cmpfloat_with_epsilon (leeway.above, cases[i].above, 1);
    }
}

static void
test_counts (void)
{
  static const struct
  {
    gint64 count;
    double above;
  } cases[] = {
    { 0, 0 },
    { -1, 0 },
    { 1, 0.5 },
    { 2048, 0.5 },
    { 32000, 500 },
    { G_GINT64_CONSTANT (6738415616), 0.5 },
    { G_GINT64_CONSTANT (6700000000), 0.05e9 },
    { G_GINT64_CONSTANT (7000000000), 0.5e9 },
    { G_GINT64_CONSTANT (40000000000), 2e9 },
    { G_GINT64_CONSTANT (100000000000), 5e9 },
    { G_GINT64_CONSTANT (178000000000), 0.5e9 },
    { G_MAXINT64, 0.5 },
    { G_GINT64_CONSTANT (1000000000000000000), 0.5e18 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpfloat_with_epsilon (bst_leeway_of_count (cases[i].count).above, cases[i].above, 0.01);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rounding/typed", test_typed);
  g_test_add_func ("/rounding/counts", test_counts);
  return g_test_run ();
}
