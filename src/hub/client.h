/* The Hugging Face Hub as the rest of the program sees it. */
#pragma once

#include "core/repository.h"
#include "hub/error.h"
#include "hub/id.h"
#include "hub/reply.h"
#include "hub/request.h"
#include "hub/settings.h"
#include "hub/times.h"

G_BEGIN_DECLS

/**
 * BstHubClient: asks one endpoint, politely: at most six requests at once, never more
 * than its rate limits allow, each again where that may help. Belongs to the thread that
 * made it and calls back there; answers are read beside it.
 *
 * ::waiting (guint seconds) tells that the Hub wants to be left alone for so long, and
 * with 0 that it may be asked again.
 */
#define BST_TYPE_HUB_CLIENT (bst_hub_client_get_type ())
G_DECLARE_FINAL_TYPE (BstHubClient, bst_hub_client, BST, HUB_CLIENT, GObject)

BstHubClient *bst_hub_client_new (const BstHubSettings *settings);
BstHubClient *bst_hub_client_new_with_times (const BstHubSettings *settings, const BstHubTimes *times);
const BstHubSettings *bst_hub_client_get_settings (BstHubClient *self);
guint bst_hub_client_get_n_requests (BstHubClient *self);
gboolean bst_hub_client_get_quota (BstHubClient *self, guint *requests, guint *seconds);

/* One model. */
void bst_hub_client_get_model_async (BstHubClient *self, const char *id, const char *etag,
                                     GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
BstRepository *bst_hub_client_get_model_finish (BstHubClient *self, GAsyncResult *result,
                                                gboolean *not_modified, GError **error);

/**
 * BstHubWanted: a repository that is followed.
 * @etag: (nullable): of the record that we have from this same endpoint
 * @files_sha: (nullable): the revision whose files we have
 */
typedef struct
{
  const char *id;
  const char *etag;
  const char *files_sha;
  gboolean with_files;
} BstHubWanted;

/**
 * BstHubModelFunc:
 * @wanted: as it was asked for
 * @repository: (nullable): what the Hub says. Its id is another one where it was renamed.
 *   Its files are set only where they were asked for and its revision is not @files_sha:
 *   those that we have stay true otherwise.
 * @error: (nullable): why nothing is known of it; where both are NULL, nothing changed.
 *   What a mirror does not find (bst_hub_settings_is_official() says which it is) may be
 *   on the Hub all the same.
 */
typedef void (*BstHubModelFunc) (const BstHubWanted *wanted, BstRepository *repository, const GError *error,
                                 gpointer user_data);

typedef void (*BstHubProgressFunc) (guint done, guint total, gpointer user_data);

/* Many models. */
void bst_hub_client_get_models_async (BstHubClient *self, const BstHubWanted *wanted, guint n_wanted,
                                      BstHubModelFunc on_model, BstHubProgressFunc on_progress, gpointer func_data,
                                      GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean bst_hub_client_get_models_finish (BstHubClient *self, GAsyncResult *result, GError **error);

/* Lists. */
void bst_hub_client_search_async (BstHubClient *self, const char *words, guint limit,
                                  GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
GPtrArray *bst_hub_client_search_finish (BstHubClient *self, GAsyncResult *result, GError **error);

void bst_hub_client_list_page_async (BstHubClient *self, const BstHubListQuery *query, const char *next_link,
                                     GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
void bst_hub_client_watch_page_async (BstHubClient *self, const BstHubListQuery *query, const char *next_link,
                                      BstHubAnswerFunc on_answer, gpointer answer_data,
                                      GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
BstHubPage *bst_hub_client_list_page_finish (BstHubClient *self, GAsyncResult *result, GError **error);

/* What is looked at one model at a time: client-look.c. */
void bst_hub_client_get_model_with_children_async (BstHubClient *self, const char *id, GCancellable *cancellable,
                                                   GAsyncReadyCallback callback, gpointer user_data);
BstRepository *bst_hub_client_get_model_with_children_finish (BstHubClient *self, GAsyncResult *result, GError **error);

void bst_hub_client_get_config_async (BstHubClient *self, const char *id, const char *revision,
                                      GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
BstHubConfig *bst_hub_client_get_config_finish (BstHubClient *self, GAsyncResult *result, GError **error);

void bst_hub_client_list_derived_async (BstHubClient *self, const char *id, BstRelation relation, guint limit,
                                        GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
GPtrArray *bst_hub_client_list_derived_finish (BstHubClient *self, GAsyncResult *result, gboolean *is_all,
                                               GError **error);

/* The rest. */
void bst_hub_client_get_files_async (BstHubClient *self, const char *id, const char *revision,
                                     GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
BstRepository *bst_hub_client_get_files_finish (BstHubClient *self, GAsyncResult *result, GError **error);

void bst_hub_client_get_card_async (BstHubClient *self, const char *id, const char *revision, const char *etag,
                                    GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
char *bst_hub_client_get_card_finish (BstHubClient *self, GAsyncResult *result, char **etag,
                                      gboolean *not_modified, GError **error);

void bst_hub_client_get_tags_async (BstHubClient *self, const char *type,
                                    GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
GPtrArray *bst_hub_client_get_tags_finish (BstHubClient *self, GAsyncResult *result, GError **error);

/* What answers at the endpoint. */
typedef struct
{
  char *endpoint;
  guint milliseconds; /* from the question to the whole answer */
  char *software; /* what the server calls itself; NULL where it does not say */
  gboolean sent_token;
  char *user; /* whom the token belongs to; NULL without one */
  GError *token_error; /* why the token is of no use; NULL where it is, or there is none */
} BstHubTest;

void bst_hub_test_free (BstHubTest *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BstHubTest, bst_hub_test_free)

void bst_hub_client_test_async (BstHubClient *self,
                                GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
BstHubTest *bst_hub_client_test_finish (BstHubClient *self, GAsyncResult *result, GError **error);

G_END_DECLS
