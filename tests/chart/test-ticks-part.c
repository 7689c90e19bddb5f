/* The ticks of axes that show a part: a few days, or less than a decade. */
#include "chart/ticks.h"

#include "core/format.h"
#include "core/i18n.h"
#include "scenes.h"

#include <math.h>
#include <string.h>

#define LABEL_HEIGHT 15
#define GAP 10

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

/* All labels of an axis in one string. */
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
assert_ticks (const BstScale *scale, GArray *ticks)
{
  for (guint i = 0; i < ticks->len; i++)
    {
      BstTick *tick = &g_array_index (ticks, BstTick, i);

      g_assert_cmpfloat (tick->value, >=, scale->min * (1 - 1e-6));
      g_assert_cmpfloat (tick->value, <=, scale->max * (1 + 1e-6));
      g_assert_cmpfloat_with_epsilon (tick->position, bst_scale_to_pixel (scale, tick->value), 1e-6);
      if (i > 0)
        g_assert_cmpfloat (tick->value, >, g_array_index (ticks, BstTick, i - 1).value);
    }
}

/* No two labels touch or read the same, and each says its value. Returns how many. */
static guint
assert_labels (const BstScale *scale, GArray *ticks, double gap)
{
  const BstTick *before = NULL;
  guint n = 0;

  for (guint i = 0; i < ticks->len; i++)
    {
      BstTick *tick = &g_array_index (ticks, BstTick, i);

      if (tick->label == NULL)
        continue;
      if (before != NULL)
        {
          g_assert_cmpfloat (fabs (tick->position - before->position), >=, (tick->width + before->width) / 2 + gap - 1e-3);
          g_assert_cmpstr (tick->label, !=, before->label);
        }
      before = tick;
      n++;
    }
  return n;
}

/* The values of labels are round to what the label says of them. */
static void
assert_exact (GArray *ticks)
{
  for (guint i = 0; i < ticks->len; i++)
    {
      BstTick *tick = &g_array_index (ticks, BstTick, i);
      double unit = pow (10, floor (log10 (tick->value) + 1e-9) - 2);

      if (tick->label != NULL)
        g_assert_cmpfloat_with_epsilon (tick->value / unit, round (tick->value / unit), 1e-4);
    }
}

/* Every decade, and every part of one or of several, at every size. */
static void
test_log (void)
{
  static const double ratios[] = { 1.2, 1.35, 1.7, 2.2, 3.1, 4.7, 7.7, 10, 13, 25, 90, 700, 1e4, 1e6, 1e9 };

  for (int low = 5; low <= 14; low++)
    for (double digit = 1; digit < 10; digit += 0.37)
      for (guint i = 0; i < G_N_ELEMENTS (ratios); i++)
        for (double height = 60; height <= 1200; height *= 1.3)
          {
            double min = digit * pow (10, low);
            BstScale scale = bst_scale_exact (BST_SCALE_LOG, min, min * ratios[i], height, 0);
            g_autoptr (GArray) ticks = bst_ticks_log (&scale, 0, measure_height, NULL);
            guint n;

            if (min * ratios[i] > 1e15)
              continue;
            assert_ticks (&scale, ticks);
            assert_exact (ticks);
            n = assert_labels (&scale, ticks, 0);
            g_assert_cmpuint (n, >=, 2);
            g_assert_cmpuint (n, <=, height / LABEL_HEIGHT + 1);
          }
}

/* Beside each other, where labels need more room. */
static void
test_log_across (void)
{
  for (int low = 5; low <= 14; low++)
    for (double digit = 1; digit < 10; digit += 0.37)
      for (double ratio = 1.2; ratio < 40; ratio *= 1.4)
        for (double width = 60; width <= 1400; width *= 1.3)
          {
            double min = digit * pow (10, low);
            BstScale scale = bst_scale_exact (BST_SCALE_LOG, min, min * ratio, 50 + width, 50);
            g_autoptr (GArray) ticks = bst_ticks_log (&scale, GAP, measure, NULL);
            guint n;

            assert_ticks (&scale, ticks);
            assert_exact (ticks);
            n = assert_labels (&scale, ticks, GAP);
            g_assert_cmpuint (n, >=, width >= 200 ? 2 : 1);
            g_assert_cmpuint (n, <=, 14);
          }
}

