#include "config.h"

#include "ui/hub-group.h"

#include <glib/gi18n.h>

#include "ui/error-row.h"
#include "ui/hub-choice.h"

struct _BstHubGroup
{
  AdwPreferencesGroup parent_instance;

  BstOnline *online; /* NULL where nobody asks the Hub */
  GSettings *settings;
  char *variable; /* the one that settles the endpoint */
  GCancellable *testing;
  gboolean updating; /* what changes now was not done by the person */

  AdwComboRow *endpoint_row;
  GtkEditable *other_row;
  BstErrorRow *error_row;
  AdwActionRow *mirror_row;
  GtkSwitch *mirror_switch;
  AdwActionRow *test_row;
  GtkImage *test_icon;
  GtkSpinner *test_spinner;
  GtkButton *test_button;
};

G_DEFINE_FINAL_TYPE (BstHubGroup, bst_hub_group, ADW_TYPE_PREFERENCES_GROUP)

/* Returns: (transfer full) (nullable): what the preferences would keep of @text */
static char *
parse (BstHubGroup *self, const char *text, GError **error)
{
  return self->online != NULL ? bst_online_parse_endpoint (self->online, text, error) : g_strdup (text);
}

static void
show_error (BstHubGroup *self, const char *message)
{
  bst_error_row_show (self->error_row, GTK_WIDGET (self->other_row), message);
  /* what is wrong can be tried no more than it can be kept */
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (self->other_row), message == NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->test_button), message == NULL);
}

/* What was answered by one Hub says nothing of another. */
static void
forget_test (BstHubGroup *self)
{
  if (self->testing != NULL)
    g_cancellable_cancel (self->testing);
  g_clear_object (&self->testing);
  gtk_spinner_stop (self->test_spinner);
  gtk_widget_set_visible (GTK_WIDGET (self->test_spinner), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->test_icon), FALSE);
  gtk_button_set_label (self->test_button, _ ("Test"));
  adw_action_row_set_subtitle (self->test_row, _ ("Who answers there, and how fast"));
}

static void
update_mirror (BstHubGroup *self)
{
  g_autofree char *kept = bst_hub_choice_dup_kept (self->settings);
  g_autofree char *text = NULL;
  const char *host = g_str_has_prefix (kept, "https://") ? kept + strlen ("https://") : kept;

  gtk_widget_set_visible (GTK_WIDGET (self->mirror_row), kept[0] != '\0' && self->variable == NULL);
  gtk_switch_set_active (self->mirror_switch,
                         self->settings != NULL && g_settings_get_boolean (self->settings, "token-for-mirror"));
  /* Translators: %s is a host such as hf-mirror.com; what it gets is the access token. */
  text = g_strdup_printf (_ ("Whoever runs %s can then do with it what the token allows. Public models need none."), host);
  adw_action_row_set_subtitle (self->mirror_row, text);
}

static void
update (BstHubGroup *self)
{
  g_autofree char *kept = self->variable != NULL ? bst_online_dup_endpoint (self->online) : bst_hub_choice_dup_kept (self->settings);
  BstHubChoice choice = bst_hub_choice_from_endpoint (kept);

  self->updating = TRUE;
  adw_combo_row_set_selected (self->endpoint_row, choice);
  if (choice == BST_HUB_CHOICE_OTHER && !g_str_equal (gtk_editable_get_text (self->other_row), kept))
    gtk_editable_set_text (self->other_row, kept);
  gtk_widget_set_visible (GTK_WIDGET (self->other_row), choice == BST_HUB_CHOICE_OTHER && self->variable == NULL);
  if (self->variable == NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (self->endpoint_row),
                                 choice == BST_HUB_CHOICE_OFFICIAL ? BST_HUB_CHOICE_OFFICIAL_URL : kept);
  show_error (self, NULL);
  update_mirror (self);
  self->updating = FALSE;
}

