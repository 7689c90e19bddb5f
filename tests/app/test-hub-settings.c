#include "config.h"

#include "app/hub-settings.h"

#include "../wait.h"
#include "hub/error.h"

#include <glib/gstdio.h>

static char *folder;
static char *token_file;

static char **
make_environment (const char *assignments)
{
  g_auto (GStrv) list = g_strsplit (assignments, " ", 0);
  char **environment = g_environ_setenv (NULL, "HOME", "/nonexistent", TRUE);

  for (guint i = 0; list[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (list[i], "=", 2);

      if (parts[0] == NULL)
        continue;
      if (g_str_equal (parts[0], "FILE"))
        environment = g_environ_setenv (environment, "HF_TOKEN_PATH", token_file, TRUE);
      else
        environment = g_environ_setenv (environment, parts[0], parts[1], TRUE);
    }
  return environment;
}

/* What wins. */
static void
test_precedence (void)
{
  static const struct
  {
    const char *environment, *key;
    gboolean for_mirror;
    const char *secret;
    /* what comes of it */
    const char *endpoint, *token, *source;
    gboolean mirror_gets_it;
  } cases[] = {
    { "", "", FALSE, NULL, "https://huggingface.co", NULL, NULL, FALSE },
    { "", "https://hf-mirror.com", FALSE, NULL, "https://hf-mirror.com", NULL, NULL, FALSE },
    { "", " https://hf-mirror.com/ ", FALSE, NULL, "https://hf-mirror.com", NULL, NULL, FALSE },
    { "", "https://huggingface.co/", TRUE, NULL, "https://huggingface.co", NULL, NULL, FALSE },
    { "HF_ENDPOINT=", "https://hf-mirror.com", FALSE, NULL, "https://hf-mirror.com", NULL, NULL, FALSE },
    { "HF_ENDPOINT=https://a.example", "https://hf-mirror.com", FALSE, NULL, "https://a.example", NULL, NULL, FALSE },
    { "HF_ENDPOINT=http://10.0.0.1", "", FALSE, NULL, "http://10.0.0.1", NULL, NULL, FALSE },
    { "HF_ENDPOINT=https://huggingface.co", "https://hf-mirror.com", TRUE, NULL, "https://huggingface.co", NULL, NULL, FALSE },
    /* the variable, the keyring, the file */
    { "HF_TOKEN=hf_v FILE=1", "", FALSE, "hf_k", "https://huggingface.co", "hf_v", "HF_TOKEN", FALSE },
    { "HUGGING_FACE_HUB_TOKEN=hf_v", "", FALSE, "hf_k", "https://huggingface.co", "hf_v", "HUGGING_FACE_HUB_TOKEN", FALSE },
    { "FILE=1", "", FALSE, "hf_k", "https://huggingface.co", "hf_k", NULL, FALSE },
    { "FILE=1", "", FALSE, NULL, "https://huggingface.co", "hf_f", "FILE", FALSE },
    { "FILE=1", "", FALSE, "", "https://huggingface.co", "hf_f", "FILE", FALSE },
    { "FILE=1", "", FALSE, "hf_k\r\nHost: x", "https://huggingface.co", "hf_f", "FILE", FALSE },
    { "HF_TOKEN=", "", FALSE, "hf_k", "https://huggingface.co", "hf_k", NULL, FALSE },
    { "HF_HUB_DISABLE_IMPLICIT_TOKEN=1 HF_TOKEN=hf_v FILE=1", "", FALSE, "hf_k", "https://huggingface.co", NULL, NULL, FALSE },
    /* the permission is for the preferences' mirror alone */
    { "", "https://hf-mirror.com", TRUE, "hf_k", "https://hf-mirror.com", "hf_k", NULL, TRUE },
    { "", "https://hf-mirror.com", FALSE, "hf_k", "https://hf-mirror.com", "hf_k", NULL, FALSE },
    { "HF_ENDPOINT=https://hf-mirror.com", "https://hf-mirror.com", TRUE, "hf_k", "https://hf-mirror.com", "hf_k", NULL, TRUE },
    { "HF_ENDPOINT=https://a.example", "https://hf-mirror.com", TRUE, "hf_k", "https://a.example", "hf_k", NULL, FALSE },
    { "HF_ENDPOINT=https://a.example", "", TRUE, "hf_k", "https://a.example", "hf_k", NULL, FALSE },
    { "HF_ENDPOINT=https://a.example", "nonsense", TRUE, "hf_k", "https://a.example", "hf_k", NULL, FALSE },
    { "", "http://127.0.0.1:8080", TRUE, "hf_k", "http://127.0.0.1:8080", "hf_k", NULL, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) environment = make_environment (cases[i].environment);
      g_autoptr (GError) error = NULL;
      g_autoptr (BstHubSettings) settings = bst_app_hub_settings_compose (environment, cases[i].key, cases[i].for_mirror,
                                                                          cases[i].secret, &error);
      const char *source = g_strcmp0 (cases[i].source, "FILE") == 0 ? token_file : cases[i].source;

      g_test_message ("case %u", i);
      g_assert_no_error (error);
      g_assert_cmpstr (settings->endpoint, ==, cases[i].endpoint);
      g_assert_cmpstr (settings->token, ==, cases[i].token);
      g_assert_cmpstr (settings->token_source, ==, source);
      g_assert_cmpint (settings->token_for_mirror, ==, cases[i].mirror_gets_it);
    }
}

/* No other Hub is asked than the one that was chosen. */
static void
test_hostile (void)
{
  static const struct
  {
    const char *environment, *key, *named;
  } cases[] = {
    { "HF_ENDPOINT=hf-mirror.com", "", "HF_ENDPOINT" },
    { "HF_ENDPOINT=ftp://hf-mirror.com", "https://hf-mirror.com", "HF_ENDPOINT" },
    { "", "hf-mirror.com", "Preferences" },
    { "", "javascript:alert(1)", "Preferences" },
    { "", "file:///etc/passwd", "Preferences" },
    { "", "https://", "Preferences" },
    { "", "   ", "Preferences" },
    { "", "http://hf-mirror.com", "Preferences" },
    { "", "http://huggingface.co.example", "Preferences" },
    { "", "https://huggingface.co@evil.example", "Preferences" },
    { "", "https://me:secret@huggingface.co", "Preferences" },
    { "", "https://evil.example/?x=https://huggingface.co", "Preferences" },
    { "", "https://evil.example/#huggingface.co", "Preferences" },
    { "", "https://hf-mirror.com\r\nX: y", "Preferences" },
    { "", "https://hf mirror.com", "Preferences" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) environment = make_environment (cases[i].environment);
      g_autoptr (GError) error = NULL;

      g_test_message ("case %u", i);
      g_assert_null (bst_app_hub_settings_compose (environment, cases[i].key, TRUE, "hf_k", &error));
      g_assert_error (error, BST_HUB_ERROR, BST_HUB_ERROR_INVALID);
      g_assert_true (g_str_has_prefix (error->message, cases[i].named));
      g_assert_null (strstr (error->message, "secret"));
    }
}

static void
test_variables (void)
{
  static const struct
  {
    const char *environment, *endpoint, *offline, *token;
  } cases[] = {
    { "", NULL, NULL, NULL },
    { "FILE=1", NULL, NULL, NULL },
    { "HF_ENDPOINT= HF_HUB_OFFLINE=0 HF_TOKEN=", NULL, NULL, NULL },
    { "HF_ENDPOINT=nonsense HF_HUB_OFFLINE=1", "HF_ENDPOINT", "HF_HUB_OFFLINE", NULL },
    { "TRANSFORMERS_OFFLINE=yes HF_TOKEN=hf_a", NULL, "TRANSFORMERS_OFFLINE", "HF_TOKEN" },
    { "HUGGING_FACE_HUB_TOKEN=hf_a", NULL, NULL, "HUGGING_FACE_HUB_TOKEN" },
    { "HF_HUB_DISABLE_IMPLICIT_TOKEN=1 HF_TOKEN=hf_a", NULL, NULL, "HF_HUB_DISABLE_IMPLICIT_TOKEN" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) environment = make_environment (cases[i].environment);
      g_autofree char *endpoint = bst_app_hub_settings_dup_variable (environment, BST_ONLINE_ENDPOINT);
      g_autofree char *offline = bst_app_hub_settings_dup_variable (environment, BST_ONLINE_OFFLINE);
      g_autofree char *token = bst_app_hub_settings_dup_variable (environment, BST_ONLINE_TOKEN);

      g_test_message ("case %u", i);
      g_assert_cmpstr (endpoint, ==, cases[i].endpoint);
      g_assert_cmpstr (offline, ==, cases[i].offline);
      g_assert_cmpstr (token, ==, cases[i].token);
    }
}

static void
test_source (void)
{
  static const char *const environments[] = { "", "HF_TOKEN=hf_v", "FILE=1" };
  static const char *const secrets[] = { "hf_k", NULL, NULL };
  const char *const parts[] = { "keyring", "HF_TOKEN", token_file };
  g_autoptr (BstHubSettings) none = bst_hub_settings_new ();

  g_assert_null (bst_app_hub_settings_dup_token_source (none));
  for (guint i = 0; i < G_N_ELEMENTS (environments); i++)
    {
      g_auto (GStrv) environment = make_environment (environments[i]);
      g_autoptr (BstHubSettings) settings = bst_app_hub_settings_compose (environment, "", FALSE, secrets[i], NULL);
      g_autofree char *words = bst_app_hub_settings_dup_token_source (settings);

      g_assert_nonnull (strstr (words, parts[i]));
    }
}

static BstHubSettings *
load (BstAppHubSettings *settings, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  bst_app_hub_settings_load_async (settings, NULL, test_got_result, &result);
  return bst_app_hub_settings_load_finish (settings, test_wait (&result), error);
}

static void
assert_token (BstAppHubSettings *settings, const char *token)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BstHubSettings) loaded = load (settings, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (loaded->token, ==, token);
}

