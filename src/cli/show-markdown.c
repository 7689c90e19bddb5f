#include "config.h"

#include "cli/commands.h"

#include "core/format.h"
#include "core/verdict-text.h"

static void
append_paragraph (GString *page,
                  const char *text)
{
  g_autofree char *escaped = NULL;

  if (text == NULL)
    return;

  escaped = bst_output_escape_markdown (text);
  g_string_append_printf (page, "\n%s\n", escaped);
}

static void
append_heading (GString *page,
                const char *heading)
{
  g_autofree char *escaped = bst_output_escape_markdown (heading);

  g_string_append_printf (page, "\n## %s\n", escaped);
}

/* Returns a link to @url. The angle brackets keep its brackets from ending it, and
 * what is not ASCII is escaped, as it could turn the line around. */
static char *
make_link (const char *text,
           const char *url)
{
  g_autofree char *escaped = bst_output_escape_markdown (text);
  g_autofree char *address = g_uri_escape_string (url, G_URI_RESERVED_CHARS_ALLOWED_IN_PATH "?#[]%", FALSE);

  return g_strdup_printf ("[%s](<%s>)", escaped, address);
}

static void
append_claim (GString *page,
              BstEntry *entry,
              BstClaim *claim)
{
  BstSource *source = bst_claim_get_source (claim);
  const char *label = bst_field_get_label (bst_claim_get_field (claim));
  const char *kind = bst_source_kind_get_label (bst_source_get_kind (source));
  g_autofree char *exact = bst_claim_dup_exact (claim, entry);
  g_autofree char *value = NULL;
  g_autofree char *link = make_link (bst_source_get_title (source), bst_source_get_url (source));
  g_autofree char *date = bst_source_get_as_of (source) != NULL ? bst_format_date (bst_source_get_as_of (source))
                                                                : g_strdup ("");
  g_autofree char *note = NULL;

  if (bst_claim_is_estimated (claim))
    {
      g_autofree char *estimated = g_strdup_printf (C_ ("figure", "%s, estimated"), exact);

      value = bst_output_escape_markdown (estimated);
    }
  else
    {
      value = bst_output_escape_markdown (exact);
    }

  if (bst_claim_get_note (claim) != NULL)
    note = bst_output_escape_markdown (bst_claim_get_note (claim));

  g_string_append_printf (page, "| %s | %s | %s | %s | %s | %s |\n", label, value, kind, link, date,
                          note != NULL ? note : "");
}

static void
append_claims (GString *page,
               BstEntry *entry)
{
  g_autoptr (GString) disputes = g_string_new (NULL);

  append_heading (page, _ ("Claims and sources"));
  g_string_append_printf (page, "\n| %s | %s | %s | %s | %s | %s |\n| --- | --- | --- | --- | --- | --- |\n",
                          C_ ("column", "Field"), C_ ("column", "Value"), C_ ("column", "Kind of source"),
                          C_ ("column", "Source"), C_ ("column", "As of"), C_ ("column", "Note"));

  for (int field = 0; field < BST_N_FIELDS; field++)
    {
      GPtrArray *claims = bst_entry_get_claims (entry, field);
      g_autofree char *dispute = bst_dispute_dup_text (entry, field);

      for (guint i = 0; claims != NULL && i < claims->len; i++)
        append_claim (page, entry, g_ptr_array_index (claims, i));

      if (dispute != NULL)
        {
          g_autofree char *escaped = bst_output_escape_markdown (dispute);
          g_autofree char *label = g_strconcat ("**", bst_field_get_label (field), "**", NULL);
          g_autofree char *line = bst_format_parts ((const char *const[]) { label, escaped }, 2);

          g_string_append_printf (disputes, "\n%s\n", line);
        }
    }

  g_string_append (page, disputes->str);
}

static void
append_item (GString *page,
             const char *label,
             const char *text)
{
  g_autofree char *line = bst_format_labelled (label, text);

  g_string_append_printf (page, "- %s\n", line);
}

static void
append_links (GString *page,
              BstEntry *entry)
{
  if (bst_entry_get_n_links (entry) == 0)
    return;

  append_heading (page, C_ ("heading", "Links"));
  g_string_append_c (page, '\n');
  for (guint i = 0; i < bst_entry_get_n_links (entry); i++)
    {
      const BstLink *entry_link = bst_entry_get_link (entry, i);
      g_autofree char *link = make_link (entry_link->url, entry_link->url);

      append_item (page, bst_link_rel_get_label (entry_link->rel), link);
    }
}

static void
append_hub (GString *page,
            BstEntry *entry,
            const BstDossier *dossier)
{
  g_autoptr (GPtrArray) rows = bst_show_dup_hub_rows (entry, dossier, g_get_real_time () / G_USEC_PER_SEC);

  for (guint i = 0; i < rows->len; i++)
    {
      const BstShowRow *row = g_ptr_array_index (rows, i);
      g_autofree char *label = bst_output_escape_markdown (row->label);
      g_autofree char *text = bst_output_escape_markdown (row->text);

      if (i == 0)
        {
          append_heading (page, _ ("From the Hub"));
          g_string_append_c (page, '\n');
        }
      append_item (page, label, text);
    }
}

