#include <string.h>

#include "core/entry-hub.h"
#include "core/entry-json.h"
#include "entries.h"

static BstGuide *
make_guide (void)
{
  static const char *const licences[] = { "mit", "falcon-own" };
  static const char family[] =
    "{\"family\": {\"id\": \"llama\", \"name\": \"Llama\", \"organization\": \"meta\", \"summary\": {\"en\": \"x\"}},"
    " \"organizations\": [{\"id\": \"meta\", \"name\": \"Meta\", \"aliases\": [\"Facebook\"]}],"
    " \"entries\": [{\"id\": \"meta-llama/L\", \"kind\": \"model\", \"name\": \"L\", \"summary\": {\"en\": \"x\"}}]}";
  BstGuide *guide = bst_guide_new ();
  g_autoptr (GBytes) bytes = g_bytes_new_static (family, strlen (family));
  g_autoptr (GPtrArray) entries = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (licences); i++)
    {
      g_autofree char *text = g_strdup_printf ("{\"id\": \"%s\", \"aliases\": [\"%s-too\"], \"name\": \"N\", \"url\": \"https://example.org\", "
                                               "\"commercial\": \"yes\", \"osi_approved\": true, \"summary\": \"x\"}",
                                               licences[i], licences[i]);
      g_autoptr (GBytes) licence = g_bytes_new (text, strlen (text));

      g_assert_true (bst_guide_add_licence (guide, "licence", licence, NULL));
    }
  g_assert_true (bst_guide_add (guide, "family", bytes, NULL));
  entries = bst_guide_end (guide);
  return guide;
}

static BstRepository *
make_record (const char *id)
{
  BstRepository *self = bst_repository_new (id, BST_HUB_ENDPOINT);

  self->fetched_at = 1764057600; /* 2025-11-25 */
  self->sha = g_strdup ("1111111111111111111111111111111111111111");
  self->last_modified = 1700000000;
  self->downloads = 1200;
  self->likes = 0;
  self->gated = BST_GATED_MANUAL;
  self->license = g_strdup ("MIT");
  self->languages = g_strsplit ("en fr", " ", 0);
  self->base_models = g_strsplit ("c/d", " ", 0);
  self->task = g_strdup ("text-generation");
  bst_repository_add_tensors (self, "F16", 7000);
  self->tensors_total = 7000;
  self->gguf_context = 4096;
  return self;
}

static void
add_claim (BstEntryBuilder *builder, BstField field, GVariant *value, BstSourceKind kind)
{
  g_autoptr (BstSource) source = test_source (kind);
  g_autoptr (BstClaim) claim = bst_claim_new (field, value, source, NULL, FALSE);

  bst_entry_builder_add_claim (builder, claim);
}

/* The kinds of the sources of @field, in their order: "card hub review". */
static void
assert_order (BstEntry *entry, BstField field, const char *order)
{
  GPtrArray *claims = bst_entry_get_claims (entry, field);
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; claims != NULL && i < claims->len; i++)
    g_string_append_printf (found, "%s%s", i > 0 ? " " : "",
                            bst_source_kind_to_string (bst_source_get_kind (bst_claim_get_source (g_ptr_array_index (claims, i)))));
  g_assert_cmpstr (found->str, ==, order);
}

