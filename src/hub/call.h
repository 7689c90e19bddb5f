/* A request and the reading of its answer. */
#pragma once

#include "hub/queue.h"

G_BEGIN_DECLS

/* Called in a thread of its own. */
typedef gpointer (*BstHubReader) (const BstHubAnswer *answer, const char *endpoint, GError **error);

void bst_hub_call_watched_async (gpointer source, BstHubQueue *queue, BstHubRequest *request, guint tries,
                                 BstHubReader reader, GDestroyNotify free_result,
                                 BstHubAnswerFunc on_answer, gpointer answer_data,
                                 GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
void bst_hub_call_async (gpointer source, BstHubQueue *queue, BstHubRequest *request, guint tries,
                         BstHubReader reader, GDestroyNotify free_result,
                         GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gpointer bst_hub_call_finish (GAsyncResult *result, GError **error);
const BstHubAnswer *bst_hub_call_get_answer (GAsyncResult *result);

G_END_DECLS
