#include "config.h"

#include "hub/id.h"

#include "hub/address.h"
#include "hub/answer.h"
#include "hub/error.h"

#include <glib/gi18n.h>
#include <string.h>

/* Longer than any id of the Hub: 96 letters for each part. */
#define LONGEST_ID 200
#define LONGEST_NAME 96

/* Of an address that is repeated to who wrote it. */
#define LONGEST_ADDRESS 300

static gboolean
is_id_letter (char c)
{
  return g_ascii_isalnum (c) || c == '_' || c == '-' || c == '.';
}

static gboolean
is_word_letter (char c)
{
  return g_ascii_isalnum (c) || c == '_';
}

/* The rule of the Hub's own clients for each part of an id. */
static gboolean
is_part_valid (const char *part)
{
  gsize length = strlen (part);

  return length > 0 && length <= LONGEST_NAME && is_word_letter (part[0]) && is_word_letter (part[length - 1]);
}

/**
 * bst_hub_id_is_safe:
 *
 * Returns: whether @id can stand in an address, a file's name and a terminal without
 *   meaning anything else. The Hub has ids that bst_hub_id_is_valid() refuses, so this
 *   is what its answers are held against.
 */
gboolean
bst_hub_id_is_safe (const char *id)
{
  const char *slash = strchr (id, '/');

  if (strlen (id) > LONGEST_ID || strstr (id, "..") != NULL)
    return FALSE;
  if (id[0] == '\0' || g_str_equal (id, ".") || g_str_has_prefix (id, "./") || g_str_has_suffix (id, "/."))
    return FALSE;
  if (slash != NULL && (slash == id || slash[1] == '\0' || strchr (slash + 1, '/') != NULL))
    return FALSE;
  for (const char *p = id; *p != '\0'; p++)
    if (!is_id_letter (*p) && *p != '/')
      return FALSE;
  return TRUE;
}

