#include "config.h"

#include "ui/refresh-button.h"

#include <glib/gi18n.h>

struct _BstRefreshButton
{
  GtkButton parent_instance;

  BstActivity *activity;
};

G_DEFINE_FINAL_TYPE (BstRefreshButton, bst_refresh_button, GTK_TYPE_BUTTON)

static void
show (BstRefreshButton *self)
{
  gboolean running = self->activity != NULL && bst_activity_is_running (self->activity);
  const char *name = running ? _ ("Stop the refresh") : _ ("Refresh from the Hub");

  /* It is one button all the time: it keeps the focus and its place. */
  gtk_button_set_icon_name (GTK_BUTTON (self), running ? "process-stop-symbolic" : "view-refresh-symbolic");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self), running ? "app.cancel-refresh" : "app.refresh");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static gboolean
key_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, BstRefreshButton *self)
{
  if (key != GDK_KEY_Escape || self->activity == NULL || !bst_activity_is_running (self->activity))
    return FALSE;
  bst_activity_cancel (self->activity);
  return TRUE;
}

static void
bst_refresh_button_dispose (GObject *object)
{
  g_clear_object (&BST_REFRESH_BUTTON (object)->activity);

  G_OBJECT_CLASS (bst_refresh_button_parent_class)->dispose (object);
}

static void
bst_refresh_button_class_init (BstRefreshButtonClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bst_refresh_button_dispose;
}

static void
bst_refresh_button_init (BstRefreshButton *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  show (self);
}

/* @activity: (transfer none): the refresh, whether it is under way or not */
void
bst_refresh_button_set_activity (BstRefreshButton *self, BstActivity *activity)
{
  if (!g_set_object (&self->activity, activity))
    return;
  g_signal_connect_object (activity, "notify::running", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  show (self);
}
