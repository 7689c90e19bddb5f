#include "config.h"

#include "ui/detail-head.h"

#include "core/country.h"
#include "core/format.h"
#include "core/handoff.h"
#include "ui/detail-badges.h"
#include "ui/detail-figures.h"
#include "ui/detail-sections.h"
#include "ui/parts-label.h"
#include "ui/tile-layout.h"
#include "ui/wrap-layout.h"

struct _BstDetailHead
{
  BstDetailHeadParts parts; /* these and the place are the page's */
  BstDetailPlace *place;
  BstDetailSubject made_of;
  gboolean is_wide;
};

/* @parts and @place have to live as long as the head. */
BstDetailHead *
bst_detail_head_new (const BstDetailHeadParts *parts, BstDetailPlace *place)
{
  BstDetailHead *self = g_new0 (BstDetailHead, 1);

  self->parts = *parts;
  self->place = place;
  gtk_widget_set_layout_manager (GTK_WIDGET (parts->about), bst_wrap_layout_new (0, 0));
  gtk_widget_set_layout_manager (GTK_WIDGET (parts->badges), bst_wrap_layout_new (6, 6));
  gtk_widget_set_layout_manager (GTK_WIDGET (parts->figures), bst_tile_layout_new (132, 12));
  return self;
}

void
bst_detail_head_free (BstDetailHead *self)
{
  bst_detail_subject_clear (&self->made_of);
  g_free (self);
}

/* Where it is; of whom no more is known, in which country. */
static const char *
get_place (BstOrganization *maker)
{
  const char *place = bst_organization_get_place (maker), *country = bst_organization_get_country (maker);

  if (place != NULL || country == NULL)
    return place;
  return bst_country_get_label (country);
}

static char *
describe_maker (BstEntry *entry)
{
  BstOrganization *maker = bst_entry_get_organization (entry);
  const char *parts[] = {
    maker != NULL ? bst_organization_get_name (maker) : NULL,
    maker != NULL ? get_place (maker) : NULL,
    bst_kind_get_label (bst_entry_get_kind (entry)),
  };

  return bst_format_parts (parts, G_N_ELEMENTS (parts));
}

/* The day of the release follows on the same line. */
static void
show_maker (BstDetailHead *self, BstEntry *entry)
{
  g_autofree char *maker = describe_maker (entry);
  g_autofree char *dot = g_strchomp (g_strdup (bst_format_get_joint ()));
  /* The line runs as the window does, whatever letters the maker's name begins with: the dot at
   * its end stands before the day. */
  const char *mark = gtk_widget_get_direction (GTK_WIDGET (self->parts.maker)) == GTK_TEXT_DIR_RTL ? "\u200f" : "\u200e";
  g_autofree char *line = g_strconcat (mark, maker, bst_entry_get_word (entry, BST_FIELD_RELEASED) != NULL ? dot : "", NULL);

  bst_label_set_parts (self->parts.maker, line);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->parts.maker), GTK_ACCESSIBLE_PROPERTY_LABEL, maker, -1);
}

static void
clear (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

static void
show_texts (BstDetailHead *self, BstEntry *entry)
{
  const char *summary = bst_entry_get_summary (entry), *milestone = bst_entry_get_milestone (entry);

  gtk_label_set_label (self->parts.name, bst_entry_get_name (entry));
  show_maker (self, entry);
  gtk_label_set_label (self->parts.summary, summary != NULL ? summary : "");
  gtk_widget_set_visible (GTK_WIDGET (self->parts.summary), summary != NULL);
  gtk_label_set_label (self->parts.milestone_text, milestone != NULL ? milestone : "");
  gtk_widget_set_visible (self->parts.milestone, milestone != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->parts.open_button), bst_entry_has_repository (entry));
  gtk_widget_set_visible (GTK_WIDGET (self->parts.modelscope_button),
                          self->is_wide && bst_handoff_get_modelscope (entry) != NULL);
}

static void
show_released (BstDetailHead *self, BstEntry *entry)
{
  gboolean was_focused = bst_detail_place_save_focus (self->place, GTK_WIDGET (self->parts.about));
  GtkWidget *released = gtk_widget_get_next_sibling (GTK_WIDGET (self->parts.maker));

  if (released != NULL)
    gtk_box_remove (self->parts.about, released);
  released = bst_detail_released_new (entry);
  if (released == NULL)
    return;
  gtk_box_append (self->parts.about, released);
  if (was_focused)
    gtk_widget_child_focus (released, GTK_DIR_TAB_FORWARD);
}

static void
show_badges (BstDetailHead *self, const BstDetailContext *context, const BstDetailSubject *subject)
{
  GtkWidget *badges = GTK_WIDGET (self->parts.badges);

  clear (self->parts.badges);
  bst_detail_add_badges (badges, context, subject);
  gtk_widget_set_visible (badges, gtk_widget_get_first_child (badges) != NULL);
}

/* The figures follow the settings, too. */
void
bst_detail_head_show_figures (BstDetailHead *self, const BstDetailContext *context, const BstDetailSubject *subject)
{
  GtkWidget *figures = GTK_WIDGET (self->parts.figures);
  gboolean was_focused = bst_detail_place_save_focus (self->place, figures);

  clear (self->parts.figures);
  bst_detail_add_figures (figures, context, subject);
  if (was_focused)
    gtk_widget_child_focus (figures, GTK_DIR_TAB_FORWARD);
}

/* Another model. */
void
bst_detail_head_show (BstDetailHead *self, const BstDetailContext *context, const BstDetailSubject *subject)
{
  show_texts (self, subject->entry);
  show_released (self, subject->entry);
  show_badges (self, context, subject);
  bst_detail_head_show_figures (self, context, subject);
  bst_detail_subject_set (&self->made_of, subject);
}

/* The same model, of which something else may be known; what says the same stays. */
void
bst_detail_head_update (BstDetailHead *self, const BstDetailContext *context, const BstDetailSubject *subject)
{
  show_texts (self, subject->entry);
  if (!bst_detail_claims_are_same (self->made_of.entry, subject->entry, BST_FIELD_RELEASED))
    show_released (self, subject->entry);
  if (!bst_detail_badges_are_same (&self->made_of, subject))
    show_badges (self, context, subject);
  if (!bst_detail_figures_are_same (&self->made_of, subject))
    bst_detail_head_show_figures (self, context, subject);
  bst_detail_subject_set (&self->made_of, subject);
}

/* @is_wide: whether there is room for more than the menu and one button beside the name */
void
bst_detail_head_set_wide (BstDetailHead *self, gboolean is_wide)
{
  self->is_wide = is_wide;
  if (self->made_of.entry != NULL)
    show_texts (self, self->made_of.entry);
}
