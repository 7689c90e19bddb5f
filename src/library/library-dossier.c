/* What is kept of a repository beside its record: read when somebody wants to see it. */
#include "config.h"

#include "library/library-private.h"

typedef struct
{
  GTask *task;
  char *id; /* that the repository has now, as far as is known */
  BstDossier *dossier;
  GError *error;
  BstStoreNews news;
} Loading;

static void
loading_free (gpointer data)
{
  Loading *loading = data;

  g_object_unref (loading->task);
  g_free (loading->id);
  g_clear_pointer (&loading->dossier, bst_dossier_unref);
  g_clear_error (&loading->error);
  bst_store_news_clear (&loading->news);
  g_free (loading);
}

static void
load_work (BstStore *store, gpointer data)
{
  Loading *loading = data;
  GCancellable *cancellable = g_task_get_cancellable (loading->task);

  if (g_cancellable_set_error_if_cancelled (cancellable, &loading->error))
    return;
  bst_store_set_hurry (store, cancellable);
  loading->dossier = bst_store_load_dossier (store, loading->id, &loading->error);
  bst_store_news_gather (&loading->news, store, loading->error == NULL);
  bst_store_set_hurry (store, NULL);
}

static void
load_done (gpointer data)
{
  Loading *loading = data;

  bst_library_take_news (g_task_get_source_object (loading->task), &loading->news);
  if (loading->error == NULL)
    {
      g_task_return_pointer (loading->task, g_steal_pointer (&loading->dossier), (GDestroyNotify) bst_dossier_unref);
      return;
    }
  bst_library_word_error (loading->error);
  g_task_return_error (loading->task, g_steal_pointer (&loading->error));
}

/**
 * bst_library_load_dossier_async:
 * @id: a repository, under the name that it has or one that it had
 *
 * Reads what is kept of a repository beside its record: the card, the configuration, and
 * what was made of it.
 */
void
bst_library_load_dossier_async (BstLibrary *self, const char *id, GCancellable *cancellable,
                                GAsyncReadyCallback callback, gpointer user_data)
{
  Loading *loading;

  g_return_if_fail (BST_IS_LIBRARY (self) && id != NULL);

  loading = g_new0 (Loading, 1);
  loading->task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (loading->task, bst_library_load_dossier_async);
  loading->id = g_strdup (bst_library_resolve (self, id));
  bst_worker_push (self->worker, load_work, load_done, loading, loading_free);
}

/* Returns: (transfer full) (nullable): what is kept; NULL without an error where nothing is */
BstDossier *
bst_library_load_dossier_finish (BstLibrary *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, bst_library_load_dossier_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
