#include "config.h"

#include "core/online.h"

G_DEFINE_INTERFACE (BstOnline, bst_online, G_TYPE_OBJECT)

static guint changed_signal, looking_signal;

static void
bst_online_default_init (BstOnlineInterface *iface)
{
  changed_signal = g_signal_new ("changed", BST_TYPE_ONLINE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  looking_signal = g_signal_new ("looking", BST_TYPE_ONLINE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                 BST_TYPE_LOOK_STATE);
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

/**
 * bst_online_search_async:
 * @words: words of names, or owner/name
 *
 * Asks the Hub itself for models with @words in their names; where @words are the name of
 * one, that comes first. It fails where it is not known whether there is such a one.
 */
void
bst_online_search_async (BstOnline *self, const char *words, GCancellable *cancellable,
                         GAsyncReadyCallback callback, gpointer user_data)
{
  BST_ONLINE_GET_IFACE (self)->search_async (self, words, cancellable, callback, user_data);
}

/* @exact: (out): whether the first is the one that the words name, maybe under another name
 * Returns: (transfer full) (nullable) (element-type BstEntry): the one of that name, then the
 *   most downloaded */
GPtrArray *
bst_online_search_finish (BstOnline *self, GAsyncResult *result, gboolean *exact, GError **error)
{
  return BST_ONLINE_GET_IFACE (self)->search_finish (self, result, exact, error);
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

/**
 * bst_online_reach_async:
 * @endpoint: as it was typed, or one of those that the program knows
 *
 * Asks once, without a token and for no more than some seconds, whether there is a Hub at
 * @endpoint: before anybody has decided to ask it for more.
 */
void
bst_online_reach_async (BstOnline *self, const char *endpoint, GCancellable *cancellable,
                        GAsyncReadyCallback callback, gpointer user_data)
{
  BST_ONLINE_GET_IFACE (self)->reach_async (self, endpoint, cancellable, callback, user_data);
}

/* Returns: (transfer full) (nullable): how it answered, also where it did not; an error where
 *   nothing was asked */
BstReach *
bst_online_reach_finish (BstOnline *self, GAsyncResult *result, GError **error)
{
  return BST_ONLINE_GET_IFACE (self)->reach_finish (self, result, error);
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

/* Returns: whether the token in use is one that bst_online_set_token_async() has kept */
gboolean
bst_online_can_forget_token (BstOnline *self)
{
  BstOnlineInterface *iface = BST_ONLINE_GET_IFACE (self);

  return iface->can_forget_token != NULL && iface->can_forget_token (self);
}

/* @text: the Hub's address, as it was typed
 * Returns: (transfer full) (nullable): what the preferences keep of it, "" for the
 *   official Hub, or an error that says what is wrong with it */
char *
bst_online_parse_endpoint (BstOnline *self, const char *text, GError **error)
{
  BstOnlineInterface *iface = BST_ONLINE_GET_IFACE (self);

  return iface->parse_endpoint != NULL ? iface->parse_endpoint (self, text, error) : g_strdup (text);
}

/* Returns: (transfer full) (nullable): the name of the environment's variable that has
 *   settled @setting; NULL where the preferences decide */
char *
bst_online_dup_variable (BstOnline *self, BstOnlineSetting setting)
{
  BstOnlineInterface *iface = BST_ONLINE_GET_IFACE (self);

  return iface->dup_variable != NULL ? iface->dup_variable (self, setting) : NULL;
}

/* Returns: (transfer none) (nullable): how much of the Hub's list is here; NULL where it
 *   cannot be brought */
BstSyncState *
bst_online_get_sync (BstOnline *self)
{
  BstOnlineInterface *iface = BST_ONLINE_GET_IFACE (self);

  return iface->get_sync != NULL ? iface->get_sync (self) : NULL;
}

/**
 * bst_online_start_sync:
 * @task: (nullable): the Hub's word for it; NULL for all tasks
 * @top: so many of the most downloaded; 0 for all
 * @whole: whether to bring all of that list again where it is here already, which also
 *   finds out what the Hub has no more; else only what is new or has changed comes
 *
 * Goes on with a list of this kind that is unfinished; one of another kind is given up.
 * Does nothing while a run is under way. The state tells how it goes, and why it may end.
 */
void
bst_online_start_sync (BstOnline *self, const char *task, guint top, gboolean whole)
{
  BstOnlineInterface *iface = BST_ONLINE_GET_IFACE (self);

  g_return_if_fail (iface->start_sync != NULL);
  if (!bst_sync_state_is_running (iface->get_sync (self)))
    iface->start_sync (self, task, top, whole);
}

/* Stops the run under way, if there is one. What has come stays, and it can be gone on with. */
void
bst_online_pause_sync (BstOnline *self)
{
  BstOnlineInterface *iface = BST_ONLINE_GET_IFACE (self);

  if (iface->pause_sync != NULL)
    iface->pause_sync (self);
}

/* Returns: whether a model can be looked at: brought with its card, files, configuration and
 *   what others made of it */
gboolean
bst_online_can_look (BstOnline *self)
{
  return BST_ONLINE_GET_IFACE (self)->look != NULL;
}

/**
 * bst_online_look:
 * @id: a repository
 * @parts: what is wanted of it beside its record; BST_LOOK_ALL for everything
 *
 * Begins to ask the Hub for one model, since somebody wants to see it: BST_LOOK_CONFIG counts
 * as a download. What comes goes to the library, whose ::dossier tells of it, part by part
 * where a part fails. While a look at the same model is under way, nothing more begins.
 *
 * Returns: (transfer none): how it goes; of an earlier look too, where that is under way
 */
BstLookState *
bst_online_look (BstOnline *self, const char *id, BstLookParts parts)
{
  BstOnlineInterface *iface = BST_ONLINE_GET_IFACE (self);

  g_return_val_if_fail (iface->look != NULL, NULL);
  return iface->look (self, id, parts);
}

/**
 * bst_online_look_at_files:
 * @id: a repository whose dossier is kept
 * @derived: one of those that the dossier has as made of it
 *
 * Begins to ask for the list of files of @derived, which is kept in the dossier of @id.
 *
 * Returns: (transfer none): how it goes
 */
BstLookState *
bst_online_look_at_files (BstOnline *self, const char *id, const char *derived)
{
  BstOnlineInterface *iface = BST_ONLINE_GET_IFACE (self);

  g_return_val_if_fail (iface->look_at_files != NULL, NULL);
  return iface->look_at_files (self, id, derived);
}

/* Returns: (transfer none) (nullable): the look at @id that is under way, or the last since the
 *   program began; NULL for none */
BstLookState *
bst_online_find_look (BstOnline *self, const char *id)
{
  BstOnlineInterface *iface = BST_ONLINE_GET_IFACE (self);

  return iface->find_look != NULL ? iface->find_look (self, id, NULL) : NULL;
}

/* Returns: (transfer none) (nullable): likewise, of bst_online_look_at_files() */
BstLookState *
bst_online_find_look_at_files (BstOnline *self, const char *id, const char *derived)
{
  BstOnlineInterface *iface = BST_ONLINE_GET_IFACE (self);

  return iface->find_look != NULL ? iface->find_look (self, id, derived) : NULL;
}

/* Returns: whether the preferences want a model that is shown to be looked at without anybody
 *   asking for it, and nothing speaks against it now: no network, one that costs, or the
 *   environment */
gboolean
bst_online_may_look_unasked (BstOnline *self)
{
  BstOnlineInterface *iface = BST_ONLINE_GET_IFACE (self);

  return iface->may_look_unasked != NULL && iface->may_look_unasked (self);
}

/* Returns: whether a look at any model is under way */
gboolean
bst_online_is_looking (BstOnline *self)
{
  BstOnlineInterface *iface = BST_ONLINE_GET_IFACE (self);

  return iface->is_looking != NULL && iface->is_looking (self);
}

/* Stops all looks under way; the end of each is told as any other. */
void
bst_online_stop_looking (BstOnline *self)
{
  BstOnlineInterface *iface = BST_ONLINE_GET_IFACE (self);

  if (iface->stop_looking != NULL)
    iface->stop_looking (self);
}

/* For who answers. */
void
bst_online_emit_changed (BstOnline *self)
{
  g_signal_emit (self, changed_signal, 0);
}

/* Likewise: @look has begun, or ended. */
void
bst_online_emit_looking (BstOnline *self, BstLookState *look)
{
  g_signal_emit (self, looking_signal, 0, look);
}
