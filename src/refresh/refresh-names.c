/* What is asked for under one name and answered under another. */
#include "config.h"

#include "refresh/refresh-private.h"

#include "core/i18n.h"
#include "hub/words.h"

/* So many names may lead to one repository: the guide's, and the one that a person added.
 * More of them in one refresh are the work of a server that says the same to everybody. */
#define MOST_NAMES 2

/* Returns: (transfer none): the name under which the library knows the target */
const char *
bst_refresh_target_get_name (const BstRefreshTarget *target)
{
  return target->known != NULL ? target->known->id : target->id;
}

/* Whether that is another than the one by which it is asked for. */
gboolean
bst_refresh_target_has_new_name (const BstRefreshTarget *target)
{
  return g_ascii_strcasecmp (bst_refresh_target_get_name (target), target->id) != 0;
}

gboolean
bst_refresh_run_has_more_names (BstRefreshRun *run)
{
  for (guint i = 0; i < run->targets->len; i++)
    if (((const BstRefreshTarget *) g_ptr_array_index (run->targets, i))->by_new_name)
      return TRUE;
  return FALSE;
}

static void
on_model (const BstHubWanted *wanted, BstRepository *repository, const GError *error, gpointer task)
{
  BstRefreshRun *run = g_task_get_task_data (task);

  for (guint i = 0; i < run->targets->len; i++)
    {
      BstRefreshTarget *target = g_ptr_array_index (run->targets, i);

      if (target->by_new_name && g_str_equal (target->known->id, wanted->id))
        bst_refresh_run_hear (task, target, repository, error);
    }
}

/**
 * bst_refresh_run_ask_by_new_names:
 * @task: borrowed by @callback
 *
 * Asks once more for those that are not found under their own names.
 */
void
bst_refresh_run_ask_by_new_names (GTask *task, GAsyncReadyCallback callback)
{
  BstRefreshRun *run = g_task_get_task_data (task);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GArray) wanted = g_array_new (FALSE, TRUE, sizeof (BstHubWanted));

  for (guint i = 0; i < run->targets->len; i++)
    {
      const BstRefreshTarget *target = g_ptr_array_index (run->targets, i);
      BstHubWanted item = { 0 };

      if (!target->by_new_name || !g_hash_table_add (seen, target->known->id))
        continue;
      item.id = target->known->id;
      g_array_append_val (wanted, item);
    }
  bst_hub_client_get_models_async (run->client, (gconstpointer) wanted->data, wanted->len, on_model, NULL, task,
                                   run->inner, callback, task);
}

/* Returns: (transfer full) (nullable) */
static char *
dup_answered_id (const BstRefreshTarget *target)
{
  if (target->answer == NULL || !bst_repository_has_figures (target->answer))
    return NULL;
  return g_ascii_strdown (target->answer->id, -1);
}

static void
drop_rename (BstRefreshOutcome *outcome, const char *from)
{
  for (guint i = 0; i < outcome->renames->len; i++)
    if (g_str_equal (g_array_index (outcome->renames, BstRename, i).from, from))
      {
        g_array_remove_index (outcome->renames, i);
        return;
      }
}

static void
refuse (BstRefreshRun *run, BstRefreshTarget *target)
{
  g_autofree char *host = bst_hub_endpoint_dup_host (bst_hub_client_get_settings (run->client)->endpoint);
  /* Translators: %s is the id of a model */
  g_autofree char *what = g_strdup_printf (_ ("it says of several models that they are called “%s” now"), target->answer->id);
  g_autoptr (GError) error = bst_hub_bad_reply_new (host, what);

  drop_rename (run->outcome, bst_refresh_target_get_name (target));
  run->outcome->answered--;
  run->outcome->failed++;
  bst_refresh_outcome_add_failure (run->outcome, target->id, FALSE, error);
  g_clear_pointer (&target->answer, bst_repository_unref);
  target->is_told = FALSE;
}

/**
 * bst_refresh_run_refuse_crowds:
 *
 * Takes no answer that says of more models than can be that they are now one and the same.
 * Who has that name has it still.
 */
void
bst_refresh_run_refuse_crowds (BstRefreshRun *run)
{
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < run->targets->len; i++)
    {
      char *id = dup_answered_id (g_ptr_array_index (run->targets, i));

      if (id != NULL)
        g_hash_table_replace (counts, id, GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (counts, id)) + 1));
    }
  for (guint i = 0; i < run->targets->len; i++)
    {
      BstRefreshTarget *target = g_ptr_array_index (run->targets, i);
      g_autofree char *id = dup_answered_id (target);

      if (id != NULL && g_ascii_strcasecmp (id, target->id) != 0 &&
          GPOINTER_TO_UINT (g_hash_table_lookup (counts, id)) > MOST_NAMES)
        refuse (run, target);
    }
}
