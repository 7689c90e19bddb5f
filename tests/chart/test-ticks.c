#include "chart/ticks.h"

#include "core/i18n.h"
#include "scenes.h"

#include <math.h>
#include <string.h>

#define LABEL_HEIGHT 15

/* Labels as wide as they are long: no font needed. */
static double
measure (const char *text, gpointer user_data)
{
  return g_utf8_strlen (text, -1) * 7;
}

/* Labels one above the other. */
static double
measure_height (const char *text, gpointer user_data)
{
  return LABEL_HEIGHT;
}

static gboolean
is_named_by_decades (GArray *ticks)
{
  guint n = 0;

  for (guint i = 0; i < ticks->len; i++)
    {
      const BstTick *tick = &g_array_index (ticks, BstTick, i);

      n += tick->label != NULL && tick->rank == BST_TICK_MAJOR;
    }
  return n >= 2;
}

/* What holds for every log axis, whatever its range and height. Where not even two decades
 * are named, others are. */
static void
assert_log_ticks (const BstScale *scale, GArray *ticks)
{
  double decade = fabs (scale->end - scale->start) / log10 (scale->max / scale->min);
  double reached = -1000;
  gboolean by_decades = is_named_by_decades (ticks);
  guint n_labels = 0;

  for (guint i = 0; i < ticks->len; i++)
    {
      BstTick *tick = &g_array_index (ticks, BstTick, i);
      double along = fabs (tick->position - scale->start);
      double digit = tick->value / pow (10, floor (log10 (tick->value) + 1e-9));

      g_assert_cmpfloat (tick->value, >=, scale->min * (1 - 1e-6));
      g_assert_cmpfloat (tick->value, <=, scale->max * (1 + 1e-6));
      g_assert_cmpfloat_with_epsilon (tick->position, bst_scale_to_pixel (scale, tick->value), 1e-6);
      if (i > 0)
        g_assert_cmpfloat (tick->value, >, g_array_index (ticks, BstTick, i - 1).value);
      g_assert_cmpint (tick->rank == BST_TICK_MAJOR, ==, fabs (digit - 1) < 1e-6);
      if (by_decades)
        g_assert_cmpint (tick->rank == BST_TICK_MINOR, ==, fabs (digit - 2) < 1e-6 || fabs (digit - 5) < 1e-6);
      if (by_decades && (tick->rank == BST_TICK_FAINT || (tick->rank == BST_TICK_MINOR && decade < 60)))
        g_assert_null (tick->label);
      if (by_decades && tick->rank == BST_TICK_MAJOR && decade >= LABEL_HEIGHT)
        g_assert_nonnull (tick->label);
      if (tick->label == NULL)
        continue;
      g_assert_cmpfloat (along - reached, >=, LABEL_HEIGHT - 1e-6);
      reached = along;
      n_labels++;
    }
  g_assert_cmpuint (n_labels, >=, 1);
}

static void
test_log (void)
{
  for (int low = 5; low <= 13; low++)
    for (int high = low + 1; high <= 14; high++)
      for (double height = 20; height <= 1200; height += 20)
        for (int mantissa = 1; mantissa <= 5; mantissa += mantissa == 1 ? 1 : 3)
          {
            BstScale scale = bst_scale_log (mantissa * pow (10, low), pow (10, high), height, 0);
            g_autoptr (GArray) ticks = bst_ticks_log (&scale, 0, measure_height, NULL);

            assert_log_ticks (&scale, ticks);
          }
}

/* Beside each other labels differ in width: of the decades every one or every second
 * and so on has its label, of the 5 and then of the 2 all have or none. */
static void
test_log_across (void)
{
  guint n_fives = 0, n_twos = 0;

  for (int low = 5; low <= 11; low++)
    for (int high = low + 1; high <= 13; high++)
      for (double width = 40; width <= 1400; width += 23)
        {
          BstScale scale = bst_scale_log (pow (10, low), pow (10, high), 50, 50 + width);
          g_autoptr (GArray) ticks = bst_ticks_log (&scale, 10, measure, NULL);
          guint named[10] = { 0 }, all[10] = { 0 };
          double reached = -1000;

          if (!is_named_by_decades (ticks))
            continue;

          for (guint i = 0; i < ticks->len; i++)
            {
              BstTick *tick = &g_array_index (ticks, BstTick, i);
              int digit = (int) lround (tick->value / pow (10, floor (log10 (tick->value) + 1e-9)));

              all[digit]++;
              if (tick->label == NULL)
                continue;
              named[digit]++;
              g_assert_cmpfloat_with_epsilon (tick->width, measure (tick->label, NULL), 1e-9);
              g_assert_cmpfloat (tick->position - tick->width / 2, >=, reached + 10 - 1e-3);
              reached = tick->position + tick->width / 2;
            }
          g_assert_cmpuint (named[1], >=, 1);
          if (named[5] > 0)
            g_assert_cmpuint (named[1], ==, all[1]);
          if (named[5] > 0)
            g_assert_cmpuint (named[5], ==, all[5]);
          if (named[2] > 0)
            g_assert_cmpuint (named[2], ==, all[2]);
          if (named[2] > 0)
            g_assert_cmpuint (named[5], ==, all[5]);
          n_fives += named[5] > 0;
          n_twos += named[2] > 0;
        }
  g_assert_cmpuint (n_fives, >=, n_twos);
  g_assert_cmpuint (n_twos, >, 0);
}

