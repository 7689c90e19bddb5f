#include "config.h"

#include "hub/request.h"

#include "hub/address.h"
#include "hub/error.h"

#include <glib/gi18n.h>
#include <string.h>

/* The largest answers that are read, each several times what the Hub sends: model cards
 * with hundreds of measured results are among them. Models weigh 1 to 20 kB, and 4 kB most
 * often. Where a list is too large, its models are asked for one by one. */
#define LARGEST_MODEL (8 * 1024 * 1024)
#define LARGEST_LIST (8 * 1024 * 1024)
#define LARGEST_LONG_LIST (24 * 1024 * 1024)
#define LARGEST_FILES (16 * 1024 * 1024)
#define LARGEST_CARD (4 * 1024 * 1024)
#define LARGEST_CONFIG (4 * 1024 * 1024)
#define LARGEST_TAGS (16 * 1024 * 1024)
#define LARGEST_WHOAMI (256 * 1024)

/* Models, from which on a list is long. */
#define LONG_PAGE 100

/* All that a BstRepository keeps and nothing else. Both the list and the single model
 * know each of these; one that they do not know would fail the whole request. */
static const char *const all_fields[] = {
  "baseModels", "cardData", "config", "createdAt", "disabled", "downloads", "gated", "gguf", "lastModified",
  "library_name", "likes", "pipeline_tag", "safetensors", "sha", "tags", NULL
};

/* gguf is here for its parameters and its context: what people run on computers of their
 * own has no others. It brings a chat template as well, some 4 kB in one model of fifteen. */
static const char *const brief_fields[] = {
  "createdAt", "disabled", "downloads", "gated", "gguf", "lastModified", "library_name", "likes", "pipeline_tag",
  "safetensors", "sha", "tags", NULL
};

static const char *const derived_fields[] = {
  "baseModels", "createdAt", "disabled", "downloads", "gated", "gguf", "lastModified", "library_name", "likes",
  "pipeline_tag", "safetensors", "sha", "tags", NULL
};

/* Only the single model knows it: the list refuses it. */
static const char *const children_fields[] = { "childrenModelCount", NULL };

static BstHubRequest *
request_new (const char *endpoint, GString *url, gsize largest)
{
  BstHubRequest *self = g_new0 (BstHubRequest, 1);

  self->url = g_string_free (url, FALSE);
  self->json = TRUE;
  self->is_official = bst_hub_endpoint_is_official (endpoint);
  self->largest = largest;
  return self;
}

void
bst_hub_request_free (BstHubRequest *self)
{
  g_free (self->url);
  g_free (self->etag);
  g_free (self->id);
  g_free (self);
}

static void
append_escaped (GString *url, const char *text, const char *allowed)
{
  g_autofree char *escaped = g_uri_escape_string (text, allowed, FALSE);

  g_string_append (url, escaped);
}

/* @value: (nullable): leaves the parameter out */
static void
append_parameter (GString *url, const char *name, const char *value)
{
  if (value == NULL || value[0] == '\0')
    return;
  g_string_append_c (url, strchr (url->str, '?') != NULL ? '&' : '?');
  append_escaped (url, name, NULL);
  g_string_append_c (url, '=');
  append_escaped (url, value, NULL);
}

static void
append_fields (GString *url, const char *const *fields)
{
  for (guint i = 0; fields[i] != NULL; i++)
    append_parameter (url, "expand[]", fields[i]);
}

static const char *
find_limit (const char *link)
{
  for (const char *p = strstr (link, "limit="); p != NULL; p = strstr (p + 1, "limit="))
    if (p > link && (p[-1] == '?' || p[-1] == '&'))
      return p + strlen ("limit=");
  return NULL;
}

/* Returns: how many models a page of the list has at most, or 0 where @link does not say. */
guint
bst_hub_link_get_limit (const char *link)
{
  const char *digits = find_limit (link);

  return digits != NULL ? (guint) MIN (g_ascii_strtoull (digits, NULL, 10), G_MAXUINT) : 0;
}

/* Returns: (transfer full): the same place of the list, from which on so many are asked for */
char *
bst_hub_link_dup_with_limit (const char *link, guint limit)
{
  const char *digits = find_limit (link);

  if (digits == NULL)
    return g_strdup (link);
  return g_strdup_printf ("%.*s%u%s", (int) (digits - link), link, limit, digits + strspn (digits, "0123456789"));
}

