#include "client-driver.h"

#include <string.h>

/* A client that is left alone leaves nothing behind. */
static void
test_client (Served *served)
{
  g_autoptr (BstHubSettings) settings = bst_hub_settings_new ();
  BstHubClient *client = bst_hub_client_new (settings);

  g_assert_cmpstr (bst_hub_client_get_settings (client)->endpoint, ==, BST_HUB_OFFICIAL);
  g_assert_finalize_object (client);
}

static void
test_model (Served *served)
{
  g_autoptr (BstHubClient) client = served_new_client (served, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (BstRepository) repository = client_driver_get_model (client, "openai-community/gpt2", NULL, NULL, &error);
  g_autoptr (BstRepository) again = NULL;
  gboolean not_modified;

  g_assert_no_error (error);
  g_assert_cmpstr (repository->id, ==, "openai-community/gpt2");
  g_assert_cmpstr (repository->endpoint, ==, served->origin);
  g_assert_cmpint (repository->downloads, ==, 17272637);
  g_assert_cmpstr (repository->license, ==, "mit");
  g_assert_nonnull (repository->etag);

  again = client_driver_get_model (client, repository->id, repository->etag, &not_modified, &error);
  g_assert_no_error (error);
  g_assert_null (again);
  g_assert_true (not_modified);
  g_assert_cmpint (bst_hub_client_get_n_requests (client), ==, 2);
  g_assert_cmpint (served_count (served, NULL, "/api/models/*", "if-none-match"), ==, 1);
  g_assert_cmpint (served_count (served, NULL, "/api/models/*", "accept-encoding"), ==, 2);
  g_assert_cmpint (served_count (served, NULL, "*config.json", NULL), ==, 0);
}

static void
test_renamed (Served *served)
{
  g_autoptr (BstHubClient) client = served_new_client (served, "hf_test");
  g_autoptr (GError) error = NULL;
  g_autoptr (BstRepository) repository = client_driver_get_model (client, "gpt2", NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (repository->id, ==, "openai-community/gpt2");
  /* a redirect at home keeps the token */
  g_assert_cmpint (served_count (served, NULL, "/api/models/*", "authorization"), ==, 2);
}

/* The hub's own record says who got the token. */
static void
test_token_stays (Served *served)
{
  g_autoptr (BstHubClient) client = served_new_client (served, "hf_test");
  g_autoptr (BstRepository) repository = NULL;
  g_autoptr (GError) error = NULL;

  served_trouble (served, "redirect=away path=/api/models/*");
  repository = client_driver_get_model (client, "openai-community/gpt2", NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (served_count (served, served->origin, "/api/models/*", "authorization"), ==, 1);
  g_assert_cmpint (served_count (served, served->second, "/api/models/*", NULL), ==, 1);
  g_assert_cmpint (served_count (served, served->second, NULL, "authorization"), ==, 0);
}

static void
test_token_policy (Served *served)
{
  g_autoptr (BstHubSettings) settings = served_dup_settings (served, "hf_test");
  g_autoptr (BstHubClient) client = NULL;
  g_autoptr (BstRepository) repository = NULL;

  settings->token_for_mirror = FALSE;
  client = bst_hub_client_new (settings);
  repository = client_driver_get_model (client, "openai-community/gpt2", NULL, NULL, NULL);
  g_assert_nonnull (repository);
  g_assert_cmpint (served_count (served, NULL, NULL, "authorization"), ==, 0);
}

static void
test_offline (Served *served)
{
  g_autoptr (BstHubSettings) settings = served_dup_settings (served, NULL);
  g_autoptr (BstHubClient) client = NULL;
  g_autoptr (GError) error = NULL;

  settings->offline = g_strdup ("HF_HUB_OFFLINE");
  client = bst_hub_client_new (settings);
  g_assert_null (client_driver_get_model (client, "openai-community/gpt2", NULL, NULL, &error));
  g_assert_error (error, BST_HUB_ERROR, BST_HUB_ERROR_OFFLINE);
  g_assert_nonnull (strstr (error->message, "HF_HUB_OFFLINE"));
  g_assert_cmpint (served_count (served, NULL, NULL, NULL), ==, 0);
  g_assert_cmpint (bst_hub_client_get_n_requests (client), ==, 0);
}

/* http_proxy is asked for what is elsewhere, and never gets a token for it. */
static void
test_proxy (Served *served)
{
  g_autoptr (BstHubSettings) settings = served_dup_settings (served, "hf_test");
  g_autoptr (BstHubClient) client = NULL;
  g_autoptr (BstRepository) repository = NULL;
  g_autoptr (GError) error = NULL;
  BstHubTimes times = { .idle = 30000, .total = 30000, .tries = 1, .longest_wait = 60, .second = 10 };

  g_assert_true (bst_hub_settings_set_endpoint (settings, "http://hub.invalid", NULL));
  settings->http_proxy = g_strdup (served->origin);
  client = bst_hub_client_new_with_times (settings, &times);
  repository = client_driver_get_model (client, "openai-community/gpt2", NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (repository->downloads, ==, 17272637);
  g_assert_cmpint (served_count (served, NULL, NULL, "authorization"), ==, 0);
}

/* Nobody listens on the first port. */
static void
test_unreachable (Served *served)
{
  g_autoptr (BstHubSettings) settings = bst_hub_settings_new ();
  BstHubTimes times = { .idle = 30000, .total = 30000, .tries = 2, .longest_wait = 60, .second = 10 };
  g_autoptr (BstHubClient) client = NULL;
  g_autoptr (GError) error = NULL;

  bst_hub_settings_set_endpoint (settings, "http://127.0.0.1:1", NULL);
  client = bst_hub_client_new_with_times (settings, &times);
  g_assert_null (client_driver_get_model (client, "a/b", NULL, NULL, &error));
  g_assert_error (error, BST_HUB_ERROR, BST_HUB_ERROR_OFFLINE);
  g_assert_nonnull (strstr (error->message, "127.0.0.1:1"));
}

static void
test_bad_id (Served *served)
{
  static const char *const ids[] = { "", "../etc", "a/b/c", "a/b?x", "a b" };
  g_autoptr (BstHubClient) client = served_new_client (served, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (client_driver_get_model (client, ids[i], NULL, NULL, &error));
      g_assert_error (error, BST_HUB_ERROR, BST_HUB_ERROR_INVALID);
    }
  g_assert_cmpint (served_count (served, NULL, NULL, NULL), ==, 0);
}

/* All pages, though each link leads to another origin. */
static void
test_pages (Served *served)
{
  g_autoptr (BstHubClient) client = served_new_client (served, "hf_test");
  BstHubListQuery query = { .sort = "downloads", .limit = 10, .fields = BST_HUB_FIELDS_BRIEF };
  g_autofree char *link = NULL;
  guint pages = 0, repositories = 0;

  served_trouble (served, "link-away");
  do
    {
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (BstHubPage) page = NULL;

      bst_hub_client_list_page_async (client, &query, link, NULL, test_got_result, &result);
      page = bst_hub_client_list_page_finish (client, test_wait (&result), &error);
      g_assert_no_error (error);
      g_clear_pointer (&link, g_free);
      link = g_steal_pointer (&page->next_link);
      repositories += page->repositories->len;
      pages++;
    }
  while (link != NULL);
  g_assert_cmpint (repositories, >=, 100);
  g_assert_cmpint (pages, ==, (repositories + 9) / 10);
  g_assert_cmpint (served_count (served, served->second, NULL, NULL), ==, 0);
}

/* Links that lead to where they stand end the list instead of going on for ever. */
static void
test_loop (Served *served)
{
  g_autoptr (BstHubClient) client = served_new_client (served, NULL);
  BstHubListQuery query = { .sort = "downloads", .limit = 10, .fields = BST_HUB_FIELDS_BRIEF };
  g_autofree char *link = NULL;
  guint pages = 0;

  served_trouble (served, "link-loop");
  do
    {
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (BstHubPage) page = NULL;

      bst_hub_client_list_page_async (client, &query, link, NULL, test_got_result, &result);
      page = bst_hub_client_list_page_finish (client, test_wait (&result), NULL);
      g_clear_pointer (&link, g_free);
      link = g_steal_pointer (&page->next_link);
    }
  while (link != NULL && ++pages < 10);
  g_assert_cmpint (pages, <=, 2);
}

static void
test_search (Served *served)
{
  g_autoptr (BstHubClient) client = served_new_client (served, NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = NULL;
  const BstRepository *first;

  bst_hub_client_search_async (client, "llama-3.2", 5, NULL, test_got_result, &result);
  found = bst_hub_client_search_finish (client, test_wait (&result), &error);
  g_assert_no_error (error);
  g_assert_cmpint (found->len, >=, 1);
  first = g_ptr_array_index (found, 0);
  g_assert_cmpstr (first->id, ==, "meta-llama/Llama-3.2-3B");
  g_assert_cmpint (first->gated, ==, BST_GATED_MANUAL);
}

static void
test_files (Served *served)
{
  g_autoptr (BstHubClient) client = served_new_client (served, NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (BstRepository) files = NULL;

  bst_hub_client_get_files_async (client, "openai-community/gpt2", "main", NULL, test_got_result, &result);
  files = bst_hub_client_get_files_finish (client, test_wait (&result), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (files->files_sha, ==, "main");
  g_assert_cmpint (files->files->len, ==, 26);
  g_assert_cmpint (bst_repository_get_files_size (files), >, 0);
}

static void
test_card (Served *served)
{
  g_autoptr (BstHubClient) client = served_new_client (served, NULL);
  g_autoptr (GAsyncResult) result = NULL, again = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *card = NULL, *etag = NULL, *nothing = NULL;
  gboolean not_modified;

  bst_hub_client_get_card_async (client, "openai-community/gpt2", "main", NULL, NULL, test_got_result, &result);
  card = bst_hub_client_get_card_finish (client, test_wait (&result), &etag, &not_modified, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (card, "mit"));
  g_assert_nonnull (etag);
  g_assert_false (not_modified);
  bst_hub_client_get_card_async (client, "openai-community/gpt2", "main", etag, NULL, test_got_result, &again);
  nothing = bst_hub_client_get_card_finish (client, test_wait (&again), NULL, &not_modified, &error);
  g_assert_no_error (error);
  g_assert_null (nothing);
  g_assert_true (not_modified);
}

static void
test_tags (Served *served)
{
  g_autoptr (BstHubClient) client = served_new_client (served, NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) tags = NULL;

  bst_hub_client_get_tags_async (client, "license", NULL, test_got_result, &result);
  tags = bst_hub_client_get_tags_finish (client, test_wait (&result), &error);
  g_assert_no_error (error);
  g_assert_cmpint (tags->len, >, 0);
}

static BstHubTest *
test_connection (Served *served, const char *token, GError **error)
{
  g_autoptr (BstHubClient) client = served_new_client (served, token);
  g_autoptr (GAsyncResult) result = NULL;

  bst_hub_client_test_async (client, NULL, test_got_result, &result);
  return bst_hub_client_test_finish (client, test_wait (&result), error);
}

static void
test_test (Served *served)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BstHubTest) plain = test_connection (served, NULL, &error);
  g_autoptr (BstHubTest) known = test_connection (served, "hf_test", &error);
  g_autoptr (BstHubTest) unknown = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (plain->endpoint, ==, served->origin);
  g_assert_nonnull (plain->software);
  g_assert_false (plain->sent_token);
  g_assert_null (plain->user);
  g_assert_true (known->sent_token);
  g_assert_nonnull (known->user);
  g_assert_no_error (known->token_error);

  served_trouble (served, "bad-token path=/api/whoami-v2");
  unknown = test_connection (served, "hf_test", &error);
  g_assert_no_error (error);
  g_assert_null (unknown->user);
  g_assert_error (unknown->token_error, BST_HUB_ERROR, BST_HUB_ERROR_UNAUTHORIZED);

  served_reset (served);
  served_trouble (served, "server-error=503");
  g_assert_null (test_connection (served, NULL, &error));
  g_assert_error (error, BST_HUB_ERROR, BST_HUB_ERROR_SERVER);
  g_assert_cmpint (served_count (served, NULL, NULL, NULL), ==, 1);
}

int
main (int argc, char **argv)
{
  static const ClientTest tests[] = {
    { "client", test_client },
    { "model", test_model },
    { "renamed", test_renamed },
    { "token-stays", test_token_stays },
    { "token-policy", test_token_policy },
    { "offline", test_offline },
    { "proxy", test_proxy },
    { "unreachable", test_unreachable },
    { "bad-id", test_bad_id },
    { "pages", test_pages },
    { "loop", test_loop },
    { "search", test_search },
    { "files", test_files },
    { "card", test_card },
    { "tags", test_tags },
    { "test", test_test },
  };

  g_test_init (&argc, &argv, NULL);
  return client_driver_run (client_driver_start_samples (), "/hub/client/", tests, G_N_ELEMENTS (tests));
}