static void
selected_cb (BstHubGroup *self)
{
  guint choice = adw_combo_row_get_selected (self->endpoint_row);
  g_autofree char *kept = bst_hub_choice_dup_kept (self->settings);

  if (self->updating || self->variable != NULL)
    return;
  forget_test (self);
  if (choice == BST_HUB_CHOICE_OTHER && bst_hub_choice_from_endpoint (kept) != BST_HUB_CHOICE_OTHER)
    {
      /* Nothing is kept before there is an address. */
      adw_action_row_set_subtitle (ADW_ACTION_ROW (self->endpoint_row), NULL);
      gtk_widget_set_visible (GTK_WIDGET (self->mirror_row), FALSE);
      gtk_widget_set_visible (GTK_WIDGET (self->other_row), TRUE);
      gtk_widget_set_sensitive (GTK_WIDGET (self->test_button), FALSE);
      gtk_widget_grab_focus (GTK_WIDGET (self->other_row));
      return;
    }
  if (choice != BST_HUB_CHOICE_OTHER)
    bst_hub_choice_keep (self->settings, choice == BST_HUB_CHOICE_MIRROR ? BST_HUB_CHOICE_MIRROR_URL : "");
  update (self);
}

static void
typed_cb (BstHubGroup *self)
{
  const char *text = gtk_editable_get_text (self->other_row);
  g_autoptr (GError) error = NULL;
  g_autofree char *endpoint = NULL;

  if (self->updating)
    return;
  forget_test (self);
  endpoint = parse (self, text, &error);
  /* Somebody who begins to type has made no mistake yet. */
  show_error (self, endpoint == NULL && text[0] != '\0' ? error->message : NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->test_button), endpoint != NULL);
}

static void
apply_cb (BstHubGroup *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *endpoint = parse (self, gtk_editable_get_text (self->other_row), &error);

  if (endpoint == NULL)
    {
      show_error (self, error->message);
      return;
    }
  /* The entry goes where the address is one of the list's. */
  if (bst_hub_choice_from_endpoint (endpoint) != BST_HUB_CHOICE_OTHER)
    gtk_widget_grab_focus (GTK_WIDGET (self->endpoint_row));
  bst_hub_choice_keep (self->settings, endpoint);
  update (self);
}

static void
mirror_switched_cb (BstHubGroup *self)
{
  if (!self->updating && bst_hub_choice_can_keep (self->settings))
    g_settings_set_boolean (self->settings, "token-for-mirror", gtk_switch_get_active (self->mirror_switch));
}

static void
tested_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BstHubGroup) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = bst_online_test_finish (BST_ONLINE (source), result, &error);

  if (self->testing == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  forget_test (self);
  adw_action_row_set_subtitle (self->test_row, sentence != NULL ? sentence : error->message);
  gtk_image_set_from_icon_name (self->test_icon,
                                sentence != NULL ? "emblem-ok-symbolic" : "dialog-warning-symbolic");
  gtk_widget_remove_css_class (GTK_WIDGET (self->test_icon), sentence != NULL ? "warning" : "success");
  gtk_widget_add_css_class (GTK_WIDGET (self->test_icon), sentence != NULL ? "success" : "warning");
  gtk_widget_set_visible (GTK_WIDGET (self->test_icon), TRUE);
}

static void
test_clicked_cb (BstHubGroup *self)
{
  g_autofree char *endpoint = NULL;
  gboolean cancel = self->testing != NULL;

  forget_test (self);
  if (cancel || self->online == NULL)
    return;
  if (self->variable != NULL)
    endpoint = bst_online_dup_endpoint (self->online);
  else if (adw_combo_row_get_selected (self->endpoint_row) == BST_HUB_CHOICE_OTHER)
    endpoint = g_strdup (gtk_editable_get_text (self->other_row));
  else
    endpoint = g_strdup (bst_hub_choice_get_url (adw_combo_row_get_selected (self->endpoint_row)));

  self->testing = g_cancellable_new ();
  adw_action_row_set_subtitle (self->test_row, _ ("Waiting for an answer…"));
  gtk_widget_set_visible (GTK_WIDGET (self->test_spinner), TRUE);
  gtk_spinner_start (self->test_spinner);
  gtk_button_set_label (self->test_button, _ ("Cancel"));
  bst_online_test_async (self->online, endpoint, NULL, self->testing, tested_cb, g_object_ref (self));
}