/* Returns: whether @id has the form "owner/name", or "name" as the oldest have it. */
gboolean
bst_hub_id_is_valid (const char *id)
{
  g_auto (GStrv) parts = NULL;

  if (!bst_hub_id_is_safe (id) || strstr (id, "--") != NULL || g_str_has_suffix (id, ".git"))
    return FALSE;
  parts = g_strsplit (id, "/", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    if (!is_part_valid (parts[i]))
      return FALSE;
  return TRUE;
}

/* Pages of the Hub's site that are no model's. */
static gboolean
is_other_page (const char *word)
{
  static const char *const words[] = {
    "api", "blog", "buckets", "chat", "collections", "datasets", "docs", "enterprise", "join", "kernels",
    "learn", "login", "new", "notifications", "organizations", "papers", "posts", "pricing", "search",
    "settings", "spaces", "tasks", "welcome", NULL
  };

  return g_strv_contains (words, word);
}

static gboolean
is_hub_host (const char *host, const char *endpoint)
{
  static const char *const hosts[] = { "huggingface.co", "www.huggingface.co", "hf.co", "hf-mirror.com", NULL };
  g_autoptr (GUri) uri = endpoint != NULL ? bst_hub_uri_parse (endpoint) : NULL;
  g_autofree char *lower = g_ascii_strdown (host, -1);

  return g_strv_contains (hosts, lower) ||
         (uri != NULL && g_ascii_strcasecmp (g_uri_get_host (uri), host) == 0);
}

/* What an address turned out to be. */
typedef enum
{
  PAGE_UNKNOWN,
  PAGE_MODEL,
  PAGE_AUTHOR, /* or a model by a name of one word, as the oldest had it */
  PAGE_OTHER,
} Page;

/* Returns: (transfer full) (nullable): the path of a Hub's address, or NULL where @text
 * is none. An address may lack its scheme, as browsers show it. */
static char *
dup_hub_path (const char *text, const char *endpoint, gboolean *is_address)
{
  g_autoptr (GUri) uri = NULL;
  g_autoptr (GUri) home = endpoint != NULL ? bst_hub_uri_parse (endpoint) : NULL;
  const char *path, *prefix;

  *is_address = strstr (text, "://") != NULL;
  /* As the Hub's own programs write it, with a revision: hf://owner/name@main/file. */
  if (g_ascii_strncasecmp (text, "hf://", strlen ("hf://")) == 0)
    return g_strconcat ("/", text + strlen ("hf://"), NULL);
  if (*is_address)
    uri = bst_hub_uri_parse (text);
  else
    {
      g_autofree char *with_scheme = g_strconcat ("https://", text, NULL);

      uri = bst_hub_uri_parse (with_scheme);
      if (uri == NULL || !is_hub_host (g_uri_get_host (uri), endpoint) || g_uri_get_path (uri)[0] != '/')
        return NULL;
    }
  if (uri == NULL || !is_hub_host (g_uri_get_host (uri), endpoint))
    return NULL;
  path = g_uri_get_path (uri);
  prefix = home != NULL && g_ascii_strcasecmp (g_uri_get_host (uri), g_uri_get_host (home)) == 0
             ? g_uri_get_path (home)
             : "";
  if (prefix[0] != '\0' && g_str_has_prefix (path, prefix) && path[strlen (prefix)] == '/')
    path += strlen (prefix);
  return g_strdup (path);
}

/* Returns: whether @word stands behind a model's name in its pages' addresses. */
static gboolean
is_part_of_model (const char *word)
{
  static const char *const words[] = { "blob", "commit", "commits", "discussions", "raw", "resolve", "tree", NULL };

  return g_strv_contains (words, word);
}

/* Returns: (transfer full): the id of the model whose name begins at @parts. */
static char *
dup_id_of_parts (char **parts)
{
  gsize length;

  if (parts[1] == NULL || parts[1][0] == '\0' || is_part_of_model (parts[1]))
    return g_strdup (parts[0]);
  /* Some programs name a quantization after the name, owner/name:Q4_K_M, or a revision,
   * and git has a suffix of its own. */
  length = strcspn (parts[1], ":@");
  if (length > strlen (".git") && strncmp (parts[1] + length - strlen (".git"), ".git", strlen (".git")) == 0)
    length -= strlen (".git");
  return g_strdup_printf ("%s/%.*s", parts[0], (int) length, parts[1]);
}

/* Returns: (transfer full) (nullable): the id in a path such as /tiiuae/falcon-180B/tree/main. */
static char *
dup_id_of_path (const char *path, Page *page)
{
  g_autofree char *decoded = g_uri_unescape_string (path, NULL);
  g_auto (GStrv) parts = decoded != NULL ? g_strsplit (decoded, "/", -1) : NULL;
  gboolean says_model = TRUE;
  guint i = 0;

  *page = PAGE_UNKNOWN;
  if (parts == NULL)
    return NULL;
  while (parts[i] != NULL && parts[i][0] == '\0')
    i++;
  if (parts[i] != NULL && g_str_equal (parts[i], "api") && g_strcmp0 (parts[i + 1], "models") == 0)
    i += 2;
  else if (parts[i] != NULL && g_str_equal (parts[i], "models"))
    i++;
  else
    says_model = FALSE;
  if (parts[i] == NULL || parts[i][0] == '\0')
    return NULL;
  if (is_other_page (parts[i]))
    {
      *page = PAGE_OTHER;
      return NULL;
    }
  *page = says_model || (parts[i + 1] != NULL && parts[i + 1][0] != '\0') ? PAGE_MODEL : PAGE_AUTHOR;
  return *page == PAGE_MODEL ? dup_id_of_parts (parts + i) : NULL;
}

/* Returns: (transfer full): what to say where @text names no repository. */
GError *
bst_hub_id_error (const char *text)
{
  g_autofree char *clean = bst_hub_text_dup_clean (text, LONGEST_ID);

  return bst_hub_error_new (BST_HUB_ERROR_INVALID,
                            _ ("“%s” is not a repository: write it as owner/name, or paste the address of its page on the Hub."),
                            clean != NULL ? clean : "");
}

/* Whether @text has a name or a password before its computer, as in
 * https://user:password@huggingface.co. */
static gboolean
has_user_info (const char *text)
{
  const char *scheme = strstr (text, "://");
  const char *start = scheme != NULL ? scheme + strlen ("://") : text;
  const char *at = strchr (start, '@');

  return at != NULL && (gsize) (at - start) < strcspn (start, "/?#");
}

static GError *
secret_error (void)
{
  return bst_hub_error_new (BST_HUB_ERROR_INVALID,
                            _ ("An address with a name or a password before “@” is not taken: leave them out."));
}

/**
 * bst_hub_words_error:
 * @words: what to search for
 *
 * Returns: (transfer full) (nullable): why @words are not sent to a Hub: an address that
 *   may hold a password, which a mirror would write down
 */
GError *
bst_hub_words_error (const char *words)
{
  return strstr (words, "://") != NULL && strchr (words, '@') != NULL ? secret_error () : NULL;
}

/* Returns: (transfer full): why @text is refused. What may hold a password is not repeated. */
static GError *
refuse (const char *text, Page page)
{
  g_autofree char *clean = NULL;

  if (has_user_info (text) || (page != PAGE_MODEL && strchr (text, '@') != NULL))
    return secret_error ();
  clean = bst_hub_text_dup_clean (text, LONGEST_ADDRESS);
  if (page == PAGE_OTHER)
    return bst_hub_error_new (BST_HUB_ERROR_INVALID, _ ("“%s” is not the page of a model on the Hub."), clean);
  if (page == PAGE_AUTHOR)
    return bst_hub_error_new (BST_HUB_ERROR_INVALID,
                              _ ("“%s” may be the page of an author: name the model, as owner/name."), clean);
  return bst_hub_id_error (text);
}

/**
 * bst_hub_parse_id:
 * @text: an id, or an address of one of the Hub's pages of a model
 * @endpoint: (nullable): the endpoint in use, whose addresses are taken too
 *
 * An id of one word, as the oldest have it, is taken where somebody wrote it. The address
 * of one word is that of an author, most likely.
 *
 * Returns: (transfer full) (nullable): the repository's id, or an error that says what
 *   is taken. Whether there is such a repository is for the Hub to say.
 */
char *
bst_hub_parse_id (const char *text, const char *endpoint, GError **error)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (text));
  g_autofree char *path = NULL;
  g_autofree char *id = NULL;
  Page page = PAGE_UNKNOWN;
  gboolean is_address;

  /* A list of dropped addresses: the first of them. */
  trimmed[strcspn (trimmed, "\r\n")] = '\0';
  path = has_user_info (trimmed) ? NULL : dup_hub_path (trimmed, endpoint, &is_address);
  if (path != NULL)
    id = dup_id_of_path (path, &page);
  else if (!has_user_info (trimmed) && !is_address)
    id = g_strdup (trimmed);

  if (id != NULL && bst_hub_id_is_valid (id))
    return g_steal_pointer (&id);
  g_propagate_error (error, refuse (trimmed, page));
  return NULL;
}
