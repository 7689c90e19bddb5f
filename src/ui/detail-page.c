#include "config.h"

#include "ui/detail-page.h"

#include "ui/detail-figures.h"
#include "ui/detail-hub.h"
#include "ui/detail-sections.h"

/* Microseconds after which making sections stops for what somebody does meanwhile. */
#define AT_A_TIME 2000

/* In the order in which they are read: what the Hub says, where to read on, the family, the
 * licence, a list of claims for each field, and the maker. */
enum
{
  SECTION_HUB,
  SECTION_LINKS,
  SECTION_FAMILY,
  SECTION_LICENCE,
  SECTION_SOURCES,
  SECTION_MAKER = SECTION_SOURCES + BST_N_FIELDS,
  N_SECTIONS,
};

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
  BstActivity *activity; /* NULL where nothing is refreshed */
  BstEntry *entry;
  gboolean is_followed; /* the entry, when its section was made */
  BstFailure *failure; /* of the entry, likewise; NULL for none */
  GtkWidget *made[N_SECTIONS]; /* NULL for what there is nothing to say about */
  BstEntry *made_of[N_SECTIONS]; /* what each was made of; NULL before it is made */
  guint next; /* the section to look at next; N_SECTIONS when all are there */
  guint sections_source; /* goes on with them; 0 for nothing to do */
};

G_DEFINE_FINAL_TYPE (BstDetailPage, bst_detail_page, GTK_TYPE_BOX)

static void
bst_detail_page_dispose (GObject *object)
{
  BstDetailPage *self = BST_DETAIL_PAGE (object);

  g_clear_handle_id (&self->sections_source, g_source_remove);
  for (guint i = 0; i < N_SECTIONS; i++)
    g_clear_object (&self->made_of[i]);
  g_clear_object (&self->entry);
  g_clear_object (&self->library);
  g_clear_object (&self->activity);
  g_clear_pointer (&self->failure, bst_failure_unref);
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
  self->next = N_SECTIONS;
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

/* Returns: (transfer none) (nullable): why the last refresh brought nothing of the entry */
static BstFailure *
find_failure (BstDetailPage *self)
{
  GPtrArray *failures = self->activity != NULL ? bst_activity_get_failures (self->activity) : NULL;

  for (guint i = 0; failures != NULL && i < failures->len; i++)
    {
      BstFailure *failure = g_ptr_array_index (failures, i);

      if (bst_library_lookup (self->library, failure->id) == self->entry)
        return failure;
    }
  return NULL;
}

static GtkWidget *
section_new (BstDetailPage *self, guint section)
{
  switch (section)
    {
    case SECTION_HUB:
      g_clear_pointer (&self->failure, bst_failure_unref);
      if (find_failure (self) != NULL)
        self->failure = bst_failure_ref (find_failure (self));
      self->is_followed = bst_library_is_followed (self->library, bst_entry_get_id (self->entry));
      return bst_detail_hub_new (self->entry, self->is_followed, self->failure);
    case SECTION_LINKS:
      return bst_detail_links_new (self->entry);
    case SECTION_FAMILY:
      return bst_detail_family_new (self->entry);
    case SECTION_LICENCE:
      return bst_detail_licence_new (self->entry);
    case SECTION_MAKER:
      return bst_detail_maker_new (self->entry, self->library);
    default:
      return bst_detail_sources_new (self->entry, section - SECTION_SOURCES);
    }
}

/* Whether a section that was made of another entry says the same of this one, as most do
 * after a refresh. */
static gboolean
holds (BstDetailPage *self, guint section)
{
  BstEntry *old = self->made_of[section], *new = self->entry;

  if (old == NULL || (section == SECTION_HUB && find_failure (self) != self->failure))
    return FALSE;
  if (old == new)
    return TRUE;
  switch (section)
    {
    case SECTION_HUB:
      return bst_entry_get_repository (old) == bst_entry_get_repository (new) &&
             self->is_followed == bst_library_is_followed (self->library, bst_entry_get_id (new));
    case SECTION_LINKS:
      return bst_detail_links_are_same (old, new);
    case SECTION_FAMILY:
      return bst_entry_get_family (old) == bst_entry_get_family (new);
    case SECTION_LICENCE:
      return bst_entry_get_license (old) == bst_entry_get_license (new);
    case SECTION_MAKER:
      return bst_entry_get_organization (old) == bst_entry_get_organization (new);
    default:
      return bst_detail_sources_are_same (old, new, section - SECTION_SOURCES);
    }
}

/* The section after which another stands; NULL for the first place. */
static GtkWidget *
find_before (BstDetailPage *self, guint section)
{
  while (section > 0)
    if (self->made[--section] != NULL)
      return self->made[section];
  return NULL;
}

static void
drop_section (BstDetailPage *self, guint section)
{
  if (self->made[section] != NULL)
    gtk_box_remove (self->sections, self->made[section]);
  self->made[section] = NULL;
  g_clear_object (&self->made_of[section]);
}

/* Who was in the section before is in the new one. */
static void
make_section (BstDetailPage *self, guint section)
{
  gboolean was_focused = self->made[section] != NULL &&
                         gtk_widget_get_focus_child (GTK_WIDGET (self->sections)) == self->made[section];

  drop_section (self, section);
  self->made[section] = section_new (self, section);
  if (self->made[section] != NULL)
    gtk_box_insert_child_after (self->sections, self->made[section], find_before (self, section));
  if (was_focused &&
      (self->made[section] == NULL || !gtk_widget_child_focus (self->made[section], GTK_DIR_TAB_FORWARD)))
    bst_detail_page_focus (self);
}

static gboolean
make_sections_cb (gpointer user_data)
{
  BstDetailPage *self = user_data;
  gint64 end = g_get_monotonic_time () + AT_A_TIME;

  for (; self->next < N_SECTIONS; self->next++)
    {
      if (g_get_monotonic_time () >= end)
        return G_SOURCE_CONTINUE;
      if (!holds (self, self->next))
        make_section (self, self->next);
      g_set_object (&self->made_of[self->next], self->entry);
    }
  self->sections_source = 0;
  return G_SOURCE_REMOVE;
}

/* @priority: before the next frame for the same model, so that nothing is seen to change
 * twice; after it for another one, as what is below the summary is out of sight at first */
static void
begin_sections (BstDetailPage *self, int priority)
{
  self->next = 0;
  g_clear_handle_id (&self->sections_source, g_source_remove);
  self->sections_source = g_idle_add_full (priority, make_sections_cb, self, NULL);
}

/* @library: (transfer none): knows the organizations that an organization is a member of */
void
bst_detail_page_set_library (BstDetailPage *self, BstLibrary *library)
{
  g_set_object (&self->library, library);
}

static void
failures_cb (BstDetailPage *self)
{
  if (self->entry != NULL && find_failure (self) != self->failure)
    begin_sections (self, G_PRIORITY_HIGH_IDLE);
}

/* @activity: (transfer none): of which it shows what has failed */
void
bst_detail_page_set_activity (BstDetailPage *self, BstActivity *activity)
{
  self->activity = g_object_ref (activity);
  g_signal_connect_object (activity, "notify::failures", G_CALLBACK (failures_cb), self, G_CONNECT_SWAPPED);
}

/* Moves the focus to the text, where the arrow keys scroll. */
void
bst_detail_page_focus (BstDetailPage *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->scroller));
}

