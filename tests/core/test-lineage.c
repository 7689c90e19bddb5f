#include "core/lineage-text.h"

#include "core/i18n.h"
#include "entries.h"
#include "lineages.h"

static void
assert_lineage_of (const char *text, const char *id, BstLineageBounds bounds, const char *expected)
{
  g_autoptr (BstLineage) lineage = test_lineage (text, id, bounds);
  g_autofree char *dump = test_lineage_dump (lineage);

  g_assert_cmpstr (dump, ==, expected);
}

static void
assert_lineage (const char *text, const char *id, const char *expected)
{
  assert_lineage_of (text, id, BST_LINEAGE_DRAWN, expected);
}

static void
test_alone (void)
{
  assert_lineage ("a b", "a", "0 a");
}

static void
test_chain (void)
{
  const char *chain = "a b<a:finetune c<b:adapter d<c:quantized";

  assert_lineage (chain, "b", "-1 a 0 b:finetune 1 c:adapter 2 d:quantized");
  assert_lineage (chain, "a", "0 a 1 b:finetune 2 c:adapter 3 d:quantized");
  assert_lineage (chain, "d", "-3 a -2 b:finetune -1 c:adapter 0 d:quantized");
}

/* By relation, then in the order of their release and names. */
static void
test_order (void)
{
  assert_lineage ("a z<a:finetune q<a:quantized m<a:merge b<a l<a:adapter c<a:finetune", "a",
                  "0 a 1 c:finetune 1 z:finetune 1 m:merge 1 l:adapter 1 q:quantized 1 b");
}

static void
test_merge (void)
{
  g_autoptr (BstLineage) lineage = test_lineage ("a b c<a,b:merge", "c", BST_LINEAGE_DRAWN);
  g_autofree char *dump = test_lineage_dump (lineage);

  g_assert_cmpstr (dump, ==, "-1 a -1 b 0 c:merge");
  g_assert_cmpuint (bst_lineage_get_n_edges (lineage), ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      g_assert_cmpuint (bst_lineage_get_edge (lineage, i)->base, ==, i);
      g_assert_cmpuint (bst_lineage_get_edge (lineage, i)->derived, ==, 2);
    }
}

/* One that comes from the model in two ways is there once, with both edges. */
static void
test_diamond (void)
{
  g_autoptr (BstLineage) lineage = test_lineage ("a b<a:finetune c<a:finetune d<b,c:merge", "a", BST_LINEAGE_DRAWN);
  g_autofree char *dump = test_lineage_dump (lineage);

  g_assert_cmpstr (dump, ==, "0 a 1 b:finetune 2 d:merge 1 c:finetune");
  g_assert_cmpuint (bst_lineage_get_n_edges (lineage), ==, 4);
}

static void
test_circles (void)
{
  g_autoptr (BstLineage) round = test_lineage ("a<c:finetune b<a:finetune c<b:finetune", "a", BST_LINEAGE_DRAWN);

  assert_lineage ("a<a:finetune", "a", "0 a:finetune");
  assert_lineage ("a<b:finetune b<a:merge", "a", "-1 b:merge 0 a:finetune");
  assert_lineage ("a<c:finetune b<a:finetune c<b:finetune", "a", "-2 b:finetune -1 c:finetune 0 a:finetune");
  g_assert_cmpuint (bst_lineage_get_n_edges (round), ==, 2);
  for (guint i = 0; i < 2; i++)
    g_assert_cmpuint (bst_lineage_get_edge (round, i)->base, <, bst_lineage_get_edge (round, i)->derived);
}

/* In any case of letters, named twice, and not here at all. */
static void
test_names (void)
{
  assert_lineage ("Org/A b<ORG/a,org/A:finetune", "org/a", "0 Org/A 1 b:finetune");
  assert_lineage ("b<gone/model:finetune", "b", "-1 gone/model 0 b:finetune");
}

static void
test_renamed (void)
{
  g_autoptr (GPtrArray) entries = test_entries ("new/a b<old/a:finetune c<gone/d e<lost/d");
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (BstKinship) kinship = NULL;
  BstLineageSource source = { NULL };
  g_autoptr (BstLineage) lineage = NULL;
  g_autofree char *dump = NULL, *before = NULL, *after = NULL;

  g_hash_table_insert (names, g_strdup ("old/a"), g_strdup ("New/A"));
  g_hash_table_insert (names, g_strdup ("gone/d"), g_strdup ("Lost/D"));
  kinship = bst_kinship_new (entries, names);
  source.kinship = kinship;
  lineage = bst_lineage_new (bst_kinship_lookup (kinship, "OLD/A"), &source, BST_LINEAGE_DRAWN);
  dump = test_lineage_dump (lineage);
  g_assert_cmpstr (dump, ==, "0 new/a 1 b:finetune");
  g_assert_cmpuint (bst_kinship_get_derived (kinship, "lost/d")->len, ==, 2);
  before = bst_kinship_dup_key (kinship, "Gone/D");
  after = bst_kinship_dup_key (kinship, "lost/d");
  g_assert_cmpstr (before, ==, after);
}

