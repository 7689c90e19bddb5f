#include "served.h"

#include <string.h>

/* Each test has the same hub to itself: it is reset before. */
static Served *served;

static BstRepository *
get_model (BstHubClient *client, const char *id, const char *etag, gboolean *not_modified, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  bst_hub_client_get_model_async (client, id, etag, NULL, served_got_result, &result);
  return bst_hub_client_get_model_finish (client, served_wait (&result), not_modified, error);
}

static void
test_model (void)
{
  g_autoptr (BstHubClient) client = served_new_client (served, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (BstRepository) repository = get_model (client, "openai-community/gpt2", NULL, NULL, &error);
  g_autoptr (BstRepository) again = NULL;
  gboolean not_modified;

  g_assert_no_error (error);
  g_assert_cmpstr (repository->id, ==, "openai-community/gpt2");
  g_assert_cmpstr (repository->endpoint, ==, served->origin);
  g_assert_cmpint (repository->downloads, ==, 17272637);
  g_assert_cmpstr (repository->license, ==, "mit");
  g_assert_nonnull (repository->etag);

  again = get_model (client, repository->id, repository->etag, &not_modified, &error);
  g_assert_no_error (error);
  g_assert_null (again);
  g_assert_true (not_modified);
  g_assert_cmpint (bst_hub_client_get_n_requests (client), ==, 2);
  g_assert_cmpint (served_count (served, NULL, "/api/models/*", "if-none-match"), ==, 1);
  g_assert_cmpint (served_count (served, NULL, "/api/models/*", "accept-encoding"), ==, 2);
  g_assert_cmpint (served_count (served, NULL, "*config.json", NULL), ==, 0);
}

static void
test_renamed (void)
{
  g_autoptr (BstHubClient) client = served_new_client (served, "hf_test");
  g_autoptr (GError) error = NULL;
  g_autoptr (BstRepository) repository = get_model (client, "gpt2", NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (repository->id, ==, "openai-community/gpt2");
  /* a redirect at home keeps the token */
  g_assert_cmpint (served_count (served, NULL, "/api/models/*", "authorization"), ==, 2);
}

/* Each trouble ends in one clear error, and none in a crash or a wait without end. */
static void
test_troubles (void)
{
  static const struct
  {
    const char *trouble;
    int code;
    guint requests;
  } cases[] = {
    { "close=headers", BST_HUB_ERROR_OFFLINE, 4 },
    { "close=reset", BST_HUB_ERROR_OFFLINE, 4 },
    { "close=body", BST_HUB_ERROR_BAD_REPLY, 4 },
    { "truncate", BST_HUB_ERROR_BAD_REPLY, 4 },
    { "truncate=0", BST_HUB_ERROR_BAD_REPLY, 4 },
    { "huge", BST_HUB_ERROR_BAD_REPLY, 1 },
    { "empty", BST_HUB_ERROR_BAD_REPLY, 1 },
    { "not-json", BST_HUB_ERROR_BAD_REPLY, 1 },
    { "wrong-types", BST_HUB_ERROR_BAD_REPLY, 1 },
    { "wrong-types=root", BST_HUB_ERROR_BAD_REPLY, 1 },
    { "wrong-types=downloads", BST_HUB_ERROR_BAD_REPLY, 1 },
    { "unauthorized", BST_HUB_ERROR_NOT_FOUND, 1 },
    { "bad-token", BST_HUB_ERROR_NOT_FOUND, 1 },
    { "forbidden", BST_HUB_ERROR_UNAUTHORIZED, 1 },
    { "gated", BST_HUB_ERROR_GATED, 1 },
    { "disabled", BST_HUB_ERROR_WITHHELD, 1 },
    { "not-found", BST_HUB_ERROR_NOT_FOUND, 1 },
    { "not-found=RevisionNotFound", BST_HUB_ERROR_NOT_FOUND, 1 },
    { "rate-limit=3", BST_HUB_ERROR_RATE_LIMITED, 4 },
    { "action-limit=3", BST_HUB_ERROR_RATE_LIMITED, 4 },
    { "rate-limit=1000", BST_HUB_ERROR_RATE_LIMITED, 1 },
    { "server-error=500", BST_HUB_ERROR_SERVER, 4 },
    { "server-error=502", BST_HUB_ERROR_SERVER, 4 },
    { "server-error=503", BST_HUB_ERROR_SERVER, 4 },
    { "server-error=504", BST_HUB_ERROR_SERVER, 4 },
    { "status=400", BST_HUB_ERROR_SERVER, 1 },
    { "status=418", BST_HUB_ERROR_SERVER, 1 },
    { "redirect=loop", BST_HUB_ERROR_BAD_REPLY, 6 },
    { "redirect=ftp://127.0.0.1/x", BST_HUB_ERROR_BAD_REPLY, 1 },
    { "redirect=http://user:password@127.0.0.1/x", BST_HUB_ERROR_BAD_REPLY, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (BstHubClient) client = served_new_client (served, NULL);
      g_autofree char *trouble = g_strconcat (cases[i].trouble, " path=/api/*", NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (BstRepository) repository = NULL;

      served_reset (served);
      served_trouble (served, trouble);
      repository = get_model (client, "openai-community/gpt2", NULL, NULL, &error);
      g_test_message ("%s: %s", cases[i].trouble, error != NULL ? error->message : "no error");
      g_assert_null (repository);
      g_assert_error (error, BST_HUB_ERROR, cases[i].code);
      g_assert_cmpint (served_count (served, NULL, "*", NULL), ==, cases[i].requests);
    }
}

/* What passes is not told at all. */
static void
test_passing_troubles (void)
{
  static const char *const troubles[] = {
    "close=headers count=2", "close=reset count=2", "close=body count=1", "truncate count=3", "server-error=500 count=3",
    "server-error=503 count=1", "rate-limit=3 count=1", "action-limit=2 count=2", "status=408 count=1", "latency=50",
    "drip=0", "redirect=relative", "redirect=5", "no-limits"
  };

  for (guint i = 0; i < G_N_ELEMENTS (troubles); i++)
    {
      g_autoptr (BstHubClient) client = served_new_client (served, NULL);
      g_autofree char *trouble = g_strconcat (troubles[i], " path=*/api/models/*", NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (BstRepository) repository = NULL;

      served_reset (served);
      served_trouble (served, trouble);
      repository = get_model (client, "openai-community/gpt2", NULL, NULL, &error);
      g_test_message ("%s", troubles[i]);
      g_assert_no_error (error);
      g_assert_cmpint (repository->downloads, ==, 17272637);
    }
}

static void
count_seconds (BstHubClient *client, guint seconds, gpointer data)
{
  guint *most = data;

  *most = MAX (*most, seconds);
}

/* A 429 with t=3 closes the bucket for four seconds, which is told, and not for longer. */
static void
test_rate_limit (void)
{
  g_autoptr (BstHubClient) client = served_new_client (served, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (BstRepository) repository = NULL;
  gint64 began = g_get_monotonic_time ();
  guint told = 0;

  g_signal_connect (client, "waiting", G_CALLBACK (count_seconds), &told);
  served_trouble (served, "rate-limit=3 count=1");
  repository = get_model (client, "openai-community/gpt2", NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (told, ==, 4);
  /* a second of this client has ten milliseconds */
  g_assert_cmpint (g_get_monotonic_time () - began, >=, 4 * 10 * G_TIME_SPAN_MILLISECOND);
  g_assert_cmpint (bst_hub_client_get_n_requests (client), ==, 2);
}

static void
test_rate_limit_told (void)
{
  g_autoptr (BstHubClient) client = served_new_client (served, NULL);
  g_autoptr (GError) error = NULL;

  served_trouble (served, "rate-limit=235");
  g_assert_null (get_model (client, "openai-community/gpt2", NULL, NULL, &error));
  g_assert_error (error, BST_HUB_ERROR, BST_HUB_ERROR_RATE_LIMITED);
  g_assert_cmpint (bst_hub_error_get_seconds (error), >=, 200);
  g_assert_cmpint (bst_hub_error_get_seconds (error), <=, 236);
  g_clear_error (&error);
  /* and nothing more is sent until then */
  g_assert_null (get_model (client, "openai-community/gpt2", NULL, NULL, &error));
  g_assert_error (error, BST_HUB_ERROR, BST_HUB_ERROR_RATE_LIMITED);
  g_assert_cmpint (served_count (served, NULL, NULL, NULL), ==, 1);
}

/* Where the quota is less than what is wanted, the rest waits: a 429 never comes. This
 * is the one test that has to wait, for a window of one real second. */
static void
test_quota (void)
{
  g_autoptr (BstHubSettings) settings = served_dup_settings (served, NULL);
  g_autoptr (BstHubClient) client = bst_hub_client_new (settings);
  GAsyncResult *results[7] = { NULL };

  g_free (served_ask (served, "POST", "/_control/quota?quota=5&window=1", NULL));
  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    bst_hub_client_get_model_async (client, "openai-community/gpt2", NULL, NULL, served_got_result, &results[i]);
  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    {
      g_autoptr (GAsyncResult) result = served_wait (&results[i]);
      g_autoptr (GError) error = NULL;
      g_autoptr (BstRepository) repository = bst_hub_client_get_model_finish (client, result, NULL, &error);

      g_assert_no_error (error);
      g_assert_nonnull (repository);
    }
  g_free (served_ask (served, "POST", "/_control/quota?quota=0", NULL));
  g_assert_cmpint (bst_hub_client_get_n_requests (client), ==, G_N_ELEMENTS (results));
  g_assert_cmpint (served_count_status (served, 429), ==, 0);
}

static void
test_parallel (void)
{
  g_autoptr (BstHubClient) client = served_new_client (served, NULL);
  GAsyncResult *results[30] = { NULL };

  served_trouble (served, "latency=20");
  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    bst_hub_client_get_model_async (client, "openai-community/gpt2", NULL, NULL, served_got_result, &results[i]);
  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    {
      g_autoptr (GAsyncResult) result = served_wait (&results[i]);
      g_autoptr (GError) error = NULL;
      g_autoptr (BstRepository) repository = bst_hub_client_get_model_finish (client, result, NULL, &error);

      g_assert_no_error (error);
      g_assert_nonnull (repository);
    }
  g_assert_cmpint (served_count (served, NULL, NULL, NULL), ==, 30);
  g_assert_cmpint (served_get_most_under_way (served), <=, 6);
}

static void
test_timeouts (void)
{
  static const char *const troubles[] = { "stall", "drip=100" };

  for (guint i = 0; i < G_N_ELEMENTS (troubles); i++)
    {
      g_autoptr (BstHubSettings) settings = served_dup_settings (served, NULL);
      /* a drip is a sign of life, and is ended by the other clock */
      BstHubTimes times = { .idle = i == 0 ? 50 : 30000, .total = i == 0 ? 30000 : 300, .tries = 2, .longest_wait = 60, .second = 10 };
      g_autoptr (BstHubClient) client = bst_hub_client_new_with_times (settings, &times);
      g_autoptr (GError) error = NULL;

      served_reset (served);
      served_trouble (served, troubles[i]);
      g_assert_null (get_model (client, "openai-community/gpt2", NULL, NULL, &error));
      g_assert_error (error, BST_HUB_ERROR, BST_HUB_ERROR_TIMEOUT);
    }
}

static gint64 cancelled_at;

static gboolean
cancel (gpointer cancellable)
{
  cancelled_at = g_get_monotonic_time ();
  g_cancellable_cancel (cancellable);
  return G_SOURCE_REMOVE;
}

/* In every state that a request can be in: waiting for its turn, for an answer, for the
 * body, for the next try, for the rate limit. */
static void
test_cancel (void)
{
  static const char *const troubles[] = { "stall", "drip=1000", "server-error", "rate-limit=3000", "latency=60000" };

  for (guint i = 0; i < G_N_ELEMENTS (troubles); i++)
    {
      g_autoptr (BstHubSettings) settings = served_dup_settings (served, NULL);
      BstHubTimes times = { .idle = 600000, .total = 600000, .tries = 4, .first_pause = 600000, .longest_pause = 600000, .longest_wait = 100000, .second = 1000 };
      g_autoptr (BstHubClient) client = bst_hub_client_new_with_times (settings, &times);
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      GAsyncResult *results[10] = { NULL };

      served_reset (served);
      served_trouble (served, troubles[i]);
      for (guint j = 0; j < G_N_ELEMENTS (results); j++)
        bst_hub_client_get_model_async (client, "openai-community/gpt2", NULL, cancellable, served_got_result, &results[j]);
      g_timeout_add (100, cancel, cancellable);
      for (guint j = 0; j < G_N_ELEMENTS (results); j++)
        {
          g_autoptr (GAsyncResult) result = served_wait (&results[j]);
          g_autoptr (GError) error = NULL;

          g_assert_null (bst_hub_client_get_model_finish (client, result, NULL, &error));
          g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
        }
      g_test_message ("%s: all had ended %.1f ms later", troubles[i],
                      (g_get_monotonic_time () - cancelled_at) / 1000.0);
    }
}

/* libsoup 3.6.5 counts one request too few for each, and would start none. */
static void
test_again_after_cancel (void)
{
  g_autoptr (BstHubSettings) settings = served_dup_settings (served, NULL);
  BstHubTimes times = { .idle = 10000, .total = 20000, .tries = 1, .first_pause = 1, .longest_pause = 1, .longest_wait = 1, .second = 1000 };
  g_autoptr (BstHubClient) client = bst_hub_client_new_with_times (settings, &times);

  for (guint i = 0; i < 10; i++)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (GAsyncResult) cancelled = NULL;
      g_autoptr (GAsyncResult) answered = NULL;
      g_autoptr (BstRepository) repository = NULL;
      g_autoptr (GError) error = NULL;

      served_reset (served);
      served_trouble (served, "stall");
      bst_hub_client_get_model_async (client, "openai-community/gpt2", NULL, cancellable, served_got_result, &cancelled);
      g_timeout_add (20, cancel, cancellable);
      g_assert_null (bst_hub_client_get_model_finish (client, served_wait (&cancelled), NULL, NULL));

      served_reset (served);
      bst_hub_client_get_model_async (client, "openai-community/gpt2", NULL, NULL, served_got_result, &answered);
      repository = bst_hub_client_get_model_finish (client, served_wait (&answered), NULL, &error);
      g_assert_no_error (error);
      g_assert_nonnull (repository);
    }
}

/* The hub's own record says who got the token. */
static void
test_token_stays (void)
{
  g_autoptr (BstHubClient) client = served_new_client (served, "hf_test");
  g_autoptr (BstRepository) repository = NULL;
  g_autoptr (GError) error = NULL;

  served_trouble (served, "redirect=away path=/api/models/*");
  repository = get_model (client, "openai-community/gpt2", NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (served_count (served, served->origin, "/api/models/*", "authorization"), ==, 1);
  g_assert_cmpint (served_count (served, served->second, "/api/models/*", NULL), ==, 1);
  g_assert_cmpint (served_count (served, served->second, NULL, "authorization"), ==, 0);
}

static void
test_token_policy (void)
{
  g_autoptr (BstHubSettings) settings = served_dup_settings (served, "hf_test");
  g_autoptr (BstHubClient) client = NULL;
  g_autoptr (BstRepository) repository = NULL;

  settings->token_for_mirror = FALSE;
  client = bst_hub_client_new (settings);
  repository = get_model (client, "openai-community/gpt2", NULL, NULL, NULL);
  g_assert_nonnull (repository);
  g_assert_cmpint (served_count (served, NULL, NULL, "authorization"), ==, 0);
}

static void
test_offline (void)
{
  g_autoptr (BstHubSettings) settings = served_dup_settings (served, NULL);
  g_autoptr (BstHubClient) client = NULL;
  g_autoptr (GError) error = NULL;

  settings->offline = g_strdup ("HF_HUB_OFFLINE");
  client = bst_hub_client_new (settings);
  g_assert_null (get_model (client, "openai-community/gpt2", NULL, NULL, &error));
  g_assert_error (error, BST_HUB_ERROR, BST_HUB_ERROR_OFFLINE);
  g_assert_nonnull (strstr (error->message, "HF_HUB_OFFLINE"));
  g_assert_cmpint (served_count (served, NULL, NULL, NULL), ==, 0);
  g_assert_cmpint (bst_hub_client_get_n_requests (client), ==, 0);
}

/* http_proxy is asked for what is elsewhere, and never gets a token for it. */
static void
test_proxy (void)
{
  g_autoptr (BstHubSettings) settings = served_dup_settings (served, "hf_test");
  g_autoptr (BstHubClient) client = NULL;
  g_autoptr (BstRepository) repository = NULL;
  g_autoptr (GError) error = NULL;
  BstHubTimes times = { .idle = 30000, .total = 30000, .tries = 1, .longest_wait = 60, .second = 10 };

  g_assert_true (bst_hub_settings_set_endpoint (settings, "http://hub.invalid", NULL));
  settings->http_proxy = g_strdup (served->origin);
  client = bst_hub_client_new_with_times (settings, &times);
  repository = get_model (client, "openai-community/gpt2", NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (repository->downloads, ==, 17272637);
  g_assert_cmpint (served_count (served, NULL, NULL, "authorization"), ==, 0);
}

/* Nobody listens on the first port. */
static void
test_unreachable (void)
{
  g_autoptr (BstHubSettings) settings = bst_hub_settings_new ();
  BstHubTimes times = { .idle = 30000, .total = 30000, .tries = 2, .longest_wait = 60, .second = 10 };
  g_autoptr (BstHubClient) client = NULL;
  g_autoptr (GError) error = NULL;

  bst_hub_settings_set_endpoint (settings, "http://127.0.0.1:1", NULL);
  client = bst_hub_client_new_with_times (settings, &times);
  g_assert_null (get_model (client, "a/b", NULL, NULL, &error));
  g_assert_error (error, BST_HUB_ERROR, BST_HUB_ERROR_OFFLINE);
  g_assert_nonnull (strstr (error->message, "127.0.0.1:1"));
}

static void
test_bad_id (void)
{
  static const char *const ids[] = { "", "../etc", "a/b/c", "a/b?x", "a b" };
  g_autoptr (BstHubClient) client = served_new_client (served, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (get_model (client, ids[i], NULL, NULL, &error));
      g_assert_error (error, BST_HUB_ERROR, BST_HUB_ERROR_INVALID);
    }
  g_assert_cmpint (served_count (served, NULL, NULL, NULL), ==, 0);
}

/* All pages, though each link leads to another origin. */
static void
test_pages (void)
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

      bst_hub_client_list_page_async (client, &query, link, NULL, served_got_result, &result);
      page = bst_hub_client_list_page_finish (client, served_wait (&result), &error);
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
test_loop (void)
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

      bst_hub_client_list_page_async (client, &query, link, NULL, served_got_result, &result);
      page = bst_hub_client_list_page_finish (client, served_wait (&result), NULL);
      g_clear_pointer (&link, g_free);
      link = g_steal_pointer (&page->next_link);
    }
  while (link != NULL && ++pages < 10);
  g_assert_cmpint (pages, <=, 2);
}

static void
test_search (void)
{
  g_autoptr (BstHubClient) client = served_new_client (served, NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = NULL;
  const BstRepository *first;

  bst_hub_client_search_async (client, "llama-3.2", 5, NULL, served_got_result, &result);
  found = bst_hub_client_search_finish (client, served_wait (&result), &error);
  g_assert_no_error (error);
  g_assert_cmpint (found->len, >=, 1);
  first = g_ptr_array_index (found, 0);
  g_assert_cmpstr (first->id, ==, "meta-llama/Llama-3.2-3B");
  g_assert_cmpint (first->gated, ==, BST_GATED_MANUAL);
}

static void
test_files (void)
{
  g_autoptr (BstHubClient) client = served_new_client (served, NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (BstRepository) files = NULL;

  bst_hub_client_get_files_async (client, "openai-community/gpt2", "main", NULL, served_got_result, &result);
  files = bst_hub_client_get_files_finish (client, served_wait (&result), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (files->files_sha, ==, "main");
  g_assert_cmpint (files->files->len, ==, 26);
  g_assert_cmpint (bst_repository_get_files_size (files), >, 0);
}

static void
test_card (void)
{
  g_autoptr (BstHubClient) client = served_new_client (served, NULL);
  g_autoptr (GAsyncResult) result = NULL, again = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *card = NULL, *etag = NULL, *nothing = NULL;
  gboolean not_modified;

  bst_hub_client_get_card_async (client, "openai-community/gpt2", "main", NULL, NULL, served_got_result, &result);
  card = bst_hub_client_get_card_finish (client, served_wait (&result), &etag, &not_modified, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (card, "mit"));
  g_assert_nonnull (etag);
  g_assert_false (not_modified);
  bst_hub_client_get_card_async (client, "openai-community/gpt2", "main", etag, NULL, served_got_result, &again);
  nothing = bst_hub_client_get_card_finish (client, served_wait (&again), NULL, &not_modified, &error);
  g_assert_no_error (error);
  g_assert_null (nothing);
  g_assert_true (not_modified);
}

static void
test_tags (void)
{
  g_autoptr (BstHubClient) client = served_new_client (served, NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) tags = NULL;

  bst_hub_client_get_tags_async (client, "license", NULL, served_got_result, &result);
  tags = bst_hub_client_get_tags_finish (client, served_wait (&result), &error);
  g_assert_no_error (error);
  g_assert_cmpint (tags->len, >, 0);
}

static BstHubTest *
test_connection (const char *token, GError **error)
{
  g_autoptr (BstHubClient) client = served_new_client (served, token);
  g_autoptr (GAsyncResult) result = NULL;

  bst_hub_client_test_async (client, NULL, served_got_result, &result);
  return bst_hub_client_test_finish (client, served_wait (&result), error);
}

static void
test_test (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BstHubTest) plain = test_connection (NULL, &error);
  g_autoptr (BstHubTest) known = test_connection ("hf_test", &error);
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
  unknown = test_connection ("hf_test", &error);
  g_assert_no_error (error);
  g_assert_null (unknown->user);
  g_assert_error (unknown->token_error, BST_HUB_ERROR, BST_HUB_ERROR_UNAUTHORIZED);

  served_reset (served);
  served_trouble (served, "server-error=503");
  g_assert_null (test_connection (NULL, &error));
  g_assert_error (error, BST_HUB_ERROR, BST_HUB_ERROR_SERVER);
  g_assert_cmpint (served_count (served, NULL, NULL, NULL), ==, 1);
}

/* A client that is left alone leaves nothing behind. */
static void
test_client (void)
{
  g_autoptr (BstHubSettings) settings = bst_hub_settings_new ();
  BstHubClient *client = bst_hub_client_new (settings);

  g_assert_cmpstr (bst_hub_client_get_settings (client)->endpoint, ==, BST_HUB_OFFICIAL);
  g_assert_finalize_object (client);
}

typedef void (*Test) (void);

static void
run (gconstpointer test)
{
  served_reset (served);
  ((Test) test) ();
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    Test test;
  } tests[] = {
    { "client", test_client },
    { "model", test_model },
    { "renamed", test_renamed },
    { "troubles", test_troubles },
    { "passing-troubles", test_passing_troubles },
    { "rate-limit", test_rate_limit },
    { "rate-limit-told", test_rate_limit_told },
    { "quota", test_quota },
    { "parallel", test_parallel },
    { "timeouts", test_timeouts },
    { "cancel", test_cancel },
    { "again-after-cancel", test_again_after_cancel },
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
  g_autofree char *samples = g_build_filename (BST_TEST_DATA, "hub", "samples", NULL);
  int status;

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strconcat ("/hub/client/", tests[i].name, NULL);

      g_test_add_data_func (path, (gconstpointer) tests[i].test, run);
    }
  served = served_start ("--models=100", "--fixtures", samples, NULL);
  status = g_test_run ();
  served_end (served);
  return status;
}
