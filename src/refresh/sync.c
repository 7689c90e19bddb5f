#include "config.h"

#include "refresh/sync-private.h"

#include <glib/gi18n.h>

static void
run_free (gpointer data)
{
  BstSyncRun *run = data;

  g_object_unref (run->client);
  g_object_unref (run->inner);
  g_free (run->store.cache_dir);
  g_free (run->store.endpoint);
  g_clear_pointer (&run->store.problems, g_ptr_array_unref);
  bst_sync_plan_clear (&run->plan);
  g_free (run->next_link);
  g_clear_pointer (&run->page, bst_hub_page_free);
  g_free (run->page_next);
  bst_seen_free (run->seen);
  g_clear_pointer (&run->outcome, bst_sync_outcome_free);
  g_free (run);
}

/* @waiting: seconds for which the Hub wants to be left alone */
void
bst_sync_run_tell (BstSyncRun *run, BstSyncStep step, guint waiting)
{
  const BstSyncPlan *plan = &run->plan;
  double seconds = (double) (g_get_monotonic_time () - run->began) / G_USEC_PER_SEC;
  guint quota = 0;
  BstSyncEvent event = {
    .step = step,
    .pass = plan->pass,
    .is_first = plan->is_first,
    .is_resumed = plan->is_resumed,
    .is_again = plan->is_again,
    .is_guess = plan->is_guess,
    .n_total = plan->n_total,
    .n_rows = plan->pass->n_rows + run->n_kept,
    .seconds_left = -1,
    .waiting = waiting,
    .quota = -1,
    .bytes_needed = plan->bytes_needed,
    .bytes_free = plan->bytes_free,
    .given_up = plan->given_up,
  };

  if (run->on_event == NULL)
    return;
  if (run->n_kept > 0 && seconds > 0)
    event.pace = (double) run->n_kept / seconds;
  if (event.pace > 0 && event.n_total >= event.n_rows)
    event.seconds_left = (gint64) ((double) (event.n_total - event.n_rows) / event.pace + 0.5);
  if (bst_hub_client_get_quota (run->client, &quota, &event.quota_seconds))
    event.quota = quota;
  run->on_event (&event, run->event_data);
}

static void
on_waiting (BstHubClient *client, guint seconds, gpointer data)
{
  BstSyncRun *run = data;

  if (run->is_walking)
    bst_sync_run_tell (run, BST_SYNC_WAITS, seconds);
}

static void
on_cancelled (GCancellable *cancellable, gpointer inner)
{
  g_cancellable_cancel (inner);
}

/* @error: (transfer full) (nullable): what stops the sync. One of files outweighs that it
 * was cancelled: who cancelled is told that all is kept. */
