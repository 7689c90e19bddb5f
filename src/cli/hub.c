#include "config.h"

#include "cli/hub.h"

#include <glib-unix.h>

#include "catalogue/catalogue.h"
#include "cli/preferences.h"
#include "core/i18n.h"
#include "refresh/sync.h"

/* The Hub that was chosen in the window, where the environment names none.
 * Returns: FALSE with an error where that is no address: another Hub is not asked instead */
static gboolean
take_preferences (BstHubSettings *settings, char **environment, GError **error)
{
  const char *variable = g_environ_getenv (environment, "HF_ENDPOINT");
  g_autoptr (GSettings) preferences = NULL;
  g_autofree char *endpoint = NULL;

  if (variable != NULL && variable[0] != '\0')
    return TRUE;
  preferences = bst_cli_preferences_new ();
  if (preferences == NULL)
    return TRUE;
  endpoint = g_settings_get_string (preferences, "endpoint");
  if (endpoint[0] == '\0')
    return TRUE;
  if (!bst_hub_settings_set_endpoint (settings, endpoint, error))
    {
      /* Translators: before a sentence that says what is wrong with something in the preferences */
      g_prefix_error (error, "%s", C_ ("before a mistake", "Preferences: "));
      return FALSE;
    }
  settings->token_for_mirror = g_settings_get_boolean (preferences, "token-for-mirror");
  return TRUE;
}

/**
 * bst_cli_hub_settings_new:
 *
 * Returns: (transfer full) (nullable): the Hub that the environment names, or else the
 *   preferences; NULL where they name none that can be, which has been told
 */
BstHubSettings *
bst_cli_hub_settings_new (void)
{
  g_auto (GStrv) environment = g_get_environ ();
  g_autoptr (GError) error = NULL;
  g_autoptr (BstHubSettings) settings = bst_hub_settings_new_from_environment (environment, &error);

  if (settings == NULL || !take_preferences (settings, environment, &error))
    {
      bst_output_message (error->message);
      return NULL;
    }
  return g_steal_pointer (&settings);
}

/* Returns: (transfer full) (nullable): a client of the Hub that the environment names;
 *   NULL where it names none that can be, which has been told */
BstHubClient *
bst_cli_hub_new (void)
{
  g_autoptr (BstHubSettings) settings = bst_cli_hub_settings_new ();

  return settings != NULL ? bst_hub_client_new (settings) : NULL;
}

/**
 * bst_cli_hub_tell_mirror:
 * @error: (nullable): what came of asking, which has been told
 *
 * Says how a mirror is chosen, where the official Hub cannot be reached and nobody has
 * forbidden it.
 */
void
bst_cli_hub_tell_mirror (const BstHubSettings *settings, const GError *error)
{
  if (!g_error_matches (error, BST_HUB_ERROR, BST_HUB_ERROR_OFFLINE) &&
      !g_error_matches (error, BST_HUB_ERROR, BST_HUB_ERROR_TIMEOUT))
    return;
  if (settings->offline == NULL && bst_hub_settings_is_official (settings))
    bst_output_message (_ ("Where huggingface.co cannot be reached a mirror may answer: set HF_ENDPOINT=https://hf-mirror.com, or choose it in the preferences."));
}

/* Returns: whether a verb that does something, rather than print something, can answer
 * in the format; that it cannot has been told. */
gboolean
bst_cli_hub_check_format (const BstCliOptions *options)
{
  if (options->format != BST_CLI_TEXT && options->format != BST_CLI_JSON)
    {
      bst_output_message (_ ("This command answers in the formats text and json only."));
      return FALSE;
    }
  if (options->limit >= 0)
    {
      bst_output_message (_ ("“--limit” is for lists."));
      return FALSE;
    }
  return TRUE;
}

/**
 * bst_cli_hub_parse_ids:
 *
 * Returns: (transfer full) (nullable): the ids that the words of @options are or lead
 *   to; NULL where one of them is none, which has been told
 */