/* How much may come of a page, by the limit in its address: without one the Hub takes the
 * largest. */
static gsize
get_largest (const char *url)
{
  guint64 limit = bst_hub_link_get_limit (url);

  return limit > 0 && limit <= LONG_PAGE ? LARGEST_LIST : LARGEST_LONG_LIST;
}

/* Returns: whether @url (nullable), that of a request, asks for @field by name. */
gboolean
bst_hub_url_asks_for (const char *url, const char *field)
{
  g_autofree char *parameter = g_strconcat ("expand%5B%5D=", field, NULL);
  const char *found = url != NULL ? strstr (url, parameter) : NULL;

  return found != NULL && strchr ("&", found[strlen (parameter)]) != NULL;
}

static GString *
begin_model (const char *endpoint, const char *id)
{
  GString *url = g_string_new (endpoint);

  g_string_append (url, "/api/models/");
  append_escaped (url, id, "/");
  return url;
}

/* @etag: (nullable): that of the record which we have */
BstHubRequest *
bst_hub_request_model (const char *endpoint, const char *id, const char *etag)
{
  GString *url = begin_model (endpoint, id);
  BstHubRequest *self;

  append_fields (url, all_fields);
  self = request_new (endpoint, url, LARGEST_MODEL);
  self->id = g_strdup (id);
  self->etag = g_strdup (etag);
  return self;
}

/* As bst_hub_request_model(), and how many models are made of it. */
BstHubRequest *
bst_hub_request_model_with_children (const char *endpoint, const char *id)
{
  GString *url = begin_model (endpoint, id);
  BstHubRequest *self;

  append_fields (url, all_fields);
  append_fields (url, children_fields);
  self = request_new (endpoint, url, LARGEST_MODEL);
  self->id = g_strdup (id);
  return self;
}

static const char *const *
get_fields (BstHubFields fields)
{
  switch (fields)
    {
    case BST_HUB_FIELDS_BRIEF:
      return brief_fields;
    case BST_HUB_FIELDS_DERIVED:
      return derived_fields;
    case BST_HUB_FIELDS_ALL:
    default:
      return all_fields;
    }
}

BstHubRequest *
bst_hub_request_list (const char *endpoint, const BstHubListQuery *query)
{
  GString *url = g_string_new (endpoint);
  char limit[16];

  g_string_append (url, "/api/models");
  append_parameter (url, "search", query->search);
  append_parameter (url, "author", query->author);
  append_parameter (url, "pipeline_tag", query->task);
  for (guint i = 0; query->filter != NULL && query->filter[i] != NULL; i++)
    append_parameter (url, "filter", query->filter[i]);
  append_parameter (url, "sort", query->sort);
  if (query->limit > 0)
    {
      g_snprintf (limit, sizeof limit, "%u", MIN (query->limit, BST_HUB_LARGEST_PAGE));
      append_parameter (url, "limit", limit);
    }
  append_fields (url, get_fields (query->fields));
  return request_new (endpoint, url, get_largest (url->str));
}

/**
 * bst_hub_request_next:
 * @next_link: as an earlier page gave it, maybe on another day: a path and a query that
 *   are put on the endpoint in use
 */
BstHubRequest *
bst_hub_request_next (const char *endpoint, const char *next_link, GError **error)
{
  GString *url;

  if (!g_str_has_prefix (next_link, "/api/models") || strpbrk (next_link, " \t\r\n#\\") != NULL ||
      strstr (next_link, "..") != NULL)
    {
      g_propagate_error (error, bst_hub_error_new (BST_HUB_ERROR_INVALID,
                                                   _ ("“%s” is not a page of the Hub's list."), next_link));
      return NULL;
    }
  url = g_string_new (endpoint);
  g_string_append (url, next_link);
  return request_new (endpoint, url, get_largest (next_link));
}

/* @revision: a branch, a tag or a sha */
BstHubRequest *
bst_hub_request_files (const char *endpoint, const char *id, const char *revision)
{
  GString *url = begin_model (endpoint, id);
  BstHubRequest *self;

  g_string_append (url, "/tree/");
  append_escaped (url, revision, NULL);
  append_parameter (url, "recursive", "true");
  self = request_new (endpoint, url, LARGEST_FILES);
  self->id = g_strdup (id);
  return self;
}

