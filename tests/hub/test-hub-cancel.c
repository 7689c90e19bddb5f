#include "hub/client.h"

#include <libsoup/soup.h>

/* No clock may end anything here: a request that was cancelled has to end by itself. */
static const BstHubTimes never = {
  .idle = 600000,
  .total = 600000,
  .tries = 4,
  .first_pause = 600000,
  .longest_pause = 600000,
  .longest_wait = 600000,
  .second = 600000,
};

static guint n_expired;

typedef struct
{
  GCancellable *cancellable;
  gboolean begin; /* the answer, and then say no more */
} World;

/* Counts how often a timer, and nothing else, ended a sleep. */
static int
counting_poll (GPollFD *fds, guint n_fds, int timeout)
{
  int n_ready = g_poll (fds, n_fds, timeout);

  if (n_ready == 0 && timeout > 0)
    n_expired++;
  return n_ready;
}

static void
wrote_headers (SoupServerMessage *message, gpointer data)
{
  World *world = data;

  soup_server_message_pause (message);
  g_cancellable_cancel (world->cancellable);
}

/* The server lives in this process, so that it sees when the request is under way. */
static void
stall (SoupServer *server, SoupServerMessage *message, const char *path, GHashTable *query, gpointer data)
{
  World *world = data;

  if (world->begin)
    {
      SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);

      soup_server_message_set_status (message, 200, NULL);
      soup_message_headers_set_content_type (headers, "application/json", NULL);
      soup_message_headers_set_encoding (headers, SOUP_ENCODING_CHUNKED);
      g_signal_connect (message, "wrote-headers", G_CALLBACK (wrote_headers), world);
      return;
    }
  soup_server_message_pause (message);
  g_cancellable_cancel (world->cancellable);
}

static void
got_result (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static void
test_stalled (gconstpointer begin)
{
  World world = { .cancellable = g_cancellable_new (), .begin = GPOINTER_TO_INT (begin) };
  g_autoptr (SoupServer) server = soup_server_new (NULL, NULL);
  g_autoptr (BstHubSettings) settings = bst_hub_settings_new ();
  g_autoptr (BstHubClient) client = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *url = NULL;
  GSList *uris;

  soup_server_add_handler (server, NULL, stall, &world, NULL);
  soup_server_listen_local (server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, &error);
  g_assert_no_error (error);
  uris = soup_server_get_uris (server);
  url = g_uri_to_string (uris->data);
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
  g_assert_true (bst_hub_settings_set_endpoint (settings, url, NULL));
  client = bst_hub_client_new_with_times (settings, &never);

  n_expired = 0;
  g_main_context_set_poll_func (NULL, counting_poll);
  bst_hub_client_get_model_async (client, "a/b", NULL, world.cancellable, got_result, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_main_context_set_poll_func (NULL, NULL);
  g_assert_null (bst_hub_client_get_model_finish (client, result, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (n_expired, ==, 0);
  g_object_unref (world.cancellable);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/hub/cancel/before-headers", GINT_TO_POINTER (FALSE), test_stalled);
  g_test_add_data_func ("/hub/cancel/in-body", GINT_TO_POINTER (TRUE), test_stalled);
  return g_test_run ();
}
