#include "config.h"

#include "refresh/refresh-private.h"

static void
target_free (gpointer data)
{
  BstRefreshTarget *target = data;

  g_free (target->id);
  g_clear_pointer (&target->known, bst_repository_unref);
  g_clear_pointer (&target->answer, bst_repository_unref);
  g_free (target);
}

static void
unref_record (gpointer record)
{
  if (record != NULL)
    bst_repository_unref (record);
}

static void
run_free (gpointer data)
{
  BstRefreshRun *run = data;

  g_object_unref (run->client);
  g_ptr_array_unref (run->targets);
  g_hash_table_unref (run->target_by_id);
  g_object_unref (run->inner);
  g_clear_pointer (&run->wanted, g_ptr_array_unref);
  g_ptr_array_unref (run->records);
  g_clear_pointer (&run->outcome, bst_refresh_outcome_free);
  g_free (run);
}

void
bst_refresh_run_tell (BstRefreshRun *run, guint waiting, GPtrArray *changes)
{
  BstRefreshEvent event = { run->phase, run->done, run->total, waiting, changes };

  if (run->on_event != NULL)
    run->on_event (&event, run->event_data);
}

static void
on_waiting (BstHubClient *client, guint seconds, gpointer data)
{
  bst_refresh_run_tell (data, seconds, NULL);
}

static void
on_cancelled (GCancellable *cancellable, gpointer inner)
{
  g_cancellable_cancel (inner);
}

void
bst_refresh_run_end (GTask *task)
{
  BstRefreshRun *run = g_task_get_task_data (task);

  g_signal_handler_disconnect (run->client, run->waiting);
  if (run->cancelled != 0)
    g_cancellable_disconnect (g_task_get_cancellable (task), run->cancelled);
  run->outcome->requests = bst_hub_client_get_n_requests (run->client) - run->n_sent_before;
  g_task_return_pointer (task, g_steal_pointer (&run->outcome), (GDestroyNotify) bst_refresh_outcome_free);
}

/* @error: (transfer full) (nullable): what stopped the refresh */
void
bst_refresh_run_note_error (BstRefreshRun *run, GError *error)
{
  if (run->outcome->error == NULL)
    run->outcome->error = error;
  else
    g_clear_error (&error);
}

/* @error: (transfer full): why nothing that was heard is kept. It outweighs what stopped
 * the refresh before: who cancelled is told that what had come is kept. */
static void
lose_figures (BstRefreshRun *run, GError *error)
{
  BstRefreshOutcome *outcome = run->outcome;

  outcome->answered = outcome->unchanged = outcome->fresh = outcome->gone = 0;
  g_array_set_size (outcome->renames, 0);
  g_clear_error (&outcome->error);
  outcome->error = error;
}

/* What the library has made of an answer. */
void
bst_refresh_run_take_changes (BstRefreshRun *run, GPtrArray *changes)
{
  for (guint i = 0; i < changes->len; i++)
    g_ptr_array_add (run->outcome->changes, bst_change_ref (g_ptr_array_index (changes, i)));
  bst_refresh_run_tell (run, 0, changes);
}

static void
count_changes (BstRefreshRun *run, GPtrArray *changes)
{
  g_autoptr (GHashTable) changed = g_hash_table_new (g_str_hash, g_str_equal);
  BstRefreshOutcome *outcome = run->outcome;

  for (guint i = 0; i < changes->len; i++)
    g_hash_table_add (changed, ((BstChange *) g_ptr_array_index (changes, i))->id);
  for (guint i = 0; i < run->targets->len; i++)
    {
      const BstRefreshTarget *target = g_ptr_array_index (run->targets, i);
      const char *id = target->answer != NULL ? target->answer->id : target->id;

      if (!target->is_told)
        continue;
      if (target->known == NULL)
        outcome->fresh++;
      else if (!g_hash_table_contains (changed, id))
        outcome->unchanged++;
    }
}

