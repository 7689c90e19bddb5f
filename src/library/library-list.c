/* The Hub's own list beside the library's entries: what of it is here, and the queries
 * that both answer. */
#include "config.h"

#include "library/library-private.h"

#include "catalogue/search.h"
#include "core/entry-hub.h"
#include "core/task-thread.h"
#include "library/listing.h"
#include "library/merge.h"
#include "library/problem.h"

/* Milliseconds without a search, after which the list need not be at hand. */
#define REST_AFTER 2000

void
bst_question_free (BstQuestion *self)
{
  bst_query_unref (self->query);
  g_ptr_array_unref (self->entries);
  g_clear_pointer (&self->list, bst_catalogue_search_unref);
  g_array_unref (self->hidden);
  g_free (self);
}

static const guint32 *
get_hidden (const BstQuestion *self)
{
  gconstpointer rows = self->hidden->data;

  return rows;
}

/* Returns: (transfer full): a question to the library as it is now. A list in which the
 *   query finds nothing, whatever is in it, is not asked. */
BstQuestion *
bst_question_new (BstLibrary *self, BstQuery *query)
{
  BstQuestion *question = g_new0 (BstQuestion, 1);

  question->query = bst_query_ref (query);
  question->entries = g_ptr_array_ref (self->entries);
  question->hidden = g_array_ref (self->hidden);
  if (self->list != NULL && bst_catalogue_search_may_find (self->list, query))
    question->list = bst_catalogue_search_ref (self->list);
  return question;
}

static int
compare_entries (gconstpointer a, gconstpointer b, gpointer query)
{
  return bst_query_compare (query, *(BstEntry *const *) a, *(BstEntry *const *) b);
}

static BstResults *
answer (const BstQuestion *self, GCancellable *cancellable)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree guint32 *rows = NULL;
  guint n_rows = 0;

  for (guint i = 0; i < self->entries->len; i++)
    if (bst_query_matches (self->query, g_ptr_array_index (self->entries, i)))
      g_ptr_array_add (found, g_object_ref (g_ptr_array_index (self->entries, i)));
  g_ptr_array_sort_with_data (found, compare_entries, self->query);
  if (self->list != NULL)
    rows = bst_catalogue_search_run (self->list, self->query, get_hidden (self), self->hidden->len,
                                     cancellable, &n_rows);
  return bst_results_new_with_rows (self->query, found, self->list, rows, n_rows);
}

/**
 * bst_library_query:
 *
 * Answers at once, which takes a tenth of a second at worst where the Hub's list is asked:
 * bst_library_is_quick() tells.
 *
 * Returns: (transfer full): the entries that @query finds, in its order
 */
BstResults *
bst_library_query (BstLibrary *self, BstQuery *query)
{
  g_autoptr (BstQuestion) question = bst_question_new (self, query);

  return answer (question, NULL);
}

/* Returns: how many entries are found; too few where @cancellable ended it early */
guint
bst_question_count (const BstQuestion *self, GCancellable *cancellable)
{
  guint count = 0;

  for (guint i = 0; i < self->entries->len; i++)
    if (bst_query_matches (self->query, g_ptr_array_index (self->entries, i)))
      count++;
  if (self->list != NULL)
    count += bst_catalogue_search_count (self->list, self->query, get_hidden (self), self->hidden->len,
                                         cancellable);
  return count;
}

/* Returns: how many entries @query finds. */
guint
bst_library_count (BstLibrary *self, BstQuery *query)
{
  g_autoptr (BstQuestion) question = bst_question_new (self, query);

  return bst_question_count (question, NULL);
}

/* Returns: whether @query is answered without a look at the Hub's list. */
gboolean
bst_library_is_quick (BstLibrary *self, BstQuery *query)
{
  return self->list == NULL || !bst_catalogue_search_may_find (self->list, query);
}

static gpointer
search_in_thread (gpointer data, GCancellable *cancellable, GError **error)
{
  return answer (data, cancellable);
}

/**
 * bst_library_search_async:
 * @cancellable: (nullable): ends it soon, when another question has come up
 *
 * As bst_library_query(), in a thread.
 */
void
bst_library_search_async (BstLibrary *self, BstQuery *query, GCancellable *cancellable,
                          GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, bst_library_search_async);
  g_task_set_task_data (task, bst_question_new (self, query), (GDestroyNotify) bst_question_free);
  bst_task_run_in_thread (task, search_in_thread, g_object_unref);
}

static gboolean
rest_cb (gpointer data)
{
  BstLibrary *self = data;

  self->rest_source = 0;
  if (self->list != NULL)
    bst_catalogue_rest (bst_catalogue_search_get_catalogue (self->list));
  return G_SOURCE_REMOVE;
}

/* The list is let go of when nobody has searched it for a while. */
void
bst_library_rest_later (BstLibrary *self)
{
  g_clear_handle_id (&self->rest_source, g_source_remove);
  self->rest_source = g_timeout_add (REST_AFTER, rest_cb, self);
}

/* Returns: (transfer full) (nullable): the answer, of the library as it was when it was
 *   asked; its only error is that it was cancelled */
