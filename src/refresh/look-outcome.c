#include "config.h"

#include "refresh/look-private.h"

/* Returns: (transfer full): of a look that has not asked for anything yet */
BstLookOutcome *
bst_look_outcome_new (const char *id)
{
  BstLookOutcome *self = g_new0 (BstLookOutcome, 1);

  self->id = g_strdup (id);
  self->failures = g_ptr_array_new_with_free_func ((GDestroyNotify) bst_look_failure_free);
  self->changes = g_ptr_array_new_with_free_func ((GDestroyNotify) bst_change_unref);
  return self;
}

void
bst_look_outcome_free (BstLookOutcome *self)
{
  g_free (self->id);
  g_ptr_array_unref (self->failures);
  g_ptr_array_unref (self->changes);
  g_clear_error (&self->error);
  g_free (self);
}

/* Whether the Hub keeps what is there from who has not accepted its terms. Not each server
 * has the Hub's own word for it. */
static gboolean
is_refusal (const BstRepository *record, const GError *error)
{
  if (g_error_matches (error, BST_HUB_ERROR, BST_HUB_ERROR_GATED))
    return TRUE;
  if (record->gated != BST_GATED_AUTO && record->gated != BST_GATED_MANUAL)
    return FALSE;
  return g_error_matches (error, BST_HUB_ERROR, BST_HUB_ERROR_UNAUTHORIZED) ||
         (g_error_matches (error, BST_HUB_ERROR, BST_HUB_ERROR_NOT_FOUND) && !bst_hub_error_is_of_file (error));
}

/* Notes that @part did not come. What was cancelled has not failed. */
void
bst_look_run_fail (BstLookRun *run, BstLookParts part, const GError *error)
{
  GPtrArray *failures = run->outcome->failures;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  /* One reason is enough: the lists of what was made of a model are four. */
  for (guint i = 0; i < failures->len; i++)
    if (((const BstLookFailure *) g_ptr_array_index (failures, i))->part == part)
      return;
  g_ptr_array_add (failures, bst_look_failure_new (part, is_refusal (run->record, error), error->message));
}

/* Returns: whether the record has the files of the revision that was asked for */
static gboolean
knows_files (const BstLookRun *run)
{
  return run->record->files != NULL && g_strcmp0 (run->record->files_sha, run->revision) == 0;
}

static gboolean
has_file (const BstRepository *record, const char *path)
{
  for (guint i = 0; i < record->files->len; i++)
    if (g_str_equal (((const BstRepositoryFile *) g_ptr_array_index (record->files, i))->path, path))
      return TRUE;
  return FALSE;
}

/* Whether there is no such file: the list of files says it, or else the Hub's own word. */
static gboolean
is_absent (const BstLookRun *run, const char *path, const GError *error)
{
  if (!g_error_matches (error, BST_HUB_ERROR, BST_HUB_ERROR_NOT_FOUND))
    return FALSE;
  return knows_files (run) ? !has_file (run->record, path) : bst_hub_error_is_of_file (error);
}

/* Once all has been heard: what is not there is known, and what did not come has failed. */
void
bst_look_run_settle (BstLookRun *run, gboolean is_cancelled)
{
  const char *endpoint = bst_hub_client_get_settings (run->client)->endpoint;
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  BstDossier *dossier = run->dossier;

  if (run->no_card != NULL && is_absent (run, "README.md", run->no_card))
    {
      dossier->card = g_strdup ("");
      dossier->card_sha = g_strdup (run->revision);
      dossier->card_from = g_strdup (endpoint);
      dossier->card_at = now;
    }
  else if (run->no_card != NULL)
    bst_look_run_fail (run, BST_LOOK_CARD, run->no_card);
  if (run->no_config != NULL && is_absent (run, "config.json", run->no_config))
    {
      dossier->config = g_strdup ("");
      dossier->config_sha = g_strdup (run->revision);
      dossier->config_from = g_strdup (endpoint);
      dossier->config_at = now;
    }
  else if (run->no_config != NULL)
    bst_look_run_fail (run, BST_LOOK_CONFIG, run->no_config);
  /* A part of the lists is more than nothing, and less than all that is kept. */
  if (dossier->derived != NULL && !is_cancelled &&
      (!run->no_derived || (dossier->derived->len > 0 && (run->before == NULL || run->before->derived_at < 0))))
    {
      dossier->derived_from = g_strdup (endpoint);
      dossier->derived_at = now;
    }
  if (dossier->card_at >= 0)
    run->outcome->came |= BST_LOOK_CARD;
  if (dossier->config_at >= 0)
    run->outcome->came |= BST_LOOK_CONFIG;
  if (dossier->derived_at >= 0 && !run->no_derived)
    run->outcome->came |= BST_LOOK_DERIVED;
  if ((run->parts & BST_LOOK_FILES) != 0 && knows_files (run))
    run->outcome->came |= BST_LOOK_FILES;
}
