#include "config.h"

#include "core/license-json.h"

#include "core/json.h"
#include "core/verdict.h"

static void
add_threshold (JsonBuilder *builder, const BstThreshold *threshold)
{
  json_builder_set_member_name (builder, "threshold");
  if (threshold == NULL)
    {
      json_builder_add_null_value (builder);
      return;
    }
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "value");
  json_builder_add_int_value (builder, threshold->value);
  bst_json_add_string (builder, "unit", bst_threshold_unit_to_string (threshold->unit));
  json_builder_end_object (builder);
}

/**
 * bst_json_add_terms:
 * @license: (nullable)
 *
 * Adds to the object that is being built what @license says, by the words of its terms; null
 * where nobody has read it. What it does not state has no member.
 */
void
bst_json_add_terms (JsonBuilder *builder, const char *member, const BstLicense *license)
{
  json_builder_set_member_name (builder, member);
  if (license == NULL || !bst_license_has_terms (license))
    {
      json_builder_add_null_value (builder);
      return;
    }
  json_builder_begin_object (builder);
  for (guint i = 0; i < BST_N_TERMS; i++)
    {
      const BstLicenseTerm *term = bst_license_get_term (license, i);

      if (term == NULL)
        continue;
      json_builder_set_member_name (builder, bst_term_to_string (i));
      json_builder_begin_object (builder);
      bst_json_add_string (builder, "answer", bst_answer_to_string (bst_license_term_get_answer (term)));
      add_threshold (builder, bst_license_term_get_threshold (term));
      bst_json_add_string (builder, "text", bst_license_term_get_text (term));
      bst_json_add_string (builder, "clause", bst_license_term_get_clause (term));
      bst_json_add_string (builder, "quote", bst_license_term_get_quote (term));
      bst_json_add_string (builder, "url", bst_license_term_get_url (term));
      json_builder_end_object (builder);
    }
  json_builder_end_object (builder);
}

/* Adds to the object that is being built which licence comes with what @entry was made from,
 * or null. */
void
bst_json_add_inherited (JsonBuilder *builder, BstEntry *entry)
{
  BstVerdict verdict = bst_entry_get_verdict (entry);

  json_builder_set_member_name (builder, "license_inherited");
  if (verdict.inherited == NULL)
    {
      json_builder_add_null_value (builder);
      return;
    }
  json_builder_begin_object (builder);
  bst_json_add_string (builder, "license", bst_license_get_id (verdict.inherited));
  bst_json_add_string (builder, "from", verdict.from);
  json_builder_set_member_name (builder, "conflict");
  json_builder_add_boolean_value (builder, verdict.conflicts);
  json_builder_end_object (builder);
}
