#include "hub/reply.h"

#include "hub/error.h"

#include <string.h>

#define HUB "https://hub.example"
#define SHA "13afe5124825b4f3751f836b40dafda64c1ed062"

static BstHubAnswer *
answer_of (const char *text)
{
  BstHubAnswer *answer = g_new0 (BstHubAnswer, 1);

  answer->status = 200;
  answer->body = g_bytes_new (text, strlen (text));
  answer->etag = g_strdup ("W/\"1\"");
  answer->fetched_at = 1700000000;
  return answer;
}

static BstRepository *
read_model (const char *text, GError **error)
{
  g_autoptr (BstHubAnswer) answer = answer_of (text);

  return bst_hub_reply_read_model (answer, HUB, error);
}

/* Real answers of the Hub, with their longest texts cut. */
static void
test_samples (void)
{
  static const struct
  {
    const char *id, *sha;
    gint64 downloads, likes, created_at, last_modified;
    BstGated gated;
    const char *task, *library, *license, *languages, *base_models;
    BstRelation relation;
    gint64 parameters, total;
    const char *dtype, *architecture, *model_type;
  } samples[] = {
    { "meta-llama/Llama-3.2-3B", "13afe5124825b4f3751f836b40dafda64c1ed062", 235716, 286, 1726673028, 1729782460,
      BST_GATED_MANUAL, "text-generation", "transformers", "llama3.2", "en de fr it pt hi es th", NULL, BST_RELATION_UNKNOWN,
      G_GINT64_CONSTANT (3212749824), G_GINT64_CONSTANT (3212749824), "BF16", "LlamaForCausalLM", "llama" },
    { "meta-llama/Llama-3.1-8B-Instruct", "0e9e39f249a16976918f6564b8830bc894c89659", 5795728, 3763, 1721292960, 1727283657,
      BST_GATED_MANUAL, "text-generation", "transformers", "llama3.1", "en de fr it pt hi es th", "meta-llama/Meta-Llama-3.1-8B", BST_RELATION_FINETUNE,
      G_GINT64_CONSTANT (8030261248), G_GINT64_CONSTANT (8030261248), "BF16", "LlamaForCausalLM", "llama" },
    { "openai-community/gpt2", "607a30d783dfa663caf39e06633721c8d4cfcd7e", 17272637, 2630, 1646263744, 1708340265,
      BST_GATED_NO, "text-generation", "transformers", "mit", "en", NULL, BST_RELATION_UNKNOWN,
      137022720, 137022720, "F32", "GPT2LMHeadModel", "gpt2" },
    { "facebook/mbart-large-50-many-to-many-mmt", "e30b6cb8eb0d43a0b73cab73c7676b9863223a30", 236256, 344, 1646263745, 1695919379,
      BST_GATED_NO, "translation", "transformers", NULL,
      "multilingual ar cs de en es et fi fr gu hi it ja kk ko lt lv my ne nl ro ru si tr vi zh af az bn fa he hr id ka km mk ml mn mr pl ps pt sv sw ta te th tl uk ur xh gl sl",
      NULL, BST_RELATION_UNKNOWN, 611129542, 611129542, "F32", "MBartForConditionalGeneration", "mbart" },
    { "CompVis/stable-diffusion-v1-4", "133a221b8aa7292a167afc5127cb63fb5005638b", 1155072, 6729, 1661001973, 1692825342,
      BST_GATED_NO, "text-to-image", "diffusers", "creativeml-openrail-m", NULL, NULL, BST_RELATION_UNKNOWN,
      -1, -1, NULL, NULL, NULL },
    { "HuggingFaceH4/zephyr-orpo-141b-A35b-v0.1", "a3be084543d278e61b64cd600f28157afc79ffd3", 200, 266, 1712764824, 1713429116,
      BST_GATED_NO, "text-generation", "transformers", "apache-2.0", NULL, "mistral-community/Mixtral-8x22B-v0.1", BST_RELATION_FINETUNE,
      G_GINT64_CONSTANT (140620634112), G_GINT64_CONSTANT (140620634112), "BF16", "MixtralForCausalLM", "mixtral" },
    { "ggml-org/gemma-3-1b-it-GGUF", "f9c28bcd85737ffc5aef028638d3341d49869c27", 186325, 38, 1741760041, 1741775405,
      BST_GATED_NO, NULL, NULL, "gemma", NULL, "google/gemma-3-1b-it", BST_RELATION_QUANTIZED,
      999885952, -1, NULL, NULL, NULL },
    { "sentence-transformers/all-MiniLM-L6-v2", "c9745ed1d9f207416be6d2e6f8de32d1f16199bf", 90148743, 3150, 1646263745, 1741268264,
      BST_GATED_NO, "sentence-similarity", "sentence-transformers", "apache-2.0", "en", NULL, BST_RELATION_UNKNOWN,
      22713728, 22713728, "I64", "BertModel", "bert" },
    { "microsoft/DialoGPT-small", "49c537161a457d5256512f9d2d38a87d81ae0f0e", 197493, 121, 1646263745, 1709221721,
      BST_GATED_NO, "text-generation", "transformers", "mit", NULL, NULL, BST_RELATION_UNKNOWN,
      175620096, 175620096, "F16", "GPT2LMHeadModel", "gpt2" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_auto (GStrv) parts = g_strsplit (samples[i].id, "/", 2);
      g_autofree char *name = g_strdup_printf ("%s__%s.json", parts[0], parts[1]);
      g_autofree char *path = g_build_filename (BST_TEST_DATA, "hub", "samples", name, NULL);
      g_autofree char *text = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (BstRepository) repository = NULL;
      g_autofree char *languages = NULL, *base_models = NULL;

      g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
      repository = read_model (text, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (repository->id, ==, samples[i].id);
      g_assert_cmpstr (repository->endpoint, ==, HUB);
      g_assert_cmpstr (repository->etag, ==, "W/\"1\"");
      g_assert_cmpint (repository->fetched_at, ==, 1700000000);
      g_assert_cmpint (repository->presence, ==, BST_PRESENCE_THERE);
      g_assert_cmpstr (repository->sha, ==, samples[i].sha);
      g_assert_cmpint (repository->downloads, ==, samples[i].downloads);
      g_assert_cmpint (repository->likes, ==, samples[i].likes);
      g_assert_cmpint (repository->created_at, ==, samples[i].created_at);
      g_assert_cmpint (repository->last_modified, ==, samples[i].last_modified);
      g_assert_cmpint (repository->gated, ==, samples[i].gated);
      g_assert_cmpstr (repository->task, ==, samples[i].task);
      g_assert_cmpstr (repository->library_name, ==, samples[i].library);
      g_assert_cmpstr (repository->license, ==, samples[i].license);
      languages = repository->languages != NULL ? g_strjoinv (" ", repository->languages) : NULL;
      g_assert_cmpstr (languages, ==, samples[i].languages);
      base_models = repository->base_models != NULL ? g_strjoinv (" ", repository->base_models) : NULL;
      g_assert_cmpstr (base_models, ==, samples[i].base_models);
      g_assert_cmpint (repository->relation, ==, samples[i].relation);
      g_assert_cmpint (bst_repository_get_parameters (repository), ==, samples[i].parameters);
      g_assert_cmpint (repository->tensors_total, ==, samples[i].total);
      g_assert_cmpstr (repository->tensors != NULL ? g_array_index (repository->tensors, BstTensorCount, 0).dtype : NULL, ==,
                       samples[i].dtype);
      g_assert_cmpstr (repository->architecture, ==, samples[i].architecture);
      g_assert_cmpstr (repository->model_type, ==, samples[i].model_type);
      g_assert_null (repository->files);
    }
}

static void
test_gguf (void)
{
  g_autofree char *path = g_build_filename (BST_TEST_DATA, "hub", "samples", "ggml-org__gemma-3-1b-it-GGUF.json", NULL);
  g_autofree char *text = NULL;
  g_autoptr (BstRepository) repository = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  repository = read_model (text, NULL);
  g_assert_cmpint (repository->gguf_parameters, ==, 999885952);
  g_assert_cmpint (repository->gguf_context, ==, 32768);
  g_assert_cmpstr (repository->gguf_architecture, ==, "gemma3");
}

/* Only the id has to be there. */
static void
test_least (void)
{
  static const char *const texts[] = {
    "{\"id\": \"a/b\"}",
    "{\"id\": \"a/b\", \"sha\": null, \"createdAt\": null, \"lastModified\": null, \"downloads\": null, \"likes\": null,"
    " \"disabled\": null, \"gated\": null, \"pipeline_tag\": null, \"library_name\": null, \"tags\": null, \"cardData\": null,"
    " \"config\": null, \"safetensors\": null, \"gguf\": null, \"baseModels\": null, \"model-index\": [1], \"unknown\": {}}",
    "{\"id\": \"a/b\", \"tags\": [], \"cardData\": {}, \"config\": {}, \"safetensors\": {}, \"gguf\": {},"
    " \"baseModels\": {\"relation\": null, \"models\": []}}",
    "{\"id\": \"a/b\", \"cardData\": {\"license\": null, \"language\": null, \"base_model\": null},"
    " \"config\": {\"architectures\": null, \"model_type\": null, \"quantization_config\": null},"
    " \"safetensors\": {\"parameters\": null, \"total\": null}, \"gguf\": {\"total\": null}, \"baseModels\": null}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (BstRepository) repository = read_model (texts[i], &error);

      g_assert_no_error (error);
      g_assert_cmpstr (repository->id, ==, "a/b");
      g_assert_null (repository->sha);
      g_assert_cmpint (repository->created_at, ==, -1);
      g_assert_cmpint (repository->last_modified, ==, -1);
      g_assert_cmpint (repository->downloads, ==, -1);
      g_assert_cmpint (repository->likes, ==, -1);
      g_assert_cmpint (repository->gated, ==, BST_GATED_UNKNOWN);
      g_assert_null (repository->task);
      g_assert_null (repository->license);
      g_assert_null (repository->languages);
      g_assert_null (repository->base_models);
      g_assert_null (repository->tensors);
      g_assert_cmpint (bst_repository_get_parameters (repository), ==, -1);
    }
}

/* A member of a wrong type makes the answer a bad one, and is named. */
static void
test_wrong_types (void)
{
  static const struct
  {
    const char *member, *value;
  } cases[] = {
    { "sha", "1" },
    { "sha", "\"main\"" },
    { "sha", "\"../../../../../../../../../../../../etc/\"" },
    { "createdAt", "1700000000" },
    { "createdAt", "\"yesterday\"" },
    { "lastModified", "\"2024-13-24T15:07:40.000Z\"" },
    { "lastModified", "\"2024-02-30T15:07:40.000Z\"" },
    { "lastModified", "\"2024-10-24T25:07:40.000Z\"" },
    { "lastModified", "\"2024-10-24T15:07:40.000\"" },
    { "lastModified", "\"2024-10-24T15:07:40.000+02:00\"" },
    { "lastModified", "\"2024-10-24 15:07:40Z\"" },
    { "lastModified", "\"2024-10-24T15:07:40.Z\"" },
    { "lastModified", "\" 2024-10-24T15:07:40Z\"" },
    { "lastModified", "{}" },
    { "downloads", "\"7\"" },
    { "downloads", "-1" },
    { "downloads", "1.5" },
    { "downloads", "true" },
    { "downloads", "[7]" },
    { "downloads", "{}" },
    { "downloads", "1e300" },
    { "likes", "\"many\"" },
    { "likes", "18446744073709551617" },
    { "disabled", "\"no\"" },
    { "disabled", "0" },
    { "gated", "true" },
    { "gated", "1" },
    { "gated", "[]" },
    { "pipeline_tag", "[\"text-generation\"]" },
    { "library_name", "{}" },
    { "tags", "\"a\"" },
    { "tags", "[1]" },
    { "tags", "{}" },
    { "cardData", "[]" },
    { "cardData", "\"x\"" },
    { "config", "[]" },
    { "safetensors", "7" },
    { "safetensors", "[]" },
    { "gguf", "\"x\"" },
  };
  static const struct
  {
    const char *member, *text;
  } inside[] = {
    { "safetensors.total", "\"safetensors\": {\"total\": \"7\"}" },
    { "safetensors.total", "\"safetensors\": {\"total\": -7}" },
    { "safetensors.parameters", "\"safetensors\": {\"parameters\": []}" },
    { "safetensors.parameters.F16", "\"safetensors\": {\"parameters\": {\"F16\": \"7\"}}" },
    { "safetensors.parameters", "\"safetensors\": {\"parameters\": {\"F16\": 9223372036854775807, \"F32\": 1}}" },
    { "gguf.total", "\"gguf\": {\"total\": 1.5}" },
    { "gguf.context_length", "\"gguf\": {\"context_length\": \"32k\"}" },
    { "gguf.architecture", "\"gguf\": {\"architecture\": 1}" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strdup_printf ("{\"id\": \"a/b\", \"%s\": %s}", cases[i].member, cases[i].value);
      g_autoptr (GError) error = NULL;

      g_assert_null (read_model (text, &error));
      error = bst_hub_reply_word (g_steal_pointer (&error), HUB);
      g_assert_error (error, BST_HUB_ERROR, BST_HUB_ERROR_BAD_REPLY);
      g_assert_nonnull (strstr (error->message, cases[i].member));
      g_assert_nonnull (strstr (error->message, "hub.example"));
      g_assert_false (bst_hub_error_is_passing (error));
    }
  for (guint i = 0; i < G_N_ELEMENTS (inside); i++)
    {
      g_autofree char *text = g_strdup_printf ("{\"id\": \"a/b\", %s}", inside[i].text);
      g_autoptr (GError) error = NULL;

      g_assert_null (read_model (text, &error));
      error = bst_hub_reply_word (g_steal_pointer (&error), HUB);
      g_assert_error (error, BST_HUB_ERROR, BST_HUB_ERROR_BAD_REPLY);
      g_assert_nonnull (strstr (error->message, inside[i].member));
    }
}

static void
test_broken (void)
{
  g_autofree char *deep_list = g_strnfill (200000, '[');
  const struct
  {
    const char *text, *word;
  } cases[] = {
    { "", "empty" },
    { "{", "JSON" },
    { "<html>", "JSON" },
    { "{\"id\": \"a/b\", \"likes\": NaN}", "JSON" },
    { "{\"id\": \"a/b\", \"likes\": 1", "JSON" },
    { "{\"id\": \"a/\xff\"}", "JSON" },
    { "null", "object" },
    { "[]", "object" },
    { "7", "object" },
    { "\"a/b\"", "object" },
    { deep_list, "deep" },
    { "{}", "id" },
    { "{\"id\": null}", "id" },
    { "{\"id\": 7}", "id" },
    { "{\"id\": \"\"}", "id" },
    { "{\"id\": \"../../etc/passwd\"}", "id" },
    { "{\"id\": \"a/b\\u001b[31m\"}", "id" },
    { "{\"id\": \"a/b\\nc\"}", "id" },
    { "{\"id\": \"a/b/c\"}", "id" },
    { "{\"id\": \"a/b?x=1\"}", "id" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (read_model (cases[i].text, &error));
      error = bst_hub_reply_word (g_steal_pointer (&error), HUB);
      g_assert_error (error, BST_HUB_ERROR, BST_HUB_ERROR_BAD_REPLY);
      g_assert_nonnull (strstr (error->message, cases[i].word));
    }
}

static void
test_gated (void)
{
  static const struct
  {
    const char *value;
    BstGated gated;
  } cases[] = {
    { "false", BST_GATED_NO },
    { "\"auto\"", BST_GATED_AUTO },
    { "\"manual\"", BST_GATED_MANUAL },
    { "\"by-lot\"", BST_GATED_UNKNOWN },
    { "null", BST_GATED_UNKNOWN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strdup_printf ("{\"id\": \"a/b\", \"gated\": %s, \"disabled\": %s}",
                                               cases[i].value, i == 0 ? "true" : "false");
      g_autoptr (BstRepository) repository = read_model (text, NULL);

      g_assert_cmpint (repository->gated, ==, cases[i].gated);
      g_assert_cmpint (repository->presence, ==, i == 0 ? BST_PRESENCE_DISABLED : BST_PRESENCE_THERE);
    }
}

/* Large numbers, packed weights, numbers that are written as others would. */
static void
test_numbers (void)
{
  g_autoptr (BstRepository) packed =
    read_model ("{\"id\": \"a/b-GPTQ\", \"downloads\": 3e9, \"likes\": 5.0, \"safetensors\": {\"parameters\": {\"I32\": 6553600000, \"F16\": 524000000},"
                " \"total\": 7077600000}, \"config\": {\"quantization_config\": {\"quant_method\": \"gptq\", \"bits\": 4}}}",
                NULL);
  g_autoptr (BstRepository) summed = read_model ("{\"id\": \"a/b\", \"safetensors\": {\"parameters\": {\"BF16\": 8030261248, \"F32\": 2}}}", NULL);

  g_assert_cmpint (packed->downloads, ==, G_GINT64_CONSTANT (3000000000));
  g_assert_cmpint (packed->likes, ==, 5);
  g_assert_cmpint (packed->tensors->len, ==, 2);
  g_assert_cmpint (packed->tensors_total, ==, G_GINT64_CONSTANT (7077600000));
  g_assert_true (bst_repository_is_packed (packed));
  g_assert_cmpint (bst_repository_get_parameters (packed), ==, -1);
  g_assert_cmpstr (packed->quantization, ==, "gptq");
  g_assert_cmpint (summed->tensors_total, ==, G_GINT64_CONSTANT (8030261250));
}

static void
assert_card (const char *text, const char *license, const char *license_name, const char *license_link,
             const char *languages, const char *base_models, BstRelation relation)
{
  g_autofree char *whole = g_strdup_printf ("{\"id\": \"a/b\", %s}", text);
  g_autoptr (GError) error = NULL;
  g_autoptr (BstRepository) repository = read_model (whole, &error);
  g_autofree char *joined_languages = NULL, *joined_models = NULL;

  g_assert_no_error (error);
  joined_languages = repository->languages != NULL ? g_strjoinv (" ", repository->languages) : NULL;
  joined_models = repository->base_models != NULL ? g_strjoinv (" ", repository->base_models) : NULL;
  g_assert_cmpstr (repository->license, ==, license);
  g_assert_cmpstr (repository->license_name, ==, license_name);
  g_assert_cmpstr (repository->license_link, ==, license_link);
  g_assert_cmpstr (joined_languages, ==, languages);
  g_assert_cmpstr (joined_models, ==, base_models);
  g_assert_cmpint (repository->relation, ==, relation);
}

/* What authors write: a string or a list of them, or something else altogether. */
static void
test_card (void)
{
  assert_card ("\"cardData\": {\"license\": [\"mit\", \"apache-2.0\"], \"language\": \"zh\", \"base_model\": [\"c/d\", \"e/f\"]}",
               "mit", NULL, NULL, "zh", "c/d e/f", BST_RELATION_UNKNOWN);
  assert_card ("\"cardData\": {\"license\": \"other\", \"license_name\": \"falcon-180b\", \"license_link\": \"LICENSE.txt\", \"language\": []}",
               "other", "falcon-180b", "LICENSE.txt", NULL, NULL, BST_RELATION_UNKNOWN);
  assert_card ("\"cardData\": {\"license\": false, \"language\": [false, \"no\", 7], \"base_model\": {\"x\": 1}}, \"tags\": [\"license:mit\"]",
               "mit", NULL, NULL, "no", NULL, BST_RELATION_UNKNOWN);
  assert_card ("\"tags\": [\"en\", \"license:apache-2.0\", \"base_model:c/d\", \"base_model:adapter:c/d\"]",
               "apache-2.0", NULL, NULL, NULL, "c/d", BST_RELATION_ADAPTER);
  assert_card ("\"cardData\": {\"base_model\": \"old/name\"}, \"tags\": [\"base_model:new/name\", \"base_model:merge:new/name\"]",
               NULL, NULL, NULL, NULL, "old/name", BST_RELATION_MERGE);
  assert_card ("\"baseModels\": {\"relation\": \"quantized\", \"models\": [{\"_id\": \"1\", \"id\": \"new/name\"}, {\"id\": \"../x\"}, {}]},"
               " \"cardData\": {\"base_model\": \"old/name\"}",
               NULL, NULL, NULL, NULL, "new/name", BST_RELATION_QUANTIZED);
  assert_card ("\"baseModels\": [\"c/d\"]", NULL, NULL, NULL, NULL, "c/d", BST_RELATION_UNKNOWN);
  assert_card ("\"baseModels\": {\"relation\": \"cousin\", \"models\": [{\"id\": \"c/d\"}]}", NULL, NULL, NULL, NULL, "c/d", BST_RELATION_UNKNOWN);
  assert_card ("\"cardData\": {\"license\": \"a\\u001b[31m\\nb\", \"language\": [\"\\u0007\", \"en\"]}", "a [31m b", NULL, NULL, "en", NULL, BST_RELATION_UNKNOWN);
  assert_card ("\"config\": {\"architectures\": \"X\", \"model_type\": 7, \"quantization_config\": \"gptq\"}", NULL, NULL, NULL, NULL, NULL, BST_RELATION_UNKNOWN);
}

static void
test_long_texts (void)
{
  g_autofree char *long_word = g_strnfill (1000000, 'x');
  g_autofree char *text = g_strdup_printf ("{\"id\": \"a/b\", \"pipeline_tag\": \"%s\", \"cardData\": {\"license_link\": \"%s\"}}", long_word, long_word);
  g_autofree char *long_id = g_strdup_printf ("{\"id\": \"a/%s\"}", long_word);
  g_autoptr (BstRepository) repository = read_model (text, NULL);

  g_assert_cmpuint (strlen (repository->task), ==, 100);
  g_assert_cmpuint (strlen (repository->license_link), ==, 1000);
  g_assert_null (read_model (long_id, NULL));
}

static void
test_page (void)
{
  g_autofree char *path = g_build_filename (BST_TEST_DATA, "hub", "samples", "models-list-default.2025-11.json", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (BstHubAnswer) answer = NULL;
  g_autoptr (BstHubPage) page = NULL;
  const BstRepository *second;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  answer = answer_of (text);
  answer->link = g_strdup ("<https://huggingface.co/api/models?cursor=x>; rel=\"next\"");
  page = bst_hub_reply_read_page (answer, HUB, &error);
  g_assert_no_error (error);
  g_assert_cmpint (page->repositories->len, ==, 2);
  g_assert_cmpint (page->slips->len, ==, 0);
  g_assert_cmpstr (page->next_link, ==, "/api/models?cursor=x");
  second = g_ptr_array_index (page->repositories, 1);
  g_assert_cmpstr (second->id, ==, "MiniMaxAI/MiniMax-M2");
  g_assert_cmpint (second->downloads, ==, 846249);
  g_assert_cmpstr (second->license, ==, "mit");
  g_assert_null (second->etag);
}

/* One that cannot be read does not take the others with it. */
static void
test_slips (void)
{
  g_autoptr (BstHubAnswer) answer = answer_of ("[{\"id\": \"a/b\"}, {\"id\": \"c/d\", \"likes\": \"x\"}, {\"id\": \"../e\"}, 7, {\"id\": \"f/g\"}]");
  g_autoptr (BstHubAnswer) none = answer_of ("[]");
  g_autoptr (BstHubAnswer) bad = answer_of ("[{\"id\": 1}]");
  g_autoptr (BstHubAnswer) object = answer_of ("{\"error\": \"x\"}");
  g_autoptr (BstHubPage) page = bst_hub_reply_read_page (answer, HUB, NULL);
  g_autoptr (BstHubPage) empty = bst_hub_reply_read_page (none, HUB, NULL);
  g_autoptr (GError) error = NULL;
  const BstHubSlip *slip;

  g_assert_cmpint (page->repositories->len, ==, 2);
  g_assert_cmpint (page->slips->len, ==, 3);
  slip = g_ptr_array_index (page->slips, 0);
  g_assert_cmpstr (slip->id, ==, "c/d");
  bst_hub_page_word_slips (page, HUB);
  g_assert_error (slip->error, BST_HUB_ERROR, BST_HUB_ERROR_BAD_REPLY);
  g_assert_nonnull (strstr (slip->error->message, "[1].likes"));
  slip = g_ptr_array_index (page->slips, 1);
  g_assert_null (slip->id);
  g_assert_cmpint (empty->repositories->len, ==, 0);
  g_assert_null (empty->next_link);
  g_assert_null (bst_hub_reply_read_page (bad, HUB, &error));
  error = bst_hub_reply_word (g_steal_pointer (&error), HUB);
  g_assert_error (error, BST_HUB_ERROR, BST_HUB_ERROR_BAD_REPLY);
  g_clear_error (&error);
  g_assert_null (bst_hub_reply_read_page (object, HUB, &error));
  error = bst_hub_reply_word (g_steal_pointer (&error), HUB);
  g_assert_error (error, BST_HUB_ERROR, BST_HUB_ERROR_BAD_REPLY);
}

static void
test_files (void)
{
  g_autoptr (BstHubAnswer) answer =
    answer_of ("[{\"type\":\"directory\",\"oid\":\"1\",\"size\":0,\"path\":\"original\"},"
               "{\"type\":\"file\",\"oid\":\"2\",\"size\":1519,\"path\":\".gitattributes\"},"
               "{\"type\":\"file\",\"oid\":\"3\",\"size\":4965799096,\"path\":\"original/模型.safetensors\",\"lfs\":{\"oid\":\"4\",\"size\":4965799096,\"pointerSize\":135},\"xetHash\":\"5\"},"
               "{\"type\":\"submodule\",\"path\":7}]");
  static const char *const bad[] = {
    "{}", "[7]", "[{}]", "[{\"type\": \"file\"}]", "[{\"type\": \"file\", \"path\": \"../x\"}]", "[{\"type\": \"file\", \"path\": \"/x\"}]",
    "[{\"type\": \"file\", \"path\": \"a\\nb\"}]", "[{\"type\": \"file\", \"path\": \"a\", \"size\": -1}]", "[{\"type\": \"file\", \"path\": \"a\", \"lfs\": 1}]"
  };
  g_autoptr (BstHubPage) page = bst_hub_reply_read_files (answer, HUB, NULL);
  const BstRepository *repository = g_ptr_array_index (page->repositories, 0);
  const BstRepositoryFile *file = g_ptr_array_index (repository->files, 1);

  g_assert_cmpint (repository->files->len, ==, 2);
  g_assert_cmpstr (file->path, ==, "original/模型.safetensors");
  g_assert_cmpint (file->size, ==, G_GINT64_CONSTANT (4965799096));
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (BstHubAnswer) wrong = answer_of (bad[i]);
      g_autoptr (GError) error = NULL;

      g_assert_null (bst_hub_reply_read_files (wrong, HUB, &error));
      error = bst_hub_reply_word (g_steal_pointer (&error), HUB);
      g_assert_error (error, BST_HUB_ERROR, BST_HUB_ERROR_BAD_REPLY);
    }
}

static void
test_tags (void)
{
  g_autoptr (BstHubAnswer) answer = answer_of ("{\"license\": [{\"id\": \"license:mit\", \"label\": \"mit\", \"type\": \"license\"}],"
                                               " \"pipeline_tag\": [{\"id\": \"text-generation\", \"label\": \"Text Generation\", \"subType\": \"nlp\"}]}");
  g_autoptr (BstHubAnswer) bad = answer_of ("{\"license\": [{\"label\": \"mit\"}]}");
  g_autoptr (GPtrArray) tags = bst_hub_reply_read_tags (answer, HUB, NULL);
  g_autoptr (GError) error = NULL;
  const BstHubTag *tag = g_ptr_array_index (tags, 1);

  g_assert_cmpint (tags->len, ==, 2);
  g_assert_cmpstr (tag->id, ==, "text-generation");
  g_assert_cmpstr (tag->label, ==, "Text Generation");
  g_assert_cmpstr (tag->type, ==, "pipeline_tag");
  g_assert_cmpstr (tag->sub_type, ==, "nlp");
  g_assert_null (bst_hub_reply_read_tags (bad, HUB, &error));
  error = bst_hub_reply_word (g_steal_pointer (&error), HUB);
  g_assert_error (error, BST_HUB_ERROR, BST_HUB_ERROR_BAD_REPLY);
}

static void
test_whoami (void)
{
  g_autoptr (BstHubAnswer) answer = answer_of ("{\"type\": \"user\", \"name\": \"ada\"}");
  static const char *const bad[] = { "{}", "{\"name\": 1}", "{\"name\": \"\"}", "[]" };
  g_autofree char *name = bst_hub_reply_read_whoami (answer, HUB, NULL);

  g_assert_cmpstr (name, ==, "ada");
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (BstHubAnswer) wrong = answer_of (bad[i]);
      g_autoptr (GError) error = NULL;

      g_assert_null (bst_hub_reply_read_whoami (wrong, HUB, &error));
      error = bst_hub_reply_word (g_steal_pointer (&error), HUB);
      g_assert_error (error, BST_HUB_ERROR, BST_HUB_ERROR_BAD_REPLY);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hub/reply/samples", test_samples);
  g_test_add_func ("/hub/reply/gguf", test_gguf);
  g_test_add_func ("/hub/reply/least", test_least);
  g_test_add_func ("/hub/reply/wrong-types", test_wrong_types);
  g_test_add_func ("/hub/reply/broken", test_broken);
  g_test_add_func ("/hub/reply/gated", test_gated);
  g_test_add_func ("/hub/reply/numbers", test_numbers);
  g_test_add_func ("/hub/reply/card", test_card);
  g_test_add_func ("/hub/reply/long-texts", test_long_texts);
  g_test_add_func ("/hub/reply/page", test_page);
  g_test_add_func ("/hub/reply/slips", test_slips);
  g_test_add_func ("/hub/reply/files", test_files);
  g_test_add_func ("/hub/reply/tags", test_tags);
  g_test_add_func ("/hub/reply/whoami", test_whoami);
  return g_test_run ();
}
