#include "config.h"

#include "core/kinship.h"

struct _BstKinship
{
  gatomicrefcount references;
  GHashTable *entries; /* lower-case id, old or new → BstEntry */
  GHashTable *names; /* lower-case old id → new id */
  GHashTable *derived; /* key → GPtrArray of BstEntry, in the order in which they came */
};

/* An old name leads to the entry, and so does a new one that no entry has. */
static void
add_names (BstKinship *self, GHashTable *names)
{
  GHashTableIter iter;
  gpointer from, to;

  g_hash_table_iter_init (&iter, names);
  while (g_hash_table_iter_next (&iter, &from, &to))
    {
      g_autofree char *lower = g_ascii_strdown (to, -1);
      BstEntry *old_entry = g_hash_table_lookup (self->entries, from);
      BstEntry *new_entry = g_hash_table_lookup (self->entries, lower);

      g_hash_table_replace (self->names, g_strdup (from), g_strdup (to));
      if (old_entry == NULL && new_entry != NULL)
        g_hash_table_insert (self->entries, g_strdup (from), g_object_ref (new_entry));
      else if (new_entry == NULL && old_entry != NULL)
        g_hash_table_insert (self->entries, g_steal_pointer (&lower), g_object_ref (old_entry));
    }
}

/* One that names a base twice, or itself, is there once, or not at all. */
static void
add_derived (BstKinship *self, BstEntry *entry)
{
  g_autofree const char **bases = bst_entry_get_words (entry, BST_FIELD_BASE_MODELS);
  g_autofree char *own = bases != NULL ? bst_kinship_dup_key (self, bst_entry_get_id (entry)) : NULL;

  for (guint i = 0; bases != NULL && bases[i] != NULL; i++)
    {
      g_autofree char *key = bst_kinship_dup_key (self, bases[i]);
      GPtrArray *derived = g_hash_table_lookup (self->derived, key);

      if (g_str_equal (key, own))
        continue;
      if (derived == NULL)
        {
          derived = g_ptr_array_new_with_free_func (g_object_unref);
          g_hash_table_insert (self->derived, g_steal_pointer (&key), derived);
        }
      if (derived->len == 0 || g_ptr_array_index (derived, derived->len - 1) != entry)
        g_ptr_array_add (derived, g_object_ref (entry));
    }
}

/**
 * bst_kinship_new:
 * @entries: (element-type BstEntry)
 * @names: (nullable): the lower-case ids that repositories had before, each with its
 *   present one
 *
 * Of what is claimed of an entry's base models the first holds, as it is the one shown;
 * the facet base: of a query follows the same.
 *
 * Returns: (transfer full)
 */
BstKinship *
bst_kinship_new (GPtrArray *entries, GHashTable *names)
{
  BstKinship *self = g_new0 (BstKinship, 1);

  g_atomic_ref_count_init (&self->references);
  self->entries = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->derived = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < entries->len; i++)
    {
      BstEntry *entry = g_ptr_array_index (entries, i);

      g_hash_table_replace (self->entries, g_ascii_strdown (bst_entry_get_id (entry), -1), g_object_ref (entry));
    }
  if (names != NULL)
    add_names (self, names);
  for (guint i = 0; i < entries->len; i++)
    add_derived (self, g_ptr_array_index (entries, i));
  return self;
}

BstKinship *
bst_kinship_ref (BstKinship *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
bst_kinship_unref (BstKinship *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;
  g_hash_table_unref (self->entries);
  g_hash_table_unref (self->names);
  g_hash_table_unref (self->derived);
  g_free (self);
}

/* Returns: (transfer full): what is the same for all names of one model */
char *
bst_kinship_dup_key (BstKinship *self, const char *id)
{
  g_autofree char *lower = g_ascii_strdown (id, -1);
  BstEntry *entry = g_hash_table_lookup (self->entries, lower);
  const char *name = g_hash_table_lookup (self->names, lower);

  if (entry != NULL)
    return g_ascii_strdown (bst_entry_get_id (entry), -1);
  return name != NULL ? g_ascii_strdown (name, -1) : g_steal_pointer (&lower);
}

/* Returns: (transfer none) (nullable): the entry of that name, old or new, in any case of
 * letters. */
BstEntry *
bst_kinship_lookup (BstKinship *self, const char *id)
{
  g_autofree char *lower = g_ascii_strdown (id, -1);

  return g_hash_table_lookup (self->entries, lower);
}

/* Returns: (transfer none) (nullable) (element-type BstEntry): those that name @id as a base
 * model of theirs */
GPtrArray *
bst_kinship_get_derived (BstKinship *self, const char *id)
{
  g_autofree char *key = bst_kinship_dup_key (self, id);

  return g_hash_table_lookup (self->derived, key);
}

/**
 * bst_entry_get_relation:
 *
 * Returns: what the entry is of its base models: what the first says of those who claim the
 *   bases that are shown and say it; else what the Hub does. An adapter is one.
 */
BstRelation
bst_entry_get_relation (BstEntry *entry)
{
  GPtrArray *claims = bst_entry_get_claims (entry, BST_FIELD_BASE_MODELS);
  const BstRepository *record = bst_entry_get_repository (entry);

  for (guint i = 0; claims != NULL && i < claims->len; i++)
    {
      BstClaim *claim = g_ptr_array_index (claims, i);

      if (bst_claim_get_relation (claim) != BST_RELATION_UNKNOWN &&
          bst_claim_agrees_with (g_ptr_array_index (claims, 0), claim))
        return bst_claim_get_relation (claim);
    }
  if (claims != NULL && bst_entry_get_kind (entry) == BST_KIND_ADAPTER)
    return BST_RELATION_ADAPTER;
  return claims != NULL && record != NULL ? record->relation : BST_RELATION_UNKNOWN;
}
