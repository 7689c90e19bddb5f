#include "config.h"

#include "app/hub-settings.h"

#include "app/secret.h"
#include "hub/error.h"

#include <glib/gi18n.h>

/* Milliseconds. A keyring that takes longer is locked, or waits for somebody. */
#define LONGEST_LOOK_UP 3000

/* Whether what was composed has its token, or its lack of one, from a variable: nothing
 * else then counts. */
static gboolean
is_token_settled (const BstHubSettings *settings)
{
  return settings->no_token != NULL ||
         (settings->token_source != NULL && strchr (settings->token_source, '/') == NULL);
}

/**
 * bst_app_hub_settings_parse_endpoint:
 * @text: the Hub's address, as it was typed
 *
 * Returns: (transfer full) (nullable): what the preferences keep of it, "" for the
 *   official Hub. An address that others could read along with, or change, is an error
 *   here; the environment may hold one, for who knows what they do.
 */
char *
bst_app_hub_settings_parse_endpoint (const char *text, GError **error)
{
  g_autofree char *endpoint = bst_hub_endpoint_parse (text, error);
  g_autoptr (GUri) uri = NULL;

  if (endpoint == NULL)
    return NULL;
  if (bst_hub_endpoint_is_official (endpoint))
    return g_strdup ("");
  uri = bst_hub_uri_parse (endpoint);
  if (!g_str_equal (g_uri_get_scheme (uri), "https") && !bst_hub_uri_is_loopback (uri))
    {
      g_propagate_error (error, bst_hub_error_new (BST_HUB_ERROR_INVALID,
                                                   _ ("“%s” is not encrypted: the address has to begin with https://."),
                                                   endpoint));
      return NULL;
    }
  return g_steal_pointer (&endpoint);
}

static gboolean
is_same_origin (const char *a, const char *b)
{
  g_autoptr (GUri) first = bst_hub_uri_parse (a);
  g_autoptr (GUri) second = bst_hub_uri_parse (b);

  return first != NULL && second != NULL && bst_hub_uri_is_same_origin (first, second);
}

/**
 * bst_app_hub_settings_compose:
 * @environment: as g_get_environ() gives it
 * @endpoint: the preferences' endpoint, "" for the official Hub
 * @token_for_mirror: whether that endpoint may have the token
 * @secret: (nullable): the token that the keyring holds
 *
 * The environment wins, then come the preferences and the keyring, then what the Hub's
 * own tools keep. The permission to send the token is for the preferences' endpoint and
 * goes to no other one.
 *
 * Returns: (transfer full) (nullable): the settings, or an error where the address that
 *   counts is no fit one: another Hub than the one that was chosen is not asked instead
 */
BstHubSettings *
bst_app_hub_settings_compose (char **environment, const char *endpoint, gboolean token_for_mirror,
                              const char *secret, GError **error)
{
  g_autoptr (BstHubSettings) settings = bst_hub_settings_new_from_environment (environment, error);
  g_autofree char *variable = bst_app_hub_settings_dup_variable (environment, BST_ONLINE_ENDPOINT);
  g_autofree char *parsed = NULL;

  if (settings == NULL)
    return NULL;

  if (endpoint[0] != '\0')
    {
      parsed = bst_app_hub_settings_parse_endpoint (endpoint, variable == NULL ? error : NULL);
      if (variable == NULL && parsed == NULL)
        {
          /* Translators: before a sentence that says what is wrong with something in the preferences */
          g_prefix_error (error, "%s", C_ ("before a mistake", "Preferences: "));
          return NULL;
        }
      if (variable == NULL && parsed[0] != '\0' && !bst_hub_settings_set_endpoint (settings, parsed, error))
        return NULL;
    }
  settings->token_for_mirror = token_for_mirror && parsed != NULL && is_same_origin (settings->endpoint, parsed);

  if (secret != NULL && !is_token_settled (settings))
    {
      g_autoptr (BstHubSettings) trial = bst_hub_settings_new ();

      /* a broken secret does not hide the file's token */
      if (bst_hub_settings_set_token (trial, secret))
        bst_hub_settings_set_token (settings, secret);
    }
  return g_steal_pointer (&settings);
}

/**
 * bst_app_hub_settings_with_endpoint:
 * @in_use: the settings that hold now
 * @endpoint: another Hub's address, as it was typed, or the same one's
 * @token: (nullable): the token that was typed for it
 *
 * A token belongs to the Hub that it was given for: no other one gets it, not even the
 * official Hub that of a mirror.
 *
 * Returns: (transfer full) (nullable): settings to try that address with
 */