static void
got_figures_saved (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  BstRefreshRun *run = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GPtrArray) changes = bst_library_save_finish (BST_LIBRARY (source), result, &error);

  if (changes != NULL)
    {
      count_changes (run, changes);
      bst_refresh_run_take_changes (run, changes);
    }
  else
    lose_figures (run, error);
  if (run->outcome->error == NULL)
    g_cancellable_set_error_if_cancelled (g_task_get_cancellable (task), &run->outcome->error);
  if (run->outcome->error == NULL && run->with_files)
    bst_refresh_run_ask_files (g_steal_pointer (&task));
  else
    bst_refresh_run_end (task);
}

static void
save_figures (GTask *task)
{
  BstRefreshRun *run = g_task_get_task_data (task);
  g_autoptr (BstHarvest) harvest = bst_harvest_new ();
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;

  bst_refresh_run_refuse_crowds (run);

  /* In the order in which they were asked for, whatever came first. */
  for (guint i = 0; i < run->targets->len; i++)
    {
      const BstRefreshTarget *target = g_ptr_array_index (run->targets, i);

      if (target->answer != NULL)
        bst_harvest_add (harvest, target->answer, bst_repository_has_figures (target->answer) ? target->id : NULL);
      else if (target->unchanged)
        bst_harvest_add_unchanged (harvest, target->known, now);
    }
  if (bst_harvest_get_size (harvest) == 0)
    {
      bst_refresh_run_end (task);
      g_object_unref (task);
      return;
    }
  /* What has come is kept, also by who cancels, unless another program would have to be
   * waited for. */
  bst_library_save_async (g_task_get_source_object (task), harvest, g_task_get_cancellable (task),
                          got_figures_saved, task);
}

static void
got_figures_by_new_names (GObject *source, GAsyncResult *result, gpointer data)
{
  GTask *task = data;
  GError *error = NULL;

  if (!bst_hub_client_get_models_finish (BST_HUB_CLIENT (source), result, &error))
    bst_refresh_run_note_error (g_task_get_task_data (task), error);
  save_figures (task);
}

static void
got_figures (GObject *source, GAsyncResult *result, gpointer data)
{
  GTask *task = data;
  BstRefreshRun *run = g_task_get_task_data (task);
  GError *error = NULL;

  if (!bst_hub_client_get_models_finish (BST_HUB_CLIENT (source), result, &error))
    bst_refresh_run_note_error (run, error);
  else if (bst_refresh_run_has_more_names (run))
    {
      bst_refresh_run_ask_by_new_names (task, got_figures_by_new_names);
      return;
    }
  save_figures (task);
}

/**
 * bst_refresh_record_new_from_error:
 *
 * Returns: (transfer full) (nullable): a record that says no more than that the
 *   repository is gone or closed; NULL where @error does not tell that. What a mirror
 *   does not find may be on the Hub all the same.
 */
BstRepository *
bst_refresh_record_new_from_error (const char *id, const BstHubSettings *settings, const GError *error)
{
  BstRepository *record;
  gboolean is_gone = bst_hub_error_proves_absence (error) && bst_hub_settings_is_official (settings);

  if (!is_gone && !g_error_matches (error, BST_HUB_ERROR, BST_HUB_ERROR_DISABLED))
    return NULL;
  record = bst_repository_new (id, settings->endpoint);
  record->presence = is_gone ? BST_PRESENCE_GONE : BST_PRESENCE_DISABLED;
  record->fetched_at = g_get_real_time () / G_USEC_PER_SEC;
  return record;
}

/* Returns: whether a token goes with the questions, and answers may tell of what is private */
gboolean
bst_refresh_sends_token (const BstHubSettings *settings)
{
  g_autoptr (GUri) uri = bst_hub_uri_parse (settings->endpoint);

  return uri != NULL && bst_hub_settings_allow_token (settings, uri);
}

/**
 * bst_refresh_may_be_hidden:
 * @known: (nullable): what was last heard of a repository
 *
 * Returns: whether the Hub may say that there is none because @settings have no token, as
 *   there was one when it was there: the keyring may not have answered yet, or the token
 *   was taken out. A private repository is then not there, for all that the Hub says.
 */
gboolean
bst_refresh_may_be_hidden (const BstRepository *known, const BstHubSettings *settings)
{
  return known != NULL && known->token_sent > 0 && !bst_refresh_sends_token (settings);
}

