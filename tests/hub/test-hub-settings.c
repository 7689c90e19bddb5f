#include "hub/settings.h"

#include "hub/error.h"

#include <glib/gstdio.h>

/* @assignments: NAME=VALUE, ended by NULL */
static BstHubSettings *
read_settings (GError **error, const char *first, ...)
{
  g_auto (GStrv) environment = g_strsplit ("HOME=/nonexistent", " ", 0);
  va_list arguments;

  va_start (arguments, first);
  for (const char *assignment = first; assignment != NULL; assignment = va_arg (arguments, const char *))
    {
      g_auto (GStrv) parts = g_strsplit (assignment, "=", 2);

      environment = g_environ_setenv (environment, parts[0], parts[1], TRUE);
    }
  va_end (arguments);
  return bst_hub_settings_new_from_environment (environment, error);
}

static void
test_endpoint (void)
{
  g_autoptr (BstHubSettings) none = read_settings (NULL, NULL, NULL);
  g_autoptr (BstHubSettings) empty = read_settings (NULL, "HF_ENDPOINT=", NULL);
  g_autoptr (BstHubSettings) mirror = read_settings (NULL, "HF_ENDPOINT=https://hf-mirror.com/", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (none->endpoint, ==, "https://huggingface.co");
  g_assert_true (bst_hub_settings_is_official (none));
  g_assert_null (none->token);
  g_assert_null (none->offline);
  g_assert_cmpstr (empty->endpoint, ==, "https://huggingface.co");
  g_assert_cmpstr (mirror->endpoint, ==, "https://hf-mirror.com");
  g_assert_false (bst_hub_settings_is_official (mirror));

  g_assert_null (read_settings (&error, "HF_ENDPOINT=hf-mirror.com", NULL));
  g_assert_error (error, BST_HUB_ERROR, BST_HUB_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "HF_ENDPOINT"));
}

static void
test_offline (void)
{
  static const char *const on[] = { "1", "ON", "on", "Yes", "TRUE", "true" };
  static const char *const off[] = { "", "0", "no", "off", "false", "2", "y" };

  for (guint i = 0; i < G_N_ELEMENTS (on); i++)
    {
      g_autofree char *assignment = g_strconcat ("HF_HUB_OFFLINE=", on[i], NULL);
      g_autoptr (BstHubSettings) settings = read_settings (NULL, assignment, NULL);

      g_assert_cmpstr (settings->offline, ==, "HF_HUB_OFFLINE");
    }
  for (guint i = 0; i < G_N_ELEMENTS (off); i++)
    {
      g_autofree char *assignment = g_strconcat ("HF_HUB_OFFLINE=", off[i], NULL);
      g_autoptr (BstHubSettings) settings = read_settings (NULL, assignment, NULL);

      g_assert_null (settings->offline);
    }
  {
    g_autoptr (BstHubSettings) settings = read_settings (NULL, "TRANSFORMERS_OFFLINE=1", NULL);

    g_assert_cmpstr (settings->offline, ==, "TRANSFORMERS_OFFLINE");
  }
}

static char *
write_token (const char *folder, const char *name, const char *content)
{
  char *path = g_build_filename (folder, name, NULL);

  g_assert_true (g_file_set_contents (path, content, -1, NULL));
  return path;
}

static void
assert_token (BstHubSettings *settings, const char *token, const char *source)
{
  g_assert_cmpstr (settings->token, ==, token);
  g_assert_cmpstr (settings->token_source, ==, source);
  bst_hub_settings_free (settings);
}

