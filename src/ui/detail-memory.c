#include "config.h"

#include "ui/detail-memory.h"

#include "ui/detail-sections.h"
#include "ui/memory-view.h"

static GtkWidget *
sentence_new (const char *text)
{
  GtkWidget *section = bst_detail_section_new (_ ("Memory"), NULL);
  GtkWidget *label = bst_detail_text_new (text);

  gtk_widget_add_css_class (label, "dim-label");
  gtk_box_append (GTK_BOX (section), label);
  return section;
}

/* Returns: (nullable): what the model takes to be run; NULL for what nobody runs by itself */
GtkWidget *
bst_detail_memory_new (const BstDetailContext *context, const BstDetailSubject *subject)
{
  BstKind kind = bst_entry_get_kind (subject->entry);
  g_auto (BstMemorySubject) memory = { 0 };
  const char *base;
  GtkWidget *section;

  if (kind == BST_KIND_ADAPTER)
    return sentence_new (_ ("An adapter is loaded on top of its base model, which decides how much memory both take."));
  if (kind != BST_KIND_MODEL)
    return NULL;
  base = bst_memory_subject_get_base (subject->entry);
  if (!bst_memory_subject_read (&memory, subject->entry,
                                base != NULL && context->library != NULL ? bst_library_lookup (context->library, base) : NULL))
    return sentence_new (_ ("How much memory it takes is not known: no source tells its parameters."));
  section = bst_detail_section_new (_ ("Memory"), NULL);
  gtk_box_append (GTK_BOX (section), bst_memory_view_new (&memory, bst_fit_settings_get (context->settings)));
  return section;
}

static gboolean
files_are_same (const BstRepository *a, const BstRepository *b)
{
  if (a == b)
    return TRUE;
  if (a == NULL || b == NULL)
    return FALSE;
  return a->files == b->files &&
         bst_repository_is_packed (a) == bst_repository_is_packed (b) && a->relation == b->relation;
}

gboolean
bst_detail_memory_is_same (const BstDetailContext *context, const BstDetailSubject *old, const BstDetailSubject *new)
{
  static const BstField fields[] = { BST_FIELD_PARAMETERS, BST_FIELD_CONTEXT_LENGTH, BST_FIELD_ARCHITECTURE };

  if (bst_entry_get_kind (old->entry) != bst_entry_get_kind (new->entry) ||
      !files_are_same (bst_entry_get_repository (old->entry), bst_entry_get_repository (new->entry)))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (!bst_detail_claims_are_same (old->entry, new->entry, fields[i]))
      return FALSE;
  return TRUE;
}
