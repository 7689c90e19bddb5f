#include "config.h"

#include "ui/detail-sections.h"

#include "core/format.h"
#include "ui/figure.h"

/* Who says a figure: "Hub · 17 May 2026". */
static char *
describe_source (BstClaim *claim)
{
  BstSource *source = bst_claim_get_source (claim);
  const char *kind = bst_source_kind_get_label (bst_source_get_kind (source));
  g_autofree char *date = NULL;

  if (bst_source_get_as_of (source) == NULL)
    return g_strdup (kind);
  date = bst_format_date (bst_source_get_as_of (source));
  return g_strdup_printf ("%s · %s", kind, date);
}

/* A count as a card: the short figure large, the exact one and its source below. */
static GtkWidget *
count_figure_new (BstEntry *entry, BstField field, const char *label)
{
  BstClaim *claim = bst_entry_get_claim (entry, field);
  gint64 count = bst_entry_get_count (entry, field);
  g_autofree char *value = NULL, *exact = NULL, *source = NULL, *note = NULL, *explanation = NULL;

  if (claim == NULL)
    {
      const char *unknown = bst_entry_get_kind (entry) == BST_KIND_CLOSED_MODEL ? C_ ("figure", "Not disclosed")
                                                                                : C_ ("figure", "Unknown");

      return bst_figure_new (unknown, label, _ ("no source gives a figure"), NULL);
    }
  value = field == BST_FIELD_CONTEXT_LENGTH ? bst_format_context (count) : bst_format_count (count);
  exact = bst_format_exact (count);
  source = describe_source (claim);
  note = g_str_equal (exact, value) ? g_strdup (source) : g_strdup_printf ("%s · %s", exact, source);
  explanation = g_strdup_printf ("%s\n%s", note, bst_source_get_title (bst_claim_get_source (claim)));
  return bst_figure_new (value, label, note, explanation);
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
    return bst_figure_new (C_ ("figure", "Unknown"), _ ("licence"), _ ("no source names one"), NULL);
  name = license != NULL ? bst_license_get_short_name (license) : bst_entry_get_word (entry, BST_FIELD_LICENSE);
  if (bst_entry_get_kind (entry) == BST_KIND_CLOSED_MODEL)
    return bst_figure_new (bst_openness_get_label (BST_OPENNESS_CLOSED), _ ("licence"), name,
                           license != NULL ? bst_license_get_summary (license) : NULL);
  return bst_figure_new (verdict, name,
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
    return bst_figure_new (C_ ("figure", "Unknown"), _ ("release date"), _ ("no source gives a date"), NULL);
  value = bst_format_date (date);
  source = describe_source (bst_entry_get_claim (entry, BST_FIELD_RELEASED));
  return bst_figure_new (value, _ ("released"), source,
                         bst_claim_get_note (bst_entry_get_claim (entry, BST_FIELD_RELEASED)));
}

/* Adds the four figures that people ask for first. */
void
bst_detail_add_figures (GtkFlowBox *box, BstEntry *entry)
{
  BstKind kind = bst_entry_get_kind (entry);
  gboolean is_model = kind == BST_KIND_MODEL || kind == BST_KIND_CLOSED_MODEL;

  if (is_model || bst_entry_get_claim (entry, BST_FIELD_PARAMETERS) != NULL)
    gtk_flow_box_append (box, parameters_figure_new (entry));
  if (is_model || bst_entry_get_claim (entry, BST_FIELD_CONTEXT_LENGTH) != NULL)
    gtk_flow_box_append (box, count_figure_new (entry, BST_FIELD_CONTEXT_LENGTH, _ ("tokens of context")));
  gtk_flow_box_append (box, licence_figure_new (entry));
  gtk_flow_box_append (box, released_figure_new (entry));
}

static GtkWidget *
section_new (const char *title)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *label = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  gtk_box_append (GTK_BOX (box), label);
  return box;
}

static GtkWidget *
paragraph_new (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  return label;
}

/* A text that opens an address. Its look tells that it leaves the program. */
static GtkWidget *
link_new (const char *text, const char *url)
{
  GtkWidget *button = gtk_link_button_new_with_label (url, text);
  GtkWidget *label = gtk_button_get_child (GTK_BUTTON (button));

  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "source-link");
  if (GTK_IS_LABEL (label))
    {
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
    }
  gtk_widget_set_tooltip_text (button, url);
  return button;
}

/* Returns: (nullable): what the family is about. */
GtkWidget *
bst_detail_family_new (BstEntry *entry)
{
  BstFamily *family = bst_entry_get_family (entry);
  const char *summary = family != NULL ? bst_family_get_summary (family) : NULL;
  g_autofree char *title = NULL;
  GtkWidget *section;

  if (summary == NULL)
    return NULL;
  /* Translators: %s is a family of models, such as “Falcon”. */
  title = g_strdup_printf (_ ("The %s family"), bst_family_get_name (family));
  section = section_new (title);
  gtk_box_append (GTK_BOX (section), paragraph_new (summary));
  return section;
}

