/* The ticks of every range of decades from 1e5 to 1e14, at every height and in every
 * language. */
#include "chart/ticks.h"

#include "core/i18n.h"
#include "scenes.h"

#include <math.h>
#include <string.h>

#define LEAST_EXPONENT 5
#define MOST_EXPONENT 14

/* What is beside an axis at 100 %, 150 % and 200 % text. */
static const double line_heights[] = { 15, 22, 29 };

/* What units stand for; the longer before those that they end with. */
static const struct
{
  const char *text;
  double factor;
} units[] = {
  { "万亿", 1e12 },
  { "亿", 1e8 },
  { "万", 1e4 },
  { "兆", 1e12 },
  { "億", 1e8 },
  { "萬", 1e4 },
  { "T", 1e12 },
  { "B", 1e9 },
  { "M", 1e6 },
  { "K", 1e3 },
};

/* What a reader takes a label for. */
static double
read_label (const char *label)
{
  GString *digits = g_string_new (NULL);
  double factor = 1, value;

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if (g_str_has_suffix (label, units[i].text))
      {
        factor = units[i].factor;
        break;
      }
  for (const char *c = label; *c != '\0'; c++)
    if (g_ascii_isdigit (*c) || *c == '.')
      g_string_append_c (digits, *c);
  g_assert_cmpuint (digits->len, >, 0);
  value = g_ascii_strtod (digits->str, NULL) * factor;
  g_string_free (digits, TRUE);
  return value;
}

/* Each label says what its line is at, to the last digit. */
static void
assert_true_labels (GArray *ticks)
{
  for (guint i = 0; i < ticks->len; i++)
    {
      const BstTick *tick = &g_array_index (ticks, BstTick, i);

      if (tick->label != NULL)
        g_assert_cmpfloat_with_epsilon (read_label (tick->label) / tick->value, 1, 1e-9);
    }
}

static double
measure_height (const char *text, gpointer line_height)
{
  return *(const double *) line_height;
}

/* Digits and Latin letters are half as wide as Han characters. */
static double
measure_width (const char *text, gpointer line_height)
{
  double width = 0;

  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    width += *(const double *) line_height * (g_utf8_get_char (c) < 0x2e80 ? 0.5 : 1);
  return width;
}

/* All labels are apart, and no end of the axis is farther from a label than labels are from
 * each other, or than half of the axis: both can be read. Returns how many there are. */
static guint
assert_spread (const BstScale *scale, GArray *ticks, double gap)
{
  double length = fabs (scale->end - scale->start);
  double largest = 0, reached = NAN, first = NAN, last = NAN;
  guint n = 0;

  for (guint i = 0; i < ticks->len; i++)
    {
      const BstTick *tick = &g_array_index (ticks, BstTick, i);
      double along = fabs (tick->position - scale->start);

      if (tick->label == NULL)
        continue;
      if (n > 0)
        {
          g_assert_cmpfloat (along - tick->width / 2, >=, reached + gap - 1e-6);
          largest = MAX (largest, along - last);
        }
      else
        {
          first = along;
        }
      last = along;
      reached = along + tick->width / 2;
      n++;
    }
  g_assert_cmpuint (n, >=, 1);
  if (n > 1)
    {
      g_assert_cmpfloat (first, <=, MAX (largest, length / 2) + 1e-6);
      g_assert_cmpfloat (length - last, <=, MAX (largest, length / 2) + 1e-6);
    }
  return n;
}

