#include "entries.h"

/* A source of the given kind; the words do not matter. */
BstSource *
test_source (BstSourceKind kind)
{
  g_autoptr (BstText) title = bst_text_new ("A source", NULL, NULL);

  return bst_source_new (kind, title, "https://example.org/source", "2023-12-31");
}

/* A family that is called by its id. */
void
test_set_family (BstEntryBuilder *builder, const char *id)
{
  g_autoptr (BstFamily) family = bst_family_new (id, NULL, NULL, NULL, NULL);

  bst_entry_builder_set_family (builder, family);
}

static void
add_claim (BstEntryBuilder *builder, BstField field, GVariant *value)
{
  g_autoptr (BstSource) source = test_source (BST_SOURCE_CARD);
  g_autoptr (BstClaim) claim = bst_claim_new (field, value, source, NULL, FALSE);

  bst_entry_builder_add_claim (builder, claim);
}

void
test_add_count (BstEntryBuilder *builder, BstField field, gint64 count)
{
  add_claim (builder, field, g_variant_new_int64 (count));
}

void
test_add_word (BstEntryBuilder *builder, BstField field, const char *word)
{
  add_claim (builder, field, g_variant_new_string (word));
}

/* words: separated by commas. */
void
test_add_words (BstEntryBuilder *builder, BstField field, const char *words)
{
  g_auto (GStrv) list = g_strsplit (words, ",", -1);

  add_claim (builder, field, g_variant_new_strv ((const char *const *) list, -1));
}

void
test_add_flag (BstEntryBuilder *builder, BstField field, gboolean flag)
{
  add_claim (builder, field, g_variant_new_boolean (flag));
}

/* An open model; parameters 0 and released NULL mean unknown. */
BstEntry *
test_entry_simple (const char *id, const char *name, gint64 parameters, const char *released)
{
  BstEntryBuilder *builder = bst_entry_builder_new (id, BST_KIND_MODEL, name);

  if (parameters > 0)
    test_add_count (builder, BST_FIELD_PARAMETERS, parameters);
  if (released != NULL)
    test_add_word (builder, BST_FIELD_RELEASED, released);
  return bst_entry_builder_end (builder);
}