static BstHubRequest *
request_content (const char *endpoint, const char *id, const char *revision, const char *path, gsize largest)
{
  GString *url = g_string_new (endpoint);
  BstHubRequest *self;

  g_string_append_c (url, '/');
  append_escaped (url, id, "/");
  g_string_append (url, "/resolve/");
  append_escaped (url, revision, NULL);
  g_string_append_printf (url, "/%s", path);
  self = request_new (endpoint, url, largest);
  self->id = g_strdup (id);
  self->bucket = BST_HUB_BUCKET_RESOLVERS;
  self->json = FALSE;
  return self;
}

BstHubRequest *
bst_hub_request_card (const char *endpoint, const char *id, const char *revision, const char *etag)
{
  BstHubRequest *self = request_content (endpoint, id, revision, "README.md", LARGEST_CARD);

  self->etag = g_strdup (etag);
  return self;
}

/* It is sent as text or as bytes, whatever is in it. */
BstHubRequest *
bst_hub_request_config (const char *endpoint, const char *id, const char *revision)
{
  return request_content (endpoint, id, revision, "config.json", LARGEST_CONFIG);
}

/* @type: (nullable): "pipeline_tag", "library", "language", "license", …; NULL for all */
BstHubRequest *
bst_hub_request_tags (const char *endpoint, const char *type)
{
  GString *url = g_string_new (endpoint);

  g_string_append (url, "/api/models-tags-by-type");
  append_parameter (url, "type", type);
  return request_new (endpoint, url, LARGEST_TAGS);
}

BstHubRequest *
bst_hub_request_whoami (const char *endpoint)
{
  GString *url = g_string_new (endpoint);

  g_string_append (url, "/api/whoami-v2");
  return request_new (endpoint, url, LARGEST_WHOAMI);
}

/* Whether the parameters that follow a link's address say rel="next". */
static gboolean
is_next (const char *parameters, gsize length)
{
  g_autofree char *text = g_ascii_strdown (parameters, length);
  g_auto (GStrv) parts = g_strsplit (text, ";", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      char *part = g_strstrip (parts[i]);
      char *value;

      if (!g_str_has_prefix (part, "rel"))
        continue;
      value = g_strstrip (part + strlen ("rel"));
      if (*value != '=')
        continue;
      value = g_strstrip (value + 1);
      if (*value == '"' && value[strlen (value) - 1] == '"' && strlen (value) >= 2)
        {
          value[strlen (value) - 1] = '\0';
          value++;
        }
      if (g_str_equal (value, "next"))
        return TRUE;
    }
  return FALSE;
}

/* Returns: (transfer full) (nullable): path and query of @address, without what the
 * endpoint has before them. */
static char *
dup_place (const char *address, const char *endpoint)
{
  g_autoptr (GUri) base = bst_hub_uri_parse (endpoint);
  g_autoptr (GUri) uri = g_uri_parse_relative (base, address, g_uri_get_flags (base), NULL);
  const char *prefix = g_uri_get_path (base);
  const char *path;

  if (uri == NULL)
    return NULL;
  path = g_uri_get_path (uri);
  if (prefix[0] != '\0' && g_str_has_prefix (path, prefix) && path[strlen (prefix)] == '/')
    path += strlen (prefix);
  if (g_uri_get_query (uri) != NULL)
    return g_strconcat (path, "?", g_uri_get_query (uri), NULL);
  return g_strdup (path);
}

/**
 * bst_hub_next_link_parse:
 * @header: (nullable): the header Link
 *
 * Mirrors pass the official Hub's links on as they are. Following them would leave the
 * mirror, so that only their path and query are kept.
 *
 * Returns: (transfer full) (nullable): path and query of the next page; NULL where there
 *   is none
 */
char *
bst_hub_next_link_parse (const char *header, const char *endpoint)
{
  const char *p = header;

  while (p != NULL && (p = strchr (p, '<')) != NULL)
    {
      const char *end = strchr (p, '>');
      const char *parameters, *after;
      gboolean quoted = FALSE;

      if (end == NULL)
        return NULL;
      parameters = end + 1;
      for (after = parameters; *after != '\0' && (quoted || *after != ','); after++)
        if (*after == '"')
          quoted = !quoted;
      if (is_next (parameters, after - parameters))
        {
          g_autofree char *address = g_strndup (p + 1, end - p - 1);

          return dup_place (address, endpoint);
        }
      p = after;
    }
  return NULL;
}
