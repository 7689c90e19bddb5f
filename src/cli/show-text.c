#include "config.h"

#include "cli/commands.h"

#include "cli/layout.h"
#include "core/format.h"
#include "core/verdict-text.h"

/* Longer lines are hard to read, however wide the terminal is. */
#define MAX_WIDTH 100

#define INDENT 2

/* The page that is being set. */
typedef struct
{
  GString *text;
  const BstTerminal *terminal;
  int width;
} Page;

/* The figures at the head; the others stand among the claims. */
static const BstField headline[] = {
  BST_FIELD_PARAMETERS,
  BST_FIELD_ACTIVE_PARAMETERS,
  BST_FIELD_CONTEXT_LENGTH,
  BST_FIELD_TRAINING_TOKENS,
  BST_FIELD_RELEASED,
  BST_FIELD_LICENSE,
};

static void
append_paragraph (Page *page,
                  const char *text,
                  int indent)
{
  g_autofree char *clean = bst_layout_clean (text);

  g_string_append_printf (page->text, "%*s", indent, "");
  bst_layout_wrap (page->text, clean, page->width, indent, indent);
  g_string_append_c (page->text, '\n');
}

static void
append_heading (Page *page,
                const char *heading)
{
  g_autofree char *clean = bst_layout_clean (heading);

  g_string_append_c (page->text, '\n');
  bst_terminal_append_bold (page->terminal, page->text, clean);
  g_string_append_c (page->text, '\n');
}

/* Appends a label, and in a column of its own what it says. */
static void
append_row (Page *page,
            const char *label,
            int label_width,
            const char *text)
{
  g_autofree char *clean = bst_layout_clean (text);
  int column = INDENT + label_width + 2;

  g_string_append_printf (page->text, "%*s", INDENT, "");
  bst_layout_append (page->text, label, label_width + 2, FALSE);
  bst_layout_wrap (page->text, clean, page->width, column, column);
  g_string_append_c (page->text, '\n');
}

/* Returns the value of a headline figure in short. */
static char *
make_headline (BstEntry *entry,
               BstClaim *claim)
{
  BstLicense *license = bst_entry_get_license (entry);
  g_autofree char *verdict = NULL;
  g_autofree char *both = NULL;

  if (bst_claim_get_field (claim) != BST_FIELD_LICENSE || license == NULL)
    return bst_format_value (bst_claim_get_field (claim), bst_claim_get_value (claim));

  verdict = bst_verdict_dup_label (entry);
  if (bst_entry_get_verdict (entry).conflicts)
    both = bst_verdict_dup_short (entry);

  /* Translators: the name of a licence, and what it allows */
  return g_strdup_printf (C_ ("licence", "%s (%s)"), both != NULL ? both : bst_license_get_name (license), verdict);
}

static gboolean
is_shown_when_unknown (BstEntry *entry,
                       BstField field)
{
  BstKind kind = bst_entry_get_kind (entry);

  if (kind == BST_KIND_METHOD || kind == BST_KIND_SOFTWARE)
    return field == BST_FIELD_RELEASED || field == BST_FIELD_LICENSE;

  return field != BST_FIELD_ACTIVE_PARAMETERS;
}

static void
append_headline (Page *page,
                 BstEntry *entry)
{
  int label_width = 0;

  for (guint i = 0; i < G_N_ELEMENTS (headline); i++)
    label_width = MAX (label_width, bst_layout_width (bst_field_get_label (headline[i])));

  g_string_append_c (page->text, '\n');
  for (guint i = 0; i < G_N_ELEMENTS (headline); i++)
    {
      BstClaim *claim = bst_entry_get_claim (entry, headline[i]);
      const char *label = bst_field_get_label (headline[i]);
      g_autofree char *value = NULL;
      g_autofree char *source = NULL;
      g_autofree char *line = NULL;

      if (claim != NULL)
        {
          value = make_headline (entry, claim);
          source = bst_claim_dup_source (claim);
          line = bst_format_parts ((const char *const[]) { value, source }, 2);
          append_row (page, label, label_width, line);
        }
      else if (is_shown_when_unknown (entry, headline[i]))
        {
          append_row (page, label, label_width, C_ ("figure", "unknown"));
        }
    }
}

