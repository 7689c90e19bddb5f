#include "small-hub.h"

#include <string.h>

#define ALL_MEMBERS                                                                                        \
  "\"sha\": \"1111111111111111111111111111111111111111\", \"lastModified\": \"2024-01-01T00:00:00.000Z\"," \
  " \"createdAt\": \"2024-01-01T00:00:00.000Z\", \"likes\": 3, \"gated\": false, \"tags\": []"

/* Each id has its own. */
gint64
small_hub_get_downloads (const char *id)
{
  return g_str_hash (id) % 1000;
}

static void
respond (SmallHub *self, SoupServerMessage *message, const char *id)
{
  const char *to = g_hash_table_lookup (self->redirects, id);
  g_autofree char *location = to != NULL ? g_strconcat ("/api/models/", to, NULL) : NULL;
  g_autofree char *body = NULL;

  if (to != NULL)
    {
      soup_server_message_set_redirect (message, SOUP_STATUS_TEMPORARY_REDIRECT, location);
      return;
    }
  if (g_hash_table_contains (self->missing, id))
    {
      soup_message_headers_append (soup_server_message_get_response_headers (message), "X-Error-Code", "RepoNotFound");
      soup_server_message_set_status (message, SOUP_STATUS_NOT_FOUND, NULL);
      return;
    }
  body = g_strdup_printf ("{\"id\": \"%s\", \"downloads\": %d, %s}", id, (int) small_hub_get_downloads (id),
                          self->members != NULL ? self->members : ALL_MEMBERS);
  soup_server_message_set_status (message, SOUP_STATUS_OK, NULL);
  soup_server_message_set_response (message, "application/json", SOUP_MEMORY_COPY, body, strlen (body));
}

static void
on_request (SoupServer *server, SoupServerMessage *message, const char *path, GHashTable *query, gpointer self)
{
  if (g_str_has_prefix (path, "/api/models/"))
    {
      respond (self, message, path + strlen ("/api/models/"));
      return;
    }
  /* The list has none of them, so that each is asked for alone. */
  soup_server_message_set_status (message, SOUP_STATUS_OK, NULL);
  soup_server_message_set_response (message, "application/json", SOUP_MEMORY_STATIC, "[]", 2);
}

SmallHub *
small_hub_new (void)
{
  SmallHub *self = g_new0 (SmallHub, 1);
  g_autoptr (GError) error = NULL;
  GSList *uris;

  self->server = soup_server_new (NULL, NULL);
  soup_server_add_handler (self->server, NULL, on_request, self, NULL);
  soup_server_listen_local (self->server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, &error);
  g_assert_no_error (error);
  uris = soup_server_get_uris (self->server);
  self->endpoint = g_strdup_printf ("http://127.0.0.1:%d", g_uri_get_port (uris->data));
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
  self->redirects = g_hash_table_new (g_str_hash, g_str_equal);
  self->missing = g_hash_table_new (g_str_hash, g_str_equal);
  return self;
}

void
small_hub_free (SmallHub *self)
{
  soup_server_disconnect (self->server);
  g_object_unref (self->server);
  g_free (self->endpoint);
  g_hash_table_unref (self->redirects);
  g_hash_table_unref (self->missing);
  g_free (self->members);
  g_free (self);
}

BstHubClient *
small_hub_new_client (SmallHub *self)
{
  g_autoptr (BstHubSettings) settings = bst_hub_settings_new ();

  g_assert_true (bst_hub_settings_set_endpoint (settings, self->endpoint, NULL));
  return bst_hub_client_new (settings);
}
