#include "config.h"

#include "ui/detail-page.h"

#include <glib/gi18n.h>

#include "ui/detail-card.h"
#include "ui/detail-fetch.h"
#include "ui/detail-files.h"
#include "ui/detail-handoff.h"
#include "ui/detail-head.h"
#include "ui/detail-hub.h"
#include "ui/detail-licence.h"
#include "ui/detail-lineage.h"
#include "ui/detail-memo.h"
#include "ui/detail-memory.h"
#include "ui/detail-place.h"
#include "ui/detail-quantized.h"
#include "ui/detail-section.h"
#include "ui/detail-sections.h"
#include "ui/detail-sources.h"
#include "ui/detail-standing.h"
#include "ui/dossier-loader.h"
#include "ui/give-way.h"
#include "ui/menu-button.h"

/* Pixels. Where the page is narrower, the name of a model has no room beside three buttons; the
 * menu of the first has what the last does. */
#define WIDE 600
/* Of the button that is beside the name. */
#define USE_LETTERS 8

/* Microseconds after which making sections stops for what somebody does meanwhile. */
#define AT_A_TIME 2000

/* In so many frames what was made last has its size. */
#define FRAMES_BEHIND 4

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
  { bst_detail_standing_new, bst_detail_standing_is_same, NC_ ("section", "Size"), FALSE, bst_detail_standing_update },
  { bst_detail_licence_new, bst_detail_licence_is_same, NC_ ("section", "Licence"), FALSE },
  { bst_detail_memory_new, bst_detail_memory_is_same, NC_ ("section", "Memory"), FALSE },
  { bst_detail_fetch_new, bst_detail_fetch_is_same, NULL, FALSE },
  { bst_detail_files_new, bst_detail_files_are_same, NC_ ("section", "Files"), TRUE },
  { bst_detail_quantized_new, bst_detail_quantized_is_same, NC_ ("section", "Quantizations"), TRUE },
  { bst_detail_lineage_new, bst_detail_lineage_is_same, NC_ ("section", "Lineage"), FALSE, bst_detail_lineage_update },
  { hub_new, hub_is_same, NC_ ("section", "Hub"), FALSE },
  { bst_detail_sources_new, bst_detail_sources_are_same, NC_ ("section", "Sources"), FALSE },
  { bst_detail_handoff_new, bst_detail_handoff_is_same, NC_ ("section", "Use it"), TRUE },
  { bst_detail_links_new, bst_detail_links_are_same, NC_ ("section", "Links"), FALSE },
  { bst_detail_family_new, bst_detail_family_is_same, NC_ ("section", "Family"), FALSE },
  { bst_detail_maker_new, bst_detail_maker_is_same, NC_ ("section", "Maker"), FALSE },
  { bst_detail_card_new, bst_detail_card_is_same, NC_ ("section", "Card"), FALSE },
};

#define N_SECTIONS G_N_ELEMENTS (sections)

struct _BstDetailPage
{
  GtkBox parent_instance;

  GtkStack *stack;
  GtkScrolledWindow *scroller;
  BstDetailHeadParts parts; /* of the template, as the rest here */
  GtkMenuButton *use_button;
  BstSectionBar *bar;
  GtkBox *sections;

  BstDetailContext context;
  BstDetailPlace *place;
  BstDetailHead *head;
  BstActivity *activity; /* NULL where nothing is refreshed */
  BstEntry *given; /* to be read; what is read knows what was fetched of it besides */
  BstDossierLoader *loader; /* NULL without a library */
  BstDetailSubject subject;
  GtkWidget *made[N_SECTIONS]; /* NULL for what there is nothing to say about */
  BstDetailSubject made_of[N_SECTIONS]; /* what each was made of; empty before it is made */
  guint next; /* the section to look at next; N_SECTIONS when all are there */
  gboolean is_folded;
  gboolean is_wide;
  guint width_source; /* shows what there is room for; 0 for nothing to do */
  GtkWidget *guest; /* in the place of the details; NULL for none */
  guint sections_source; /* goes on with them; 0 for nothing to do */

  BstDetailMemo *memo; /* of a page that this one goes on from, until all of it is there; else NULL */
  gboolean wants_focus; /* what had the keyboard in that page is to have it */
};

G_DEFINE_FINAL_TYPE (BstDetailPage, bst_detail_page, GTK_TYPE_BOX)

