#include "config.h"

#include "ui/detail-badges.h"

#include <glib/gi18n.h>

#include "core/format.h"
#include "core/packing.h"
#include "ui/badge.h"
#include "ui/mark.h"

static void
add (GtkWidget *box, const char *text, const char *description, BstBadgeStyle style)
{
  gtk_box_append (GTK_BOX (box), bst_badge_new (text, description, style));
}

/* The sign and the word by which list and chart tell models apart. */
static void
add_openness (GtkWidget *box, BstEntry *entry)
{
  BstOpenness openness = bst_entry_get_openness (entry);
  GtkWidget *badge = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *mark = bst_mark_new (openness);

  if (openness == BST_OPENNESS_UNKNOWN)
    {
      g_object_unref (g_object_ref_sink (mark));
      g_object_unref (g_object_ref_sink (badge));
      return;
    }
  gtk_widget_set_valign (mark, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (badge), mark);
  gtk_box_append (GTK_BOX (badge), gtk_label_new (bst_openness_get_label (openness)));
  gtk_widget_set_valign (badge, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (badge, "badge");
  gtk_widget_add_css_class (badge, "plain");
  gtk_box_append (GTK_BOX (box), badge);
}

static void
add_gated (GtkWidget *box, BstEntry *entry)
{
  const BstRepository *record = bst_entry_get_repository (entry);
  BstGated gated = record != NULL ? record->gated : BST_GATED_UNKNOWN;

  if (gated == BST_GATED_MANUAL)
    add (box, C_ ("badge", "Gated"), _ ("The owner grants access to the files, one by one."), BST_BADGE_WARNING);
  else if (gated == BST_GATED_AUTO)
    add (box, C_ ("badge", "Gated"), _ ("The files are there at once for whoever accepts the terms on the Hub."),
         BST_BADGE_WARNING);
  else if (gated == BST_GATED_UNKNOWN && bst_entry_get_flag (entry, BST_FIELD_GATED))
    add (box, C_ ("badge", "Gated"), _ ("Access to the files has to be asked for on the Hub."), BST_BADGE_WARNING);
}

static void
add_presence (GtkWidget *box, const BstRepository *record)
{
  if (record->presence == BST_PRESENCE_GONE)
    add (box, C_ ("badge", "Gone"), _ ("The Hub does not have this model any more, or hides it."), BST_BADGE_ERROR);
  else if (record->presence == BST_PRESENCE_DISABLED)
    add (box, C_ ("badge", "Disabled"), _ ("The Hub has closed this model."), BST_BADGE_ERROR);
}

/* The parameters of the first base model that the library knows them of, or -1. */
static gint64
find_base_parameters (BstEntry *entry, BstLibrary *library, char **name)
{
  g_autofree const char **bases = bst_entry_get_words (entry, BST_FIELD_BASE_MODELS);

  for (guint i = 0; bases != NULL && bases[i] != NULL; i++)
    {
      BstEntry *base = library != NULL ? bst_library_lookup (library, bases[i]) : NULL;
      gint64 count = base != NULL ? bst_entry_get_count (base, BST_FIELD_PARAMETERS) : -1;

      if (count <= 0)
        continue;
      *name = g_strdup (bst_entry_get_name (base));
      return count;
    }
  return -1;
}

/**
 * bst_detail_dup_packed_words:
 * @library: (nullable): where the base model is looked up
 *
 * Returns: (transfer full) (nullable): why the Hub's number of weights is not shown as that
 *   of the parameters, and how many the base model has; NULL for what is not packed
 */
char *
bst_detail_dup_packed_words (BstEntry *entry, BstLibrary *library)
{
  const BstRepository *record = bst_entry_get_repository (entry);
  g_autofree char *name = NULL, *count = NULL;
  gint64 parameters;

  if (record == NULL || !bst_repository_is_packed (record))
    return NULL;
  parameters = find_base_parameters (entry, library, &name);
  if (parameters <= 0)
    return g_strdup (_ ("The weights are packed, several in one number: what the Hub counts are not parameters."));
  count = bst_format_count (parameters);
  /* Translators: the name of a model, and a number of parameters: “Mistral 7B has 7.24 B” */
  return g_strdup_printf (_ ("The weights are packed, several in one number: what the Hub counts are not parameters. "
                             "The base model %1$s has %2$s."),
                          name, count);
}

static void
add_packed (GtkWidget *box, BstEntry *entry, BstLibrary *library)
{
  const BstRepository *record = bst_entry_get_repository (entry);
  BstPacking packing = bst_repository_get_packing (record);
  g_autofree char *words = bst_detail_dup_packed_words (entry, library);
  g_autofree char *text = NULL;

  if (words == NULL)
    return;
  /* Translators: %s is a way of packing weights, such as “GPTQ”. */
  text = packing != BST_PACKING_OTHER ? g_strdup_printf (C_ ("badge", "Packed: %s"), bst_packing_get_label (packing))
                                      : g_strdup (C_ ("badge", "Packed"));
  add (box, text, words, BST_BADGE_PLAIN);
}

static void
add_adapter (GtkWidget *box, BstEntry *entry)
{
  g_autofree const char **bases = bst_entry_get_words (entry, BST_FIELD_BASE_MODELS);
  g_autofree char *words = NULL;

  if (bst_entry_get_kind (entry) != BST_KIND_ADAPTER)
    return;
  if (bases != NULL && bases[0] != NULL)
    /* Translators: %s is the id of a model. */
    words = g_strdup_printf (_ ("A small addition that runs only together with its base model, %s."), bases[0]);
  add (box, bst_kind_get_label (BST_KIND_ADAPTER),
       words != NULL ? words : _ ("A small addition that runs only together with its base model."), BST_BADGE_ACCENT);
}

/* What its maker says has taken its place. */
static void
add_deprecated (GtkWidget *box, const BstDossier *dossier)
{
  g_autofree char *newer = dossier != NULL ? bst_dossier_dup_new_version (dossier) : NULL;
  g_autofree char *words = NULL;

  if (newer == NULL)
    return;
  /* Translators: %s is the id of a model. */
  words = g_strdup_printf (_ ("Its card names a newer version: %s."), newer);
  add (box, C_ ("badge", "Newer version"), words, BST_BADGE_WARNING);
}

/* Adds what is to be minded, the gravest first. */
void
bst_detail_add_badges (GtkWidget *box, const BstDetailContext *context, const BstDetailSubject *subject)
{
  BstEntry *entry = subject->entry;
  const BstRepository *record = bst_entry_get_repository (entry);

  if (record != NULL)
    add_presence (box, record);
  add_deprecated (box, subject->dossier);
  add_gated (box, entry);
  add_openness (box, entry);
  add_adapter (box, entry);
  if (record != NULL)
    add_packed (box, entry, context->library);
}

/* Whether bst_detail_add_badges() would say the same of both, which are of one model. */
gboolean
bst_detail_badges_are_same (const BstDetailSubject *old, const BstDetailSubject *new)
{
  return old->entry == new->entry && old->dossier == new->dossier;
}
