#include "config.h"

#include "cli/commands.h"

#include "core/csv.h"
#include "core/verdict-text.h"

/* Returns @claim's value for a program to read: digits, words with spaces between
 * them, or a shape as "name=value" pairs. */
static char *
make_neutral (BstClaim *claim)
{
  GVariant *value = bst_claim_get_value (claim);
  g_autoptr (GString) pairs = NULL;
  g_autofree const char **words = NULL;
  GVariantIter iter;
  const char *name;
  GVariant *member;

  switch (bst_field_get_value_type (bst_claim_get_field (claim)))
    {
    case BST_VALUE_COUNT:
      return g_strdup_printf ("%" G_GINT64_FORMAT, g_variant_get_int64 (value));
    case BST_VALUE_FLAG:
      return g_strdup (g_variant_get_boolean (value) ? "true" : "false");
    case BST_VALUE_WORDS:
      words = g_variant_get_strv (value, NULL);
      return g_strjoinv (" ", (char **) words);
    case BST_VALUE_SHAPE:
      pairs = g_string_new (NULL);
      g_variant_iter_init (&iter, value);
      while (g_variant_iter_loop (&iter, "{&sv}", &name, &member))
        {
          g_string_append_printf (pairs, "%s%s=", pairs->len > 0 ? " " : "", name);
          if (g_variant_is_of_type (member, G_VARIANT_TYPE_INT64))
            g_string_append_printf (pairs, "%" G_GINT64_FORMAT, g_variant_get_int64 (member));
          else if (g_variant_is_of_type (member, G_VARIANT_TYPE_BOOLEAN))
            g_string_append (pairs, g_variant_get_boolean (member) ? "true" : "false");
          else
            g_string_append (pairs, g_variant_get_string (member, NULL));
        }
      return g_strdup (pairs->str);
    case BST_VALUE_DATE:
    case BST_VALUE_WORD:
    default:
      return g_variant_dup_string (value, NULL);
    }
}

/* Returns: (transfer full) (nullable): the clause, the same in every language: "§ 1.b", "Attachment A" */
static char *
dup_neutral_place (const BstLicenseTerm *term)
{
  const char *clause = bst_license_term_get_clause (term);

  return clause != NULL && g_ascii_isdigit (clause[0]) ? g_strconcat ("§ ", clause, NULL) : g_strdup (clause);
}

/* What a licence says, as rows whose value is the answer. */
static void
append_csv_terms (GString *page, BstEntry *entry, const BstLicense *license, const char *field)
{
  const char *reviewed = bst_license_get_reviewed (license);

  for (guint i = 0; i < BST_N_TERMS; i++)
    {
      const BstLicenseTerm *term = bst_license_get_term (license, i);
      const BstThreshold *threshold = term != NULL ? bst_license_term_get_threshold (term) : NULL;
      g_autofree char *name = g_strdup_printf ("%s.%s", field, bst_term_to_string (i));
      g_autofree char *value = NULL, *title = NULL, *place = NULL;

      if (term == NULL)
        continue;
      value = threshold != NULL
                ? g_strdup_printf ("%s %s=%" G_GINT64_FORMAT, bst_answer_to_string (bst_license_term_get_answer (term)),
                                   bst_threshold_unit_to_string (threshold->unit), threshold->value)
                : g_strdup (bst_answer_to_string (bst_license_term_get_answer (term)));
      place = dup_neutral_place (term);
      title = place != NULL ? g_strdup_printf ("%s, %s", bst_license_get_name (license), place)
                            : g_strdup (bst_license_get_name (license));
      bst_csv_append_row (page, (const char *[]) { bst_entry_get_id (entry), name, value, "false", "license", title,
                                                   bst_license_term_get_url (term), reviewed != NULL ? reviewed : "",
                                                   bst_license_term_get_text (term), NULL });
    }
}

/* What the licences come to: no claim of anybody, and so without an estimate. */
static void
append_csv_verdict (GString *page, BstEntry *entry)
{
  BstVerdict verdict = bst_entry_get_verdict (entry);
  BstLicense *governing = bst_verdict_get_governing (&verdict);
  g_autofree char *label = bst_verdict_dup_label (entry);
  g_autofree char *inherited = bst_verdict_dup_inherited (&verdict);

  bst_csv_append_row (page, (const char *[]) { bst_entry_get_id (entry), "license_verdict",
                                               bst_commercial_to_string (verdict.commercial), "false", "license",
                                               governing != NULL ? bst_license_get_name (governing) : "",
                                               governing != NULL ? bst_license_get_url (governing) : "", "", label,
                                               NULL });
  if (verdict.own != NULL)
    append_csv_terms (page, entry, verdict.own, "license_terms");
  if (verdict.inherited == NULL)
    return;
  bst_csv_append_row (page, (const char *[]) { bst_entry_get_id (entry), "license_inherited",
                                               bst_license_get_id (verdict.inherited), "false", "license",
                                               bst_license_get_name (verdict.inherited),
                                               bst_license_get_url (verdict.inherited), "", inherited, NULL });
  append_csv_terms (page, entry, verdict.inherited, "license_inherited_terms");
}

/**
 * bst_show_append_csv:
 *
 * Appends every claim on @entry, and then its verdict and what its licences say, for a program
 * to read.
 */
void
bst_show_append_csv (GString *page,
                     BstEntry *entry)
{
  static const char *const header[] = {
    "id",
    "field",
    "value",
    "estimated",
    "source_kind",
    "source_title",
    "source_url",
    "source_as_of",
    "note",
    NULL,
  };

  bst_csv_append_row (page, header);
  for (int field = 0; field < BST_N_FIELDS; field++)
    {
      GPtrArray *claims = bst_entry_get_claims (entry, field);

      for (guint i = 0; claims != NULL && i < claims->len; i++)
        {
          BstClaim *claim = g_ptr_array_index (claims, i);
          BstSource *source = bst_claim_get_source (claim);
          const char *as_of = bst_source_get_as_of (source);
          const char *note = bst_claim_get_note (claim);
          g_autofree char *value = make_neutral (claim);
          const char *cells[] = {
            bst_entry_get_id (entry),
            bst_field_to_string (field),
            value,
            bst_claim_is_estimated (claim) ? "true" : "false",
            bst_source_kind_to_string (bst_source_get_kind (source)),
            bst_source_get_title (source),
            bst_source_get_url (source),
            as_of != NULL ? as_of : "",
            note != NULL ? note : "",
            NULL,
          };

          bst_csv_append_row (page, cells);
        }
    }
  append_csv_verdict (page, entry);
  if (bst_entry_get_milestone (entry) != NULL)
    bst_csv_append_row (page, (const char *[]) { bst_entry_get_id (entry), "milestone", bst_entry_get_milestone (entry), "false",
                                                 "", "", "", "", "", NULL });
}
