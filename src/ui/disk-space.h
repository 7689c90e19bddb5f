/* How much room there is on a disk. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

void bst_disk_space_async (const char *path, GCancellable *cancellable, GAsyncReadyCallback callback,
                           gpointer user_data);
gint64 bst_disk_space_finish (GAsyncResult *result, GError **error);

G_END_DECLS
