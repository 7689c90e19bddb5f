#include "config.h"

#include "core/repository.h"

#include <string.h>

static const char *const gated_words[BST_N_GATED] = {
  [BST_GATED_UNKNOWN] = "unknown",
  [BST_GATED_NO] = "no",
  [BST_GATED_AUTO] = "auto",
  [BST_GATED_MANUAL] = "manual",
};

static const char *const presence_words[BST_N_PRESENCES] = {
  [BST_PRESENCE_THERE] = "there",
  [BST_PRESENCE_GONE] = "gone",
  [BST_PRESENCE_DISABLED] = "disabled",
};

/* The Hub's own words, but for the first. */
static const char *const relation_words[BST_N_RELATIONS] = {
  [BST_RELATION_UNKNOWN] = "unknown",
  [BST_RELATION_FINETUNE] = "finetune",
  [BST_RELATION_ADAPTER] = "adapter",
  [BST_RELATION_QUANTIZED] = "quantized",
  [BST_RELATION_MERGE] = "merge",
};

static gboolean
find_word (const char *const *words, guint n_words, const char *string, guint *index)
{
  for (guint i = 0; i < n_words; i++)
    if (g_str_equal (words[i], string))
      {
        *index = i;
        return TRUE;
      }
  return FALSE;
}

const char *
bst_gated_to_string (BstGated gated)
{
  return gated_words[gated];
}

gboolean
bst_gated_from_string (const char *string, BstGated *gated)
{
  guint index;

  if (!find_word (gated_words, BST_N_GATED, string, &index))
    return FALSE;
  *gated = index;
  return TRUE;
}

const char *
bst_presence_to_string (BstPresence presence)
{
  return presence_words[presence];
}

gboolean
bst_presence_from_string (const char *string, BstPresence *presence)
{
  guint index;

  if (!find_word (presence_words, BST_N_PRESENCES, string, &index))
    return FALSE;
  *presence = index;
  return TRUE;
}

const char *
bst_relation_to_string (BstRelation relation)
{
  return relation_words[relation];
}

gboolean
bst_relation_from_string (const char *string, BstRelation *relation)
{
  guint index;

  if (!find_word (relation_words, BST_N_RELATIONS, string, &index))
    return FALSE;
  *relation = index;
  return TRUE;
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
  self->fetched_at = self->created_at = self->last_modified = -1;
  self->downloads = self->likes = -1;
  self->tensors_total = self->gguf_parameters = self->gguf_context = -1;
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
  g_clear_pointer (&self->files, g_ptr_array_unref);
  g_free (self->files_sha);
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

/**
 * bst_repository_is_packed:
 *
 * Packed quantizations (GPTQ, AWQ, …) keep several weights in one integer, so that
 * what the Hub counts are words and not parameters.
 *
 * Returns: whether most elements are of a type that only packed weights have
 */
gboolean
bst_repository_is_packed (const BstRepository *self)
{
  static const char *const packed_types[] = { "I32", "U32", "U8", NULL };
  double packed = 0, all = 0;

  for (guint i = 0; self->tensors != NULL && i < self->tensors->len; i++)
    {
      const BstTensorCount *tensors = &g_array_index (self->tensors, BstTensorCount, i);

      if (tensors->count < 0)
        continue;
      all += tensors->count;
      if (g_strv_contains (packed_types, tensors->dtype))
        packed += tensors->count;
    }
  return packed * 2 > all;
}

/* Returns: the number of parameters as far as the Hub can tell it, or -1. */
gint64
bst_repository_get_parameters (const BstRepository *self)
{
  if (self->tensors_total > 0 && !bst_repository_is_packed (self))
    return self->tensors_total;
  return self->gguf_parameters > 0 ? self->gguf_parameters : -1;
}

/* Returns: the bytes of all files together, or -1 where they were never asked for. */
gint64
bst_repository_get_files_size (const BstRepository *self)
{
  gint64 size = 0;

  if (self->files == NULL)
    return -1;
  for (guint i = 0; i < self->files->len; i++)
    {
      const BstRepositoryFile *file = g_ptr_array_index (self->files, i);

      if (file->size > 0 && size <= G_MAXINT64 - file->size)
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
