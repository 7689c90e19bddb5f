/* What a sync does with files, in a thread, one piece after the other. */
#include "config.h"

#include "refresh/sync-private.h"

/* Models that are worth to be searched, from which on they are made searchable. After
 * them it is done whenever as many have come as there are, so that all of it takes no
 * longer than twice the last time. */
#define WORTH_WRITING 1000

/* What is more than one in so many of the models that are searchable is worth that who
 * pauses or quits waits until it is, too. */
#define WORTH_WAITING_FOR 20

typedef struct
{
  BstSyncRun *run;
  BstSyncDone done;
  GPtrArray *rows; /* BstRepository */
  BstPageFacts facts;
  char *next_link;
  gboolean writes;
} Piece;

static void
piece_free (gpointer data)
{
  Piece *piece = data;

  g_clear_pointer (&piece->rows, g_ptr_array_unref);
  g_clear_pointer (&piece->facts.unread, g_ptr_array_unref);
  g_free (piece->next_link);
  g_free (piece);
}

static void
on_done (GObject *source, GAsyncResult *result, gpointer data)
{
  const Piece *piece = g_task_get_task_data (G_TASK (result));
  BstSyncRun *run = piece->run;
  GError *error = NULL;

  run->is_working = FALSE;
  if (!g_task_propagate_boolean (G_TASK (result), &error))
    error = bst_sync_error_word (error, run);
  piece->done (data, error);
}

/* Has @piece (transfer full) done. The thread has no reference to @task: what that holds is
 * the main thread's. */
static void
start (GTask *task, Piece *piece, GTaskThreadFunc work)
{
  BstSyncRun *run = g_task_get_task_data (task);
  g_autoptr (GTask) work_task = g_task_new (NULL, NULL, on_done, task);

  g_assert (!run->is_working);
  run->is_working = TRUE;
  piece->run = run;
  g_task_set_task_data (work_task, piece, piece_free);
  g_task_run_in_thread (work_task, work);
}

static Piece *
piece_new (BstSyncDone done)
{
  Piece *piece = g_new0 (Piece, 1);

  piece->done = done;
  return piece;
}

static void
return_result (GTask *work_task, gboolean is_done, GError *error)
{
  if (is_done)
    g_task_return_boolean (work_task, TRUE);
  else
    g_task_return_error (work_task, error);
}

static void
plan (GTask *work_task, gpointer source, gpointer data, GCancellable *cancellable)
{
  BstSyncRun *run = ((const Piece *) data)->run;
  GError *error = NULL;
  gboolean is_done = bst_sync_plan_make (&run->plan, &run->store, &error);

  return_result (work_task, is_done, error);
}

/* Finds what has to be done. */
void
bst_sync_work_plan (GTask *task, BstSyncDone done)
{
  start (task, piece_new (done), plan);
}

static void
go_on (GTask *work_task, gpointer source, gpointer data, GCancellable *cancellable)
{
  BstSyncRun *run = ((const Piece *) data)->run;
  GError *error = NULL;
  gboolean is_done = bst_sync_plan_go_on (&run->plan, &run->store, &error);

  return_result (work_task, is_done, error);
}

void
bst_sync_work_go_on (GTask *task, BstSyncDone done)
{
  start (task, piece_new (done), go_on);
}

static void
restart (GTask *work_task, gpointer source, gpointer data, GCancellable *cancellable)
{
  BstSyncRun *run = ((const Piece *) data)->run;
  GError *error = NULL;
  gboolean is_done = bst_sync_plan_restart (&run->plan, &run->store, &error);

  return_result (work_task, is_done, error);
}

void
bst_sync_work_restart (GTask *task, BstSyncDone done)
{
  start (task, piece_new (done), restart);
}

static gboolean
write_catalogue (BstSyncStore *store, GCancellable *cancellable, GError **error)
{
  if (!bst_listing_write (store->listing, cancellable, error))
    return FALSE;
  store->n_unwritten = 0;
  store->n_catalogue = MAX (bst_sync_count_catalogue (store->cache_dir), 0);
  return TRUE;
}

static void
keep (GTask *work_task, gpointer source, gpointer data, GCancellable *cancellable)
{
  BstSyncRun *run = ((const Piece *) data)->run;
  BstSyncStore *store = &run->store;
  const Piece *piece = data;
  GError *error = NULL;
  gboolean is_done = bst_listing_add_page_with (store->listing, piece->rows, &piece->facts, piece->next_link, &error);

  if (is_done)
    store->n_unwritten += piece->rows->len;
  /* The page is kept, also where it is not searched yet. */
  if (is_done && piece->writes && !write_catalogue (store, run->inner, &error))
    {
      is_done = store->is_cut = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      if (is_done)
        g_clear_error (&error);
    }
  return_result (work_task, is_done, error);
}

