#include "config.h"

#include "traits.h"

/* How many of 16 models have which licence, and its identifier. */
static const struct
{
  guint share;
  const char *id;
} licenses[] = {
  [BST_TEST_LICENSE_NONE] = { 1, NULL },
  [BST_TEST_LICENSE_APACHE] = { 5, "apache-2.0" },
  [BST_TEST_LICENSE_MIT] = { 2, "mit" },
  [BST_TEST_LICENSE_LLAMA] = { 2, "llama3.1" },
  [BST_TEST_LICENSE_GEMMA] = { 1, "gemma" },
  [BST_TEST_LICENSE_NONCOMMERCIAL] = { 1, "cc-by-nc-4.0" },
  [BST_TEST_LICENSE_OTHER] = { 2, "other" },
  [BST_TEST_LICENSE_ARRAY] = { 1, "mit" },
  [BST_TEST_LICENSE_TWO] = { 1, "apache-2.0" },
};

static const char *const language_choices[8][6] = {
  { NULL },
  { NULL },
  { "en", NULL },
  { "en", NULL },
  { "zh", NULL },
  { "multilingual", NULL },
  { "en", "zh", NULL },
  { "en", "de", "fr", "it", "pt", NULL },
};

/* As tags have it; NULL for none. */
const char *
bst_test_license_id (BstTestLicense license)
{
  return licenses[license].id;
}

BstTestLicense
bst_test_facts_license (const BstTestFacts *facts)
{
  guint left = BST_TEST_TRAIT (facts, 28, 16);
  guint license = 0;

  if (facts->kind == BST_TEST_BARE)
    return BST_TEST_LICENSE_NONE;
  while (left >= licenses[license].share)
    left -= licenses[license++].share;
  return license;
}

const char *const *
bst_test_facts_languages (const BstTestFacts *facts)
{
  return language_choices[facts->kind == BST_TEST_BARE ? 0 : BST_TEST_TRAIT (facts, 32, 8)];
}

const char *
bst_test_facts_library (const BstTestFacts *facts)
{
  switch (facts->kind)
    {
    case BST_TEST_ADAPTER:
      return "peft";
    case BST_TEST_DIFFUSION:
      return "diffusers";
    case BST_TEST_EMBEDDING:
      return "sentence-transformers";
    case BST_TEST_BARE:
      return NULL;
    case BST_TEST_GGUF_FILES:
      return BST_TEST_TRAIT (facts, 36, 2) == 0 ? "gguf" : NULL;
    default:
      return "transformers";
    }
}

const char *
bst_test_facts_task (const BstTestFacts *facts)
{
  switch (facts->kind)
    {
    case BST_TEST_BARE:
      return NULL;
    case BST_TEST_DIFFUSION:
      return "text-to-image";
    case BST_TEST_EMBEDDING:
      return "sentence-similarity";
    case BST_TEST_GGUF_FILES:
      return BST_TEST_TRAIT (facts, 37, 4) == 0 ? NULL : "text-generation";
    default:
      return "text-generation";
    }
}

const char *
bst_test_facts_relation (const BstTestFacts *facts)
{
  switch (facts->kind)
    {
    case BST_TEST_CHAT:
      return "finetune";
    case BST_TEST_GGUF_FILES:
    case BST_TEST_GPTQ:
      return "quantized";
    case BST_TEST_ADAPTER:
      return "adapter";
    case BST_TEST_MERGE:
      return "merge";
    default:
      return NULL;
    }
}

/* Any other model of the catalogue: bases need not be of the kind. */
void
bst_test_facts_base_name (const BstTestFacts *facts, guint i, BstTestFacts *base)
{
  bst_test_catalogue_read_name (facts->catalogue, bst_test_mix (facts->chance, 100 + i) % facts->catalogue->count, base);
}

guint
bst_test_facts_count_bases (const BstTestFacts *facts)
{
  return bst_test_facts_relation (facts) == NULL ? 0 : facts->kind == BST_TEST_MERGE ? 2
                                                                                     : 1;
}

/**
 * bst_test_facts_tags:
 *
 * Returns: (transfer full): texts
 */
GPtrArray *
bst_test_facts_tags (const BstTestFacts *facts)
{
  GPtrArray *tags = g_ptr_array_new_with_free_func (g_free);
  const char *const *languages = bst_test_facts_languages (facts);
  gboolean has_tensors = facts->kind <= BST_TEST_MERGE && facts->kind != BST_TEST_GGUF_FILES;

  if (bst_test_facts_library (facts) != NULL)
    g_ptr_array_add (tags, g_strdup (bst_test_facts_library (facts)));
  if (has_tensors || facts->kind == BST_TEST_EMBEDDING)
    g_ptr_array_add (tags, g_strdup ("safetensors"));
  if (has_tensors)
    g_ptr_array_add (tags, g_strdup (facts->family->model_type));
  if (facts->kind == BST_TEST_GGUF_FILES && bst_test_facts_library (facts) == NULL)
    g_ptr_array_add (tags, g_strdup ("gguf"));
  if (bst_test_facts_task (facts) != NULL)
    g_ptr_array_add (tags, g_strdup (bst_test_facts_task (facts)));
  for (guint i = 0; languages[i] != NULL; i++)
    g_ptr_array_add (tags, g_strdup (languages[i]));
  if (BST_TEST_TRAIT (facts, 39, 4) == 0 && facts->kind != BST_TEST_BARE)
    g_ptr_array_add (tags, g_strdup ("arxiv:2307.09288"));
  for (guint i = 0; i < bst_test_facts_count_bases (facts); i++)
    {
      BstTestFacts base;

      bst_test_facts_base_name (facts, i, &base);
      g_ptr_array_add (tags, g_strconcat ("base_model:", base.id, NULL));
      g_ptr_array_add (tags, g_strconcat ("base_model:", bst_test_facts_relation (facts), ":", base.id, NULL));
    }
  if (bst_test_facts_license (facts) != BST_TEST_LICENSE_NONE)
    g_ptr_array_add (tags, g_strconcat ("license:", bst_test_license_id (bst_test_facts_license (facts)), NULL));
  if (facts->kind == BST_TEST_GPTQ)
    {
      g_ptr_array_add (tags, g_strdup ("4-bit"));
      g_ptr_array_add (tags, g_strdup ("gptq"));
    }
  g_ptr_array_add (tags, g_strdup ("region:us"));
  return tags;
}
