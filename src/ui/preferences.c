#include "config.h"

#include "ui/preferences.h"

#include "ui/hub-group.h"
#include "ui/language-choice.h"
#include "ui/memo.h"
#include "ui/memory-group.h"
#include "ui/token-group.h"
#include "ui/ui-resources.h"
#include "ui/window-state.h"

#include <glib/gi18n.h>

/* In the order of the rows' lists. */
static const char *const intervals[] = { "off", "daily", "weekly" };

struct _BstPreferences
{
  AdwPreferencesWindow parent_instance;

  GSettings *settings;
  gboolean updating; /* what changes now was not done by the person */

  GtkWidget *not_kept_group;
  BstMemoryGroup *memory_group;
  BstHubGroup *hub_group;
  BstTokenGroup *token_group;
  AdwComboRow *refresh_row;
  AdwActionRow *fetch_row;
  GtkSwitch *fetch_switch;
  AdwComboRow *language_row;
};

G_DEFINE_FINAL_TYPE (BstPreferences, bst_preferences, ADW_TYPE_PREFERENCES_WINDOW)

static guint
find (const char *const *list, guint n, const char *word)
{
  for (guint i = 0; i < n; i++)
    if (g_str_equal (list[i], word))
      return i;
  return 0;
}

static void
refresh_selected_cb (BstPreferences *self)
{
  guint selected = adw_combo_row_get_selected (self->refresh_row);

  if (!self->updating && self->settings != NULL && bst_settings_can_be_kept () && selected < G_N_ELEMENTS (intervals))
    g_settings_set_string (self->settings, "refresh-interval", intervals[selected]);
}

static void
interval_changed_cb (BstPreferences *self)
{
  g_autofree char *interval = g_settings_get_string (self->settings, "refresh-interval");

  self->updating = TRUE;
  adw_combo_row_set_selected (self->refresh_row, find (intervals, G_N_ELEMENTS (intervals), interval));
  self->updating = FALSE;
}

static void
fetch_switched_cb (BstPreferences *self)
{
  if (!self->updating && self->settings != NULL && bst_settings_can_be_kept ())
    g_settings_set_boolean (self->settings, "fetch-details", gtk_switch_get_active (self->fetch_switch));
}

static void
fetch_changed_cb (BstPreferences *self)
{
  self->updating = TRUE;
  gtk_switch_set_active (self->fetch_switch, g_settings_get_boolean (self->settings, "fetch-details"));
  self->updating = FALSE;
}

/* The windows are made anew in another language, and this one with them: not before its
 * row has done its work. */
static gboolean
change_language (gpointer user_data)
{
  BstPreferences *self = user_data;
  const char *code = bst_language_choice_get_code (adw_combo_row_get_selected (self->language_row));
  g_autoptr (GVariant) state = g_action_group_get_action_state (G_ACTION_GROUP (g_application_get_default ()), "language");

  /* The row may also tell of what it was set to. */
  if (gtk_widget_get_visible (GTK_WIDGET (self)) && state != NULL &&
      !g_str_equal (g_variant_get_string (state, NULL), code))
    g_action_group_activate_action (G_ACTION_GROUP (g_application_get_default ()), "language",
                                    g_variant_new_string (code));
  return G_SOURCE_REMOVE;
}

static void
language_selected_cb (BstPreferences *self)
{
  if (!self->updating)
    g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, change_language, g_object_ref (self), g_object_unref);
}

static void
set_list (AdwComboRow *row, const char *const *words)
{
  g_autoptr (GtkStringList) model = gtk_string_list_new (words);

  adw_combo_row_set_model (row, G_LIST_MODEL (model));
}

static void
set_up_language (BstPreferences *self)
{
  GApplication *application = g_application_get_default ();
  g_autoptr (GVariant) state = NULL;

  if (application != NULL)
    state = g_action_group_get_action_state (G_ACTION_GROUP (application), "language");
  if (state == NULL)
    {
      gtk_widget_set_sensitive (GTK_WIDGET (self->language_row), FALSE);
      return;
    }
  adw_combo_row_set_selected (self->language_row, bst_language_choice_find (g_variant_get_string (state, NULL)));
}

/* An older schema that is installed has no such setting. */
static gboolean
has_setting (BstPreferences *self, const char *key)
{
  g_autoptr (GSettingsSchema) schema = NULL;

  if (self->settings == NULL)
    return FALSE;
  g_object_get (self->settings, "settings-schema", &schema, NULL);
  return g_settings_schema_has_key (schema, key);
}

