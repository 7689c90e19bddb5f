#include "chart/state.h"

#include "chart/range-text.h"
#include "scenes.h"

#include <math.h>
#include <string.h>

static char *
rewrite (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BstChartState) state = bst_chart_state_parse (text, &error);

  g_assert_no_error (error);
  return bst_chart_state_to_string (state);
}

static void
assert_written (const char *text, const char *expected)
{
  g_autofree char *written = rewrite (text);

  g_assert_cmpstr (written, ==, expected);
}

static void
assert_same_number (double a, double b)
{
  if (isnan (a) || isnan (b))
    g_assert_true (isnan (a) && isnan (b));
  else
    g_assert_cmpfloat (a, ==, b);
}

static void
assert_same (const BstChartState *a, const BstChartState *b)
{
  g_assert_cmpstr (a->view, ==, b->view);
  g_assert_cmpstr (a->query, ==, b->query);
  g_assert_cmpstr (a->selected, ==, b->selected);
  g_assert_cmpstrv (a->pinned, b->pinned);
  g_assert_cmpint (a->has_range, ==, b->has_range);
  assert_same_number (a->range.min_days, b->range.min_days);
  assert_same_number (a->range.max_days, b->range.max_days);
  assert_same_number (a->range.min_count, b->range.min_count);
  assert_same_number (a->range.max_count, b->range.max_count);
}

static void
test_parse (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BstChartState) state = bst_chart_state_parse (
    "chart:timeline?q=shelf:review-2023%20-chat&time=2022-11-01..2023-12-31&params=1e9..2e11"
    "&select=tiiuae/falcon-180B&pin=gpt-3&pin=mistralai/Mistral-7B-v0.1",
    &error);
  const char *const pinned[] = { "gpt-3", "mistralai/Mistral-7B-v0.1", NULL };

  g_assert_no_error (error);
  g_assert_cmpstr (state->view, ==, "timeline");
  g_assert_cmpstr (state->query, ==, "shelf:review-2023 -chat");
  g_assert_true (state->has_range);
  g_assert_cmpfloat (state->range.min_days, ==, test_day (2022, 11, 1));
  g_assert_cmpfloat (state->range.max_days, ==, test_day (2023, 12, 31));
  g_assert_cmpfloat (state->range.min_count, ==, 1e9);
  g_assert_cmpfloat (state->range.max_count, ==, 2e11);
  g_assert_cmpstr (state->selected, ==, "tiiuae/falcon-180B");
  g_assert_cmpstrv (state->pinned, pinned);
}

static void
test_default (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BstChartState) state = bst_chart_state_parse ("chart:ranking", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (state->view, ==, "ranking");
  g_assert_cmpstr (state->query, ==, "");
  g_assert_false (state->has_range);
  g_assert_null (state->selected);
  g_assert_nonnull (state->pinned);
  g_assert_null (state->pinned[0]);
}

