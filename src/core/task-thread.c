#include "config.h"

#include "core/task-thread.h"

/* All that the thread has; it owns nothing of it. */
typedef struct
{
  BstThreadFunc func;
  gpointer data;
  GDestroyNotify free_result;
} Job;

static void
run_job (GTask *inner, gpointer source, gpointer job_data, GCancellable *cancellable)
{
  const Job *job = job_data;
  GError *error = NULL;
  gpointer result = job->func (job->data, cancellable, &error);

  if (error != NULL)
    g_task_return_error (inner, error);
  else
    g_task_return_pointer (inner, result, job->free_result);
}

static void
job_done_cb (GObject *source, GAsyncResult *inner, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  const Job *job = g_task_get_task_data (G_TASK (inner));
  GError *error = NULL;
  gpointer result = g_task_propagate_pointer (G_TASK (inner), &error);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, result, job->free_result);
}

/**
 * bst_task_run_in_thread:
 * @task: which the calling thread's main context answers
 * @func: called in a thread, with the task's data and cancellable
 * @free_result: (nullable): for what nobody takes
 *
 * As g_task_run_in_thread(), but the thread has no reference to @task. With GTask's own, one
 * time in a thousand the thread's is the last, and the task's source object goes away in the
 * thread: a widget, or what listens to the signals of an object that another thread frees.
 * It cannot return on cancel.
 */
void
bst_task_run_in_thread (GTask *task, BstThreadFunc func, GDestroyNotify free_result)
{
  g_autoptr (GTask) inner = g_task_new (NULL, g_task_get_cancellable (task), job_done_cb, g_object_ref (task));
  Job *job = g_new (Job, 1);

  *job = (Job) { func, g_task_get_task_data (task), free_result };
  g_task_set_source_tag (inner, bst_task_run_in_thread);
  g_task_set_priority (inner, g_task_get_priority (task));
  g_task_set_check_cancellable (inner, g_task_get_check_cancellable (task));
  g_task_set_task_data (inner, job, g_free);
  g_task_run_in_thread (inner, run_job);
}