static void
note_answer (BstRefreshRun *run, BstRefreshTarget *target, BstRepository *repository)
{
  BstRefreshOutcome *outcome = run->outcome;
  BstRename rename = { 0 };

  target->answer = bst_repository_copy (repository);
  if (bst_refresh_sends_token (bst_hub_client_get_settings (run->client)))
    target->answer->token_sent = 1;
  if (g_ascii_strcasecmp (repository->id, bst_refresh_target_get_name (target)) == 0)
    return;

  /* One that has its own name back is told as well: it had another the last time. */
  rename.from = g_strdup (bst_refresh_target_get_name (target));
  rename.to = g_strdup (repository->id);
  g_array_append_val (outcome->renames, rename);
}

/**
 * bst_refresh_run_hear:
 *
 * Notes what the Hub says of one that was asked for: @repository, @error, or that nothing
 * has changed.
 */
void
bst_refresh_run_hear (GTask *task, BstRefreshTarget *target, BstRepository *repository, const GError *error)
{
  BstRefreshRun *run = g_task_get_task_data (task);
  BstRefreshOutcome *outcome = run->outcome;
  const BstHubSettings *settings = bst_hub_client_get_settings (run->client);

  if (!target->by_new_name && bst_refresh_target_has_new_name (target) &&
      g_error_matches (error, BST_HUB_ERROR, BST_HUB_ERROR_NOT_FOUND))
    {
      target->by_new_name = TRUE;
      return;
    }
  if (repository != NULL)
    note_answer (run, target, repository);
  else if (error == NULL)
    target->unchanged = TRUE;
  /* Gone can only be what was there: a name that nobody knows is a mistake. */
  else if ((target->known != NULL || bst_library_is_followed (g_task_get_source_object (task), target->id)) &&
           !(g_error_matches (error, BST_HUB_ERROR, BST_HUB_ERROR_NOT_FOUND) &&
             bst_refresh_may_be_hidden (target->known, settings)))
    {
      target->answer = bst_refresh_record_new_from_error (bst_refresh_target_get_name (target), settings, error);
      if (target->answer != NULL)
        outcome->gone++;
    }

  target->is_told = target->answer != NULL || target->unchanged;
  if (target->is_told)
    outcome->answered++;
  else
    {
      outcome->failed++;
      bst_refresh_outcome_add_failure (outcome, target->id, FALSE, error);
    }
}

static void
on_model (const BstHubWanted *wanted, BstRepository *repository, const GError *error, gpointer task)
{
  BstRefreshRun *run = g_task_get_task_data (task);

  bst_refresh_run_hear (task, g_hash_table_lookup (run->target_by_id, wanted->id), repository, error);
}

static void
on_progress (guint done, guint total, gpointer data)
{
  BstRefreshRun *run = g_task_get_task_data (data);

  run->done = done;
  bst_refresh_run_tell (run, 0, NULL);
}

static void
add_target (BstRefreshRun *run, const char *id, BstRepository *known)
{
  BstRefreshTarget *target;

  if (g_hash_table_contains (run->target_by_id, id))
    return;
  target = g_new0 (BstRefreshTarget, 1);
  target->id = g_strdup (id);
  target->known = known != NULL ? bst_repository_ref (known) : NULL;
  g_ptr_array_add (run->targets, target);
  g_hash_table_insert (run->target_by_id, target->id, target);
}

static void
collect_targets (BstRefreshRun *run, BstLibrary *library, const char *const *ids, const char *first)
{
  g_autoptr (GPtrArray) followed = ids == NULL ? bst_library_dup_followed (library) : NULL;

  for (guint i = 0; followed != NULL && i < followed->len; i++)
    {
      const BstFollowed *item = g_ptr_array_index (followed, i);

      add_target (run, item->id, item->record);
    }
  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    add_target (run, ids[i], bst_library_get_repository (library, ids[i]));

  for (guint i = 0; first != NULL && i < run->targets->len; i++)
    {
      BstRefreshTarget *target = g_ptr_array_index (run->targets, i);

      if (g_ascii_strcasecmp (target->id, first) != 0 &&
          (target->known == NULL || g_ascii_strcasecmp (target->known->id, first) != 0))
        continue;
      g_ptr_array_steal_index (run->targets, i);
      g_ptr_array_insert (run->targets, 0, target);
      break;
    }
}

