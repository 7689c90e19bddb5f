#include "config.h"

#include "hub/network.h"

#include "hub/words.h"

#include <glib/gi18n.h>
#include <string.h>

/* A little more than may be under way at once. */
#define MOST_CONNECTIONS 8

/* Seconds. The clocks of a request are finer; this one ends what they do not see. */
#define SOCKET_TIMEOUT 60

/* "computer:port" is how curl and others let a proxy be written. */
static void
set_proxy (GProxyResolver *resolver, const char *scheme, const char *proxy)
{
  g_autofree char *uri = NULL;

  if (proxy == NULL)
    return;
  uri = strstr (proxy, "://") != NULL ? g_strdup (proxy) : g_strconcat ("http://", proxy, NULL);
  g_simple_proxy_resolver_set_uri_proxy (G_SIMPLE_PROXY_RESOLVER (resolver), scheme, uri);
}

/* http_proxy and its like, for those who set them: the system's own settings are not
 * read from there on every desktop. */
static GProxyResolver *
dup_proxies (const BstHubSettings *settings)
{
  g_autoptr (GPtrArray) ignored = g_ptr_array_new ();
  g_auto (GStrv) hosts = g_strsplit_set (settings->no_proxy != NULL ? settings->no_proxy : "", ", ", -1);
  GProxyResolver *resolver;

  for (guint i = 0; hosts[i] != NULL; i++)
    {
      if (g_str_equal (hosts[i], "*"))
        return g_simple_proxy_resolver_new (NULL, NULL);
      /* ".example.org" and "example.org" both mean all that ends so. */
      if (hosts[i][strspn (hosts[i], ".")] != '\0')
        g_ptr_array_add (ignored, hosts[i] + strspn (hosts[i], "."));
    }
  g_ptr_array_add (ignored, NULL);
  resolver = g_simple_proxy_resolver_new (NULL, (char **) ignored->pdata);
  set_proxy (resolver, "http", settings->http_proxy);
  set_proxy (resolver, "https", settings->https_proxy);
  return resolver;
}

/* Returns: (transfer full) */
SoupSession *
bst_hub_session_new (const BstHubSettings *settings)
{
  SoupSession *session = soup_session_new_with_options ("user-agent", "bestiary/" BST_VERSION,
                                                        "timeout", SOCKET_TIMEOUT,
                                                        "max-conns", MOST_CONNECTIONS,
                                                        "max-conns-per-host", MOST_CONNECTIONS,
                                                        NULL);
  g_autoptr (GUri) endpoint = bst_hub_uri_parse (settings->endpoint);

  /* What goes to this computer, maybe with a token, does not leave it by way of a proxy. */
  if (endpoint != NULL && bst_hub_uri_is_loopback (endpoint))
    soup_session_set_proxy_resolver (session, NULL);
  else if (settings->http_proxy != NULL || settings->https_proxy != NULL)
    {
      g_autoptr (GProxyResolver) proxies = dup_proxies (settings);

      soup_session_set_proxy_resolver (session, proxies);
    }
  return session;
}

static BstHubObstacle
get_obstacle (const GError *error)
{
  if (error->domain == G_TLS_ERROR)
    return BST_HUB_OBSTACLE_UNSAFE;
  if (error->domain == G_RESOLVER_ERROR)
    return BST_HUB_OBSTACLE_NAME;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CONNECTION_REFUSED))
    return BST_HUB_OBSTACLE_REFUSED;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PROXY_FAILED) ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PROXY_AUTH_FAILED) ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PROXY_NEED_AUTH) ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PROXY_NOT_ALLOWED))
    return BST_HUB_OBSTACLE_PROXY;
  return BST_HUB_OBSTACLE_UNKNOWN;
}

static GError *
unsafe (const GError *error, const char *host)
{
  if (g_error_matches (error, G_TLS_ERROR, G_TLS_ERROR_BAD_CERTIFICATE))
    return bst_hub_error_new (BST_HUB_ERROR_OFFLINE,
                              _ ("The certificate of %s is not to be trusted: check this computer's clock, and whose network this is."),
                              host);
  return bst_hub_error_new (BST_HUB_ERROR_OFFLINE,
                            _ ("No safe connection to %s can be made: check the Hub's address, and whose network this is."), host);
}

/* The words of GIO would be in another language, where its translations are not there. */
static GError *
unreachable (const GError *error, const char *host)
{
  switch (get_obstacle (error))
    {
    case BST_HUB_OBSTACLE_NAME:
      return bst_hub_error_new (BST_HUB_ERROR_OFFLINE,
                                _ ("%s cannot be found: check the network connection, and the Hub's address."), host);
    case BST_HUB_OBSTACLE_REFUSED:
      return bst_hub_error_new (BST_HUB_ERROR_OFFLINE,
                                _ ("%s refuses the connection: try again later, or check the Hub's address."), host);
    case BST_HUB_OBSTACLE_PROXY:
      return bst_hub_error_new (BST_HUB_ERROR_OFFLINE,
                                _ ("The proxy does not let %s be reached: check the proxy's address and its password."), host);
    case BST_HUB_OBSTACLE_UNSAFE:
      return unsafe (error, host);
    case BST_HUB_OBSTACLE_UNKNOWN:
    default:
      return bst_hub_error_new (BST_HUB_ERROR_OFFLINE, _ ("%s cannot be reached: check the network connection."), host);
    }
}

/**
 * bst_hub_network_error:
 * @error: what GIO or libsoup said
 * @had_headers: whether the answer had begun
 *
 * Returns: (transfer full): the same in our own terms; a cancellation as it is
 */
GError *
bst_hub_network_error (const GError *error, const char *host, gboolean had_headers)
{
  GError *own;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return g_error_copy (error);
  g_debug ("%s: %s", host, error->message);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT))
    return bst_hub_timeout_new (host);
  if (had_headers && g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT))
    own = bst_hub_bad_reply_new (host, _ ("it ends before its end"));
  else if (had_headers && (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA) ||
                           g_error_matches (error, G_IO_ERROR, G_IO_ERROR_FAILED)))
    own = bst_hub_bad_reply_new (host, _ ("its content is garbled"));
  else
    own = unreachable (error, host);
  if (own->code == BST_HUB_ERROR_OFFLINE)
    bst_hub_error_set_obstacle (own, get_obstacle (error));
  /* whom nobody trusts now, nobody will in a moment */
  if (error->domain != G_TLS_ERROR)
    bst_hub_error_set_passing (own);
  return own;
}