static void
update_settled (BstHubGroup *self)
{
  g_autofree char *endpoint = bst_online_dup_endpoint (self->online);
  g_autofree char *offline = bst_online_dup_variable (self->online, BST_ONLINE_OFFLINE);
  g_autofree char *text = NULL;

  if (self->variable != NULL)
    {
      update (self);
      /* Translators: the first %s is an address, the second a variable of the environment. */
      text = g_strdup_printf (_ ("%s, set by %s"), endpoint, self->variable);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (self->endpoint_row), text);
      /* Why it cannot be changed is to be read all the same. */
      gtk_widget_add_css_class (GTK_WIDGET (self->endpoint_row), "settled");
    }
  if (offline != NULL)
    {
      /* Translators: %s is a variable of the environment. */
      g_autofree char *sentence = g_strdup_printf (_ ("%s is set: the Hub is not asked."), offline);

      adw_action_row_set_subtitle (self->test_row, sentence);
      gtk_widget_add_css_class (GTK_WIDGET (self->test_row), "settled");
      gtk_widget_set_sensitive (GTK_WIDGET (self->test_row), FALSE);
    }
}

/**
 * bst_hub_group_set_up:
 * @online: (nullable): who asks the Hub
 * @settings: (nullable): where the answers are kept
 */
void
bst_hub_group_set_up (BstHubGroup *self, BstOnline *online, GSettings *settings)
{
  g_set_object (&self->online, online);
  g_set_object (&self->settings, settings);
  if (online != NULL)
    self->variable = bst_online_dup_variable (online, BST_ONLINE_ENDPOINT);
  gtk_widget_set_sensitive (GTK_WIDGET (self->endpoint_row), bst_hub_choice_can_keep (self->settings) && self->variable == NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->mirror_row), bst_hub_choice_can_keep (self->settings));
  gtk_widget_set_visible (GTK_WIDGET (self->test_row), online != NULL);
  if (settings != NULL)
    {
      g_signal_connect_object (settings, "changed::endpoint", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (settings, "changed::token-for-mirror", G_CALLBACK (update_mirror), self, G_CONNECT_SWAPPED);
    }
  update (self);
  if (online != NULL)
    {
      update_settled (self);
      g_signal_connect_object (online, "changed", G_CALLBACK (update_settled), self, G_CONNECT_SWAPPED);
    }
}

static void
bst_hub_group_dispose (GObject *object)
{
  BstHubGroup *self = BST_HUB_GROUP (object);

  if (self->testing != NULL)
    g_cancellable_cancel (self->testing);
  g_clear_object (&self->testing);
  g_clear_object (&self->online);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->variable, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), BST_TYPE_HUB_GROUP);

  G_OBJECT_CLASS (bst_hub_group_parent_class)->dispose (object);
}

static void
bst_hub_group_class_init (BstHubGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bst_hub_group_dispose;

  g_type_ensure (BST_TYPE_ERROR_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, BST_RESOURCE_PATH "/hub-group.ui");
  gtk_widget_class_bind_template_child (widget_class, BstHubGroup, endpoint_row);
  gtk_widget_class_bind_template_child (widget_class, BstHubGroup, other_row);
  gtk_widget_class_bind_template_child (widget_class, BstHubGroup, error_row);
  gtk_widget_class_bind_template_child (widget_class, BstHubGroup, mirror_row);
  gtk_widget_class_bind_template_child (widget_class, BstHubGroup, mirror_switch);
  gtk_widget_class_bind_template_child (widget_class, BstHubGroup, test_row);
  gtk_widget_class_bind_template_child (widget_class, BstHubGroup, test_icon);
  gtk_widget_class_bind_template_child (widget_class, BstHubGroup, test_spinner);
  gtk_widget_class_bind_template_child (widget_class, BstHubGroup, test_button);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, apply_cb);
  gtk_widget_class_bind_template_callback (widget_class, mirror_switched_cb);
  gtk_widget_class_bind_template_callback (widget_class, test_clicked_cb);
}

static void
bst_hub_group_init (BstHubGroup *self)
{
  g_autoptr (GtkStringList) model = gtk_string_list_new (NULL);

  for (guint i = 0; i < BST_N_HUB_CHOICES; i++)
    gtk_string_list_append (model, bst_hub_choice_get_name (i));

  self->updating = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  adw_combo_row_set_model (self->endpoint_row, G_LIST_MODEL (model));
  self->updating = FALSE;
}
