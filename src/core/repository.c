#include "config.h"

#include "core/repository.h"

#include <string.h>

#include "core/word.h"

static const BstWord gated_words[BST_N_GATED] = {
  [BST_GATED_UNKNOWN] = { "unknown", NULL },
  [BST_GATED_NO] = { "no", NULL },
  [BST_GATED_AUTO] = { "auto", NULL },
  [BST_GATED_MANUAL] = { "manual", NULL },
};

static const BstWord presence_words[BST_N_PRESENCES] = {
  [BST_PRESENCE_THERE] = { "there", NULL },
  [BST_PRESENCE_GONE] = { "gone", NULL },
  [BST_PRESENCE_DISABLED] = { "disabled", NULL },
};

/* The Hub's own words, but for the first. */
static const BstWord relation_words[BST_N_RELATIONS] = {
  [BST_RELATION_UNKNOWN] = { "unknown", NULL },
  [BST_RELATION_FINETUNE] = { "finetune", NULL },
  [BST_RELATION_ADAPTER] = { "adapter", NULL },
  [BST_RELATION_QUANTIZED] = { "quantized", NULL },
  [BST_RELATION_MERGE] = { "merge", NULL },
};

/**
 * bst_gated_to_string:
 *
 * Returns: the word of files: "manual"
 */
const char *
bst_gated_to_string (BstGated gated)
{
  g_return_val_if_fail ((guint) gated < BST_N_GATED, NULL);

  return gated_words[gated].word;
}

/**
 * bst_gated_from_string:
 * @string: (nullable): a word
 * @gated: (out): what it stands for; untouched when it stands for nothing
 *
 * Returns: whether @string is one of those words
 */
gboolean
bst_gated_from_string (const char *string, BstGated *gated)
{
  int found = bst_word_find (gated_words, BST_N_GATED, string);

  if (found >= 0)
    *gated = (BstGated) found;
  return found >= 0;
}

/**
 * bst_presence_to_string:
 *
 * Returns: the word of files: "gone"
 */
const char *
bst_presence_to_string (BstPresence presence)
{
  g_return_val_if_fail ((guint) presence < BST_N_PRESENCES, NULL);

  return presence_words[presence].word;
}

/**
 * bst_presence_from_string:
 * @string: (nullable): a word
 * @presence: (out): what it stands for; untouched when it stands for nothing
 *
 * Returns: whether @string is one of those words
 */
gboolean
bst_presence_from_string (const char *string, BstPresence *presence)
{
  int found = bst_word_find (presence_words, BST_N_PRESENCES, string);

  if (found >= 0)
    *presence = (BstPresence) found;
  return found >= 0;
}

/**
 * bst_relation_to_string:
 *
 * Returns: the word of files: "finetune"
 */
const char *
bst_relation_to_string (BstRelation relation)
{
  g_return_val_if_fail ((guint) relation < BST_N_RELATIONS, NULL);

  return relation_words[relation].word;
}

/**
 * bst_relation_from_string:
 * @string: (nullable): a word
 * @relation: (out): what it stands for; untouched when it stands for nothing
 *
 * Returns: whether @string is one of those words
 */
gboolean
bst_relation_from_string (const char *string, BstRelation *relation)
{
  int found = bst_word_find (relation_words, BST_N_RELATIONS, string);

  if (found >= 0)
    *relation = (BstRelation) found;
  return found >= 0;
}

static void
tensor_count_clear (gpointer data)
{
  g_free (((BstTensorCount *) data)->dtype);
}

static void
file_free (gpointer data)
{
  BstRepositoryFile *file = data;

  g_free (file->path);
  g_free (file);
}

/**
 * bst_repository_new:
 * @id: the repository's id
 * @endpoint: who is asked for it
 *
 * Returns: (transfer full): a record in which all else is unknown
 */
BstRepository *
bst_repository_new (const char *id, const char *endpoint)
{
  BstRepository *self = g_new0 (BstRepository, 1);

  g_atomic_ref_count_init (&self->references);
  self->id = g_strdup (id);
  self->endpoint = g_strdup (endpoint);
  self->token_sent = -1;
  self->kept_fields = self->kept_at = -1;
  self->fetched_at = self->created_at = self->last_modified = -1;
  self->downloads = self->likes = -1;
  self->tensors_total = self->gguf_parameters = self->gguf_context = -1;
  self->config_context = self->config_at = -1;
  for (guint i = 0; i < BST_N_RELATIONS; i++)
    self->n_children[i] = -1;
  return self;
}