/**
 * bst_refresh_async:
 * @ids: (nullable) (array zero-terminated=1): repositories, each a valid id; %NULL for
 *   all that are followed
 * @first: (nullable): the one of them that somebody is waiting for
 * @with_files: whether to ask for files as well
 * @on_event: (nullable): called until the callback is, in the same thread
 *
 * Asks the Hub for models and has the library keep what it says, in two steps, each of
 * which is saved as one piece:
 *
 * 1. The figures of all. Models of one author that are called alike come in one request
 *    together, any other takes one of its own, and so does each that the list does not
 *    have: renamed, private or gone. The guide's 97 take 14. With few requests, six of
 *    them at a time, they are true within two or three round trips. @first leads the
 *    list, so that it is in the first request sent. To ask for it alone beforehand would
 *    make all others wait for a round trip, and would show it no sooner.
 * 2. The files of those whose revision is not the one whose files are kept: one request
 *    each (one for each thousand files), most of the first refresh and hardly any of
 *    those that follow.
 *
 * Each request is sent again at most three times where the trouble may pass. What came
 * before an error or a cancel is saved.
 */
void
bst_refresh_async (BstLibrary *library, BstHubClient *client, const char *const *ids, const char *first,
                   gboolean with_files, BstRefreshFunc on_event, gpointer event_data,
                   GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task;
  BstRefreshRun *run;
  const char *endpoint;
  g_autoptr (GArray) wanted = g_array_new (FALSE, TRUE, sizeof (BstHubWanted));

  g_return_if_fail (BST_IS_LIBRARY (library) && BST_IS_HUB_CLIENT (client));

  task = g_task_new (library, cancellable, callback, user_data);
  g_task_set_source_tag (task, bst_refresh_async);
  /* The outcome tells that it was cancelled, and what came before. */
  g_task_set_check_cancellable (task, FALSE);

  run = g_new0 (BstRefreshRun, 1);
  run->client = g_object_ref (client);
  run->with_files = with_files;
  run->on_event = on_event;
  run->event_data = event_data;
  run->targets = g_ptr_array_new_with_free_func (target_free);
  run->target_by_id = g_hash_table_new (g_str_hash, g_str_equal);
  run->inner = g_cancellable_new ();
  run->records = g_ptr_array_new_with_free_func (unref_record);
  run->outcome = bst_refresh_outcome_new ();
  run->n_sent_before = bst_hub_client_get_n_requests (client);
  g_task_set_task_data (task, run, run_free);
  collect_targets (run, library, ids, first);
  run->outcome->asked = run->total = run->targets->len;

  run->waiting = g_signal_connect (client, "waiting", G_CALLBACK (on_waiting), run);
  if (cancellable != NULL)
    run->cancelled = g_cancellable_connect (cancellable, G_CALLBACK (on_cancelled),
                                            g_object_ref (run->inner), g_object_unref);
  endpoint = bst_hub_client_get_settings (client)->endpoint;
  for (guint i = 0; i < run->targets->len; i++)
    {
      const BstRefreshTarget *target = g_ptr_array_index (run->targets, i);
      const BstRepository *known = target->known;
      BstHubWanted item = { .id = target->id };

      /* What another endpoint said has another name there. */
      if (known != NULL && g_ascii_strcasecmp (known->endpoint, endpoint) == 0)
        item.etag = known->etag;
      g_array_append_val (wanted, item);
    }
  bst_refresh_run_tell (run, 0, NULL);
  bst_hub_client_get_models_async (client, (gconstpointer) wanted->data, wanted->len, on_model, on_progress, task,
                                   run->inner, got_figures, task);
}

/**
 * bst_refresh_finish:
 *
 * Returns: (transfer full): what came of it; never an error of its own
 */
BstRefreshOutcome *
bst_refresh_finish (BstLibrary *library, GAsyncResult *result)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, bst_refresh_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), NULL);
}
