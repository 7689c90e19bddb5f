/* Feeds any bytes to the reader of a chart in a line of text. */
#include "chart/state.h"

#include <math.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

static void
check (const BstChartState *state)
{
  const BstChartRange *range = &state->range;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = bst_chart_state_to_string (state);
  g_autoptr (BstChartState) again = bst_chart_state_parse (text, &error);
  g_autofree char *same = NULL;

  g_assert_true (isnan (range->min_days) || (range->min_days >= 1 && range->min_days < range->max_days));
  g_assert_true (isnan (range->min_count) || (range->min_count > 0 && range->min_count < range->max_count));
  g_assert_no_error (error);
  same = bst_chart_state_to_string (again);
  g_assert_cmpstr (same, ==, text);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *bytes = g_strndup ((const char *) data, size);
  g_autofree char *text = g_strconcat (BST_CHART_STATE_SCHEME "timeline?", bytes, NULL);

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (BstChartState) state = bst_chart_state_parse (i == 0 ? bytes : text, &error);

      if (state != NULL)
        check (state);
      else
        g_assert_true (g_utf8_validate (error->message, -1, NULL));
    }
  return 0;
}