static void
append_claim (Page *page,
              BstEntry *entry,
              BstClaim *claim)
{
  const char *note = bst_claim_get_note (claim);
  g_autofree char *exact = bst_claim_dup_exact (claim, entry);
  g_autofree char *source = bst_claim_dup_source (claim);
  g_autofree char *estimated = NULL;

  if (bst_claim_is_estimated (claim))
    /* Translators: %s is a figure that its source calls an estimate */
    estimated = g_strdup_printf (C_ ("figure", "%s, estimated"), exact);

  append_paragraph (page, estimated != NULL ? estimated : exact, 2 * INDENT);
  append_paragraph (page, source, 3 * INDENT);
  append_paragraph (page, bst_source_get_url (bst_claim_get_source (claim)), 3 * INDENT);
  if (note != NULL)
    append_paragraph (page, note, 3 * INDENT);
}

static void
append_claims (Page *page,
               BstEntry *entry)
{
  gboolean is_first = TRUE;

  for (int field = 0; field < BST_N_FIELDS; field++)
    {
      GPtrArray *claims = bst_entry_get_claims (entry, field);
      g_autofree char *dispute = NULL;

      if (claims == NULL || claims->len == 0)
        continue;

      if (is_first)
        append_heading (page, _ ("Claims and sources"));
      is_first = FALSE;

      append_paragraph (page, bst_field_get_label (field), INDENT);
      for (guint i = 0; i < claims->len; i++)
        append_claim (page, entry, g_ptr_array_index (claims, i));

      dispute = bst_dispute_dup_text (entry, field);
      if (dispute != NULL)
        append_paragraph (page, dispute, 2 * INDENT);
    }
}

/* What a licence says of one thing, with the place where it says so. */
static void
append_term (Page *page, const BstLicense *license, const BstLicenseTerm *term, int label_width)
{
  g_autofree char *quote = bst_license_term_dup_quoted (term);
  g_autofree char *answer = bst_license_term_dup_label (term);
  g_autofree char *place = bst_license_term_dup_place (term);
  g_autofree char *line = bst_format_parts ((const char *const[]) { answer, place }, 2);
  int column = INDENT + label_width + 2;

  append_row (page, bst_term_get_label (bst_license_term_get_term (term)), label_width, line);
  append_paragraph (page, bst_license_term_get_text (term), column);
  if (quote != NULL)
    append_paragraph (page, quote, column);
  if (g_strcmp0 (bst_license_term_get_url (term), bst_license_get_url (license)) != 0)
    append_paragraph (page, bst_license_term_get_url (term), column);
}

static void
append_terms (Page *page, const BstLicense *license)
{
  const char *not_stated_label = bst_answer_get_label (BST_ANSWER_NOT_STATED, BST_TERM_COMMERCIAL);
  g_autofree char *not_stated = bst_license_dup_not_stated (license);
  int label_width = bst_layout_width (not_stated_label);

  if (!bst_license_has_terms (license))
    return;
  g_string_append_c (page->text, '\n');
  for (guint i = 0; i < BST_N_TERMS; i++)
    label_width = MAX (label_width, bst_layout_width (bst_term_get_label (i)));
  for (guint i = 0; i < BST_N_TERMS; i++)
    if (bst_license_get_term (license, i) != NULL)
      append_term (page, license, bst_license_get_term (license, i), label_width);
  if (not_stated != NULL)
    append_row (page, not_stated_label, label_width, not_stated);
}

/* @verdict: (nullable): what stands first, if anything */
static void
append_one_license (Page *page, const BstLicense *license, const char *verdict)
{
  g_autofree char *reviewed = bst_license_dup_reviewed (license);

  append_heading (page, bst_license_get_name (license));
  if (verdict != NULL)
    append_paragraph (page, verdict, INDENT);
  if (bst_license_get_summary (license) != NULL)
    append_paragraph (page, bst_license_get_summary (license), INDENT);
  if (bst_license_get_url (license) != NULL)
    append_paragraph (page, bst_license_get_url (license), INDENT);
  append_terms (page, license);
  append_paragraph (page, reviewed, INDENT);
}

