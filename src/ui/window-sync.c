/* Bringing the Hub's list here: the bar over the Hub's shelf, and the actions around it. */
#include "config.h"

#include "ui/window-private.h"

#include <glib/gi18n.h>

#include "ui/again.h"
#include "ui/hub-bar.h"
#include "ui/sync-dialog.h"
#include "ui/sync-words.h"

#define HUB_SHELF "hub"

static BstSyncState *
get_state (BstWindow *self)
{
  return bst_online_get_sync (self->online);
}

static void
open_hub_shelf (BstWindow *self)
{
  adw_leaflet_set_visible_child_name (self->leaflet, "list");
  g_action_group_change_action_state (G_ACTION_GROUP (self), "shelf", g_variant_new_string (HUB_SHELF));
}

static void
chosen_cb (BstWindow *self, const char *task, guint top)
{
  bst_online_start_sync (self->online, task, top, FALSE);
  open_hub_shelf (self);
  bst_hub_bar_focus (BST_HUB_BAR (self->hub_bar));
}

/* While the list comes there is nothing to choose, but something to pause. */
static void
sync_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  BstWindow *self = user_data;
  g_autofree char *folder = bst_library_dup_cache_dir ();
  GtkWidget *dialog;

  if (bst_sync_state_is_running (get_state (self)))
    {
      open_hub_shelf (self);
      bst_hub_bar_focus (BST_HUB_BAR (self->hub_bar));
      return;
    }
  dialog = bst_sync_dialog_new (GTK_WINDOW (self), self->online, folder);
  g_signal_connect_object (dialog, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  bst_again_set_action (GTK_WINDOW (dialog), "win.sync");
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
pause_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  BstWindow *self = user_data;

  if (bst_sync_state_is_running (get_state (self)))
    bst_online_pause_sync (self->online);
}

static void
start_again (BstWindow *self, const BstSyncList *list, gboolean whole)
{
  g_autoptr (BstSyncList) copy = list != NULL ? bst_sync_list_copy (list) : NULL;

  if (copy != NULL)
    bst_online_start_sync (self->online, copy->task, copy->top, whole);
}

static void
go_on_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  start_again (user_data, bst_sync_state_get_unfinished (get_state (user_data)), FALSE);
}

static void
update_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  start_again (user_data, bst_sync_state_get_last (get_state (user_data)), FALSE);
}

static void
again_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  start_again (user_data, bst_sync_state_get_last (get_state (user_data)), TRUE);
}

static void
enable (BstWindow *self, const char *name, gboolean enabled)
{
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), name)), enabled);
}

/* None of them goes by whether the list comes just now: the bar's button, which is one and
 * then another, would lose the focus in between. */
static void
enable_actions (BstWindow *self)
{
  g_autofree char *offline = bst_online_dup_variable (self->online, BST_ONLINE_OFFLINE);
  gboolean has_last = bst_sync_state_get_last (get_state (self)) != NULL;

  enable (self, "sync-go-on", offline == NULL);
  enable (self, "sync-update", offline == NULL && has_last);
  enable (self, "sync-again", offline == NULL && has_last);
}

/* Who looks at another shelf does not see the bar. */
static void
tell_end (BstWindow *self)
{
  BstSyncState *state = get_state (self);
  const char *error = bst_sync_state_get_error (state);
  g_autofree char *text = NULL;
  AdwToast *toast;

  if (bst_sync_state_is_running (state) || gtk_widget_get_mapped (self->hub_bar))
    return;
  if (error != NULL)
    text = g_strdup (error);
  else if (bst_sync_state_get_unfinished (state) == NULL)
    text = g_strdup (_ ("The Hub’s list is here"));
  else
    return;
  toast = bst_toast_new_with_button (text, _ ("Show"));
  adw_toast_set_detailed_action_name (toast, "win.shelf::" HUB_SHELF);
  bst_toaster_show (self->toaster, toast);
}

/* The bar is over the list of the Hub's shelf alone. */
void
bst_window_show_sync (BstWindow *self)
{
  if (self->hub_bar != NULL)
    bst_hub_bar_set_shown (BST_HUB_BAR (self->hub_bar), g_str_equal (self->shelf, HUB_SHELF));
}

/* Brings the bar and the actions to a window whose Hub has a list to bring. */
void
bst_window_bring_sync (BstWindow *self)
{
  static const GActionEntry actions[] = {
    { "sync", sync_activated },
    { "sync-pause", pause_activated },
    { "sync-go-on", go_on_activated },
    { "sync-update", update_activated },
    { "sync-again", again_activated },
  };
  BstSyncState *state = get_state (self);

  if (state == NULL)
    return;
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  /* Before the bar hears of it: what its button is to do has to be possible. */
  g_signal_connect_object (state, "changed", G_CALLBACK (enable_actions), self, G_CONNECT_SWAPPED);
  self->hub_bar = bst_hub_bar_new (self->online);
  bst_list_page_add_bar (self->list_page, self->hub_bar);
  g_signal_connect_object (state, "notify::running", G_CALLBACK (tell_end), self, G_CONNECT_SWAPPED);
  enable_actions (self);
  bst_window_show_sync (self);
}
