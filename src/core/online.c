#include "config.h"

#include "core/online.h"

G_DEFINE_INTERFACE (BstOnline, bst_online, G_TYPE_OBJECT)

static void
bst_online_default_init (BstOnlineInterface *iface)
{
}

/* Returns: (transfer none): how far the refresh has come, whether one is under way or not */
BstActivity *
bst_online_get_activity (BstOnline *self)
{
  return BST_ONLINE_GET_IFACE (self)->get_activity (self);
}

/**
 * bst_online_refresh:
 * @ids: (nullable): which repositories; NULL for all that are followed
 * @first: (nullable): the one that the person is looking at
 *
 * Begins to ask the Hub. While a refresh is under way, @ids wait for its end, and a
 * refresh of all that is followed does nothing. The activity tells how it goes; the library tells that entries have been replaced.
 */
void
bst_online_refresh (BstOnline *self, const char *const *ids, const char *first)
{
  BST_ONLINE_GET_IFACE (self)->refresh (self, ids, first);
}

/* Asks the Hub itself for models with @words in their names. */
void
bst_online_search_async (BstOnline *self, const char *words, GCancellable *cancellable,
                         GAsyncReadyCallback callback, gpointer user_data)
{
  BST_ONLINE_GET_IFACE (self)->search_async (self, words, cancellable, callback, user_data);
}

/* Returns: (transfer full) (nullable) (element-type BstEntry): what was found, the most
 *   downloaded first */
GPtrArray *
bst_online_search_finish (BstOnline *self, GAsyncResult *result, GError **error)
{
  return BST_ONLINE_GET_IFACE (self)->search_finish (self, result, error);
}

/**
 * bst_online_test_async:
 * @endpoint: as it was typed
 * @token: (nullable): NULL for the one that is in use
 *
 * Asks who answers at @endpoint.
 */
void
bst_online_test_async (BstOnline *self, const char *endpoint, const char *token, GCancellable *cancellable,
                       GAsyncReadyCallback callback, gpointer user_data)
{
  BST_ONLINE_GET_IFACE (self)->test_async (self, endpoint, token, cancellable, callback, user_data);
}

/* Returns: (transfer full) (nullable): a sentence: what answered, how fast, and whom the
 *   token belongs to */
char *
bst_online_test_finish (BstOnline *self, GAsyncResult *result, GError **error)
{
  return BST_ONLINE_GET_IFACE (self)->test_finish (self, result, error);
}

/* @text: an id or the address of a page of the Hub, as it was pasted or dropped
 * Returns: (transfer full) (nullable): the repository's id */
char *
bst_online_parse_id (BstOnline *self, const char *text, GError **error)
{
  return BST_ONLINE_GET_IFACE (self)->parse_id (self, text, error);
}

/* Returns: (transfer full): the address that is asked. */
char *
bst_online_dup_endpoint (BstOnline *self)
{
  return BST_ONLINE_GET_IFACE (self)->dup_endpoint (self);
}

/* @token: (nullable): NULL or "" to forget it. It is kept where the desktop keeps secrets. */
void
bst_online_set_token_async (BstOnline *self, const char *token, GCancellable *cancellable,
                            GAsyncReadyCallback callback, gpointer user_data)
{
  BST_ONLINE_GET_IFACE (self)->set_token_async (self, token, cancellable, callback, user_data);
}

gboolean
bst_online_set_token_finish (BstOnline *self, GAsyncResult *result, GError **error)
{
  return BST_ONLINE_GET_IFACE (self)->set_token_finish (self, result, error);
}

/* Returns: (transfer full) (nullable): where the token in use comes from, in words; NULL
 *   where there is none */
char *
bst_online_dup_token_source (BstOnline *self)
{
  return BST_ONLINE_GET_IFACE (self)->dup_token_source (self);
}
