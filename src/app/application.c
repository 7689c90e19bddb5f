#include "config.h"

#include "app/application.h"

#include <stdlib.h>

#include "app/auto-refresh.h"
#include "app/online.h"
#include "chart/state.h"
#include "cli/output.h"
#include "core/i18n.h"
#include "library/library.h"
#include "ui/again.h"
#include "ui/preferences.h"
#include "ui/toolkit-words.h"
#include "ui/typeface.h"
#include "ui/window-state.h"
#include "ui/window.h"

struct _BstApplication
{
  AdwApplication parent_instance;

  GSettings *settings;
  BstLibrary *library;
  GtkWindow *preferences; /* weak; NULL while they are closed */
  BstOnline *online;
  guint n_ending; /* how often the last window has gone since what was under way was told to stop */
  BstAutoRefresh *auto_refresh; /* NULL where no setting asks for it */
};

G_DEFINE_FINAL_TYPE (BstApplication, bst_application, ADW_TYPE_APPLICATION)

/* The program also runs where its settings are not installed: it then forgets
 * them at the end, and says nothing. */
static GSettings *
open_settings (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = NULL;

  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, BST_APPLICATION_ID, TRUE);
  return schema != NULL ? g_settings_new_full (schema, NULL, NULL) : NULL;
}

static void
open_window (BstApplication *self)
{
  GtkWidget *window = bst_window_new (GTK_APPLICATION (self), self->library, self->online, self->settings);

  gtk_window_present (GTK_WINDOW (window));
}

static void
bst_application_activate (GApplication *application)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));

  if (window != NULL)
    gtk_window_present (window);
  else
    open_window (BST_APPLICATION (application));
}

/* The guide, and what was fetched, are read while GTK starts: neither has to do with
 * the other. */
static gpointer
read_library (gpointer data)
{
  g_autofree char *override_dir = bst_library_dup_override_dir ();
  g_autofree char *cache_dir = bst_library_dup_cache_dir ();
  g_autofree char *data_dir = bst_library_dup_data_dir ();

  return bst_library_new (override_dir, cache_dir, data_dir);
}

/* GTK reads all icons in a thread from when it is first asked for one, and anew when it is told of
 * one folder more, which waits until they have been read in vain. So libadwaita says first where its
 * own are, just as the thread begins. GtkApplication would go before it with a folder of ours, which
 * the window names when it has been seen. */
static void
start_up_without_icons (GApplication *application)
{
  adw_init ();
  g_application_set_resource_base_path (application, NULL);
  G_APPLICATION_CLASS (bst_application_parent_class)->startup (application);
}

/* As AdwApplication has it where it is told where to look. Neither it nor GtkApplication looks for anything
 * else: a menu, a window of shortcuts or a style for the dark is not read by its name alone. */
static void
apply_style (GdkDisplay *display)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (provider, BST_RESOURCE_PATH "/style.css");
  gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (provider), GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

/* GTK would end the program too, but name neither the reason nor a way out. */
static void
say_no_display (void)
{
  /* Translators: %s is a command: “bestiary list” */
  g_autofree char *sentence = g_strdup_printf (_ ("There is no display to open the window on; “%s” prints the guide in the terminal."),
                                               "bestiary list");

  bst_output_message (sentence);
}

/* Widgets that are made from now on begin where the language does. GTK would ask its own
 * catalogue, once. */
static void
apply_direction (void)
{
  gtk_widget_set_default_direction (bst_i18n_is_right_to_left () ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR);
}

static void
bst_application_startup (GApplication *application)
{
  BstApplication *self = BST_APPLICATION (application);
  GThread *reader;

  self->settings = open_settings ();
  if (self->settings != NULL)
    {
      g_autofree char *language = g_settings_get_string (self->settings, "language");
      GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), "language");

      if (language[0] != '\0')
        {
          bst_i18n_set_language (language);
          g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_string (language));
        }
    }

  /* Only now: setting a language changes the environment, which no other thread may
   * read meanwhile. */
  reader = g_thread_new ("library", read_library, NULL);
  if (!gtk_init_check ())
    {
      say_no_display ();
      g_object_unref (g_thread_join (reader));
      exit (BST_CLI_FAILED);
    }
  start_up_without_icons (application);
  apply_style (gdk_display_get_default ());
  bst_typeface_follow (gdk_display_get_default ());
  apply_direction ();

  self->library = g_thread_join (reader);
  self->online = bst_hub_online_new (self->library, self->settings);
  self->auto_refresh = bst_auto_refresh_new (BST_HUB_ONLINE (self->online), self->library, self->settings);
}

