#include "config.h"

#include "ui/row.h"

#include "core/format.h"
#include "ui/mark.h"

struct _BstRow
{
  GtkBox parent_instance;

  BstMark *mark;
  GtkLabel *name;
  GtkLabel *subtitle;
  GtkLabel *parameters;
  GtkLabel *released;
};

G_DEFINE_FINAL_TYPE (BstRow, bst_row, GTK_TYPE_BOX)

static void
bst_row_class_init (BstRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (BST_TYPE_MARK);
  gtk_widget_class_set_template_from_resource (widget_class, BST_RESOURCE_PATH "/row.ui");
  gtk_widget_class_bind_template_child (widget_class, BstRow, mark);
  gtk_widget_class_bind_template_child (widget_class, BstRow, name);
  gtk_widget_class_bind_template_child (widget_class, BstRow, subtitle);
  gtk_widget_class_bind_template_child (widget_class, BstRow, parameters);
  gtk_widget_class_bind_template_child (widget_class, BstRow, released);
}

static void
bst_row_init (BstRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
bst_row_new (void)
{
  return g_object_new (BST_TYPE_ROW, NULL);
}

/* "Meta · Llama 2 · under 700 M users": who made it, the licence and its condition. */
static char *
make_subtitle (BstEntry *entry)
{
  BstOrganization *organization = bst_entry_get_organization (entry);
  BstLicense *license = bst_entry_get_license (entry);
  g_autoptr (GString) text = g_string_new (organization != NULL ? bst_organization_get_name (organization) : NULL);
  const char *more[4] = { NULL };
  guint n = 0;

  if (bst_entry_get_kind (entry) != BST_KIND_MODEL)
    more[n++] = bst_kind_get_label (bst_entry_get_kind (entry));
  if (license != NULL && bst_entry_get_kind (entry) != BST_KIND_CLOSED_MODEL)
    {
      more[n++] = bst_license_get_short_name (license);
      if (bst_license_get_commercial (license) == BST_COMMERCIAL_CONDITIONAL)
        more[n++] = bst_license_get_condition (license);
    }
  for (guint i = 0; i < n; i++)
    if (more[i] != NULL)
      g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", more[i]);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* @entry: (transfer none): the model that the row shows from now on */
void
bst_row_set_entry (BstRow *self, BstEntry *entry)
{
  gint64 count = bst_entry_get_count (entry, BST_FIELD_PARAMETERS);
  const char *date = bst_entry_get_word (entry, BST_FIELD_RELEASED);
  g_autofree char *subtitle = make_subtitle (entry);
  g_autofree char *parameters = count > 0 ? bst_format_count (count) : g_strdup ("–");
  g_autofree char *month = date != NULL ? g_strndup (date, 7) : NULL;
  g_autofree char *released = month != NULL ? bst_format_date (month) : NULL;

  bst_mark_set_openness (self->mark, bst_entry_get_openness (entry));
  gtk_label_set_label (self->name, bst_entry_get_name (entry));
  gtk_label_set_label (self->subtitle, subtitle);
  gtk_label_set_label (self->parameters, parameters);
  gtk_label_set_label (self->released, released != NULL ? released : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->name), bst_entry_get_id (entry));
  if (count > 0)
    gtk_accessible_reset_property (GTK_ACCESSIBLE (self->parameters), GTK_ACCESSIBLE_PROPERTY_LABEL);
  else
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->parameters),
                                    GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("parameters unknown"), -1);
}
