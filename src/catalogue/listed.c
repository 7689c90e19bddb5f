#include "config.h"

#include "catalogue/listed.h"

#include <string.h>

/* Sets @self to a row of which nothing is known. */
void
bst_listed_init (BstListed *self)
{
  *self = (BstListed) {
    .downloads = -1,
    .likes = -1,
    .created_at = -1,
    .last_modified = -1,
    .fetched_at = -1,
    .parameters = -1,
    .context = -1,
  };
}

void
bst_listed_texts_clear (BstListedTexts *self)
{
  g_clear_pointer (&self->languages, g_free);
  g_clear_pointer (&self->base_models, g_free);
}

/* No word of the Hub has a blank; one that has is none. */
static char *
join (char **words)
{
  g_autoptr (GString) joined = NULL;

  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    {
      if (words[i][0] == '\0' || strchr (words[i], ' ') != NULL)
        continue;
      if (joined == NULL)
        joined = g_string_new (NULL);
      else
        g_string_append_c (joined, ' ');
      g_string_append (joined, words[i]);
    }
  return joined != NULL ? g_string_free (g_steal_pointer (&joined), FALSE) : NULL;
}

/* What a damaged file has may be any bytes. */
static char *
dup_valid (const char *text)
{
  return text != NULL ? g_utf8_make_valid (text, -1) : NULL;
}

static char **
split (const char *joined)
{
  g_autofree char *valid = dup_valid (joined);

  return valid != NULL && valid[0] != '\0' ? g_strsplit (valid, " ", -1) : NULL;
}

/**
 * bst_listed_read:
 * @texts: (out): holds what @self lends of it, besides @record; to be cleared
 *
 * Sets @self to what a list keeps of @record, which has to live as long.
 */
void
bst_listed_read (BstListed *self, BstListedTexts *texts, const BstRepository *record)
{
  texts->languages = join (record->languages);
  texts->base_models = join (record->base_models);
  *self = (BstListed) {
    .id = record->id,
    .endpoint = record->endpoint,
    .task = record->task,
    .library_name = record->library_name,
    .license = record->license,
    .license_name = record->license_name,
    .languages = texts->languages,
    .base_models = texts->base_models,
    .downloads = record->downloads,
    .likes = record->likes,
    .created_at = record->created_at,
    .last_modified = record->last_modified,
    .fetched_at = record->fetched_at,
    .parameters = bst_repository_get_parameters (record),
    .context = record->gguf_context > 0 ? record->gguf_context : -1,
    .gated = record->gated,
    .relation = record->relation,
    .presence = record->presence,
  };
}

/**
 * bst_listed_to_repository:
 *
 * Returns: (transfer full): a record that says what the row says. Where its parameters
 *   were counted, in safetensors or GGUF files, it does not say.
 */
BstRepository *
bst_listed_to_repository (const BstListed *self)
{
  g_autofree char *id = dup_valid (self->id);
  BstRepository *record = bst_repository_new (id, self->endpoint != NULL && g_utf8_validate (self->endpoint, -1, NULL)
                                                    ? self->endpoint
                                                    : BST_HUB_ENDPOINT);

  record->task = dup_valid (self->task);
  record->library_name = dup_valid (self->library_name);
  record->license = dup_valid (self->license);
  record->license_name = dup_valid (self->license_name);
  record->languages = split (self->languages);
  record->base_models = split (self->base_models);
  record->downloads = self->downloads;
  record->likes = self->likes;
  record->created_at = self->created_at;
  record->last_modified = self->last_modified;
  record->fetched_at = self->fetched_at;
  record->tensors_total = self->parameters;
  record->gguf_context = self->context;
  record->gated = self->gated;
  record->relation = self->relation;
  record->presence = self->presence;
  return record;
}
