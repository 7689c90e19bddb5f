/* What the library's models come from and what came from them: all of the guide's, and what is
 * added to it. */
#include "library/library.h"

#include <string.h>

#include "core/lineage-text.h"
#include "holder.h"

static BstLineage *
get_lineage (BstLibrary *library, const char *id, const BstDossier *dossier)
{
  BstEntry *entry = bst_library_lookup (library, id);

  g_assert_nonnull (entry);
  return bst_library_make_lineage (library, entry, dossier, BST_LINEAGE_DRAWN);
}

static const BstLineageNode *
find_node (BstLineage *lineage, const char *id)
{
  for (guint i = 0; i < bst_lineage_get_n_nodes (lineage); i++)
    {
      const BstLineageNode *node = bst_lineage_get_node (lineage, i);

      if (node->id != NULL && g_ascii_strcasecmp (node->id, id) == 0)
        return node;
    }
  return NULL;
}

static void
assert_came (BstLibrary *library, const char *base, const char *derived, BstRelation relation, int step)
{
  g_autoptr (BstLineage) down = get_lineage (library, base, NULL);
  g_autoptr (BstLineage) up = get_lineage (library, derived, NULL);
  const BstLineageNode *of_base = find_node (down, derived), *of_derived = find_node (up, base);

  g_test_message ("%s → %s", base, derived);
  g_assert_nonnull (of_base);
  g_assert_nonnull (of_derived);
  g_assert_cmpint (of_base->relation, ==, relation);
  g_assert_cmpint (of_base->step, ==, step);
  g_assert_cmpint (of_derived->step, ==, -step);
}

/* The lineage of the year's review, with nothing but the guide. */
static void
test_review (void)
{
  g_autoptr (BstLibrary) library = bst_library_new (NULL, NULL, NULL);

  assert_came (library, "llama-7b", "tatsu-lab/alpaca-7b-wdiff", BST_RELATION_FINETUNE, 1);
  assert_came (library, "llama-7b", "tloen/alpaca-lora-7b", BST_RELATION_ADAPTER, 1);
  assert_came (library, "llama-7b", "koala-7b", BST_RELATION_FINETUNE, 1);
  assert_came (library, "llama-7b", "lmsys/vicuna-7b-v1.3", BST_RELATION_FINETUNE, 1);
  assert_came (library, "llama-13b", "abacusai/Giraffe-v1-delta-13b-scaled-16", BST_RELATION_FINETUNE, 1);
  assert_came (library, "llama-65b", "timdettmers/guanaco-65b", BST_RELATION_ADAPTER, 1);
  assert_came (library, "llama-65b", "stabilityai/StableBeluga1-Delta", BST_RELATION_FINETUNE, 1);
  assert_came (library, "meta-llama/Llama-2-70b-hf", "stabilityai/StableBeluga2", BST_RELATION_FINETUNE, 1);
  assert_came (library, "meta-llama/Llama-2-13b-hf", "abacusai/Giraffe-v2-13b-32k", BST_RELATION_FINETUNE, 1);
  assert_came (library, "meta-llama/Llama-2-7b-hf", "codellama/CodeLlama-7b-Instruct-hf", BST_RELATION_FINETUNE, 2);
  assert_came (library, "meta-llama/Llama-2-7b-hf", "meta-llama/Llama-2-7b-chat-hf", BST_RELATION_FINETUNE, 1);
  assert_came (library, "bigscience/bloom", "bigscience/bloomz-mt", BST_RELATION_FINETUNE, 1);
  assert_came (library, "mosaicml/mpt-7b", "mosaicml/mpt-7b-8k-chat", BST_RELATION_FINETUNE, 2);
  assert_came (library, "tiiuae/falcon-180B", "tiiuae/falcon-180B-chat", BST_RELATION_FINETUNE, 1);
  assert_came (library, "mistralai/Mistral-7B-v0.1", "mistralai/Mistral-7B-Instruct-v0.1", BST_RELATION_FINETUNE, 1);
}

/* What no source says is not told: that Mixtral came from Mistral, or Llama 2 from LLaMA. */
static void
test_nothing_invented (void)
{
  g_autoptr (BstLibrary) library = bst_library_new (NULL, NULL, NULL);
  g_autoptr (BstLineage) mixtral = get_lineage (library, "mistralai/Mixtral-8x7B-v0.1", NULL);
  g_autoptr (BstLineage) llama = get_lineage (library, "meta-llama/Llama-2-7b-hf", NULL);

  g_assert_cmpint (bst_lineage_get_first_step (mixtral), ==, 0);
  g_assert_cmpint (bst_lineage_get_first_step (llama), ==, 0);
}

/* A model that is added is found under its base at once, and gone when it is removed. */
static void
test_added (void)
{
  g_autoptr (Home) home = home_new ();
  g_autoptr (BstLibrary) library = home_open (home);
  g_autoptr (BstRepository) record = make_record ("me/tuned", 1);
  g_autoptr (BstLineage) before = get_lineage (library, "tiiuae/falcon-7b", NULL);
  g_autoptr (BstLineage) after = NULL, end = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  g_auto (GStrv) added = NULL, removed = NULL;

  g_assert_null (find_node (before, "me/tuned"));
  g_strfreev (record->base_models);
  record->base_models = g_strsplit ("TIIUAE/Falcon-7B", " ", -1);
  record->relation = BST_RELATION_FINETUNE;
  added = follow (library, "me/tuned");
  changes = save_one (library, record);

  after = get_lineage (library, "tiiuae/falcon-7b", NULL);
  g_assert_nonnull (find_node (after, "me/tuned"));
  g_assert_cmpint (find_node (after, "me/tuned")->relation, ==, BST_RELATION_FINETUNE);

  removed = unfollow (library, "me/tuned");
  end = get_lineage (library, "tiiuae/falcon-7b", NULL);
  g_assert_null (find_node (end, "me/tuned"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/lineage/review", test_review);
  g_test_add_func ("/lineage/nothing-invented", test_nothing_invented);
  g_test_add_func ("/lineage/added", test_added);
  return g_test_run ();
}
