/* Which licences come with what the library's entries were made from. */
#include "config.h"

#include "library/library-private.h"

#include "core/verdict.h"

/* An entry under whatever name it goes by. */
static BstEntry *
find_entry (gpointer data, const char *id)
{
  BstEntry *entry = bst_library_lookup (data, id);

  return entry != NULL ? entry : bst_library_lookup (data, bst_library_resolve (data, id));
}

/* Returns: (transfer full): @entry, knowing which licence comes with what it was made from
 * @entry: (transfer full): of a model that is not among the entries */
BstEntry *
bst_library_take_inherited (BstLibrary *self, BstEntry *entry)
{
  BstEntry *heir = bst_entry_inherit (entry, find_entry, self);

  g_object_unref (entry);
  return heir;
}

/* Keeps @heir where the library has @entry, so that it is not made again. */
static void
keep_heir (BstLibrary *self, guint position, BstEntry *entry, BstEntry *heir)
{
  g_autofree char *lower = NULL;

  if (position < self->shown->len)
    {
      if (g_ptr_array_index (self->shown, position) != entry)
        return;
      g_ptr_array_index (self->shown, position) = g_object_ref (heir);
      g_object_unref (entry);
      return;
    }
  lower = g_ascii_strdown (bst_entry_get_id (entry), -1);
  if (g_hash_table_lookup (self->added, lower) == entry)
    g_hash_table_insert (self->added, g_steal_pointer (&lower), g_object_ref (heir));
}

/* Has each entry know which licence comes with what it was made from, now that all are there. */
void
bst_library_inherit (BstLibrary *self)
{
  g_autoptr (GPtrArray) before = self->entries;
  g_autoptr (GHashTable) heirs = g_hash_table_new (NULL, NULL);
  GHashTableIter iter;
  gpointer entry;

  self->entries = bst_entries_inherit (before, find_entry, self);
  for (guint i = 0; i < before->len; i++)
    {
      entry = g_ptr_array_index (before, i);
      if (entry == g_ptr_array_index (self->entries, i))
        continue;
      g_hash_table_insert (heirs, entry, g_ptr_array_index (self->entries, i));
      keep_heir (self, i, entry, g_ptr_array_index (self->entries, i));
    }
  g_hash_table_iter_init (&iter, self->by_id);
  while (g_hash_table_size (heirs) > 0 && g_hash_table_iter_next (&iter, NULL, &entry))
    {
      BstEntry *heir = g_hash_table_lookup (heirs, entry);

      if (heir != NULL)
        g_hash_table_iter_replace (&iter, heir);
    }
}
