#include "hub/network.h"
#include "hub/words.h"

#include "hub/error.h"

#include <string.h>

/* Returns: (transfer full): where a request to @url goes first */
static char *
look_up (const char *endpoint, const char *http_proxy, const char *https_proxy, const char *no_proxy, const char *url)
{
  g_autoptr (BstHubSettings) settings = bst_hub_settings_new ();
  g_autoptr (SoupSession) session = NULL;
  g_auto (GStrv) proxies = NULL;
  GProxyResolver *resolver;
  g_autoptr (GError) error = NULL;

  bst_hub_settings_set_endpoint (settings, endpoint, NULL);
  settings->http_proxy = g_strdup (http_proxy);
  settings->https_proxy = g_strdup (https_proxy);
  settings->no_proxy = g_strdup (no_proxy);
  session = bst_hub_session_new (settings);
  resolver = soup_session_get_proxy_resolver (session);
  if (resolver == NULL)
    return g_strdup ("none");
  proxies = g_proxy_resolver_lookup (resolver, url, NULL, &error);
  g_assert_no_error (error);
  return g_strjoinv (" ", proxies);
}

static void
test_proxies (void)
{
  static const struct
  {
    const char *endpoint, *http_proxy, *https_proxy, *no_proxy, *url, *proxies;
  } cases[] = {
    { "https://huggingface.co", "http://p:1", "http://q:2", NULL, "https://huggingface.co/x", "http://q:2" },
    { "http://hub.example", "http://p:1", "http://q:2", NULL, "http://hub.example/x", "http://p:1" },
    { "https://huggingface.co", "http://p:1", NULL, NULL, "https://huggingface.co/x", "direct://" },
    { "https://huggingface.co", NULL, "http://q:2", "example.org, huggingface.co", "https://huggingface.co/x", "direct://" },
    { "https://huggingface.co", NULL, "http://q:2", "a,.huggingface.co", "https://cdn.huggingface.co/x", "direct://" },
    { "https://huggingface.co", NULL, "http://q:2", "example.org,,", "https://huggingface.co/x", "http://q:2" },
    { "https://huggingface.co", NULL, "http://q:2", "*", "https://huggingface.co/x", "direct://" },
    /* without a scheme, as other programs take it */
    { "http://hub.example", "127.0.0.1:3128", NULL, NULL, "http://hub.example/x", "http://127.0.0.1:3128" },
    { "https://huggingface.co", NULL, "p:1", NULL, "https://huggingface.co/x", "http://p:1" },
    { "https://huggingface.co", NULL, "socks5://p:1", NULL, "https://huggingface.co/x", "socks5://p:1" },
    /* what goes to this computer stays in it */
    { "http://127.0.0.1:8080", "http://p:1", "http://q:2", NULL, "http://127.0.0.1:8080/x", "none" },
    { "http://localhost:8080", "http://p:1", "http://q:2", NULL, "http://localhost:8080/x", "none" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *proxies = look_up (cases[i].endpoint, cases[i].http_proxy, cases[i].https_proxy, cases[i].no_proxy, cases[i].url);

      g_assert_cmpstr (proxies, ==, cases[i].proxies);
    }
}

static void
test_session (void)
{
  g_autoptr (BstHubSettings) settings = bst_hub_settings_new ();
  g_autoptr (SoupSession) session = bst_hub_session_new (settings);

  g_assert_true (g_str_has_prefix (soup_session_get_user_agent (session), "bestiary/"));
  g_assert_cmpint (soup_session_get_timeout (session), >, 0);
  g_assert_nonnull (soup_session_get_feature (session, SOUP_TYPE_CONTENT_DECODER));
  g_assert_null (soup_session_get_feature (session, SOUP_TYPE_COOKIE_JAR));
}

static void
test_errors (void)
{
  const struct
  {
    GQuark domain;
    int error;
    gboolean had_headers;
    int code; /* -1: as it is */
    gboolean passing;
  } cases[] = {
    { G_IO_ERROR, G_IO_ERROR_CANCELLED, FALSE, -1, FALSE },
    { G_IO_ERROR, G_IO_ERROR_TIMED_OUT, FALSE, BST_HUB_ERROR_TIMEOUT, TRUE },
    { G_IO_ERROR, G_IO_ERROR_CONNECTION_REFUSED, FALSE, BST_HUB_ERROR_OFFLINE, TRUE },
    { G_IO_ERROR, G_IO_ERROR_NETWORK_UNREACHABLE, FALSE, BST_HUB_ERROR_OFFLINE, TRUE },
    { G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT, FALSE, BST_HUB_ERROR_OFFLINE, TRUE },
    { G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT, TRUE, BST_HUB_ERROR_BAD_REPLY, TRUE },
    { G_IO_ERROR, G_IO_ERROR_INVALID_DATA, TRUE, BST_HUB_ERROR_BAD_REPLY, TRUE },
    { G_RESOLVER_ERROR, G_RESOLVER_ERROR_NOT_FOUND, FALSE, BST_HUB_ERROR_OFFLINE, TRUE },
    { G_RESOLVER_ERROR, G_RESOLVER_ERROR_TEMPORARY_FAILURE, FALSE, BST_HUB_ERROR_OFFLINE, TRUE },
    /* a certificate does not become better by asking again */
    { G_TLS_ERROR, G_TLS_ERROR_BAD_CERTIFICATE, FALSE, BST_HUB_ERROR_OFFLINE, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) cause = g_error_new_literal (cases[i].domain, cases[i].error, "its own words");
      g_autoptr (GError) error = bst_hub_network_error (cause, "hub.example", cases[i].had_headers);

      if (cases[i].code < 0)
        {
          g_assert_error (error, cases[i].domain, cases[i].error);
          continue;
        }
      g_assert_error (error, BST_HUB_ERROR, cases[i].code);
      g_assert_nonnull (strstr (error->message, "hub.example"));
      g_assert_null (strstr (error->message, "its own words"));
      g_assert_cmpint (bst_hub_error_is_passing (error), ==, cases[i].passing);
    }
}

/* Who is asked to wait is told for how long, in the unit of a person. */
static void
test_wait (void)
{
  const struct
  {
    guint seconds;
    const char *said;
  } cases[] = {
    { 0, "try again later." },
    { 1, "in 1 second." },
    { 119, "in 119 seconds." },
    { 120, "in 2 minutes." },
    { 601, "in 11 minutes." },
    { 86400, "in 1440 minutes." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = bst_hub_wait_new ("hub.example", cases[i].seconds);

      g_assert_error (error, BST_HUB_ERROR, BST_HUB_ERROR_RATE_LIMITED);
      g_assert_cmpuint (bst_hub_error_get_seconds (error), ==, cases[i].seconds);
      g_assert_true (g_str_has_suffix (error->message, cases[i].said));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hub/network/proxies", test_proxies);
  g_test_add_func ("/hub/network/session", test_session);
  g_test_add_func ("/hub/network/errors", test_errors);
  g_test_add_func ("/hub/network/wait", test_wait);
  return g_test_run ();
}
