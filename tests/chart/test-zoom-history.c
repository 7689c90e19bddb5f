#include "chart/zoom-history.h"

static const BstChartRange whole = { 738000, 739500, 1e8, 1e12 };

static BstChartRange
part (guint i)
{
  return (BstChartRange) { 738000 + i, 739000 + i, 1e9, 1e11 };
}

static void
push (BstZoomHistory *history, guint i, guint gesture)
{
  BstChartRange range = part (i);

  bst_zoom_history_push (history, &range, gesture);
}

static void
assert_at (BstZoomHistory *history, guint i)
{
  BstChartRange range = i > 0 ? part (i) : whole;

  g_assert_true (bst_chart_range_is_equal (bst_zoom_history_get (history), &range));
}

static void
test_steps (void)
{
  g_autoptr (BstZoomHistory) history = bst_zoom_history_new (&whole);

  g_assert_false (bst_zoom_history_can_go (history, -1));
  g_assert_false (bst_zoom_history_can_go (history, 1));
  g_assert_null (bst_zoom_history_go (history, -1));
  push (history, 1, 0);
  push (history, 2, 0);
  push (history, 2, 0);
  push (history, 3, 0);
  assert_at (history, 3);
  g_assert_nonnull (bst_zoom_history_go (history, -1));
  assert_at (history, 2);
  g_assert_nonnull (bst_zoom_history_go (history, -2));
  assert_at (history, 0);
  g_assert_null (bst_zoom_history_go (history, -1));
  g_assert_nonnull (bst_zoom_history_go (history, 1));
  assert_at (history, 1);
  push (history, 7, 0);
  g_assert_false (bst_zoom_history_can_go (history, 1));
  bst_zoom_history_go (history, -1);
  assert_at (history, 1);
  bst_zoom_history_clear (history, &whole);
  assert_at (history, 0);
  g_assert_false (bst_zoom_history_can_go (history, -1));
  g_assert_false (bst_zoom_history_can_go (history, 1));
}

/* A wheel that is turned is one step. */
static void
test_gestures (void)
{
  g_autoptr (BstZoomHistory) history = bst_zoom_history_new (&whole);

  for (guint i = 1; i < 20; i++)
    push (history, i, 5);
  assert_at (history, 19);
  for (guint i = 30; i < 40; i++)
    push (history, i, 6);
  assert_at (history, 39);
  bst_zoom_history_go (history, -1);
  assert_at (history, 19);
  /* It is not the wheel's turn of before that goes on. */
  push (history, 50, 7);
  bst_zoom_history_go (history, -1);
  assert_at (history, 19);
  bst_zoom_history_go (history, -1);
  assert_at (history, 0);
  g_assert_false (bst_zoom_history_can_go (history, -1));
  /* There and back again is a step too. */
  push (history, 1, 8);
  bst_zoom_history_push (history, &whole, 8);
  g_assert_true (bst_zoom_history_can_go (history, -1));
}

static void
test_bounded (void)
{
  g_autoptr (BstZoomHistory) history = bst_zoom_history_new (&whole);

  for (guint i = 1; i <= 500; i++)
    push (history, i, 0);
  assert_at (history, 500);
  g_assert_true (bst_zoom_history_can_go (history, -(BST_ZOOM_HISTORY_MOST - 1)));
  g_assert_false (bst_zoom_history_can_go (history, -BST_ZOOM_HISTORY_MOST));
  bst_zoom_history_go (history, -(BST_ZOOM_HISTORY_MOST - 2));
  assert_at (history, 500 - (BST_ZOOM_HISTORY_MOST - 2));
  bst_zoom_history_go (history, -1);
  assert_at (history, 0);
}

/* In another chart the whole is another, and what is the same there is one step. */
static void
test_rebase (void)
{
  const BstChartRange other = { 738500, 739400, 1e7, 1e12 };
  g_autoptr (BstZoomHistory) history = bst_zoom_history_new (&whole);
  BstChartRange early = { 738000, 738600, 1e8, 1e12 }, late = { 738550, 738600, 1e8, 1e12 };

  bst_zoom_history_push (history, &early, 0);
  bst_zoom_history_push (history, &late, 0);
  push (history, 300, 0);
  bst_zoom_history_rebase (history, &whole, &other);
  g_assert_cmpfloat (bst_zoom_history_get (history)->min_days, ==, 738500);
  g_assert_cmpfloat (bst_zoom_history_get (history)->max_days, ==, 739300);
  bst_zoom_history_go (history, -3);
  g_assert_true (bst_chart_range_is_whole (bst_zoom_history_get (history), &other, BST_CHART_AXIS_BOTH));
  bst_zoom_history_go (history, 1);
  bst_zoom_history_rebase (history, &other, &late);
  g_assert_true (bst_zoom_history_can_go (history, 1));
  g_assert_false (bst_zoom_history_can_go (history, 2));
  g_assert_false (bst_zoom_history_can_go (history, -1));
}

/* What is done with one is not done with the other. */
static void
test_copy (void)
{
  g_autoptr (BstZoomHistory) history = bst_zoom_history_new (&whole);
  g_autoptr (BstZoomHistory) copy = NULL;

  push (history, 1, 0);
  push (history, 2, 7);
  g_assert_nonnull (bst_zoom_history_go (history, -1));
  copy = bst_zoom_history_copy (history);
  assert_at (copy, 1);
  g_assert_nonnull (bst_zoom_history_go (copy, 1));
  assert_at (copy, 2);
  assert_at (history, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/zoom-history/steps", test_steps);
  g_test_add_func ("/zoom-history/gestures", test_gestures);
  g_test_add_func ("/zoom-history/bounded", test_bounded);
  g_test_add_func ("/zoom-history/rebase", test_rebase);
  g_test_add_func ("/zoom-history/copy", test_copy);

  return g_test_run ();
}
