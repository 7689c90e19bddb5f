#include "config.h"

#include "refresh/refresh.h"

/* So many lists of files in a row that fail: the next would fail as well. */
#define ENOUGH_FAILURES 3

/* A model that is asked for, and what is heard of it. */
typedef struct
{
  char *id;
  BstRepository *known; /* NULL where it was never asked for */
  BstRepository *answer;
  gboolean unchanged;
  gboolean is_told;
} Target;

typedef struct
{
  BstHubClient *client;
  gboolean with_files;
  BstRefreshFunc on_event;
  gpointer event_data;
  gulong waiting; /* a handler of the client's */

  GPtrArray *targets; /* Target */
  GHashTable *target_by_id; /* as it is asked for → Target, borrowed from targets */
  BstRefreshPhase phase;
  guint done;
  guint total;

  GCancellable *inner; /* also ends the lists of files when going on makes no sense */
  gulong cancelled;
  GPtrArray *records; /* BstRepository: with files; NULL in places where none came */
  guint open; /* lists whose callback will come */
  guint failures; /* in a row */
  BstRefreshOutcome *outcome;
  guint n_sent_before;
} Run;

/* A list of files that is asked for. */
typedef struct
{
  GTask *task;
  guint index; /* in records */
  BstRepository *record; /* as the library has it */
} Listing;

static void
target_free (gpointer data)
{
  Target *target = data;

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
  Run *run = data;

  g_object_unref (run->client);
  g_ptr_array_unref (run->targets);
  g_hash_table_unref (run->target_by_id);
  g_object_unref (run->inner);
  g_ptr_array_unref (run->records);
  g_clear_pointer (&run->outcome, bst_refresh_outcome_free);
  g_free (run);
}

static void
tell (Run *run, guint waiting, GPtrArray *changes)
{
  BstRefreshEvent event = { run->phase, run->done, run->total, waiting, changes };

  if (run->on_event != NULL)
    run->on_event (&event, run->event_data);
}

static void
on_waiting (BstHubClient *client, guint seconds, gpointer data)
{
  tell (data, seconds, NULL);
}

static void
on_cancelled (GCancellable *cancellable, gpointer inner)
{
  g_cancellable_cancel (inner);
}

static void
end_run (GTask *task)
{
  Run *run = g_task_get_task_data (task);

  g_signal_handler_disconnect (run->client, run->waiting);
  if (run->cancelled != 0)
    g_cancellable_disconnect (g_task_get_cancellable (task), run->cancelled);
  run->outcome->requests = bst_hub_client_get_n_requests (run->client) - run->n_sent_before;
  g_task_return_pointer (task, g_steal_pointer (&run->outcome), (GDestroyNotify) bst_refresh_outcome_free);
}

/* @error: (transfer full) (nullable): what stopped the refresh */
static void
note_error (Run *run, GError *error)
{
  if (run->outcome->error == NULL)
    run->outcome->error = error;
  else
    g_clear_error (&error);
}

/* What the library has made of an answer. */
static void
take_changes (Run *run, GPtrArray *changes)
{
  for (guint i = 0; i < changes->len; i++)
    g_ptr_array_add (run->outcome->changes, bst_change_ref (g_ptr_array_index (changes, i)));
  tell (run, 0, changes);
}

static void
got_files_saved (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Run *run = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GPtrArray) changes = bst_library_save_finish (BST_LIBRARY (source), result, &error);

  if (changes != NULL)
    take_changes (run, changes);
  else
    note_error (run, error);
  end_run (task);
}

/* @task: (transfer full) */
static void
save_files (GTask *task)
{
  Run *run = g_task_get_task_data (task);
  g_autoptr (BstHarvest) harvest = bst_harvest_new ();

  for (guint i = 0; i < run->records->len; i++)
    if (g_ptr_array_index (run->records, i) != NULL)
      bst_harvest_add (harvest, g_ptr_array_index (run->records, i), NULL);
  if (bst_harvest_get_size (harvest) > 0)
    {
      /* What has come is kept, also by who cancels. */
      bst_library_save_async (g_task_get_source_object (task), harvest, NULL, got_files_saved, task);
      return;
    }
  end_run (task);
  g_object_unref (task);
}

/* Whether a repository that is there keeps its files to itself. They stay unknown, and
 * a person who was told so every day could do nothing about it. */
static gboolean
is_refusal (const GError *error)
{
  return g_error_matches (error, BST_HUB_ERROR, BST_HUB_ERROR_NOT_FOUND) ||
         g_error_matches (error, BST_HUB_ERROR, BST_HUB_ERROR_GATED) ||
         g_error_matches (error, BST_HUB_ERROR, BST_HUB_ERROR_DISABLED) ||
         g_error_matches (error, BST_HUB_ERROR, BST_HUB_ERROR_UNAUTHORIZED);
}

