/* Points counted in a part of the plane. */
#include "chart/density.h"

#include "core/i18n.h"

#include <math.h>
#include <string.h>

static const BstRect plot = { 60, 8, 640, 300 }, strip = { 60, 308, 640, 24 };

static BstPoints *
make_points (guint n, guint32 seed)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  BstPoints *points = bst_points_new (n);

  for (guint i = 0; i < n; i++)
    {
      points->days[i] = i % 31 == 0 ? 0 : (guint32) g_rand_int_range (random, 737000, 739500);
      points->parameters[i] = i % 7 == 0 ? 0 : (gint64) pow (10, g_rand_double_range (random, 6, 12));
      points->openness[i] = (guint8) (i % BST_N_OPENNESS);
    }
  bst_points_end (points);
  return points;
}

/* What should be in sight, one by one. */
static guint
count_inside (const BstPoints *points, const BstChartRange *range)
{
  guint n = 0;

  for (guint i = 0; i < points->n; i++)
    n += points->days[i] != 0 && bst_chart_range_contains (range, points->days[i], (double) points->parameters[i]);
  return n;
}

static void
check (const BstPoints *points, const BstChartRange *range, gboolean mirrored)
{
  BstDensityFrame frame;
  g_autoptr (BstDensity) density = NULL;
  guint n_cells, n = 0;
  const BstDensityCell *cells;

  bst_density_frame_init (&frame, points, range, &plot, &strip, 8);
  if (mirrored)
    bst_density_frame_mirror (&frame, 760);
  density = bst_density_new (points, &frame);
  cells = bst_density_get_cells (density, &n_cells);
  for (guint i = 0; i < n_cells; i++)
    {
      n += cells[i].n;
      g_assert_cmpfloat (cells[i].min_days, >=, range->min_days - 1e-6);
      g_assert_cmpfloat (cells[i].max_days, <=, range->max_days + 1e-6);
      if (cells[i].row < 0)
        continue;
      g_assert_cmpfloat ((double) cells[i].min_parameters, >=, range->min_count * (1 - 1e-9));
      g_assert_cmpfloat ((double) cells[i].max_parameters, <=, range->max_count * (1 + 1e-9));
    }
  g_assert_cmpuint (n, ==, count_inside (points, range));
  g_assert_cmpuint (n + bst_density_get_n_outside (density), ==, points->n_known + points->n_unknown);
}

static void
test_parts (void)
{
  g_autoptr (BstPoints) points = make_points (6000, 3);
  g_autoptr (GRand) random = g_rand_new_with_seed (4);
  BstDensityFrame frame;
  BstChartRange whole, range;

  bst_density_frame_init (&frame, points, NULL, &plot, &strip, 8);
  whole = (BstChartRange) { frame.time_scale.min, frame.time_scale.max, frame.count_scale.min, frame.count_scale.max };
  check (points, &whole, FALSE);
  range = whole;
  for (guint i = 0; i < 300; i++)
    {
      bst_chart_range_zoom (&range, &whole, BST_CHART_AXIS_BOTH, g_rand_double_range (random, 0.5, 2.2), g_rand_double (random), g_rand_double (random));
      check (points, &range, i % 2 == 1);
    }
}

/* An end that went through a logarithm and back, as those of a pan do, still has the model
 * that stands on it: also where it has a mark again, it is there. */
static void
test_ends (void)
{
  static const gint64 counts[] = { 100000000, 1000000000, 200000000000, 5000000000000 };
  g_autoptr (BstPoints) points = bst_points_new (G_N_ELEMENTS (counts));
  const double off[] = { 1 - 1e-15, 1, 1 + 1e-15 };

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      points->days[i] = 738000;
      points->parameters[i] = counts[i];
    }
  bst_points_end (points);
  for (guint i = 0; i < G_N_ELEMENTS (off); i++)
    for (guint j = 0; j < G_N_ELEMENTS (off); j++)
      {
        BstChartRange range = { 737990, 738010, 1e9 * off[i], 2e11 * off[j] };

        g_assert_true (bst_chart_range_contains (&range, 738000, 1e9));
        g_assert_true (bst_chart_range_contains (&range, 738000, 2e11));
        check (points, &range, FALSE);
      }
}

/* The strip has the days of the part, whatever its figures are. */
static void
test_strip (void)
{
  g_autoptr (BstPoints) points = make_points (3000, 5);
  BstDensityFrame frame;
  BstChartRange range;
  g_autoptr (BstDensity) all = NULL, part = NULL;
  guint n_all = 0, n_part = 0, n;
  const BstDensityCell *cells;

  bst_density_frame_init (&frame, points, NULL, &plot, &strip, 8);
  all = bst_density_new (points, &frame);
  range = (BstChartRange) { frame.time_scale.min, frame.time_scale.max, 1e8, 2e8 };
  bst_density_frame_init (&frame, points, &range, &plot, &strip, 8);
  part = bst_density_new (points, &frame);
  cells = bst_density_get_cells (all, &n);
  for (guint i = 0; i < n; i++)
    n_all += cells[i].row < 0 ? cells[i].n : 0;
  cells = bst_density_get_cells (part, &n);
  for (guint i = 0; i < n; i++)
    n_part += cells[i].row < 0 ? cells[i].n : 0;
  g_assert_cmpuint (n_all, ==, points->n_unknown);
  g_assert_cmpuint (n_part, ==, n_all);
}

static void
test_summary (void)
{
  g_autoptr (BstPoints) points = make_points (3000, 5);
  BstDensityFrame frame;
  BstChartRange range = { 738000, 738500, 1e9, 1e10 };
  g_autoptr (BstDensity) all = NULL, part = NULL;
  g_autofree char *whole = NULL, *summary = NULL;

  bst_density_frame_init (&frame, points, NULL, &plot, &strip, 8);
  all = bst_density_new (points, &frame);
  whole = bst_density_dup_summary (all, points);
  bst_density_frame_init (&frame, points, &range, &plot, &strip, 8);
  part = bst_density_new (points, &frame);
  summary = bst_density_dup_summary (part, points);
  g_assert_null (strstr (whole, "Zoomed"));
  g_assert_nonnull (strstr (summary, "Zoomed in to 29 Jul 2021 – 11 Dec 2022, 1\u202fB to 10\u202fB parameters; "));
  g_assert_nonnull (strstr (summary, " are outside of that; "));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  bst_i18n_init ();
  bst_i18n_set_language ("en");

  g_test_add_func ("/density-range/parts", test_parts);
  g_test_add_func ("/density-range/ends", test_ends);
  g_test_add_func ("/density-range/strip", test_strip);
  g_test_add_func ("/density-range/summary", test_summary);

  return g_test_run ();
}
