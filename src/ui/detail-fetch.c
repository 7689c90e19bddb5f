#include "config.h"

#include "ui/detail-fetch.h"

#include <glib/gi18n.h>

#include "ui/age.h"
#include "ui/detail-sections.h"
#include "ui/ui-resources.h"

/* Milliseconds for which a model has to be shown before it is looked at unasked: who goes
 * through the list does not stop there. */
#define PATIENCE 1000

struct _BstDetailFetch
{
  GtkBox parent_instance;

  GtkLabel *status;
  GtkSpinner *spinner;
  GtkButton *button;
  GtkBox *troubles; /* a line for each part that did not come */

  BstOnline *online; /* NULL where no Hub can be asked */
  char *id;
  BstDossier *dossier; /* NULL where nothing was fetched */
  BstRepository *record; /* NULL where it was never asked for */
  BstLookState *look; /* under way, or the last; NULL for none */
  gulong look_changed;
  guint wait_source; /* until it is looked at unasked */
};

G_DEFINE_FINAL_TYPE (BstDetailFetch, bst_detail_fetch, GTK_TYPE_BOX)

static void
add_trouble (BstDetailFetch *self, const char *text)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *image = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
  GtkWidget *label = bst_detail_text_new (text);

  gtk_widget_set_valign (image, GTK_ALIGN_START);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (line), image);
  gtk_box_append (GTK_BOX (line), label);
  gtk_widget_add_css_class (line, "hub-notice");
  gtk_box_append (self->troubles, line);
}

static void
add_part_trouble (BstDetailFetch *self, BstLookParts part, const char *sentence)
{
  /* Translators: a part of what is fetched, such as “Configuration”, and why it did not come. */
  g_autofree char *text = g_strdup_printf (_ ("%s: %s"), bst_look_part_get_label (part), sentence);

  add_trouble (self, text);
}

static gboolean
is_gated (BstDetailFetch *self)
{
  return self->record != NULL && (self->record->gated == BST_GATED_AUTO || self->record->gated == BST_GATED_MANUAL);
}

static void
show_troubles (BstDetailFetch *self)
{
  gboolean is_running = self->look != NULL && bst_look_state_is_running (self->look);
  const char *error = self->look != NULL ? bst_look_state_get_error (self->look) : NULL;
  GPtrArray *failures = self->look != NULL ? bst_look_state_get_failures (self->look) : NULL;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->troubles))) != NULL)
    gtk_box_remove (self->troubles, child);
  if (error != NULL)
    add_trouble (self, error);
  for (guint i = 0; !is_running && failures != NULL && i < failures->len; i++)
    {
      const BstLookFailure *failure = g_ptr_array_index (failures, i);

      add_part_trouble (self, failure->part, bst_look_failure_get_message (failure));
    }
  /* Also on another day, when nobody remembers what the Hub said. */
  if (!is_running && (failures == NULL || failures->len == 0) && self->dossier != NULL && self->dossier->card_at >= 0 &&
      self->dossier->config_at < 0 && is_gated (self))
    add_part_trouble (self, BST_LOOK_CONFIG, _ ("the terms have to be accepted first, on the model’s page on the Hub."));
  gtk_widget_set_visible (GTK_WIDGET (self->troubles), gtk_widget_get_first_child (GTK_WIDGET (self->troubles)) != NULL);
}

static gint64
get_time (BstDetailFetch *self)
{
  return self->dossier != NULL ? bst_dossier_get_time (self->dossier) : -1;
}

static gboolean
is_outdated (BstDetailFetch *self)
{
  const BstRepository *record = self->record;

  return record != NULL && record->sha != NULL && self->dossier->card_sha != NULL &&
         g_strcmp0 (record->sha, self->dossier->card_sha) != 0;
}

static char *
make_status (BstDetailFetch *self, gboolean is_running)
{
  g_autofree char *offline = self->online != NULL ? bst_online_dup_variable (self->online, BST_ONLINE_OFFLINE) : NULL;

  if (is_running)
    {
      const char *text = bst_look_state_get_text (self->look);

      return g_strdup (text != NULL ? text : _ ("Asking the Hub…"));
    }
  if (get_time (self) >= 0)
    {
      g_autofree char *age = bst_age_dup_text (get_time (self), self->dossier->endpoint);

      /* Translators: %s is “3 hours ago · huggingface.co” */
      return g_strdup_printf (is_outdated (self) ? _ ("%s; the repository has changed since") : "%s", age);
    }
  if (offline != NULL)
    return g_strdup_printf (_ ("%s is set: the Hub is not asked."), offline);
  return g_strdup (_ ("Not fetched yet. The Hub counts one download."));
}

static const char *
get_button_label (BstDetailFetch *self, gboolean is_running)
{
  if (is_running)
    return _ ("Cancel");
  if (self->look != NULL && (bst_look_state_get_error (self->look) != NULL ||
                             bst_look_state_get_failures (self->look)->len > 0))
    return _ ("Try Again");
  return get_time (self) >= 0 ? _ ("Fetch Again") : _ ("Fetch");
}

