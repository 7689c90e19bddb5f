#include "config.h"

#include "refresh/look-private.h"

#include "refresh/refresh.h"

static void
run_free (gpointer data)
{
  BstLookRun *run = data;

  g_object_unref (run->client);
  g_free (run->id);
  g_free (run->other_id);
  g_clear_pointer (&run->before, bst_dossier_unref);
  g_clear_pointer (&run->known, bst_repository_unref);
  g_clear_pointer (&run->record, bst_repository_unref);
  g_clear_pointer (&run->dossier, bst_dossier_unref);
  g_free (run->revision);
  g_clear_error (&run->no_card);
  g_clear_error (&run->no_config);
  g_clear_pointer (&run->outcome, bst_look_outcome_free);
  g_free (run);
}

void
bst_look_run_tell (BstLookRun *run, guint waiting)
{
  BstLookEvent event = { run->done, run->total, waiting };

  if (run->on_event != NULL)
    run->on_event (&event, run->event_data);
}

static void
on_waiting (BstHubClient *client, guint seconds, gpointer data)
{
  bst_look_run_tell (data, seconds);
}

void
bst_look_run_end (GTask *task)
{
  BstLookRun *run = g_task_get_task_data (task);

  g_signal_handler_disconnect (run->client, run->waiting);
  run->outcome->requests = bst_hub_client_get_n_requests (run->client) - run->n_sent_before;
  g_task_return_pointer (task, g_steal_pointer (&run->outcome), (GDestroyNotify) bst_look_outcome_free);
}

static void
got_saved (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  BstLookRun *run = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GPtrArray) changes = bst_library_save_finish (BST_LIBRARY (source), result, &error);

  if (changes != NULL)
    for (guint i = 0; i < changes->len; i++)
      g_ptr_array_add (run->outcome->changes, bst_change_ref (g_ptr_array_index (changes, i)));
  else
    {
      run->outcome->came = 0;
      g_clear_error (&run->outcome->error);
      run->outcome->error = error;
    }
  bst_look_run_end (task);
}

static gboolean
has_parts (const BstDossier *dossier)
{
  return bst_dossier_get_time (dossier) >= 0;
}

/* All that was asked for has been answered. What has come is kept, also by who cancels. */
static gboolean
save (gpointer data)
{
  GTask *task = data;
  BstLookRun *run = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  g_autoptr (BstHarvest) harvest = bst_harvest_new ();

  bst_look_run_settle (run, g_cancellable_is_cancelled (cancellable));
  g_cancellable_set_error_if_cancelled (cancellable, &run->outcome->error);
  bst_harvest_add (harvest, run->record, run->id);
  if (has_parts (run->dossier))
    bst_harvest_add_dossier (harvest, run->dossier);
  bst_library_save_async (g_task_get_source_object (task), harvest, cancellable, got_saved, g_object_ref (task));
  return G_SOURCE_REMOVE;
}

/* Takes over the record that has come. */
static void
take_record (GTask *task, BstRepository *record)
{
  BstLookRun *run = g_task_get_task_data (task);
  const BstHubSettings *settings = bst_hub_client_get_settings (run->client);

  /* It was made for this run, and nobody has seen it yet. */
  run->record = bst_repository_ref (record);
  if (bst_refresh_sends_token (settings))
    run->record->token_sent = 1;
  run->revision = g_strdup (record->sha != NULL ? record->sha : "main");
  run->dossier = bst_dossier_new (record->id, settings->endpoint);
  run->outcome->came |= BST_LOOK_RECORD;
  g_free (run->outcome->id);
  run->outcome->id = g_strdup (record->id);
  bst_look_run_ask_parts (task, save);
}

/* Nothing is known of the model but perhaps that it is not there any more. */
static void
give_up (GTask *task, GError *error)
{
  BstLookRun *run = g_task_get_task_data (task);
  const BstHubSettings *settings = bst_hub_client_get_settings (run->client);
  g_autoptr (BstRepository) gone = NULL;
  g_autoptr (BstHarvest) harvest = NULL;

  run->outcome->error = error;
  if (run->known != NULL && !(g_error_matches (error, BST_HUB_ERROR, BST_HUB_ERROR_NOT_FOUND) &&
                              bst_refresh_may_be_hidden (run->known, settings)))
    gone = bst_refresh_record_new_from_error (run->known->id, settings, error);
  if (gone == NULL)
    {
      bst_look_run_end (task);
      return;
    }
  harvest = bst_harvest_new ();
  bst_harvest_add (harvest, gone, NULL);
  bst_library_save_async (g_task_get_source_object (task), harvest, g_task_get_cancellable (task),
                          got_saved, g_object_ref (task));
}