static void
test_log_labels (void)
{
  static const struct
  {
    const char *language;
    double min, max, height;
    const char *labels;
  } cases[] = {
    { "en", 6.1e9, 7.9e9, 200, "6.5 B · 7 B · 7.5 B" },
    { "en", 6.1e9, 7.9e9, 340, "6.2 B · 6.4 B · 6.6 B · 6.8 B · 7 B · 7.2 B · 7.4 B · 7.6 B · 7.8 B" },
    { "en", 3e9, 9e9, 300, "3 B · 4 B · 5 B · 6 B · 7 B · 8 B · 9 B" },
    { "en", 9e9, 1.2e10, 300, "9 B · 10 B · 11 B · 12 B" },
    { "en", 9.9e8, 1.19e9, 300, "1 B · 1.05 B · 1.1 B · 1.15 B" },
    { "en", 3e9, 4e10, 300, "5 B · 10 B · 20 B" },
    { "en", 1e9, 1e11, 300, "1 B · 2 B · 5 B · 10 B · 20 B · 50 B · 100 B" },
    { "zh_CN", 6.1e9, 7.9e9, 200, "65 亿 · 70 亿 · 75 亿" },
    { "zh_CN", 9.9e8, 1.19e9, 300, "10 亿 · 10.5 亿 · 11 亿 · 11.5 亿" },
    { "zh_CN", 9e11, 1.2e12, 300, "9000 亿 · 1 万亿 · 1.1 万亿 · 1.2 万亿" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      BstScale scale = bst_scale_exact (BST_SCALE_LOG, cases[i].min, cases[i].max, cases[i].height, 0);
      g_autoptr (GArray) ticks = NULL;
      g_autofree char *labels = NULL;
      GString *expected = g_string_new (cases[i].labels);

      bst_i18n_set_language (cases[i].language);
      ticks = bst_ticks_log (&scale, 0, measure_height, NULL);
      labels = join_labels (ticks);
      /* The space before a unit is a narrow one. */
      g_string_replace (expected, " ", "\u202f", 0);
      g_string_replace (expected, "\u202f·\u202f", " · ", 0);
      g_assert_cmpstr (labels, ==, expected->str);
      g_string_free (expected, TRUE);
    }
  bst_i18n_set_language ("en");
}

/* From two days to sixty years, from whatever day on. */
static void
test_time (void)
{
  for (double days = 2; days < 60 * 366; days *= 1.23)
    for (int start = 0; start < 800; start += 13)
      for (double width = 160; width <= 1500; width *= 1.5)
        {
          double first = test_day (2022, 11, 1) + start + start / 1000.0;
          gboolean rtl = start % 2 == 1;
          BstScale scale = bst_scale_exact (BST_SCALE_TIME, first, first + days, rtl ? width : 0, rtl ? 0 : width);
          g_autoptr (GArray) ticks = bst_ticks_time (&scale, GAP, measure, NULL);
          guint n;

          assert_ticks (&scale, ticks);
          n = assert_labels (&scale, ticks, GAP);
          g_assert_cmpuint (n, ==, ticks->len);
          g_assert_cmpuint (n, >=, width >= 220 ? 2 : 1);
          g_assert_cmpuint (n, <=, width / 24);
        }
}

static void
test_time_labels (void)
{
  static const struct
  {
    const char *language;
    int from_year, from_month, from_day, days, width;
    const char *labels;
  } cases[] = {
    { "en", 2024, 3, 11, 3, 400, "11 Mar 2024 · 12 Mar · 13 Mar · 14 Mar" },
    { "en", 2024, 3, 11, 10, 400, "11 Mar 2024 · 13 Mar · 15 Mar · 17 Mar · 19 Mar · 21 Mar" },
    { "en", 2024, 3, 3, 40, 500, "8 Mar 2024 · 15 Mar · 22 Mar · 1 Apr · 8 Apr" },
    { "en", 2023, 12, 3, 60, 400, "15 Dec 2023 · 1 Jan 2024 · 15 Jan · 1 Feb" },
    { "en", 2023, 12, 3, 200, 400, "Jan 2024 · Feb · Mar · Apr · May · Jun" },
    { "zh_CN", 2024, 3, 11, 3, 500, "2024年3月11日 · 3月12日 · 3月13日 · 3月14日" },
    { "zh_TW", 2024, 3, 11, 3, 500, "2024年3月11日 · 3月12日 · 3月13日 · 3月14日" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      double first = test_day (cases[i].from_year, cases[i].from_month, cases[i].from_day);
      BstScale scale = bst_scale_exact (BST_SCALE_TIME, first, first + cases[i].days, 0, cases[i].width);
      g_autoptr (GArray) ticks = NULL;
      g_autofree char *labels = NULL;

      bst_i18n_set_language (cases[i].language);
      ticks = bst_ticks_time (&scale, GAP, measure, NULL);
      labels = join_labels (ticks);
      g_assert_cmpstr (labels, ==, cases[i].labels);
    }
  bst_i18n_set_language ("en");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  bst_i18n_init ();
  bst_i18n_set_language ("en");

  g_test_add_func ("/ticks-part/log", test_log);
  g_test_add_func ("/ticks-part/log/across", test_log_across);
  g_test_add_func ("/ticks-part/log/labels", test_log_labels);
  g_test_add_func ("/ticks-part/time", test_time);
  g_test_add_func ("/ticks-part/time/labels", test_time_labels);

  return g_test_run ();
}
