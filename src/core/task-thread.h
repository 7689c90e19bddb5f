#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* @data: the task's
 * @error: where nothing can be returned; nothing is returned besides
 *
 * Returns: (transfer full) (nullable): the task's result; whatever it is once @cancellable is
 *   cancelled, as it is thrown away then */
typedef gpointer (*BstThreadFunc) (gpointer data, GCancellable *cancellable, GError **error);

void bst_task_run_in_thread (GTask *task, BstThreadFunc func, GDestroyNotify free_result);

G_END_DECLS
