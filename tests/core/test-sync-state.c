#include "core/sync-state.h"

static void
count_cb (guint *count)
{
  (*count)++;
}

static void
test_a_run (void)
{
  g_autoptr (BstSyncState) state = bst_sync_state_new ();
  g_autoptr (GError) error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_TIMED_OUT, "too slow");
  const BstSyncProgress progress = { .n_rows = 3000, .n_wanted = 10000, .rate = 900, .is_update = TRUE };
  guint n_changed = 0, n_running = 0;

  g_signal_connect_swapped (state, "changed", G_CALLBACK (count_cb), &n_changed);
  g_signal_connect_swapped (state, "notify::running", G_CALLBACK (count_cb), &n_running);
  g_assert_false (bst_sync_state_is_running (state));
  g_assert_null (bst_sync_state_get_unfinished (state));
  g_assert_null (bst_sync_state_get_last (state));
  g_assert_false (bst_sync_state_is_known (state));
  g_assert_cmpint (bst_sync_state_get_n_rows (state), ==, 0);

  bst_sync_state_begin (state, NULL, 10000);
  g_assert_true (bst_sync_state_is_running (state));
  g_assert_cmpuint (n_running, ==, 1);
  g_assert_cmpuint (bst_sync_state_get_unfinished (state)->top, ==, 10000);
  g_assert_cmpint (bst_sync_state_get_progress (state)->n_rows, ==, 0);
  g_assert_cmpint (bst_sync_state_get_progress (state)->n_requests_left, ==, -1);

  n_changed = 0;
  bst_sync_state_set_progress (state, &progress);
  g_assert_cmpuint (n_changed, ==, 1);
  g_assert_cmpint (bst_sync_state_get_progress (state)->n_rows, ==, 3000);
  g_assert_cmpint (bst_sync_state_get_unfinished (state)->n_rows, ==, 3000);
  g_assert_true (bst_sync_state_get_unfinished (state)->is_update);

  bst_sync_state_end (state, error);
  g_assert_false (bst_sync_state_is_running (state));
  g_assert_cmpuint (n_running, ==, 2);
  g_assert_cmpstr (bst_sync_state_get_error (state), ==, "too slow");
}

/* It begins where it stopped, but for another list. */
static void
test_going_on (void)
{
  g_autoptr (BstSyncState) state = bst_sync_state_new ();
  g_autoptr (BstSyncList) list = bst_sync_list_new ("text-generation", 0, 5000, 7);
  g_autoptr (GError) error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "paused");

  bst_sync_state_set_known (state, list, NULL, 12);
  g_assert_true (bst_sync_state_is_known (state));
  g_assert_cmpint (bst_sync_state_get_n_rows (state), ==, 12);
  bst_sync_state_begin (state, "text-generation", 0);
  g_assert_cmpint (bst_sync_state_get_progress (state)->n_rows, ==, 5000);
  bst_sync_state_end (state, error);
  g_assert_null (bst_sync_state_get_error (state));
  bst_sync_state_set_error (state, "The file was damaged.");
  g_assert_cmpstr (bst_sync_state_get_error (state), ==, "The file was damaged.");

  bst_sync_state_begin (state, "translation", 0);
  g_assert_null (bst_sync_state_get_error (state));
  g_assert_cmpint (bst_sync_state_get_progress (state)->n_rows, ==, 0);
  g_assert_cmpstr (bst_sync_state_get_unfinished (state)->task, ==, "translation");
  bst_sync_state_end (state, NULL);
}

/* What was taken from it may be given back to it. */
static void
test_known_by_itself (void)
{
  g_autoptr (BstSyncState) state = bst_sync_state_new ();
  g_autoptr (BstSyncList) list = bst_sync_list_new ("translation", 3, 5, 7);

  bst_sync_state_set_known (state, list, list, 5);
  bst_sync_state_set_known (state, bst_sync_state_get_last (state), bst_sync_state_get_unfinished (state), 6);
  g_assert_cmpstr (bst_sync_state_get_unfinished (state)->task, ==, "translation");
  g_assert_cmpint (bst_sync_state_get_last (state)->at, ==, 7);
  bst_sync_state_set_known (state, NULL, bst_sync_state_get_last (state), 6);
  g_assert_null (bst_sync_state_get_unfinished (state));
  g_assert_cmpuint (bst_sync_state_get_last (state)->top, ==, 3);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sync-state/a-run", test_a_run);
  g_test_add_func ("/sync-state/going-on", test_going_on);
  g_test_add_func ("/sync-state/known-by-itself", test_known_by_itself);
  return g_test_run ();
}