/* Returns: (transfer full) */
BstRepository *
bst_repository_ref (const BstRepository *self)
{
  BstRepository *shared = (BstRepository *) self;

  g_atomic_ref_count_inc (&shared->references);
  return shared;
}

void
bst_repository_unref (BstRepository *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;
  g_free (self->id);
  g_free (self->endpoint);
  g_free (self->etag);
  g_free (self->sha);
  g_free (self->task);
  g_free (self->library_name);
  g_free (self->license);
  g_free (self->license_name);
  g_free (self->license_link);
  g_strfreev (self->languages);
  g_strfreev (self->base_models);
  g_clear_pointer (&self->tensors, g_array_unref);
  g_free (self->gguf_architecture);
  g_free (self->architecture);
  g_free (self->model_type);
  g_free (self->quantization);
  g_clear_pointer (&self->shape, g_variant_unref);
  g_free (self->config_sha);
  g_free (self->config_from);
  g_clear_pointer (&self->files, g_ptr_array_unref);
  g_free (self->files_sha);
  g_free (self->kept_from);
  g_free (self);
}

/* Returns: (transfer full): a record of its own with the same content, to be changed
 *   before it is shared. */
BstRepository *
bst_repository_copy (const BstRepository *self)
{
  BstRepository *copy = bst_repository_new (self->id, self->endpoint);

  copy->etag = g_strdup (self->etag);
  copy->fetched_at = self->fetched_at;
  copy->presence = self->presence;
  copy->token_sent = self->token_sent;
  copy->kept_fields = self->kept_fields;
  copy->kept_at = self->kept_at;
  copy->kept_from = g_strdup (self->kept_from);
  copy->sha = g_strdup (self->sha);
  copy->created_at = self->created_at;
  copy->last_modified = self->last_modified;
  copy->downloads = self->downloads;
  copy->likes = self->likes;
  copy->gated = self->gated;
  copy->task = g_strdup (self->task);
  copy->library_name = g_strdup (self->library_name);
  copy->license = g_strdup (self->license);
  copy->license_name = g_strdup (self->license_name);
  copy->license_link = g_strdup (self->license_link);
  copy->languages = g_strdupv (self->languages);
  copy->base_models = g_strdupv (self->base_models);
  copy->relation = self->relation;
  for (guint i = 0; self->tensors != NULL && i < self->tensors->len; i++)
    {
      const BstTensorCount *tensors = &g_array_index (self->tensors, BstTensorCount, i);

      bst_repository_add_tensors (copy, tensors->dtype, tensors->count);
    }
  copy->tensors_total = self->tensors_total;
  copy->gguf_parameters = self->gguf_parameters;
  copy->gguf_context = self->gguf_context;
  copy->gguf_architecture = g_strdup (self->gguf_architecture);
  copy->architecture = g_strdup (self->architecture);
  copy->model_type = g_strdup (self->model_type);
  copy->quantization = g_strdup (self->quantization);
  bst_repository_take_config (copy, self);
  memcpy (copy->n_children, self->n_children, sizeof copy->n_children);
  if (self->files != NULL)
    bst_repository_begin_files (copy);
  for (guint i = 0; self->files != NULL && i < self->files->len; i++)
    {
      const BstRepositoryFile *file = g_ptr_array_index (self->files, i);

      bst_repository_add_file (copy, file->path, file->size);
    }
  copy->files_sha = g_strdup (self->files_sha);
  return copy;
}

void
bst_repository_add_tensors (BstRepository *self, const char *dtype, gint64 count)
{
  BstTensorCount tensors = { .dtype = g_strdup (dtype), .count = count };

  if (self->tensors == NULL)
    {
      self->tensors = g_array_new (FALSE, FALSE, sizeof (BstTensorCount));
      g_array_set_clear_func (self->tensors, tensor_count_clear);
    }
  g_array_append_val (self->tensors, tensors);
}

/* Gives @self what the configuration of @other tells, in the place of what it has. */
void
bst_repository_take_config (BstRepository *self, const BstRepository *other)
{
  g_clear_pointer (&self->shape, g_variant_unref);
  g_free (self->config_sha);
  g_free (self->config_from);
  self->shape = other->shape != NULL ? g_variant_ref (other->shape) : NULL;
  self->config_context = other->config_context;
  self->config_sha = g_strdup (other->config_sha);
  self->config_from = g_strdup (other->config_from);
  self->config_at = other->config_at;
}

