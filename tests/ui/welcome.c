/* The whole window on its first start, but for the Hubs: those that the program knows by name
 * are two of the test's, and the patience for them is short. What becomes of the setting, and
 * who is asked, goes to standard output. */
#include "config.h"

#include "app/hub-reach.h"
#include "app/hub-settings.h"
#include "core/i18n.h"
#include "ui/hub-choice.h"
#include "ui/window.h"

#include <stdio.h>

/* Milliseconds. Who does not answer here never does. */
#define PATIENCE 300

#define TEST_TYPE_ONLINE (test_online_get_type ())
G_DECLARE_FINAL_TYPE (TestOnline, test_online, TEST, ONLINE, GObject)

struct _TestOnline
{
  GObject parent_instance;

  BstActivity *activity;
  BstHubSettings *settings;
  char **environment;
};

static void test_online_iface_init (BstOnlineInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TestOnline, test_online, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (BST_TYPE_ONLINE, test_online_iface_init))

static void
say (const char *what, const char *value)
{
  printf ("%s %s\n", what, value);
  fflush (stdout);
}

static BstActivity *
get_activity (BstOnline *online)
{
  return TEST_ONLINE (online)->activity;
}

static void
refresh (BstOnline *online, const char *const *ids, const char *first)
{
  say ("refresh", "all");
}

/* Where the test has put the Hub that is asked. */
static const char *
find (const char *endpoint)
{
  const char *official = g_getenv ("BESTIARY_TEST_OFFICIAL"), *mirror = g_getenv ("BESTIARY_TEST_MIRROR");

  if (g_str_equal (endpoint, BST_HUB_CHOICE_OFFICIAL_URL) && official != NULL)
    return official;
  return g_str_equal (endpoint, BST_HUB_CHOICE_MIRROR_URL) && mirror != NULL ? mirror : endpoint;
}

static void
reach_async (BstOnline *online, const char *endpoint, GCancellable *cancellable,
             GAsyncReadyCallback callback, gpointer user_data)
{
  gboolean is_patient = g_getenv ("BESTIARY_TEST_PATIENT") != NULL;

  say ("reach", endpoint);
  bst_hub_reach_async (online, TEST_ONLINE (online)->settings, find (endpoint), is_patient ? 60000 : PATIENCE,
                       cancellable, callback, user_data);
}

static BstReach *
reach_finish (BstOnline *online, GAsyncResult *result, GError **error)
{
  return bst_hub_reach_finish (result, error);
}

static char *
dup_endpoint (BstOnline *online)
{
  const char *variable = g_environ_getenv (TEST_ONLINE (online)->environment, "HF_ENDPOINT");

  return g_strdup (variable != NULL ? variable : BST_HUB_CHOICE_OFFICIAL_URL);
}

static char *
dup_token_source (BstOnline *online)
{
  return NULL;
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
  iface->get_activity = get_activity;
  iface->refresh = refresh;
  iface->reach_async = reach_async;
  iface->reach_finish = reach_finish;
  iface->dup_endpoint = dup_endpoint;
  iface->dup_token_source = dup_token_source;
  iface->parse_endpoint = parse_endpoint;
  iface->dup_variable = dup_variable;
}

static void
test_online_finalize (GObject *object)
{
  TestOnline *self = TEST_ONLINE (object);

  g_object_unref (self->activity);
  bst_hub_settings_free (self->settings);
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
  self->activity = bst_activity_new ();
  self->environment = g_get_environ ();
  self->settings = bst_hub_settings_new ();
}

static void
setting_cb (GSettings *settings, const char *key)
{
  g_autofree char *text = g_settings_get_string (settings, key);

  say (key, text[0] != '\0' ? text : "-");
}

static void
refresh_activated (GSimpleAction *action, GVariant *parameter, gpointer application)
{
  bst_online_refresh (g_object_get_data (application, "online"), NULL, NULL);
}

/* As the program does it. */
static void
language_changed (GSimpleAction *action, GVariant *value, gpointer application)
{
  GtkWindow *window = gtk_application_get_active_window (application);

  g_simple_action_set_state (action, value);
  bst_i18n_set_language (g_variant_get_string (value, NULL));
  gtk_window_present (GTK_WINDOW (bst_window_new_like (BST_WINDOW (window))));
  gtk_window_destroy (window);
}

static void
activate_cb (GtkApplication *application)
{
  GtkWidget *window = bst_window_new (application, g_object_get_data (G_OBJECT (application), "library"),
                                      g_object_get_data (G_OBJECT (application), "online"),
                                      g_object_get_data (G_OBJECT (application), "settings"));

  if (g_getenv ("BESTIARY_TEST_NARROW") != NULL)
    gtk_window_set_default_size (GTK_WINDOW (window), 360, 640);
  gtk_window_present (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  static const GActionEntry actions[] = { { "refresh", refresh_activated }, { "language", NULL, "s", "''", language_changed } };
  static const char *const menu[] = { "F10", NULL };
  static const char *const search[] = { "<Control>f", NULL };
  static const char *const next_pane[] = { "F6", NULL };
  g_autoptr (AdwApplication) application = NULL;
  g_autoptr (GSettings) settings = NULL;
  g_autoptr (BstLibrary) library = NULL;
  g_autoptr (TestOnline) online = NULL;

  bst_i18n_init ();
  gtk_disable_setlocale ();
  g_set_prgname ("bestiary");
  /* Not in a folder of the home's: what the program makes there would end the first start. */
  library = bst_library_new (NULL, NULL, NULL);
  settings = g_settings_new (BST_APPLICATION_ID);
  g_signal_connect (settings, "changed::endpoint", G_CALLBACK (setting_cb), NULL);
  online = g_object_new (TEST_TYPE_ONLINE, NULL);
  application = g_object_new (ADW_TYPE_APPLICATION, "application-id", BST_APPLICATION_ID,
                              "resource-base-path", BST_RESOURCE_PATH, NULL);
  g_action_map_add_action_entries (G_ACTION_MAP (application), actions, G_N_ELEMENTS (actions), application);
  gtk_application_set_accels_for_action (GTK_APPLICATION (application), "win.open-menu", menu);
  gtk_application_set_accels_for_action (GTK_APPLICATION (application), "win.search", search);
  gtk_application_set_accels_for_action (GTK_APPLICATION (application), "win.next-pane", next_pane);
  g_object_set_data (G_OBJECT (application), "library", library);
  g_object_set_data (G_OBJECT (application), "online", online);
  g_object_set_data (G_OBJECT (application), "settings", settings);
  g_signal_connect (application, "activate", G_CALLBACK (activate_cb), NULL);
  return g_application_run (G_APPLICATION (application), argc, argv);
}
