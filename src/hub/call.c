#include "config.h"

#include "hub/call.h"

#include "hub/alone.h"
#include "hub/reply.h"

typedef struct
{
  char *endpoint;
  BstHubReader reader;
  GDestroyNotify free_result;
  BstHubAnswerFunc on_answer;
  gpointer answer_data;
  BstHubAnswer *answer;
} Call;

static void
call_free (gpointer data)
{
  Call *call = data;

  g_clear_pointer (&call->answer, bst_hub_answer_free);
  g_free (call->endpoint);
  g_free (call);
}

static void
read_answer (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Call *call = data;
  GError *error = NULL;
  gpointer value = bst_hub_read_alone (call->reader, call->answer, call->endpoint, cancellable, &error);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, value, call->free_result);
}

static void
got_answer (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Call *call = g_task_get_task_data (task);
  GError *error = NULL;

  call->answer = bst_hub_queue_send_finish (result, &error);
  if (call->answer == NULL)
    g_task_return_error (task, error);
  else if (call->answer->status == 304)
    g_task_return_pointer (task, NULL, NULL);
  else
    {
      /* A page of a thousand models takes longer to read than a frame has time. */
      g_task_set_return_on_cancel (task, TRUE);
      g_task_run_in_thread (task, read_answer);
      if (call->on_answer != NULL)
        call->on_answer (call->answer, call->answer_data);
    }
}

/**
 * bst_hub_call_watched_async:
 * @source: (nullable): kept until the end, and with it @queue
 * @request: (transfer full)
 * @on_answer: (nullable): called when an answer has come, while it is being read
 */
void
bst_hub_call_watched_async (gpointer source, BstHubQueue *queue, BstHubRequest *request, guint tries,
                            BstHubReader reader, GDestroyNotify free_result,
                            BstHubAnswerFunc on_answer, gpointer answer_data,
                            GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (source, cancellable, callback, user_data);
  Call *call = g_new0 (Call, 1);

  g_task_set_source_tag (task, bst_hub_call_async);
  call->endpoint = g_strdup (bst_hub_queue_get_settings (queue)->endpoint);
  call->reader = reader;
  call->free_result = free_result;
  call->on_answer = on_answer;
  call->answer_data = answer_data;
  g_task_set_task_data (task, call, call_free);
  bst_hub_queue_send_async (queue, request, tries, cancellable, got_answer, task);
}

/* As bst_hub_call_watched_async(), for who only wants the result. */
void
bst_hub_call_async (gpointer source, BstHubQueue *queue, BstHubRequest *request, guint tries,
                    BstHubReader reader, GDestroyNotify free_result,
                    GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  bst_hub_call_watched_async (source, queue, request, tries, reader, free_result, NULL, NULL, cancellable, callback, user_data);
}

/* Returns: (transfer full) (nullable): what the reader made of the answer; NULL without an
 *   error where nothing changed */
gpointer
bst_hub_call_finish (GAsyncResult *result, GError **error)
{
  const Call *call;
  GError *cause = NULL;
  gpointer value;

  g_return_val_if_fail (g_async_result_is_tagged (result, bst_hub_call_async), NULL);
  call = g_task_get_task_data (G_TASK (result));
  value = g_task_propagate_pointer (G_TASK (result), &cause);
  /* What was never sent has no endpoint, and no reader. */
  if (cause != NULL && call != NULL)
    cause = bst_hub_reply_word (cause, call->endpoint);
  if (cause != NULL)
    g_propagate_error (error, cause);
  return value;
}

/* Returns: (transfer none): the answer of a call that did not fail; while @result lives */
const BstHubAnswer *
bst_hub_call_get_answer (GAsyncResult *result)
{
  return ((Call *) g_task_get_task_data (G_TASK (result)))->answer;
}
