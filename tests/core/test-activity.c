#include "core/activity.h"

static void
count_cb (GObject *object, GParamSpec *pspec, gpointer user_data)
{
  (*(guint *) user_data)++;
}

static char *ended_message;
static GError *ended_error;
static guint n_ended;

static void
ended_cb (BstActivity *activity, const char *message, GError *error, gpointer user_data)
{
  g_assert_false (bst_activity_is_running (activity));
  g_clear_pointer (&ended_message, g_free);
  g_clear_error (&ended_error);
  ended_message = g_strdup (message);
  ended_error = error != NULL ? g_error_copy (error) : NULL;
  n_ended++;
}

static void
test_course (void)
{
  g_autoptr (BstActivity) activity = bst_activity_new ();
  g_autoptr (GCancellable) first = NULL;
  g_autoptr (GError) error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_TIMED_OUT, "too slow");
  guint n_done = 0;

  g_signal_connect (activity, "notify::done", G_CALLBACK (count_cb), &n_done);
  g_signal_connect (activity, "ended", G_CALLBACK (ended_cb), NULL);
  g_assert_false (bst_activity_is_running (activity));
  bst_activity_cancel (activity);

  first = g_object_ref (bst_activity_begin (activity));
  g_assert_true (bst_activity_is_running (activity));
  bst_activity_set_progress (activity, 3, 112);
  bst_activity_set_progress (activity, 3, 112);
  g_assert_cmpuint (n_done, ==, 1);
  bst_activity_set_text (activity, "waiting");
  bst_activity_end (activity, "four changes", NULL);
  g_assert_cmpuint (n_ended, ==, 1);
  g_assert_cmpstr (ended_message, ==, "four changes");
  g_assert_no_error (ended_error);
  g_assert_null (bst_activity_get_text (activity));

  /* the second run has a cancellable of its own */
  g_assert_true (bst_activity_begin (activity) != first);
  g_assert_cmpuint (bst_activity_get_done (activity), ==, 0);
  bst_activity_end (activity, NULL, error);
  g_assert_error (ended_error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT);
}

static void
test_cancel (void)
{
  g_autoptr (BstActivity) activity = bst_activity_new ();
  g_autoptr (GError) error = NULL;
  GCancellable *cancellable = bst_activity_begin (activity);

  n_ended = 0;
  g_signal_connect (activity, "ended", G_CALLBACK (ended_cb), NULL);
  bst_activity_cancel (activity);
  g_assert_true (g_cancellable_set_error_if_cancelled (cancellable, &error));
  g_assert_true (bst_activity_is_running (activity));
  bst_activity_end (activity, NULL, error);
  g_assert_cmpuint (n_ended, ==, 1);
  g_assert_null (ended_message);
  g_assert_no_error (ended_error);
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/activity/course", test_course);
  g_test_add_func ("/activity/cancel", test_cancel);
  status = g_test_run ();
  g_free (ended_message);
  g_clear_error (&ended_error);
  return status;
}