char **
bst_cli_hub_parse_ids (const BstCliOptions *options, const char *endpoint)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  for (guint i = 0; i < options->words->len; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *id = bst_hub_parse_id (g_ptr_array_index (options->words, i), endpoint, &error);

      if (id == NULL)
        {
          bst_output_message (error->message);
          return NULL;
        }
      g_strv_builder_add (ids, id);
    }
  return g_strv_builder_end (ids);
}

BstCliStatus
bst_cli_hub_get_status (const GError *error)
{
  if (error == NULL)
    return BST_CLI_DONE;
  if (error->domain != BST_HUB_ERROR)
    return BST_CLI_FAILED;
  switch ((BstHubError) error->code)
    {
    case BST_HUB_ERROR_NOT_FOUND:
      return BST_CLI_NO_ENTRY;
    case BST_HUB_ERROR_INVALID:
      return BST_CLI_USAGE;
    case BST_HUB_ERROR_OFFLINE:
    case BST_HUB_ERROR_TIMEOUT:
    case BST_HUB_ERROR_GATED:
    case BST_HUB_ERROR_DISABLED:
    case BST_HUB_ERROR_UNAUTHORIZED:
    case BST_HUB_ERROR_RATE_LIMITED:
    case BST_HUB_ERROR_BAD_REPLY:
    case BST_HUB_ERROR_SERVER:
    case BST_HUB_ERROR_WITHHELD:
    default:
      return BST_CLI_HUB;
    }
}

/* Returns: the error's word for a program to read */
const char *
bst_cli_hub_get_code (const GError *error)
{
  static const char *const words[] = {
    [BST_HUB_ERROR_OFFLINE] = "offline",
    [BST_HUB_ERROR_TIMEOUT] = "timeout",
    [BST_HUB_ERROR_NOT_FOUND] = "not-found",
    [BST_HUB_ERROR_GATED] = "gated",
    [BST_HUB_ERROR_DISABLED] = "disabled",
    [BST_HUB_ERROR_UNAUTHORIZED] = "unauthorized",
    [BST_HUB_ERROR_RATE_LIMITED] = "rate-limited",
    [BST_HUB_ERROR_BAD_REPLY] = "bad-reply",
    [BST_HUB_ERROR_SERVER] = "server",
    [BST_HUB_ERROR_INVALID] = "invalid",
    [BST_HUB_ERROR_WITHHELD] = "withheld",
  };
  static const char *const sync_words[] = {
    [BST_SYNC_ERROR_NOTHING] = "nothing-synced",
    [BST_SYNC_ERROR_SPACE] = "disk-space",
    [BST_SYNC_ERROR_ENDLESS] = "endless-list",
    [BST_SYNC_ERROR_SHORT] = "short-list",
    [BST_SYNC_ERROR_ORDER] = "unsorted-list",
  };

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return "cancelled";
  if (error->domain == BST_LIBRARY_ERROR || error->domain == BST_CATALOGUE_ERROR)
    return "library";
  if (error->domain == BST_SYNC_ERROR && error->code >= 0 && error->code < (int) G_N_ELEMENTS (sync_words))
    return sync_words[error->code];
  if (error->domain == BST_HUB_ERROR && error->code >= 0 && error->code < (int) G_N_ELEMENTS (words))
    return words[error->code];
  return "failed";
}

static gboolean
on_signal (gpointer cancellable)
{
  g_cancellable_cancel (cancellable);
  /* From here on the signal ends the program at once. */
  return G_SOURCE_REMOVE;
}

/* Returns: (transfer full): what Ctrl+C, or a polite end of the session, cancels */
GCancellable *
bst_cli_cancellable_new (void)
{
  static const int numbers[] = { SIGINT, SIGTERM, SIGHUP };
  GCancellable *cancellable = g_cancellable_new ();

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    g_unix_signal_add_full (G_PRIORITY_HIGH, numbers[i], on_signal, g_object_ref (cancellable), g_object_unref);
  return cancellable;
}

/* A GAsyncReadyCallback for bst_cli_wait(). */
void
bst_cli_got_result (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

/* Returns: (transfer none): the result, once it is there */
GAsyncResult *
bst_cli_wait (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *result;
}
