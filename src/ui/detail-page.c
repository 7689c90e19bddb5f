#include "config.h"

#include "ui/detail-page.h"

#include "ui/detail-card.h"
#include "ui/detail-fetch.h"
#include "ui/detail-figures.h"
#include "ui/detail-hub.h"
#include "ui/detail-section.h"
#include "ui/detail-sections.h"
#include "ui/dossier-loader.h"

/* Microseconds after which making sections stops for what somebody does meanwhile. */
#define AT_A_TIME 2000

static GtkWidget *
hub_new (const BstDetailContext *context, const BstDetailSubject *subject)
{
  return bst_detail_hub_new (subject->entry, subject->is_followed, subject->failure);
}

static gboolean
hub_is_same (const BstDetailContext *context, const BstDetailSubject *old, const BstDetailSubject *new)
{
  if (old->failure != new->failure || old->is_followed != new->is_followed)
    return FALSE;
  return bst_entry_get_repository (old->entry) == bst_entry_get_repository (new->entry);
}

/* In the order in which they are read. */
static const BstDetailSection sections[] = {
  { hub_new, hub_is_same },
  { bst_detail_fetch_new, bst_detail_fetch_is_same },
  { bst_detail_links_new, bst_detail_links_are_same },
  { bst_detail_family_new, bst_detail_family_is_same },
  { bst_detail_licence_new, bst_detail_licence_is_same },
  { bst_detail_sources_new, bst_detail_sources_are_same },
  { bst_detail_maker_new, bst_detail_maker_is_same },
  { bst_detail_card_new, bst_detail_card_is_same },
};

#define N_SECTIONS G_N_ELEMENTS (sections)

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

  BstDetailContext context;
  BstActivity *activity; /* NULL where nothing is refreshed */
  BstEntry *given; /* to be read; what is read knows what was fetched of it besides */
  BstDossierLoader *loader; /* NULL without a library */
  BstDetailSubject subject;
  GtkWidget *made[N_SECTIONS]; /* NULL for what there is nothing to say about */
  BstDetailSubject made_of[N_SECTIONS]; /* what each was made of; empty before it is made */
  guint next; /* the section to look at next; N_SECTIONS when all are there */
  guint sections_source; /* goes on with them; 0 for nothing to do */
};

G_DEFINE_FINAL_TYPE (BstDetailPage, bst_detail_page, GTK_TYPE_BOX)

static void
bst_detail_page_dispose (GObject *object)
{
  BstDetailPage *self = BST_DETAIL_PAGE (object);

  g_clear_handle_id (&self->sections_source, g_source_remove);
  g_clear_pointer (&self->loader, bst_dossier_loader_free);
  g_clear_object (&self->given);
  for (guint i = 0; i < N_SECTIONS; i++)
    bst_detail_subject_clear (&self->made_of[i]);
  bst_detail_subject_clear (&self->subject);
  g_clear_object (&self->context.library);
  g_clear_object (&self->context.online);
  g_clear_object (&self->context.settings);
  g_clear_object (&self->activity);
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

      if (bst_library_lookup (self->context.library, failure->id) == self->subject.entry)
        return failure;
    }
  return NULL;
}

/* What is to be known of the entry beside it, as it is now. */
static void
look_around (BstDetailPage *self)
{
  BstFailure *failure = find_failure (self);

  g_clear_pointer (&self->subject.failure, bst_failure_unref);
  if (failure != NULL)
    self->subject.failure = bst_failure_ref (failure);
  self->subject.is_followed = bst_library_is_followed (self->context.library,
                                                       bst_entry_get_id (self->subject.entry));
}

/* Whether a section that was made before says what is to be said now. */
static gboolean
holds (BstDetailPage *self, guint section)
{
  return self->made_of[section].entry != NULL &&
         sections[section].is_same (&self->context, &self->made_of[section], &self->subject);
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
  bst_detail_subject_clear (&self->made_of[section]);
}

/* Who was in the section before is in the new one. */
static void
make_section (BstDetailPage *self, guint section)
{
  gboolean was_focused = self->made[section] != NULL &&
                         gtk_widget_get_focus_child (GTK_WIDGET (self->sections)) == self->made[section];

  drop_section (self, section);
  self->made[section] = sections[section].make (&self->context, &self->subject);
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
      bst_detail_subject_set (&self->made_of[self->next], &self->subject);
    }
  self->sections_source = 0;
  return G_SOURCE_REMOVE;
}

