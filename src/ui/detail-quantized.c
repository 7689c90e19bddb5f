#include "config.h"

#include "ui/detail-quantized.h"

#include <glib/gi18n.h>

#include "core/format.h"
#include "core/packing.h"
#include "ui/age.h"
#include "ui/detail-sections.h"
#include "ui/fold.h"

/* Rows of a form that are made at first, and with each press of the button below them. */
#define AT_A_TIME 8

/* The repositories of one form. */
typedef struct
{
  BstDetailContext context; /* with references of its own */
  BstDetailSubject subject;
  GPtrArray *records; /* BstRepository, the most downloaded first */
  guint n_shown;
} Group;

static Group *
group_new (const BstDetailContext *context, const BstDetailSubject *subject)
{
  Group *self = g_new0 (Group, 1);

  g_set_object (&self->context.library, context->library);
  g_set_object (&self->context.online, context->online);
  g_set_object (&self->context.settings, context->settings);
  bst_detail_subject_set (&self->subject, subject);
  self->records = g_ptr_array_new_with_free_func ((GDestroyNotify) bst_repository_unref);
  return self;
}

static void
group_free (gpointer data)
{
  Group *self = data;

  g_clear_object (&self->context.library);
  g_clear_object (&self->context.online);
  g_clear_object (&self->context.settings);
  bst_detail_subject_clear (&self->subject);
  g_ptr_array_unref (self->records);
  g_free (self);
}

/* The maker's own come first, then what is taken most. */
static int
compare (gconstpointer a, gconstpointer b, gpointer id)
{
  const BstRepository *of_a = *(const BstRepository *const *) a, *of_b = *(const BstRepository *const *) b;
  gboolean is_own_a = bst_repository_is_of_owner (of_a, id), is_own_b = bst_repository_is_of_owner (of_b, id);

  if (is_own_a != is_own_b)
    return is_own_a ? -1 : 1;
  if (of_a->downloads != of_b->downloads)
    return of_a->downloads > of_b->downloads ? -1 : 1;
  return g_ascii_strcasecmp (of_a->id, of_b->id);
}

static void add_rows (GtkWidget *box, Group *group);

static void
more_cb (GtkButton *button, Group *group)
{
  GtkWidget *box = gtk_widget_get_parent (GTK_WIDGET (button));
  GtkWidget *last = gtk_widget_get_prev_sibling (GTK_WIDGET (button));

  g_object_ref (button);
  gtk_box_remove (GTK_BOX (box), GTK_WIDGET (button));
  add_rows (box, group);
  gtk_widget_child_focus (gtk_widget_get_next_sibling (last), GTK_DIR_TAB_FORWARD);
  g_object_unref (button);
}

static void
add_rows (GtkWidget *box, Group *group)
{
  guint end = MIN (group->records->len, group->n_shown + AT_A_TIME);

  for (; group->n_shown < end; group->n_shown++)
    gtk_box_append (GTK_BOX (box), bst_quantized_row_new (&group->context, &group->subject,
                                                          g_ptr_array_index (group->records, group->n_shown)));
  if (end < group->records->len)
    {
      guint rest = group->records->len - end;
      g_autofree char *number = bst_format_exact (rest);
      g_autofree char *text = g_strdup_printf (ngettext ("Show More (%s)", "Show More (%s)", rest), number);
      GtkWidget *button = gtk_button_new_with_label (text);

      gtk_widget_add_css_class (button, "flat");
      g_signal_connect (button, "clicked", G_CALLBACK (more_cb), group);
      gtk_box_append (GTK_BOX (box), button);
    }
}

static GtkWidget *
make_rows (gpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  add_rows (box, data);
  return box;
}

static GtkWidget *
group_line_new (const char *title, const char *number)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *name = gtk_label_new (title), *count = gtk_label_new (number);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_box_append (GTK_BOX (line), name);
  gtk_widget_add_css_class (count, "dim-label");
  gtk_widget_add_css_class (count, "numeric");
  gtk_box_append (GTK_BOX (line), count);
  return line;
}

