/* What goes wrong, what has to wait and what is ended before its time. */
#include "client-driver.h"

/* Each trouble ends in one clear error, and none in a crash or a wait without end. */
static void
test_troubles (Served *served)
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
      repository = client_driver_get_model (client, "openai-community/gpt2", NULL, NULL, &error);
      g_test_message ("%s: %s", cases[i].trouble, error != NULL ? error->message : "no error");
      g_assert_null (repository);
      g_assert_error (error, BST_HUB_ERROR, cases[i].code);
      g_assert_cmpint (served_count (served, NULL, "*", NULL), ==, cases[i].requests);
    }
}

/* What passes is not told at all. */
static void
test_passing_troubles (Served *served)
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
      repository = client_driver_get_model (client, "openai-community/gpt2", NULL, NULL, &error);
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
test_rate_limit (Served *served)
{
  g_autoptr (BstHubClient) client = served_new_client (served, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (BstRepository) repository = NULL;
  gint64 began = g_get_monotonic_time ();
  guint told = 0;

  g_signal_connect (client, "waiting", G_CALLBACK (count_seconds), &told);
  served_trouble (served, "rate-limit=3 count=1");
  repository = client_driver_get_model (client, "openai-community/gpt2", NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (told, ==, 4);
  /* a second of this client has ten milliseconds */
  g_assert_cmpint (g_get_monotonic_time () - began, >=, 4 * 10 * G_TIME_SPAN_MILLISECOND);
  g_assert_cmpint (bst_hub_client_get_n_requests (client), ==, 2);
}

static void
test_rate_limit_told (Served *served)
{
  g_autoptr (BstHubClient) client = served_new_client (served, NULL);
  g_autoptr (GError) error = NULL;

  served_trouble (served, "rate-limit=235");
  g_assert_null (client_driver_get_model (client, "openai-community/gpt2", NULL, NULL, &error));
  g_assert_error (error, BST_HUB_ERROR, BST_HUB_ERROR_RATE_LIMITED);
  g_assert_cmpint (bst_hub_error_get_seconds (error), >=, 200);
  g_assert_cmpint (bst_hub_error_get_seconds (error), <=, 236);
  g_clear_error (&error);
  /* and nothing more is sent until then */
  g_assert_null (client_driver_get_model (client, "openai-community/gpt2", NULL, NULL, &error));
  g_assert_error (error, BST_HUB_ERROR, BST_HUB_ERROR_RATE_LIMITED);
  g_assert_cmpint (served_count (served, NULL, NULL, NULL), ==, 1);
}

/* All of them are answered. */
static void
get_at_once (BstHubClient *client, guint n_requests)
{
  g_autofree GAsyncResult **results = g_new0 (GAsyncResult *, n_requests);

  for (guint i = 0; i < n_requests; i++)
    bst_hub_client_get_model_async (client, "openai-community/gpt2", NULL, NULL, test_got_result, &results[i]);
  for (guint i = 0; i < n_requests; i++)
    {
      g_autoptr (GAsyncResult) result = test_wait (&results[i]);
      g_autoptr (GError) error = NULL;
      g_autoptr (BstRepository) repository = bst_hub_client_get_model_finish (client, result, NULL, &error);

      g_assert_no_error (error);
      g_assert_nonnull (repository);
    }
}

/* Where the quota is less than what is wanted, the rest waits: a 429 never comes. This
 * is the one test that has to wait, for a window of one real second. */
static void
test_quota (Served *served)
{
  g_autoptr (BstHubSettings) settings = served_dup_settings (served, NULL);
  g_autoptr (BstHubClient) client = bst_hub_client_new (settings);

  g_free (served_ask (served, "POST", "/_control/quota?quota=5&window=1", NULL));
  get_at_once (client, 7);
  g_free (served_ask (served, "POST", "/_control/quota?quota=0", NULL));
  g_assert_cmpint (bst_hub_client_get_n_requests (client), ==, 7);
  g_assert_cmpint (served_count_status (served, 429), ==, 0);
}

static void
test_parallel (Served *served)
{
  g_autoptr (BstHubClient) client = served_new_client (served, NULL);

  served_trouble (served, "latency=20");
  get_at_once (client, 30);
  g_assert_cmpint (served_count (served, NULL, NULL, NULL), ==, 30);
  g_assert_cmpint (served_get_most_under_way (served), <=, 6);
}

static void
test_timeouts (Served *served)
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
      g_assert_null (client_driver_get_model (client, "openai-community/gpt2", NULL, NULL, &error));
      g_assert_error (error, BST_HUB_ERROR, BST_HUB_ERROR_TIMEOUT);
    }
}

/* In every state that a request can be in: waiting for its turn, for an answer, for the
 * body, for the next try, for the rate limit. */
static void
test_cancel (Served *served)
{
  static const char *const troubles[] = { "stall", "drip=1000", "server-error", "rate-limit=3000", "latency=60000" };

  for (guint i = 0; i < G_N_ELEMENTS (troubles); i++)
    {
      g_autoptr (BstHubSettings) settings = served_dup_settings (served, NULL);
      BstHubTimes times = { .idle = 600000, .total = 600000, .tries = 4, .first_pause = 600000, .longest_pause = 600000, .longest_wait = 100000, .second = 1000 };
      g_autoptr (BstHubClient) client = bst_hub_client_new_with_times (settings, &times);
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      GAsyncResult *results[10] = { NULL };
      gint64 cancelled_at;

      served_reset (served);
      served_trouble (served, troubles[i]);
      for (guint j = 0; j < G_N_ELEMENTS (results); j++)
        bst_hub_client_get_model_async (client, "openai-community/gpt2", NULL, cancellable, test_got_result, &results[j]);
      cancelled_at = g_get_monotonic_time () + 100 * G_TIME_SPAN_MILLISECOND;
      client_driver_cancel_after (100, cancellable);
      for (guint j = 0; j < G_N_ELEMENTS (results); j++)
        {
          g_autoptr (GAsyncResult) result = test_wait (&results[j]);
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
test_again_after_cancel (Served *served)
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
      bst_hub_client_get_model_async (client, "openai-community/gpt2", NULL, cancellable, test_got_result, &cancelled);
      client_driver_cancel_after (20, cancellable);
      g_assert_null (bst_hub_client_get_model_finish (client, test_wait (&cancelled), NULL, NULL));

      served_reset (served);
      bst_hub_client_get_model_async (client, "openai-community/gpt2", NULL, NULL, test_got_result, &answered);
      repository = bst_hub_client_get_model_finish (client, test_wait (&answered), NULL, &error);
      g_assert_no_error (error);
      g_assert_nonnull (repository);
    }
}

int
main (int argc, char **argv)
{
  static const ClientTest tests[] = {
    { "troubles", test_troubles },
    { "passing-troubles", test_passing_troubles },
    { "rate-limit", test_rate_limit },
    { "rate-limit-told", test_rate_limit_told },
    { "quota", test_quota },
    { "parallel", test_parallel },
    { "timeouts", test_timeouts },
    { "cancel", test_cancel },
    { "again-after-cancel", test_again_after_cancel },
  };

  g_test_init (&argc, &argv, NULL);
  return client_driver_run (client_driver_start_samples (), "/hub/client-troubles/", tests, G_N_ELEMENTS (tests));
}
