#include "config.h"

#include "hub/client-private.h"

#include "hub/answer-model.h"

struct _BstHubClient
{
  GObject parent_instance;

  BstHubQueue *queue;
};

G_DEFINE_FINAL_TYPE (BstHubClient, bst_hub_client, G_TYPE_OBJECT)

enum
{
  WAITING,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
bst_hub_client_finalize (GObject *object)
{
  BstHubClient *self = BST_HUB_CLIENT (object);

  g_clear_pointer (&self->queue, bst_hub_queue_free);

  G_OBJECT_CLASS (bst_hub_client_parent_class)->finalize (object);
}

static void
bst_hub_client_class_init (BstHubClientClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bst_hub_client_finalize;

  signals[WAITING] = g_signal_new ("waiting", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
bst_hub_client_init (BstHubClient *self)
{
}

static void
on_wait (guint seconds, gpointer data)
{
  g_signal_emit (data, signals[WAITING], 0, seconds);
}

/* Returns: (transfer full): a client that keeps its own copy of @settings */
BstHubClient *
bst_hub_client_new (const BstHubSettings *settings)
{
  return bst_hub_client_new_with_times (settings, NULL);
}

/* @times: (nullable): NULL for the usual ones */
BstHubClient *
bst_hub_client_new_with_times (const BstHubSettings *settings, const BstHubTimes *times)
{
  BstHubClient *self = g_object_new (BST_TYPE_HUB_CLIENT, NULL);

  self->queue = bst_hub_queue_new (settings, times, on_wait, self);
  return self;
}

BstHubQueue *
bst_hub_client_get_queue (BstHubClient *self)
{
  return self->queue;
}

const BstHubSettings *
bst_hub_client_get_settings (BstHubClient *self)
{
  return bst_hub_queue_get_settings (self->queue);
}

/* Returns: how many requests were sent so far. */
guint
bst_hub_client_get_n_requests (BstHubClient *self)
{
  return bst_hub_queue_get_n_sent (self->queue);
}

/**
 * bst_hub_client_get_quota:
 * @requests: (out): that the Hub still allows
 * @seconds: (out): until it counts anew
 *
 * Returns: FALSE where it has not said
 */
gboolean
bst_hub_client_get_quota (BstHubClient *self, guint *requests, guint *seconds)
{
  return bst_hub_queue_get_left (self->queue, requests, seconds);
}

static const char *
get_endpoint (BstHubClient *self)
{
  return bst_hub_client_get_settings (self)->endpoint;
}

/* An id that is none never becomes a part of an address. */
gboolean
bst_hub_client_refuse_id (BstHubClient *self, const char *id, GAsyncReadyCallback callback, gpointer user_data)
{
  GError *error;

  if (bst_hub_id_is_safe (id))
    return FALSE;
  error = bst_hub_id_error (id);
  g_task_report_error (self, callback, user_data, bst_hub_call_async, error);
  return TRUE;
}

static gpointer
finish (GAsyncResult *result, gboolean *not_modified, GError **error)
{
  GError *local = NULL;
  gpointer value = bst_hub_call_finish (result, &local);

  if (not_modified != NULL)
    *not_modified = value == NULL && local == NULL;
  if (local != NULL)
    g_propagate_error (error, local);
  return value;
}

/* Called in a thread of its own. */
BstRepository *
bst_hub_client_read_model (const BstHubAnswer *answer, const char *endpoint, GError **error)
{
  g_autoptr (BstRepository) repository = bst_hub_reply_read_model (answer, endpoint, error);

  if (repository == NULL || !bst_hub_answer_check_model (answer, endpoint, repository->id, error))
    return NULL;
  return g_steal_pointer (&repository);
}

/**
 * bst_hub_client_get_model_async:
 * @etag: (nullable): of the record that we have from this same endpoint
 *
 * Asks for one model. The record's id is another one than @id where the repository was
 * renamed, which a redirect to the new name has to say, or is written otherwise.
 */
void
bst_hub_client_get_model_async (BstHubClient *self, const char *id, const char *etag,
                                GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  if (bst_hub_client_refuse_id (self, id, callback, user_data))
    return;
  bst_hub_call_async (self, self->queue, bst_hub_request_model (get_endpoint (self), id, etag), 0,
                      (BstHubReader) bst_hub_client_read_model, (GDestroyNotify) bst_repository_unref,
                      cancellable, callback, user_data);
}

/**
 * bst_hub_client_get_model_finish:
 * @not_modified: (out) (optional): whether the record that we have is still true
 *
 * Returns: (transfer full) (nullable): what the Hub says
 */
BstRepository *
bst_hub_client_get_model_finish (BstHubClient *self, GAsyncResult *result, gboolean *not_modified, GError **error)
{
  return finish (result, not_modified, error);
}

/* As bst_hub_client_list_page_async().
 * @on_answer: (nullable): called when the page has come, while it is being read:
 *   bst_hub_answer_dup_next_link() says where it leads */
void
bst_hub_client_watch_page_async (BstHubClient *self, const BstHubListQuery *query, const char *next_link,
                                 BstHubAnswerFunc on_answer, gpointer answer_data,
                                 GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  BstHubRequest *request;
  GError *error = NULL;

  if (next_link != NULL)
    request = bst_hub_request_next (get_endpoint (self), next_link, &error);
  else
    request = bst_hub_request_list (get_endpoint (self), query);
  if (request == NULL)
    {
      g_task_report_error (self, callback, user_data, bst_hub_call_async, error);
      return;
    }
  bst_hub_call_watched_async (self, self->queue, request, 0,
                              (BstHubReader) bst_hub_reply_read_page, (GDestroyNotify) bst_hub_page_free,
                              on_answer, answer_data, cancellable, callback, user_data);
}

/**
 * bst_hub_client_list_page_async:
 * @query: (nullable): the list; NULL where @next_link says it
 * @next_link: (nullable): as the page before gave it, also on another day
 */
void
bst_hub_client_list_page_async (BstHubClient *self, const BstHubListQuery *query, const char *next_link,
                                GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  bst_hub_client_watch_page_async (self, query, next_link, NULL, NULL, cancellable, callback, user_data);
}

/* Returns: (transfer full) (nullable) */
BstHubPage *
bst_hub_client_list_page_finish (BstHubClient *self, GAsyncResult *result, GError **error)
{
  BstHubPage *page = finish (result, NULL, error);

  if (page != NULL)
    bst_hub_page_word_slips (page, get_endpoint (self));
  return page;
}

/* Asks for models whose ids have @words in them, the most downloaded first. */
void
bst_hub_client_search_async (BstHubClient *self, const char *words, guint limit,
                             GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  BstHubListQuery query = { .search = words, .sort = "downloads", .limit = limit };
  GError *error = bst_hub_words_error (words);

  if (error != NULL)
    {
      g_task_report_error (self, callback, user_data, bst_hub_call_async, error);
      return;
    }
  bst_hub_client_list_page_async (self, &query, NULL, cancellable, callback, user_data);
}

/* Returns: (transfer full) (nullable) (element-type BstRepository) */
GPtrArray *
bst_hub_client_search_finish (BstHubClient *self, GAsyncResult *result, GError **error)
{
  g_autoptr (BstHubPage) page = finish (result, NULL, error);

  return page != NULL ? g_ptr_array_ref (page->repositories) : NULL;
}

/**
 * bst_hub_client_get_card_async:
 * @revision: a sha, a branch or a tag, such as "main"
 * @etag: (nullable): of the card that we have
 *
 * Asks for the text of a model's card. It counts as no download.
 */
void
bst_hub_client_get_card_async (BstHubClient *self, const char *id, const char *revision, const char *etag,
                               GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  if (bst_hub_client_refuse_id (self, id, callback, user_data))
    return;
  bst_hub_call_async (self, self->queue, bst_hub_request_card (get_endpoint (self), id, revision, etag), 0,
                      (BstHubReader) bst_hub_reply_read_text, g_free, cancellable, callback, user_data);
}

/**
 * bst_hub_client_get_card_finish:
 * @etag: (out) (optional) (transfer full) (nullable): to be sent the next time
 * @not_modified: (out) (optional): whether the card that we have is still the one
 *
 * Returns: (transfer full) (nullable): the card as it is written, YAML and Markdown
 */
char *
bst_hub_client_get_card_finish (BstHubClient *self, GAsyncResult *result, char **etag,
                                gboolean *not_modified, GError **error)
{
  char *text = finish (result, not_modified, error);

  if (etag != NULL)
    *etag = text != NULL ? g_strdup (bst_hub_call_get_answer (result)->etag) : NULL;
  return text;
}

/* @type: (nullable): "pipeline_tag", "library", "language", "license", …; NULL for all */
void
bst_hub_client_get_tags_async (BstHubClient *self, const char *type,
                               GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  bst_hub_call_async (self, self->queue, bst_hub_request_tags (get_endpoint (self), type), 0,
                      (BstHubReader) bst_hub_reply_read_tags, (GDestroyNotify) g_ptr_array_unref,
                      cancellable, callback, user_data);
}

/* Returns: (transfer full) (nullable) (element-type BstHubTag) */
GPtrArray *
bst_hub_client_get_tags_finish (BstHubClient *self, GAsyncResult *result, GError **error)
{
  return finish (result, NULL, error);
}
