#include "config.h"

#include "core/entry-json.h"

#include "core/json.h"
#include "core/license-json.h"

static void
add_count (JsonBuilder *builder, BstEntry *entry, BstField field)
{
  gint64 count = bst_entry_get_count (entry, field);

  json_builder_set_member_name (builder, bst_field_to_string (field));
  if (count < 0)
    json_builder_add_null_value (builder);
  else
    json_builder_add_int_value (builder, count);
}

static void
add_words (JsonBuilder *builder, const char *const *words)
{
  json_builder_begin_array (builder);
  for (guint i = 0; words[i] != NULL; i++)
    json_builder_add_string_value (builder, words[i]);
  json_builder_end_array (builder);
}

static void
add_value (JsonBuilder *builder, BstClaim *claim)
{
  GVariant *value = bst_claim_get_value (claim);
  g_autofree const char **words = NULL;

  switch (bst_field_get_value_type (bst_claim_get_field (claim)))
    {
    case BST_VALUE_COUNT:
      json_builder_add_int_value (builder, g_variant_get_int64 (value));
      break;
    case BST_VALUE_DATE:
    case BST_VALUE_WORD:
      json_builder_add_string_value (builder, g_variant_get_string (value, NULL));
      break;
    case BST_VALUE_WORDS:
      words = g_variant_get_strv (value, NULL);
      add_words (builder, words);
      break;
    case BST_VALUE_FLAG:
      json_builder_add_boolean_value (builder, g_variant_get_boolean (value));
      break;
    case BST_VALUE_SHAPE:
      bst_json_add_shape (builder, value);
      break;
    default:
      g_assert_not_reached ();
    }
}

/* The value that is shown, or null. */
static void
add_shown (JsonBuilder *builder, BstEntry *entry, BstField field)
{
  BstClaim *claim = bst_entry_get_claim (entry, field);

  json_builder_set_member_name (builder, bst_field_to_string (field));
  if (claim != NULL)
    add_value (builder, claim);
  else
    json_builder_add_null_value (builder);
}

static void
add_source (JsonBuilder *builder, BstSource *source)
{
  json_builder_set_member_name (builder, "source");
  json_builder_begin_object (builder);
  bst_json_add_string (builder, "title", bst_source_get_title (source));
  bst_json_add_string (builder, "url", bst_source_get_url (source));
  bst_json_add_string (builder, "kind", bst_source_kind_to_string (bst_source_get_kind (source)));
  bst_json_add_string (builder, "as_of", bst_source_get_as_of (source));
  json_builder_end_object (builder);
}

static void
add_claims (JsonBuilder *builder, BstEntry *entry)
{
  json_builder_set_member_name (builder, "claims");
  json_builder_begin_object (builder);
  for (guint field = 0; field < BST_N_FIELDS; field++)
    {
      GPtrArray *claims = bst_entry_get_claims (entry, field);

      if (claims == NULL)
        continue;
      json_builder_set_member_name (builder, bst_field_to_string (field));
      json_builder_begin_array (builder);
      for (guint i = 0; i < claims->len; i++)
        {
          BstClaim *claim = g_ptr_array_index (claims, i);

          json_builder_begin_object (builder);
          json_builder_set_member_name (builder, "value");
          add_value (builder, claim);
          add_source (builder, bst_claim_get_source (claim));
          if (bst_claim_get_relation (claim) != BST_RELATION_UNKNOWN)
            bst_json_add_string (builder, "relation", bst_relation_to_string (bst_claim_get_relation (claim)));
          if (bst_claim_get_note (claim) != NULL)
            bst_json_add_string (builder, "note", bst_claim_get_note (claim));
          if (bst_claim_is_estimated (claim))
            {
              json_builder_set_member_name (builder, "estimated");
              json_builder_add_boolean_value (builder, TRUE);
            }
          json_builder_end_object (builder);
        }
      json_builder_end_array (builder);
    }
  json_builder_end_object (builder);
}

