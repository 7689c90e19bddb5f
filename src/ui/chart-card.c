#include "config.h"

#include "ui/chart-card.h"

#include "core/format.h"
#include "core/i18n.h"
#include "core/verdict-text.h"
#include "ui/mark.h"
#include "ui/row-words.h"

/* A card is no wider than a narrow window. */
#define MOST_CHARACTERS 44

static GtkWidget *
make_line (const char *text, gboolean dim)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), MOST_CHARACTERS);
  if (dim)
    gtk_widget_add_css_class (label, "dim-label");
  return label;
}

static GtkWidget *
make_head (BstEntry *entry)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *mark = bst_mark_new (bst_entry_get_openness (entry));
  GtkWidget *name = make_line (bst_entry_get_name (entry), FALSE);

  gtk_widget_set_valign (mark, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (name, "heading");
  gtk_box_append (GTK_BOX (head), mark);
  gtk_box_append (GTK_BOX (head), name);
  return head;
}

/* Returns: (transfer full): "46.7 B parameters · 12.9 B active", and from what kind of source */
static char *
dup_figures (BstEntry *entry)
{
  BstClaim *claim = bst_entry_get_claim (entry, BST_FIELD_PARAMETERS);
  gint64 active = bst_entry_get_count (entry, BST_FIELD_ACTIVE_PARAMETERS);
  g_autofree char *count = NULL, *active_count = NULL, *figure = NULL, *active_figure = NULL;
  const char *parts[2] = { NULL };

  if (claim == NULL)
    return g_strdup (_ ("Parameters not published"));
  count = bst_format_count (bst_entry_get_count (entry, BST_FIELD_PARAMETERS));
  if (bst_claim_is_estimated (claim))
    /* Translators: %s is a number, which is an estimate: "about 1.8 T parameters" */
    figure = g_strdup_printf (C_ ("card", "about %s parameters"), count);
  else
    /* Translators: %s is a number: "46.7 B parameters" */
    figure = g_strdup_printf (C_ ("card", "%s parameters"), count);
  if (active > 0)
    {
      active_count = bst_format_count (active);
      active_figure = g_strdup_printf (C_ ("chart", "%s active"), active_count);
    }
  parts[0] = figure;
  parts[1] = active_figure;
  return bst_format_parts (parts, G_N_ELEMENTS (parts));
}

/* Returns: (transfer full) (nullable): who made it and when, as far as that is known */
static char *
dup_origin (BstEntry *entry)
{
  BstOrganization *organization = bst_entry_get_organization (entry);
  const char *released = bst_entry_get_word (entry, BST_FIELD_RELEASED);
  g_autofree char *date = released != NULL ? bst_format_date (released) : NULL;
  const char *parts[] = { organization != NULL ? bst_organization_get_name (organization) : NULL, date };

  return parts[0] != NULL || date != NULL ? bst_format_parts (parts, G_N_ELEMENTS (parts)) : NULL;
}

/* Returns: (transfer full): the licence, and whether that allows commercial use */
static char *
dup_license (BstEntry *entry)
{
  g_autofree char *names = bst_verdict_dup_short (entry);
  const char *parts[] = { names, bst_commercial_get_label (bst_entry_get_commercial (entry)) };

  return names != NULL ? bst_format_parts (parts, G_N_ELEMENTS (parts)) : g_strdup (bst_openness_get_label (bst_entry_get_openness (entry)));
}

static void
append (GtkWidget *card, char *text, gboolean dim)
{
  g_autofree char *owned = text;

  if (owned != NULL)
    gtk_box_append (GTK_BOX (card), make_line (owned, dim));
}

/* Returns: (transfer full) (nullable): whether it fits; NULL where nobody asked, or knows */
static char *
dup_fit (BstEntry *entry, BstFitSettings *fit_settings)
{
  BstFitJudgement judgement;
  BstFit fit;

  if (fit_settings == NULL || !bst_fit_settings_judge (fit_settings, entry, &fit, &judgement))
    return NULL;
  return bst_row_dup_fit (&fit, &judgement);
}

/**
 * bst_chart_card_new:
 * @entry: the model of the mark
 * @fit_settings: (nullable): by what the card says whether it fits into memory
 *
 * Returns: (transfer floating): what there is to know of the model at a glance
 */
GtkWidget *
bst_chart_card_new (BstEntry *entry, BstFitSettings *fit_settings)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  BstClaim *claim = bst_entry_get_claim (entry, BST_FIELD_PARAMETERS);
  BstSource *source = claim != NULL ? bst_claim_get_source (claim) : NULL;

  gtk_widget_add_css_class (card, "chart-card");
  gtk_box_append (GTK_BOX (card), make_head (entry));
  append (card, dup_origin (entry), TRUE);
  append (card, dup_figures (entry), FALSE);
  if (source != NULL)
    /* Translators: from what kind of source a figure is: "Source: model card" */
    append (card, g_strdup_printf (_ ("Source: %s"), bst_source_kind_get_label (bst_source_get_kind (source))), TRUE);
  append (card, dup_license (entry), FALSE);
  append (card, dup_fit (entry, fit_settings), FALSE);
  return card;
}