/* @priority: before the next frame for the same model, so that nothing is seen to change
 * twice; after it for another one, as what is below the summary is out of sight at first */
static void
begin_sections (BstDetailPage *self, int priority)
{
  look_around (self);
  self->next = 0;
  g_clear_handle_id (&self->sections_source, g_source_remove);
  self->sections_source = g_idle_add_full (priority, make_sections_cb, self, NULL);
}

static void
failures_cb (BstDetailPage *self)
{
  if (self->subject.entry != NULL && find_failure (self) != self->subject.failure)
    begin_sections (self, G_PRIORITY_HIGH_IDLE);
}

static void take_entry (BstDetailPage *self, BstEntry *entry);

static void
set_dossier (BstDetailPage *self, BstDossier *dossier, gboolean is_read)
{
  g_clear_pointer (&self->subject.dossier, bst_dossier_unref);
  self->subject.dossier = dossier != NULL ? bst_dossier_ref (dossier) : NULL;
  self->subject.is_dossier_read = is_read;
}

/* What was fetched of the model has been read. */
static void
dossier_cb (BstDossier *dossier, gpointer user_data)
{
  BstDetailPage *self = user_data;

  set_dossier (self, dossier, TRUE);
  take_entry (self, self->given);
}

/* @context: what all models are read with; the page takes references of its own */
void
bst_detail_page_set_context (BstDetailPage *self, const BstDetailContext *context)
{
  g_set_object (&self->context.library, context->library);
  g_set_object (&self->context.online, context->online);
  g_set_object (&self->context.settings, context->settings);
  g_clear_pointer (&self->loader, bst_dossier_loader_free);
  if (context->library != NULL)
    self->loader = bst_dossier_loader_new (context->library, dossier_cb, self);
  if (context->online == NULL)
    return;
  g_set_object (&self->activity, bst_online_get_activity (context->online));
  g_signal_connect_object (self->activity, "notify::failures", G_CALLBACK (failures_cb), self, G_CONNECT_SWAPPED);
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
  const char *summary = bst_entry_get_summary (self->subject.entry);
  g_autofree char *maker = describe_maker (self->subject.entry);

  gtk_label_set_label (self->name, bst_entry_get_name (self->subject.entry));
  gtk_label_set_label (self->maker, maker);
  gtk_label_set_label (self->summary, summary != NULL ? summary : "");
  gtk_widget_set_visible (GTK_WIDGET (self->summary), summary != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->open_button), bst_entry_has_repository (self->subject.entry));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, bst_entry_get_name (self->subject.entry), -1);
}

static void
show_figures (BstDetailPage *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->figures))) != NULL)
    gtk_flow_box_remove (self->figures, child);
  bst_detail_add_figures (self->figures, self->subject.entry);
}

/* The same model, of which something else may be known now. */
static void
take_entry (BstDetailPage *self, BstEntry *entry)
{
  g_autoptr (BstEntry) old = g_object_ref (self->subject.entry);
  g_autoptr (BstEntry) known = bst_library_add_fetched (self->context.library, entry);

  g_set_object (&self->subject.entry, known);
  show_head (self);
  if (!bst_detail_figures_are_same (old, known))
    show_figures (self);
  begin_sections (self, G_PRIORITY_HIGH_IDLE);
}

static void
show_other (BstDetailPage *self, BstEntry *entry)
{
  g_clear_object (&self->subject.entry);
  self->subject.entry = bst_library_add_fetched (self->context.library, entry);
  set_dossier (self, NULL, FALSE);
  bst_dossier_loader_load (self->loader, bst_entry_get_id (entry));
  show_head (self);
  show_figures (self);
  for (guint i = 0; i < N_SECTIONS; i++)
    drop_section (self, i);
  begin_sections (self, G_PRIORITY_LOW);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
}

static void
show_nothing (BstDetailPage *self)
{
  g_clear_handle_id (&self->sections_source, g_source_remove);
  g_clear_object (&self->subject.entry);
  set_dossier (self, NULL, FALSE);
  bst_dossier_loader_load (self->loader, NULL);
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
  BstEntry *old = self->subject.entry;

  if (!g_set_object (&self->given, entry))
    return;
  gtk_stack_set_visible_child_name (self->stack, entry != NULL ? "entry" : "none");
  if (entry == NULL)
    show_nothing (self);
  else if (old != NULL && g_ascii_strcasecmp (bst_entry_get_id (entry), bst_entry_get_id (old)) == 0)
    take_entry (self, entry);
  else
    show_other (self, entry);
}