static void
show_head (BstDetailPage *self)
{
  const char *summary = bst_entry_get_summary (self->entry);
  g_autofree char *maker = describe_maker (self->entry);

  gtk_label_set_label (self->name, bst_entry_get_name (self->entry));
  gtk_label_set_label (self->maker, maker);
  gtk_label_set_label (self->summary, summary != NULL ? summary : "");
  gtk_widget_set_visible (GTK_WIDGET (self->summary), summary != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->open_button), bst_entry_has_repository (self->entry));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, bst_entry_get_name (self->entry), -1);
}

static void
show_figures (BstDetailPage *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->figures))) != NULL)
    gtk_flow_box_remove (self->figures, child);
  bst_detail_add_figures (self->figures, self->entry);
}

/**
 * bst_detail_page_set_entry:
 * @entry: (transfer none) (nullable): the entry to read, or none
 *
 * What is the same model after a refresh is read on where it was; only what differs is made
 * again, and is there in the next frame.
 */
void
bst_detail_page_set_entry (BstDetailPage *self, BstEntry *entry)
{
  g_autoptr (BstEntry) old = self->entry != NULL ? g_object_ref (self->entry) : NULL;
  gboolean is_same = entry != NULL && old != NULL &&
                     g_ascii_strcasecmp (bst_entry_get_id (entry), bst_entry_get_id (old)) == 0;

  if (!g_set_object (&self->entry, entry))
    return;
  gtk_stack_set_visible_child_name (self->stack, entry != NULL ? "entry" : "none");
  if (entry == NULL)
    {
      g_clear_handle_id (&self->sections_source, g_source_remove);
      return;
    }

  show_head (self);
  if (!is_same || !bst_detail_figures_are_same (old, entry))
    show_figures (self);
  if (is_same)
    {
      begin_sections (self, G_PRIORITY_HIGH_IDLE);
      return;
    }
  for (guint i = 0; i < N_SECTIONS; i++)
    drop_section (self, i);
  begin_sections (self, G_PRIORITY_LOW);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
}
