/* The estimate for a program to read: bytes are whole numbers, and null is unknown. */
#include "config.h"

#include "cli/fit.h"

#include "core/entry-json.h"

static void
add_number (JsonBuilder *builder, const char *member, gint64 number, gboolean is_known)
{
  json_builder_set_member_name (builder, member);
  if (is_known)
    json_builder_add_int_value (builder, number);
  else
    json_builder_add_null_value (builder);
}

static void
add_word (JsonBuilder *builder, const char *member, const char *word)
{
  json_builder_set_member_name (builder, member);
  if (word != NULL)
    json_builder_add_string_value (builder, word);
  else
    json_builder_add_null_value (builder);
}

static void
add_bits (JsonBuilder *builder, const BstFit *fit)
{
  json_builder_set_member_name (builder, "bits");
  if (fit->bits > 0)
    json_builder_add_double_value (builder, fit->bits);
  else
    json_builder_add_null_value (builder);
}

static void
add_terms (JsonBuilder *builder, const BstFit *fit)
{
  add_bits (builder, fit);
  add_number (builder, "weights", fit->weights, TRUE);
  add_number (builder, "kv_cache", fit->kv_cache, fit->kv_cache_known);
  add_number (builder, "overhead", fit->overhead, TRUE);
  add_number (builder, "total", fit->total, TRUE);
  add_number (builder, "least", fit->least, TRUE);
  add_number (builder, "most", fit->most, TRUE);
  add_word (builder, "weights_basis", bst_weights_basis_to_string (fit->weights_basis));
  add_word (builder, "kv_cache_basis", bst_cache_basis_to_string (fit->cache_basis));
  add_word (builder, "trust", bst_fit_trust_to_string (fit->trust));
}

static void
add_judgement (const BstFitReport *self, JsonBuilder *builder, const BstFitJudgement *judgement, gint64 largest_context)
{
  gboolean has_budget = bst_fit_report_has_budget (self);

  add_word (builder, "verdict", has_budget ? bst_fit_verdict_to_string (judgement->verdict) : NULL);
  json_builder_set_member_name (builder, "certain");
  if (has_budget)
    json_builder_add_boolean_value (builder, judgement->certain);
  else
    json_builder_add_null_value (builder);
  add_number (builder, "layers_on_gpu", judgement->layers, has_budget && judgement->layers >= 0);
  add_number (builder, "largest_context", largest_context, largest_context >= 0);
}

static void
add_budget (const BstFitReport *self, JsonBuilder *builder)
{
  json_builder_set_member_name (builder, "budget");
  if (!bst_fit_report_has_budget (self))
    {
      json_builder_add_null_value (builder);
      return;
    }
  json_builder_begin_object (builder);
  add_number (builder, "graphics", self->budget.graphics, self->budget.graphics > 0);
  add_number (builder, "main", self->budget.main, self->budget.main > 0);
  json_builder_end_object (builder);
}

static void
add_claim (JsonBuilder *builder, const char *member, BstEntry *entry, BstField field)
{
  BstClaim *claim = entry != NULL ? bst_entry_get_claim (entry, field) : NULL;
  BstSource *source;

  json_builder_set_member_name (builder, member);
  if (claim == NULL)
    {
      json_builder_add_null_value (builder);
      return;
    }
  source = bst_claim_get_source (claim);
  json_builder_begin_object (builder);
  add_word (builder, "id", bst_entry_get_id (entry));
  add_word (builder, "kind", bst_source_kind_to_string (bst_source_get_kind (source)));
  add_word (builder, "title", bst_source_get_title (source));
  add_word (builder, "url", bst_source_get_url (source));
  add_word (builder, "as_of", bst_source_get_as_of (source));
  json_builder_end_object (builder);
}

static void
add_sources (const BstFitReport *self, JsonBuilder *builder)
{
  json_builder_set_member_name (builder, "sources");
  json_builder_begin_object (builder);
  add_claim (builder, "parameters", self->counted, BST_FIELD_PARAMETERS);
  add_claim (builder, "architecture", self->shaped, BST_FIELD_ARCHITECTURE);
  json_builder_end_object (builder);
}

static void
add_quantizations (const BstFitReport *self, JsonBuilder *builder)
{
  json_builder_set_member_name (builder, "quantizations");
  json_builder_begin_array (builder);
  for (guint i = 0; i < bst_quantization_get_n (); i++)
    {
      BstFitChoice choice;

      if (!bst_fit_report_choose (self, i, &choice))
        continue;
      json_builder_begin_object (builder);
      add_word (builder, "name", choice.quantization);
      add_terms (builder, &choice.fit);
      add_judgement (self, builder, &choice.judgement, choice.largest_context);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/* Returns: (transfer full): all of the report */
JsonNode *
bst_fit_report_to_json (const BstFitReport *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  const char *quantization = self->plan.quantization;

  if (quantization == NULL && self->fit.weights_basis != BST_WEIGHTS_FILES)
    quantization = BST_QUANTIZATION_USUAL;

  json_builder_begin_object (builder);
  add_word (builder, "id", bst_entry_get_id (self->entry));
  add_word (builder, "name", bst_entry_get_name (self->entry));
  add_word (builder, "quantization", quantization);
  add_number (builder, "context", self->fit.context, TRUE);
  add_word (builder, "kv_type", bst_kv_type_to_string (self->plan.kv_type));
  add_number (builder, "parameters", self->model.parameters, self->model.parameters > 0);
  add_number (builder, "layers", self->fit.layers, self->fit.layers > 0);
  add_terms (builder, &self->fit);
  add_budget (self, builder);
  add_judgement (self, builder, &self->judgement, self->largest_context);
  add_sources (self, builder);
  add_quantizations (self, builder);
  json_builder_end_object (builder);

  return json_builder_get_root (builder);
}
