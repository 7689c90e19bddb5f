/* Tokens in the desktop's keyring, one for each endpoint. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

void bst_secret_lookup_async (const char *endpoint, guint timeout, GCancellable *cancellable,
                              GAsyncReadyCallback callback, gpointer user_data);
char *bst_secret_lookup_finish (GAsyncResult *result, GError **error);

void bst_secret_store_async (const char *endpoint, const char *token, GCancellable *cancellable,
                             GAsyncReadyCallback callback, gpointer user_data);
gboolean bst_secret_store_finish (GAsyncResult *result, GError **error);

G_END_DECLS