static void
note_files_failure (Run *run, const char *id, const GError *error)
{
  if (is_refusal (error))
    {
      run->failures = 0;
      return;
    }
  bst_refresh_outcome_add_failure (run->outcome, id, error);
  if (++run->failures < ENOUGH_FAILURES &&
      !g_error_matches (error, BST_HUB_ERROR, BST_HUB_ERROR_OFFLINE) &&
      !g_error_matches (error, BST_HUB_ERROR, BST_HUB_ERROR_RATE_LIMITED))
    return;
  note_error (run, g_error_copy (error));
  g_cancellable_cancel (run->inner);
}

static void
got_files (GObject *source, GAsyncResult *result, gpointer data)
{
  Listing *listing = data;
  g_autoptr (GTask) task = listing->task;
  g_autoptr (BstRepository) record = listing->record;
  Run *run = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (BstRepository) files = bst_hub_client_get_files_finish (BST_HUB_CLIENT (source), result, &error);

  if (files != NULL)
    {
      BstRepository *whole = bst_repository_copy (record);

      g_clear_pointer (&whole->files, g_ptr_array_unref);
      g_free (whole->files_sha);
      whole->files = g_ptr_array_ref (files->files);
      whole->files_sha = g_strdup (files->files_sha);
      g_ptr_array_index (run->records, listing->index) = whole;
      run->outcome->files++;
      run->failures = 0;
    }
  else if (!g_cancellable_is_cancelled (run->inner))
    note_files_failure (run, record->id, error);
  g_free (listing);

  if (!g_cancellable_is_cancelled (run->inner))
    {
      run->done++;
      tell (run, 0, NULL);
    }
  if (--run->open > 0)
    return;
  if (run->outcome->error == NULL)
    g_cancellable_set_error_if_cancelled (g_task_get_cancellable (task), &run->outcome->error);
  save_files (g_steal_pointer (&task));
}

/* Asks for the files of all that were told of and whose files the library does not have
 * as they are in this revision. The client keeps all but a few of the requests waiting.
 *
 * @task: (transfer full) */
static void
ask_files (GTask *task)
{
  Run *run = g_task_get_task_data (task);
  BstLibrary *library = g_task_get_source_object (task);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) wanted = g_ptr_array_new ();

  for (guint i = 0; i < run->targets->len; i++)
    {
      const Target *target = g_ptr_array_index (run->targets, i);
      BstRepository *record = bst_library_get_repository (library, target->id);

      if (target->is_told && record != NULL && record->presence == BST_PRESENCE_THERE && record->sha != NULL &&
          g_strcmp0 (record->sha, record->files_sha) != 0 && g_hash_table_add (seen, record->id))
        g_ptr_array_add (wanted, record);
    }
  if (wanted->len == 0)
    {
      save_files (task);
      return;
    }

  run->phase = BST_REFRESH_FILES;
  run->done = 0;
  run->total = wanted->len;
  run->open = wanted->len;
  g_ptr_array_set_size (run->records, (int) wanted->len);
  tell (run, 0, NULL);
  for (guint i = 0; i < wanted->len; i++)
    {
      BstRepository *record = g_ptr_array_index (wanted, i);
      Listing *listing = g_new0 (Listing, 1);

      listing->task = g_object_ref (task);
      listing->index = i;
      listing->record = bst_repository_ref (record);
      bst_hub_client_get_files_async (run->client, record->id, record->sha, run->inner, got_files, listing);
    }
  g_object_unref (task);
}

static void
count_changes (Run *run, GPtrArray *changes)
{
  g_autoptr (GHashTable) changed = g_hash_table_new (g_str_hash, g_str_equal);
  BstRefreshOutcome *outcome = run->outcome;

  for (guint i = 0; i < changes->len; i++)
    g_hash_table_add (changed, ((BstChange *) g_ptr_array_index (changes, i))->id);
  for (guint i = 0; i < run->targets->len; i++)
    {
      const Target *target = g_ptr_array_index (run->targets, i);
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
  Run *run = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GPtrArray) changes = bst_library_save_finish (BST_LIBRARY (source), result, &error);

  if (changes != NULL)
    {
      count_changes (run, changes);
      take_changes (run, changes);
    }
  else
    note_error (run, error);
  if (run->outcome->error == NULL)
    g_cancellable_set_error_if_cancelled (g_task_get_cancellable (task), &run->outcome->error);
  if (run->outcome->error == NULL && run->with_files)
    ask_files (g_steal_pointer (&task));
  else
    end_run (task);
}

