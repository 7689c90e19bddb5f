#include "config.h"

#include "ui/detail-sources.h"

#include <glib/gi18n.h>

#include "core/claim-text.h"
#include "core/format.h"
#include "ui/badge.h"
#include "ui/claim-list.h"
#include "ui/detail-sections.h"
#include "ui/fold.h"
#include "ui/tooltip.h"

typedef struct
{
  BstEntry *entry;
  BstField field;
} Row;

static void
row_free (gpointer data)
{
  Row *row = data;

  g_object_unref (row->entry);
  g_free (row);
}

static GtkWidget *
make_claims (gpointer data)
{
  const Row *row = data;

  return bst_claim_list_new (row->entry, row->field);
}

/* Who says so, in the narrowest form: "Configuration +2". */
static char *
dup_who (BstEntry *entry, BstField field)
{
  GPtrArray *claims = bst_entry_get_claims (entry, field);
  BstSource *source = bst_claim_get_source (g_ptr_array_index (claims, 0));
  const char *kind = bst_source_kind_get_label (bst_source_get_kind (source));
  g_autofree char *more = NULL;

  if (claims->len == 1)
    return bst_claim_dup_short_source (g_ptr_array_index (claims, 0));
  more = bst_format_exact (claims->len - 1);
  /* Translators: a kind of source, and how many others there are: “Paper +2” */
  return g_strdup_printf (C_ ("source", "%1$s +%2$s"), kind, more);
}

static GtkWidget *
line_new (BstEntry *entry, BstField field, const char *value, const char *who)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *name = gtk_label_new (bst_field_get_label (field)), *shown = gtk_label_new (value), *by = gtk_label_new (who);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_widget_add_css_class (name, "caption");
  gtk_widget_add_css_class (name, "dim-label");
  gtk_label_set_xalign (GTK_LABEL (shown), 0);
  gtk_label_set_ellipsize (GTK_LABEL (shown), PANGO_ELLIPSIZE_END);
  bst_label_explain_ellipsis (GTK_LABEL (shown));
  gtk_widget_add_css_class (shown, "numeric");
  gtk_box_append (GTK_BOX (texts), name);
  gtk_box_append (GTK_BOX (texts), shown);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (line), texts);
  if (bst_entry_is_disputed (entry, field))
    gtk_box_append (GTK_BOX (line), bst_badge_new (C_ ("badge", "Disputed"), NULL, BST_BADGE_WARNING));
  gtk_widget_add_css_class (by, "caption");
  gtk_widget_add_css_class (by, "dim-label");
  gtk_label_set_ellipsize (GTK_LABEL (by), PANGO_ELLIPSIZE_END);
  bst_label_explain_ellipsis (GTK_LABEL (by));
  gtk_box_append (GTK_BOX (line), by);
  return line;
}

static GtkWidget *
field_new (BstEntry *entry, BstField field)
{
  BstClaim *first = bst_entry_get_claim (entry, field);
  Row *row = g_new0 (Row, 1);
  g_autofree char *value = bst_claim_dup_exact (first, entry);
  g_autofree char *who = dup_who (entry, field);
  g_autofree char *dispute = bst_dispute_dup_text (entry, field);
  const char *parts[] = { value, who, dispute };
  g_autofree char *told = bst_format_parts (parts, G_N_ELEMENTS (parts));
  g_autofree char *name = bst_format_labelled (bst_field_get_label (field), told);

  row->entry = g_object_ref (entry);
  row->field = field;
  return bst_fold_new (line_new (entry, field, value, who), name, make_claims, row, row_free);
}

/* Returns: (transfer floating) (nullable): every field with its claims below it, which are
 *   made when they are looked at. */
GtkWidget *
bst_detail_sources_new (const BstDetailContext *context, const BstDetailSubject *subject)
{
  GtkWidget *section = NULL, *list = NULL;

  for (guint field = 0; field < BST_N_FIELDS; field++)
    {
      if (bst_entry_get_claims (subject->entry, field) == NULL)
        continue;
      if (section == NULL)
        {
          section = bst_detail_section_new (_ ("Sources"), NULL);
          list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
          gtk_widget_add_css_class (list, "card");
          gtk_widget_add_css_class (list, "detail-list");
          gtk_box_append (GTK_BOX (section), list);
        }
      gtk_box_append (GTK_BOX (list), field_new (subject->entry, field));
    }
  return section;
}

gboolean
bst_detail_sources_are_same (const BstDetailContext *context, const BstDetailSubject *old, const BstDetailSubject *new)
{
  for (guint field = 0; field < BST_N_FIELDS; field++)
    if (!bst_detail_claims_are_same (old->entry, new->entry, field))
      return FALSE;
  return TRUE;
}
