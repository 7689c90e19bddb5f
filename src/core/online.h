/* What the window asks of the Hub without knowing it: the application answers. */
#pragma once

#include "core/activity.h"
#include "core/look-state.h"
#include "core/reach.h"
#include "core/sync-state.h"

G_BEGIN_DECLS

/* What a variable of the environment may have settled, whatever the preferences say. */
typedef enum
{
  BST_ONLINE_ENDPOINT,
  BST_ONLINE_OFFLINE, /* the Hub is not asked at all */
  BST_ONLINE_TOKEN,
} BstOnlineSetting;

/**
 * BstOnline: an interface, so that the window needs no network and a test none either.
 * All of it belongs to the main thread. Errors are sentences to show.
 *
 * ::changed tells that the endpoint or the token is another one. ::looking (BstLookState *look)
 * tells that a look at a model has begun, or ended.
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
  GPtrArray *(*search_finish) (BstOnline *self, GAsyncResult *result, gboolean *exact, GError **error);
  void (*test_async) (BstOnline *self, const char *endpoint, const char *token, GCancellable *cancellable,
                      GAsyncReadyCallback callback, gpointer user_data);
  char *(*test_finish) (BstOnline *self, GAsyncResult *result, GError **error);
  void (*reach_async) (BstOnline *self, const char *endpoint, GCancellable *cancellable,
                       GAsyncReadyCallback callback, gpointer user_data);
  BstReach *(*reach_finish) (BstOnline *self, GAsyncResult *result, GError **error);
  char *(*parse_id) (BstOnline *self, const char *text, GError **error);
  char *(*dup_endpoint) (BstOnline *self);
  void (*set_token_async) (BstOnline *self, const char *token, GCancellable *cancellable,
                           GAsyncReadyCallback callback, gpointer user_data);
  gboolean (*set_token_finish) (BstOnline *self, GAsyncResult *result, GError **error);
  char *(*dup_token_source) (BstOnline *self);

  /* What may be left out: then all is taken as it is typed, and nothing is settled. */
  char *(*parse_endpoint) (BstOnline *self, const char *text, GError **error);
  char *(*dup_variable) (BstOnline *self, BstOnlineSetting setting);
  gboolean (*can_forget_token) (BstOnline *self);

  /* The three together: where they are left out the Hub's list cannot be brought here. */
  BstSyncState *(*get_sync) (BstOnline *self);
  void (*start_sync) (BstOnline *self, const char *task, guint top, gboolean whole);
  void (*pause_sync) (BstOnline *self);

  /* All together: where they are left out no model can be looked at. */
  BstLookState *(*look) (BstOnline *self, const char *id, BstLookParts parts);
  BstLookState *(*look_at_files) (BstOnline *self, const char *id, const char *derived);
  BstLookState *(*find_look) (BstOnline *self, const char *id, const char *derived);
  gboolean (*may_look_unasked) (BstOnline *self);
  gboolean (*is_looking) (BstOnline *self);
  void (*stop_looking) (BstOnline *self);
};

BstActivity *bst_online_get_activity (BstOnline *self);
void bst_online_refresh (BstOnline *self, const char *const *ids, const char *first);

void bst_online_search_async (BstOnline *self, const char *words, GCancellable *cancellable,
                              GAsyncReadyCallback callback, gpointer user_data);
GPtrArray *bst_online_search_finish (BstOnline *self, GAsyncResult *result, gboolean *exact, GError **error);

void bst_online_test_async (BstOnline *self, const char *endpoint, const char *token, GCancellable *cancellable,
                            GAsyncReadyCallback callback, gpointer user_data);
char *bst_online_test_finish (BstOnline *self, GAsyncResult *result, GError **error);
void bst_online_reach_async (BstOnline *self, const char *endpoint, GCancellable *cancellable,
                             GAsyncReadyCallback callback, gpointer user_data);
BstReach *bst_online_reach_finish (BstOnline *self, GAsyncResult *result, GError **error);

char *bst_online_parse_id (BstOnline *self, const char *text, GError **error);
char *bst_online_dup_endpoint (BstOnline *self);

void bst_online_set_token_async (BstOnline *self, const char *token, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer user_data);
gboolean bst_online_set_token_finish (BstOnline *self, GAsyncResult *result, GError **error);
char *bst_online_dup_token_source (BstOnline *self);
gboolean bst_online_can_forget_token (BstOnline *self);

char *bst_online_parse_endpoint (BstOnline *self, const char *text, GError **error);
char *bst_online_dup_variable (BstOnline *self, BstOnlineSetting setting);

BstSyncState *bst_online_get_sync (BstOnline *self);
void bst_online_start_sync (BstOnline *self, const char *task, guint top, gboolean whole);
void bst_online_pause_sync (BstOnline *self);

gboolean bst_online_can_look (BstOnline *self);
BstLookState *bst_online_look (BstOnline *self, const char *id, BstLookParts parts);
BstLookState *bst_online_look_at_files (BstOnline *self, const char *id, const char *derived);
BstLookState *bst_online_find_look (BstOnline *self, const char *id);
BstLookState *bst_online_find_look_at_files (BstOnline *self, const char *id, const char *derived);
gboolean bst_online_may_look_unasked (BstOnline *self);
gboolean bst_online_is_looking (BstOnline *self);
void bst_online_stop_looking (BstOnline *self);

void bst_online_emit_changed (BstOnline *self);
void bst_online_emit_looking (BstOnline *self, BstLookState *look);

G_END_DECLS