/* What says the same in other words is written in one way. */
static void
test_canonical (void)
{
  static const struct
  {
    const char *text, *written;
  } cases[] = {
    { "chart:timeline?", "chart:timeline" },
    { "CHART:table?q=", "chart:table" },
    { "chart:table?q&select&pin&pin=", "chart:table" },
    { "chart:timeline?pin=b&select=a&q=x&pin=a&pin=b", "chart:timeline?q=x&select=a&pin=b&pin=a" },
    { "chart:timeline?q=%66alcon+%20+7b+", "chart:timeline?q=falcon%20%20%207b" },
    { "chart:timeline?q=猎鹰&&", "chart:timeline?q=%E7%8C%8E%E9%B9%B0" },
    { "chart:timeline?q=params:%3E=7b", "chart:timeline?q=params:%3E%3D7b" },
    { "chart:timeline?q=a=b", "chart:timeline?q=a%3Db" },
    { "chart:timeline?q=C#&q2=d%00&zoom=3&=&x", "chart:timeline?q=C%23" },
    { "chart:timeline?q=%22a%26b%22%2B1%25", "chart:timeline?q=%22a%26b%22%2B1%25" },
    { "chart:timeline?time=2022..2023", "chart:timeline?time=2022-01-01..2023-12-31" },
    { "chart:timeline?time=2024-02", "chart:timeline?time=2024-02-01..2024-02-29" },
    { "chart:timeline?time=0001-01-01..9999-12-31", "chart:timeline?time=0001-01-01..9999-12-31" },
    { "chart:table?params=1000000000..200B", "chart:table?params=1e9..2e11" },
    { "chart:ranking?params=0.5k..1500", "chart:ranking?params=500..1500" },
    { "chart:ranking?params=7.2400e9..12345678901", "chart:ranking?params=7.24e9..1.23457e10" },
    { "chart:ranking?params=0.001..1e18", "chart:ranking?params=1e-3..1e18" },
    { "chart:ranking?time=2023&params=1m..1t", "chart:ranking?params=1e6..1e12" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      assert_written (cases[i].text, cases[i].written);
      assert_written (cases[i].written, cases[i].written);
    }
}

static void
test_wrong (void)
{
  static const char *const wrong[] = {
    "",
    "chart",
    "chart:",
    "chart:pie",
    "chart:?q=x",
    "chart://timeline",
    "chart:Timeline",
    "chart:timeline#x",
    "timeline?q=x",
    " chart:timeline",
    "https://example.org/?q=chart:timeline",
    "chart:timeline?q=a&q=b",
    "chart:timeline?q=a&q=",
    "chart:timeline?select=a&select=a",
    "chart:timeline?q=%",
    "chart:timeline?q=%zz",
    "chart:timeline?q=a%00b",
    "chart:timeline?q=%ff",
    "chart:timeline?q=\xff",
    "chart:timeline?q=%c0%80",
    "chart:timeline?q=a%0ab",
    "chart:timeline?q=a\nb",
    "chart:timeline?pin=%1b[31m",
    "chart:timeline?pin=%e2%80%ae",
    "chart:timeline?time=",
    "chart:timeline?time=..",
    "chart:timeline?time=2023-01-01",
    "chart:timeline?time=2023-01-01..2023-01-01",
    "chart:timeline?time=2023-02-01..2023-01-01",
    "chart:timeline?time=2023-02-29..2023-03-01",
    "chart:timeline?time=2023-01-01..",
    "chart:timeline?time=0000-01-01..2023-01-01",
    "chart:timeline?time=2023-01-01..10000-01-01",
    "chart:timeline?time=-1..2023",
    "chart:timeline?time=2022..2023..2024",
    "chart:timeline?time=2022..2023&time=2022..2023",
    "chart:timeline?params=",
    "chart:timeline?params=1e9",
    "chart:timeline?params=1e9..1e9",
    "chart:timeline?params=2e9..1e9",
    "chart:timeline?params=0..1e9",
    "chart:timeline?params=-1..1e9",
    "chart:timeline?params=nan..1e9",
    "chart:timeline?params=1..inf",
    "chart:timeline?params=1..1e19",
    "chart:timeline?params=1..1e999",
    "chart:timeline?params=1e-999..2",
    "chart:timeline?params=0x1..0x2",
    "chart:timeline?params=1e9..2e9bb",
    "chart:timeline?params=1,0..2,0",
    "chart:timeline?params=1e9...2e9",
    "chart:timeline?params=1e9..2e9%00",
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (BstChartState) state = bst_chart_state_parse (wrong[i], &error);

      if (state != NULL)
        g_error ("“%s” was read", wrong[i]);
      g_assert_nonnull (error);
      g_assert_true (error->domain == BST_CHART_STATE_ERROR);
      g_assert_cmpint (error->code == BST_CHART_STATE_ERROR_NO_STATE, ==, !bst_chart_state_is_text (wrong[i]));
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      g_assert_null (strstr (error->message, "%s"));
      g_assert_null (bst_chart_state_parse (wrong[i], NULL));
    }
}

static void
test_long (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) text = g_string_new ("chart:timeline?");
  g_autoptr (BstChartState) state = NULL, none = NULL;
  g_autofree char *written = NULL;

  for (guint i = 0; i < BST_CHART_STATE_MOST_PINS; i++)
    g_string_append_printf (text, "&pin=lab/model-%u", i);
  state = bst_chart_state_parse (text->str, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (state->pinned), ==, BST_CHART_STATE_MOST_PINS);

  /* One that is there already is none too many, and another is. */
  g_string_append (text, "&pin=lab/model-7");
  written = rewrite (text->str);
  g_string_append (text, "&pin=other");
  none = bst_chart_state_parse (text->str, &error);
  g_assert_error (error, BST_CHART_STATE_ERROR, BST_CHART_STATE_ERROR_INVALID);
  g_assert_null (none);
  g_clear_error (&error);

  g_string_assign (text, "chart:timeline?q=");
  while (text->len <= BST_CHART_STATE_MOST_BYTES)
    g_string_append (text, "猎鹰");
  none = bst_chart_state_parse (text->str, &error);
  g_assert_error (error, BST_CHART_STATE_ERROR, BST_CHART_STATE_ERROR_INVALID);
  g_assert_null (none);
  g_assert_cmpuint (strlen (error->message), <, 400);
}

/* The longest query that is read comes back, whatever it is written in. */
static void
test_longest_query (void)
{
  g_autoptr (GString) query = g_string_new (NULL);
  g_autoptr (BstChartState) state = NULL, again = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < 4096; i++)
    g_string_append (query, "𠮷");
  state = bst_chart_state_new ("timeline", query->str);
  text = bst_chart_state_to_string (state);
  again = bst_chart_state_parse (text, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (again->query, ==, query->str);
}

static char *
make_word (GRand *random)
{
  static const char *const parts[] = { "falcon", "/", "&", "=", "%", "+", "#", "?", "\"", " ", "猎鹰", "é", "7b..13b", ":", ">", "%41", "-", "𠮷", ";", "\\" };
  GString *word = g_string_new ("w");

  for (int n = g_rand_int_range (random, 0, 8); n > 0; n--)
    g_string_append (word, parts[g_rand_int_range (random, 0, G_N_ELEMENTS (parts))]);
  return g_strchomp (g_string_free (word, FALSE));
}

