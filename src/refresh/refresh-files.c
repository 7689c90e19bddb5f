/* The second step of a refresh: the files of what has a new revision. */
#include "config.h"

#include "refresh/refresh-private.h"

/* So many lists of files in a row that fail: the next would fail as well. */
#define ENOUGH_FAILURES 3

/* So many lists are asked for at once: a few more than the client sends, which has the next
 * at hand while it reads an answer. All at once would be sent before the third failure has
 * been read. */
#define AT_ONCE 8

/* Of what the Hub still allows, one in so many is left to who opens a model meanwhile. */
#define RESERVE 5

/* A list of files that is asked for. */
typedef struct
{
  GTask *task;
  guint index; /* in records */
  BstRepository *record; /* as the library has it */
} Listing;

static void
got_files_saved (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  BstRefreshRun *run = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GPtrArray) changes = bst_library_save_finish (BST_LIBRARY (source), result, &error);

  if (changes != NULL)
    bst_refresh_run_take_changes (run, changes);
  else
    {
      run->outcome->files = 0;
      g_clear_error (&run->outcome->error);
      run->outcome->error = error;
    }
  bst_refresh_run_end (task);
}

/* @task: (transfer full) */
static void
save_files (GTask *task)
{
  BstRefreshRun *run = g_task_get_task_data (task);
  g_autoptr (BstHarvest) harvest = bst_harvest_new ();

  for (guint i = 0; i < run->records->len; i++)
    if (g_ptr_array_index (run->records, i) != NULL)
      bst_harvest_add (harvest, g_ptr_array_index (run->records, i), NULL);
  if (bst_harvest_get_size (harvest) > 0)
    {
      /* Likewise. */
      bst_library_save_async (g_task_get_source_object (task), harvest, g_task_get_cancellable (task),
                              got_files_saved, task);
      return;
    }
  bst_refresh_run_end (task);
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
         g_error_matches (error, BST_HUB_ERROR, BST_HUB_ERROR_WITHHELD) ||
         g_error_matches (error, BST_HUB_ERROR, BST_HUB_ERROR_UNAUTHORIZED);
}

static void
note_files_failure (BstRefreshRun *run, const char *id, const GError *error)
{
  if (is_refusal (error))
    {
      run->failures = 0;
      return;
    }
  bst_refresh_outcome_add_failure (run->outcome, id, TRUE, error);
  if (++run->failures < ENOUGH_FAILURES &&
      !g_error_matches (error, BST_HUB_ERROR, BST_HUB_ERROR_OFFLINE) &&
      !g_error_matches (error, BST_HUB_ERROR, BST_HUB_ERROR_RATE_LIMITED))
    return;
  bst_refresh_run_note_error (run, g_error_copy (error));
  g_cancellable_cancel (run->inner);
}

static void ask_next (GTask *task);

static void
got_files (GObject *source, GAsyncResult *result, gpointer data)
{
  Listing *listing = data;
  g_autoptr (GTask) task = listing->task;
  g_autoptr (BstRepository) record = listing->record;
  BstRefreshRun *run = g_task_get_task_data (task);
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
      bst_refresh_run_tell (run, 0, NULL);
      ask_next (task);
    }
  if (--run->open > 0)
    return;
  if (run->outcome->error == NULL)
    g_cancellable_set_error_if_cancelled (g_task_get_cancellable (task), &run->outcome->error);
  save_files (g_steal_pointer (&task));
}

/* Asks for the files of the next that wants them, if there is one. */
static void
ask_next (GTask *task)
{
  BstRefreshRun *run = g_task_get_task_data (task);
  Listing *listing;

  if (run->next >= run->wanted->len)
    return;
  listing = g_new0 (Listing, 1);
  listing->task = g_object_ref (task);
  listing->index = run->next++;
  listing->record = bst_repository_ref (g_ptr_array_index (run->wanted, listing->index));
  run->open++;
  bst_hub_client_get_files_async (run->client, listing->record->id, listing->record->sha, run->inner, got_files, listing);
}

/* A whole guide has more lists than the Hub allows in five minutes: what goes beyond is left for
 * the next refresh, rather than that this one takes so long and nothing else can be asked for. */
static void
heed_quota (BstRefreshRun *run)
{
  guint left, seconds, most;

  if (!bst_hub_client_get_quota (run->client, &left, &seconds))
    return;
  most = left - left / RESERVE;
  if (run->wanted->len <= most)
    return;
  run->outcome->files_left = run->wanted->len - most;
  g_ptr_array_set_size (run->wanted, (int) most);
}

/* Asks for the files of all that were told of and whose files the library does not have
 * as they are in this revision, as far as the Hub allows it now.
 *
 * @task: (transfer full) */
void
bst_refresh_run_ask_files (GTask *task)
{
  BstRefreshRun *run = g_task_get_task_data (task);
  BstLibrary *library = g_task_get_source_object (task);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  run->wanted = g_ptr_array_new_with_free_func ((GDestroyNotify) bst_repository_unref);
  for (guint i = 0; i < run->targets->len; i++)
    {
      const BstRefreshTarget *target = g_ptr_array_index (run->targets, i);
      BstRepository *record = bst_library_get_repository (library, target->id);

      if (target->is_told && record != NULL && record->presence == BST_PRESENCE_THERE && record->sha != NULL &&
          g_strcmp0 (record->sha, record->files_sha) != 0 && g_hash_table_add (seen, record->id))
        g_ptr_array_add (run->wanted, bst_repository_ref (record));
    }
  heed_quota (run);
  if (run->wanted->len == 0)
    {
      save_files (task);
      return;
    }

  run->phase = BST_REFRESH_FILES;
  run->done = 0;
  run->total = run->wanted->len;
  g_ptr_array_set_size (run->records, (int) run->wanted->len);
  bst_refresh_run_tell (run, 0, NULL);
  for (guint i = 0; i < AT_ONCE; i++)
    ask_next (task);
  g_object_unref (task);
}