BstHubSettings *
bst_app_hub_settings_with_endpoint (const BstHubSettings *in_use, const char *endpoint, const char *token, GError **error)
{
  g_autoptr (BstHubSettings) settings = bst_hub_settings_copy (in_use);

  if (!bst_hub_settings_set_endpoint (settings, endpoint, error))
    return NULL;
  if (token != NULL)
    {
      bst_hub_settings_set_token (settings, token);
      settings->token_for_mirror = TRUE;
    }
  else if (!is_same_origin (in_use->endpoint, settings->endpoint))
    {
      bst_hub_settings_set_token (settings, NULL);
      settings->token_for_mirror = FALSE;
    }
  return g_steal_pointer (&settings);
}

/* Returns: (transfer full) (nullable): the variable that has settled @setting, whatever
 *   the preferences say */
char *
bst_app_hub_settings_dup_variable (char **environment, BstOnlineSetting setting)
{
  const char *endpoint = g_environ_getenv (environment, "HF_ENDPOINT");
  g_auto (GStrv) rest = NULL;
  g_autoptr (BstHubSettings) settings = NULL;

  if (setting == BST_ONLINE_ENDPOINT)
    return endpoint != NULL && endpoint[0] != '\0' ? g_strdup ("HF_ENDPOINT") : NULL;

  /* one that is wrong would hide the others */
  rest = g_environ_unsetenv (g_strdupv (environment), "HF_ENDPOINT");
  settings = bst_hub_settings_new_from_environment (rest, NULL);
  if (setting == BST_ONLINE_OFFLINE)
    return g_strdup (settings->offline);
  if (settings->no_token != NULL)
    return g_strdup (settings->no_token);
  return is_token_settled (settings) ? g_strdup (settings->token_source) : NULL;
}

/* Returns: (transfer full) (nullable): where the token comes from, in words; NULL where
 *   there is none */
char *
bst_app_hub_settings_dup_token_source (const BstHubSettings *settings)
{
  g_autofree char *path = NULL;

  if (settings->token == NULL)
    return NULL;
  if (settings->token_source == NULL)
    return g_strdup (_ ("From the keyring"));
  if (is_token_settled (settings))
    /* Translators: where the access token comes from; %s is a variable such as HF_TOKEN. */
    return g_strdup_printf (_ ("From the environment: %s"), settings->token_source);
  path = g_filename_display_name (settings->token_source);
  /* Translators: where the access token comes from; %s is a file's path. */
  return g_strdup_printf (_ ("From the Hub’s own tools: %s"), path);
}

struct _BstAppHubSettings
{
  GObject parent_instance;

  GSettings *preferences;
  char **environment;
};

G_DEFINE_FINAL_TYPE (BstAppHubSettings, bst_app_hub_settings, G_TYPE_OBJECT)

static guint changed_signal;

static void
bst_app_hub_settings_finalize (GObject *object)
{
  BstAppHubSettings *self = BST_APP_HUB_SETTINGS (object);

  g_clear_object (&self->preferences);
  g_strfreev (self->environment);

  G_OBJECT_CLASS (bst_app_hub_settings_parent_class)->finalize (object);
}

