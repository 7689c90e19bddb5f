#include "config.h"

#include "ui/change-row.h"

#include <glib/gi18n.h>

#include "core/format.h"
#include "ui/age.h"

struct _BstChangeItem
{
  GObject parent_instance;

  BstChange *change; /* or */
  BstFailure *failure;
  gboolean is_first;
};

G_DEFINE_FINAL_TYPE (BstChangeItem, bst_change_item, G_TYPE_OBJECT)

static void
bst_change_item_finalize (GObject *object)
{
  g_clear_pointer (&BST_CHANGE_ITEM (object)->change, bst_change_unref);
  g_clear_pointer (&BST_CHANGE_ITEM (object)->failure, bst_failure_unref);

  G_OBJECT_CLASS (bst_change_item_parent_class)->finalize (object);
}

static void
bst_change_item_class_init (BstChangeItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bst_change_item_finalize;
}

static void
bst_change_item_init (BstChangeItem *self)
{
}

/* @before: (nullable): the change above it
 * Returns: (transfer full) */
BstChangeItem *
bst_change_item_new (const BstChange *change, const BstChange *before)
{
  BstChangeItem *self = g_object_new (BST_TYPE_CHANGE_ITEM, NULL);

  self->change = bst_change_ref (change);
  self->is_first = before == NULL || before->at != change->at || !g_str_equal (before->id, change->id);
  return self;
}

/* Returns: (transfer full) */
BstChangeItem *
bst_change_item_new_for_failure (const BstFailure *failure)
{
  BstChangeItem *self = g_object_new (BST_TYPE_CHANGE_ITEM, NULL);

  self->failure = bst_failure_ref (failure);
  self->is_first = TRUE;
  return self;
}

/* Returns: (transfer none): the model that it is about */
const char *
bst_change_item_get_id (BstChangeItem *self)
{
  return self->change != NULL ? self->change->id : self->failure->id;
}

static gint64
get_time (BstChangeItem *self)
{
  return self->change != NULL ? self->change->at : self->failure->at;
}

/* Returns: (transfer full): what was seen, or why nothing was */
static char *
dup_text (BstChangeItem *self)
{
  if (self->change != NULL)
    return bst_change_dup_text (self->change);
  /* Translators: %s is a sentence that says why */
  return g_strdup_printf (_ ("Could not be refreshed: %s"), bst_failure_get_message (self->failure));
}

/* Returns: whether both look the same */
gboolean
bst_change_item_equal (BstChangeItem *self, BstChangeItem *other)
{
  const BstChange *a = self->change, *b = other->change;

  if (a == NULL || b == NULL)
    return a == b && self->failure->at == other->failure->at && g_str_equal (self->failure->id, other->failure->id) &&
           g_str_equal (self->failure->message, other->failure->message);
  return self->is_first == other->is_first && a->at == b->at && a->field == b->field && g_str_equal (a->id, b->id) &&
         g_strcmp0 (a->old_value, b->old_value) == 0 && g_strcmp0 (a->new_value, b->new_value) == 0;
}

/* The model and when it was seen, over what is another than it was. Of one model's
 * changes at one moment the first says both for all. */
struct _BstChangeRow
{
  GtkBox parent_instance;

  GtkWidget *head;
  GtkLabel *name;
  GtkLabel *age;
  GtkLabel *text;
  BstChangeItem *item; /* NULL until it shows one */
};

G_DEFINE_FINAL_TYPE (BstChangeRow, bst_change_row, GTK_TYPE_BOX)

static void
bst_change_row_dispose (GObject *object)
{
  g_clear_object (&BST_CHANGE_ROW (object)->item);

  G_OBJECT_CLASS (bst_change_row_parent_class)->dispose (object);
}

static void
bst_change_row_class_init (BstChangeRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bst_change_row_dispose;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GENERIC);
}

static GtkWidget *
label_new (const char *css_class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0f, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, NULL);

  gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
bst_change_row_init (BstChangeRow *self)
{
  GtkWidget *name = label_new ("heading"), *age = label_new ("caption"), *text = label_new ("numeric");

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 2);
  self->head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  self->name = GTK_LABEL (name);
  self->age = GTK_LABEL (age);
  self->text = GTK_LABEL (text);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_add_css_class (age, "dim-label");
  gtk_box_append (GTK_BOX (self->head), name);
  gtk_box_append (GTK_BOX (self->head), age);
  gtk_box_append (GTK_BOX (self), self->head);
  gtk_box_append (GTK_BOX (self), text);
}

/* Returns: (transfer floating): a row without a change */
GtkWidget *
bst_change_row_new (void)
{
  return g_object_new (BST_TYPE_CHANGE_ROW, NULL);
}

/* What is read aloud stands on the list's own item around this row. */
static void
update_accessible (BstChangeRow *self)
{
  GtkWidget *item = gtk_widget_get_parent (GTK_WIDGET (self));
  const char *said[] = { gtk_label_get_text (self->text), gtk_label_get_text (self->age) };
  g_autofree char *spoken = bst_format_clauses (said, G_N_ELEMENTS (said));

  if (item != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_PROPERTY_LABEL, gtk_label_get_text (self->name),
                                    GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, spoken, -1);
}

/* Says anew how long ago it was. */
void
bst_change_row_update_age (BstChangeRow *self)
{
  g_autofree char *age = NULL;

  if (self->item == NULL)
    return;
  age = bst_format_age (g_get_real_time () / G_USEC_PER_SEC - get_time (self->item));
  if (g_str_equal (age, gtk_label_get_text (self->age)))
    return;
  gtk_label_set_text (self->age, age);
  update_accessible (self);
}

/* @library: (transfer none): which knows the model's name */
void
bst_change_row_set_item (BstChangeRow *self, BstChangeItem *item, BstLibrary *library)
{
  const char *id = bst_change_item_get_id (item);
  BstEntry *entry = bst_library_lookup (library, id);
  g_autofree char *text = dup_text (item);
  g_autofree char *moment = bst_age_dup_moment (get_time (item));

  g_set_object (&self->item, item);
  gtk_label_set_text (self->name, entry != NULL ? bst_entry_get_name (entry) : id);
  gtk_label_set_text (self->text, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->age), moment);
  gtk_widget_set_visible (self->head, item->is_first);
  gtk_widget_remove_css_class (GTK_WIDGET (self), item->is_first ? "change-next" : "change-first");
  gtk_widget_add_css_class (GTK_WIDGET (self), item->is_first ? "change-first" : "change-next");
  bst_change_row_update_age (self);
  update_accessible (self);
}
