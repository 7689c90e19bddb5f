/* What the window does with the models that are pinned in the chart. */
#include "config.h"

#include "ui/window-private.h"

#include "core/format.h"
#include "core/i18n.h"

static void
enable (BstWindow *self)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), "chart-unpin-all");
  const char *const *pinned = bst_chart_view_get_pinned (self->chart);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), pinned[0] != NULL);
}

/* What the toast keeps comes back, beside what was pinned since. */
static void
undo_cb (BstWindow *self, AdwToast *toast)
{
  const char **before = g_object_get_data (G_OBJECT (toast), "pinned");
  g_auto (GStrv) since = bst_window_dup_pinned (self);
  g_autoptr (GStrvBuilder) all = g_strv_builder_new ();
  g_auto (GStrv) pinned = NULL;

  g_strv_builder_addv (all, before);
  g_strv_builder_addv (all, (const char **) since);
  pinned = g_strv_builder_end (all);
  bst_window_set_pinned (self, (const char *const *) pinned);
}

static void
unpin_all_activated (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  BstWindow *self = user_data;
  char **pinned = bst_window_dup_pinned (self);
  guint n = g_strv_length (pinned);
  g_autofree char *number = bst_format_number (n);
  g_autofree char *text = g_strdup_printf (ngettext ("Unpinned %s model", "Unpinned %s models", n), number);
  AdwToast *toast = bst_toast_new_with_button (text, _ ("Undo"));

  g_object_set_data_full (G_OBJECT (toast), "pinned", pinned, (GDestroyNotify) g_strfreev);
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (undo_cb), self, G_CONNECT_SWAPPED);
  bst_chart_view_set_pinned (self->chart, NULL);
  bst_toaster_show (self->toaster, toast);
}

/* Returns: (transfer full) (array zero-terminated=1): the ids of what is pinned */
char **
bst_window_dup_pinned (BstWindow *self)
{
  const char *const *pinned = self->chart != NULL ? bst_chart_view_get_pinned (self->chart) : (const char *const *) self->pinned;

  return pinned != NULL ? g_strdupv ((char **) pinned) : g_new0 (char *, 1);
}

/* @pinned: (nullable): ids; they are shown as soon as there is a chart */
void
bst_window_set_pinned (BstWindow *self, const char *const *pinned)
{
  if (self->chart != NULL)
    {
      bst_chart_view_set_pinned (self->chart, pinned);
      return;
    }
  g_strfreev (self->pinned);
  self->pinned = g_strdupv ((char **) pinned);
}

/* There is a chart now. */
void
bst_window_bring_pins (BstWindow *self)
{
  g_signal_connect_object (self->chart, "pins-changed", G_CALLBACK (enable), self, G_CONNECT_SWAPPED);
  bst_chart_view_set_pinned (self->chart, (const char *const *) self->pinned);
  g_clear_pointer (&self->pinned, g_strfreev);
}

void
bst_window_add_pin_actions (BstWindow *self)
{
  static const GActionEntry actions[] = {
    { "chart-unpin-all", unpin_all_activated },
  };
  GAction *action;

  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  action = g_action_map_lookup_action (G_ACTION_MAP (self), "chart-unpin-all");
  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), FALSE);
}