static BstChartState *
make_state (GRand *random)
{
  static const char *const views[] = { "timeline", "ranking", "table" };
  g_autofree char *query = g_rand_boolean (random) ? make_word (random) : NULL;
  BstChartState *state = bst_chart_state_new (views[g_rand_int_range (random, 0, 3)], query);
  g_autoptr (GStrvBuilder) pinned = g_strv_builder_new ();

  if (g_rand_boolean (random))
    state->selected = make_word (random);
  for (int i = g_rand_int_range (random, 0, 5); i > 0; i--)
    {
      g_autofree char *word = make_word (random);
      g_autofree char *id = g_strdup_printf ("%s%d", word, i);

      g_strv_builder_add (pinned, id);
    }
  state->pinned = g_strv_builder_end (pinned);

  state->has_range = g_rand_boolean (random);
  if (state->has_range)
    {
      state->range.min_count = pow (10, g_rand_double_range (random, -2.9, 15));
      state->range.max_count = state->range.min_count * pow (10, g_rand_double_range (random, 0.001, 3));
      state->range.min_days = g_rand_double_range (random, 1, BST_RANGE_LAST_DAY - 2000);
      state->range.max_days = state->range.min_days + g_rand_double_range (random, 1, 2000);
    }
  return state;
}

/* What was written reads as the same chart, and is written as the same text again. */
static void
test_round_trip (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (6);

  for (guint i = 0; i < 20000; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (BstChartState) state = make_state (random);
      g_autofree char *text = bst_chart_state_to_string (state);
      g_autofree char *again = NULL;
      g_autoptr (BstChartState) read = bst_chart_state_parse (text, &error);

      g_assert_no_error (error);
      g_assert_true (g_str_is_ascii (text));
      g_assert_null (strpbrk (text, " \"<>#\\^`{}|"));
      again = bst_chart_state_to_string (read);
      g_assert_cmpstr (again, ==, text);

      /* But for what is rounded, and the days that a ranking has no use for. */
      if (state->has_range)
        {
          gboolean has_time = !g_str_equal (state->view, "ranking");

          state->range.min_days = has_time ? round (state->range.min_days) : NAN;
          state->range.max_days = has_time ? round (state->range.max_days) : NAN;
          g_assert_cmpfloat_with_epsilon (read->range.min_count / state->range.min_count, 1, 6e-6);
          g_assert_cmpfloat_with_epsilon (read->range.max_count / state->range.max_count, 1, 6e-6);
          state->range.min_count = read->range.min_count;
          state->range.max_count = read->range.max_count;
        }
      assert_same (read, state);
    }
}

/* A range that is none is left out, rather than written so that nobody can read it. */
static void
test_no_range (void)
{
  static const double odd[] = { 0, -1, 1, 100, 1e9, 1.0000001e9, 5e17, 2e18, 1e300, 1e-300, NAN, INFINITY, -INFINITY };

  for (guint i = 0; i < G_N_ELEMENTS (odd); i++)
    for (guint j = 0; j < G_N_ELEMENTS (odd); j++)
      {
        g_autoptr (BstChartState) state = bst_chart_state_new ("timeline", NULL);
        g_autofree char *text = NULL;
        g_autofree char *again = NULL;

        state->has_range = TRUE;
        state->range = (BstChartRange) { odd[i], odd[j], odd[i], odd[j] };
        text = bst_chart_state_to_string (state);
        again = rewrite (text);
        g_assert_cmpstr (again, ==, text);
        if (!(odd[i] < odd[j]))
          g_assert_cmpstr (text, ==, "chart:timeline");
      }
}

/* Single bytes of a right text are replaced: it is read or refused, and what is read is
 * written in a way that is read again. */
static void
test_damaged (void)
{
  static const char right[] = "chart:timeline?q=shelf:review-2023%20-chat&time=2022-11-01..2023-12-31&params=1e9..2e11&select=a/b&pin=%E7%8C%8E";
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  for (guint i = 0; i < 50000; i++)
    {
      g_autofree char *text = g_strdup (right);
      g_autoptr (BstChartState) state = NULL;

      for (int n = g_rand_int_range (random, 1, 4); n > 0; n--)
        text[g_rand_int_range (random, 0, sizeof right - 1)] = (char) g_rand_int_range (random, 1, 256);
      state = bst_chart_state_parse (text, NULL);
      if (state != NULL)
        {
          g_autofree char *written = bst_chart_state_to_string (state);

          assert_written (written, written);
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/state/parse", test_parse);
  g_test_add_func ("/state/default", test_default);
  g_test_add_func ("/state/canonical", test_canonical);
  g_test_add_func ("/state/wrong", test_wrong);
  g_test_add_func ("/state/long", test_long);
  g_test_add_func ("/state/longest-query", test_longest_query);
  g_test_add_func ("/state/round-trip", test_round_trip);
  g_test_add_func ("/state/no-range", test_no_range);
  g_test_add_func ("/state/damaged", test_damaged);

  return g_test_run ();
}
