#include "config.h"

#include "traits.h"

#include "names.h"

/* How many of 64 models have which licence, and its identifier. */
static const struct
{
  guint share;
  const char *id;
} licenses[] = {
  [BST_TEST_LICENSE_NONE] = { 12, NULL },
  [BST_TEST_LICENSE_APACHE] = { 22, "apache-2.0" },
  [BST_TEST_LICENSE_MIT] = { 8, "mit" },
  [BST_TEST_LICENSE_LLAMA] = { 3, "llama3.1" },
  [BST_TEST_LICENSE_LLAMA2] = { 2, "llama2" },
  [BST_TEST_LICENSE_GEMMA] = { 2, "gemma" },
  [BST_TEST_LICENSE_NONCOMMERCIAL] = { 2, "cc-by-nc-4.0" },
  [BST_TEST_LICENSE_SHAREALIKE] = { 1, "cc-by-nc-sa-4.0" },
  [BST_TEST_LICENSE_OPENRAIL] = { 3, "openrail" },
  [BST_TEST_LICENSE_CREATIVEML] = { 2, "creativeml-openrail-m" },
  [BST_TEST_LICENSE_CC_BY] = { 1, "cc-by-4.0" },
  [BST_TEST_LICENSE_GPL] = { 1, "gpl-3.0" },
  [BST_TEST_LICENSE_OTHER] = { 3, "other" },
  [BST_TEST_LICENSE_ARRAY] = { 1, "mit" },
  [BST_TEST_LICENSE_TWO] = { 1, "apache-2.0" },
};

static const char *const language_choices[16][6] = {
  { NULL },
  { NULL },
  { NULL },
  { NULL },
  { "en", NULL },
  { "en", NULL },
  { "en", NULL },
  { "zh", NULL },
  { "multilingual", NULL },
  { "en", "zh", NULL },
  { "en", "de", "fr", "it", "pt", NULL },
  { "ja", NULL },
  { "ko", NULL },
  { "ru", NULL },
  { "es", NULL },
  { "ar", "hi", "vi", NULL },
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
  guint left = BST_TEST_TRAIT (facts, 28, 64);
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
  return language_choices[facts->kind == BST_TEST_BARE ? 0 : BST_TEST_TRAIT (facts, 34, 16)];
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
    case BST_TEST_TASK:
      return facts->task->library;
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
    case BST_TEST_TASK:
      return facts->task->name;
    case BST_TEST_GGUF_FILES:
      return BST_TEST_TRAIT (facts, 37, 4) == 0 ? NULL : "text-generation";
    default:
      return "text-generation";
    }
}

/* Whether there are files of safetensors that the Hub counts. */
gboolean
bst_test_facts_has_tensors (const BstTestFacts *facts)
{
  switch (facts->kind)
    {
    case BST_TEST_GGUF_FILES:
    case BST_TEST_ADAPTER:
    case BST_TEST_DIFFUSION:
    case BST_TEST_BARE:
      return FALSE;
    case BST_TEST_TASK:
      return facts->size->parameters > 0 && BST_TEST_TRAIT (facts, 49, 4) == 0;
    default:
      return TRUE;
    }
}

/* Below 0 where nothing tells them. */
gint64
bst_test_facts_parameters (const BstTestFacts *facts)
{
  if (facts->kind == BST_TEST_BARE || (facts->kind == BST_TEST_TASK && !bst_test_facts_has_tensors (facts)))
    return -1;
  return facts->size->parameters;
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

/* How many models are looked at for one that others could be made from. */
#define N_TRIES 16

/* Mostly one that is popular and may be a base; it need not be of the same family. */
void
bst_test_facts_base_name (const BstTestFacts *facts, guint i, BstTestFacts *base)
{
  const BstTestCatalogue *catalogue = facts->catalogue;
  guint64 index = 0;

  for (guint try = 0; try < N_TRIES; try++)
    {
      double share = (double) (bst_test_mix (facts->chance, 100 + i * N_TRIES + try) >> 32) / 4294967296.0;
      BstTestKind kind;

      index = bst_test_catalogue_index_at (catalogue, BST_TEST_SORT_DOWNLOADS,
                                           (guint64) (share * share * share * share * (double) catalogue->count));
      kind = bst_test_choose_kind (bst_test_mix (catalogue->seed, index));
      if (index != facts->index && (kind == BST_TEST_BASE || kind == BST_TEST_CHAT))
        break;
    }
  bst_test_catalogue_read_name (catalogue, index, base);
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
  gboolean has_config = facts->kind <= BST_TEST_MERGE && facts->kind != BST_TEST_GGUF_FILES;

  if (bst_test_facts_library (facts) != NULL)
    g_ptr_array_add (tags, g_strdup (bst_test_facts_library (facts)));
  if (bst_test_facts_has_tensors (facts) || facts->kind == BST_TEST_ADAPTER)
    g_ptr_array_add (tags, g_strdup ("safetensors"));
  if (has_config || (facts->kind == BST_TEST_TASK && facts->family->model_type != NULL))
    g_ptr_array_add (tags, g_strdup (facts->family->model_type));
  if (facts->kind == BST_TEST_GGUF_FILES && bst_test_facts_library (facts) == NULL)
    g_ptr_array_add (tags, g_strdup ("gguf"));
  if (bst_test_facts_task (facts) != NULL)
    g_ptr_array_add (tags, g_strdup (bst_test_facts_task (facts)));
  for (guint i = 0; languages[i] != NULL; i++)
    g_ptr_array_add (tags, g_strdup (languages[i]));
  if (facts->kind == BST_TEST_CHAT)
    g_ptr_array_add (tags, g_strdup ("conversational"));
  if (facts->kind == BST_TEST_TASK && BST_TEST_TRAIT (facts, 38, 2) == 0)
    {
      g_ptr_array_add (tags, g_strdup ("generated_from_trainer"));
      g_ptr_array_add (tags, g_strdup ("dataset:imdb"));
    }
  if (has_config && facts->kind != BST_TEST_ADAPTER)
    {
      g_ptr_array_add (tags, g_strdup ("text-generation-inference"));
      g_ptr_array_add (tags, g_strdup ("endpoints_compatible"));
    }
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