static void
got_figures (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Run *run = g_task_get_task_data (task);
  BstLibrary *library = g_task_get_source_object (task);
  g_autoptr (BstHarvest) harvest = bst_harvest_new ();
  g_autoptr (GError) error = NULL;
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;

  if (!bst_hub_client_get_models_finish (BST_HUB_CLIENT (source), result, &error))
    note_error (run, g_steal_pointer (&error));

  /* In the order in which they were asked for, whatever came first. */
  for (guint i = 0; i < run->targets->len; i++)
    {
      const Target *target = g_ptr_array_index (run->targets, i);

      if (target->answer != NULL)
        bst_harvest_add (harvest, target->answer, target->id);
      else if (target->unchanged)
        bst_harvest_add_unchanged (harvest, target->id, now);
    }
  if (bst_harvest_get_size (harvest) == 0)
    {
      end_run (task);
      return;
    }
  /* What has come is kept, also by who cancels. */
  bst_library_save_async (library, harvest, NULL, got_figures_saved, g_steal_pointer (&task));
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
  gboolean is_gone = g_error_matches (error, BST_HUB_ERROR, BST_HUB_ERROR_NOT_FOUND) &&
                     bst_hub_settings_is_official (settings);

  if (!is_gone && !g_error_matches (error, BST_HUB_ERROR, BST_HUB_ERROR_DISABLED))
    return NULL;
  record = bst_repository_new (id, settings->endpoint);
  record->presence = is_gone ? BST_PRESENCE_GONE : BST_PRESENCE_DISABLED;
  record->fetched_at = g_get_real_time () / G_USEC_PER_SEC;
  return record;
}

static void
on_model (const BstHubWanted *wanted, BstRepository *repository, const GError *error, gpointer data)
{
  GTask *task = data;
  Run *run = g_task_get_task_data (task);
  BstLibrary *library = g_task_get_source_object (task);
  BstRefreshOutcome *outcome = run->outcome;
  Target *target = g_hash_table_lookup (run->target_by_id, wanted->id);

  if (repository != NULL)
    {
      target->answer = bst_repository_ref (repository);
      if (g_ascii_strcasecmp (repository->id, target->id) != 0)
        {
          BstRename rename = { .from = g_strdup (target->id), .to = g_strdup (repository->id) };

          g_array_append_val (outcome->renames, rename);
        }
    }
  else if (error == NULL)
    {
      target->unchanged = TRUE;
    }
  /* Gone can only be what was there: a name that nobody knows is a mistake. */
  else if (target->known != NULL || bst_library_is_followed (library, target->id))
    {
      target->answer = bst_refresh_record_new_from_error (target->id, bst_hub_client_get_settings (run->client), error);
      if (target->answer != NULL)
        outcome->gone++;
    }

  target->is_told = target->answer != NULL || target->unchanged;
  if (target->is_told)
    outcome->answered++;
  else
    {
      outcome->failed++;
      bst_refresh_outcome_add_failure (outcome, target->id, error);
    }
}

static void
on_progress (guint done, guint total, gpointer data)
{
  Run *run = g_task_get_task_data (data);

  run->done = done;
  tell (run, 0, NULL);
}

static void
add_target (Run *run, const char *id, BstRepository *known)
{
  Target *target;

  if (g_hash_table_contains (run->target_by_id, id))
    return;
  target = g_new0 (Target, 1);
  target->id = g_strdup (id);
  target->known = known != NULL ? bst_repository_ref (known) : NULL;
  g_ptr_array_add (run->targets, target);
  g_hash_table_insert (run->target_by_id, target->id, target);
}

/* Under the id that it has now, as far as is known. */
static void
add_id (Run *run, BstLibrary *library, const char *id)
{
  BstRepository *known = bst_library_get_repository (library, id);

  add_target (run, known != NULL ? known->id : id, known);
}

static void
collect_targets (Run *run, BstLibrary *library, const char *const *ids, const char *first)
{
  g_autoptr (GPtrArray) followed = ids == NULL ? bst_library_dup_followed (library) : NULL;

  for (guint i = 0; followed != NULL && i < followed->len; i++)
    {
      const BstFollowed *item = g_ptr_array_index (followed, i);

      add_target (run, item->id, item->record);
    }
  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    add_id (run, library, ids[i]);

  for (guint i = 0; first != NULL && i < run->targets->len; i++)
    {
      Target *target = g_ptr_array_index (run->targets, i);
      BstRepository *known = bst_library_get_repository (library, first);

      if (g_ascii_strcasecmp (target->id, known != NULL ? known->id : first) != 0)
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
  Run *run;
  const char *endpoint;
  g_autoptr (GArray) wanted = g_array_new (FALSE, TRUE, sizeof (BstHubWanted));

  g_return_if_fail (BST_IS_LIBRARY (library) && BST_IS_HUB_CLIENT (client));

  task = g_task_new (library, cancellable, callback, user_data);
  g_task_set_source_tag (task, bst_refresh_async);
  /* The outcome tells that it was cancelled, and what came before. */
  g_task_set_check_cancellable (task, FALSE);

  run = g_new0 (Run, 1);
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
      const Target *target = g_ptr_array_index (run->targets, i);
      const BstRepository *known = target->known;
      BstHubWanted item = { .id = target->id };

      /* What another endpoint said has another name there. */
      if (known != NULL && g_ascii_strcasecmp (known->endpoint, endpoint) == 0)
        item.etag = known->etag;
      g_array_append_val (wanted, item);
    }
  tell (run, 0, NULL);
  bst_hub_client_get_models_async (client, (const BstHubWanted *) wanted->data, wanted->len, on_model, on_progress, task,
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