static void
bst_app_hub_settings_class_init (BstAppHubSettingsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bst_app_hub_settings_finalize;
  changed_signal = g_signal_new ("changed", BST_TYPE_APP_HUB_SETTINGS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
}

static void
bst_app_hub_settings_init (BstAppHubSettings *self)
{
}

static void
emit_changed (BstAppHubSettings *self)
{
  g_signal_emit (self, changed_signal, 0);
}

/**
 * bst_app_hub_settings_new:
 * @preferences: (nullable): NULL where the schema is not installed
 * @environment: as g_get_environ() gives it
 *
 * Returns: (transfer full): what loads the settings; nothing is read yet
 */
BstAppHubSettings *
bst_app_hub_settings_new (GSettings *preferences, char **environment)
{
  BstAppHubSettings *self = g_object_new (BST_TYPE_APP_HUB_SETTINGS, NULL);

  g_set_object (&self->preferences, preferences);
  self->environment = g_strdupv (environment);
  if (preferences != NULL)
    {
      g_signal_connect_object (preferences, "changed::endpoint", G_CALLBACK (emit_changed), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (preferences, "changed::token-for-mirror", G_CALLBACK (emit_changed), self,
                               G_CONNECT_SWAPPED);
    }
  return self;
}

static BstHubSettings *
compose (BstAppHubSettings *self, const char *secret, GError **error)
{
  g_autofree char *endpoint = NULL;
  gboolean for_mirror = FALSE;

  if (self->preferences != NULL)
    {
      endpoint = g_settings_get_string (self->preferences, "endpoint");
      for_mirror = g_settings_get_boolean (self->preferences, "token-for-mirror");
    }
  return bst_app_hub_settings_compose (self->environment, endpoint != NULL ? endpoint : "", for_mirror, secret, error);
}

static void
looked_up_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  BstAppHubSettings *self = g_task_get_source_object (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  BstHubSettings *settings = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autofree char *secret = bst_secret_lookup_finish (result, &error);
  BstHubSettings *composed;

  if (g_task_return_error_if_cancelled (task))
    return;

  if (secret == NULL && !bst_hub_settings_is_official (settings) && error == NULL)
    {
      /* A mirror that has none of its own is shown the Hub's, if it may see one at all. */
      bst_hub_settings_set_endpoint (settings, BST_HUB_OFFICIAL, NULL);
      bst_secret_lookup_async (settings->endpoint, LONGEST_LOOK_UP, cancellable, looked_up_cb,
                               g_steal_pointer (&task));
      return;
    }

  /* No keyring, or a locked one: that is no reason not to ask the Hub. */
  if (error != NULL)
    g_debug ("keyring: %s", error->message);
  g_clear_error (&error);
  composed = compose (self, secret, &error);
  if (composed != NULL)
    g_task_return_pointer (task, composed, (GDestroyNotify) bst_hub_settings_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/* Reads what counts now. The keyring is asked for the token, unless a variable has
 * settled it, and not waited for long. */
void
bst_app_hub_settings_load_async (BstAppHubSettings *self, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (BstHubSettings) settings = compose (self, NULL, &error);

  g_task_set_source_tag (task, bst_app_hub_settings_load_async);
  if (settings == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else if (is_token_settled (settings) || settings->offline != NULL)
    g_task_return_pointer (task, g_steal_pointer (&settings), (GDestroyNotify) bst_hub_settings_free);
  else
    {
      g_autofree char *endpoint = g_strdup (settings->endpoint);

      g_task_set_task_data (task, g_steal_pointer (&settings), (GDestroyNotify) bst_hub_settings_free);
      bst_secret_lookup_async (endpoint, LONGEST_LOOK_UP, cancellable, looked_up_cb, g_steal_pointer (&task));
    }
}

/* Returns: (transfer full) (nullable): the settings, or an error where the address that
 *   counts is no fit one. That there is no keyring is no error. */
BstHubSettings *
bst_app_hub_settings_load_finish (BstAppHubSettings *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
stored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  BstAppHubSettings *self = g_task_get_source_object (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  const char *also = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  if (!bst_secret_store_finish (result, &error))
    g_task_return_error (task, g_steal_pointer (&error));
  else if (also != NULL)
    {
      g_autofree char *endpoint = g_strdup (also);

      g_task_set_task_data (task, NULL, NULL);
      bst_secret_store_async (endpoint, NULL, cancellable, stored_cb, g_steal_pointer (&task));
    }
  else
    {
      emit_changed (self);
      g_task_return_boolean (task, TRUE);
    }
}

/**
 * bst_app_hub_settings_save_token_async:
 * @token: (nullable): NULL or "" to forget it
 *
 * Keeps the token for the endpoint that counts. Forgetting also forgets the official
 * Hub's, which a mirror without one of its own would otherwise be shown. The keyring
 * may ask to be unlocked, so it is given all the time that it needs.
 */
void
bst_app_hub_settings_save_token_async (BstAppHubSettings *self, const char *token, GCancellable *cancellable,
                                       GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (BstHubSettings) settings = compose (self, NULL, &error);
  gboolean forget = token == NULL || token[0] == '\0';

  g_task_set_source_tag (task, bst_app_hub_settings_save_token_async);
  if (settings == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else if (!forget && !bst_hub_settings_set_token (settings, token))
    g_task_return_error (task, bst_hub_error_new (BST_HUB_ERROR_INVALID,
                                                  _ ("This is not a token: one is a single word of letters and digits.")));
  else
    {
      if (forget && !bst_hub_settings_is_official (settings))
        g_task_set_task_data (task, (gpointer) BST_HUB_OFFICIAL, NULL);
      bst_secret_store_async (settings->endpoint, forget ? NULL : settings->token, cancellable,
                              stored_cb, g_steal_pointer (&task));
    }
}

/* Returns: FALSE with a sentence where the keyring did not take it */
gboolean
bst_app_hub_settings_save_token_finish (BstAppHubSettings *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
