#include "config.h"

#include "hub/settings.h"

#include <glib/gi18n.h>
#include <string.h>

/* A token's file is one short line; a large file there is something else. */
#define LARGEST_TOKEN_FILE 4096

/* Returns: (transfer full): the official Hub, with no token. */
BstHubSettings *
bst_hub_settings_new (void)
{
  BstHubSettings *self = g_new0 (BstHubSettings, 1);

  self->endpoint = g_strdup (BST_HUB_OFFICIAL);
  return self;
}

BstHubSettings *
bst_hub_settings_copy (const BstHubSettings *self)
{
  BstHubSettings *copy = g_new0 (BstHubSettings, 1);

  copy->endpoint = g_strdup (self->endpoint);
  copy->token = g_strdup (self->token);
  copy->token_source = g_strdup (self->token_source);
  copy->no_token = g_strdup (self->no_token);
  copy->token_for_mirror = self->token_for_mirror;
  copy->offline = g_strdup (self->offline);
  copy->http_proxy = g_strdup (self->http_proxy);
  copy->https_proxy = g_strdup (self->https_proxy);
  copy->no_proxy = g_strdup (self->no_proxy);
  return copy;
}

void
bst_hub_settings_free (BstHubSettings *self)
{
  g_free (self->endpoint);
  g_free (self->token);
  g_free (self->token_source);
  g_free (self->no_token);
  g_free (self->offline);
  g_free (self->http_proxy);
  g_free (self->https_proxy);
  g_free (self->no_proxy);
  g_free (self);
}

/* Returns: FALSE with an error, and no change, where @endpoint is no fit address. */
gboolean
bst_hub_settings_set_endpoint (BstHubSettings *self, const char *endpoint, GError **error)
{
  char *parsed = bst_hub_endpoint_parse (endpoint, error);

  if (parsed == NULL)
    return FALSE;
  g_free (self->endpoint);
  self->endpoint = parsed;
  return TRUE;
}

/**
 * bst_hub_settings_set_token:
 * @token: (nullable): blanks and line ends around it do not count
 *
 * Returns: whether there is a token now. One that could not stand in a header is none.
 */
gboolean
bst_hub_settings_set_token (BstHubSettings *self, const char *token)
{
  g_autofree char *trimmed = token != NULL ? g_strstrip (g_strdup (token)) : NULL;

  g_clear_pointer (&self->token, g_free);
  g_clear_pointer (&self->token_source, g_free);
  if (trimmed == NULL || trimmed[0] == '\0')
    return FALSE;
  for (const char *p = trimmed; *p != '\0'; p++)
    if (!g_ascii_isgraph (*p))
      return FALSE;
  self->token = g_steal_pointer (&trimmed);
  return TRUE;
}

gboolean
bst_hub_settings_is_official (const BstHubSettings *self)
{
  return bst_hub_endpoint_is_official (self->endpoint);
}

/**
 * bst_hub_settings_allow_token:
 * @uri: where a request goes, also after a redirect
 *
 * Returns: whether the token may go with it: to the endpoint's own origin alone, to one
 *   that is not the official Hub only when that was allowed, and readable on the way
 *   only where the way does not leave this computer
 */
gboolean
bst_hub_settings_allow_token (const BstHubSettings *self, GUri *uri)
{
  g_autoptr (GUri) endpoint = bst_hub_uri_parse (self->endpoint);

  if (self->token == NULL || endpoint == NULL || !bst_hub_uri_is_same_origin (endpoint, uri))
    return FALSE;
  if (!bst_hub_settings_is_official (self) && !self->token_for_mirror)
    return FALSE;
  return g_str_equal (g_uri_get_scheme (uri), "https") || bst_hub_uri_is_loopback (uri);
}

/* A variable that is set to nothing is as good as not set. */
static const char *
get_variable (char **environment, const char *name)
{
  const char *value = g_environ_getenv (environment, name);

  return value != NULL && value[0] != '\0' ? value : NULL;
}

static gboolean
is_on (char **environment, const char *name)
{
  static const char *const words[] = { "1", "on", "yes", "true", NULL };
  const char *value = get_variable (environment, name);
  g_autofree char *lower = value != NULL ? g_ascii_strdown (value, -1) : NULL;

  return lower != NULL && g_strv_contains (words, lower);
}

/* Returns: (transfer full): @path with ~ and $NAME or ${NAME} replaced, as the Hub's own
 * tools do. */
