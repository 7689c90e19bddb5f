#include "config.h"

#include "ui/welcome-page.h"

#include <glib/gi18n.h>

struct _BstWelcomePage
{
  GtkBox parent_instance;

  BstOnline *online;
  GSettings *settings; /* NULL where the schema is not installed */

  BstHubChooser *chooser;
  GtkLabel *note;
  GtkWidget *status_box;
  GtkSpinner *spinner;
  GtkLabel *status;
  GtkButton *test_button;
  GtkButton *later_button;
  GtkButton *use_button;
};

G_DEFINE_FINAL_TYPE (BstWelcomePage, bst_welcome_page, GTK_TYPE_BOX)

static guint done_signal;

/* Why there is nothing to choose.
 * Returns: (transfer full) (nullable): NULL where there is */
static char *
dup_note (BstWelcomePage *self)
{
  g_autofree char *offline = bst_online_dup_variable (self->online, BST_ONLINE_OFFLINE);
  g_autofree char *variable = bst_online_dup_variable (self->online, BST_ONLINE_ENDPOINT);

  if (offline != NULL)
    return g_strdup_printf (_ ("%s is set: the Hub is not asked."), offline);
  if (variable != NULL)
    {
      g_autofree char *endpoint = bst_online_dup_endpoint (self->online);

      /* Translators: the first %s is an address, the second a variable of the environment. */
      return g_strdup_printf (_ ("%s, set by %s"), endpoint, variable);
    }
  if (!bst_hub_choice_can_keep (self->settings))
    /* Translators: %s is a folder. */
    return g_strdup_printf (_ ("Settings are not kept: “%s” cannot be written"), g_get_user_config_dir ());
  return NULL;
}

static void
changed_cb (BstWelcomePage *self)
{
  g_autofree char *endpoint = bst_hub_chooser_dup_endpoint (self->chooser);
  gboolean is_testing = bst_hub_chooser_is_testing (self->chooser);
  g_autofree char *spoken = NULL;
  g_autofree char *status = bst_hub_chooser_dup_status (self->chooser, &spoken);

  gtk_widget_set_sensitive (GTK_WIDGET (self->use_button), endpoint != NULL);
  gtk_button_set_label (self->test_button, is_testing ? _ ("Cancel") : _ ("Test"));
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), is_testing);
  gtk_spinner_set_spinning (self->spinner, is_testing);
  gtk_label_set_label (self->status, status != NULL ? status : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->status), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  spoken != NULL ? spoken : "", -1);
  gtk_widget_set_visible (self->status_box, status != NULL);
}

static void
test_clicked_cb (BstWelcomePage *self)
{
  bst_hub_chooser_test (self->chooser);
}

static void
later_clicked_cb (BstWelcomePage *self)
{
  g_signal_emit (self, done_signal, 0, FALSE);
}

static void
use_clicked_cb (BstWelcomePage *self)
{
  g_autofree char *endpoint = bst_hub_chooser_dup_endpoint (self->chooser);

  if (endpoint == NULL)
    return;
  bst_hub_choice_keep (self->settings, endpoint);
  g_signal_emit (self, done_signal, 0, TRUE);
}

static void
bst_welcome_page_dispose (GObject *object)
{
  BstWelcomePage *self = BST_WELCOME_PAGE (object);

  g_clear_object (&self->online);
  g_clear_object (&self->settings);
  gtk_widget_dispose_template (GTK_WIDGET (self), BST_TYPE_WELCOME_PAGE);

  G_OBJECT_CLASS (bst_welcome_page_parent_class)->dispose (object);
}

static void
bst_welcome_page_class_init (BstWelcomePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bst_welcome_page_dispose;
  done_signal = g_signal_new ("done", BST_TYPE_WELCOME_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                              G_TYPE_NONE, 1, G_TYPE_BOOLEAN);

  g_type_ensure (BST_TYPE_HUB_CHOOSER);
  gtk_widget_class_set_template_from_resource (widget_class, BST_RESOURCE_PATH "/welcome-page.ui");
  gtk_widget_class_bind_template_child (widget_class, BstWelcomePage, chooser);
  gtk_widget_class_bind_template_child (widget_class, BstWelcomePage, note);
  gtk_widget_class_bind_template_child (widget_class, BstWelcomePage, status_box);
  gtk_widget_class_bind_template_child (widget_class, BstWelcomePage, spinner);
  gtk_widget_class_bind_template_child (widget_class, BstWelcomePage, status);
  gtk_widget_class_bind_template_child (widget_class, BstWelcomePage, test_button);
  gtk_widget_class_bind_template_child (widget_class, BstWelcomePage, later_button);
  gtk_widget_class_bind_template_child (widget_class, BstWelcomePage, use_button);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, test_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, later_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, use_clicked_cb);
}

static void
bst_welcome_page_init (BstWelcomePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
show_settled (BstWelcomePage *self)
{
  g_autofree char *note = dup_note (self);

  gtk_label_set_label (self->note, note != NULL ? note : "");
  gtk_widget_set_visible (GTK_WIDGET (self->note), note != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->chooser), note == NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->test_button), note == NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->use_button), note == NULL);
  if (note != NULL)
    gtk_button_set_label (self->later_button, _ ("Close"));
}

/**
 * bst_welcome_page_new:
 * @online: (transfer none): who asks the Hub
 * @settings: (transfer none) (nullable): where the choice is kept
 * @state: (nullable): what another page was left with
 *
 * Returns: (transfer floating)
 */
GtkWidget *
bst_welcome_page_new (BstOnline *online, GSettings *settings, const BstHubChooserState *state)
{
  BstWelcomePage *self = g_object_new (BST_TYPE_WELCOME_PAGE, NULL);

  self->online = g_object_ref (online);
  if (settings != NULL)
    self->settings = g_object_ref (settings);
  bst_hub_chooser_set_up (self->chooser, online);
  if (state != NULL)
    bst_hub_chooser_set_state (self->chooser, state);
  show_settled (self);
  changed_cb (self);
  return GTK_WIDGET (self);
}

/* Returns: (transfer full): what somebody has done here */
BstHubChooserState *
bst_welcome_page_dup_state (BstWelcomePage *self)
{
  return bst_hub_chooser_dup_state (self->chooser);
}