BstResults *
bst_library_search_finish (BstLibrary *self, GAsyncResult *result, GError **error)
{
  bst_library_rest_later (self);
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Returns: (transfer full) (nullable): what the Hub's list has of @id */
static BstRepository *
find_listed (BstLibrary *self, const char *id)
{
  BstCatalogue *catalogue = self->list != NULL ? bst_catalogue_search_get_catalogue (self->list) : NULL;
  guint index;
  BstListed row;

  if (catalogue == NULL || !bst_catalogue_find (catalogue, id, &index))
    return NULL;
  bst_catalogue_get_row (catalogue, index, &row);
  return bst_listed_to_repository (&row);
}

/**
 * bst_library_find_listed:
 *
 * Returns: (transfer full) (nullable): an entry of what the Hub's list has of @id, which
 *   the library does not keep as its own
 */
BstEntry *
bst_library_find_listed (BstLibrary *self, const char *id)
{
  g_autoptr (BstRepository) record = find_listed (self, id);
  g_autoptr (BstEntry) entry = record != NULL ? bst_library_take_inherited (self, bst_library_make_entry (self, NULL, record)) : NULL;

  return entry != NULL ? bst_library_add_fetched (self, entry) : NULL;
}

/**
 * bst_library_add_fetched:
 * @entry: (transfer none): one of the library's own, or one that the Hub's list or a search has
 *
 * Returns: (transfer full): @entry with what was fetched of it alone, where it is not one of
 *   the library's own, which have that already
 */
BstEntry *
bst_library_add_fetched (BstLibrary *self, BstEntry *entry)
{
  const BstRepository *listed = bst_entry_get_repository (entry);
  BstRepository *fetched = bst_library_get_repository (self, bst_entry_get_id (entry));
  g_autoptr (BstRepository) known = NULL;
  g_autoptr (BstEntry) whole = NULL;

  if (fetched == NULL || fetched->fetched_at < 0 || bst_library_lookup (self, bst_entry_get_id (entry)) != NULL)
    return g_object_ref (entry);
  /* The list may be newer, and tells less. */
  known = listed != NULL && listed->fetched_at > fetched->fetched_at
            ? bst_repository_merge (fetched, listed, listed->fetched_at)
            : bst_repository_ref (fetched);
  whole = bst_library_take_inherited (self, bst_library_make_entry (self, NULL, known));
  return bst_library_add_base_parameters (self, whole);
}

/**
 * bst_library_add_listed_figures:
 * @entry: (transfer none): one of the library's own
 *
 * Returns: (transfer full): @entry with the figures that the Hub's list has of it, where
 *   the Hub was not asked for it alone yet
 */
BstEntry *
bst_library_add_listed_figures (BstLibrary *self, BstEntry *entry)
{
  const BstRepository *known = bst_entry_get_repository (entry);
  g_autoptr (BstRepository) record = NULL;

  if (self->list == NULL || (known != NULL && known->fetched_at >= 0))
    return g_object_ref (entry);
  record = find_listed (self, bst_entry_get_id (entry));
  if (record == NULL)
    return g_object_ref (entry);
  return bst_library_make_entry (self, bst_library_is_in_guide (self, bst_entry_get_id (entry)) ? entry : NULL, record);
}

/* Finds the rows of models that are among the entries. */
void
bst_library_hide_rows (BstLibrary *self)
{
  GHashTableIter iter;
  gpointer id;

  g_clear_pointer (&self->hidden, g_array_unref);
  self->hidden = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_hash_table_iter_init (&iter, self->by_id);
  while (self->list != NULL && g_hash_table_iter_next (&iter, &id, NULL))
    {
      guint32 row;

      if (bst_catalogue_find (bst_catalogue_search_get_catalogue (self->list), id, &row))
        g_array_append_val (self->hidden, row);
    }
}

/* A list that is there and of no use is told of once. */
static void
tell_lost (BstLibrary *self, const char *path, gboolean aloud)
{
  g_autofree char *name = g_path_get_basename (path);
  GPtrArray *problems;

  if (self->list_is_lost)
    return;
  self->list_is_lost = TRUE;
  problems = g_ptr_array_new_with_free_func ((GDestroyNotify) bst_problem_free);
  g_ptr_array_add (problems, bst_problem_new (BST_PROBLEM_LIST_LOST, name, NULL, 0));
  bst_library_tell_problems (self, problems, aloud);
}

/* Opens the list where there is one. Returns: whether it is another one than before */
static gboolean
open_list (BstLibrary *self, gboolean aloud)
{
  g_autofree char *path = self->cache_dir != NULL ? bst_listing_dup_path (self->cache_dir) : NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (BstCatalogue) catalogue = path != NULL ? bst_catalogue_open (path, &error) : NULL;
  BstCatalogue *open = self->list != NULL ? bst_catalogue_search_get_catalogue (self->list) : NULL;

  if (error != NULL && error->domain == BST_CATALOGUE_ERROR)
    tell_lost (self, path, aloud);
  if (open == catalogue || (open != NULL && catalogue != NULL &&
                            bst_catalogue_get_stamp (open) == bst_catalogue_get_stamp (catalogue)))
    return FALSE;
  g_clear_pointer (&self->list, bst_catalogue_search_unref);
  if (catalogue != NULL)
    {
      self->list = bst_catalogue_search_new (catalogue, self->guide);
      self->list_is_lost = FALSE;
    }
  return TRUE;
}

/* @cache_dir: (nullable) */
void
bst_library_begin_list (BstLibrary *self, const char *cache_dir)
{
  self->cache_dir = g_strdup (cache_dir);
  open_list (self, FALSE);
}

/**
 * bst_library_reload_list:
 *
 * Looks whether another file of the Hub's list has been written, by this program or by
 * another one, and has it answer from now on.
 */
void
bst_library_reload_list (BstLibrary *self)
{
  if (!open_list (self, TRUE))
    return;
  bst_library_arrange (self);
  bst_library_emit_changed (self);
}

/* Returns: how many models the Hub's list has here. */
guint
bst_library_get_n_listed (BstLibrary *self)
{
  return self->list != NULL ? bst_catalogue_get_n_rows (bst_catalogue_search_get_catalogue (self->list)) : 0;
}