/* Whether what has come is to be written: it is not where the end, which writes, is near. */
static gboolean
is_worth_writing (const BstSyncRun *run, guint n_rows)
{
  const BstSyncPlan *plan = &run->plan;
  gint64 n_come = plan->pass->n_rows + run->n_kept;

  if (plan->n_total > n_come && plan->n_total - n_come < plan->n_total / 4)
    return FALSE;
  return run->store.n_unwritten + n_rows >= MAX (WORTH_WRITING, run->store.n_catalogue);
}

/* What could not be read is there all the same. */
static void
take_facts (BstPageFacts *facts, const BstHubPage *page)
{
  facts->unread = g_ptr_array_new_with_free_func (g_free);
  facts->date = page->date;
  for (guint i = 0; i < page->slips->len; i++)
    {
      const BstHubSlip *slip = g_ptr_array_index (page->slips, i);

      if (slip->id != NULL)
        g_ptr_array_add (facts->unread, g_strdup (slip->id));
      else
        facts->is_unsure = TRUE;
    }
}

/**
 * bst_sync_work_keep:
 * @next_link: (nullable): the page behind it
 *
 * Keeps a page, and makes what has come searchable where that is due, which is told before.
 */
void
bst_sync_work_keep (GTask *task, const BstHubPage *page, const char *next_link, BstSyncDone done)
{
  BstSyncRun *run = g_task_get_task_data (task);
  Piece *piece = piece_new (done);

  piece->rows = g_ptr_array_ref (page->repositories);
  take_facts (&piece->facts, page);
  piece->next_link = g_strdup (next_link);
  /* At its end the pass writes. */
  piece->writes = next_link != NULL && is_worth_writing (run, page->repositories->len);
  if (piece->writes)
    bst_sync_run_tell (run, BST_SYNC_WRITES, 0);
  start (task, piece, keep);
}

/* Whether the list that has come is the whole of it. */
static gboolean
check_length (BstSyncRun *run, GError **error)
{
  BstSyncStore *store = &run->store;
  const BstPass *pass = bst_listing_get_pass (store->listing);

  if (pass == NULL || !bst_sync_is_short (pass, run->plan.n_expected, 0))
    return TRUE;
  if (!bst_listing_count_met (store->listing, &store->n_met, error))
    return FALSE;
  if (!bst_sync_is_short (pass, run->plan.n_expected, store->n_met))
    return TRUE;
  g_set_error_literal (error, BST_SYNC_ERROR, BST_SYNC_ERROR_SHORT, "The list is short.");
  return FALSE;
}

static void
end (GTask *work_task, gpointer source, gpointer data, GCancellable *cancellable)
{
  BstSyncRun *run = ((const Piece *) data)->run;
  BstSyncStore *store = &run->store;
  GError *error = NULL;
  gboolean is_done = check_length (run, &error) && bst_listing_end (store->listing, run->inner, &error);

  if (is_done)
    {
      store->n_unwritten = 0;
      store->n_removed += bst_listing_get_n_removed (store->listing);
      store->n_catalogue = MAX (bst_sync_count_catalogue (store->cache_dir), 0);
    }
  store->is_cut = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  return_result (work_task, is_done, error);
}

/* Ends the pass: what it did not meet is removed, and what came is searchable. */
void
bst_sync_work_end (GTask *task, BstSyncDone done)
{
  start (task, piece_new (done), end);
}

/* Whether what has come is written at the end of a run that did not end its pass. All of it
 * is kept either way, and to write is to write the whole catalogue once more. */
gboolean
bst_sync_store_closes_with_writing (const BstSyncStore *store)
{
  return !store->is_cut && store->n_unwritten * WORTH_WAITING_FOR > store->n_catalogue;
}

static void
close_listing (GTask *work_task, gpointer source, gpointer data, GCancellable *cancellable)
{
  BstSyncRun *run = ((const Piece *) data)->run;
  BstSyncStore *store = &run->store;
  GError *error = NULL;
  gboolean is_done = TRUE;

  if (store->listing != NULL && run->is_hopeless && !bst_listing_give_up (store->listing, &error))
    is_done = FALSE;
  if (store->listing != NULL && is_done && bst_sync_store_closes_with_writing (store) && !write_catalogue (store, NULL, &error))
    is_done = FALSE;
  if (store->listing != NULL)
    store->problems = bst_listing_steal_problems (store->listing);
  g_clear_pointer (&store->listing, bst_listing_free);
  return_result (work_task, is_done, error);
}

void
bst_sync_work_close (GTask *task, BstSyncDone done)
{
  start (task, piece_new (done), close_listing);
}
