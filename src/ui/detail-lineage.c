#include "config.h"

#include "ui/detail-lineage.h"

#include "core/i18n.h"
#include "core/lineage-text.h"
#include "ui/detail-sections.h"
#include "ui/lineage-view.h"
#include "ui/tooltip.h"

/* It follows the library by itself: what is added elsewhere may come from this model. */
#define BST_TYPE_DETAIL_LINEAGE (bst_detail_lineage_get_type ())
G_DECLARE_FINAL_TYPE (BstDetailLineage, bst_detail_lineage, BST, DETAIL_LINEAGE, GtkBox)

struct _BstDetailLineage
{
  GtkBox parent_instance;

  BstLibrary *library;
  BstOnline *online;
  BstDetailSubject subject;
  BstLineageView *view;
};

G_DEFINE_FINAL_TYPE (BstDetailLineage, bst_detail_lineage, GTK_TYPE_BOX)

static void
bst_detail_lineage_dispose (GObject *object)
{
  BstDetailLineage *self = BST_DETAIL_LINEAGE (object);

  bst_detail_subject_clear (&self->subject);
  g_clear_object (&self->library);
  g_clear_object (&self->online);

  G_OBJECT_CLASS (bst_detail_lineage_parent_class)->dispose (object);
}

static void
bst_detail_lineage_class_init (BstDetailLineageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bst_detail_lineage_dispose;
}

/* Nothing is seen of a model that stands alone. */
static void
show_lineage (BstDetailLineage *self)
{
  g_autoptr (BstLineage) lineage = bst_library_make_lineage (self->library, self->subject.entry, self->subject.dossier,
                                                             BST_LINEAGE_DRAWN);

  bst_lineage_view_set_lineage (self->view, lineage);
  gtk_widget_set_visible (GTK_WIDGET (self), bst_lineage_get_n_nodes (lineage) > 1);
}

/* The entry may have been replaced, and the page will come to that by itself. */
static void
library_changed_cb (BstDetailLineage *self)
{
  BstEntry *entry = bst_library_lookup (self->library, bst_entry_get_id (self->subject.entry));

  if (entry != NULL)
    g_set_object (&self->subject.entry, entry);
  show_lineage (self);
}

static void
copy_cb (BstDetailLineage *self)
{
  g_autofree char *text = bst_lineage_dup_text (bst_lineage_view_get_lineage (self->view));

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
}

static void
open_address (BstDetailLineage *self, const char *address)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  gtk_show_uri (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, address, GDK_CURRENT_TIME);
}

static char *
dup_endpoint (BstDetailLineage *self)
{
  return self->online != NULL ? bst_online_dup_endpoint (self->online) : g_strdup (BST_HUB_ENDPOINT);
}

/* The Hub's own list of what came from a model by one relation. */
static void
open_hub_list (BstDetailLineage *self, const char *id, BstRelation relation)
{
  g_autofree char *endpoint = dup_endpoint (self);
  g_autofree char *tag = relation != BST_RELATION_UNKNOWN
                           ? g_strdup_printf ("base_model:%s:%s", bst_relation_to_string (relation), id)
                           : g_strdup_printf ("base_model:%s", id);
  g_autofree char *escaped = g_uri_escape_string (tag, ":/", FALSE);
  g_autofree char *address = g_strdup_printf ("%s/models?other=%s", endpoint, escaped);

  open_address (self, address);
}

static void
open_repository (BstDetailLineage *self, const char *id)
{
  g_autofree char *endpoint = dup_endpoint (self);
  g_autofree char *address = g_strdup_printf ("%s/%s", endpoint, id);

  if (bst_repository_is_id (id))
    open_address (self, address);
}

static void
chosen_cb (BstDetailLineage *self, guint index)
{
  BstLineage *lineage = bst_lineage_view_get_lineage (self->view);
  const BstLineageNode *node = bst_lineage_get_node (lineage, index);
  GtkWidget *widget = GTK_WIDGET (self);

  if (node->n_more > 0 && node->on_hub)
    open_hub_list (self, bst_lineage_get_node (lineage, node->nearer)->id, node->relation);
  else if (node->n_more > 0)
    gtk_widget_activate_action (widget, "win.show-derived", "s", bst_lineage_get_node (lineage, node->nearer)->id);
  else if (node->entry != NULL)
    gtk_widget_activate_action (widget, "win.show-model", "s", node->id);
  else if (!gtk_widget_activate_action (widget, "win.look-up-model", "s", node->id))
    open_repository (self, node->id);
}

static GtkWidget *
make_copy_button (BstDetailLineage *self)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("edit-copy-symbolic");

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "section-button");
  bst_widget_set_tooltip (button, _ ("Copy the lineage as text"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Copy the lineage as text"), -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (copy_cb), self, G_CONNECT_SWAPPED);
  return button;
}

static void
bst_detail_lineage_init (BstDetailLineage *self)
{
  GtkWidget *section = bst_detail_section_new (C_ ("heading", "Lineage"), make_copy_button (self));

  self->view = BST_LINEAGE_VIEW (bst_lineage_view_new ());
  gtk_box_append (GTK_BOX (section), GTK_WIDGET (self->view));
  gtk_widget_set_hexpand (section, TRUE);
  gtk_box_append (GTK_BOX (self), section);
  g_signal_connect_object (self->view, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
}

/* Returns: (transfer floating): the lineage, which hides where there is none */
GtkWidget *
bst_detail_lineage_new (const BstDetailContext *context, const BstDetailSubject *subject)
{
  BstDetailLineage *self = g_object_new (BST_TYPE_DETAIL_LINEAGE, NULL);

  self->library = g_object_ref (context->library);
  self->online = context->online != NULL ? g_object_ref (context->online) : NULL;
  bst_detail_subject_set (&self->subject, subject);
  g_signal_connect_object (self->library, "changed", G_CALLBACK (library_changed_cb), self, G_CONNECT_SWAPPED);
  show_lineage (self);
  return GTK_WIDGET (self);
}

/* It is made of more than the entry: only a look tells. */
gboolean
bst_detail_lineage_is_same (const BstDetailContext *context, const BstDetailSubject *old, const BstDetailSubject *new)
{
  return FALSE;
}

/* Has the section say what there is to be said of @subject, which is the same model. Nothing
 * moves where it says so already. */
void
bst_detail_lineage_update (GtkWidget *section, const BstDetailContext *context, const BstDetailSubject *subject)
{
  BstDetailLineage *self = BST_DETAIL_LINEAGE (section);

  bst_detail_subject_set (&self->subject, subject);
  show_lineage (self);
}
