#include "config.h"

#include "core/claim-text.h"

#include "core/format.h"
#include "core/i18n.h"

/**
 * bst_claim_dup_exact:
 * @claim: a claim of @entry
 *
 * Returns: (transfer full): the claim's value with all digits that it has, and in
 *   short behind them where that is another text: "179,522,565,120 (180 B)"
 */
char *
bst_claim_dup_exact (BstClaim *claim,
                     BstEntry *entry)
{
  BstField field = bst_claim_get_field (claim);
  GVariant *value = bst_claim_get_value (claim);
  BstLicense *license = bst_entry_get_license (entry);
  g_autofree char *shown = bst_format_value (field, value);
  g_autofree char *exact = NULL;

  if (field == BST_FIELD_LICENSE && license != NULL && g_strcmp0 (bst_license_get_id (license), shown) == 0)
    return g_strdup (bst_license_get_name (license));

  if (bst_field_get_value_type (field) != BST_VALUE_COUNT)
    return g_steal_pointer (&shown);

  exact = bst_format_exact (g_variant_get_int64 (value));
  if (g_str_equal (exact, shown))
    return g_steal_pointer (&exact);

  /* Translators: an exact figure, and the same in short: "179,522,565,120 (180 B)" */
  return g_strdup_printf (C_ ("figure", "%s (%s)"), exact, shown);
}

/**
 * bst_claim_dup_source:
 *
 * Returns: (transfer full): who makes the claim: "Paper: Falcon LLM", with the date
 *   of what was read where it is known
 */
char *
bst_claim_dup_source (BstClaim *claim)
{
  BstSource *source = bst_claim_get_source (claim);
  const char *kind = bst_source_kind_get_label (bst_source_get_kind (source));
  g_autofree char *date = NULL;

  if (bst_source_get_as_of (source) == NULL)
    /* Translators: the kind of a source and its title: "Paper: The Falcon Series" */
    return g_strdup_printf (C_ ("source", "%s: %s"), kind, bst_source_get_title (source));

  date = bst_format_date (bst_source_get_as_of (source));

  /* Translators: the kind of a source, its title, and the date of the state that was read */
  return g_strdup_printf (C_ ("source", "%s: %s, as of %s"), kind, bst_source_get_title (source), date);
}

/**
 * bst_claim_dup_short_source:
 *
 * Returns: (transfer full): the kind of the source, with the date of what was read where
 *   it is known: "Hub · 17 May 2026"
 */
char *
bst_claim_dup_short_source (BstClaim *claim)
{
  BstSource *source = bst_claim_get_source (claim);
  const char *kind = bst_source_kind_get_label (bst_source_get_kind (source));
  g_autofree char *date = NULL;

  if (bst_source_get_as_of (source) == NULL)
    return g_strdup (kind);
  date = bst_format_date (bst_source_get_as_of (source));
  return bst_format_parts ((const char *const[]) { kind, date }, 2);
}

/**
 * bst_dispute_dup_text:
 *
 * Returns: (transfer full) (nullable): a sentence that names the values on which the
 *   sources of @field disagree, each with its source; %NULL where they agree
 */
char *
bst_dispute_dup_text (BstEntry *entry,
                      BstField field)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *list = NULL;
  GPtrArray *claims;

  if (!bst_entry_is_disputed (entry, field))
    return NULL;

  claims = bst_entry_get_claims (entry, field);
  for (guint i = 0; i < claims->len; i++)
    {
      BstClaim *claim = g_ptr_array_index (claims, i);
      BstSourceKind kind = bst_source_get_kind (bst_claim_get_source (claim));
      g_autofree char *value = NULL;

      if (i > 0 && bst_claim_agrees_with (g_ptr_array_index (claims, 0), claim))
        continue;

      value = bst_format_value (field, bst_claim_get_value (claim));
      /* Translators: a value and the kind of source that gives it: "178 B (Review)" */
      g_ptr_array_add (values, g_strdup_printf (C_ ("dispute", "%s (%s)"), value, bst_source_kind_get_label (kind)));
    }
  g_ptr_array_add (values, NULL);

  list = bst_format_list ((const char *const *) values->pdata);

  /* Translators: %s is a list such as "176 B (Configuration) and 178 B (Review)" */
  return g_strdup_printf (_ ("The sources disagree: %s."), list);
}
