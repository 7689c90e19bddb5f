#include "config.h"

#include "refresh/sync-private.h"

#include <glib/gi18n.h>

/* Where a page of the usual size cannot be read, the trouble may be with few of its models. */
#define SMALL_PAGE 100

static void
run_free (gpointer data)
{
  BstSyncRun *run = data;

  g_object_unref (run->client);
  g_object_unref (run->inner);
  g_free (run->store.cache_dir);
  g_free (run->store.endpoint);
  bst_sync_plan_clear (&run->plan);
  g_free (run->next_link);
  g_clear_pointer (&run->page, bst_hub_page_free);
  g_free (run->page_next);
  bst_seen_free (run->seen);
  g_clear_pointer (&run->outcome, bst_sync_outcome_free);
  g_free (run);
}

static void
tell (BstSyncRun *run, BstSyncStep step, guint waiting)
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
    tell (run, BST_SYNC_WAITS, seconds);
}

static void
on_cancelled (GCancellable *cancellable, gpointer inner)
{
  g_cancellable_cancel (inner);
}

/* @error: (transfer full) (nullable): what stops the sync. One of files outweighs that it
 * was cancelled: who cancelled is told that all is kept. */
static void
note_error (BstSyncRun *run, GError *error)
{
  BstSyncOutcome *outcome = run->outcome;

  if (error != NULL && g_error_matches (outcome->error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_clear_error (&outcome->error);
  if (outcome->error == NULL)
    outcome->error = error;
  else
    g_clear_error (&error);
}

static void
return_outcome (GTask *task)
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
  outcome->n_removed = run->store.n_removed;
  outcome->n_known = run->n_at_first >= 0 ? run->store.n_catalogue : -1;
  if (run->n_at_first >= 0)
    outcome->n_new = MAX (run->store.n_catalogue - run->n_at_first + run->store.n_removed, 0);
  g_task_return_pointer (task, g_steal_pointer (&run->outcome), (GDestroyNotify) bst_sync_outcome_free);
  g_object_unref (task);
}

static void
on_closed (GTask *task, GError *error)
{
  note_error (g_task_get_task_data (task), error);
  return_outcome (task);
}

static void advance (GTask *task);

static void
begin_walk (GTask *task)
{
  BstSyncRun *run = g_task_get_task_data (task);
  const BstPass *pass = run->plan.pass;

  g_clear_pointer (&run->seen, bst_seen_free);
  run->seen = bst_seen_new ();
  run->idle_pages = 0;
  run->n_kept = 0;
  run->n_rows = pass->n_rows;
  run->began = g_get_monotonic_time ();
  run->page_size = BST_HUB_LARGEST_PAGE;
  g_free (run->next_link);
  run->next_link = g_strdup (pass->next_link);
  /* All has come, and the run ended before its last step. */
  run->is_at_end = pass->next_link == NULL && pass->n_pages > 0;
  run->is_walking = TRUE;
  tell (run, BST_SYNC_BEGINS, 0);
  advance (task);
}

static void
on_planned (GTask *task, GError *error)
{
  BstSyncRun *run = g_task_get_task_data (task);

  if (error != NULL)
    {
      note_error (run, error);
      bst_sync_work_close (task, on_closed);
      return;
    }
  if (run->n_at_first < 0)
    {
      run->n_at_first = run->store.n_catalogue;
      run->outcome->was_resumed = run->plan.is_resumed;
    }
  begin_walk (task);
}

static void
on_ended (GTask *task, GError *error)
{
  BstSyncRun *run = g_task_get_task_data (task);

  note_error (run, error);
  if (run->outcome->error == NULL && run->plan.is_first)
    bst_sync_work_go_on (task, on_planned);
  else
    {
      run->outcome->is_complete = run->outcome->error == NULL;
      bst_sync_work_close (task, on_closed);
    }
}

static void
on_kept (GTask *task, GError *error)
{
  BstSyncRun *run = g_task_get_task_data (task);

  if (error != NULL)
    {
      /* What comes behind a page that is not kept would leave a gap. */
      note_error (run, error);
      g_clear_pointer (&run->page, bst_hub_page_free);
      g_cancellable_cancel (run->inner);
    }
  else
    tell (run, BST_SYNC_COMES, 0);
  advance (task);
}

/* What is wrong with the answer, or with the place in the list that it was asked for. */
static void
meet_error (BstSyncRun *run, GError *error)
{
  gboolean is_refused = g_error_matches (error, BST_HUB_ERROR, BST_HUB_ERROR_INVALID) ||
                        (g_error_matches (error, BST_HUB_ERROR, BST_HUB_ERROR_SERVER) && !bst_hub_error_is_passing (error));

  if (g_error_matches (error, BST_HUB_ERROR, BST_HUB_ERROR_BAD_REPLY) && run->page_size > SMALL_PAGE)
    run->page_size = SMALL_PAGE;
  else if (is_refused && run->next_link != NULL && !run->outcome->was_restarted)
    run->has_no_place = run->outcome->was_restarted = TRUE;
  else
    {
      note_error (run, error);
      return;
    }
  g_error_free (error);
}

static void
note_slips (BstSyncRun *run, const BstHubPage *page)
{
  run->outcome->n_unreadable += page->slips->len;
  if (page->slips->len > 0 && run->outcome->unreadable == NULL)
    run->outcome->unreadable = g_error_copy (((const BstHubSlip *) g_ptr_array_index (page->slips, 0))->error);
}

static void
got_page (GObject *source, GAsyncResult *result, gpointer data)
{
  GTask *task = data;
  BstSyncRun *run = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (BstHubPage) page = bst_hub_client_list_page_finish (BST_HUB_CLIENT (source), result, &error);

  run->is_asking = FALSE;
  /* The thread could not keep the page before. */
  if (run->outcome->error != NULL)
    g_clear_error (&error);
  else if (page == NULL)
    meet_error (run, error);
  else if (!bst_sync_run_examine (run, page, &error))
    {
      run->is_hopeless = TRUE;
      note_error (run, bst_sync_error_word (error, run));
    }
  else
    {
      note_slips (run, page);
      run->page_size = BST_HUB_LARGEST_PAGE;
      run->page = g_steal_pointer (&page);
    }
  advance (task);
}

static void
ask (GTask *task)
{
  BstSyncRun *run = g_task_get_task_data (task);
  BstHubListQuery query = bst_sync_run_get_query (run);
  g_autofree char *link = NULL;

  if (run->next_link != NULL)
    link = bst_hub_link_dup_with_limit (run->next_link, run->page_size);
  run->is_asking = TRUE;
  bst_hub_client_list_page_async (run->client, &query, link, run->inner, got_page, task);
}

static void
keep_page (GTask *task)
{
  BstSyncRun *run = g_task_get_task_data (task);
  g_autoptr (BstHubPage) page = g_steal_pointer (&run->page);

  g_free (run->next_link);
  run->next_link = g_steal_pointer (&run->page_next);
  run->is_at_end = run->next_link == NULL;
  run->n_kept += page->repositories->len;
  run->outcome->n_here += page->repositories->len;
  run->outcome->n_pages++;
  if (bst_sync_work_keep (task, page->repositories, run->next_link, on_kept))
    tell (run, BST_SYNC_WRITES, 0);
}

static void
end_pass (GTask *task)
{
  BstSyncRun *run = g_task_get_task_data (task);

  if (bst_sync_run_is_short (run))
    {
      run->is_hopeless = TRUE;
      note_error (run, bst_sync_error_word (g_error_new_literal (BST_SYNC_ERROR, BST_SYNC_ERROR_SHORT, ""), run));
      bst_sync_work_close (task, on_closed);
      return;
    }
  tell (run, BST_SYNC_WRITES, 0);
  run->is_walking = FALSE;
  bst_sync_work_end (task, on_ended);
}

/* Does what can be done now. While one page is kept, the next is asked for, and no more
 * than that is ever in memory. */
static void
advance (GTask *task)
{
  BstSyncRun *run = g_task_get_task_data (task);
  gboolean goes_on;

  if (run->page != NULL && !run->is_working)
    keep_page (task);
  goes_on = run->outcome->error == NULL && !run->has_no_place;
  if (goes_on && run->page == NULL && !run->is_asking && !run->is_at_end)
    ask (task);
  if (run->is_working || run->is_asking)
    return;

  if (run->outcome->error != NULL)
    bst_sync_work_close (task, on_closed);
  else if (run->has_no_place)
    {
      run->has_no_place = FALSE;
      run->is_walking = FALSE;
      bst_sync_work_restart (task, on_planned);
    }
  else
    end_pass (task);
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
      note_error (run, bst_hub_error_new (BST_HUB_ERROR_OFFLINE,
                                          /* Translators: %s is the name of an environment variable. */
                                          _ ("%s is set, so that the Hub is not asked: unset it to go online."),
                                          settings->offline));
      return_outcome (task);
      return;
    }
  bst_sync_work_plan (task, on_planned);
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