static void
set_up_fetch (BstPreferences *self, const char *offline_sentence)
{
  gboolean has_key = has_setting (self, "fetch-details");

  adw_action_row_set_subtitle (self->fetch_row,
                               offline_sentence != NULL ? offline_sentence
                                                        : _ ("What was never fetched of it, and never on a metered network. The Hub counts one download of each model."));
  gtk_widget_set_sensitive (GTK_WIDGET (self->fetch_row),
                            offline_sentence == NULL && has_key && bst_settings_can_be_kept ());
  if (!has_key)
    return;
  g_signal_connect_object (self->settings, "changed::fetch-details", G_CALLBACK (fetch_changed_cb), self, G_CONNECT_SWAPPED);
  fetch_changed_cb (self);
}

static void
set_up_refresh (BstPreferences *self, BstOnline *online)
{
  g_autofree char *offline = online != NULL ? bst_online_dup_variable (online, BST_ONLINE_OFFLINE) : NULL;
  g_autofree char *sentence = NULL;

  if (offline != NULL)
    sentence = g_strdup_printf (_ ("%s is set: the Hub is not asked."), offline);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->refresh_row),
                               sentence != NULL ? sentence : _ ("Never on a metered network, such as a phone’s."));
  gtk_widget_set_sensitive (GTK_WIDGET (self->refresh_row),
                            offline == NULL && self->settings != NULL && bst_settings_can_be_kept ());
  if (self->settings != NULL)
    {
      g_signal_connect_object (self->settings, "changed::refresh-interval", G_CALLBACK (interval_changed_cb), self,
                               G_CONNECT_SWAPPED);
      interval_changed_cb (self);
    }
  set_up_fetch (self, sentence);
}

/**
 * bst_preferences_new:
 * @online: (nullable): who asks the Hub; without, nothing can be tested and no token kept
 * @settings: (nullable): NULL where the schema is not installed: nothing can be changed
 *
 * The caller makes it transient for a window of the application.
 */
GtkWindow *
bst_preferences_new (BstOnline *online, GSettings *settings)
{
  BstPreferences *self = g_object_new (BST_TYPE_PREFERENCES, NULL);

  self->updating = TRUE;
  g_set_object (&self->settings, settings);
  gtk_widget_set_visible (self->not_kept_group, settings == NULL || !bst_settings_can_be_kept ());
  bst_memory_group_set_up (self->memory_group, settings);
  bst_hub_group_set_up (self->hub_group, online, settings);
  gtk_widget_set_visible (GTK_WIDGET (self->token_group), online != NULL);
  if (online != NULL)
    bst_token_group_set_up (self->token_group, online);
  set_up_refresh (self, online);
  set_up_language (self);
  self->updating = FALSE;
  return GTK_WINDOW (self);
}

/* Moves the focus to where the memory that there is can be typed. */
void
bst_preferences_focus_memory (BstPreferences *self)
{
  bst_memory_group_focus (self->memory_group);
}

static void
bst_preferences_dispose (GObject *object)
{
  BstPreferences *self = BST_PREFERENCES (object);

  g_clear_object (&self->settings);
  gtk_widget_dispose_template (GTK_WIDGET (self), BST_TYPE_PREFERENCES);

  G_OBJECT_CLASS (bst_preferences_parent_class)->dispose (object);
}

static void
bst_preferences_class_init (BstPreferencesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bst_preferences_dispose;

  /* Named here, or the linker would leave the templates out of a program without a window. */
  g_resources_register (bst_ui_get_resource ());
  g_type_ensure (BST_TYPE_MEMORY_GROUP);
  g_type_ensure (BST_TYPE_HUB_GROUP);
  g_type_ensure (BST_TYPE_TOKEN_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, BST_RESOURCE_PATH "/preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, BstPreferences, not_kept_group);
  gtk_widget_class_bind_template_child (widget_class, BstPreferences, memory_group);
  gtk_widget_class_bind_template_child (widget_class, BstPreferences, hub_group);
  gtk_widget_class_bind_template_child (widget_class, BstPreferences, token_group);
  gtk_widget_class_bind_template_child (widget_class, BstPreferences, refresh_row);
  gtk_widget_class_bind_template_child (widget_class, BstPreferences, fetch_row);
  gtk_widget_class_bind_template_child (widget_class, BstPreferences, fetch_switch);
  gtk_widget_class_bind_template_child (widget_class, BstPreferences, language_row);
  gtk_widget_class_bind_template_callback (widget_class, refresh_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, fetch_switched_cb);
  gtk_widget_class_bind_template_callback (widget_class, language_selected_cb);
}

static void
bst_preferences_init (BstPreferences *self)
{
  const char *const refreshes[] = { C_ ("refresh", "Off"), C_ ("refresh", "Daily"), C_ ("refresh", "Weekly"), NULL };
  g_autoptr (GListModel) languages = bst_language_choice_list ();

  self->updating = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  set_list (self->refresh_row, refreshes);
  adw_combo_row_set_model (self->language_row, languages);
  /* Preferences that are made anew in another language would go back to the one before. */
  bst_memo_leave_out (GTK_WIDGET (self->language_row));
  self->updating = FALSE;
}