/* A row of the table: what is asked, the answer, what the licence says, and where. */
static void
append_term (GString *page, const BstLicense *license, const BstLicenseTerm *term)
{
  g_autofree char *quote = bst_license_term_dup_quoted (term);
  g_autofree char *label = bst_license_term_dup_label (term);
  g_autofree char *answer = bst_output_escape_markdown (label);
  g_autofree char *text = bst_output_escape_markdown (bst_license_term_get_text (term));
  g_autofree char *quoted = quote != NULL ? bst_output_escape_markdown (quote) : NULL;
  g_autofree char *place = bst_license_term_dup_place (term);
  g_autofree char *link = make_link (place != NULL ? place : bst_license_get_short_name (license),
                                     bst_license_term_get_url (term));

  g_autofree char *said = quoted != NULL ? g_strdup_printf (C_ ("sentences", "%s %s"), text, quoted) : g_strdup (text);

  g_string_append_printf (page, "| %s | %s | %s | %s |\n", bst_term_get_label (bst_license_term_get_term (term)),
                          answer, said, link);
}

static void
append_terms (GString *page, const BstLicense *license)
{
  g_autofree char *not_stated = bst_license_dup_not_stated (license);

  if (!bst_license_has_terms (license))
    return;
  g_string_append_printf (page, "\n| %s | %s | %s | %s |\n| --- | --- | --- | --- |\n", C_ ("column", "Term"),
                          C_ ("column", "Answer"), C_ ("column", "What it says"), C_ ("column", "Clause"));
  for (guint i = 0; i < BST_N_TERMS; i++)
    if (bst_license_get_term (license, i) != NULL)
      append_term (page, license, bst_license_get_term (license, i));
  if (not_stated != NULL)
    {
      g_autofree char *line = bst_format_labelled (bst_answer_get_label (BST_ANSWER_NOT_STATED, BST_TERM_COMMERCIAL), not_stated);

      g_string_append_printf (page, "\n%s\n", line);
    }
}

/* @verdict: (nullable): what stands first, if anything */
static void
append_one_license (GString *page, const BstLicense *license, const char *verdict)
{
  g_autofree char *reviewed = bst_license_dup_reviewed (license);
  g_autofree char *link = make_link (bst_license_get_url (license), bst_license_get_url (license));

  append_heading (page, bst_license_get_name (license));
  append_paragraph (page, verdict);
  append_paragraph (page, bst_license_get_summary (license));
  g_string_append_printf (page, "\n%s\n", link);
  append_terms (page, license);
  append_paragraph (page, reviewed);
}

/* What it may be used for, what speaks against that, and then each licence that holds. */
static void
append_license (GString *page,
                BstEntry *entry)
{
  BstVerdict verdict = bst_entry_get_verdict (entry);
  g_autofree char *label = bst_verdict_dup_label (entry);
  g_autofree char *unread = bst_verdict_dup_unread (entry);
  g_autofree char *inherited = bst_verdict_dup_inherited (&verdict);
  g_autofree char *unknown = bst_verdict_dup_unknown (&verdict);
  g_autofree char *address = bst_verdict_dup_link (entry);
  gboolean is_plain = unread == NULL && inherited == NULL && unknown == NULL;

  if (!is_plain)
    {
      append_heading (page, bst_field_get_label (BST_FIELD_LICENSE));
      append_paragraph (page, label);
      append_paragraph (page, inherited);
      append_paragraph (page, unknown);
      append_paragraph (page, unread);
      if (address != NULL)
        {
          g_autofree char *link = make_link (address, address);

          g_string_append_printf (page, "\n%s\n", link);
        }
    }
  if (verdict.own != NULL)
    append_one_license (page, verdict.own, is_plain ? label : NULL);
  if (verdict.inherited != NULL)
    append_one_license (page, verdict.inherited, NULL);
}

/* Nothing of a model that stands alone. */
static void
append_lineage (GString *page,
                const BstLineage *lineage)
{
  if (bst_lineage_get_n_nodes (lineage) < 2)
    return;

  append_heading (page, C_ ("heading", "Lineage"));
  g_string_append_c (page, '\n');
  bst_show_append_lineage_markdown (page, lineage);
}

/**
 * bst_show_append_markdown:
 * @dossier: (nullable): what is kept of it beside the figures
 *
 * Appends all that the guide knows of @entry as Markdown with tables.
 */
void
bst_show_append_markdown (GString *page,
                          BstEntry *entry,
                          const BstDossier *dossier,
                          const BstLineage *lineage)
{
  BstFamily *family = bst_entry_get_family (entry);
  g_autofree char *name = bst_output_escape_markdown (bst_entry_get_name (entry));
  g_autofree char *organization = bst_cell_organization (entry);
  const char *parts[] = { organization, bst_kind_get_label (bst_entry_get_kind (entry)), bst_entry_get_id (entry) };
  g_autofree char *line = bst_format_parts (parts, G_N_ELEMENTS (parts));

  g_string_append_printf (page, "# %s\n", name);
  append_paragraph (page, line);
  append_paragraph (page, bst_entry_get_summary (entry));
  if (bst_entry_get_milestone (entry) != NULL)
    {
      append_heading (page, C_ ("heading", "Milestone"));
      append_paragraph (page, bst_entry_get_milestone (entry));
    }
  append_hub (page, entry, dossier);
  append_license (page, entry);
  append_lineage (page, lineage);
  if (bst_entry_get_family_summary (entry) != NULL)
    {
      append_heading (page, bst_family_get_name (family));
      append_paragraph (page, bst_entry_get_family_summary (entry));
    }
  append_claims (page, entry);
  append_links (page, entry);
}