/* All that the library was given before has been saved, or told that it could not be. */
static void
drained (GObject *source, GAsyncResult *result, gpointer application)
{
  GPtrArray *changes = bst_library_dup_changes_finish (BST_LIBRARY (source), result, NULL);

  if (changes != NULL)
    g_ptr_array_unref (changes);
  g_application_release (application);
  g_object_unref (application);
}

/* What is asked of the library comes in its turn: when the answer is there, so is the end
 * of all saving. */
static void
drain (BstApplication *self)
{
  bst_library_dup_changes_async (self->library, G_MAXINT64, 1, NULL, drained, g_object_ref (self));
}

static gboolean
is_working (BstApplication *self)
{
  return bst_activity_is_running (bst_online_get_activity (self->online)) ||
         bst_sync_state_is_running (bst_online_get_sync (self->online)) || bst_online_is_looking (self->online);
}

static void
stopped_cb (BstApplication *self)
{
  if (is_working (self))
    return;
  g_signal_handlers_disconnect_by_func (bst_online_get_activity (self->online), stopped_cb, self);
  g_signal_handlers_disconnect_by_func (bst_online_get_sync (self->online), stopped_cb, self);
  g_signal_handlers_disconnect_by_func (self->online, stopped_cb, self);
  for (; self->n_ending > 0; self->n_ending--)
    drain (self);
}

/* The last window has gone. What somebody did in it is kept before the program ends, and
 * so is what a refresh or a sync has brought by now. */
static void
end_work (BstApplication *self)
{
  g_application_hold (G_APPLICATION (self));
  if (!is_working (self))
    {
      drain (self);
      return;
    }
  if (self->n_ending++ == 0)
    {
      g_signal_connect_object (bst_online_get_activity (self->online), "ended", G_CALLBACK (stopped_cb), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (bst_online_get_sync (self->online), "notify::running", G_CALLBACK (stopped_cb), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (self->online, "looking", G_CALLBACK (stopped_cb), self, G_CONNECT_SWAPPED);
    }
  bst_activity_cancel (bst_online_get_activity (self->online));
  bst_online_pause_sync (self->online);
  bst_online_stop_looking (self->online);
}

/* Whether no other main window is left; there may be dialogs. */
static gboolean
is_last (GtkApplication *application, GtkWindow *window)
{
  for (GList *l = gtk_application_get_windows (application); l != NULL; l = l->next)
    if (l->data != window && BST_IS_WINDOW (l->data))
      return FALSE;
  return BST_IS_WINDOW (window);
}

static void
bst_application_window_removed (GtkApplication *application, GtkWindow *window)
{
  /* Before the window gives up its hold on the program. */
  if (is_last (application, window))
    end_work (BST_APPLICATION (application));

  GTK_APPLICATION_CLASS (bst_application_parent_class)->window_removed (application, window);
}

/* A link to a chart is opened by the instance that runs already, if there is one. */
static gboolean
bst_application_local_command_line (GApplication *application, char ***arguments, int *status)
{
  const char *link = (*arguments)[0] != NULL ? (*arguments)[1] : NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  if (link == NULL || !bst_chart_state_is_text (link))
    return G_APPLICATION_CLASS (bst_application_parent_class)->local_command_line (application, arguments, status);
  *status = BST_CLI_DONE;
  if (!g_application_register (application, NULL, &error))
    {
      bst_output_message (error->message);
      *status = BST_CLI_FAILED;
      return TRUE;
    }
  text = g_utf8_make_valid (link, -1);
  g_action_group_activate_action (G_ACTION_GROUP (application), "open-chart", g_variant_new_string (text));
  return TRUE;
}

static void
bst_application_dispose (GObject *object)
{
  BstApplication *self = BST_APPLICATION (object);

  g_clear_weak_pointer (&self->preferences);
  g_clear_object (&self->auto_refresh);
  g_clear_object (&self->online);
  g_clear_object (&self->library);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (bst_application_parent_class)->dispose (object);
}

static void
bst_application_class_init (BstApplicationClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bst_application_dispose;
  G_APPLICATION_CLASS (klass)->startup = bst_application_startup;
  G_APPLICATION_CLASS (klass)->local_command_line = bst_application_local_command_line;
  G_APPLICATION_CLASS (klass)->activate = bst_application_activate;
  GTK_APPLICATION_CLASS (klass)->window_removed = bst_application_window_removed;
}

static void
quit_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GList *windows = g_list_copy (gtk_application_get_windows (user_data));

  /* Closing lets each window remember its state. */
  g_list_foreach (windows, (GFunc) gtk_window_close, NULL);
  g_list_free (windows);
}

/* It is never disabled: the button that does it would lose the focus when a refresh
 * begins. While one is under way nothing happens. */
static void
refresh_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  BstApplication *self = user_data;
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  bst_online_refresh (self->online, NULL, BST_IS_WINDOW (window) ? bst_window_get_selected_id (BST_WINDOW (window)) : NULL);
}