/* Where decades are named, 2 and 5 are only where all decades are, and the rest never is. */
static void
assert_ranked (const BstScale *scale, GArray *ticks)
{
  gboolean all_decades = TRUE, named_others = FALSE;
  guint n_decades = 0;

  /* Of a decade or so, and where decades have no room for two labels, others are named. */
  for (guint i = 0; i < ticks->len; i++)
    n_decades += g_array_index (ticks, BstTick, i).rank == BST_TICK_MAJOR && g_array_index (ticks, BstTick, i).label != NULL;
  if (scale->max / scale->min < 99 || n_decades < 2)
    return;
  for (guint i = 0; i < ticks->len; i++)
    {
      const BstTick *tick = &g_array_index (ticks, BstTick, i);

      if (tick->rank == BST_TICK_MAJOR)
        all_decades = all_decades && tick->label != NULL;
      else if (tick->label != NULL)
        named_others = TRUE;
      if (tick->rank == BST_TICK_FAINT)
        g_assert_null (tick->label);
    }
  if (named_others)
    g_assert_true (all_decades);
}

/* All pairs of ends: decades, what charts round to, and what zoom leaves. */
static guint
check_all (double length, double line_height, gboolean across)
{
  static const double digits[] = { 1, 1.7, 2, 3.3, 5, 9.9 };
  BstMeasureFunc measure = across ? measure_width : measure_height;
  double gap = across ? 10 : 0;
  guint n = 0;

  for (int low = LEAST_EXPONENT; low <= MOST_EXPONENT; low++)
    for (int high = low; high <= MOST_EXPONENT; high++)
      for (guint i = 0; i < G_N_ELEMENTS (digits); i++)
        for (guint j = 0; j < G_N_ELEMENTS (digits); j++)
          {
            double min = digits[i] * pow (10, low), max = digits[j] * pow (10, high);
            BstScale scale = bst_scale_log (min, max, across ? 0 : length, across ? length : 0);
            g_autoptr (GArray) ticks = NULL;

            if (max < min)
              continue;
            ticks = bst_ticks_log (&scale, gap, measure, &line_height);
            g_assert_cmpfloat (scale.min, <=, min * (1 + 1e-9));
            g_assert_cmpfloat (scale.max, >=, max * (1 - 1e-9));
            assert_true_labels (ticks);
            assert_ranked (&scale, ticks);
            n += assert_spread (&scale, ticks, gap);
          }
  return n;
}

static void
test_decades (gconstpointer language)
{
  guint n_upright = 0, n_across = 0;

  bst_i18n_set_language (language);
  for (guint i = 0; i < G_N_ELEMENTS (line_heights); i++)
    for (double length = 60; length <= 1500; length *= 1.37)
      {
        n_upright += check_all (length, line_heights[i], FALSE);
        n_across += check_all (length, line_heights[i], TRUE);
      }
  g_test_message ("%u labels upright, %u across", n_upright, n_across);
  bst_i18n_set_language ("en");
}

/* As CHART.md has them, in each language. */
static void
test_words (void)
{
  static const struct
  {
    const char *language, *first, *last;
    double height;
  } cases[] = {
    { "en", "100\u202fM", "1\u202fT", 220 },
    { "zh_CN", "1\u202f亿", "1\u202f万亿", 220 },
    { "zh_TW", "1\u202f億", "1\u202f兆", 220 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      double line_height = line_heights[0];
      BstScale scale = bst_scale_log (1e8, 1e12, cases[i].height, 0);
      g_autoptr (GArray) ticks = NULL;

      bst_i18n_set_language (cases[i].language);
      ticks = bst_ticks_log (&scale, 0, measure_height, &line_height);
      g_assert_cmpstr (g_array_index (ticks, BstTick, 0).label, ==, cases[i].first);
      g_assert_cmpstr (g_array_index (ticks, BstTick, ticks->len - 1).label, ==, cases[i].last);
    }
  bst_i18n_set_language ("en");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  bst_i18n_init ();

  g_test_add_data_func ("/ticks/decades/en", "en", test_decades);
  g_test_add_data_func ("/ticks/decades/zh_CN", "zh_CN", test_decades);
  g_test_add_data_func ("/ticks/decades/zh_TW", "zh_TW", test_decades);
  g_test_add_func ("/ticks/decades/words", test_words);

  return g_test_run ();
}
