/* Refreshes from a server that answers under other names than it was asked for. */
#include <libsoup/soup.h>
#include <string.h>

#include "refresh/refresh.h"

#define N_MODELS 5

typedef struct
{
  SoupServer *server;
  BstLibrary *library;
  BstHubClient *client;
  GHashTable *redirects; /* id → the id that it leads to */
  GHashTable *missing; /* ids that are not found */
  guint n_questions;
} Fixture;

static void
respond (Fixture *fixture, SoupServerMessage *message, const char *id)
{
  const char *to = g_hash_table_lookup (fixture->redirects, id);
  g_autofree char *location = to != NULL ? g_strconcat ("/api/models/", to, NULL) : NULL;
  g_autofree char *body = NULL;

  if (to != NULL)
    {
      soup_server_message_set_redirect (message, SOUP_STATUS_TEMPORARY_REDIRECT, location);
      return;
    }
  if (g_hash_table_contains (fixture->missing, id))
    {
      soup_message_headers_append (soup_server_message_get_response_headers (message), "X-Error-Code", "RepoNotFound");
      soup_server_message_set_status (message, SOUP_STATUS_NOT_FOUND, NULL);
      return;
    }
  body = g_strdup_printf ("{\"id\": \"%s\", \"sha\": \"1111111111111111111111111111111111111111\","
                          " \"lastModified\": \"2024-01-01T00:00:00.000Z\", \"createdAt\": \"2024-01-01T00:00:00.000Z\","
                          " \"downloads\": %u, \"likes\": 3, \"gated\": false, \"tags\": []}",
                          id, g_str_hash (id) % 1000);
  soup_server_message_set_status (message, SOUP_STATUS_OK, NULL);
  soup_server_message_set_response (message, "application/json", SOUP_MEMORY_COPY, body, strlen (body));
}

static void
on_request (SoupServer *server, SoupServerMessage *message, const char *path, GHashTable *query, gpointer data)
{
  Fixture *fixture = data;

  fixture->n_questions++;
  if (g_str_has_prefix (path, "/api/models/"))
    {
      respond (fixture, message, path + strlen ("/api/models/"));
      return;
    }
  /* The list has none of them, so that each is asked for alone. */
  soup_server_message_set_status (message, SOUP_STATUS_OK, NULL);
  soup_server_message_set_response (message, "application/json", SOUP_MEMORY_STATIC, "[]", 2);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BstHubSettings) settings = bst_hub_settings_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *endpoint = NULL;
  GSList *uris;

  fixture->server = soup_server_new (NULL, NULL);
  soup_server_add_handler (fixture->server, NULL, on_request, fixture, NULL);
  soup_server_listen_local (fixture->server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, &error);
  g_assert_no_error (error);
  uris = soup_server_get_uris (fixture->server);
  endpoint = g_strdup_printf ("http://127.0.0.1:%d", g_uri_get_port (uris->data));
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);

  g_assert_true (bst_hub_settings_set_endpoint (settings, endpoint, NULL));
  fixture->client = bst_hub_client_new (settings);
  fixture->library = bst_library_new (NULL, NULL, NULL);
  fixture->redirects = g_hash_table_new (g_str_hash, g_str_equal);
  fixture->missing = g_hash_table_new (g_str_hash, g_str_equal);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  soup_server_disconnect (fixture->server);
  g_assert_finalize_object (fixture->client);
  g_assert_finalize_object (fixture->library);
  g_clear_object (&fixture->server);
  g_hash_table_unref (fixture->redirects);
  g_hash_table_unref (fixture->missing);
}

