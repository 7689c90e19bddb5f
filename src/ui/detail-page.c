#include "config.h"

#include "ui/detail-page.h"

#include "ui/detail-figures.h"
#include "ui/detail-hub.h"
#include "ui/detail-sections.h"

struct _BstDetailPage
{
  GtkBox parent_instance;

  GtkStack *stack;
  GtkScrolledWindow *scroller;
  GtkLabel *name;
  GtkLabel *maker;
  GtkButton *open_button;
  GtkButton *copy_button;
  GtkFlowBox *figures;
  GtkLabel *summary;
  GtkBox *sections;

  BstLibrary *library;
  BstEntry *entry;
  GtkWidget *hub; /* the section of what the Hub says; NULL for none */
  guint sections_source; /* the sections are still to be added; 0 if they are there */
};

G_DEFINE_FINAL_TYPE (BstDetailPage, bst_detail_page, GTK_TYPE_BOX)

static void
bst_detail_page_dispose (GObject *object)
{
  BstDetailPage *self = BST_DETAIL_PAGE (object);

  g_clear_handle_id (&self->sections_source, g_source_remove);
  g_clear_object (&self->entry);
  g_clear_object (&self->library);
  gtk_widget_dispose_template (GTK_WIDGET (self), BST_TYPE_DETAIL_PAGE);

  G_OBJECT_CLASS (bst_detail_page_parent_class)->dispose (object);
}

static void
bst_detail_page_class_init (BstDetailPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bst_detail_page_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, BST_RESOURCE_PATH "/detail-page.ui");
  gtk_widget_class_bind_template_child (widget_class, BstDetailPage, stack);
  gtk_widget_class_bind_template_child (widget_class, BstDetailPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, BstDetailPage, name);
  gtk_widget_class_bind_template_child (widget_class, BstDetailPage, maker);
  gtk_widget_class_bind_template_child (widget_class, BstDetailPage, open_button);
  gtk_widget_class_bind_template_child (widget_class, BstDetailPage, copy_button);
  gtk_widget_class_bind_template_child (widget_class, BstDetailPage, figures);
  gtk_widget_class_bind_template_child (widget_class, BstDetailPage, summary);
  gtk_widget_class_bind_template_child (widget_class, BstDetailPage, sections);
}

static void
bst_detail_page_init (BstDetailPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
add_section (BstDetailPage *self, GtkWidget *section)
{
  if (section != NULL)
    gtk_box_append (self->sections, section);
}

static char *
describe_maker (BstEntry *entry)
{
  BstOrganization *maker = bst_entry_get_organization (entry);
  g_autoptr (GString) text = g_string_new (NULL);

  if (maker != NULL)
    g_string_append (text, bst_organization_get_name (maker));
  if (maker != NULL && bst_organization_get_place (maker) != NULL)
    g_string_append_printf (text, " · %s", bst_organization_get_place (maker));
  g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", bst_kind_get_label (bst_entry_get_kind (entry)));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Everything below the summary: out of sight at first, so that the next frame need
 * not wait for it. */
static void
add_sections (BstDetailPage *self)
{
  self->hub = bst_detail_hub_new (self->entry, self->library != NULL &&
                                                 bst_library_is_followed (self->library, bst_entry_get_id (self->entry)));
  add_section (self, self->hub);
  add_section (self, bst_detail_links_new (self->entry));
  add_section (self, bst_detail_family_new (self->entry));
  add_section (self, bst_detail_licence_new (self->entry));
  for (guint field = 0; field < BST_N_FIELDS; field++)
    add_section (self, bst_detail_sources_new (self->entry, field));
  add_section (self, bst_detail_maker_new (self->entry, self->library));
}

static gboolean
add_sections_cb (gpointer user_data)
{
  BstDetailPage *self = user_data;

  self->sections_source = 0;
  add_sections (self);
  return G_SOURCE_REMOVE;
}

/* @library: (transfer none): knows the organizations that an organization is a member of */
void
bst_detail_page_set_library (BstDetailPage *self, BstLibrary *library)
{
  g_set_object (&self->library, library);
}

/* Moves the focus to the text, where the arrow keys scroll. */
void
bst_detail_page_focus (BstDetailPage *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->scroller));
}

/* The same model as another entry, after a refresh: it is read on where it was. */
static void
show_again (BstDetailPage *self, double scrolled, gboolean was_focused)
{
  add_sections (self);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), scrolled);
  if (was_focused && (self->hub == NULL || !gtk_widget_child_focus (self->hub, GTK_DIR_TAB_FORWARD)))
    bst_detail_page_focus (self);
}

/* @entry: (transfer none) (nullable): the entry to read, or none */
void
bst_detail_page_set_entry (BstDetailPage *self, BstEntry *entry)
{
  g_autofree char *maker = NULL;
  double scrolled = gtk_adjustment_get_value (gtk_scrolled_window_get_vadjustment (self->scroller));
  gboolean is_same = entry != NULL && self->entry != NULL &&
                     g_ascii_strcasecmp (bst_entry_get_id (entry), bst_entry_get_id (self->entry)) == 0;
  gboolean was_focused = gtk_widget_get_focus_child (GTK_WIDGET (self->sections)) != NULL;
  GtkWidget *child;

  if (!g_set_object (&self->entry, entry))
    return;
  gtk_stack_set_visible_child_name (self->stack, entry != NULL ? "entry" : "none");
  if (entry == NULL)
    {
      g_clear_handle_id (&self->sections_source, g_source_remove);
      return;
    }

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->figures))) != NULL)
    gtk_flow_box_remove (self->figures, child);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->sections))) != NULL)
    gtk_box_remove (self->sections, child);
  self->hub = NULL;

  maker = describe_maker (entry);
  gtk_label_set_label (self->name, bst_entry_get_name (entry));
  gtk_label_set_label (self->maker, maker);
  gtk_label_set_label (self->summary, bst_entry_get_summary (entry) != NULL ? bst_entry_get_summary (entry) : "");
  gtk_widget_set_visible (GTK_WIDGET (self->summary), bst_entry_get_summary (entry) != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->open_button), bst_entry_has_repository (entry));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, bst_entry_get_name (entry), -1);

  bst_detail_add_figures (self->figures, entry);
  g_clear_handle_id (&self->sections_source, g_source_remove);
  if (is_same)
    {
      show_again (self, scrolled, was_focused);
      return;
    }
  self->sections_source = g_idle_add_full (G_PRIORITY_LOW, add_sections_cb, self, NULL);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
}