/* One button does all, so that the focus stays where it is. */
static void
show (BstDetailFetch *self)
{
  gboolean is_running = self->look != NULL && bst_look_state_is_running (self->look);
  g_autofree char *status = make_status (self, is_running);
  g_autofree char *offline = self->online != NULL ? bst_online_dup_variable (self->online, BST_ONLINE_OFFLINE) : NULL;

  gtk_label_set_label (self->status, status);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), is_running);
  gtk_spinner_set_spinning (self->spinner, is_running);
  gtk_button_set_label (self->button, get_button_label (self, is_running));
  gtk_widget_set_visible (GTK_WIDGET (self->button), self->online != NULL && bst_online_can_look (self->online));
  gtk_widget_set_sensitive (GTK_WIDGET (self->button), offline == NULL || is_running);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  _ ("Card, files and configuration"), -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_BUSY, is_running, -1);
  show_troubles (self);
}

static void
watch (BstDetailFetch *self, BstLookState *look)
{
  if (self->look == look)
    return;
  g_clear_signal_handler (&self->look_changed, self->look);
  g_set_object (&self->look, look);
  if (look != NULL)
    self->look_changed = g_signal_connect_swapped (look, "changed", G_CALLBACK (show), self);
  show (self);
}

static void
begin (BstDetailFetch *self)
{
  g_clear_handle_id (&self->wait_source, g_source_remove);
  watch (self, bst_online_look (self->online, self->id, BST_LOOK_ALL));
}

static void
clicked_cb (BstDetailFetch *self)
{
  if (self->look != NULL && bst_look_state_is_running (self->look))
    bst_look_state_cancel (self->look);
  else
    begin (self);
}

/* Somebody else may have begun it. */
static void
looking_cb (BstDetailFetch *self)
{
  watch (self, bst_online_find_look (self->online, self->id));
}

static gboolean
waited_cb (gpointer data)
{
  BstDetailFetch *self = data;

  self->wait_source = 0;
  if (self->look == NULL && gtk_widget_get_mapped (GTK_WIDGET (self)) && bst_online_may_look_unasked (self->online))
    begin (self);
  return G_SOURCE_REMOVE;
}

/* What was never fetched is fetched unasked where the preferences say so, and once: what
 * failed is left alone. */
static void
wait (BstDetailFetch *self)
{
  if (self->look == NULL && get_time (self) < 0 && bst_online_may_look_unasked (self->online))
    self->wait_source = g_timeout_add (PATIENCE, waited_cb, self);
}

static void
bst_detail_fetch_dispose (GObject *object)
{
  BstDetailFetch *self = BST_DETAIL_FETCH (object);

  g_clear_handle_id (&self->wait_source, g_source_remove);
  g_clear_signal_handler (&self->look_changed, self->look);
  g_clear_object (&self->look);
  g_clear_object (&self->online);
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->dossier, bst_dossier_unref);
  g_clear_pointer (&self->record, bst_repository_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), BST_TYPE_DETAIL_FETCH);

  G_OBJECT_CLASS (bst_detail_fetch_parent_class)->dispose (object);
}

static void
bst_detail_fetch_class_init (BstDetailFetchClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bst_detail_fetch_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, BST_RESOURCE_PATH "/detail-fetch.ui");
  gtk_widget_class_bind_template_child (widget_class, BstDetailFetch, status);
  gtk_widget_class_bind_template_child (widget_class, BstDetailFetch, spinner);
  gtk_widget_class_bind_template_child (widget_class, BstDetailFetch, button);
  gtk_widget_class_bind_template_child (widget_class, BstDetailFetch, troubles);
  gtk_widget_class_bind_template_callback (widget_class, clicked_cb);
}

static void
bst_detail_fetch_init (BstDetailFetch *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Returns: (nullable): what brings card, files, configuration and what was made of the model;
 *   NULL for what has no repository, and before it is known what was fetched */
GtkWidget *
bst_detail_fetch_new (const BstDetailContext *context, const BstDetailSubject *subject)
{
  const BstRepository *record = bst_entry_get_repository (subject->entry);
  BstDetailFetch *self;

  if (!bst_entry_has_repository (subject->entry) || !subject->is_dossier_read)
    return NULL;
  if (subject->dossier == NULL && (context->online == NULL || !bst_online_can_look (context->online)))
    return NULL;
  self = g_object_new (BST_TYPE_DETAIL_FETCH, NULL);
  self->id = g_strdup (bst_entry_get_id (subject->entry));
  self->dossier = subject->dossier != NULL ? bst_dossier_ref (subject->dossier) : NULL;
  self->record = record != NULL ? bst_repository_ref (record) : NULL;
  if (context->online != NULL)
    {
      self->online = g_object_ref (context->online);
      g_signal_connect_object (self->online, "looking", G_CALLBACK (looking_cb), self, G_CONNECT_SWAPPED);
      looking_cb (self);
      wait (self);
    }
  show (self);
  return GTK_WIDGET (self);
}

gboolean
bst_detail_fetch_is_same (const BstDetailContext *context, const BstDetailSubject *old, const BstDetailSubject *new)
{
  return old->is_dossier_read == new->is_dossier_read && old->dossier == new->dossier &&bst_entry_get_repository (old->entry) == bst_entry_get_repository (new->entry);
}
