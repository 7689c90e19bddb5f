#include "config.h"

#include "app/hub-search.h"

#include <string.h>

/* How many models a search finds at most: more than a person reads, and one request. */
#define LIMIT 50

typedef struct
{
  BstLibrary *library;
  char *words;
  GPtrArray *entries; /* BstEntry: what has been found so far */
  gboolean is_known; /* whether there is one of the name that the words are */
  gboolean exact; /* there is, and it is the first of them */
} Search;

static void
search_free (gpointer data)
{
  Search *search = data;

  g_object_unref (search->library);
  g_free (search->words);
  g_ptr_array_unref (search->entries);
  g_free (search);
}

static void
add (Search *search, const BstRepository *record)
{
  g_autoptr (BstEntry) entry = bst_library_make_preview (search->library, record);

  /* The one that was asked for by its name is there already. */
  for (guint i = 0; i < search->entries->len; i++)
    if (g_str_equal (bst_entry_get_id (g_ptr_array_index (search->entries, i)), bst_entry_get_id (entry)))
      return;
  g_ptr_array_add (search->entries, g_steal_pointer (&entry));
}

static void
searched (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Search *search = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GPtrArray) records = bst_hub_client_search_finish (BST_HUB_CLIENT (source), result, &error);

  /* What is known of the one that was named is worth telling without the others. */
  if (records == NULL && search->is_known && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_clear_error (&error);
  if (error != NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  for (guint i = 0; records != NULL && i < records->len; i++)
    add (search, g_ptr_array_index (records, i));
  g_task_return_pointer (task, g_ptr_array_ref (search->entries), (GDestroyNotify) g_ptr_array_unref);
}

static void
search_for_words (BstHubClient *client, GTask *task)
{
  Search *search = g_task_get_task_data (task);

  bst_hub_client_search_async (client, search->words, LIMIT, g_task_get_cancellable (task), searched, g_object_ref (task));
}

/* Only where the Hub says that there is none is it said of the model itself. */
static void
looked_up (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Search *search = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (BstRepository) record = bst_hub_client_get_model_finish (BST_HUB_CLIENT (source), result, NULL, &error);

  if (record == NULL && !bst_hub_error_proves_absence (error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  search->is_known = TRUE;
  search->exact = record != NULL;
  if (record != NULL)
    add (search, record);
  search_for_words (BST_HUB_CLIENT (source), task);
}

/**
 * bst_hub_search_async:
 * @source: whose call it is, and what the callback is given as its source
 * @library: (transfer none): which makes entries of what is found
 * @words: words of names, or owner/name
 *
 * Asks for models with @words in their names; first, where @words are the name of one, for
 * that. It fails where it is not known whether there is such a one.
 */
void
bst_hub_search_async (gpointer source, BstHubClient *client, BstLibrary *library, const char *words,
                      GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (source, cancellable, callback, user_data);
  Search *search = g_new0 (Search, 1);

  search->library = g_object_ref (library);
  search->words = g_strdup (words);
  search->entries = g_ptr_array_new_with_free_func (g_object_unref);
  g_task_set_source_tag (task, bst_hub_search_async);
  g_task_set_task_data (task, search, search_free);
  if (strchr (words, '/') != NULL && bst_repository_is_id (words))
    bst_hub_client_get_model_async (client, words, NULL, cancellable, looked_up, g_object_ref (task));
  else
    search_for_words (client, task);
}

/* @exact: (out): whether the first is the one that the words name, maybe under another name
 * Returns: (transfer full) (nullable) (element-type BstEntry): the one of that name, then the
 *   most downloaded */
GPtrArray *
bst_hub_search_finish (GAsyncResult *result, gboolean *exact, GError **error)
{
  const Search *search;

  g_return_val_if_fail (g_async_result_is_tagged (result, bst_hub_search_async), NULL);
  search = g_task_get_task_data (G_TASK (result));
  *exact = search != NULL && search->exact;
  return g_task_propagate_pointer (G_TASK (result), error);
}