static void
add_links (JsonBuilder *builder, BstEntry *entry)
{
  json_builder_set_member_name (builder, "links");
  json_builder_begin_array (builder);
  for (guint i = 0; i < bst_entry_get_n_links (entry); i++)
    {
      const BstLink *link = bst_entry_get_link (entry, i);

      json_builder_begin_object (builder);
      bst_json_add_string (builder, "rel", bst_link_rel_to_string (link->rel));
      bst_json_add_string (builder, "url", link->url);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_number (JsonBuilder *builder, const char *member, gint64 number)
{
  json_builder_set_member_name (builder, member);
  if (number < 0)
    json_builder_add_null_value (builder);
  else
    json_builder_add_int_value (builder, number);
}

static void
add_time (JsonBuilder *builder, const char *member, gint64 time)
{
  g_autoptr (GDateTime) date = time >= 0 ? g_date_time_new_from_unix_utc (time) : NULL;
  g_autofree char *text = date != NULL ? g_date_time_format (date, "%Y-%m-%dT%H:%M:%SZ") : NULL;

  bst_json_add_string (builder, member, text);
}

/* As the Hub writes it: false, "auto" or "manual". */
static void
add_gated (JsonBuilder *builder, BstGated gated)
{
  json_builder_set_member_name (builder, "gated");
  if (gated == BST_GATED_UNKNOWN)
    json_builder_add_null_value (builder);
  else if (gated == BST_GATED_NO)
    json_builder_add_boolean_value (builder, FALSE);
  else
    json_builder_add_string_value (builder, bst_gated_to_string (gated));
}

/* @record: (nullable): what the Hub said last */
static void
add_hub (JsonBuilder *builder, const BstRepository *record)
{
  json_builder_set_member_name (builder, "hub");
  if (record == NULL)
    {
      json_builder_add_null_value (builder);
      return;
    }
  json_builder_begin_object (builder);
  add_number (builder, "downloads", record->downloads);
  add_number (builder, "likes", record->likes);
  add_time (builder, "last_modified", record->last_modified);
  add_gated (builder, record->gated);
  bst_json_add_string (builder, "sha", record->sha);
  bst_json_add_string (builder, "endpoint", record->endpoint);
  add_time (builder, "fetched_at", record->fetched_at);
  if (record->presence != BST_PRESENCE_THERE)
    bst_json_add_string (builder, "presence", bst_presence_to_string (record->presence));
  json_builder_end_object (builder);
}

/**
 * bst_entry_to_json:
 *
 * Numbers are plain integers and unknown values null; names and sentences are in
 * the interface's language.
 *
 * Returns: (transfer full): the entry as a JSON object
 */
JsonNode *
bst_entry_to_json (BstEntry *entry, gboolean with_claims)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  BstOrganization *organization = bst_entry_get_organization (entry);
  BstFamily *family = bst_entry_get_family (entry);

  json_builder_begin_object (builder);
  bst_json_add_string (builder, "id", bst_entry_get_id (entry));
  bst_json_add_string (builder, "kind", bst_kind_to_string (bst_entry_get_kind (entry)));
  bst_json_add_string (builder, "name", bst_entry_get_name (entry));
  bst_json_add_string (builder, "family", family != NULL ? bst_family_get_id (family) : NULL);
  bst_json_add_string (builder, "organization", organization != NULL ? bst_organization_get_name (organization) : NULL);
  bst_json_add_string (builder, "country", organization != NULL ? bst_organization_get_country (organization) : NULL);
  bst_json_add_string (builder, "summary", bst_entry_get_summary (entry));
  bst_json_add_string (builder, "milestone", bst_entry_get_milestone (entry));
  add_count (builder, entry, BST_FIELD_PARAMETERS);
  add_count (builder, entry, BST_FIELD_ACTIVE_PARAMETERS);
  add_count (builder, entry, BST_FIELD_CONTEXT_LENGTH);
  add_count (builder, entry, BST_FIELD_TRAINING_TOKENS);
  add_shown (builder, entry, BST_FIELD_RELEASED);
  add_shown (builder, entry, BST_FIELD_LICENSE);
  bst_json_add_string (builder, "license_verdict", bst_commercial_to_string (bst_entry_get_commercial (entry)));
  bst_json_add_inherited (builder, entry);
  add_shown (builder, entry, BST_FIELD_LANGUAGES);
  add_shown (builder, entry, BST_FIELD_BASE_MODELS);
  add_shown (builder, entry, BST_FIELD_ARCHITECTURE);
  json_builder_set_member_name (builder, "shelves");
  add_words (builder, bst_entry_get_shelves (entry));
  add_hub (builder, bst_entry_get_repository (entry));
  if (with_claims)
    {
      bst_json_add_terms (builder, "license_terms", bst_entry_get_license (entry));
      add_claims (builder, entry);
      add_links (builder, entry);
    }
  json_builder_end_object (builder);
  return json_builder_get_root (builder);
}
