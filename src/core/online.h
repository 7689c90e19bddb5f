/* What the window asks of the Hub without knowing it: the application answers. */
#pragma once

#include "core/activity.h"

G_BEGIN_DECLS

/**
 * BstOnline: an interface, so that the window needs no network and a test none either.
 * All of it belongs to the main thread. Errors are sentences to show.
 */
#define BST_TYPE_ONLINE (bst_online_get_type ())
G_DECLARE_INTERFACE (BstOnline, bst_online, BST, ONLINE, GObject)

struct _BstOnlineInterface
{
  GTypeInterface parent_interface;

  BstActivity *(*get_activity) (BstOnline *self);
  void (*refresh) (BstOnline *self, const char *const *ids, const char *first);
  void (*search_async) (BstOnline *self, const char *words, GCancellable *cancellable,
                        GAsyncReadyCallback callback, gpointer user_data);
  GPtrArray *(*search_finish) (BstOnline *self, GAsyncResult *result, GError **error);
  void (*test_async) (BstOnline *self, const char *endpoint, const char *token, GCancellable *cancellable,
                      GAsyncReadyCallback callback, gpointer user_data);
  char *(*test_finish) (BstOnline *self, GAsyncResult *result, GError **error);
  char *(*parse_id) (BstOnline *self, const char *text, GError **error);
  char *(*dup_endpoint) (BstOnline *self);
  void (*set_token_async) (BstOnline *self, const char *token, GCancellable *cancellable,
                           GAsyncReadyCallback callback, gpointer user_data);
  gboolean (*set_token_finish) (BstOnline *self, GAsyncResult *result, GError **error);
  char *(*dup_token_source) (BstOnline *self);
};

BstActivity *bst_online_get_activity (BstOnline *self);
void bst_online_refresh (BstOnline *self, const char *const *ids, const char *first);

void bst_online_search_async (BstOnline *self, const char *words, GCancellable *cancellable,
                              GAsyncReadyCallback callback, gpointer user_data);
GPtrArray *bst_online_search_finish (BstOnline *self, GAsyncResult *result, GError **error);

void bst_online_test_async (BstOnline *self, const char *endpoint, const char *token, GCancellable *cancellable,
                            GAsyncReadyCallback callback, gpointer user_data);
char *bst_online_test_finish (BstOnline *self, GAsyncResult *result, GError **error);

char *bst_online_parse_id (BstOnline *self, const char *text, GError **error);
char *bst_online_dup_endpoint (BstOnline *self);

void bst_online_set_token_async (BstOnline *self, const char *token, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer user_data);
gboolean bst_online_set_token_finish (BstOnline *self, GAsyncResult *result, GError **error);
char *bst_online_dup_token_source (BstOnline *self);

G_END_DECLS