static void
bst_detail_page_dispose (GObject *object)
{
  BstDetailPage *self = BST_DETAIL_PAGE (object);

  g_clear_handle_id (&self->sections_source, g_source_remove);
  g_clear_pointer (&self->memo, bst_detail_memo_free);
  g_clear_handle_id (&self->width_source, g_source_remove);
  g_clear_pointer (&self->loader, bst_dossier_loader_free);
  g_clear_object (&self->given);
  for (guint i = 0; i < N_SECTIONS; i++)
    bst_detail_subject_clear (&self->made_of[i]);
  bst_detail_subject_clear (&self->subject);
  g_clear_pointer (&self->head, bst_detail_head_free);
  g_clear_pointer (&self->place, bst_detail_place_free);
  g_clear_object (&self->context.library);
  g_clear_object (&self->context.online);
  g_clear_object (&self->context.settings);
  g_clear_object (&self->context.standing);
  g_clear_object (&self->activity);
  gtk_widget_dispose_template (GTK_WIDGET (self), BST_TYPE_DETAIL_PAGE);

  G_OBJECT_CLASS (bst_detail_page_parent_class)->dispose (object);
}

/* From the page itself Tab goes into what it shows; a scrolled window would leave it. */
static gboolean
bst_detail_page_focus_move (GtkWidget *widget, GtkDirectionType direction)
{
  BstDetailPage *self = BST_DETAIL_PAGE (widget);

  if (direction == GTK_DIR_TAB_FORWARD && gtk_widget_is_focus (GTK_WIDGET (self->scroller)) &&
      gtk_widget_child_focus (gtk_scrolled_window_get_child (self->scroller), direction))
    return TRUE;
  return GTK_WIDGET_CLASS (bst_detail_page_parent_class)->focus (widget, direction);
}

static gboolean
width_cb (gpointer user_data)
{
  BstDetailPage *self = user_data;

  self->width_source = 0;
  bst_detail_head_set_wide (self->head, self->is_wide);
  return G_SOURCE_REMOVE;
}

/* What is shown cannot change while room is being given to it. */
static void
update_wide (BstDetailPage *self)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_hadjustment (self->scroller);
  gboolean is_wide = !self->is_folded && gtk_adjustment_get_page_size (adjustment) >= WIDE;

  if (self->is_wide == is_wide)
    return;
  self->is_wide = is_wide;
  if (self->width_source == 0)
    self->width_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, width_cb, self, NULL);
}

/* @is_folded: whether the page has a narrow window for itself. While it is out of sight there it
 *   is given no room, and would come into sight with what it had room for before. */
void
bst_detail_page_set_folded (BstDetailPage *self, gboolean is_folded)
{
  self->is_folded = is_folded;
  update_wide (self);
}

static void
bind_head (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char *name;
    gsize offset;
  } parts[] = {
    { "name", G_STRUCT_OFFSET (BstDetailHeadParts, name) },
    { "about", G_STRUCT_OFFSET (BstDetailHeadParts, about) },
    { "maker", G_STRUCT_OFFSET (BstDetailHeadParts, maker) },
    { "open_button", G_STRUCT_OFFSET (BstDetailHeadParts, open_button) },
    { "modelscope_button", G_STRUCT_OFFSET (BstDetailHeadParts, modelscope_button) },
    { "badges", G_STRUCT_OFFSET (BstDetailHeadParts, badges) },
    { "figures", G_STRUCT_OFFSET (BstDetailHeadParts, figures) },
    { "summary", G_STRUCT_OFFSET (BstDetailHeadParts, summary) },
    { "milestone", G_STRUCT_OFFSET (BstDetailHeadParts, milestone) },
    { "milestone_text", G_STRUCT_OFFSET (BstDetailHeadParts, milestone_text) },
  };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    gtk_widget_class_bind_template_child_full (widget_class, parts[i].name, FALSE,
                                               G_STRUCT_OFFSET (BstDetailPage, parts) + (gssize) parts[i].offset);
}

static void
bst_detail_page_class_init (BstDetailPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bst_detail_page_dispose;
  widget_class->focus = bst_detail_page_focus_move;

  g_type_ensure (BST_TYPE_SECTION_BAR);
  gtk_widget_class_set_template_from_resource (widget_class, BST_RESOURCE_PATH "/detail-page.ui");
  gtk_widget_class_bind_template_child (widget_class, BstDetailPage, stack);
  gtk_widget_class_bind_template_child (widget_class, BstDetailPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, BstDetailPage, use_button);
  gtk_widget_class_bind_template_child (widget_class, BstDetailPage, bar);
  gtk_widget_class_bind_template_child (widget_class, BstDetailPage, sections);
  bind_head (widget_class);
}

/* What it offers depends on the model, the endpoint and the usual quantization. */
static void
create_use_menu (GtkMenuButton *button, gpointer data)
{
  BstDetailPage *self = data;
  g_autoptr (GMenuModel) menu = NULL;

  if (self->subject.entry == NULL)
    return;
  menu = bst_detail_handoff_menu_new (self->subject.entry, self->context.online, self->context.settings);
  gtk_menu_button_set_menu_model (button, menu);
}

