#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* @data: the task's
 * @error: where nothing can be returned
 *
 * Returns: (transfer full) (nullable): the task's result */
typedef gpointer (*BstThreadFunc) (gpointer data, GCancellable *cancellable, GError **error);

void bst_task_run_in_thread (GTask *task, BstThreadFunc func, GDestroyNotify free_result);

G_END_DECLS