/* All labels of a log axis in one string. */
static char *
join_labels (GArray *ticks)
{
  GString *labels = g_string_new (NULL);

  for (guint i = 0; i < ticks->len; i++)
    if (g_array_index (ticks, BstTick, i).label != NULL)
      g_string_append_printf (labels, "%s%s", labels->len > 0 ? " · " : "", g_array_index (ticks, BstTick, i).label);
  return g_string_free (labels, FALSE);
}

static void
test_log_labels (void)
{
  BstScale scale = bst_scale_log (1e8, 1e12, 200, 0);
  g_autoptr (GArray) ticks = bst_ticks_log (&scale, 0, measure_height, NULL);
  g_autofree char *labels = join_labels (ticks);
  BstScale high_scale = bst_scale_log (1e9, 1e10, 60, 0);
  g_autoptr (GArray) high = bst_ticks_log (&high_scale, 0, measure_height, NULL);
  g_autofree char *high_labels = join_labels (high);

  g_assert_cmpstr (labels, ==, "100\u202fM · 1\u202fB · 10\u202fB · 100\u202fB · 1\u202fT");
  g_assert_cmpstr (high_labels, ==, "1\u202fB · 2\u202fB · 5\u202fB · 10\u202fB");
}

static void
test_time_labels (void)
{
  static const struct
  {
    int from_year, from_month, to_year, to_month, width;
    const char *labels;
  } cases[] = {
    { 2022, 9, 2023, 12, 600, "Sep 2022 · Nov · Jan 2023 · Mar · May · Jul · Sep · Nov · Jan 2024" },
    { 2022, 9, 2023, 12, 400, "Oct 2022 · Jan 2023 · Apr · Jul · Oct · Jan 2024" },
    { 2022, 9, 2023, 12, 280, "Sep 2022 · Jan 2023 · May · Sep · Jan 2024" },
    { 2023, 1, 2023, 12, 900, "Jan 2023 · Feb · Mar · Apr · May · Jun · Jul · Aug · Sep · Oct · Nov · Dec · Jan 2024" },
    { 2018, 3, 2023, 12, 300, "2019 · 2020 · 2021 · 2022 · 2023 · 2024" },
    { 2018, 3, 2023, 12, 120, "2020 · 2022 · 2024" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      BstScale scale = bst_scale_time (test_day (cases[i].from_year, cases[i].from_month, 12),
                                       test_day (cases[i].to_year, cases[i].to_month, 20), 0, cases[i].width);
      g_autoptr (GArray) ticks = bst_ticks_time (&scale, 10, measure, NULL);
      g_autofree char *labels = join_labels (ticks);

      g_assert_cmpstr (labels, ==, cases[i].labels);
    }
}

/* Labels never touch, the first names its year, and so does the first of every year. */
static void
test_time (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (5);

  for (guint n = 0; n < 3000; n++)
    {
      double first = g_rand_double_range (random, test_day (1950, 1, 1), test_day (2040, 1, 1));
      double days = pow (10, g_rand_double_range (random, 0, 4.8));
      double width = g_rand_double_range (random, 1, 2000);
      gboolean rtl = n % 2 == 1;
      BstScale scale = bst_scale_time (first, first + days, rtl ? width : 0, rtl ? 0 : width);
      g_autoptr (GArray) ticks = bst_ticks_time (&scale, 10, measure, NULL);
      double reached = -1000;
      int last_year = 0;

      for (guint i = 0; i < ticks->len; i++)
        {
          BstTick *tick = &g_array_index (ticks, BstTick, i);
          double along = fabs (tick->position - scale.start);
          GDate date;

          g_date_clear (&date, 1);
          g_date_set_julian (&date, (guint32) tick->value);
          g_assert_cmpfloat_with_epsilon (tick->value, round (tick->value), 1e-9);
          g_assert_cmpfloat (tick->value, >=, scale.min);
          g_assert_cmpfloat (tick->value, <=, scale.max);
          if (i > 0)
            g_assert_cmpfloat (along - tick->width / 2, >=, reached + 10 - 1e-6);
          if (i == 0 || g_date_get_year (&date) != last_year)
            {
              g_autofree char *year = g_strdup_printf ("%d", g_date_get_year (&date));

              g_assert_nonnull (strstr (tick->label, year));
            }
          last_year = g_date_get_year (&date);
          reached = along + tick->width / 2;
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  bst_i18n_init ();
  bst_i18n_set_language ("en");

  g_test_add_func ("/ticks/log", test_log);
  g_test_add_func ("/ticks/log/across", test_log_across);
  g_test_add_func ("/ticks/log/labels", test_log_labels);
  g_test_add_func ("/ticks/time", test_time);
  g_test_add_func ("/ticks/time/labels", test_time_labels);

  return g_test_run ();
}
