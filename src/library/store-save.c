/* What becomes of the answers of one refresh in the two files. */
#include "config.h"

#include "library/store-private.h"

#include "core/repository-text.h"
#include "library/merge.h"
#include "library/problem.h"

static void
log_changes (BstStore *self, const BstRepository *before, const BstRepository *now, gint64 refresh, BstSaved *saved)
{
  g_autoptr (GPtrArray) changes = bst_repository_compare (before, now);

  for (guint i = 0; i < changes->len; i++)
    bst_user_log (self->user, refresh, g_ptr_array_index (changes, i));
  g_ptr_array_extend_and_steal (saved->changes, g_steal_pointer (&changes));
}

/* Whether @record can be read back as it is written. */
static gboolean
can_be_kept (BstStore *self, const BstRepository *record)
{
  g_autofree char *text = bst_repository_to_text (record);
  g_autoptr (GError) error = NULL;
  g_autoptr (BstRepository) again = bst_repository_from_text (text, -1, &error);

  if (again == NULL)
    g_ptr_array_add (self->problems, bst_problem_new (BST_PROBLEM_UNREADABLE, record->id, error->message, 1));
  return again != NULL;
}

static void
unref_record (gpointer record)
{
  if (record != NULL)
    bst_repository_unref (record);
}

/* Returns: (transfer full): what is kept of each record's repository or NULL, under its
 * id or under the name by which it was known. It is looked up for all before any of them
 * is written: names may have changed hands. */
static GPtrArray *
look_up (BstStore *self, BstHarvest *harvest)
{
  GPtrArray *records = bst_harvest_get_records (harvest);
  GArray *names = bst_harvest_get_names (harvest);
  g_autoptr (GHashTable) asked = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *befores = g_ptr_array_new_with_free_func (unref_record);

  for (guint i = 0; i < names->len; i++)
    g_hash_table_insert (asked, g_array_index (names, BstRename, i).to, g_array_index (names, BstRename, i).from);
  for (guint i = 0; i < records->len; i++)
    {
      const BstRepository *record = g_ptr_array_index (records, i);
      const char *from = g_hash_table_lookup (asked, record->id);
      BstRepository *before = bst_cache_read (self->cache, record->id);

      if (before == NULL && from != NULL)
        {
          g_autofree char *former = bst_cache_resolve (self->cache, from);

          before = bst_cache_read (self->cache, former);
        }
      g_ptr_array_add (befores, before);
    }
  return befores;
}

static void
save_record (BstStore *self, const BstRepository *record, const BstRepository *before, gint64 refresh, gint64 now,
             BstSaved *saved)
{
  g_autoptr (BstRepository) known = NULL;

  /* A mirror that lacks a model says nothing of the model. */
  if (record->presence == BST_PRESENCE_GONE && !bst_repository_is_official (record))
    return;
  known = bst_repository_merge (before, record, now);
  if (!can_be_kept (self, known))
    return;
  /* The figures keep their time; that they are no longer there is seen now. */
  log_changes (self, before, bst_repository_says_only_presence (record) ? record : known, refresh, saved);
  bst_cache_write (self->cache, known);
  g_ptr_array_add (saved->records, g_steal_pointer (&known));
}

static gboolean
is_same_answer (const BstRepository *a, const BstRepository *b)
{
  return g_ascii_strcasecmp (a->endpoint, b->endpoint) == 0 && g_strcmp0 (a->etag, b->etag) == 0;
}

static void
save_unchanged (BstStore *self, const BstUnchanged *unchanged, gint64 refresh, gint64 now, BstSaved *saved)
{
  g_autoptr (BstRepository) before = bst_cache_read (self->cache, unchanged->known->id);
  gboolean is_kept = before != NULL && is_same_answer (before, unchanged->known);
  g_autoptr (BstRepository) known = bst_repository_copy (is_kept ? before : unchanged->known);

  known->fetched_at = unchanged->fetched_at >= 0 ? unchanged->fetched_at : now;
  known->presence = BST_PRESENCE_THERE;
  if (!is_kept)
    {
      save_record (self, known, before, refresh, now, saved);
      return;
    }
  log_changes (self, before, known, refresh, saved);
  bst_cache_touch (self->cache, known);
  g_ptr_array_add (saved->records, g_steal_pointer (&known));
}

/* What is kept of it and cannot be read is written anew. */
static void
save_dossier (BstStore *self, const BstDossier *dossier)
{
  g_autoptr (BstDossier) before = bst_cache_find_dossier (self->cache, dossier->id, NULL);
  g_autoptr (BstDossier) known = bst_dossier_merge (before, dossier);

  bst_cache_write_dossier (self->cache, known);
}

/**
 * bst_store_save_answers:
 * @refresh: the number of this refresh
 * @saved: to which records and changes are added
 *
 * Writes what @harvest has, as part of a piece of work that has begun in both files. After
 * an error of either nothing more is done.
 */
void
bst_store_save_answers (BstStore *self, BstHarvest *harvest, gint64 refresh, gint64 now, BstSaved *saved)
{
  GPtrArray *records = bst_harvest_get_records (harvest);
  GArray *unchanged = bst_harvest_get_unchanged (harvest);
  GArray *names = bst_harvest_get_names (harvest);
  GPtrArray *dossiers = bst_harvest_get_dossiers (harvest);
  g_autoptr (GPtrArray) befores = look_up (self, harvest);

  for (guint i = 0; i < names->len; i++)
    bst_cache_rename (self->cache, g_array_index (names, BstRename, i).from, g_array_index (names, BstRename, i).to);
  for (guint i = 0; i < records->len && bst_store_is_fine (self); i++)
    save_record (self, g_ptr_array_index (records, i), g_ptr_array_index (befores, i), refresh, now, saved);
  for (guint i = 0; i < unchanged->len && bst_store_is_fine (self); i++)
    save_unchanged (self, &g_array_index (unchanged, BstUnchanged, i), refresh, now, saved);
  for (guint i = 0; i < dossiers->len && bst_store_is_fine (self); i++)
    save_dossier (self, g_ptr_array_index (dossiers, i));
}
