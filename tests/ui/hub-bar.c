/* The window as in the program, but for the Hub: its list comes as the test wants it, by
 * the action app.come. What was asked of the Hub goes to standard output. */
#include "config.h"

#include "core/i18n.h"
#include "library/library.h"
#include "ui/window.h"

#include <stdio.h>

#define TEST_TYPE_ONLINE (test_online_get_type ())
G_DECLARE_FINAL_TYPE (TestOnline, test_online, TEST, ONLINE, GObject)

struct _TestOnline
{
  GObject parent_instance;

  BstActivity *activity;
  BstSyncState *state;
};

static void test_online_iface_init (BstOnlineInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TestOnline, test_online, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (BST_TYPE_ONLINE, test_online_iface_init))

static BstActivity *
get_activity (BstOnline *online)
{
  return TEST_ONLINE (online)->activity;
}

static BstSyncState *
get_sync (BstOnline *online)
{
  return TEST_ONLINE (online)->state;
}

static void
start_sync (BstOnline *online, const char *task, guint top, gboolean whole)
{
  printf ("start %s %u %s\n", task != NULL ? task : "-", top, whole ? "whole" : "changes");
  fflush (stdout);
  bst_sync_state_begin (TEST_ONLINE (online)->state, task, top);
}

static void
pause_sync (BstOnline *online)
{
  g_autoptr (GError) error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "paused");

  printf ("pause\n");
  fflush (stdout);
  bst_sync_state_end (TEST_ONLINE (online)->state, error);
}

static char *
dup_variable (BstOnline *online, BstOnlineSetting setting)
{
  const char *name = g_getenv ("BESTIARY_TEST_OFFLINE");

  return setting == BST_ONLINE_OFFLINE && name != NULL && name[0] != '\0' ? g_strdup (name) : NULL;
}

static char *
dup_endpoint (BstOnline *online)
{
  return g_strdup (BST_HUB_ENDPOINT);
}

static char *
dup_token_source (BstOnline *online)
{
  return g_strdup (g_getenv ("BESTIARY_TEST_TOKEN"));
}

static void
test_online_iface_init (BstOnlineInterface *iface)
{
  iface->get_activity = get_activity;
  iface->get_sync = get_sync;
  iface->start_sync = start_sync;
  iface->pause_sync = pause_sync;
  iface->dup_variable = dup_variable;
  iface->dup_endpoint = dup_endpoint;
  iface->dup_token_source = dup_token_source;
}

static void
test_online_finalize (GObject *object)
{
  g_object_unref (TEST_ONLINE (object)->activity);
  g_object_unref (TEST_ONLINE (object)->state);

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
  self->state = bst_sync_state_new ();
}

static void
show_progress (BstSyncState *state, const char *text)
{
  BstSyncProgress progress = { .n_requests_left = -1 };
  int is_guess;
  const BstSyncList *last = bst_sync_state_get_last (state);

  if (sscanf (text, "rows %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %d %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %u",
              &progress.n_rows, &progress.n_wanted, &is_guess, &progress.rate, &progress.seconds_left,
              &progress.waiting) != 6)
    g_error ("what is %s?", text);
  progress.is_guess = is_guess != 0;
  progress.is_update = last != NULL && last->top == bst_sync_state_get_unfinished (state)->top;
  bst_sync_state_set_progress (state, &progress);
}

/* The end of a run: well, on the 28th of November 2026, or with an error. */
static void
end (BstSyncState *state, const char *error_text)
{
  g_autoptr (GError) error = error_text != NULL ? g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED, error_text) : NULL;
  const BstSyncList *unfinished = bst_sync_state_get_unfinished (state);

  if (error == NULL)
    {
      g_autoptr (BstSyncList) last = bst_sync_list_copy (unfinished);

      last->at = 1795867200;
      bst_sync_state_set_known (state, NULL, last, last->n_rows);
    }
  bst_sync_state_end (state, error);
}

static void
come (BstSyncState *state, const char *text)
{
  BstSyncProgress writing = *bst_sync_state_get_progress (state);

  writing.writing = TRUE;
  if (g_str_equal (text, "elsewhere"))
    /* Another program brings it. */
    bst_sync_state_set_known (state, NULL, NULL, 7000);
  else if (g_str_equal (text, "writing"))
    bst_sync_state_set_progress (state, &writing);
  else if (g_str_equal (text, "end"))
    end (state, NULL);
  else if (g_str_has_prefix (text, "fail "))
    end (state, text + strlen ("fail "));
  else
    show_progress (state, text);
}

static void
come_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  come (TEST_ONLINE (user_data)->state, g_variant_get_string (parameter, NULL));
}

static void
quit_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_application_quit (g_application_get_default ());
}

/* @script: what is there before anybody sees it: "start TASK TOP" and what app.come takes,
 * with ";" between */
static void
play (TestOnline *self, const char *script)
{
  g_auto (GStrv) steps = g_strsplit (script != NULL ? script : "", ";", -1);

  for (guint i = 0; steps[i] != NULL; i++)
    {
      char task[64];
      guint top;

      if (sscanf (steps[i], "start %63s %u", task, &top) == 2)
        bst_sync_state_begin (self->state, g_str_equal (task, "-") ? NULL : task, top);
      else if (g_str_equal (steps[i], "pause"))
        pause_sync (BST_ONLINE (self));
      else
        come (self->state, steps[i]);
    }
}

static void
activate_cb (GtkApplication *application, TestOnline *online)
{
  g_autoptr (BstLibrary) library = bst_library_new (NULL, NULL, NULL);
  GSettings *settings = g_object_get_data (G_OBJECT (application), "settings");

  gtk_window_present (GTK_WINDOW (bst_window_new (application, library, BST_ONLINE (online), settings)));
}

int
main (int argc, char **argv)
{
  static const GActionEntry actions[] = { { "come", come_activated, "s" }, { "quit", quit_activated } };
  static const char *const sync_keys[] = { "<Control><Shift>s", NULL };
  static const char *const quit_keys[] = { "<Control>q", NULL };
  g_autoptr (AdwApplication) application = NULL;
  g_autoptr (GSettings) settings = NULL;
  g_autoptr (TestOnline) online = NULL;

  bst_i18n_init ();
  gtk_disable_setlocale ();
  g_set_prgname ("bestiary");
  application = g_object_new (ADW_TYPE_APPLICATION, "application-id", BST_APPLICATION_ID,
                              "resource-base-path", BST_RESOURCE_PATH, NULL);
  settings = g_settings_new (BST_APPLICATION_ID);
  g_settings_set_string (settings, "shelf", "hub");
  online = g_object_new (TEST_TYPE_ONLINE, NULL);
  bst_sync_state_set_known (online->state, NULL, NULL, 0);
  play (online, g_getenv ("BESTIARY_TEST_SCRIPT"));

  g_action_map_add_action_entries (G_ACTION_MAP (application), actions, G_N_ELEMENTS (actions), online);
  gtk_application_set_accels_for_action (GTK_APPLICATION (application), "win.sync", sync_keys);
  gtk_application_set_accels_for_action (GTK_APPLICATION (application), "app.quit", quit_keys);
  g_object_set_data (G_OBJECT (application), "settings", settings);
  g_signal_connect (application, "activate", G_CALLBACK (activate_cb), online);
  return g_application_run (G_APPLICATION (application), argc, argv);
}
