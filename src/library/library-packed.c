/* Packed quantizations: what the Hub counts of them are words of several weights each. */
#include "config.h"

#include "library/library-private.h"

#include "core/entry-hub.h"

/* Returns: (transfer none) (nullable): the one model that @record is a quantization of */
static const char *
get_only_base (const BstRepository *record)
{
  if (record->base_models == NULL || record->base_models[0] == NULL || record->base_models[1] != NULL)
    return NULL;
  return record->relation == BST_RELATION_QUANTIZED || record->relation == BST_RELATION_UNKNOWN ? record->base_models[0] : NULL;
}

/* Returns: (transfer full) (nullable): what is known of the model @id, which may be no entry */
static BstEntry *
dup_base (BstLibrary *self, const char *id)
{
  BstEntry *entry = bst_library_lookup (self, id);
  BstRepository *record = entry == NULL ? bst_library_get_repository (self, id) : NULL;

  if (entry != NULL)
    return g_object_ref (entry);
  return record != NULL ? bst_library_make_entry (self, NULL, record) : NULL;
}

/**
 * bst_library_add_base_parameters:
 *
 * Returns: (transfer full): @entry, where it is a packed quantization of which no number of
 *   parameters is known with that of its base model
 */
BstEntry *
bst_library_add_base_parameters (BstLibrary *self, BstEntry *entry)
{
  const BstRepository *record = bst_entry_get_repository (entry);
  const char *id = record != NULL && bst_repository_is_packed (record) ? get_only_base (record) : NULL;
  g_autoptr (BstEntry) base = NULL;

  if (id == NULL || bst_entry_get_count (entry, BST_FIELD_PARAMETERS) > 0)
    return g_object_ref (entry);
  base = dup_base (self, id);
  return base != NULL ? bst_entry_with_base_parameters (entry, base) : g_object_ref (entry);
}

/* For all entries, once each of them is there: a base model may come after what was made of it. */
void
bst_library_arrange_packed (BstLibrary *self)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      BstEntry *entry = g_ptr_array_index (self->entries, i);
      g_autoptr (BstEntry) known = bst_library_add_base_parameters (self, entry);

      if (known == entry)
        continue;
      g_hash_table_replace (self->by_id, g_ascii_strdown (bst_entry_get_id (known), -1), known);
      g_ptr_array_index (self->entries, i) = g_steal_pointer (&known);
      g_object_unref (entry);
    }
}
