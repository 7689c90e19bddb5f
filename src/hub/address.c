#include "config.h"

#include "hub/address.h"

#include "hub/error.h"

#include <glib/gi18n.h>
#include <string.h>

/* Path and query stay as they are written: the Hub tells %2F from a slash. */
#define URI_FLAGS (G_URI_FLAGS_HAS_PASSWORD | G_URI_FLAGS_ENCODED_PATH | G_URI_FLAGS_ENCODED_QUERY | \
                   G_URI_FLAGS_ENCODED_FRAGMENT | G_URI_FLAGS_SCHEME_NORMALIZE)

/* Returns: (transfer full) (nullable): an http(s) address with a host. */
GUri *
bst_hub_uri_parse (const char *url)
{
  g_autoptr (GUri) uri = g_uri_parse (url, URI_FLAGS, NULL);

  if (uri == NULL || g_uri_get_host (uri) == NULL || g_uri_get_host (uri)[0] == '\0')
    return NULL;
  if (!g_str_equal (g_uri_get_scheme (uri), "https") && !g_str_equal (g_uri_get_scheme (uri), "http"))
    return NULL;
  return g_steal_pointer (&uri);
}

static int
get_port (GUri *uri)
{
  if (g_uri_get_port (uri) > 0)
    return g_uri_get_port (uri);
  return g_str_equal (g_uri_get_scheme (uri), "https") ? 443 : 80;
}

gboolean
bst_hub_uri_is_same_origin (GUri *a, GUri *b)
{
  return g_str_equal (g_uri_get_scheme (a), g_uri_get_scheme (b)) &&
         g_ascii_strcasecmp (g_uri_get_host (a), g_uri_get_host (b)) == 0 &&
         get_port (a) == get_port (b);
}

/* Whether what is sent there never leaves this computer. */
gboolean
bst_hub_uri_is_loopback (GUri *uri)
{
  const char *host = g_uri_get_host (uri);
  g_autoptr (GInetAddress) address = NULL;

  if (g_ascii_strcasecmp (host, "localhost") == 0)
    return TRUE;
  address = g_inet_address_new_from_string (host);
  return address != NULL && g_inet_address_get_is_loopback (address);
}

/**
 * bst_hub_endpoint_parse:
 * @text: what a person or the environment gave as the Hub's address
 *
 * Returns: (transfer full) (nullable): the same without blanks around it and slashes at
 *   its end, or an error that says what is wrong with it
 */
char *
bst_hub_endpoint_parse (const char *text, GError **error)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (text));
  g_autoptr (GUri) uri = NULL;
  gsize length = strlen (trimmed);

  while (length > 0 && trimmed[length - 1] == '/')
    trimmed[--length] = '\0';
  uri = bst_hub_uri_parse (trimmed);
  if (uri == NULL || strpbrk (trimmed, " \t\r\n\"<>\\^`{|}") != NULL)
    {
      g_propagate_error (error, bst_hub_error_new (BST_HUB_ERROR_INVALID,
                                                   _ ("“%s” is not an address of a Hub: it begins with https:// and names a computer, as in https://hf-mirror.com."),
                                                   trimmed));
      return NULL;
    }
  if (g_uri_get_userinfo (uri) != NULL)
    {
      /* A password would end up in messages and in the library. The address is not repeated. */
      g_propagate_error (error, bst_hub_error_new (BST_HUB_ERROR_INVALID,
                                                   _ ("The Hub's address may not hold a name or password: use a token.")));
      return NULL;
    }
  if (g_uri_get_query (uri) != NULL || g_uri_get_fragment (uri) != NULL)
    {
      g_propagate_error (error, bst_hub_error_new (BST_HUB_ERROR_INVALID,
                                                   _ ("“%s” is not an address of a Hub: leave out all from “?” or “#” on."),
                                                   trimmed));
      return NULL;
    }
  return g_steal_pointer (&trimmed);
}

/* Whether the Hub itself answers there. On its host, but below its root, is some page of
 * its site, which finds no repository at all. */
gboolean
bst_hub_endpoint_is_official (const char *endpoint)
{
  g_autoptr (GUri) uri = bst_hub_uri_parse (endpoint);
  g_autoptr (GUri) official = bst_hub_uri_parse (BST_HUB_OFFICIAL);

  return uri != NULL && bst_hub_uri_is_same_origin (uri, official) &&
         (g_uri_get_path (uri)[0] == '\0' || g_str_equal (g_uri_get_path (uri), "/"));
}

/* Whether @port is the one that everybody takes for granted. */
static gboolean
is_usual_port (const char *scheme, int port)
{
  return port == (g_str_equal (scheme, "http") ? 80 : 443);
}

/* Returns: (transfer full): what a sentence calls the endpoint, such as "hf-mirror.com". */
char *
bst_hub_endpoint_dup_host (const char *endpoint)
{
  g_autoptr (GUri) uri = bst_hub_uri_parse (endpoint);

  if (uri == NULL)
    return g_strdup (endpoint);
  if (g_uri_get_port (uri) > 0 && !is_usual_port (g_uri_get_scheme (uri), g_uri_get_port (uri)))
    return g_strdup_printf ("%s:%d", g_uri_get_host (uri), g_uri_get_port (uri));
  return g_strdup (g_uri_get_host (uri));
}