/* Returns: (nullable): what the licence allows and asks for. */
GtkWidget *
bst_detail_licence_new (BstEntry *entry)
{
  BstLicense *license = bst_entry_get_license (entry);
  GtkWidget *section;

  if (license == NULL || bst_license_get_summary (license) == NULL)
    return NULL;
  section = section_new (bst_license_get_name (license));
  gtk_box_append (GTK_BOX (section), paragraph_new (bst_license_get_summary (license)));
  gtk_box_append (GTK_BOX (section), link_new (bst_license_get_url (license), bst_license_get_url (license)));
  return section;
}

/* Returns: (nullable): who made it. */
GtkWidget *
bst_detail_maker_new (BstEntry *entry)
{
  BstOrganization *maker = bst_entry_get_organization (entry);
  GtkWidget *section;

  if (maker == NULL || bst_organization_get_summary (maker) == NULL)
    return NULL;
  section = section_new (bst_organization_get_name (maker));
  gtk_box_append (GTK_BOX (section), paragraph_new (bst_organization_get_summary (maker)));
  if (bst_organization_get_url (maker) != NULL)
    gtk_box_append (GTK_BOX (section),
                    link_new (bst_organization_get_url (maker), bst_organization_get_url (maker)));
  return section;
}

/* Returns: (nullable): where to read on. */
GtkWidget *
bst_detail_links_new (BstEntry *entry)
{
  g_autofree char *hub = bst_entry_dup_hub_url (entry);
  GtkWidget *section = section_new (_ ("Links"));
  GtkWidget *flow = gtk_flow_box_new ();

  if (hub == NULL && bst_entry_get_n_links (entry) == 0)
    {
      g_object_ref_sink (section);
      g_object_unref (section);
      return NULL;
    }
  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (flow), GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (flow), 6);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (flow), 12);
  if (hub != NULL)
    gtk_flow_box_append (GTK_FLOW_BOX (flow), link_new (bst_link_rel_get_label (BST_LINK_HUB), hub));
  for (guint i = 0; i < bst_entry_get_n_links (entry); i++)
    {
      const BstLink *link = bst_entry_get_link (entry, i);

      if (g_strcmp0 (hub, link->url) != 0)
        gtk_flow_box_append (GTK_FLOW_BOX (flow), link_new (bst_link_rel_get_label (link->rel), link->url));
    }
  gtk_box_append (GTK_BOX (section), flow);
  return section;
}

static GtkWidget *
claim_row_new (BstClaim *claim, gboolean is_first, gboolean disagrees)
{
  BstSource *source = bst_claim_get_source (claim);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  g_autofree char *value = bst_format_value (bst_claim_get_field (claim), bst_claim_get_value (claim));
  g_autofree char *who = describe_source (claim);
  GtkWidget *label = paragraph_new (value);
  GtkWidget *by = gtk_label_new (who);

  gtk_widget_set_hexpand (label, TRUE);
  if (is_first)
    gtk_widget_add_css_class (label, "claim-shown");
  gtk_widget_add_css_class (label, "numeric");
  gtk_box_append (GTK_BOX (line), label);
  gtk_widget_add_css_class (by, "caption");
  gtk_widget_add_css_class (by, "dim-label");
  gtk_widget_set_valign (by, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (line), by);
  gtk_box_append (GTK_BOX (row), line);
  gtk_box_append (GTK_BOX (row), link_new (bst_source_get_title (source), bst_source_get_url (source)));
  if (disagrees || bst_claim_get_note (claim) != NULL)
    {
      GtkWidget *note = paragraph_new (bst_claim_get_note (claim) != NULL ? bst_claim_get_note (claim)
                                                                          : _ ("Differs from the figure above."));

      gtk_widget_add_css_class (note, "caption");
      gtk_widget_add_css_class (note, disagrees ? "disagreement" : "dim-label");
      gtk_box_append (GTK_BOX (row), note);
    }
  gtk_widget_add_css_class (row, "claim");
  return row;
}

/* Returns: (nullable): every claim for @field with its source. */
GtkWidget *
bst_detail_sources_new (BstEntry *entry, BstField field)
{
  GPtrArray *claims = bst_entry_get_claims (entry, field);
  GtkWidget *section;

  if (claims == NULL)
    return NULL;
  section = section_new (bst_field_get_label (field));
  for (guint i = 0; i < claims->len; i++)
    {
      BstClaim *claim = g_ptr_array_index (claims, i);

      gtk_box_append (GTK_BOX (section),
                      claim_row_new (claim, i == 0,
                                     i > 0 && !bst_claim_agrees_with (g_ptr_array_index (claims, 0), claim)));
    }
  return section;
}
