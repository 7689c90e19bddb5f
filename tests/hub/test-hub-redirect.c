#include "hub/client.h"

#include <libsoup/soup.h>
#include <string.h>

/* Two origins within this process: the client's threads leave its main context free. */
typedef struct
{
  SoupServer *home, *away;
  char *home_url, *away_url;
  guint tokens_home, tokens_away, requests;
} World;

static char *
start (SoupServer **server, SoupServerCallback callback, World *world)
{
  g_autoslist (GUri) uris = NULL;
  g_autofree char *url = NULL;
  g_autoptr (GError) error = NULL;

  *server = soup_server_new (NULL, NULL);
  soup_server_add_handler (*server, NULL, callback, world, NULL);
  soup_server_listen_local (*server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, &error);
  g_assert_no_error (error);
  uris = soup_server_get_uris (*server);
  url = g_uri_to_string (uris->data);
  url[strlen (url) - 1] = '\0';
  return g_steal_pointer (&url);
}

static gboolean
has_token (SoupServerMessage *message)
{
  return soup_message_headers_get_one (soup_server_message_get_request_headers (message), "Authorization") != NULL;
}

static void
send_model (SoupServerMessage *message, const char *id)
{
  g_autofree char *text = g_strdup_printf ("{\"_id\":\"621ffdc036468d709f17434d\",\"id\":\"%s\",\"downloads\":1}", id);

  soup_server_message_set_status (message, 200, NULL);
  soup_server_message_set_response (message, "application/json", SOUP_MEMORY_COPY, text, strlen (text));
}

static void
answer_home (SoupServer *server, SoupServerMessage *message, const char *path, GHashTable *query, gpointer data)
{
  World *world = data;

  world->requests++;
  world->tokens_home += has_token (message);
  if (g_str_equal (path, "/api/models/a/away"))
    {
      g_autofree char *there = g_strconcat (world->away_url, "/back", NULL);

      soup_server_message_set_redirect (message, 307, there);
    }
  else if (g_str_equal (path, "/api/models/a/old"))
    soup_server_message_set_redirect (message, 307, "/api/models/a/new");
  else if (g_str_equal (path, "/api/models/a/lost"))
    soup_server_message_set_redirect (message, 307, "/api/models/a/elsewhere");
  else if (g_str_equal (path, "/api/models/a/upper"))
    send_model (message, "A/Upper");
  else if (g_str_equal (path, "/api/models/a/busy"))
    {
      soup_message_headers_replace (soup_server_message_get_response_headers (message), "Retry-After", "3600");
      soup_server_message_set_status (message, 503, NULL);
    }
  else
    send_model (message, "a/new");
}

static void
answer_away (SoupServer *server, SoupServerMessage *message, const char *path, GHashTable *query, gpointer data)
{
  World *world = data;
  g_autofree char *back = g_strconcat (world->home_url, "/api/models/a/new", NULL);

  world->tokens_away += has_token (message);
  soup_server_message_set_redirect (message, 307, back);
}

static void
set_up (World *world, gconstpointer data)
{
  world->home_url = start (&world->home, answer_home, world);
  world->away_url = start (&world->away, answer_away, world);
}

static void
tear_down (World *world, gconstpointer data)
{
  g_object_unref (world->home);
  g_object_unref (world->away);
  g_free (world->home_url);
  g_free (world->away_url);
}

static void
got_result (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static BstRepository *
ask (World *world, const char *id, GError **error)
{
  g_autoptr (BstHubSettings) settings = bst_hub_settings_new ();
  g_autoptr (BstHubClient) client = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  g_assert_true (bst_hub_settings_set_endpoint (settings, world->home_url, NULL));
  settings->token = g_strdup ("hf_test");
  settings->token_for_mirror = TRUE;
  client = bst_hub_client_new (settings);
  bst_hub_client_get_model_async (client, id, NULL, NULL, got_result, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return bst_hub_client_get_model_finish (client, result, NULL, error);
}

/* Whoever was sent away and back comes back without the token, and a new name that was
 * found on such a way is not believed. */
static void
test_left_home (World *world, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BstRepository) repository = ask (world, "a/away", &error);

  g_assert_error (error, BST_HUB_ERROR, BST_HUB_ERROR_BAD_REPLY);
  g_assert_null (repository);
  g_assert_cmpint (world->requests, ==, 2);
  g_assert_cmpint (world->tokens_home, ==, 1);
  g_assert_cmpint (world->tokens_away, ==, 0);
}

static void
test_renamed (World *world, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BstRepository) repository = ask (world, "a/old", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (repository->id, ==, "a/new");
  g_assert_cmpint (world->tokens_home, ==, 2);
}

static void
test_letter_case (World *world, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BstRepository) repository = ask (world, "a/upper", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (repository->id, ==, "A/Upper");
}

static void
test_another_model (World *world, gconstpointer data)
{
  static const char *const ids[] = { "a/other", "a/lost" };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (ask (world, ids[i], &error));
      g_assert_error (error, BST_HUB_ERROR, BST_HUB_ERROR_BAD_REPLY);
      g_assert_nonnull (strstr (error->message, "a/new"));
    }
}

static void
test_unavailable (World *world, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (ask (world, "a/busy", &error));
  g_assert_cmpint (bst_hub_error_get_seconds (error), >=, 3600);
  g_assert_cmpint (world->requests, ==, 1);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (World *world, gconstpointer data);
  } tests[] = {
    { "/hub/redirect/left-home", test_left_home },
    { "/hub/redirect/renamed", test_renamed },
    { "/hub/redirect/letter-case", test_letter_case },
    { "/hub/redirect/another-model", test_another_model },
    { "/hub/redirect/unavailable", test_unavailable },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, World, NULL, set_up, tests[i].test, tear_down);
  return g_test_run ();
}