static void
test_order (void)
{
  g_autoptr (BstGuide) guide = make_guide ();
  g_autoptr (BstRepository) record = make_record ("a/b");
  BstEntryBuilder *builder = bst_entry_builder_new ("a/b", BST_KIND_MODEL, "B");
  g_autoptr (BstEntry) base = NULL;
  g_autoptr (BstEntry) entry = NULL;
  const char *const languages[] = { "en", NULL };
  const char *const tasks[] = { "text-generation", "conversational", NULL };

  add_claim (builder, BST_FIELD_PARAMETERS, g_variant_new_int64 (7100), BST_SOURCE_CONFIG);
  add_claim (builder, BST_FIELD_PARAMETERS, g_variant_new_int64 (7200), BST_SOURCE_PAPER);
  add_claim (builder, BST_FIELD_PARAMETERS, g_variant_new_int64 (7300), BST_SOURCE_REVIEW);
  add_claim (builder, BST_FIELD_PARAMETERS, g_variant_new_int64 (7400), BST_SOURCE_USER);
  /* an older word of the Hub that the guide trusts more than the review */
  add_claim (builder, BST_FIELD_LICENSE, g_variant_new_string ("unknown-1"), BST_SOURCE_HUB);
  add_claim (builder, BST_FIELD_LICENSE, g_variant_new_string ("unknown-2"), BST_SOURCE_CARD);
  add_claim (builder, BST_FIELD_LICENSE, g_variant_new_string ("unknown-3"), BST_SOURCE_HUB);
  add_claim (builder, BST_FIELD_LANGUAGES, g_variant_new_strv (languages, -1), BST_SOURCE_USER);
  add_claim (builder, BST_FIELD_TASKS, g_variant_new_strv (tasks, -1), BST_SOURCE_CARD);
  add_claim (builder, BST_FIELD_GATED, g_variant_new_boolean (FALSE), BST_SOURCE_CARD);
  base = bst_entry_builder_end (builder);
  entry = bst_entry_with_repository (base, record, guide);

  assert_order (entry, BST_FIELD_PARAMETERS, "config paper hub review user");
  assert_order (entry, BST_FIELD_LICENSE, "hub card");
  assert_order (entry, BST_FIELD_LANGUAGES, "hub user");
  assert_order (entry, BST_FIELD_BASE_MODELS, "hub");
  assert_order (entry, BST_FIELD_CONTEXT_LENGTH, "hub");
  assert_order (entry, BST_FIELD_TASKS, "card");
  assert_order (entry, BST_FIELD_GATED, "hub card");
  assert_order (entry, BST_FIELD_RELEASED, "");
  g_assert_true (bst_entry_get_flag (entry, BST_FIELD_GATED));
  g_assert_cmpstr (bst_license_get_id (bst_entry_get_license (entry)), ==, "mit");
  g_assert_true (bst_entry_get_repository (entry) == record);
  g_assert_true (bst_entry_is_on_shelf (entry, "hub"));

  /* the entry that it was made of is as before */
  assert_order (base, BST_FIELD_PARAMETERS, "config paper review user");
  g_assert_null (bst_entry_get_repository (base));
  g_assert_false (bst_entry_is_on_shelf (base, "hub"));
  g_assert_cmpstr (bst_entry_get_haystack (entry), ==, bst_entry_get_haystack (base));
}

static void
test_sources (void)
{
  g_autoptr (BstGuide) guide = make_guide ();
  g_autoptr (BstRepository) record = make_record ("a/b");
  g_autoptr (BstRepository) mirrored = make_record ("a/b");
  g_autoptr (BstEntry) entry = bst_entry_new_from_repository (record, guide);
  g_autoptr (BstEntry) other = NULL;
  BstSource *source = bst_claim_get_source (bst_entry_get_claim (entry, BST_FIELD_PARAMETERS));

  g_assert_cmpstr (bst_source_get_title (source), ==, "Hugging Face Hub · a/b");
  g_assert_cmpstr (bst_source_get_url (source), ==, "https://huggingface.co/a/b");
  g_assert_cmpstr (bst_source_get_as_of (source), ==, "2025-11-25");
  g_free (mirrored->endpoint);
  mirrored->endpoint = g_strdup ("https://hf-mirror.com");
  other = bst_entry_new_from_repository (mirrored, guide);
  source = bst_claim_get_source (bst_entry_get_claim (other, BST_FIELD_PARAMETERS));
  g_assert_cmpstr (bst_source_get_title (source), ==, "hf-mirror.com · a/b");
  g_assert_cmpstr (bst_source_get_url (source), ==, "https://hf-mirror.com/a/b");
}

/* What is empty, packed or no licence makes no claim. */
static void
test_no_claims (void)
{
  g_autoptr (BstGuide) guide = make_guide ();
  g_autoptr (BstRepository) record = bst_repository_new ("a/b", BST_HUB_ENDPOINT);
  g_autoptr (BstEntry) nothing = NULL;
  g_autoptr (BstEntry) other = NULL;
  g_autoptr (BstRepository) packed = make_record ("a/b");
  g_autoptr (BstEntry) quantized = NULL;

  record->fetched_at = 1;
  record->license = g_strdup ("other");
  record->task = g_strdup ("");
  nothing = bst_entry_new_from_repository (record, guide);
  for (guint field = 0; field < BST_N_FIELDS; field++)
    g_assert_null (bst_entry_get_claims (nothing, field));
  g_assert_nonnull (bst_entry_get_repository (nothing));

  record->license_name = g_strdup ("Falcon-Own");
  other = bst_entry_new_from_repository (record, guide);
  g_assert_cmpstr (bst_entry_get_word (other, BST_FIELD_LICENSE), ==, "falcon-own");
  g_assert_nonnull (bst_entry_get_license (other));

  g_clear_object (&other);
  g_free (record->license_name);
  record->license_name = g_strdup ("Falcon-Own-Too");
  other = bst_entry_new_from_repository (record, guide);
  g_assert_cmpstr (bst_entry_get_word (other, BST_FIELD_LICENSE), ==, "falcon-own");

  bst_repository_add_tensors (packed, "I32", 9000);
  g_free (packed->license);
  packed->license = g_strdup ("Unknown");
  quantized = bst_entry_new_from_repository (packed, guide);
  g_assert_cmpint (bst_entry_get_count (quantized, BST_FIELD_PARAMETERS), ==, -1);
  g_assert_null (bst_entry_get_word (quantized, BST_FIELD_LICENSE));
}

