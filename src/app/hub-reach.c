#include "config.h"

#include "app/hub-reach.h"

#include "hub/client.h"

typedef struct
{
  BstHubClient *client;
  gint64 began;
  guint longest;
} Call;

static void
call_free (gpointer data)
{
  Call *call = data;

  g_object_unref (call->client);
  g_free (call);
}

static BstReachKind
get_kind_offline (const GError *error)
{
  switch (bst_hub_error_get_obstacle (error))
    {
    case BST_HUB_OBSTACLE_NAME:
      return BST_REACH_NOT_FOUND;
    case BST_HUB_OBSTACLE_REFUSED:
      return BST_REACH_REFUSED;
    case BST_HUB_OBSTACLE_UNSAFE:
      return BST_REACH_UNSAFE;
    case BST_HUB_OBSTACLE_PROXY:
      return BST_REACH_NO_PROXY;
    case BST_HUB_OBSTACLE_UNKNOWN:
    default:
      return BST_REACH_CUT_OFF;
    }
}

static BstReachKind
get_kind (const GError *error)
{
  if (error->domain != BST_HUB_ERROR)
    return BST_REACH_CUT_OFF;
  switch ((BstHubError) error->code)
    {
    case BST_HUB_ERROR_OFFLINE:
      return get_kind_offline (error);
    case BST_HUB_ERROR_TIMEOUT:
      return BST_REACH_SILENT;
    case BST_HUB_ERROR_UNAUTHORIZED:
      return BST_REACH_LOCKED;
    case BST_HUB_ERROR_RATE_LIMITED:
      return BST_REACH_BUSY;
    case BST_HUB_ERROR_SERVER:
      return bst_hub_error_is_passing (error) ? BST_REACH_BUSY : BST_REACH_NOT_A_HUB;
    case BST_HUB_ERROR_NOT_FOUND:
    case BST_HUB_ERROR_GATED:
    case BST_HUB_ERROR_DISABLED:
    case BST_HUB_ERROR_BAD_REPLY:
    case BST_HUB_ERROR_INVALID:
    case BST_HUB_ERROR_WITHHELD:
    default:
      return BST_REACH_NOT_A_HUB;
    }
}

static void
tested (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Call *call = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (BstHubTest) test = bst_hub_client_test_finish (BST_HUB_CLIENT (source), result, &error);
  BstReachKind kind = test != NULL ? BST_REACH_ANSWERED : get_kind (error);
  guint milliseconds = (g_get_monotonic_time () - call->began) / G_TIME_SPAN_MILLISECOND;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, bst_reach_new (kind, kind == BST_REACH_SILENT ? call->longest : milliseconds),
                           (GDestroyNotify) bst_reach_free);
}

/**
 * bst_hub_reach_async:
 * @source: whose call it is, and what the callback is given as its source
 * @settings: (transfer none): by which proxies; no token of them is sent
 * @endpoint: who is asked
 * @longest: in milliseconds, how long an answer is waited for
 */
void
bst_hub_reach_async (gpointer source, const BstHubSettings *settings, const char *endpoint, guint longest,
                     GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (source, cancellable, callback, user_data);
  g_autoptr (BstHubSettings) own = bst_hub_settings_copy (settings);
  BstHubTimes times = BST_HUB_TIMES;
  GError *error = NULL;
  Call *call;

  g_task_set_source_tag (task, bst_hub_reach_async);
  bst_hub_settings_set_token (own, NULL);
  if (!bst_hub_settings_set_endpoint (own, endpoint, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  times.idle = times.total = longest;
  times.tries = 1;
  call = g_new0 (Call, 1);
  call->client = bst_hub_client_new_with_times (own, &times);
  call->longest = longest;
  call->began = g_get_monotonic_time ();
  g_task_set_task_data (task, call, call_free);
  bst_hub_client_test_async (call->client, cancellable, tested, g_steal_pointer (&task));
}

/* Returns: (transfer full) (nullable): how it answered, also where it did not; an error where
 *   it was cancelled, or where @endpoint is no address that can be asked */
BstReach *
bst_hub_reach_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, bst_hub_reach_async), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
