/* The entries of the library: the guide's and the user's, with what the Hub said. */
#include "config.h"

#include "library/library-private.h"

#include <string.h>

#include "core/entry-hub.h"

void
bst_followed_free (BstFollowed *self)
{
  g_free (self->id);
  g_clear_pointer (&self->record, bst_repository_unref);
  g_free (self);
}

/* Returns: (transfer none): the id that @id has now, as far as is known */
const char *
bst_library_resolve (BstLibrary *self, const char *id)
{
  g_autofree char *lower = g_ascii_strdown (id, -1);
  const char *resolved = g_hash_table_lookup (self->renames, lower);

  return resolved != NULL ? resolved : id;
}

/* Returns: (transfer none) (nullable): what is known of the repository whose name @id is now */
static BstRepository *
get_record (BstLibrary *self, const char *id)
{
  g_autofree char *lower = g_ascii_strdown (id, -1);

  return g_hash_table_lookup (self->records, lower);
}

/* Likewise, also where @id is a name that it had before. */
static BstRepository *
find_record (BstLibrary *self, const char *id)
{
  BstRepository *record = get_record (self, bst_library_resolve (self, id));

  return record != NULL ? record : get_record (self, id);
}

/* What a person said of @id, under this name or another of the same repository. */
static BstChoice *
find_choice (BstLibrary *self, const char *id)
{
  g_autofree char *lower = g_ascii_strdown (id, -1);
  g_autofree char *resolved = g_ascii_strdown (bst_library_resolve (self, id), -1);
  BstChoice *choice = g_hash_table_lookup (self->choice_by_id, lower);

  return choice != NULL ? choice : g_hash_table_lookup (self->choice_by_id, resolved);
}

/* Returns: (transfer none) (nullable): what the Hub said last of the repository */
BstRepository *
bst_library_get_repository (BstLibrary *self, const char *id)
{
  return find_record (self, id);
}

/* Whether the guide has @id, under the name that it has now or had before. */
gboolean
bst_library_is_in_guide (BstLibrary *self, const char *id)
{
  g_autofree char *lower = g_ascii_strdown (id, -1);
  g_autofree char *resolved = g_ascii_strdown (bst_library_resolve (self, id), -1);

  return g_hash_table_contains (self->in_guide, lower) || g_hash_table_contains (self->in_guide, resolved);
}

/* Adds to @ids all names of @id under which a person may have removed it. */
void
bst_library_add_guide_ids (BstLibrary *self, const char *id, GStrvBuilder *ids)
{
  const char *resolved = bst_library_resolve (self, id);
  GHashTableIter iter;
  gpointer from, to;

  g_strv_builder_add (ids, id);
  g_strv_builder_add (ids, resolved);
  g_hash_table_iter_init (&iter, self->renames);
  while (g_hash_table_iter_next (&iter, &from, &to))
    if (g_ascii_strcasecmp (to, resolved) == 0)
      g_strv_builder_add (ids, from);
}

/* Returns: (transfer full): @base with @record, or an entry of the record alone */
BstEntry *
bst_library_make_entry (BstLibrary *self, BstEntry *base, const BstRepository *record)
{
  return base != NULL ? bst_entry_with_repository (base, record, self->guide)
                      : bst_entry_new_from_repository (record, self->guide);
}

/**
 * bst_library_make_preview:
 * @record: what the Hub says of a repository, as a search finds it
 *
 * Returns: (transfer full): the entry that it would be if it were added; the library
 *   does not keep it
 */
BstEntry *
bst_library_make_preview (BstLibrary *self, const BstRepository *record)
{
  return bst_library_make_entry (self, NULL, record);
}

/* Takes a reference. */
void
bst_library_take_record (BstLibrary *self, BstRepository *record)
{
  g_hash_table_replace (self->records, g_ascii_strdown (record->id, -1), bst_repository_ref (record));
}

/* As the store does: who asks for @from is told of @to, or of nothing else where they are
 * the same. */
void
bst_library_take_name (BstLibrary *self, const char *from, const char *to)
{
  g_autofree char *lower = g_ascii_strdown (from, -1);

  if (g_ascii_strcasecmp (from, to) == 0)
    g_hash_table_remove (self->renames, lower);
  else
    g_hash_table_replace (self->renames, g_steal_pointer (&lower), g_strdup (to));
}

