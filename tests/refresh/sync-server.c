#include "sync-server.h"

#include "../wait.h"
#include "catalogue/catalogue.h"

static void
on_request (SoupServer *server, SoupServerMessage *message, const char *path, GHashTable *query, gpointer data)
{
  Fixture *fixture = data;
  const char *cursor = query != NULL ? g_hash_table_lookup (query, "cursor") : NULL;
  const char *limit = query != NULL ? g_hash_table_lookup (query, "limit") : NULL;
  g_autoptr (GString) body = g_string_new ("[");
  g_autofree char *link = NULL;
  int next;

  fixture->asked++;
  fixture->status = SOUP_STATUS_OK;
  fixture->sort = g_intern_string (query != NULL ? g_hash_table_lookup (query, "sort") : NULL);
  next = fixture->answer (fixture, cursor != NULL ? (guint) atoi (cursor) : 0, limit != NULL ? (guint) atoi (limit) : 0, body);
  g_string_append_c (body, ']');
  if (next >= 0)
    {
      link = g_strdup_printf ("<https://huggingface.co/api/models?sort=%s&limit=%s&cursor=%d>; rel=\"next\"", fixture->sort,
                              limit != NULL ? limit : "1000", next);
      soup_message_headers_append (soup_server_message_get_response_headers (message), "Link", link);
    }
  soup_server_message_set_status (message, fixture->status, NULL);
  soup_server_message_set_response (message, "application/json", SOUP_MEMORY_COPY, body->str, body->len);
}

static void
set_up (Fixture *fixture, gconstpointer answer)
{
  BstHubTimes times = { .idle = 30000, .total = 60000, .tries = 1, .first_pause = 1, .longest_pause = 1, .longest_wait = 60, .second = 1000 };
  g_autoptr (BstHubSettings) settings = bst_hub_settings_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *endpoint = NULL;
  GSList *uris;

  fixture->home = home_new ();
  fixture->answer = answer;
  fixture->server = soup_server_new (NULL, NULL);
  soup_server_add_handler (fixture->server, "/api/models", on_request, fixture, NULL);
  soup_server_listen_local (fixture->server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, &error);
  g_assert_no_error (error);
  uris = soup_server_get_uris (fixture->server);
  endpoint = g_strdup_printf ("http://127.0.0.1:%d", g_uri_get_port (uris->data));
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
  g_assert_true (bst_hub_settings_set_endpoint (settings, endpoint, NULL));
  fixture->client = bst_hub_client_new_with_times (settings, &times);
  fixture->cancellable = g_cancellable_new ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  test_finalize (fixture->client);
  test_finalize (fixture->cancellable);
  soup_server_disconnect (fixture->server);
  g_object_unref (fixture->server);
  home_free (fixture->home);
}

static void
on_event (const BstSyncEvent *event, gpointer data)
{
  Fixture *fixture = data;

  g_assert_nonnull (event->pass);
  g_assert_cmpint (event->n_rows, >=, 0);
  fixture->n_writes += event->step == BST_SYNC_WRITES;
  fixture->n_pages += event->step == BST_SYNC_COMES;
  if (event->step == BST_SYNC_WRITES && fixture->cancels_writing)
    g_cancellable_cancel (fixture->cancellable);
  if (event->step == BST_SYNC_COMES && fixture->n_pages == fixture->cancel_after)
    g_cancellable_cancel (fixture->cancellable);
}

BstSyncOutcome *
run (Fixture *fixture, const char *task, guint top, gboolean whole)
{
  BstListScope scope = { (char *) task, top };
  g_autoptr (GAsyncResult) result = NULL;

  fixture->n_pages = fixture->asked = fixture->n_writes = 0;
  bst_sync_async (fixture->home->cache, fixture->client, g_strcmp0 (task, "") == 0 ? NULL : &scope, whole, on_event, fixture,
                  fixture->cancellable, test_got_result, &result);
  test_wait (&result);
  return bst_sync_finish (result);
}

void
add_row (GString *body, guint number, const char *modified)
{
  g_string_append_printf (body, "%s{\"id\": \"o/m%u\", \"downloads\": %u, \"likes\": 1, \"tags\": [], \"gated\": false",
                          body->len > 1 ? "," : "", number, 1000000 - number);
  if (modified != NULL)
    g_string_append_printf (body, ", \"lastModified\": \"%s\"", modified);
  g_string_append_c (body, '}');
}

void
add_rows (GString *body, guint first, guint n)
{
  for (guint i = 0; i < n; i++)
    add_row (body, first + i, "2024-01-01T00:00:00.000Z");
}

guint
count_catalogue (Fixture *fixture)
{
  g_autofree char *path = bst_listing_dup_path (fixture->home->cache);
  g_autoptr (GError) error = NULL;
  g_autoptr (BstCatalogue) catalogue = bst_catalogue_open (path, &error);

  g_assert_no_error (error);
  return bst_catalogue_get_n_rows (catalogue);
}

gboolean
has_catalogue (Fixture *fixture)
{
  g_autofree char *path = bst_listing_dup_path (fixture->home->cache);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

void
assert_none_under_way (Fixture *fixture)
{
  g_autoptr (BstListing) listing = bst_listing_open (fixture->home->cache, NULL);

  g_assert_nonnull (listing);
  g_assert_null (bst_listing_get_pass (listing));
}

int
some_rows (Fixture *fixture, guint cursor, guint limit, GString *body)
{
  add_rows (body, 0, fixture->n_rows);
  return -1;
}

void
add_tests (const SyncTest *tests, guint n)
{
  for (guint i = 0; i < n; i++)
    g_test_add (tests[i].path, Fixture, tests[i].answer, set_up, tests[i].test, tear_down);
}
