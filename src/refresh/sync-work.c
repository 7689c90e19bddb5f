/* What a sync does with files, in a thread, one piece after the other. */
#include "config.h"

#include "refresh/sync-private.h"

/* Models that are worth to be searched, from which on they are made searchable. After
 * them it is done whenever as many have come as there are, so that all of it takes no
 * longer than twice the last time. */
#define WORTH_WRITING 10000

typedef struct
{
  BstSyncRun *run;
  BstSyncDone done;
  GPtrArray *rows; /* BstRepository */
  char *next_link;
  gboolean writes;
} Piece;

static void
piece_free (gpointer data)
{
  Piece *piece = data;

  g_clear_pointer (&piece->rows, g_ptr_array_unref);
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
  gboolean is_done = bst_listing_add_page (store->listing, piece->rows, piece->next_link, &error);

  if (is_done)
    store->n_unwritten += piece->rows->len;
  /* The page is kept, also where it is not searched yet. */
  if (is_done && piece->writes && !write_catalogue (store, run->inner, &error))
    {
      is_done = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
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

/**
 * bst_sync_work_keep:
 * @next_link: (nullable): the page behind it
 *
 * Keeps a page, and makes what has come searchable where that is due.
 *
 * Returns: whether it is
 */
gboolean
bst_sync_work_keep (GTask *task, GPtrArray *rows, const char *next_link, BstSyncDone done)
{
  BstSyncRun *run = g_task_get_task_data (task);
  Piece *piece = piece_new (done);
  gboolean writes;

  piece->rows = g_ptr_array_ref (rows);
  piece->next_link = g_strdup (next_link);
  /* At its end the pass writes. */
  writes = piece->writes = next_link != NULL && is_worth_writing (run, rows->len);
  start (task, piece, keep);
  return writes;
}

static void
end (GTask *work_task, gpointer source, gpointer data, GCancellable *cancellable)
{
  BstSyncRun *run = ((const Piece *) data)->run;
  BstSyncStore *store = &run->store;
  GError *error = NULL;
  gboolean is_done = bst_listing_end (store->listing, run->inner, &error);

  if (is_done)
    {
      store->n_unwritten = 0;
      store->n_removed += bst_listing_get_n_removed (store->listing);
      store->n_catalogue = MAX (bst_sync_count_catalogue (store->cache_dir), 0);
    }
  return_result (work_task, is_done, error);
}

/* Ends the pass: what it did not meet is removed, and what came is searchable. */
void
bst_sync_work_end (GTask *task, BstSyncDone done)
{
  start (task, piece_new (done), end);
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
  if (store->listing != NULL && is_done && store->n_unwritten > 0 && !write_catalogue (store, NULL, &error))
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