/* @choices: (element-type BstChoice): all that there are now; takes a reference */
void
bst_library_take_choices (BstLibrary *self, GPtrArray *choices)
{
  GPtrArray *old = self->choices;

  g_hash_table_remove_all (self->choice_by_id);
  self->choices = g_ptr_array_ref (choices);
  g_clear_pointer (&old, g_ptr_array_unref);
  for (guint i = 0; i < choices->len; i++)
    {
      BstChoice *choice = g_ptr_array_index (choices, i);

      g_hash_table_replace (self->choice_by_id, g_ascii_strdown (choice->id, -1), choice);
    }

  /* It holds for the name that the repository has now too, unless that has its own. */
  for (guint i = 0; i < choices->len; i++)
    {
      BstChoice *choice = g_ptr_array_index (choices, i);
      g_autofree char *lower = g_ascii_strdown (bst_library_resolve (self, choice->id), -1);

      if (!g_hash_table_contains (self->choice_by_id, lower))
        g_hash_table_insert (self->choice_by_id, g_steal_pointer (&lower), choice);
    }
}

/**
 * bst_library_dup_chosen_ids:
 *
 * Returns: (transfer full): the names of the repository @id under which a person's word on
 *   it is to be kept: this one, and all that have one already
 */
char **
bst_library_dup_chosen_ids (BstLibrary *self, const char *id)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  const char *resolved = bst_library_resolve (self, id);

  g_strv_builder_add (ids, id);
  for (guint i = 0; i < self->choices->len; i++)
    {
      const char *name = ((const BstChoice *) g_ptr_array_index (self->choices, i))->id;

      if (g_ascii_strcasecmp (name, id) != 0 &&
          g_ascii_strcasecmp (bst_library_resolve (self, name), resolved) == 0)
        g_strv_builder_add (ids, name);
    }
  return g_strv_builder_end (ids);
}

static void
put_by_id (BstLibrary *self, BstEntry *entry)
{
  BstEntry *shown = bst_library_add_listed_figures (self, entry);

  g_ptr_array_add (self->entries, shown);
  g_hash_table_replace (self->by_id, g_ascii_strdown (bst_entry_get_id (shown), -1), shown);
}

/* @id: the name that it has now
 *
 * A model that was added is found by its own id once it has been fetched, and by the
 * name alone before that. */
static BstEntry *
ensure_added (BstLibrary *self, const char *id)
{
  g_autofree char *lower = g_ascii_strdown (id, -1);
  BstEntry *entry = g_hash_table_lookup (self->added, lower);
  BstRepository *record = get_record (self, id);

  if (entry == NULL)
    {
      g_autoptr (BstRepository) bare = bst_repository_new (id, BST_HUB_ENDPOINT);

      entry = bst_library_make_entry (self, NULL, record != NULL ? record : bare);
      g_hash_table_insert (self->added, g_steal_pointer (&lower), entry);
    }
  return entry;
}

/**
 * bst_library_arrange:
 *
 * Puts together the list of entries from the guide's and those that were added.
 */
void
bst_library_arrange (BstLibrary *self)
{
  GHashTableIter iter;
  gpointer from, to;

  g_hash_table_remove_all (self->in_guide);
  for (guint i = 0; i < self->base->len; i++)
    {
      const char *id = bst_entry_get_id (g_ptr_array_index (self->base, i));

      g_hash_table_add (self->in_guide, g_ascii_strdown (id, -1));
      g_hash_table_add (self->in_guide, g_ascii_strdown (bst_library_resolve (self, id), -1));
    }

  g_clear_pointer (&self->entries, g_ptr_array_unref);
  self->entries = g_ptr_array_new_with_free_func (g_object_unref);
  g_hash_table_remove_all (self->by_id);
  for (guint i = 0; i < self->shown->len; i++)
    put_by_id (self, g_ptr_array_index (self->shown, i));
  for (guint i = 0; i < self->choices->len; i++)
    {
      const BstChoice *choice = g_ptr_array_index (self->choices, i);
      const char *id = bst_library_resolve (self, choice->id);
      g_autofree char *lower = g_ascii_strdown (id, -1);

      if (choice->added && !bst_library_is_in_guide (self, choice->id) && !g_hash_table_contains (self->by_id, lower))
        put_by_id (self, ensure_added (self, id));
    }

  bst_library_arrange_packed (self);

  /* An old name leads to the entry too, and so does a new one that the guide has not. */
  g_hash_table_iter_init (&iter, self->renames);
  while (g_hash_table_iter_next (&iter, &from, &to))
    {
      g_autofree char *lower = g_ascii_strdown (to, -1);
      BstEntry *old_entry = g_hash_table_lookup (self->by_id, from);
      BstEntry *new_entry = g_hash_table_lookup (self->by_id, lower);

      if (old_entry == NULL && new_entry != NULL)
        g_hash_table_insert (self->by_id, g_strdup (from), new_entry);
      else if (new_entry == NULL && old_entry != NULL)
        g_hash_table_insert (self->by_id, g_steal_pointer (&lower), old_entry);
    }
  bst_library_hide_rows (self);
}