static void
test_bounds (void)
{
  g_autoptr (GString) many = g_string_new ("a");
  g_autoptr (BstLineage) lineage = NULL;

  assert_lineage_of ("a b<a c<b d<c e<d", "c", ((BstLineageBounds) { 1, 24, 12 }), "-1 b(1) 0 c 1 d(1)");
  assert_lineage_of ("a b<a:finetune c<a:finetune d<a:finetune", "a", ((BstLineageBounds) { 4, 24, 2 }),
                     "0 a 1 b:finetune 1 c:finetune 1 +1:finetune");
  assert_lineage_of ("a b<a:finetune c<a:finetune d<a:merge", "a", ((BstLineageBounds) { 4, 3, 9 }),
                     "0 a 1 +2:finetune 1 d:merge");
  assert_lineage_of ("a b<a:finetune c<a:merge", "a", ((BstLineageBounds) { 4, 1, 9 }), "0 a");

  for (guint i = 0; i < 5000; i++)
    g_string_append_printf (many, " m%u<a:finetune n%u<m%u:adapter", i, i, i);
  lineage = test_lineage (many->str, "a", BST_LINEAGE_DRAWN);
  g_assert_cmpuint (bst_lineage_get_n_nodes (lineage), <=, BST_LINEAGE_DRAWN.nodes);
  g_assert_cmpuint (bst_lineage_get_n_nodes (lineage), >, 12);
}

static void
add_derived (BstDossier *dossier, const char *id, BstRelation relation, gint64 downloads)
{
  BstRepository *record = bst_repository_new (id, BST_HUB_ENDPOINT);

  record->relation = relation;
  record->downloads = downloads;
  g_ptr_array_add (dossier->derived, record);
}

/* What the Hub knows beside what is here, and how many there are of each. */
static void
test_dossier (void)
{
  g_autoptr (GPtrArray) entries = test_entries ("x/a here<x/a:finetune x/b");
  g_autoptr (BstKinship) kinship = bst_kinship_new (entries, NULL);
  g_autoptr (BstDossier) dossier = bst_dossier_new ("x/a", BST_HUB_ENDPOINT);
  BstLineageSource source = { kinship, dossier, NULL, NULL };
  g_autoptr (BstLineage) lineage = NULL;
  g_autofree char *dump = NULL, *more = NULL, *all = NULL;

  dossier->derived = g_ptr_array_new_with_free_func ((GDestroyNotify) bst_repository_unref);
  add_derived (dossier, "h/small", BST_RELATION_FINETUNE, 5);
  add_derived (dossier, "h/large", BST_RELATION_FINETUNE, 50);
  add_derived (dossier, "X/B", BST_RELATION_MERGE, 1);
  add_derived (dossier, "x/A", BST_RELATION_FINETUNE, 1);
  add_derived (dossier, "h/gguf", BST_RELATION_QUANTIZED, 9);
  dossier->n_derived[BST_RELATION_FINETUNE] = 40;
  dossier->n_derived[BST_RELATION_QUANTIZED] = 312;
  dossier->n_derived[BST_RELATION_MERGE] = 1;

  lineage = bst_lineage_new (bst_kinship_lookup (kinship, "x/a"), &source, BST_LINEAGE_DRAWN);
  dump = test_lineage_dump (lineage);
  g_assert_cmpstr (dump, ==,
                   "0 x/a 1 here:finetune 1 h/large:finetune 1 h/small:finetune 1 +38!:finetune 1 x/b:merge "
                   "1 +312!:quantized");
  g_assert_null (bst_lineage_get_node (lineage, 2)->entry);
  g_assert_nonnull (bst_lineage_get_node (lineage, 5)->entry);
  more = bst_lineage_dup_sentence (lineage, 4);
  all = bst_lineage_dup_sentence (lineage, 6);
  g_assert_cmpstr (more, ==, "38 more fine-tunes on the Hub");
  g_assert_cmpstr (all, ==, "312 quantizations on the Hub");
}

static BstEntry *
find_any (gpointer data, const char *id)
{
  if (!g_str_equal (id, "list/b"))
    return NULL;
  return test_entry_simple (id, "B of the list", 7, NULL);
}

/* What is not among the entries may be found elsewhere. */
static void
test_found (void)
{
  g_autoptr (GPtrArray) entries = test_entries ("a<list/b:finetune");
  g_autoptr (BstKinship) kinship = bst_kinship_new (entries, NULL);
  BstLineageSource source = { kinship, NULL, find_any, NULL };
  g_autoptr (BstLineage) lineage = bst_lineage_new (g_ptr_array_index (entries, 0), &source, BST_LINEAGE_DRAWN);
  const BstLineageNode *node = bst_lineage_get_node (lineage, 0);

  g_assert_cmpstr (bst_lineage_node_get_name (node), ==, "B of the list");
  g_assert_false (node->is_here);
  g_assert_true (bst_lineage_get_node (lineage, 1)->is_here);
}

