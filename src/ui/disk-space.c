#include "config.h"

#include "ui/disk-space.h"

static void ask (GTask *task, GFile *file);

static void
asked (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) parent = g_file_get_parent (G_FILE (source));
  g_autoptr (GFileInfo) info = g_file_query_filesystem_info_finish (G_FILE (source), result, &error);

  /* It will be made on the disk that its parent is on. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND) && parent != NULL)
    ask (g_steal_pointer (&task), parent);
  else if (info == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else if (!g_file_info_has_attribute (info, G_FILE_ATTRIBUTE_FILESYSTEM_FREE))
    g_task_return_int (task, -1);
  else
    g_task_return_int (task, (gssize) MIN (g_file_info_get_attribute_uint64 (info, G_FILE_ATTRIBUTE_FILESYSTEM_FREE),
                                           G_MAXSSIZE));
}

/* @task: (transfer full) */
static void
ask (GTask *task, GFile *file)
{
  g_file_query_filesystem_info_async (file, G_FILE_ATTRIBUTE_FILESYSTEM_FREE, G_PRIORITY_DEFAULT,
                                      g_task_get_cancellable (task), asked, task);
}

/**
 * bst_disk_space_async:
 * @path: a folder, or one that will be made
 *
 * Asks how much room is left on the disk of @path. Nothing waits for the disk.
 */
void
bst_disk_space_async (const char *path, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, bst_disk_space_async);
  ask (task, file);
}

/* Returns: bytes; -1 where the disk does not tell, or with an error */
gint64
bst_disk_space_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_int (G_TASK (result), error);
}