static void
cancel_refresh_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  bst_activity_cancel (bst_online_get_activity (BST_APPLICATION (user_data)->online));
}

/* @parameter: what bst_chart_state_to_string() wrote, or anything else */
static void
open_chart_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GList *windows;

  bst_application_activate (G_APPLICATION (user_data));
  windows = gtk_application_get_windows (GTK_APPLICATION (user_data));
  while (windows != NULL && !BST_IS_WINDOW (windows->data))
    windows = windows->next;
  if (windows != NULL)
    bst_window_open_chart (windows->data, g_variant_get_string (parameter, NULL));
}

static void
about_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  const char *const developers[] = { _ ("The Bestiary contributors"), NULL };
  g_autofree char *name = g_strdup_printf ("<a href=\"%s\">%s</a>", "https://www.gnu.org/licenses/gpl-3.0.html",
                                           _ ("GNU General Public License, version 3 or later"));
  /* Translators: %s is the name of a licence. */
  g_autofree char *license = g_strdup_printf (_ ("This program comes with absolutely no warranty. Its licence says more: %s."), name);
  GtkWindow *about = g_object_new (ADW_TYPE_ABOUT_WINDOW,
                                   "application-name", _ ("Bestiary"),
                                   "application-icon", BST_APPLICATION_ID,
                                   "version", BST_VERSION,
                                   "developer-name", _ ("The Bestiary contributors"),
                                   "developers", developers,
                                   /* Translators: put your own name here, one a line. */
                                   "translator-credits", _ ("translator-credits"),
                                   "comments", _ ("A field guide to open language models: every figure with its source."),
                                   "website", "https://github.com/bestiary-app/bestiary",
                                   "issue-url", "https://github.com/bestiary-app/bestiary/issues",
                                   /* The sentence of libadwaita is not in all languages. */
                                   "license-type", GTK_LICENSE_CUSTOM,
                                   "license", license,
                                   "transient-for", gtk_application_get_active_window (user_data),
                                   "modal", TRUE,
                                   NULL);

  bst_toolkit_words_complete (GTK_WIDGET (about));
  bst_again_set_action (about, "app.about");
  gtk_window_present (about);
}

static void
open_preferences (BstApplication *self, GtkWindow *parent)
{
  GtkWindow *preferences = bst_preferences_new (self->online, self->settings);

  gtk_window_set_transient_for (preferences, parent);
  bst_again_set_action (preferences, "app.preferences");
  bst_toolkit_words_complete (GTK_WIDGET (preferences));
  g_set_weak_pointer (&self->preferences, preferences);
  gtk_window_present (preferences);
}

static void
preferences_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  BstApplication *self = user_data;

  if (self->preferences != NULL)
    gtk_window_present (self->preferences);
  else
    open_preferences (self, gtk_application_get_active_window (GTK_APPLICATION (self)));
}

/* The preferences where memory is typed: for who has just been told that nobody did. */
static void
memory_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  BstApplication *self = user_data;

  preferences_activated (action, parameter, user_data);
  bst_preferences_focus_memory (BST_PREFERENCES (self->preferences));
}

/* Anybody on the session bus can ask for a language, and for one that there is not. */
static gboolean
is_language (const char *code)
{
  return code[0] == '\0' || bst_i18n_offers (code);
}

/* A window goes at once; whoever still holds it does not look for its parent at the end. */
static void
destroy_window (gpointer data, gpointer user_data)
{
  gtk_window_set_transient_for (data, NULL);
  gtk_window_destroy (data);
}