void
bst_sync_run_note_error (BstSyncRun *run, GError *error)
{
  BstSyncOutcome *outcome = run->outcome;

  if (error != NULL && g_error_matches (outcome->error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_clear_error (&outcome->error);
  if (outcome->error == NULL)
    outcome->error = error;
  else
    g_clear_error (&error);
}

/* @task: (transfer full) */
void
bst_sync_run_return (GTask *task)
{
  BstSyncRun *run = g_task_get_task_data (task);
  BstSyncOutcome *outcome = run->outcome;

  g_signal_handler_disconnect (run->client, run->waiting);
  if (run->cancelled != 0)
    g_cancellable_disconnect (g_task_get_cancellable (task), run->cancelled);
  outcome->requests = bst_hub_client_get_n_requests (run->client) - run->n_sent_before;
  outcome->kind = run->plan.pass != NULL ? run->plan.pass->kind : BST_PASS_WHOLE;
  outcome->scope = (BstListScope) { g_strdup (run->plan.scope.task), run->plan.scope.top };
  outcome->bytes_needed = run->plan.bytes_needed;
  outcome->bytes_free = run->plan.bytes_free;
  outcome->n_rows = run->plan.pass != NULL ? run->plan.pass->n_rows + run->n_kept : 0;
  outcome->problems = g_steal_pointer (&run->store.problems);
  outcome->n_removed = run->store.n_removed;
  outcome->n_known = run->n_at_first >= 0 ? run->store.n_catalogue : -1;
  if (run->n_at_first >= 0)
    outcome->n_new = MAX (run->store.n_catalogue - run->n_at_first + run->store.n_removed, 0);
  g_task_return_pointer (task, g_steal_pointer (&run->outcome), (GDestroyNotify) bst_sync_outcome_free);
  g_object_unref (task);
}

/**
 * bst_sync_client_new:
 *
 * Returns: (transfer full): a client for a walk of an hour: it sits out whole windows of
 *   the Hub's limits, and is not put off by a short trouble
 */
BstHubClient *
bst_sync_client_new (const BstHubSettings *settings)
{
  BstHubTimes times = BST_HUB_TIMES;

  times.longest_wait = 60 * 60;
  times.tries = 6;
  return bst_hub_client_new_with_times (settings, &times);
}

/**
 * bst_sync_async:
 * @cache_dir: where the list is kept
 * @scope: (nullable): which models; %NULL to go on with what was synced last
 * @whole: to fetch all of them, and find those that are gone, also where only what has
 *   changed since the last time could be fetched
 * @on_event: (nullable): called until the callback is, in the same thread
 *
 * Walks the Hub's list of models and keeps it. A walk that an earlier run did not end is
 * gone on with where it stopped; another one that is under way is given up, and what it
 * brought is kept. Where nothing is known yet and all is wanted, the most downloaded come
 * before the others. To cancel it is to pause: all that came is kept.
 */
void
bst_sync_async (const char *cache_dir, BstHubClient *client, const BstListScope *scope, gboolean whole,
                BstSyncFunc on_event, gpointer event_data,
                GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  BstSyncRun *run = g_new0 (BstSyncRun, 1);
  const BstHubSettings *settings = bst_hub_client_get_settings (client);

  g_task_set_source_tag (task, bst_sync_async);
  /* The outcome tells that it was cancelled, and what came before. */
  g_task_set_check_cancellable (task, FALSE);

  run->client = g_object_ref (client);
  run->on_event = on_event;
  run->event_data = event_data;
  run->store.cache_dir = g_strdup (cache_dir);
  run->store.endpoint = g_strdup (settings->endpoint);
  run->plan.has_scope = scope != NULL;
  if (scope != NULL)
    run->plan.scope = (BstListScope) { g_strdup (scope->task), scope->top };
  run->plan.whole = whole;
  run->plan.bytes_free = -1;
  run->n_at_first = -1;
  run->seen = bst_seen_new ();
  run->inner = g_cancellable_new ();
  run->outcome = g_new0 (BstSyncOutcome, 1);
  run->n_sent_before = bst_hub_client_get_n_requests (client);
  g_task_set_task_data (task, run, run_free);

  run->waiting = g_signal_connect (client, "waiting", G_CALLBACK (on_waiting), run);
  if (cancellable != NULL)
    run->cancelled = g_cancellable_connect (cancellable, G_CALLBACK (on_cancelled),
                                            g_object_ref (run->inner), g_object_unref);
  if (settings->offline != NULL)
    {
      /* Nothing is given up or begun for it. */
      bst_sync_run_note_error (run, bst_hub_error_new (BST_HUB_ERROR_OFFLINE,
                                                       /* Translators: %s is the name of an environment variable. */
                                                       _ ("%s is set, so that the Hub is not asked: unset it to go online."),
                                                       settings->offline));
      bst_sync_run_return (task);
      return;
    }
  bst_sync_walk (task);
}

/**
 * bst_sync_finish:
 *
 * Returns: (transfer full): what came of it; never an error of its own
 */
BstSyncOutcome *
bst_sync_finish (GAsyncResult *result)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, bst_sync_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), NULL);
}
