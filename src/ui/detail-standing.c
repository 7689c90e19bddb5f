#include "config.h"

#include "ui/detail-standing.h"

#include <glib/gi18n.h>

#include "ui/detail-sections.h"
#include "ui/standing-view.h"

/* It follows the list by itself. */
#define BST_TYPE_DETAIL_STANDING (bst_detail_standing_get_type ())
G_DECLARE_FINAL_TYPE (BstDetailStanding, bst_detail_standing, BST, DETAIL_STANDING, GtkBox)

struct _BstDetailStanding
{
  GtkBox parent_instance;

  BstStandingLoader *loader;
  BstEntry *entry;
  GtkLabel *label;
  BstStandingView *view;
};

G_DEFINE_FINAL_TYPE (BstDetailStanding, bst_detail_standing, GTK_TYPE_BOX)

/* Out of sight nothing is asked for. */
static void
show_standing (BstDetailStanding *self)
{
  BstSizes *sizes = gtk_widget_get_mapped (GTK_WIDGET (self)) ? bst_standing_loader_get (self->loader) : NULL;
  BstStanding standing;
  g_autofree char *sentence = NULL;

  if (sizes == NULL)
    return;
  bst_standing_init (&standing, sizes, self->entry, bst_standing_loader_has (self->loader, self->entry));
  sentence = bst_standing_dup_sentence (&standing);
  gtk_label_set_label (self->label, sentence);
  bst_standing_view_show (self->view, sizes, &standing);
  /* Without a figure there is nothing on the strip. */
  gtk_widget_set_visible (GTK_WIDGET (self->view), bst_standing_get_n_known (&standing) > 0 || standing.parameters > 0);
}

static void
bst_detail_standing_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (bst_detail_standing_parent_class)->map (widget);

  show_standing (BST_DETAIL_STANDING (widget));
}

static void
bst_detail_standing_dispose (GObject *object)
{
  BstDetailStanding *self = BST_DETAIL_STANDING (object);

  g_clear_object (&self->loader);
  g_clear_object (&self->entry);

  G_OBJECT_CLASS (bst_detail_standing_parent_class)->dispose (object);
}

static void
bst_detail_standing_class_init (BstDetailStandingClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bst_detail_standing_dispose;
  GTK_WIDGET_CLASS (klass)->map = bst_detail_standing_map;
}

static void
bst_detail_standing_init (BstDetailStanding *self)
{
  GtkWidget *section = bst_detail_section_new (C_ ("heading", "Size"), NULL);

  self->label = GTK_LABEL (bst_detail_text_new (""));
  self->view = BST_STANDING_VIEW (bst_standing_view_new ());
  gtk_box_append (GTK_BOX (section), GTK_WIDGET (self->label));
  gtk_box_append (GTK_BOX (section), GTK_WIDGET (self->view));
  gtk_widget_set_hexpand (section, TRUE);
  gtk_box_append (GTK_BOX (self), section);
}

/* Returns: (transfer floating) (nullable): where the model stands among those of the list;
 *   NULL for what has no parameters, and where there is no list */
GtkWidget *
bst_detail_standing_new (const BstDetailContext *context, const BstDetailSubject *subject)
{
  BstDetailStanding *self;

  if (context->standing == NULL || (!bst_kind_has_parameters (bst_entry_get_kind (subject->entry)) &&
                                    bst_entry_get_count (subject->entry, BST_FIELD_PARAMETERS) <= 0))
    return NULL;
  self = g_object_new (BST_TYPE_DETAIL_STANDING, NULL);
  self->loader = g_object_ref (context->standing);
  self->entry = g_object_ref (subject->entry);
  g_signal_connect_object (self->loader, "changed", G_CALLBACK (show_standing), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

gboolean
bst_detail_standing_is_same (const BstDetailContext *context, const BstDetailSubject *old, const BstDetailSubject *new)
{
  return bst_entry_get_kind (old->entry) == bst_entry_get_kind (new->entry) &&
         bst_entry_get_openness (old->entry) == bst_entry_get_openness (new->entry) &&
         bst_detail_claims_are_same (old->entry, new->entry, BST_FIELD_PARAMETERS) &&
         bst_detail_claims_are_same (old->entry, new->entry, BST_FIELD_ACTIVE_PARAMETERS);
}

/* Has the section say what there is to be said of @subject, which is the same model. */
void
bst_detail_standing_update (GtkWidget *section, const BstDetailContext *context, const BstDetailSubject *subject)
{
  BstDetailStanding *self = BST_DETAIL_STANDING (section);

  g_set_object (&self->entry, subject->entry);
  show_standing (self);
}
