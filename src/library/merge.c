#include "config.h"

#include "library/merge.h"

#include "core/change.h"

/* Whether an answer is no more than that the repository is not there. */
gboolean
bst_repository_says_only_presence (const BstRepository *self)
{
  return self->presence != BST_PRESENCE_THERE && !bst_repository_has_figures (self);
}

static BstRepository *
mark (const BstRepository *before, const BstRepository *record)
{
  BstRepository *known = bst_repository_copy (before);

  g_free (known->id);
  known->id = g_strdup (record->id);
  known->presence = record->presence;
  return known;
}

static void
keep_text (char **text, const char *before)
{
  if (*text == NULL)
    *text = g_strdup (before);
}

static void
keep_words (char ***words, char **before)
{
  if (*words == NULL)
    *words = g_strdupv (before);
}

static void
keep_number (gint64 *number, gint64 before)
{
  if (*number < 0)
    *number = before;
}

/* What each repository has: an answer without it did not name it. */
static void
keep_what_all_have (BstRepository *known, const BstRepository *before)
{
  keep_text (&known->sha, before->sha);
  keep_number (&known->created_at, before->created_at);
  keep_number (&known->last_modified, before->last_modified);
  keep_number (&known->downloads, before->downloads);
  keep_number (&known->likes, before->likes);
  if (known->gated == BST_GATED_UNKNOWN)
    known->gated = before->gated;
}

static void
keep_tensors (BstRepository *known, const BstRepository *before)
{
  if (known->tensors != NULL || known->tensors_total >= 0)
    return;
  for (guint i = 0; before->tensors != NULL && i < before->tensors->len; i++)
    {
      const BstTensorCount *tensors = &g_array_index (before->tensors, BstTensorCount, i);

      bst_repository_add_tensors (known, tensors->dtype, tensors->count);
    }
  known->tensors_total = before->tensors_total;
}

/* What a repository may lose: only an answer that names not even its revision, as the
 * lists of a server that takes no heed of what it is asked for, says nothing of it. */
static void
keep_what_some_have (BstRepository *known, const BstRepository *before)
{
  keep_text (&known->task, before->task);
  keep_text (&known->library_name, before->library_name);
  if (known->license == NULL)
    {
      keep_text (&known->license, before->license);
      keep_text (&known->license_name, before->license_name);
      keep_text (&known->license_link, before->license_link);
    }
  keep_words (&known->languages, before->languages);
  keep_words (&known->base_models, before->base_models);
  if (known->relation == BST_RELATION_UNKNOWN)
    known->relation = before->relation;
  keep_tensors (known, before);
  keep_number (&known->gguf_parameters, before->gguf_parameters);
  keep_number (&known->gguf_context, before->gguf_context);
  keep_text (&known->gguf_architecture, before->gguf_architecture);
  keep_text (&known->architecture, before->architecture);
  keep_text (&known->model_type, before->model_type);
  keep_text (&known->quantization, before->quantization);
}

/* What was not told now keeps its age, which is that of the oldest for all of it. */
static void
note_kept (BstRepository *known, const BstRepository *before, const BstRepository *record)
{
  for (guint field = 0; field < BST_N_CHANGE_FIELDS; field++)
    {
      const char *endpoint;
      gint64 told_at;

      if (field == BST_CHANGE_PRESENCE || bst_repository_has_value (record, field) ||
          !bst_repository_has_value (known, field))
        continue;
      told_at = bst_repository_get_told (before, field, &endpoint);
      if (known->kept_fields < 0 || told_at < known->kept_at)
        {
          known->kept_at = told_at;
          g_free (known->kept_from);
          known->kept_from = g_strdup (endpoint);
        }
      known->kept_fields = MAX (known->kept_fields, 0) | ((gint64) 1 << field);
    }
}

/* An answer without files was not asked for them. */
static void
keep_files (BstRepository *known, const BstRepository *before)
{
  if (known->files != NULL || before->files == NULL)
    return;
  bst_repository_begin_files (known);
  for (guint i = 0; i < before->files->len; i++)
    {
      const BstRepositoryFile *file = g_ptr_array_index (before->files, i);

      bst_repository_add_file (known, file->path, file->size);
    }
  g_free (known->files_sha);
  known->files_sha = g_strdup (before->files_sha);
}

/* Nor was it asked for the configuration. */
static void
keep_config (BstRepository *known, const BstRepository *before)
{
  if (known->config_at < 0 && before->config_at >= 0)
    bst_repository_take_config (known, before);
}

/**
 * bst_repository_merge:
 * @before: (nullable): what was known
 * @record: an answer
 * @now: when it came, where it does not say so
 *
 * Returns: (transfer full): what is known after it. One that says only that the repository
 *   is not there takes no figures away, nor their age; and what an answer does not name
 *   is as it was.
 */
BstRepository *
bst_repository_merge (const BstRepository *before, const BstRepository *record, gint64 now)
{
  BstRepository *known;

  if (before != NULL && bst_repository_says_only_presence (record))
    return mark (before, record);
  known = bst_repository_copy (record);
  if (known->fetched_at < 0)
    known->fetched_at = now;
  if (before == NULL)
    return known;
  if (record->sha == NULL)
    keep_what_some_have (known, before);
  keep_what_all_have (known, before);
  note_kept (known, before, record);
  keep_files (known, before);
  keep_config (known, before);
  return known;
}
