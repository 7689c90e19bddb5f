/* The preferences by themselves: all as in the program, but for the Hub, which answers
 * from here. What was asked of it goes to standard output. */
#include "config.h"

#include "app/hub-settings.h"
#include "core/i18n.h"
#include "ui/memory-group.h"
#include "ui/preferences.h"

#include <stdio.h>

#define TEST_TYPE_ONLINE (test_online_get_type ())
G_DECLARE_FINAL_TYPE (TestOnline, test_online, TEST, ONLINE, GObject)

struct _TestOnline
{
  GObject parent_instance;

  BstAppHubSettings *loader;
  BstHubSettings *settings;
  char **environment;
};

static void test_online_iface_init (BstOnlineInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TestOnline, test_online, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (BST_TYPE_ONLINE, test_online_iface_init))

static void
say (const char *what, const char *value)
{
  printf ("%s %s\n", what, value != NULL ? value : "-");
  fflush (stdout);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TestOnline) self = user_data;
  g_autoptr (GError) error = NULL;
  BstHubSettings *settings = bst_app_hub_settings_load_finish (BST_APP_HUB_SETTINGS (source), result, &error);

  if (settings != NULL)
    {
      g_clear_pointer (&self->settings, bst_hub_settings_free);
      self->settings = settings;
    }
  say ("loaded", settings != NULL ? settings->endpoint : error->message);
  say ("token", self->settings->token);
  say ("mirror", self->settings->token_for_mirror ? "yes" : "no");
  bst_online_emit_changed (BST_ONLINE (self));
}

static void
load (TestOnline *self)
{
  bst_app_hub_settings_load_async (self->loader, NULL, loaded_cb, g_object_ref (self));
}

static gboolean
answer (gpointer user_data)
{
  g_autoptr (GTask) task = g_object_ref (user_data);
  const char *endpoint = g_task_get_task_data (task);

  if (g_task_return_error_if_cancelled (task))
    {
      say ("cancelled", endpoint);
      return G_SOURCE_REMOVE;
    }
  if (strstr (endpoint, "silent") != NULL)
    return G_SOURCE_CONTINUE;
  if (strstr (endpoint, "gone") != NULL)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_FAILED, "gone.example cannot be found: is its name right?");
  else
    g_task_return_pointer (task, g_strdup_printf ("%s answered in 41 ms.", endpoint), g_free);
  return G_SOURCE_REMOVE;
}

static void
test_async (BstOnline *online, const char *endpoint, const char *token, GCancellable *cancellable,
            GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (online, cancellable, callback, user_data);

  say ("test", endpoint);
  g_task_set_task_data (task, g_strdup (endpoint), g_free);
  g_timeout_add_full (G_PRIORITY_DEFAULT, 50, answer, task, g_object_unref);
}