/* Fills a library with what the store holds. */
void
bst_library_take_holdings (BstLibrary *self, BstHoldings *holdings)
{
  for (guint i = 0; i < holdings->renames->len; i++)
    {
      const BstRename *rename = &g_array_index (holdings->renames, BstRename, i);

      g_hash_table_replace (self->renames, g_ascii_strdown (rename->from, -1), g_strdup (rename->to));
    }
  for (guint i = 0; i < holdings->records->len; i++)
    bst_library_take_record (self, g_ptr_array_index (holdings->records, i));
  bst_library_take_choices (self, holdings->choices);

  g_ptr_array_set_size (self->shown, 0);
  g_hash_table_remove_all (self->added);
  for (guint i = 0; i < self->base->len; i++)
    {
      BstEntry *base = g_ptr_array_index (self->base, i);
      BstRepository *record = find_record (self, bst_entry_get_id (base));

      g_ptr_array_add (self->shown, record != NULL ? bst_library_make_entry (self, base, record) : g_object_ref (base));
    }
  bst_library_arrange (self);
}

/**
 * bst_library_is_followed:
 *
 * Returns: whether a refresh asks for @id: the guide has it and it was not removed, or
 *   it was added
 */
gboolean
bst_library_is_followed (BstLibrary *self, const char *id)
{
  BstChoice *choice = find_choice (self, id);

  return choice != NULL ? choice->added : bst_library_is_in_guide (self, id) && strchr (id, '/') != NULL;
}

static void
add_followed (BstLibrary *self, const char *id, GPtrArray *followed, GHashTable *seen)
{
  BstRepository *record = find_record (self, id);
  BstFollowed *item;

  if (!g_hash_table_add (seen, g_ascii_strdown (id, -1)))
    return;
  item = g_new0 (BstFollowed, 1);
  item->id = g_strdup (id);
  item->record = record != NULL ? bst_repository_ref (record) : NULL;
  g_ptr_array_add (followed, item);
}

/**
 * bst_library_dup_followed:
 *
 * Returns: (transfer full) (element-type BstFollowed): what a refresh asks for: all of
 *   the guide that has a repository, but what was removed, and then what was added. Each
 *   is asked for under the name that the guide or a person gave it, also where it has
 *   another by now: so a name that led to the wrong place, or is a repository's own again,
 *   is seen.
 */
GPtrArray *
bst_library_dup_followed (BstLibrary *self)
{
  GPtrArray *followed = g_ptr_array_new_with_free_func ((GDestroyNotify) bst_followed_free);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < self->base->len; i++)
    {
      BstEntry *entry = g_ptr_array_index (self->base, i);

      if (bst_entry_has_repository (entry) && bst_library_is_followed (self, bst_entry_get_id (entry)))
        add_followed (self, bst_entry_get_id (entry), followed, seen);
    }
  for (guint i = 0; i < self->choices->len; i++)
    {
      const BstChoice *choice = g_ptr_array_index (self->choices, i);

      if (choice->added)
        add_followed (self, choice->id, followed, seen);
    }
  return followed;
}

/**
 * bst_library_get_fetched_range:
 * @oldest: (out): when the oldest figures that are shown were fetched: seconds since
 *   1970, UTC
 * @newest: (out): when the newest were
 * @endpoint: (out) (transfer none): who gave the newest
 *
 * Returns: FALSE where nothing that is followed was ever fetched
 */
gboolean
bst_library_get_fetched_range (BstLibrary *self, gint64 *oldest, gint64 *newest, const char **endpoint)
{
  g_autoptr (GPtrArray) followed = bst_library_dup_followed (self);
  gboolean any = FALSE;

  for (guint i = 0; i < followed->len; i++)
    {
      const BstFollowed *item = g_ptr_array_index (followed, i);
      const BstRepository *record = item->record;

      /* What is gone has been asked for, and will never be newer. */
      if (record == NULL || record->presence == BST_PRESENCE_GONE || record->fetched_at < 0)
        continue;
      if (!any || record->fetched_at < *oldest)
        *oldest = record->fetched_at;
      if (!any || record->fetched_at > *newest)
        {
          *newest = record->fetched_at;
          *endpoint = record->endpoint;
        }
      any = TRUE;
    }
  return any;
}