/* An adapter is one, and so says the Hub where the guide says nothing. */
static void
test_relations (void)
{
  BstEntryBuilder *builder = bst_entry_builder_new ("a", BST_KIND_ADAPTER, "A");
  g_autoptr (BstRepository) record = bst_repository_new ("b", BST_HUB_ENDPOINT);
  g_autoptr (BstEntry) adapter = NULL, merge = NULL;

  test_add_words (builder, BST_FIELD_BASE_MODELS, "base");
  adapter = bst_entry_builder_end (builder);
  g_assert_cmpint (bst_entry_get_relation (adapter), ==, BST_RELATION_ADAPTER);

  builder = bst_entry_builder_new ("b", BST_KIND_MODEL, "B");
  test_add_words (builder, BST_FIELD_BASE_MODELS, "base,other");
  record->relation = BST_RELATION_MERGE;
  bst_entry_builder_set_repository (builder, record);
  merge = bst_entry_builder_end (builder);
  g_assert_cmpint (bst_entry_get_relation (merge), ==, BST_RELATION_MERGE);
}

static void
test_words (void)
{
  g_autoptr (BstLineage) lineage = test_lineage ("o/a b<o/a:finetune c<b:adapter d<b:adapter e<b,c:merge", "b",
                                                 ((BstLineageBounds) { 4, 24, 1 }));
  static const char *const spoken[] = {
    "o/a, base of b, 1 of 1",
    "b, fine-tuned from o/a, this model",
    "e, merged from b and c, 1 of 3",
    "c, an adapter for b, 2 of 3",
    "1 more adapter, 3 of 3",
  };
  g_autofree char *text = bst_lineage_dup_text (lineage);
  g_autofree char *summary = bst_lineage_dup_summary (lineage);

  g_assert_cmpuint (bst_lineage_get_n_nodes (lineage), ==, G_N_ELEMENTS (spoken));
  for (guint i = 0; i < G_N_ELEMENTS (spoken); i++)
    {
      g_autofree char *sentence = bst_lineage_dup_spoken (lineage, i);

      g_assert_cmpstr (sentence, ==, spoken[i]);
    }
  g_assert_cmpstr (text, ==,
                   "o/a\n"
                   "  b, fine-tuned from o/a (this model)\n"
                   "    e, merged from b and c\n"
                   "    c, an adapter for b\n"
                   "    1 more adapter\n");
  g_assert_cmpstr (summary, ==, "1 model that it comes from, 2 models that came from it");
}

static void
test_json (void)
{
  g_autoptr (BstLineage) lineage = test_lineage ("a b<a:finetune c<b:adapter d<b:adapter", "b",
                                                 ((BstLineageBounds) { 4, 24, 1 }));
  g_autoptr (JsonNode) node = bst_lineage_to_json (lineage);
  g_autofree char *text = json_to_string (node, FALSE);

  g_assert_cmpstr (text, ==,
                   "{\"ancestors\":[{\"id\":\"a\",\"relation\":\"finetune\",\"steps\":1,\"base_of\":\"b\"}],"
                   "\"descendants\":[{\"id\":\"c\",\"relation\":\"adapter\",\"steps\":1,\"made_from\":\"b\"}],"
                   "\"more\":[{\"made_from\":\"b\",\"relation\":\"adapter\",\"count\":1}]}");
}

static void
test_equal (void)
{
  g_autoptr (GPtrArray) entries = test_entries ("a b<a:finetune");
  g_autoptr (BstKinship) kinship = bst_kinship_new (entries, NULL);
  g_autoptr (GPtrArray) fewer = test_entries ("a");
  g_autoptr (BstKinship) alone = bst_kinship_new (fewer, NULL);
  BstLineageSource source = { kinship, NULL, NULL, NULL }, other = { alone, NULL, NULL, NULL };
  g_autoptr (BstLineage) one = bst_lineage_new (g_ptr_array_index (entries, 0), &source, BST_LINEAGE_DRAWN);
  g_autoptr (BstLineage) same = bst_lineage_new (g_ptr_array_index (entries, 0), &source, BST_LINEAGE_DRAWN);
  g_autoptr (BstLineage) less = bst_lineage_new (g_ptr_array_index (entries, 0), &other, BST_LINEAGE_DRAWN);

  g_assert_true (bst_lineage_equal (one, same));
  g_assert_false (bst_lineage_equal (one, less));
}

int
main (int argc, char *argv[])
{
  bst_i18n_set_language ("en");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/lineage/alone", test_alone);
  g_test_add_func ("/lineage/chain", test_chain);
  g_test_add_func ("/lineage/order", test_order);
  g_test_add_func ("/lineage/merge", test_merge);
  g_test_add_func ("/lineage/diamond", test_diamond);
  g_test_add_func ("/lineage/circles", test_circles);
  g_test_add_func ("/lineage/names", test_names);
  g_test_add_func ("/lineage/renamed", test_renamed);
  g_test_add_func ("/lineage/bounds", test_bounds);
  g_test_add_func ("/lineage/dossier", test_dossier);
  g_test_add_func ("/lineage/found", test_found);
  g_test_add_func ("/lineage/relations", test_relations);
  g_test_add_func ("/lineage/words", test_words);
  g_test_add_func ("/lineage/json", test_json);
  g_test_add_func ("/lineage/equal", test_equal);

  return g_test_run ();
}
