#include "config.h"

#include "ui/detail-figures.h"

#include "core/claim-text.h"
#include "core/format.h"
#include "ui/detail-sections.h"
#include "ui/figure.h"

/* A count as a card: the short figure large, the exact one and its source below. */
static GtkWidget *
count_figure_new (BstEntry *entry, BstField field, const char *label)
{
  BstClaim *claim = bst_entry_get_claim (entry, field);
  gint64 count = bst_entry_get_count (entry, field);
  g_autofree char *value = NULL, *exact = NULL, *source = NULL;

  if (claim == NULL)
    {
      const char *unknown = bst_entry_get_kind (entry) == BST_KIND_CLOSED_MODEL ? C_ ("figure", "Not disclosed")
                                                                                : C_ ("figure", "Unknown");

      return bst_figure_new (unknown, label, NULL, _ ("no source gives a figure"), NULL);
    }
  value = field == BST_FIELD_CONTEXT_LENGTH ? bst_format_context (count) : bst_format_count (count);
  exact = bst_format_exact (count);
  source = bst_claim_dup_short_source (claim);
  if (bst_entry_is_disputed (entry, field))
    {
      g_autofree char *dispute = bst_dispute_dup_text (entry, field);

      return bst_figure_new (value, label, exact, /* Translators: under a figure on which sources differ */
                             _ ("the sources disagree"), dispute);
    }
  return bst_figure_new (value, label, g_str_equal (exact, value) ? NULL : exact, source,
                         bst_source_get_title (bst_claim_get_source (claim)));
}

static GtkWidget *
parameters_figure_new (BstEntry *entry)
{
  gint64 active = bst_entry_get_count (entry, BST_FIELD_ACTIVE_PARAMETERS);
  g_autofree char *label = NULL;

  if (active > 0)
    {
      g_autofree char *count = bst_format_count (active);

      /* Translators: %s is a number, such as “12.9 B”. */
      label = g_strdup_printf (_ ("parameters, %s active"), count);
    }
  return count_figure_new (entry, BST_FIELD_PARAMETERS, label != NULL ? label : _ ("parameters"));
}

/* The verdict in a word, as large as a number is. */
static const char *
get_verdict (BstCommercial commercial)
{
  switch (commercial)
    {
    case BST_COMMERCIAL_YES:
      return C_ ("verdict", "✓ Commercial");
    case BST_COMMERCIAL_CONDITIONAL:
      return C_ ("verdict", "Conditional");
    case BST_COMMERCIAL_NO:
      return C_ ("verdict", "✗ Commercial");
    case BST_COMMERCIAL_UNKNOWN:
    default:
      return C_ ("verdict", "Unclear");
    }
}

static GtkWidget *
licence_figure_new (BstEntry *entry)
{
  BstLicense *license = bst_entry_get_license (entry);
  BstClaim *claim = bst_entry_get_claim (entry, BST_FIELD_LICENSE);
  const char *verdict = get_verdict (bst_entry_get_commercial (entry));
  const char *name;

  if (claim == NULL)
    return bst_figure_new (C_ ("figure", "Unknown"), _ ("licence"), NULL, _ ("no source names one"), NULL);
  name = license != NULL ? bst_license_get_short_name (license) : bst_entry_get_word (entry, BST_FIELD_LICENSE);
  if (bst_entry_get_kind (entry) == BST_KIND_CLOSED_MODEL)
    return bst_figure_new (bst_openness_get_label (BST_OPENNESS_CLOSED), _ ("licence"), NULL, name,
                           license != NULL ? bst_license_get_summary (license) : NULL);
  return bst_figure_new (verdict, name, NULL,
                         license != NULL && bst_license_get_condition (license) != NULL
                           ? bst_license_get_condition (license)
                           : _ ("not legal advice"),
                         license != NULL ? bst_license_get_summary (license) : NULL);
}

static GtkWidget *
released_figure_new (BstEntry *entry)
{
  const char *date = bst_entry_get_word (entry, BST_FIELD_RELEASED);
  g_autofree char *value = NULL, *source = NULL;

  if (date == NULL)
    return bst_figure_new (C_ ("figure", "Unknown"), _ ("release date"), NULL, _ ("no source gives a date"), NULL);
  value = bst_format_date (date);
  source = bst_claim_dup_short_source (bst_entry_get_claim (entry, BST_FIELD_RELEASED));
  return bst_figure_new (value, _ ("released"), NULL, source,
                         bst_claim_get_note (bst_entry_get_claim (entry, BST_FIELD_RELEASED)));
}

static void
add (GtkFlowBox *box, GtkWidget *figure, GtkSizeGroup *values, GtkSizeGroup *labels)
{
  bst_figure_align (BST_FIGURE (figure), values, labels);
  gtk_flow_box_append (box, figure);
  gtk_widget_set_focusable (gtk_widget_get_parent (figure), FALSE);
}

/* Adds the four figures that people ask for first. */
void
bst_detail_add_figures (GtkFlowBox *box, BstEntry *entry)
{
  BstKind kind = bst_entry_get_kind (entry);
  gboolean is_model = kind == BST_KIND_MODEL || kind == BST_KIND_CLOSED_MODEL;
  g_autoptr (GtkSizeGroup) values = gtk_size_group_new (GTK_SIZE_GROUP_VERTICAL);
  g_autoptr (GtkSizeGroup) labels = gtk_size_group_new (GTK_SIZE_GROUP_VERTICAL);

  if (is_model || bst_entry_get_claim (entry, BST_FIELD_PARAMETERS) != NULL)
    add (box, parameters_figure_new (entry), values, labels);
  if (is_model || bst_entry_get_claim (entry, BST_FIELD_CONTEXT_LENGTH) != NULL)
    add (box, count_figure_new (entry, BST_FIELD_CONTEXT_LENGTH, _ ("tokens of context")), values, labels);
  add (box, licence_figure_new (entry), values, labels);
  add (box, released_figure_new (entry), values, labels);
}

/* Whether bst_detail_add_figures() would say the same of both. */
gboolean
bst_detail_figures_are_same (BstEntry *a, BstEntry *b)
{
  static const BstField fields[] = { BST_FIELD_PARAMETERS, BST_FIELD_ACTIVE_PARAMETERS, BST_FIELD_CONTEXT_LENGTH,
                                     BST_FIELD_LICENSE, BST_FIELD_RELEASED };

  if (bst_entry_get_kind (a) != bst_entry_get_kind (b) || bst_entry_get_license (a) != bst_entry_get_license (b) ||
      bst_entry_get_commercial (a) != bst_entry_get_commercial (b))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (!bst_detail_claims_are_same (a, b, fields[i]))
      return FALSE;
  return TRUE;
}