/* @group: (transfer full) */
static GtkWidget *
group_fold_new (Group *group, BstPacking packing)
{
  g_autofree char *number = bst_format_exact (group->records->len);
  g_autofree char *count = g_strdup_printf (ngettext ("%s repository", "%s repositories", group->records->len), number);
  const char *said[] = { bst_packing_get_label (packing), count };
  g_autofree char *name = bst_format_clauses (said, G_N_ELEMENTS (said));

  g_ptr_array_sort_with_data (group->records, compare, (gpointer) bst_entry_get_id (group->subject.entry));
  return bst_fold_new (group_line_new (bst_packing_get_label (packing), count), name, make_rows, group, group_free);
}

/* Sorts what was made of the model by its form; what the Hub calls no quantization, but was
 * cut to one, is of the card's making and not of ours. */
static void
collect (const BstDetailContext *context, const BstDetailSubject *subject, Group **groups)
{
  for (guint i = 0; i < subject->dossier->derived->len; i++)
    {
      const BstRepository *record = g_ptr_array_index (subject->dossier->derived, i);
      BstPacking packing = bst_repository_get_packing (record);

      if (record->relation != BST_RELATION_QUANTIZED)
        continue;
      if (groups[packing] == NULL)
        groups[packing] = group_new (context, subject);
      g_ptr_array_add (groups[packing]->records, bst_repository_ref (record));
    }
}

/* "the 100 most downloaded of 340" */
static void
add_amount (GtkWidget *section, const BstDossier *dossier, guint n_shown)
{
  gint64 n_all = dossier->n_derived[BST_RELATION_QUANTIZED];
  g_autofree char *shown = NULL, *all = NULL, *text = NULL;
  GtkWidget *label;

  if (n_all <= n_shown)
    return;
  shown = bst_format_exact (n_shown);
  all = bst_format_exact (n_all);
  /* Translators: of the repositories that were made of a model: how many are listed here, and how many there are. */
  text = g_strdup_printf (_ ("The %1$s most downloaded of %2$s"), shown, all);
  label = bst_detail_text_new (text);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_box_append (GTK_BOX (section), label);
}

/* Returns: (transfer floating) (nullable): the repositories with smaller forms of the model,
 *   by form; NULL where none are known. */
GtkWidget *
bst_detail_quantized_new (const BstDetailContext *context, const BstDetailSubject *subject)
{
  Group *groups[BST_N_PACKINGS] = { NULL };
  GtkWidget *section = NULL, *list = NULL;
  guint n = 0;

  if (subject->dossier == NULL || subject->dossier->derived == NULL)
    return NULL;
  collect (context, subject, groups);
  for (guint packing = 0; packing < BST_N_PACKINGS; packing++)
    {
      GtkWidget *fold;

      if (groups[packing] == NULL)
        continue;
      if (section == NULL)
        {
          section = bst_detail_section_new (_ ("Quantizations made from it"), NULL);
          list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
          gtk_widget_add_css_class (list, "card");
          gtk_widget_add_css_class (list, "detail-list");
        }
      n += groups[packing]->records->len;
      fold = group_fold_new (groups[packing], packing);
      gtk_box_append (GTK_BOX (list), fold);
      /* GGUF, which comes first, is what most people look for. */
      if (gtk_widget_get_prev_sibling (fold) == NULL)
        bst_fold_set_open (BST_FOLD (fold), TRUE);
    }
  if (section == NULL)
    return NULL;
  add_amount (section, subject->dossier, n);
  gtk_box_append (GTK_BOX (section), list);
  return section;
}

gboolean
bst_detail_quantized_is_same (const BstDetailContext *context, const BstDetailSubject *old, const BstDetailSubject *new)
{
  GPtrArray *of_old = old->dossier != NULL ? old->dossier->derived : NULL;
  GPtrArray *of_new = new->dossier != NULL ? new->dossier->derived : NULL;

  if (of_old == of_new)
    return TRUE;
  if (of_old == NULL || of_new == NULL || of_old->len != of_new->len)
    return FALSE;
  /* Sizes that have come are shown by their row, which would lose the focus. */
  for (guint i = 0; i < of_old->len; i++)
    if (g_strcmp0 (((BstRepository *) g_ptr_array_index (of_old, i))->id,
                   ((BstRepository *) g_ptr_array_index (of_new, i))->id) != 0)
      return FALSE;
  return TRUE;
}