/* What it may be used for, what speaks against that, and then each licence that holds. */
static void
append_license (Page *page,
                BstEntry *entry)
{
  BstVerdict verdict = bst_entry_get_verdict (entry);
  g_autofree char *label = bst_verdict_dup_label (entry);
  g_autofree char *unread = bst_verdict_dup_unread (entry);
  g_autofree char *inherited = bst_verdict_dup_inherited (&verdict);
  g_autofree char *unknown = bst_verdict_dup_unknown (&verdict);
  g_autofree char *link = bst_verdict_dup_link (entry);
  gboolean is_plain = unread == NULL && inherited == NULL && unknown == NULL;

  if (!is_plain)
    {
      append_heading (page, bst_field_get_label (BST_FIELD_LICENSE));
      append_paragraph (page, label, INDENT);
      if (inherited != NULL)
        append_paragraph (page, inherited, INDENT);
      if (unknown != NULL)
        append_paragraph (page, unknown, INDENT);
      if (unread != NULL)
        append_paragraph (page, unread, INDENT);
      if (link != NULL)
        append_paragraph (page, link, INDENT);
    }
  if (verdict.own != NULL)
    append_one_license (page, verdict.own, is_plain ? label : NULL);
  if (verdict.inherited != NULL)
    append_one_license (page, verdict.inherited, NULL);
}

static void
append_links (Page *page,
              BstEntry *entry)
{
  int label_width = 0;

  for (guint i = 0; i < bst_entry_get_n_links (entry); i++)
    {
      const char *label = bst_link_rel_get_label (bst_entry_get_link (entry, i)->rel);

      label_width = MAX (label_width, bst_layout_width (label));
    }

  for (guint i = 0; i < bst_entry_get_n_links (entry); i++)
    {
      const BstLink *link = bst_entry_get_link (entry, i);

      if (i == 0)
        append_heading (page, C_ ("heading", "Links"));
      append_row (page, bst_link_rel_get_label (link->rel), label_width, link->url);
    }
}

static void
append_hub (Page *page,
            BstEntry *entry,
            const BstDossier *dossier)
{
  g_autoptr (GPtrArray) rows = bst_show_dup_hub_rows (entry, dossier, g_get_real_time () / G_USEC_PER_SEC);
  int label_width = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      const BstShowRow *row = g_ptr_array_index (rows, i);

      label_width = MAX (label_width, bst_layout_width (row->label));
    }
  for (guint i = 0; i < rows->len; i++)
    {
      const BstShowRow *row = g_ptr_array_index (rows, i);

      if (i == 0)
        append_heading (page, _ ("From the Hub"));
      append_row (page, row->label, label_width, row->text);
    }
}

/* Nothing of a model that stands alone. */
static void
append_lineage (Page *page,
                const BstLineage *lineage)
{
  if (bst_lineage_get_n_nodes (lineage) < 2)
    return;

  append_heading (page, C_ ("heading", "Lineage"));
  bst_show_append_lineage_text (page->text, lineage, page->width);
}

/* Why it is one of the models that moved the field. */
static void
append_milestone (Page *page,
                  BstEntry *entry)
{
  if (bst_entry_get_milestone (entry) == NULL)
    return;

  append_heading (page, C_ ("heading", "Milestone"));
  append_paragraph (page, bst_entry_get_milestone (entry), INDENT);
}

static void
append_family (Page *page,
               BstEntry *entry)
{
  BstFamily *family = bst_entry_get_family (entry);

  if (bst_entry_get_family_summary (entry) == NULL)
    return;

  append_heading (page, bst_family_get_name (family));
  append_paragraph (page, bst_entry_get_family_summary (entry), INDENT);
}

/**
 * bst_show_append_text:
 * @dossier: (nullable): what is kept of it beside the figures
 *
 * Appends all that the guide knows of @entry, set for a terminal.
 */
void
bst_show_append_text (GString *text,
                      BstEntry *entry,
                      const BstDossier *dossier,
                      const BstLineage *lineage,
                      const BstTerminal *terminal)
{
  Page page = { text, terminal, CLAMP (terminal->width, 20, MAX_WIDTH) };
  g_autofree char *name = bst_layout_clean (bst_entry_get_name (entry));
  g_autofree char *organization = bst_cell_organization (entry);
  const char *parts[] = { organization, bst_kind_get_label (bst_entry_get_kind (entry)), bst_entry_get_id (entry) };
  g_autofree char *line = bst_format_parts (parts, G_N_ELEMENTS (parts));

  bst_terminal_append_bold (terminal, text, name);
  g_string_append_c (text, '\n');
  append_paragraph (&page, line, 0);

  append_headline (&page, entry);

  if (bst_entry_get_summary (entry) != NULL)
    {
      g_string_append_c (text, '\n');
      append_paragraph (&page, bst_entry_get_summary (entry), 0);
    }
  append_milestone (&page, entry);

  append_hub (&page, entry, dossier);
  append_license (&page, entry);
  append_lineage (&page, lineage);
  append_family (&page, entry);
  append_claims (&page, entry);
  append_links (&page, entry);
}