static char *
test_finish (BstOnline *online, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static char *
dup_endpoint (BstOnline *online)
{
  return g_strdup (TEST_ONLINE (online)->settings->endpoint);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;

  if (bst_app_hub_settings_save_token_finish (BST_APP_HUB_SETTINGS (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
set_token_async (BstOnline *online, const char *token, GCancellable *cancellable,
                 GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (online, cancellable, callback, user_data);

  bst_app_hub_settings_save_token_async (TEST_ONLINE (online)->loader, token, cancellable, saved_cb, task);
}

static gboolean
set_token_finish (BstOnline *online, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static char *
dup_token_source (BstOnline *online)
{
  return bst_app_hub_settings_dup_token_source (TEST_ONLINE (online)->settings);
}

static gboolean
can_forget_token (BstOnline *online)
{
  BstHubSettings *settings = TEST_ONLINE (online)->settings;

  return settings->token != NULL && settings->token_source == NULL;
}

static char *
parse_endpoint (BstOnline *online, const char *text, GError **error)
{
  return bst_app_hub_settings_parse_endpoint (text, error);
}

static char *
dup_variable (BstOnline *online, BstOnlineSetting setting)
{
  return bst_app_hub_settings_dup_variable (TEST_ONLINE (online)->environment, setting);
}

static void
test_online_iface_init (BstOnlineInterface *iface)
{
  iface->test_async = test_async;
  iface->test_finish = test_finish;
  iface->dup_endpoint = dup_endpoint;
  iface->set_token_async = set_token_async;
  iface->set_token_finish = set_token_finish;
  iface->dup_token_source = dup_token_source;
  iface->can_forget_token = can_forget_token;
  iface->parse_endpoint = parse_endpoint;
  iface->dup_variable = dup_variable;
}

static void
test_online_finalize (GObject *object)
{
  TestOnline *self = TEST_ONLINE (object);

  g_clear_object (&self->loader);
  g_clear_pointer (&self->settings, bst_hub_settings_free);
  g_strfreev (self->environment);

  G_OBJECT_CLASS (test_online_parent_class)->finalize (object);
}

static void
test_online_class_init (TestOnlineClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = test_online_finalize;
}

static void
test_online_init (TestOnline *self)
{
  self->environment = g_get_environ ();
  self->settings = bst_hub_settings_new ();
}

static void
setting_cb (GSettings *settings, const char *key, gpointer user_data)
{
  g_autoptr (GVariant) value = g_settings_get_value (settings, key);
  g_autofree char *text = g_variant_print (value, FALSE);

  say (key, text);
}

static void
language_cb (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  g_simple_action_set_state (action, value);
  say ("language", g_variant_get_string (value, NULL));
}

static void
activate_cb (GtkApplication *application, gpointer user_data)
{
  GSettings *settings = g_object_get_data (G_OBJECT (application), "settings");
  TestOnline *online = g_object_get_data (G_OBJECT (application), "online");
  GtkWindow *window = bst_preferences_new (BST_ONLINE (online), settings);
  const char *size = g_getenv ("BESTIARY_TEST_SIZE");
  int width, height;

  if (size != NULL && sscanf (size, "%dx%d", &width, &height) == 2)
    gtk_window_set_default_size (window, width, height);
  gtk_window_set_application (window, application);
  gtk_window_present (window);
}

int
main (int argc, char **argv)
{
  static const GActionEntry actions[] = { { "language", NULL, "s", "''", language_cb } };
  g_autoptr (AdwApplication) application = NULL;
  g_autoptr (GSettings) settings = NULL;
  g_autoptr (TestOnline) online = NULL;

  bst_i18n_init ();
  gtk_disable_setlocale ();
  g_set_prgname ("bestiary");
  /* What the computer has is made up by the test, which begins with none. */
  bst_memory_group_set_root (g_getenv ("BESTIARY_TEST_ROOT") != NULL ? g_getenv ("BESTIARY_TEST_ROOT") : "/nonexistent");
  application = g_object_new (ADW_TYPE_APPLICATION, "application-id", BST_APPLICATION_ID ".Preferences",
                              "resource-base-path", BST_RESOURCE_PATH, NULL);
  g_action_map_add_action_entries (G_ACTION_MAP (application), actions, G_N_ELEMENTS (actions), NULL);

  settings = g_settings_new (BST_APPLICATION_ID);
  g_signal_connect (settings, "changed", G_CALLBACK (setting_cb), NULL);
  online = g_object_new (TEST_TYPE_ONLINE, NULL);
  online->loader = bst_app_hub_settings_new (settings, online->environment);
  g_signal_connect_object (online->loader, "changed", G_CALLBACK (load), online, G_CONNECT_SWAPPED);
  load (online);

  g_object_set_data (G_OBJECT (application), "settings", settings);
  g_object_set_data (G_OBJECT (application), "online", online);
  g_signal_connect (application, "activate", G_CALLBACK (activate_cb), NULL);
  return g_application_run (G_APPLICATION (application), argc, argv);
}