static void
test_token (void)
{
  g_autofree char *folder = g_dir_make_tmp ("bestiary-XXXXXX", NULL);
  g_autofree char *hub = g_build_filename (folder, "huggingface", NULL);
  g_autofree char *cache = g_build_filename (folder, ".cache", NULL);
  g_autofree char *cache_hub = g_build_filename (cache, "huggingface", NULL);
  g_autofree char *own = NULL, *in_hub = NULL, *in_home = NULL, *broken = NULL;
  g_autofree char *set_path = g_strconcat ("HF_TOKEN_PATH=", folder, "/own", NULL);
  g_autofree char *set_variable = g_strdup ("HF_TOKEN_PATH=${WHERE}/own");
  g_autofree char *set_where = g_strconcat ("WHERE=", folder, NULL);
  g_autofree char *set_hub = g_strconcat ("HF_HOME=", hub, NULL);
  g_autofree char *set_cache = g_strconcat ("XDG_CACHE_HOME=", folder, NULL);
  g_autofree char *set_home = g_strconcat ("HOME=", folder, NULL);
  g_autofree char *set_broken = g_strconcat ("HF_TOKEN_PATH=", folder, "/broken", NULL);

  g_mkdir_with_parents (hub, 0700);
  g_mkdir_with_parents (cache_hub, 0700);
  own = write_token (folder, "own", " hf_own\n\n");
  in_hub = write_token (hub, "token", "hf_hub");
  in_home = write_token (cache_hub, "token", "hf_home");
  broken = write_token (folder, "broken", "hf_a\nhf_b");

  assert_token (read_settings (NULL, "HF_TOKEN= hf_a\n", set_path, NULL), "hf_a", "HF_TOKEN");
  assert_token (read_settings (NULL, "HF_TOKEN=", "HUGGING_FACE_HUB_TOKEN=hf_b", set_path, NULL), "hf_b", "HUGGING_FACE_HUB_TOKEN");
  assert_token (read_settings (NULL, set_path, set_hub, NULL), "hf_own", own);
  assert_token (read_settings (NULL, set_variable, set_where, NULL), "hf_own", own);
  assert_token (read_settings (NULL, set_hub, NULL), "hf_hub", in_hub);
  assert_token (read_settings (NULL, set_cache, NULL), "hf_hub", in_hub);
  assert_token (read_settings (NULL, set_home, NULL), "hf_home", in_home);
  assert_token (read_settings (NULL, set_home, "HF_TOKEN_PATH=~/own", NULL), "hf_own", own);
  assert_token (read_settings (NULL, set_broken, NULL), NULL, NULL);
  assert_token (read_settings (NULL, "HF_TOKEN_PATH=/dev/zero", NULL), NULL, NULL);
  assert_token (read_settings (NULL, "HF_TOKEN_PATH=/nonexistent/$NONE", NULL), NULL, NULL);
  assert_token (read_settings (NULL, "HF_TOKEN=hf_a", "HF_HUB_DISABLE_IMPLICIT_TOKEN=1", NULL), NULL, NULL);
  assert_token (read_settings (NULL, "HF_TOKEN=hf_a\r\nX: y", NULL), NULL, NULL);

  g_remove (own);
  g_remove (in_hub);
  g_remove (in_home);
  g_remove (broken);
  g_rmdir (cache_hub);
  g_rmdir (cache);
  g_rmdir (hub);
  g_rmdir (folder);
}

static void
test_policy (void)
{
  static const struct
  {
    const char *endpoint;
    gboolean for_mirror;
    const char *uri;
    gboolean allowed;
  } cases[] = {
    { "https://huggingface.co", FALSE, "https://huggingface.co/api/models", TRUE },
    { "https://huggingface.co", FALSE, "https://huggingface.co:443/api/models", TRUE },
    { "https://huggingface.co", TRUE, "http://huggingface.co/api/models", FALSE },
    { "https://huggingface.co", TRUE, "https://huggingface.co:8443/api/models", FALSE },
    { "https://huggingface.co", TRUE, "https://cdn.huggingface.co/x", FALSE },
    { "https://huggingface.co", TRUE, "https://example.org/x", FALSE },
    { "https://huggingface.co", TRUE, "http://127.0.0.1/x", FALSE },
    { "http://huggingface.co", TRUE, "http://huggingface.co/x", FALSE },
    { "https://hf-mirror.com", FALSE, "https://hf-mirror.com/x", FALSE },
    { "https://hf-mirror.com", TRUE, "https://hf-mirror.com/x", TRUE },
    { "https://hf-mirror.com", TRUE, "https://huggingface.co/x", FALSE },
    { "http://hf-mirror.com", TRUE, "http://hf-mirror.com/x", FALSE },
    { "http://127.0.0.1:8080", FALSE, "http://127.0.0.1:8080/x", FALSE },
    { "http://127.0.0.1:8080", TRUE, "http://127.0.0.1:8080/x", TRUE },
    { "http://127.0.0.1:8080", TRUE, "http://127.0.0.1:8081/x", FALSE },
    { "http://localhost:8080", TRUE, "http://localhost:8080/x", TRUE },
    { "http://localhost:8080", TRUE, "http://127.0.0.1:8080/x", FALSE },
    { "http://192.168.1.2:8080", TRUE, "http://192.168.1.2:8080/x", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (BstHubSettings) settings = bst_hub_settings_new ();
      g_autoptr (GUri) uri = bst_hub_uri_parse (cases[i].uri);

      g_assert_true (bst_hub_settings_set_endpoint (settings, cases[i].endpoint, NULL));
      g_assert_false (bst_hub_settings_allow_token (settings, uri));
      bst_hub_settings_set_token (settings, "hf_x");
      settings->token_for_mirror = cases[i].for_mirror;
      g_assert_cmpint (bst_hub_settings_allow_token (settings, uri), ==, cases[i].allowed);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hub/settings/endpoint", test_endpoint);
  g_test_add_func ("/hub/settings/offline", test_offline);
  g_test_add_func ("/hub/settings/token", test_token);
  g_test_add_func ("/hub/settings/policy", test_policy);
  return g_test_run ();
}
