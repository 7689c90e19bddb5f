#include "config.h"

#include "hub/client-private.h"


/* Ten thousand files; a repository with more is no model to look at file by file. */
#define MOST_PAGES 10

typedef struct
{
  BstRepository *repository;
  guint pages;
  char *link;
} Files;

static void
files_free (gpointer data)
{
  Files *files = data;

  bst_repository_unref (files->repository);
  g_free (files->link);
  g_free (files);
}

static void ask (GTask *task, BstHubRequest *request);

static void
got_page (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  BstHubClient *self = BST_HUB_CLIENT (source);
  Files *files = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (BstHubPage) page = bst_hub_call_finish (result, &error);
  BstHubRequest *request;
  const BstRepository *part;

  if (page == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  part = g_ptr_array_index (page->repositories, 0);
  for (guint i = 0; part->files != NULL && i < part->files->len; i++)
    {
      const BstRepositoryFile *file = g_ptr_array_index (part->files, i);

      bst_repository_add_file (files->repository, file->path, file->size);
    }
  if (page->next_link == NULL || ++files->pages == MOST_PAGES || g_strcmp0 (page->next_link, files->link) == 0)
    {
      /* A repository without files is known to have none. */
      if (files->repository->files == NULL)
        files->repository->files = g_ptr_array_new ();
      files->repository->fetched_at = bst_hub_call_get_answer (result)->fetched_at;
      g_task_return_pointer (task, bst_repository_ref (files->repository), (GDestroyNotify) bst_repository_unref);
      return;
    }
  request = bst_hub_request_next (bst_hub_client_get_settings (self)->endpoint, page->next_link, &error);
  if (request == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  request->id = g_strdup (files->repository->id);
  g_free (files->link);
  files->link = g_strdup (page->next_link);
  ask (g_steal_pointer (&task), request);
}

/* @task: (transfer full) */
static void
ask (GTask *task, BstHubRequest *request)
{
  BstHubClient *self = g_task_get_source_object (task);

  bst_hub_call_async (self, bst_hub_client_get_queue (self), request, 0,
                      (BstHubReader) bst_hub_reply_read_files, (GDestroyNotify) bst_hub_page_free,
                      g_task_get_cancellable (task), got_page, task);
}

/**
 * bst_hub_client_get_files_async:
 * @revision: a sha, a branch or a tag
 *
 * Asks for the files of a model with their sizes.
 */
void
bst_hub_client_get_files_async (BstHubClient *self, const char *id, const char *revision,
                                GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  const char *endpoint = bst_hub_client_get_settings (self)->endpoint;
  Files *files;

  g_task_set_source_tag (task, bst_hub_client_get_files_async);
  if (!bst_hub_id_is_safe (id))
    {
      g_task_return_error (task, bst_hub_id_error (id));
      return;
    }
  files = g_new0 (Files, 1);
  files->repository = bst_repository_new (id, endpoint);
  files->repository->files_sha = g_strdup (revision);
  g_task_set_task_data (task, files, files_free);
  ask (g_steal_pointer (&task), bst_hub_request_files (endpoint, id, revision));
}

/**
 * bst_hub_client_get_files_finish:
 *
 * Returns: (transfer full) (nullable): a record in which the files are known, with the
 *   revision that they were asked for by, and nothing else
 */
BstRepository *
bst_hub_client_get_files_finish (BstHubClient *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, bst_hub_client_get_files_async), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
