#include "config.h"

#include "core/dossier.h"

#include <string.h>

/* Returns: (transfer full): a dossier of the repository in which nothing is known yet */
BstDossier *
bst_dossier_new (const char *id, const char *endpoint)
{
  BstDossier *self = g_new0 (BstDossier, 1);

  g_atomic_ref_count_init (&self->references);
  self->id = g_strdup (id);
  self->endpoint = g_strdup (endpoint);
  self->card_at = self->config_at = self->derived_at = -1;
  for (guint i = 0; i < BST_N_RELATIONS; i++)
    self->n_derived[i] = -1;
  return self;
}

BstDossier *
bst_dossier_ref (const BstDossier *self)
{
  BstDossier *dossier = (BstDossier *) self;

  g_atomic_ref_count_inc (&dossier->references);
  return dossier;
}

void
bst_dossier_unref (BstDossier *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;
  g_free (self->id);
  g_free (self->endpoint);
  g_free (self->card);
  g_free (self->card_sha);
  g_free (self->config);
  g_free (self->config_sha);
  g_clear_pointer (&self->derived, g_ptr_array_unref);
  g_free (self);
}

/* More than any card's metadata. */
#define MOST_METADATA (64 * 1024)

/**
 * bst_dossier_dup_new_version:
 *
 * A card begins with metadata between two lines "---", in which "new_version: ORG/NAME"
 * names the model that has taken the place of this one.
 *
 * Returns: (transfer full) (nullable): the id that the card names; NULL for none
 */
char *
bst_dossier_dup_new_version (const BstDossier *self)
{
  const char *line = self->card;

  if (line == NULL || !g_str_has_prefix (line, "---\n"))
    return NULL;
  while ((line = strchr (line, '\n')) != NULL && line - self->card < MOST_METADATA)
    {
      g_autofree char *value = NULL;

      line++;
      if (g_str_has_prefix (line, "---"))
        return NULL;
      if (!g_str_has_prefix (line, "new_version:"))
        continue;
      line += strlen ("new_version:");
      value = g_strstrip (g_strndup (line, strcspn (line, "\n#")));
      g_strdelimit (value, "\"'", ' ');
      g_strstrip (value);
      return bst_repository_is_id (value) && strchr (value, '/') != NULL ? g_steal_pointer (&value) : NULL;
    }
  return NULL;
}
