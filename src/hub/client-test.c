#include "config.h"

#include "hub/client-private.h"

/* Whoever tests a connection looks on: one try, and what it gave. */
#define TRIES 1

typedef struct
{
  BstHubTest *test;
  gint64 began;
} Test;

void
bst_hub_test_free (BstHubTest *self)
{
  g_free (self->endpoint);
  g_free (self->software);
  g_free (self->user);
  g_clear_error (&self->token_error);
  g_free (self);
}

static void
test_free (gpointer data)
{
  Test *test = data;

  g_clear_pointer (&test->test, bst_hub_test_free);
  g_free (test);
}

static void
return_test (GTask *task)
{
  Test *test = g_task_get_task_data (task);

  g_task_return_pointer (task, g_steal_pointer (&test->test), (GDestroyNotify) bst_hub_test_free);
}

static void
got_user (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Test *test = g_task_get_task_data (task);

  test->test->user = bst_hub_call_finish (result, &test->test->token_error);
  return_test (task);
}

static void
got_page (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  BstHubClient *self = BST_HUB_CLIENT (source);
  BstHubQueue *queue = bst_hub_client_get_queue (self);
  const BstHubSettings *settings = bst_hub_queue_get_settings (queue);
  Test *test = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (BstHubPage) page = bst_hub_call_finish (result, &error);
  const BstHubAnswer *answer;

  if (page == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  answer = bst_hub_call_get_answer (result);
  test->test->milliseconds = (g_get_monotonic_time () - test->began) / G_TIME_SPAN_MILLISECOND;
  test->test->endpoint = g_strdup (settings->endpoint);
  test->test->software = g_strdup (answer->software);
  test->test->sent_token = answer->had_token;
  if (answer->had_token)
    {
      GCancellable *cancellable = g_task_get_cancellable (task);

      bst_hub_call_async (self, queue, bst_hub_request_whoami (settings->endpoint), TRIES,
                          (BstHubReader) bst_hub_reply_read_whoami, g_free,
                          cancellable, got_user, g_steal_pointer (&task));
    }
  else
    return_test (task);
}

/**
 * bst_hub_client_test_async:
 *
 * Asks the endpoint for the least that a Hub answers, and whom the token belongs to where
 * it may be sent.
 */
void
bst_hub_client_test_async (BstHubClient *self,
                           GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  BstHubListQuery query = { .limit = 1, .fields = BST_HUB_FIELDS_BRIEF };
  Test *test = g_new0 (Test, 1);

  g_task_set_source_tag (task, bst_hub_client_test_async);
  test->test = g_new0 (BstHubTest, 1);
  test->began = g_get_monotonic_time ();
  g_task_set_task_data (task, test, test_free);
  bst_hub_call_async (self, bst_hub_client_get_queue (self),
                      bst_hub_request_list (bst_hub_client_get_settings (self)->endpoint, &query), TRIES,
                      (BstHubReader) bst_hub_reply_read_page, (GDestroyNotify) bst_hub_page_free,
                      cancellable, got_page, task);
}

/**
 * bst_hub_client_test_finish:
 *
 * Returns: (transfer full) (nullable): what answered and how fast, or why nothing did
 */
BstHubTest *
bst_hub_client_test_finish (BstHubClient *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, bst_hub_client_test_async), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
