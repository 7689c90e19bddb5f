/* The walk over the Hub's list, from one page to the next. */
#include "config.h"

#include "refresh/sync-private.h"

/* Where a page of the usual size cannot be read, the trouble may be with few of its models. */
#define SMALL_PAGE 100

static void
on_closed (GTask *task, GError *error)
{
  bst_sync_run_note_error (g_task_get_task_data (task), error);
  bst_sync_run_return (task);
}

/* Who pauses finds what has come all the same, which may take a moment. */
static void
close_files (GTask *task)
{
  BstSyncRun *run = g_task_get_task_data (task);

  if (run->is_walking && run->store.n_unwritten > 0)
    bst_sync_run_tell (run, BST_SYNC_WRITES, 0);
  run->is_walking = FALSE;
  bst_sync_work_close (task, on_closed);
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
  run->is_at_end = pass->is_complete;
  run->is_walking = TRUE;
  bst_sync_run_tell (run, BST_SYNC_BEGINS, 0);
  advance (task);
}

static void
on_planned (GTask *task, GError *error)
{
  BstSyncRun *run = g_task_get_task_data (task);

  if (error != NULL)
    {
      bst_sync_run_note_error (run, error);
      close_files (task);
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

  bst_sync_run_note_error (run, error);
  if (run->outcome->error == NULL && run->plan.is_first)
    bst_sync_work_go_on (task, on_planned);
  else
    {
      run->outcome->is_complete = run->outcome->error == NULL;
      close_files (task);
    }
}

static void
asked_free (BstSyncAsked *asked)
{
  g_clear_pointer (&asked->page, bst_hub_page_free);
  g_clear_error (&asked->error);
  g_free (asked);
}

/* The pages that follow are not those that will be wanted. */
static void
forget_asked (BstSyncRun *run)
{
  BstSyncAsked *asked;

  while ((asked = g_queue_pop_head (&run->asked)) != NULL)
    if (asked->page != NULL || asked->error != NULL)
      asked_free (asked);
    else
      asked->is_stale = TRUE;
}

static void
on_kept (GTask *task, GError *error)
{
  BstSyncRun *run = g_task_get_task_data (task);

  if (error != NULL)
    {
      /* What comes behind a page that is not kept would leave a gap. */
      bst_sync_run_note_error (run, error);
      g_clear_pointer (&run->page, bst_hub_page_free);
      forget_asked (run);
      g_cancellable_cancel (run->inner);
    }
  else
    bst_sync_run_tell (run, BST_SYNC_COMES, 0);
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
      bst_sync_run_note_error (run, error);
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

/* Takes the next page of the list, if it has come, as the one to be kept. */
static void
take_page (BstSyncRun *run)
{
  BstSyncAsked *asked = g_queue_peek_head (&run->asked);
  GError *error = NULL;

  if (asked == NULL || run->page != NULL || (asked->page == NULL && asked->error == NULL))
    return;
  g_queue_pop_head (&run->asked);
  /* Where an error has come before, the thread could not keep the page before. */
  if (run->outcome->error != NULL)
    forget_asked (run);
  else if (asked->error != NULL)
    {
      forget_asked (run);
      meet_error (run, g_steal_pointer (&asked->error));
    }
  else if (!bst_sync_run_examine (run, asked->page, &error))
    {
      forget_asked (run);
      run->is_hopeless = TRUE;
      bst_sync_run_note_error (run, bst_sync_error_word (error, run));
    }
  else
    {
      note_slips (run, asked->page);
      run->page_size = BST_HUB_LARGEST_PAGE;
      run->page = g_steal_pointer (&asked->page);
    }
  asked_free (asked);
}

static void
got_page (GObject *source, GAsyncResult *result, gpointer data)
{
  BstSyncAsked *asked = data;
  GTask *task = asked->task;
  BstSyncRun *run = g_task_get_task_data (task);

  asked->page = bst_hub_client_list_page_finish (BST_HUB_CLIENT (source), result, &asked->error);
  run->n_open--;
  if (asked->is_stale)
    asked_free (asked);
  advance (task);
}

static void ask (GTask *task, const char *link);

/* While a page is read, the next is on its way, where it is certain that there is one. */
static void
on_answer (const BstHubAnswer *answer, gpointer data)
{
  BstSyncAsked *asked = data;
  BstSyncRun *run = g_task_get_task_data (asked->task);
  const BstPass *pass = run->plan.pass;
  g_autofree char *link = NULL;

  if (asked->is_stale || run->asked.length > 1 || run->page != NULL || run->outcome->error != NULL || run->has_no_place ||
      run->page_size < BST_HUB_LARGEST_PAGE || pass->kind != BST_PASS_WHOLE)
    return;
  if (pass->scope.top > 0 && run->n_rows + BST_HUB_LARGEST_PAGE >= pass->scope.top)
    return;
  link = bst_hub_answer_dup_next_link (answer, run->store.endpoint);
  if (link != NULL)
    ask (asked->task, link);
}

/* @link: (nullable): the first page */
static void
ask (GTask *task, const char *link)
{
  BstSyncRun *run = g_task_get_task_data (task);
  BstHubListQuery query = bst_sync_run_get_query (run);
  BstSyncAsked *asked = g_new0 (BstSyncAsked, 1);
  g_autofree char *sized = link != NULL ? bst_hub_link_dup_with_limit (link, run->page_size) : NULL;

  asked->task = task;
  g_queue_push_tail (&run->asked, asked);
  run->n_open++;
  bst_hub_client_watch_page_async (run->client, &query, sized, on_answer, asked, run->inner, got_page, asked);
}

static void
keep_page (GTask *task)
{
  BstSyncRun *run = g_task_get_task_data (task);
  g_autoptr (BstHubPage) page = g_steal_pointer (&run->page);

  g_free (run->next_link);
  run->next_link = g_steal_pointer (&run->page_next);
  run->is_at_end = run->next_link == NULL;
  if (run->is_at_end)
    forget_asked (run);
  run->n_kept += page->repositories->len;
  run->outcome->n_here += page->repositories->len;
  run->outcome->n_pages++;
  if (bst_sync_work_keep (task, page->repositories, run->next_link, on_kept))
    bst_sync_run_tell (run, BST_SYNC_WRITES, 0);
}

static void
end_pass (GTask *task)
{
  BstSyncRun *run = g_task_get_task_data (task);

  if (bst_sync_run_is_short (run))
    {
      run->is_hopeless = TRUE;
      bst_sync_run_note_error (run, bst_sync_error_word (g_error_new_literal (BST_SYNC_ERROR, BST_SYNC_ERROR_SHORT, ""), run));
      close_files (task);
      return;
    }
  bst_sync_run_tell (run, BST_SYNC_WRITES, 0);
  run->is_walking = FALSE;
  bst_sync_work_end (task, on_ended);
}

/* Does what can be done now. One page is kept while the next are read and asked for; no
 * more than four are ever in memory, and one request under way. */
static void
advance (GTask *task)
{
  BstSyncRun *run = g_task_get_task_data (task);

  take_page (run);
  if (run->page != NULL && !run->is_working)
    {
      keep_page (task);
      take_page (run);
    }
  if (run->outcome->error == NULL && !run->has_no_place && run->page == NULL && run->asked.length == 0 && !run->is_at_end)
    ask (task, run->next_link);
  if (run->is_working || run->n_open > 0)
    return;

  if (run->outcome->error != NULL)
    close_files (task);
  else if (run->has_no_place)
    {
      run->has_no_place = FALSE;
      run->is_walking = FALSE;
      bst_sync_work_restart (task, on_planned);
    }
  else
    end_pass (task);
}

/* Does all of a sync. @task: (transfer full) */
void
bst_sync_walk (GTask *task)
{
  bst_sync_work_plan (task, on_planned);
}