/* The windows are built again from their state, as their texts are made once. */
static void
language_changed (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  BstApplication *self = user_data;
  const char *language = g_variant_get_string (value, NULL);
  GList *windows;

  if (!is_language (language))
    return;

  g_simple_action_set_state (action, value);
  bst_i18n_set_language (language);
  apply_direction ();
  bst_typeface_update ();
  if (self->settings != NULL && bst_settings_can_be_kept ())
    g_settings_set_string (self->settings, "language", language);

  /* The one used last comes first in the list; it is to be on top again. What is open over a
   * window comes back with it. */
  windows = g_list_copy_deep (gtk_application_get_windows (GTK_APPLICATION (self)), (GCopyFunc) g_object_ref, NULL);
  windows = g_list_reverse (windows);
  for (GList *l = windows; l != NULL; l = l->next)
    if (BST_IS_WINDOW (l->data))
      gtk_window_present (GTK_WINDOW (bst_window_new_like (l->data)));
  /* The program may not know of its preferences as a window, which they are over another. */
  if (self->preferences != NULL)
    destroy_window (self->preferences, NULL);
  g_clear_weak_pointer (&self->preferences);
  g_list_foreach (windows, destroy_window, NULL);
  g_list_free_full (windows, g_object_unref);
}

static void
bst_application_init (BstApplication *self)
{
  static const GActionEntry actions[] = {
    { "quit", quit_activated },
    { "about", about_activated },
    { "preferences", preferences_activated },
    { "memory", memory_activated },
    { "open-chart", open_chart_activated, "s" },
    { "refresh", refresh_activated },
    { "cancel-refresh", cancel_refresh_activated },
    { "language", NULL, "s", "''", language_changed },
  };
  static const struct
  {
    const char *action;
    const char *accels[4];
  } accels[] = {
    { "app.quit", { "<Control>q" } },
    { "app.preferences", { "<Control>comma" } },
    { "window.close", { "<Control>w" } },
    { "win.search", { "<Control>f" } },
    { "win.filter", { "<Control><Shift>f" } },
    { "win.choose-shelf", { "<Control>g" } },
    { "win.open-menu", { "F10" } },
    { "win.layout::both", { "<Control>1" } },
    { "win.layout::chart", { "<Control>2" } },
    { "win.layout::detail", { "<Control>3" } },
    { "win.chart-view::timeline", { "<Control><Shift>t" } },
    { "win.chart-view::ranking", { "<Control><Shift>r" } },
    { "win.chart-view::table", { "<Control><Shift>b" } },
    { "win.chart-export", { "<Control>e" } },
    { "win.chart-copy-image", { "<Control><Shift>m" } },
    { "win.chart-copy-link", { "<Control><Shift>l" } },
    { "win.chart-zoom-in", { "<Control>plus", "<Control>equal", "<Control>KP_Add" } },
    { "win.chart-zoom-out", { "<Control>minus", "<Control>KP_Subtract" } },
    { "win.chart-zoom-reset", { "<Control>0", "<Control>KP_0" } },
    { "win.chart-zoom-back", { "<Control>bracketleft" } },
    { "win.chart-zoom-forward", { "<Control>bracketright" } },
    { "win.open-hub", { "<Control>o" } },
    { "win.copy-id", { "<Control><Shift>c" } },
    { "win.copy-command::download", { "<Control><Shift>d" } },
    { "win.step-section(1)", { "<Control>Page_Down" } },
    { "win.step-section(-1)", { "<Control>Page_Up" } },
    { "app.refresh", { "F5", "<Control>r" } },
    { "win.add-model", { "<Control>n" } },
    { "win.search-hub", { "<Control><Shift>n" } },
    { "win.follow-model", { "<Control>d" } },
    { "win.show-changes", { "<Control><Shift>h" } },
    { "win.sync", { "<Control><Shift>s" } },
    { "win.back", { "<Alt>Left" } },
    { "win.next-pane", { "F6" } },
    { "win.previous-pane", { "<Shift>F6" } },
    { "win.show-help-overlay", { "<Control>question" } },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  for (guint i = 0; i < G_N_ELEMENTS (accels); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (self), accels[i].action, accels[i].accels);
}

/* Returns: (transfer full): the application, not yet running */
BstApplication *
bst_application_new (void)
{
  /* bst_i18n_init() has set the locale, and GTK would set another one. */
  gtk_disable_setlocale ();

  return g_object_new (BST_TYPE_APPLICATION,
                       "application-id", BST_APPLICATION_ID,
                       "flags", G_APPLICATION_DEFAULT_FLAGS,
                       NULL);
}