static void
test_new (void)
{
  g_autoptr (BstGuide) guide = make_guide ();
  g_autoptr (BstRepository) known = make_record ("Meta-Llama/Other-7B");
  g_autoptr (BstRepository) alias = make_record ("facebook/opt");
  g_autoptr (BstRepository) adapter = make_record ("somebody/Lora");
  g_autoptr (BstRepository) old = make_record ("gpt2");
  g_autoptr (BstRepository) unfetched = bst_repository_new ("a/Later", BST_HUB_ENDPOINT);
  g_autoptr (BstEntry) entry = NULL;
  g_autoptr (BstEntry) by_alias = NULL;
  g_autoptr (BstEntry) lora = NULL;
  g_autoptr (BstEntry) nobody = NULL;
  g_autoptr (BstEntry) later = NULL;

  known->created_at = 1700000000;
  entry = bst_entry_new_from_repository (known, guide);
  g_assert_cmpstr (bst_entry_get_id (entry), ==, "Meta-Llama/Other-7B");
  g_assert_cmpstr (bst_entry_get_name (entry), ==, "Other-7B");
  g_assert_null (bst_entry_get_family (entry));
  g_assert_cmpint (bst_entry_get_kind (entry), ==, BST_KIND_MODEL);
  g_assert_cmpstr (bst_organization_get_id (bst_entry_get_organization (entry)), ==, "meta");
  g_assert_cmpstr (bst_entry_get_word (entry, BST_FIELD_RELEASED), ==, "2023-11-14");
  g_assert_nonnull (bst_claim_get_note (bst_entry_get_claim (entry, BST_FIELD_RELEASED)));
  g_assert_true (bst_entry_is_on_shelf (entry, "hub"));
  g_assert_false (bst_entry_is_on_shelf (entry, "guide"));

  by_alias = bst_entry_new_from_repository (alias, guide);
  g_assert_cmpstr (bst_organization_get_id (bst_entry_get_organization (by_alias)), ==, "meta");

  adapter->library_name = g_strdup ("peft");
  /* what the Hub says of all repositories that are older than its clock */
  adapter->created_at = 1646263744;
  lora = bst_entry_new_from_repository (adapter, guide);
  g_assert_cmpint (bst_entry_get_kind (lora), ==, BST_KIND_ADAPTER);
  g_assert_cmpstr (bst_organization_get_name (bst_entry_get_organization (lora)), ==, "somebody");
  g_assert_null (bst_entry_get_word (lora, BST_FIELD_RELEASED));

  nobody = bst_entry_new_from_repository (old, guide);
  g_assert_cmpstr (bst_entry_get_name (nobody), ==, "gpt2");
  g_assert_null (bst_entry_get_organization (nobody));

  later = bst_entry_new_from_repository (unfetched, guide);
  g_assert_cmpstr (bst_entry_get_name (later), ==, "Later");
  g_assert_null (bst_entry_get_repository (later));
}

static void
assert_hub (const BstRepository *record, const char *json)
{
  g_autoptr (BstGuide) guide = make_guide ();
  g_autoptr (BstEntry) entry = bst_entry_new_from_repository (record, guide);
  g_autoptr (JsonNode) node = bst_entry_to_json (entry, FALSE);
  g_autofree char *found = json_to_string (json_object_get_member (json_node_get_object (node), "hub"), FALSE);

  g_assert_cmpstr (found, ==, json);
}

static void
test_json (void)
{
  g_autoptr (BstRepository) record = make_record ("a/b");
  g_autoptr (BstRepository) bare = bst_repository_new ("a/b", "https://hf-mirror.com");
  g_autoptr (BstRepository) unfetched = bst_repository_new ("a/b", BST_HUB_ENDPOINT);

  assert_hub (record, "{\"downloads\":1200,\"likes\":0,\"last_modified\":\"2023-11-14T22:13:20Z\",\"gated\":\"manual\","
                      "\"sha\":\"1111111111111111111111111111111111111111\",\"endpoint\":\"https://huggingface.co\","
                      "\"fetched_at\":\"2025-11-25T08:00:00Z\"}");
  bare->fetched_at = 0;
  bare->gated = BST_GATED_NO;
  bare->presence = BST_PRESENCE_DISABLED;
  assert_hub (bare, "{\"downloads\":null,\"likes\":null,\"last_modified\":null,\"gated\":false,\"sha\":null,"
                    "\"endpoint\":\"https://hf-mirror.com\",\"fetched_at\":\"1970-01-01T00:00:00Z\",\"presence\":\"disabled\"}");
  assert_hub (unfetched, "null");
}