/* Makes the files known, of which there may be none. */
void
bst_repository_begin_files (BstRepository *self)
{
  if (self->files == NULL)
    self->files = g_ptr_array_new_with_free_func (file_free);
}

void
bst_repository_add_file (BstRepository *self, const char *path, gint64 size)
{
  BstRepositoryFile *file = g_new0 (BstRepositoryFile, 1);

  file->path = g_strdup (path);
  file->size = size;
  bst_repository_begin_files (self);
  g_ptr_array_add (self->files, file);
}

/* How many weights an element of a type that only packed weights have holds, at 4 bits
 * each; 0 for the other types. */
static int
get_packed_weights (const char *dtype)
{
  if (g_strcmp0 (dtype, "I32") == 0 || g_strcmp0 (dtype, "U32") == 0)
    return 8;
  return g_strcmp0 (dtype, "U8") == 0 ? 2 : 0;
}

/**
 * bst_repository_is_packed:
 *
 * Packed quantizations (GPTQ, AWQ, …) keep several weights in one integer, so that
 * what the Hub counts are words and not parameters.
 *
 * Returns: whether the method of quantization is one of those, or most weights are
 *   in elements of a type that only packed weights have
 */
gboolean
bst_repository_is_packed (const BstRepository *self)
{
  static const char *const packing_methods[] = { "aqlm", "awq", "exl2", "gptq", "hqq", "mxfp4", "vptq" };
  double packed = 0, plain = 0;

  for (guint i = 0; self->quantization != NULL && i < G_N_ELEMENTS (packing_methods); i++)
    if (g_ascii_strcasecmp (self->quantization, packing_methods[i]) == 0)
      return TRUE;

  for (guint i = 0; self->tensors != NULL && i < self->tensors->len; i++)
    {
      const BstTensorCount *tensors = &g_array_index (self->tensors, BstTensorCount, i);
      int weights = get_packed_weights (tensors->dtype);

      if (tensors->count < 0)
        continue;
      if (weights > 0)
        packed += (double) tensors->count * weights;
      else
        plain += (double) tensors->count;
    }
  return packed > plain;
}

/* Returns: the number of parameters as far as the Hub can tell it, or -1. */
gint64
bst_repository_get_parameters (const BstRepository *self)
{
  if (self->tensors_total > 0 && !bst_repository_is_packed (self))
    return self->tensors_total;
  return self->gguf_parameters > 0 ? self->gguf_parameters : -1;
}

/* Returns: the bytes of all files together, or -1 where the files were never asked
 *   for or one of them has no size that can be true. */
gint64
bst_repository_get_files_size (const BstRepository *self)
{
  gint64 size = 0;

  if (self->files == NULL)
    return -1;
  for (guint i = 0; i < self->files->len; i++)
    {
      const BstRepositoryFile *file = g_ptr_array_index (self->files, i);

      if (file->size < 0 || size > G_MAXINT64 - file->size)
        return -1;
      size += file->size;
    }
  return size;
}

/* Whether the Hub itself answered, and not a mirror, which may lack what the Hub has. */
gboolean
bst_repository_is_official (const BstRepository *self)
{
  return g_ascii_strcasecmp (self->endpoint, BST_HUB_ENDPOINT) == 0;
}

/* Whether the record says more than that the repository is there or not. */
gboolean
bst_repository_has_figures (const BstRepository *self)
{
  return self->sha != NULL || self->last_modified >= 0 || self->downloads >= 0 || self->likes >= 0;
}

/* Returns: the end of a part of an id, or NULL where @string begins with none. */
static const char *
skip_part (const char *string)
{
  if (!g_ascii_isalnum (*string) && *string != '_')
    return NULL;
  while (g_ascii_isalnum (*string) || (*string != '\0' && strchr ("._-", *string) != NULL))
    string++;
  return string;
}

/* Whether @string can be the id of a repository: "owner/name" or, for the oldest, a
 * name alone. Nothing that could be another address is one. */
gboolean
bst_repository_is_id (const char *string)
{
  const char *end = strlen (string) <= 200 ? skip_part (string) : NULL;

  if (end != NULL && *end == '/')
    end = skip_part (end + 1);
  return end != NULL && *end == '\0';
}
