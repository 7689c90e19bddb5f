#include "config.h"

#include "ui/token-group.h"

#include <glib/gi18n.h>

#include "ui/error-row.h"

struct _BstTokenGroup
{
  AdwPreferencesGroup parent_instance;

  BstOnline *online;
  GCancellable *keeping;

  AdwActionRow *source_row;
  GtkWidget *forget_button;
  GtkEditable *token_row;
  BstErrorRow *error_row;
};

G_DEFINE_FINAL_TYPE (BstTokenGroup, bst_token_group, ADW_TYPE_PREFERENCES_GROUP)

static void
update (BstTokenGroup *self)
{
  g_autofree char *source = bst_online_dup_token_source (self->online);
  g_autofree char *variable = bst_online_dup_variable (self->online, BST_ONLINE_TOKEN);
  gboolean can_forget = bst_online_can_forget_token (self->online);
  g_autofree char *subtitle = NULL;

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->source_row),
                                 source != NULL ? _ ("Token in use") : _ ("No token"));
  if (source != NULL && variable != NULL)
    /* Translators: %s says where the token comes from, such as “From the environment: HF_TOKEN”. */
    subtitle = g_strdup_printf (_ ("%s. It goes before one in the keyring."), source);
  else if (variable != NULL)
    /* Translators: %s is a variable of the environment. */
    subtitle = g_strdup_printf (_ ("%s is set: no token is sent."), variable);
  else
    subtitle = g_strdup (source);
  adw_action_row_set_subtitle (self->source_row, subtitle);

  /* The focus does not stay on what goes away. */
  if (!can_forget && gtk_widget_has_focus (self->forget_button))
    gtk_widget_grab_focus (GTK_WIDGET (self->token_row));
  gtk_widget_set_visible (self->forget_button, can_forget);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self->source_row), can_forget);
  gtk_widget_set_sensitive (GTK_WIDGET (self->token_row), variable == NULL);
}

static void
typed_cb (BstTokenGroup *self)
{
  bst_error_row_show (self->error_row, GTK_WIDGET (self->token_row), NULL);
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (self->token_row),
                                       gtk_editable_get_text (self->token_row)[0] != '\0');
}

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BstTokenGroup) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean kept = bst_online_set_token_finish (BST_ONLINE (source), result, &error);

  /* The window may have been closed: the keyring has gone on with it. */
  if (self->keeping == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->keeping);
  if (kept)
    {
      /* A token is not left to be read over a shoulder. */
      gtk_editable_set_text (self->token_row, "");
      update (self);
    }
  else
    bst_error_row_show (self->error_row, GTK_WIDGET (self->token_row), error->message);
}

static void
set_token (BstTokenGroup *self, const char *token)
{
  /* The keyring may still be asking for its password. */
  if (self->keeping != NULL)
    return;
  bst_error_row_show (self->error_row, GTK_WIDGET (self->token_row), NULL);
  self->keeping = g_cancellable_new ();
  bst_online_set_token_async (self->online, token, self->keeping, kept_cb, g_object_ref (self));
}

static void
apply_cb (BstTokenGroup *self)
{
  const char *text = gtk_editable_get_text (self->token_row);

  /* Nothing typed is no wish to forget: there is a button for that. */
  if (text[0] != '\0')
    set_token (self, text);
}

static void
forget_cb (BstTokenGroup *self)
{
  set_token (self, NULL);
}

/* @online: who uses and keeps the token */
void
bst_token_group_set_up (BstTokenGroup *self, BstOnline *online)
{
  g_set_object (&self->online, online);
  g_signal_connect_object (online, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

static void
bst_token_group_dispose (GObject *object)
{
  BstTokenGroup *self = BST_TOKEN_GROUP (object);

  g_clear_object (&self->keeping);
  g_clear_object (&self->online);
  gtk_widget_dispose_template (GTK_WIDGET (self), BST_TYPE_TOKEN_GROUP);

  G_OBJECT_CLASS (bst_token_group_parent_class)->dispose (object);
}

static void
bst_token_group_class_init (BstTokenGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bst_token_group_dispose;

  g_type_ensure (BST_TYPE_ERROR_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, BST_RESOURCE_PATH "/token-group.ui");
  gtk_widget_class_bind_template_child (widget_class, BstTokenGroup, source_row);
  gtk_widget_class_bind_template_child (widget_class, BstTokenGroup, forget_button);
  gtk_widget_class_bind_template_child (widget_class, BstTokenGroup, token_row);
  gtk_widget_class_bind_template_child (widget_class, BstTokenGroup, error_row);
  gtk_widget_class_bind_template_callback (widget_class, forget_cb);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, apply_cb);
}

static void
bst_token_group_init (BstTokenGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