/* What was read in config.json goes before all else, and in the place of an older reading. */
static void
test_config (void)
{
  g_autoptr (BstGuide) guide = make_guide ();
  g_autoptr (BstRepository) record = make_record ("a/b");
  BstEntryBuilder *builder = bst_entry_builder_new ("a/b", BST_KIND_MODEL, "B");
  g_autoptr (BstEntry) base = NULL;
  g_autoptr (BstEntry) entry = NULL;
  BstSource *source;

  add_claim (builder, BST_FIELD_ARCHITECTURE, g_variant_new_parsed ("{'layers': <int64 30>}"), BST_SOURCE_CONFIG);
  add_claim (builder, BST_FIELD_CONTEXT_LENGTH, g_variant_new_int64 (2000), BST_SOURCE_CARD);
  base = bst_entry_builder_end (builder);
  record->shape = g_variant_ref_sink (g_variant_new_parsed ("{'layers': <int64 32>, 'type': <'llama'>}"));
  record->config_context = 2048;
  record->config_sha = g_strdup ("2222222222222222222222222222222222222222");
  record->config_from = g_strdup ("https://hf-mirror.com");
  record->config_at = 1764057600;
  entry = bst_entry_with_repository (base, record, guide);

  assert_order (entry, BST_FIELD_ARCHITECTURE, "config");
  assert_order (entry, BST_FIELD_CONTEXT_LENGTH, "config card hub");
  g_assert_cmpint (bst_entry_get_shape (entry, "layers"), ==, 32);
  g_assert_cmpint (bst_entry_get_count (entry, BST_FIELD_CONTEXT_LENGTH), ==, 2048);
  source = bst_claim_get_source (bst_entry_get_claim (entry, BST_FIELD_ARCHITECTURE));
  g_assert_cmpstr (bst_source_get_title (source), ==, "a/b · config.json @ 22222222");
  g_assert_cmpstr (bst_source_get_url (source), ==,
                   "https://hf-mirror.com/a/b/blob/2222222222222222222222222222222222222222/config.json");
  g_assert_cmpstr (bst_source_get_as_of (source), ==, "2025-11-25");
}

/* A repository without a configuration, or one that tells nothing, claims nothing of it. */
static void
test_no_config (void)
{
  g_autoptr (BstGuide) guide = make_guide ();
  g_autoptr (BstRepository) record = make_record ("a/b");
  g_autoptr (BstEntry) entry = NULL;

  record->config_at = 1764057600;
  entry = bst_entry_new_from_repository (record, guide);
  assert_order (entry, BST_FIELD_ARCHITECTURE, "");
  assert_order (entry, BST_FIELD_CONTEXT_LENGTH, "hub");
}

/* A packed quantization has the parameters of its base model, with their source, and says so. */
static void
test_base_parameters (void)
{
  g_autoptr (BstGuide) guide = make_guide ();
  g_autoptr (BstRepository) record = make_record ("a/b");
  g_autoptr (BstRepository) packed = make_record ("a/b-GPTQ");
  g_autoptr (BstRepository) bare = bst_repository_new ("a/bare", BST_HUB_ENDPOINT);
  g_autoptr (BstEntry) base = bst_entry_new_from_repository (record, guide);
  g_autoptr (BstEntry) nothing = bst_entry_new_from_repository (bare, guide);
  g_autoptr (BstEntry) quantization = NULL;
  g_autoptr (BstEntry) known = NULL;
  g_autoptr (BstEntry) same = NULL;
  BstClaim *claim;

  packed->quantization = g_strdup ("gptq");
  quantization = bst_entry_new_from_repository (packed, guide);
  assert_order (quantization, BST_FIELD_PARAMETERS, "");
  known = bst_entry_with_base_parameters (quantization, base);
  claim = bst_entry_get_claim (known, BST_FIELD_PARAMETERS);
  g_assert_cmpint (bst_entry_get_count (known, BST_FIELD_PARAMETERS), ==, 7000);
  g_assert_cmpstr (bst_source_get_title (bst_claim_get_source (claim)), ==, "Hugging Face Hub · a/b");
  g_assert_nonnull (strstr (bst_claim_get_note (claim), "base model"));
  same = bst_entry_with_base_parameters (quantization, nothing);
  g_assert_true (same == quantization);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/entry-hub/order", test_order);
  g_test_add_func ("/entry-hub/sources", test_sources);
  g_test_add_func ("/entry-hub/no-claims", test_no_claims);
  g_test_add_func ("/entry-hub/new", test_new);
  g_test_add_func ("/entry-hub/json", test_json);
  g_test_add_func ("/entry-hub/config", test_config);
  g_test_add_func ("/entry-hub/no-config", test_no_config);
  g_test_add_func ("/entry-hub/base-parameters", test_base_parameters);
  return g_test_run ();
}
