#include "config.h"

#include "card/address.h"

#include <string.h>

/* No browser takes more, and no dialog shows it. */
#define MAX_LENGTH 4096

/* Appends @part with all that an address cannot have as %XX. */
static void
append_escaped (GString *address, const char *part)
{
  for (const char *p = part; *p != '\0'; p++)
    if ((guchar) *p > ' ' && (guchar) *p < 0x7f && strchr ("\"<>\\^`{|}", *p) == NULL)
      g_string_append_c (address, *p);
    else
      g_string_append_printf (address, "%%%02X", (guchar) *p);
}

/* The host in ASCII: what looks like another's name does not then. Whoever is named before
 * an "@" is left out: it is there to look like a host.
 * @rest: what follows "://" */
static char *
web_address_new (const char *scheme, const char *rest)
{
  gsize n = strcspn (rest, "/?#\\");
  g_autofree char *authority = g_strndup (rest, n);
  const char *host = strrchr (authority, '@') != NULL ? strrchr (authority, '@') + 1 : authority;
  const char *port = host[0] == '[' ? strchr (host, ']') : host;
  g_autoptr (GString) address = g_string_new (NULL);
  g_autofree char *name = NULL, *ascii = NULL;

  port = port != NULL ? strchr (port, ':') : NULL;
  name = port != NULL ? g_strndup (host, (gsize) (port - host)) : g_strdup (host);
  ascii = g_hostname_to_ascii (name);
  if (ascii == NULL || ascii[0] == '\0' || strpbrk (ascii, " \t\n%\"<>\\^`{|}()'") != NULL ||
      (port != NULL && strspn (port + 1, "0123456789") != strlen (port + 1)))
    return NULL;
  g_string_append_printf (address, "%s://%s%s", scheme, ascii, port != NULL && port[1] != '\0' ? port : "");
  append_escaped (address, rest + n);
  return g_string_free (g_steal_pointer (&address), FALSE);
}

static char *
mail_address_new (const char *rest)
{
  g_autoptr (GString) address = g_string_new ("mailto:");

  if (strchr (rest, '@') == NULL)
    return NULL;
  append_escaped (address, rest);
  return g_string_free (g_steal_pointer (&address), FALSE);
}

/* Returns: the length of "scheme" in "scheme:rest", or 0 */
static gsize
find_scheme (const char *link)
{
  gsize n = strspn (link, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-.");

  return link[n] == ':' ? n : 0;
}

/* A file of the repository, or another page of the Hub.
 * @link: without a scheme */
static char *
relative_address_new (const char *link, const char *endpoint, const char *id)
{
  const char *scheme_end = endpoint != NULL ? strstr (endpoint, "://") : NULL;
  g_autofree char *scheme = scheme_end != NULL ? g_strndup (endpoint, (gsize) (scheme_end - endpoint)) : NULL;
  g_autofree char *rest = NULL;

  if (scheme == NULL || id == NULL)
    return NULL;
  if (link[0] == '/')
    rest = g_strconcat (scheme_end + strlen ("://"), link, NULL);
  else if (link[0] == '?' || link[0] == '\0')
    rest = g_strconcat (scheme_end + strlen ("://"), "/", id, link, NULL);
  else
    rest = g_strconcat (scheme_end + strlen ("://"), "/", id, "/blob/main/",
                        g_str_has_prefix (link, "./") ? link + 2 : link, NULL);
  return web_address_new (scheme, rest);
}

/**
 * bst_card_address_new:
 * @link: as the card has it
 * @endpoint: (nullable): of the Hub that the card is from, without a slash at the end
 * @id: (nullable): of its repository
 *
 * Returns: (transfer full) (nullable): an address of http, https or mailto in ASCII, or "#"
 *   and an anchor; NULL for what is no link for us, such as javascript:, data: and file:
 */
char *
bst_card_address_new (const char *link, const char *endpoint, const char *id)
{
  g_autofree char *text = g_strstrip (g_strdup (link));
  gsize n = find_scheme (text);

  if (strlen (text) > MAX_LENGTH)
    return NULL;
  if (text[0] == '#')
    return text[1] != '\0' ? g_steal_pointer (&text) : NULL;
  if (n > 0 && g_ascii_strncasecmp (text, "mailto:", n + 1) == 0)
    return mail_address_new (text + n + 1);
  if (n > 0 && (g_ascii_strncasecmp (text, "http:", n + 1) == 0 || g_ascii_strncasecmp (text, "https:", n + 1) == 0))
    {
      g_autofree char *scheme = g_ascii_strdown (text, (gssize) n);

      return g_str_has_prefix (text + n, "://") ? web_address_new (scheme, text + n + 3) : NULL;
    }
  if (g_str_has_prefix (text, "//"))
    return web_address_new ("https", text + 2);
  if (strcspn (text, ":") < strcspn (text, "/?#") || strchr (text, '\\') != NULL)
    return NULL; /* another scheme, however it is written */
  return relative_address_new (text, endpoint, id);
}