static void
got_result (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static BstRefreshOutcome *
refresh (Fixture *fixture, const char *const *ids)
{
  g_autoptr (GAsyncResult) result = NULL;

  bst_refresh_async (fixture->library, fixture->client, ids, NULL, FALSE, NULL, NULL, NULL, got_result, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return bst_refresh_finish (fixture->library, result);
}

static void
assert_id (Fixture *fixture, const char *asked, const char *expected)
{
  const BstRepository *record = bst_library_get_repository (fixture->library, asked);

  g_assert_nonnull (record);
  g_assert_cmpstr (record->id, ==, expected);
  g_assert_cmpint (record->downloads, ==, g_str_hash (expected) % 1000);
}

static const char *const ids[] = { "a/one", "b/two", "c/three", "d/four", "x/same", NULL };

/* All lead to one place: none of them is believed, but for the one that has that name. */
static void
test_crowd (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BstRefreshOutcome) before = refresh (fixture, ids);
  g_autoptr (BstRefreshOutcome) outcome = NULL;
  g_autoptr (BstRefreshOutcome) after = NULL;

  g_assert_no_error (before->error);
  g_assert_cmpuint (before->answered, ==, N_MODELS);
  for (guint i = 0; i < 4; i++)
    g_hash_table_insert (fixture->redirects, (char *) ids[i], (char *) "x/same");
  outcome = refresh (fixture, ids);
  g_assert_cmpuint (outcome->answered, ==, 1);
  g_assert_cmpuint (outcome->failed, ==, 4);
  g_assert_cmpuint (outcome->failures->len, ==, 4);
  g_assert_cmpuint (outcome->renames->len, ==, 0);
  g_assert_cmpuint (outcome->changes->len, ==, 0);
  for (guint i = 0; i < 4; i++)
    {
      const BstRefreshFailure *failure = g_ptr_array_index (outcome->failures, i);

      g_assert_error (failure->error, BST_HUB_ERROR, BST_HUB_ERROR_BAD_REPLY);
    }
  for (guint i = 0; i < N_MODELS; i++)
    assert_id (fixture, ids[i], ids[i]);

  g_hash_table_remove_all (fixture->redirects);
  after = refresh (fixture, ids);
  g_assert_cmpuint (after->answered, ==, N_MODELS);
  g_assert_cmpuint (after->changes->len, ==, 0);
}

/* One that was led astray alone is its own again as soon as it is asked for again. */
static void
test_heals (Fixture *fixture, gconstpointer data)
{
  const char *const one[] = { "a/one", NULL };
  g_autoptr (BstRefreshOutcome) before = refresh (fixture, one);
  g_autoptr (BstRefreshOutcome) astray = NULL;
  g_autoptr (BstRefreshOutcome) again = NULL;
  g_autoptr (BstRefreshOutcome) healed = NULL;
  g_autoptr (BstRefreshOutcome) after = NULL;

  g_hash_table_insert (fixture->redirects, (char *) "a/one", (char *) "x/same");
  astray = refresh (fixture, one);
  g_assert_cmpuint (astray->renames->len, ==, 1);
  assert_id (fixture, "a/one", "x/same");
  /* told once */
  again = refresh (fixture, one);
  g_assert_cmpuint (again->renames->len, ==, 0);
  g_assert_cmpuint (again->answered, ==, 1);

  g_hash_table_remove_all (fixture->redirects);
  healed = refresh (fixture, one);
  g_assert_cmpuint (healed->answered, ==, 1);
  g_assert_cmpuint (healed->renames->len, ==, 1);
  assert_id (fixture, "a/one", "a/one");
  after = refresh (fixture, one);
  g_assert_cmpuint (after->renames->len, ==, 0);
}

/* Where the old name leads nowhere any more, the new one is asked for. */
static void
test_new_name (Fixture *fixture, gconstpointer data)
{
  const char *const two[] = { "a/one", "b/two", NULL };
  g_autoptr (BstRefreshOutcome) before = NULL;
  g_autoptr (BstRefreshOutcome) after = NULL;
  g_autoptr (BstRefreshOutcome) neither = NULL;

  g_hash_table_insert (fixture->redirects, (char *) "a/one", (char *) "a/new");
  before = refresh (fixture, two);
  g_assert_cmpuint (before->answered, ==, 2);
  g_hash_table_remove_all (fixture->redirects);
  g_hash_table_add (fixture->missing, (char *) "a/one");
  after = refresh (fixture, two);
  g_assert_no_error (after->error);
  g_assert_cmpuint (after->answered, ==, 2);
  g_assert_cmpuint (after->failed, ==, 0);
  g_assert_cmpuint (after->renames->len, ==, 0);
  assert_id (fixture, "a/one", "a/new");

  g_hash_table_add (fixture->missing, (char *) "a/new");
  neither = refresh (fixture, two);
  g_assert_cmpuint (neither->answered, ==, 1);
  g_assert_cmpuint (neither->failed, ==, 1);
  assert_id (fixture, "a/one", "a/new");
}

/* The guide's name and one that a person added may well be one repository. */
static void
test_two_names (Fixture *fixture, gconstpointer data)
{
  const char *const two[] = { "a/one", "x/same", NULL };
  g_autoptr (BstRefreshOutcome) outcome = NULL;

  g_hash_table_insert (fixture->redirects, (char *) "a/one", (char *) "x/same");
  outcome = refresh (fixture, two);
  g_assert_cmpuint (outcome->answered, ==, 2);
  g_assert_cmpuint (outcome->renames->len, ==, 1);
  assert_id (fixture, "a/one", "x/same");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add ("/refresh/names/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("crowd", test_crowd);
  ADD ("heals", test_heals);
  ADD ("new-name", test_new_name);
  ADD ("two-names", test_two_names);
  return g_test_run ();
}