static void
bst_detail_page_init (BstDetailPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->next = N_SECTIONS;
  self->place = bst_detail_place_new (self->scroller, GTK_WIDGET (self->sections), self->bar, N_SECTIONS);
  self->head = bst_detail_head_new (&self->parts, self->place);
  g_signal_connect_object (gtk_scrolled_window_get_hadjustment (self->scroller), "notify::page-size",
                           G_CALLBACK (update_wide), self, G_CONNECT_SWAPPED);
  gtk_menu_button_set_create_popup_func (self->use_button, create_use_menu, self, NULL);
  bst_menu_button_set_name (self->use_button, _ ("Use It"));
  /* The name of the model is beside it. */
  bst_widget_give_way (GTK_WIDGET (self->use_button), USE_LETTERS);
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
  bst_detail_place_set_section (self->place, section, NULL, NULL);
  bst_detail_subject_clear (&self->made_of[section]);
}

/* The section is as it was in the page that this one goes on from. */
static void
resume_section (BstDetailPage *self, guint section)
{
  if (self->memo == NULL || self->made[section] == NULL)
    return;
  bst_detail_memo_apply (self->memo, section, self->made[section]);
  if (self->wants_focus && gtk_widget_is_focus (GTK_WIDGET (self->scroller)))
    bst_detail_memo_focus (self->memo, section, self->made[section]);
}

/* Who was in the section before is in the new one. */
static void
make_section (BstDetailPage *self, guint section)
{
  gboolean was_focused = self->made[section] != NULL &&
                         gtk_widget_get_focus_child (GTK_WIDGET (self->sections)) == self->made[section];

  if (self->made[section] != NULL && sections[section].update != NULL)
    {
      sections[section].update (self->made[section], &self->context, &self->subject);
      return;
    }
  if (was_focused)
    bst_detail_page_focus (self);
  drop_section (self, section);
  self->made[section] = sections[section].make (&self->context, &self->subject);
  if (self->made[section] != NULL)
    gtk_box_insert_child_after (self->sections, self->made[section], find_before (self, section));
  bst_detail_place_set_section (self->place, section, self->made[section],
                                sections[section].title != NULL ? g_dpgettext2 (NULL, "section", sections[section].title) : NULL);
  resume_section (self, section);
  if (was_focused && self->made[section] != NULL)
    gtk_widget_child_focus (self->made[section], GTK_DIR_TAB_FORWARD);
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

/* The usual quantization, the user's memory or the endpoint is another one. */
static void
settings_cb (BstDetailPage *self)
{
  if (self->subject.entry == NULL)
    return;
  bst_detail_head_show_figures (self->head, &self->context, &self->subject);
  for (guint i = 0; i < N_SECTIONS; i++)
    if (sections[i].of_settings)
      bst_detail_subject_clear (&self->made_of[i]);
  begin_sections (self, G_PRIORITY_HIGH_IDLE);
}

static void
watch_settings (BstDetailPage *self)
{
  static const char *const keys[] = { "quantization", "graphics-memory", "main-memory" };

  for (guint i = 0; i < G_N_ELEMENTS (keys) && self->context.settings != NULL; i++)
    {
      g_autofree char *signal = g_strconcat ("changed::", keys[i], NULL);

      g_signal_connect_object (self->context.settings, signal, G_CALLBACK (settings_cb), self, G_CONNECT_SWAPPED);
    }
  if (self->context.online != NULL)
    g_signal_connect_object (self->context.online, "changed", G_CALLBACK (settings_cb), self, G_CONNECT_SWAPPED);
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
  g_set_object (&self->context.standing, context->standing);
  watch_settings (self);
  g_clear_pointer (&self->loader, bst_dossier_loader_free);
  if (context->library != NULL)
    self->loader = bst_dossier_loader_new (context->library, dossier_cb, self);
  if (context->online == NULL)
    return;
  g_set_object (&self->activity, bst_online_get_activity (context->online));
  g_signal_connect_object (self->activity, "notify::failures", G_CALLBACK (failures_cb), self, G_CONNECT_SWAPPED);
}

static void
show_page (BstDetailPage *self)
{
  const char *page = self->given != NULL ? "entry" : "none";

  gtk_stack_set_visible_child_name (self->stack, self->guest != NULL ? "guest" : page);
}

/* @guest: (transfer none) (nullable): what is to be seen in the place of the details, whatever
 *   the entry; NULL for the details */
void
bst_detail_page_set_guest (BstDetailPage *self, GtkWidget *guest)
{
  if (self->guest == guest)
    return;
  if (guest != NULL)
    gtk_stack_add_named (self->stack, guest, "guest");
  if (self->guest != NULL)
    gtk_stack_remove (self->stack, self->guest);
  self->guest = guest;
  show_page (self);
}

/* Moves the focus to the text, where the arrow keys scroll. */
void
bst_detail_page_focus (BstDetailPage *self)
{
  if (self->guest != NULL)
    gtk_widget_child_focus (self->guest, GTK_DIR_TAB_FORWARD);
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->scroller));
}

