#include "config.h"

#include "app/hub-probe.h"

#include <glib/gi18n.h>

#include "core/format.h"
#include "hub/client.h"

/* What answered, how fast, and whom the token belongs to. */
static char *
describe_test (const BstHubTest *test)
{
  g_autofree char *host = bst_hub_endpoint_dup_host (test->endpoint);
  g_autofree char *milliseconds = bst_format_number (test->milliseconds);
  g_autofree char *answered = NULL;

  /* Translators: %1$s is the name of a computer, %2$s a number of milliseconds. */
  answered = g_strdup_printf (_ ("%1$s answered in %2$s ms."), host, milliseconds);
  if (test->token_error != NULL)
    return g_strdup_printf (C_ ("sentences", "%s %s"), answered, test->token_error->message);
  if (test->user != NULL)
    {
      g_autofree char *user = g_strdup_printf (_ ("The token belongs to %s."), test->user);

      return g_strdup_printf (C_ ("sentences", "%s %s"), answered, user);
    }
  return g_steal_pointer (&answered);
}

static void
tested (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  g_autoptr (BstHubTest) test = bst_hub_client_test_finish (BST_HUB_CLIENT (source), result, &error);

  if (test == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, describe_test (test), g_free);
}

/**
 * bst_hub_probe_async:
 * @source: whose call it is, and what the callback is given as its source
 * @settings: (transfer none): who is asked, and with which token
 */
void
bst_hub_probe_async (gpointer source, const BstHubSettings *settings, GCancellable *cancellable,
                     GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (source, cancellable, callback, user_data);
  /* A client of its own, which goes when it has answered. */
  g_autoptr (BstHubClient) client = bst_hub_client_new (settings);

  g_task_set_source_tag (task, bst_hub_probe_async);
  bst_hub_client_test_async (client, cancellable, tested, task);
}

/* Returns: (transfer full) (nullable): what answered, how fast, and whom the token belongs to */
char *
bst_hub_probe_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, bst_hub_probe_async), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
