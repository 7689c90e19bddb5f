#include "config.h"

#include "core/dossier.h"

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
  g_free (self->card_from);
  g_free (self->config);
  g_free (self->config_sha);
  g_free (self->config_from);
  g_clear_pointer (&self->derived, g_ptr_array_unref);
  g_free (self->derived_from);
  g_free (self);
}

static void
take_card (BstDossier *self, const BstDossier *other)
{
  self->card = g_strdup (other->card);
  self->card_sha = g_strdup (other->card_sha);
  self->card_from = g_strdup (other->card_from);
  self->card_at = other->card_at;
}

static void
take_config (BstDossier *self, const BstDossier *other)
{
  self->config = g_strdup (other->config);
  self->config_sha = g_strdup (other->config_sha);
  self->config_from = g_strdup (other->config_from);
  self->config_at = other->config_at;
}

static void
take_derived (BstDossier *self, const BstDossier *other)
{
  self->derived = other->derived != NULL ? g_ptr_array_ref (other->derived) : NULL;
  for (guint i = 0; i < BST_N_RELATIONS; i++)
    self->n_derived[i] = other->n_derived[i];
  self->derived_from = g_strdup (other->derived_from);
  self->derived_at = other->derived_at;
}

/* Returns: (transfer full): a dossier of its own with the same content, to be changed before
 *   it is shared; its list of derived models is the same one, and not to be changed */
BstDossier *
bst_dossier_copy (const BstDossier *self)
{
  return bst_dossier_merge (self, self);
}

/* What is made of a model changes with each look; which files one of them has hardly does. */
static void
keep_files_of_derived (BstDossier *self, const BstDossier *before)
{
  GPtrArray *derived = g_ptr_array_new_with_free_func ((GDestroyNotify) bst_repository_unref);

  for (guint i = 0; i < self->derived->len; i++)
    {
      const BstRepository *record = g_ptr_array_index (self->derived, i);
      BstRepository *old = record->files == NULL ? bst_dossier_find_derived (before, record->id) : NULL;
      BstRepository *whole;

      if (old == NULL || old->files == NULL || g_strcmp0 (old->files_sha, record->sha) != 0)
        {
          g_ptr_array_add (derived, bst_repository_ref (record));
          continue;
        }
      whole = bst_repository_copy (record);
      whole->files = g_ptr_array_ref (old->files);
      whole->files_sha = g_strdup (old->files_sha);
      g_ptr_array_add (derived, whole);
    }
  g_ptr_array_unref (self->derived);
  self->derived = derived;
}

/**
 * bst_dossier_merge:
 * @before: (nullable): what was known
 * @newer: what has come, maybe not all of it
 *
 * Returns: (transfer full): @newer, and of @before what it does not have
 */
BstDossier *
bst_dossier_merge (const BstDossier *before, const BstDossier *newer)
{
  BstDossier *self = bst_dossier_new (newer->id, newer->endpoint);

  if (before == NULL)
    before = newer;
  take_card (self, newer->card_at >= 0 ? newer : before);
  take_config (self, newer->config_at >= 0 ? newer : before);
  take_derived (self, newer->derived_at >= 0 ? newer : before);
  if (self->derived != NULL && before->derived != NULL && before->derived != self->derived)
    keep_files_of_derived (self, before);
  return self;
}

/* Returns: when the newest part came: seconds since 1970, UTC; -1 where none did */
gint64
bst_dossier_get_time (const BstDossier *self)
{
  return MAX (MAX (self->card_at, self->config_at), self->derived_at);
}

/* Returns: how many models are made of it, of all relations, as far as the Hub says; -1 where
 *   it does not say */
gint64
bst_dossier_count_derived (const BstDossier *self)
{
  gint64 sum = -1;

  for (guint i = 0; i < BST_N_RELATIONS; i++)
    if (self->n_derived[i] >= 0)
      sum = MAX (sum, 0) + MIN (self->n_derived[i], G_MAXINT64 - MAX (sum, 0));
  return sum;
}

/* Returns: (transfer none) (nullable): what is known of the derived model @id */
BstRepository *
bst_dossier_find_derived (const BstDossier *self, const char *id)
{
  for (guint i = 0; self->derived != NULL && i < self->derived->len; i++)
    {
      BstRepository *record = g_ptr_array_index (self->derived, i);

      if (g_ascii_strcasecmp (record->id, id) == 0)
        return record;
    }
  return NULL;
}