static gboolean
save (BstAppHubSettings *settings, const char *token, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  bst_app_hub_settings_save_token_async (settings, token, NULL, test_got_result, &result);
  return bst_app_hub_settings_save_token_finish (settings, test_wait (&result), error);
}

static void
count_cb (BstAppHubSettings *settings, gpointer user_data)
{
  (*(guint *) user_data)++;
}

static void
test_keyring (void)
{
  g_autoptr (GSettings) preferences = g_settings_new (BST_APPLICATION_ID);
  g_auto (GStrv) environment = make_environment ("FILE=1");
  g_auto (GStrv) with_variable = make_environment ("HF_TOKEN=hf_v");
  g_autoptr (BstAppHubSettings) settings = bst_app_hub_settings_new (preferences, environment);
  g_autoptr (BstAppHubSettings) other = bst_app_hub_settings_new (NULL, with_variable);
  g_autoptr (GError) error = NULL;
  guint n_changed = 0;

  g_signal_connect (settings, "changed", G_CALLBACK (count_cb), &n_changed);
  assert_token (settings, "hf_f");
  g_assert_true (save (settings, " hf_saved\n", &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_changed, ==, 1);
  assert_token (settings, "hf_saved");
  assert_token (other, "hf_v");

  g_assert_false (save (settings, "two words", &error));
  g_assert_error (error, BST_HUB_ERROR, BST_HUB_ERROR_INVALID);
  g_clear_error (&error);
  assert_token (settings, "hf_saved");

  /* a mirror is shown the Hub's, and one of its own before it; the Hub never the mirror's */
  g_settings_set_string (preferences, "endpoint", "https://hf-mirror.com");
  g_assert_cmpuint (n_changed, ==, 2);
  assert_token (settings, "hf_saved");
  g_assert_true (save (settings, "hf_mirror", NULL));
  assert_token (settings, "hf_mirror");
  g_settings_reset (preferences, "endpoint");
  assert_token (settings, "hf_saved");

  /* what is forgotten does not come back as the Hub's */
  g_settings_set_string (preferences, "endpoint", "https://hf-mirror.com");
  g_assert_true (save (settings, NULL, NULL));
  assert_token (settings, "hf_f");
  g_settings_reset (preferences, "endpoint");
  assert_token (settings, "hf_f");
  g_assert_true (save (settings, "", &error));

  g_settings_set_string (preferences, "endpoint", "nonsense");
  g_assert_null (load (settings, &error));
  g_assert_error (error, BST_HUB_ERROR, BST_HUB_ERROR_INVALID);
  g_settings_reset (preferences, "endpoint");
}

static void
test_cancel (void)
{
  g_auto (GStrv) environment = make_environment ("");
  g_autoptr (BstAppHubSettings) settings = bst_app_hub_settings_new (NULL, environment);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  bst_app_hub_settings_load_async (settings, cancellable, test_got_result, &result);
  g_cancellable_cancel (cancellable);
  g_assert_null (bst_app_hub_settings_load_finish (settings, test_wait (&result), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  g_autofree char *keyring = NULL;
  int status;

  folder = g_dir_make_tmp ("bestiary-XXXXXX", NULL);
  token_file = g_build_filename (folder, "token", NULL);
  keyring = g_build_filename (folder, "keyring", NULL);
  g_assert_true (g_file_set_contents (token_file, "hf_f\n", -1, NULL));
  /* libsecret's own: a file of ours is the keyring. */
  g_setenv ("SECRET_FILE_TEST_PATH", keyring, TRUE);
  g_setenv ("SECRET_FILE_TEST_PASSWORD", "test", TRUE);

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/hub-settings/precedence", test_precedence);
  g_test_add_func ("/app/hub-settings/hostile", test_hostile);
  g_test_add_func ("/app/hub-settings/variables", test_variables);
  g_test_add_func ("/app/hub-settings/source", test_source);
  g_test_add_func ("/app/hub-settings/keyring", test_keyring);
  g_test_add_func ("/app/hub-settings/cancel", test_cancel);
  status = g_test_run ();

  g_remove (token_file);
  g_remove (keyring);
  g_rmdir (folder);
  g_free (token_file);
  g_free (folder);
  return status;
}
