/* What is asked of the Hub: a few requests at once, at the pace that it allows, each
 * again where that may help. */
#pragma once

#include "hub/fetch.h"

G_BEGIN_DECLS

typedef struct _BstHubQueue BstHubQueue;

/* @seconds: how long the Hub wants to be left alone; 0 when it may be asked again */
typedef void (*BstHubWaitFunc) (guint seconds, gpointer user_data);

BstHubQueue *bst_hub_queue_new (const BstHubSettings *settings, const BstHubTimes *times,
                                BstHubWaitFunc on_wait, gpointer user_data);
void bst_hub_queue_free (BstHubQueue *self);

void bst_hub_queue_send_async (BstHubQueue *self, BstHubRequest *request, guint tries, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer user_data);
BstHubAnswer *bst_hub_queue_send_finish (GAsyncResult *result, GError **error);

guint bst_hub_queue_get_n_sent (const BstHubQueue *self);
gboolean bst_hub_queue_get_left (const BstHubQueue *self, guint *requests, guint *seconds);
const BstHubSettings *bst_hub_queue_get_settings (const BstHubQueue *self);

G_END_DECLS