static char *
expand_path (char **environment, const char *path)
{
  g_autoptr (GString) result = g_string_new (NULL);
  const char *home = get_variable (environment, "HOME");

  if (path[0] == '~' && (path[1] == '/' || path[1] == '\0'))
    {
      g_string_append (result, home != NULL ? home : g_get_home_dir ());
      path++;
    }
  while (*path != '\0')
    {
      gsize braced = path[0] == '$' && path[1] == '{' ? 1 : 0;
      gsize length = 0;

      if (path[0] == '$')
        while (g_ascii_isalnum (path[1 + braced + length]) || path[1 + braced + length] == '_')
          length++;
      if (length > 0 && (!braced || path[2 + length] == '}'))
        {
          g_autofree char *name = g_strndup (path + 1 + braced, length);
          const char *value = g_environ_getenv (environment, name);

          /* one that is not set stays as it is written */
          if (value != NULL)
            g_string_append (result, value);
          else
            g_string_append_len (result, path, 1 + 2 * braced + length);
          path += 1 + 2 * braced + length;
        }
      else
        g_string_append_c (result, *path++);
    }
  return g_strdup (result->str);
}

static char *
dup_token_path (char **environment)
{
  const char *path = get_variable (environment, "HF_TOKEN_PATH");
  const char *hub_home = get_variable (environment, "HF_HOME");
  const char *cache = get_variable (environment, "XDG_CACHE_HOME");
  g_autofree char *folder = NULL;

  if (path != NULL)
    return expand_path (environment, path);
  if (hub_home != NULL)
    folder = expand_path (environment, hub_home);
  else if (cache != NULL)
    {
      g_autofree char *expanded = expand_path (environment, cache);

      folder = g_build_filename (expanded, "huggingface", NULL);
    }
  else
    folder = expand_path (environment, "~/.cache/huggingface");
  return g_build_filename (folder, "token", NULL);
}

static void
take_token (BstHubSettings *self, char **environment)
{
  static const char *const variables[] = { "HF_TOKEN", "HUGGING_FACE_HUB_TOKEN" };
  g_autofree char *path = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GFileInputStream) stream = NULL;
  char content[LARGEST_TOKEN_FILE + 1];
  gsize size = 0;

  for (guint i = 0; i < G_N_ELEMENTS (variables); i++)
    if (bst_hub_settings_set_token (self, get_variable (environment, variables[i])))
      {
        self->token_source = g_strdup (variables[i]);
        return;
      }

  path = dup_token_path (environment);
  /* a pipe or a device there would keep us waiting */
  if (!g_file_test (path, G_FILE_TEST_IS_REGULAR))
    return;
  file = g_file_new_for_path (path);
  stream = g_file_read (file, NULL, NULL);
  if (stream == NULL ||
      !g_input_stream_read_all (G_INPUT_STREAM (stream), content, LARGEST_TOKEN_FILE, &size, NULL, NULL))
    return;
  content[size] = '\0';
  if (size < LARGEST_TOKEN_FILE && bst_hub_settings_set_token (self, content))
    self->token_source = g_steal_pointer (&path);
}

static char *
dup_proxy (char **environment, const char *lower, const char *upper)
{
  const char *value = lower != NULL ? get_variable (environment, lower) : NULL;

  if (value == NULL && upper != NULL)
    value = get_variable (environment, upper);
  return g_strdup (value);
}

/**
 * bst_hub_settings_new_from_environment:
 * @environment: as g_get_environ() gives it
 *
 * Reads the variables of the Hub's own tools, and the token where these keep it.
 *
 * Returns: (transfer full) (nullable): the settings, or an error where HF_ENDPOINT is no
 *   fit address: another Hub than the one that was asked for is not asked instead
 */
BstHubSettings *
bst_hub_settings_new_from_environment (char **environment, GError **error)
{
  static const char *const offline_variables[] = { "HF_HUB_OFFLINE", "TRANSFORMERS_OFFLINE" };
  g_autoptr (BstHubSettings) self = bst_hub_settings_new ();
  const char *endpoint = get_variable (environment, "HF_ENDPOINT");
  g_autoptr (GError) cause = NULL;

  if (endpoint != NULL && !bst_hub_settings_set_endpoint (self, endpoint, &cause))
    {
      /* Translators: a variable of the environment, and what is wrong with it. */
      g_set_error (error, cause->domain, cause->code, _ ("%s: %s"), "HF_ENDPOINT", cause->message);
      return NULL;
    }
  for (guint i = 0; i < G_N_ELEMENTS (offline_variables) && self->offline == NULL; i++)
    if (is_on (environment, offline_variables[i]))
      self->offline = g_strdup (offline_variables[i]);
  if (is_on (environment, "HF_HUB_DISABLE_IMPLICIT_TOKEN"))
    self->no_token = g_strdup ("HF_HUB_DISABLE_IMPLICIT_TOKEN");
  else
    take_token (self, environment);

  self->http_proxy = dup_proxy (environment, "http_proxy", "HTTP_PROXY");
  self->https_proxy = dup_proxy (environment, "https_proxy", "HTTPS_PROXY");
  self->no_proxy = dup_proxy (environment, "no_proxy", "NO_PROXY");
  if (self->http_proxy == NULL)
    self->http_proxy = dup_proxy (environment, "all_proxy", "ALL_PROXY");
  if (self->https_proxy == NULL)
    self->https_proxy = dup_proxy (environment, "all_proxy", "ALL_PROXY");
  return g_steal_pointer (&self);
}