static void ask_record (GTask *task);

static void
got_record (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  BstLookRun *run = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (BstRepository) record =
    run->is_plain ? bst_hub_client_get_model_finish (BST_HUB_CLIENT (source), result, NULL, &error)
                  : bst_hub_client_get_model_with_children_finish (BST_HUB_CLIENT (source), result, &error);

  if (record != NULL)
    {
      take_record (task, record);
      return;
    }
  /* A server that does not know how many are made of a model may know the rest. */
  if (!run->is_plain && !bst_hub_error_is_passing (error) &&
      (g_error_matches (error, BST_HUB_ERROR, BST_HUB_ERROR_SERVER) ||
       g_error_matches (error, BST_HUB_ERROR, BST_HUB_ERROR_BAD_REPLY)))
    {
      run->is_plain = TRUE;
      ask_record (task);
      return;
    }
  if (run->other_id != NULL && g_error_matches (error, BST_HUB_ERROR, BST_HUB_ERROR_NOT_FOUND))
    {
      g_free (run->id);
      run->id = g_steal_pointer (&run->other_id);
      ask_record (task);
      return;
    }
  give_up (task, g_steal_pointer (&error));
}

static void
ask_record (GTask *task)
{
  BstLookRun *run = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);

  if (run->is_plain)
    bst_hub_client_get_model_async (run->client, run->id, NULL, cancellable, got_record, g_object_ref (task));
  else
    bst_hub_client_get_model_with_children_async (run->client, run->id, cancellable, got_record, g_object_ref (task));
}

/* What cannot be read is asked for as if nothing were kept. */
static void
got_dossier (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  BstLookRun *run = g_task_get_task_data (task);

  run->before = bst_library_load_dossier_finish (BST_LIBRARY (source), result, NULL);
  ask_record (task);
}

/**
 * bst_look_async:
 * @id: a valid id
 * @parts: what is wanted beside the record
 * @on_event: (nullable): called until the callback is, in the same thread
 *
 * Asks the Hub for one model and has the library keep what it says: first the record, then at
 * once, as the client allows, the files, the card, config.json (which counts as a download)
 * and up to four lists of what was made of it. What is kept of the revision that the Hub has
 * is not asked for again. Each part fails by itself; what came is saved as one piece.
 */
void
bst_look_async (BstLibrary *library, BstHubClient *client, const char *id, BstLookParts parts,
                BstLookFunc on_event, gpointer event_data,
                GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  BstRepository *known;
  BstLookRun *run;

  g_return_if_fail (BST_IS_LIBRARY (library) && BST_IS_HUB_CLIENT (client) && id != NULL);

  task = g_task_new (library, cancellable, callback, user_data);
  g_task_set_source_tag (task, bst_look_async);
  /* The outcome tells that it was cancelled, and what came before. */
  g_task_set_check_cancellable (task, FALSE);
  known = bst_library_get_repository (library, id);

  run = g_new0 (BstLookRun, 1);
  run->client = g_object_ref (client);
  run->parts = parts;
  run->on_event = on_event;
  run->event_data = event_data;
  run->total = 1;
  run->id = g_strdup (id);
  run->known = known != NULL ? bst_repository_ref (known) : NULL;
  run->other_id = known != NULL && g_ascii_strcasecmp (known->id, id) != 0 ? g_strdup (known->id) : NULL;
  run->outcome = bst_look_outcome_new (id);
  run->n_sent_before = bst_hub_client_get_n_requests (client);
  run->waiting = g_signal_connect (client, "waiting", G_CALLBACK (on_waiting), run);
  g_task_set_task_data (task, run, run_free);
  bst_look_run_tell (run, 0);
  bst_library_load_dossier_async (library, id, NULL, got_dossier, g_object_ref (task));
}

/* Returns: (transfer full): what came of it; never an error of its own */
BstLookOutcome *
bst_look_finish (BstLibrary *library, GAsyncResult *result)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, bst_look_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), NULL);
}