/* @step: 1 for the next section, -1 for the one before */
void
bst_detail_page_step (BstDetailPage *self, int step)
{
  if (self->subject.entry != NULL)
    bst_detail_place_step (self->place, step);
}

static void
name_page (BstDetailPage *self)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, bst_entry_get_name (self->subject.entry), -1);
}

/* The same model, of which something else may be known now. */
static void
take_entry (BstDetailPage *self, BstEntry *entry)
{
  g_autoptr (BstEntry) known = bst_library_add_fetched (self->context.library, entry);

  g_set_object (&self->subject.entry, known);
  bst_detail_head_update (self->head, &self->context, &self->subject);
  name_page (self);
  begin_sections (self, G_PRIORITY_HIGH_IDLE);
}

static void
show_other (BstDetailPage *self, BstEntry *entry)
{
  g_clear_pointer (&self->memo, bst_detail_memo_free);
  g_clear_object (&self->subject.entry);
  self->subject.entry = bst_library_add_fetched (self->context.library, entry);
  set_dossier (self, NULL, FALSE);
  bst_dossier_loader_load (self->loader, bst_entry_get_id (entry));
  bst_detail_place_save_focus (self->place, GTK_WIDGET (self));
  bst_detail_head_show (self->head, &self->context, &self->subject);
  name_page (self);
  /* Who came from another model's page by one of its sections reads on from here. */
  if (gtk_widget_get_focus_child (GTK_WIDGET (self->sections)) != NULL)
    bst_detail_page_focus (self);
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
  show_page (self);
  if (entry == NULL)
    show_nothing (self);
  else if (old != NULL && g_ascii_strcasecmp (bst_entry_get_id (entry), bst_entry_get_id (old)) == 0)
    take_entry (self, entry);
  else
    show_other (self, entry);
}

/* Returns: whether every section is there, with what was fetched of the model in it */
static gboolean
is_complete (BstDetailPage *self)
{
  return self->next == N_SECTIONS && self->sections_source == 0 && self->subject.is_dossier_read;
}

/* Each frame has what came before the last one in its place. Behind the last section come frames
 * in which it is given its size. */
static gboolean
hold_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer n_frames)
{
  BstDetailPage *self = BST_DETAIL_PAGE (widget);
  gboolean holds = self->memo != NULL && bst_detail_memo_hold (self->memo, self->place,
                                                               gtk_scrolled_window_get_vadjustment (self->scroller));

  if (holds && !is_complete (self))
    return G_SOURCE_CONTINUE;
  if (holds && ++*(guint *) n_frames < FRAMES_BEHIND)
    return G_SOURCE_CONTINUE;
  g_clear_pointer (&self->memo, bst_detail_memo_free);
  return G_SOURCE_REMOVE;
}

/**
 * bst_detail_page_resume:
 * @self: a page that is not in sight yet, with its entry
 * @other: a page of the same entry
 *
 * Has what was open in @other be open here, what was chosen be chosen, and what was read be in
 * sight, as soon as it is there.
 */
void
bst_detail_page_resume (BstDetailPage *self, BstDetailPage *other)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (other));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (self->given == NULL || other->given == NULL ||
      g_ascii_strcasecmp (bst_entry_get_id (self->given), bst_entry_get_id (other->given)) != 0)
    return;
  /* The other may not have got there itself. */
  self->memo = g_steal_pointer (&other->memo);
  if (self->memo == NULL)
    self->memo = bst_detail_memo_new (other->made, N_SECTIONS, other->place, focus);
  begin_sections (self, G_PRIORITY_HIGH_IDLE);
  gtk_widget_add_tick_callback (GTK_WIDGET (self), hold_cb, g_new0 (guint, 1), g_free);
}

/* Gives the keyboard to what had it in the page that this one goes on from; where that is still to
 * come, it follows. */
void
bst_detail_page_resume_focus (BstDetailPage *self)
{
  bst_detail_page_focus (self);
  self->wants_focus = TRUE;
  for (guint i = 0; i < N_SECTIONS && self->memo != NULL; i++)
    if (self->made[i] != NULL)
      bst_detail_memo_focus (self->memo, i, self->made[i]);
}
