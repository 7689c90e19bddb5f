#include "core/task-thread.h"

/* With GTask's own way into a thread, about one source in a thousand is freed there. */
#define MANY 20000

typedef struct
{
  GThread *caller;
  gpointer source_freed_in, data_freed_in; /* atomic GThread: NULL until then */
  gpointer value;
  GError *error;
  gboolean is_answered;
} Run;

static guint n_results; /* atomic: which nobody has freed */

/* Also where the main loop waits, as nothing else might wake it. */
static void
note_thread (gpointer *place)
{
  g_atomic_pointer_set (place, g_thread_self ());
  g_main_context_wakeup (NULL);
}

static void
source_freed (gpointer data)
{
  note_thread (&((Run *) data)->source_freed_in);
}

static void
data_freed (gpointer data)
{
  note_thread (&((Run *) data)->data_freed_in);
}

static void
free_result (gpointer result)
{
  g_atomic_int_add (&n_results, -1);
  g_free (result);
}

static gpointer
copy_in_thread (gpointer data, GCancellable *cancellable, GError **error)
{
  g_assert_true (g_thread_self () != ((Run *) data)->caller);
  g_atomic_int_inc (&n_results);
  return g_strdup ("result");
}

static gpointer
fail_in_thread (gpointer data, GCancellable *cancellable, GError **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE, "full");
  return NULL;
}

static gpointer
cancel_in_thread (gpointer data, GCancellable *cancellable, GError **error)
{
  g_cancellable_cancel (cancellable);
  return copy_in_thread (data, cancellable, error);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Run *run = user_data;

  g_assert_true (G_IS_OBJECT (source));
  run->value = g_task_propagate_pointer (G_TASK (result), &run->error);
  run->is_answered = TRUE;
}

static void
run_once (Run *run, BstThreadFunc func)
{
  GObject *source = g_object_new (G_TYPE_OBJECT, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  GTask *task = g_task_new (source, cancellable, answered_cb, run);

  *run = (Run) { .caller = g_thread_self () };
  g_object_set_data_full (source, "run", run, source_freed);
  g_object_unref (source);
  g_task_set_task_data (task, run, data_freed);
  bst_task_run_in_thread (task, func, free_result);
  g_object_unref (task);
  while (!run->is_answered || g_atomic_pointer_get (&run->source_freed_in) == NULL ||
         g_atomic_pointer_get (&run->data_freed_in) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (g_atomic_pointer_get (&run->source_freed_in) == run->caller);
  g_assert_true (g_atomic_pointer_get (&run->data_freed_in) == run->caller);
}

static void
test_freed_where_answered (void)
{
  Run run;

  for (guint i = 0; i < MANY; i++)
    {
      run_once (&run, copy_in_thread);
      g_assert_no_error (run.error);
      g_assert_cmpstr (run.value, ==, "result");
      free_result (run.value);
    }
  g_assert_cmpuint (g_atomic_int_get (&n_results), ==, 0);
}

static void
test_error (void)
{
  Run run;

  run_once (&run, fail_in_thread);
  g_assert_error (run.error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
  g_assert_null (run.value);
  g_clear_error (&run.error);
}

/* What comes too late is freed. */
static void
test_cancelled (void)
{
  Run run;

  run_once (&run, cancel_in_thread);
  g_assert_error (run.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (run.value);
  g_clear_error (&run.error);
  /* The inner task may be the thread's for a moment still. */
  while (g_atomic_int_get (&n_results) != 0)
    g_thread_yield ();
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/task-thread/freed-where-answered", test_freed_where_answered);
  g_test_add_func ("/core/task-thread/error", test_error);
  g_test_add_func ("/core/task-thread/cancelled", test_cancelled);
  return g_test_run ();
}
