#include "core/citation.h"

#include "core/entry-hub.h"
#include "core/guide.h"
#include <string.h>
#include "entries.h"

static BstEntry *
make_entry (const char *id, gboolean estimated)
{
  BstEntryBuilder *builder = bst_entry_builder_new (id, BST_KIND_MODEL, "Falcon 180B");
  g_autoptr (BstText) title = bst_text_new ("config.json", NULL, NULL);
  g_autoptr (BstText) note = bst_text_new ("Counted from the files.", NULL, NULL);
  g_autoptr (BstSource) source = bst_source_new (BST_SOURCE_CONFIG, title, "https://example.org/config.json", "2023-09-06");
  g_autoptr (BstClaim) claim =
    bst_claim_new (BST_FIELD_PARAMETERS, g_variant_new_int64 (G_GINT64_CONSTANT (179522565120)), source, note, estimated);

  bst_entry_builder_add_claim (builder, claim);
  return bst_entry_builder_end (builder);
}

static void
test_guide (void)
{
  g_autoptr (BstEntry) entry = make_entry ("tiiuae/falcon-180B", FALSE);
  g_autoptr (BstEntry) slug = make_entry ("falcon", TRUE);
  BstClaim *claim = bst_entry_get_claim (entry, BST_FIELD_PARAMETERS);
  g_autofree char *text = bst_citation_dup_text (claim, entry);
  g_autofree char *of_slug = bst_citation_dup_text (bst_entry_get_claim (slug, BST_FIELD_PARAMETERS), slug);

  g_assert_cmpstr (text, ==,
                   "Falcon 180B (tiiuae/falcon-180B), Parameters: 179,522,565,120 (180\u202fB)\n"
                   "Configuration: config.json, as of 6 Sep 2023\n"
                   "Counted from the files.\n"
                   "https://example.org/config.json");
  g_assert_true (g_str_has_prefix (of_slug, "Falcon 180B, Parameters: 179,522,565,120 (180\u202fB), estimated\n"));
  g_assert_cmpint (bst_claim_get_moment (claim, entry), ==, -1);
}

/* What the Hub said has a minute and an address; what a guide read there has not. */
static void
test_hub (void)
{
  g_autoptr (BstGuide) guide = bst_guide_new ();
  g_autoptr (BstEntry) plain = make_entry ("tiiuae/falcon-180B", FALSE);
  g_autoptr (BstRepository) record = bst_repository_new ("tiiuae/falcon-180B", "https://hf-mirror.com");
  g_autoptr (BstEntry) entry = NULL;
  g_autofree char *text = NULL;
  BstClaim *claim;

  record->fetched_at = 1764303000; /* 2025-11-28 04:10 UTC */
  record->gated = BST_GATED_AUTO;
  entry = bst_entry_with_repository (plain, record, guide);
  claim = bst_entry_get_claim (entry, BST_FIELD_GATED);
  g_assert_cmpint (bst_claim_get_moment (claim, entry), ==, 1764303000);
  g_assert_cmpint (bst_claim_get_moment (bst_entry_get_claim (entry, BST_FIELD_PARAMETERS), entry), ==, -1);

  text = bst_citation_dup_text (claim, entry);
  g_assert_nonnull (strstr (text, "\nHub: hf-mirror.com · tiiuae/falcon-180B, as of 28 Nov 2025\n"));
  g_assert_nonnull (strstr (text, "\nFetched 28 Nov 2025, 04:10 UTC from https://hf-mirror.com\n"));
  g_assert_true (g_str_has_suffix (text, "\nhttps://hf-mirror.com/tiiuae/falcon-180B"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/citation/guide", test_guide);
  g_test_add_func ("/citation/hub", test_hub);
  return g_test_run ();
}
