/* Listens, and leads each request from its arrival to its answer. */
#include "config.h"

#include "hub.h"

#include <string.h>

void
bst_test_exchange_free (BstTestExchange *self)
{
  self->hub->under_way--;
  g_signal_handlers_disconnect_by_data (self->message, self);
  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_pointer (&self->body, g_bytes_unref);
  g_clear_pointer (&self->file, bst_test_file_free);
  g_ptr_array_unref (self->troubles);
  bst_test_params_free (self->params);
  g_free (self->path);
  g_free (self->query);
  g_object_unref (self->message);
  g_free (self);
}

static void
finished (SoupServerMessage *message, gpointer user_data)
{
  bst_test_exchange_free (user_data);
}

static const char *
find_origin (BstTestHub *hub, SoupServerMessage *message)
{
  GSocketAddress *address = soup_server_message_get_local_address (message);
  guint port = address != NULL ? g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (address)) : 0;
  g_autofree char *origin = g_strdup_printf ("http://127.0.0.1:%u", port);

  return hub->origins[1] != NULL && g_str_equal (origin, hub->origins[1]) ? hub->origins[1] : hub->origins[0];
}

static BstTestExchange *
exchange_new (BstTestHub *hub, SoupServerMessage *message)
{
  BstTestExchange *self = g_new0 (BstTestExchange, 1);
  GUri *uri = soup_server_message_get_uri (message);
  const char *path = g_uri_get_path (uri);

  self->hub = hub;
  self->message = g_object_ref (message);
  self->headers = soup_server_message_get_response_headers (message);
  self->is_control = g_str_has_prefix (path, BST_TEST_CONTROL);
  for (; g_str_has_prefix (path, BST_TEST_VIA "/"); path += strlen (BST_TEST_VIA))
    self->n_via++;
  self->path = g_strdup (path);
  self->query = g_strdup (g_uri_get_query (uri));
  self->params = bst_test_params_parse (self->query);
  self->origin = find_origin (hub, message);
  self->user = bst_test_user_find (bst_test_exchange_get_request (self, "Authorization"));
  hub->under_way++;
  return self;
}

static const BstTestTrouble *
find_answer (BstTestExchange *self)
{
  for (guint i = 0; i < self->troubles->len; i++)
    {
      const BstTestTrouble *trouble = g_ptr_array_index (self->troubles, i);

      if (trouble->kind >= BST_TEST_UNAUTHORIZED && trouble->kind <= BST_TEST_REDIRECT)
        return trouble;
    }
  return NULL;
}

static void
answer (BstTestExchange *self)
{
  const BstTestTrouble *trouble = find_answer (self);

  if (bst_test_exchange_count (self))
    {
      if (trouble != NULL)
        bst_test_answer_trouble (self, trouble);
      /* A redirect may have been followed already. */
      if (self->status == 0)
        bst_test_route (self);
    }
  bst_test_exchange_send (self);
}

static gboolean
answer_late (gpointer user_data)
{
  BstTestExchange *self = user_data;

  self->timer = 0;
  answer (self);
  return G_SOURCE_REMOVE;
}

static void
requested (SoupServer *server, SoupServerMessage *message, const char *path, GHashTable *query, gpointer user_data)
{
  BstTestHub *hub = user_data;
  BstTestExchange *self = exchange_new (hub, message);
  const BstTestTrouble *latency;

  g_signal_connect (message, "finished", G_CALLBACK (finished), self);
  if (self->is_control)
    {
      self->troubles = g_ptr_array_new ();
      self->serial = G_MAXUINT64;
      bst_test_answer_control (self);
      bst_test_exchange_send (self);
      return;
    }

  self->serial = bst_test_record_add (hub->record, message, self->origin, hub->under_way);
  self->troubles = bst_test_troubles_take (hub->troubles, soup_server_message_get_method (message), self->path, self->query);
  latency = bst_test_exchange_trouble (self, BST_TEST_LATENCY);
  if (latency == NULL)
    {
      answer (self);
      return;
    }
  soup_server_message_pause (message);
  self->is_paused = TRUE;
  self->timer = g_timeout_add ((guint) latency->number, answer_late, self);
}

/* The port that a listener got, when it asked for any. */
static char *
get_origin (SoupServer *server, const char *other)
{
  GSList *uris = soup_server_get_uris (server);
  char *found = NULL;

  for (GSList *l = uris; l != NULL; l = l->next)
    {
      g_autofree char *origin = g_strdup_printf ("http://127.0.0.1:%d", g_uri_get_port (l->data));

      if (g_strcmp0 (origin, other) != 0)
        {
          g_free (found);
          found = g_steal_pointer (&origin);
        }
    }
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
  return found;
}

gboolean
bst_test_hub_start (BstTestHub *hub, guint port, gboolean second_origin, GError **error)
{
  /* Whole paths: a revision may have an encoded slash. */
  hub->server = soup_server_new ("raw-paths", TRUE, "server-header", "bestiary-test-hub/" BST_VERSION, NULL);
  soup_server_add_handler (hub->server, NULL, requested, hub, NULL);
  if (!soup_server_listen_local (hub->server, port, SOUP_SERVER_LISTEN_IPV4_ONLY, error))
    return FALSE;
  hub->origins[0] = get_origin (hub->server, NULL);
  if (!second_origin)
    return TRUE;
  if (!soup_server_listen_local (hub->server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, error))
    return FALSE;
  hub->origins[1] = get_origin (hub->server, hub->origins[0]);
  return TRUE;
}

void
bst_test_hub_stop (BstTestHub *hub)
{
  if (hub->server != NULL)
    soup_server_disconnect (hub->server);
  g_clear_object (&hub->server);
  g_clear_pointer (&hub->origins[0], g_free);
  g_clear_pointer (&hub->origins[1], g_free);
}
