#include "core/handoff.h"

#include <string.h>

#include "core/entry-hub.h"
#include "core/guide.h"
#include "entries.h"

#define MIRROR "https://hf-mirror.com"

/* What the Hub knows of it is in the record, which belongs to the entry then. */
static BstEntry *
make_entry (BstRepository *record)
{
  g_autoptr (BstGuide) guide = bst_guide_new ();

  record->fetched_at = 1764303000;
  return bst_entry_new_from_repository (record, guide);
}

static BstRepository *
make_record (const char *id, const char *task, const char *library, const char *architecture)
{
  BstRepository *record = bst_repository_new (id, BST_HUB_ENDPOINT);

  record->task = g_strdup (task);
  record->library_name = g_strdup (library);
  record->architecture = g_strdup (architecture);
  return record;
}

static void
assert_text (BstEntry *entry, BstHandoffKind kind, const char *endpoint, const char *text)
{
  g_autofree char *got = bst_handoff_dup_text (kind, entry, endpoint, "Q4_K_M");

  g_assert_cmpstr (got, ==, text);
}

static void
test_words (void)
{
  for (guint i = 0; i < BST_N_HANDOFFS; i++)
    {
      BstHandoffKind kind = BST_N_HANDOFFS;

      g_assert_true (bst_handoff_kind_from_string (bst_handoff_kind_to_string (i), &kind));
      g_assert_cmpint (kind, ==, i);
      g_assert_cmpstr (bst_handoff_kind_get_label (i), !=, NULL);
    }
  g_assert_false (bst_handoff_kind_from_string (NULL, &(BstHandoffKind) { 0 }));
  g_assert_false (bst_handoff_kind_from_string ("rm", &(BstHandoffKind) { 0 }));
}

static void
test_commands (void)
{
  g_autoptr (BstRepository) record = make_record ("tiiuae/falcon-7b", "text-generation", "transformers", NULL);
  g_autoptr (BstEntry) entry = make_entry (record);
  g_autofree char *page = bst_handoff_dup_page (entry, MIRROR);
  g_autofree char *hub_page = bst_handoff_dup_page (entry, NULL);

  assert_text (entry, BST_HANDOFF_ID, NULL, "tiiuae/falcon-7b");
  assert_text (entry, BST_HANDOFF_DOWNLOAD, NULL, "hf download tiiuae/falcon-7b");
  assert_text (entry, BST_HANDOFF_DOWNLOAD, BST_HUB_ENDPOINT, "hf download tiiuae/falcon-7b");
  assert_text (entry, BST_HANDOFF_DOWNLOAD, MIRROR, "HF_ENDPOINT=https://hf-mirror.com hf download tiiuae/falcon-7b");
  assert_text (entry, BST_HANDOFF_GIT, NULL, "git clone https://huggingface.co/tiiuae/falcon-7b");
  assert_text (entry, BST_HANDOFF_GIT, MIRROR, "git clone https://hf-mirror.com/tiiuae/falcon-7b");
  g_assert_cmpstr (page, ==, "https://hf-mirror.com/tiiuae/falcon-7b");
  g_assert_cmpstr (hub_page, ==, "https://huggingface.co/tiiuae/falcon-7b");

  /* what runs GGUF files finds none there, and nobody says that it is on ModelScope */
  assert_text (entry, BST_HANDOFF_OLLAMA, NULL, NULL);
  assert_text (entry, BST_HANDOFF_LLAMA_CPP, NULL, NULL);
  assert_text (entry, BST_HANDOFF_MODELSCOPE, NULL, NULL);
}

/* A tag only where there is such a file. */
static void
test_gguf (void)
{
  g_autoptr (BstRepository) record = make_record ("TheBloke/Mistral-7B-v0.1-GGUF", "text-generation", "transformers", NULL);
  g_autoptr (BstEntry) without = make_entry (record);
  g_autoptr (BstRepository) with_files = bst_repository_copy (record);
  g_autoptr (BstEntry) with = NULL;

  assert_text (without, BST_HANDOFF_OLLAMA, NULL, "ollama run hf.co/TheBloke/Mistral-7B-v0.1-GGUF");
  assert_text (without, BST_HANDOFF_LLAMA_CPP, NULL, "llama-cli -hf TheBloke/Mistral-7B-v0.1-GGUF");
  assert_text (without, BST_HANDOFF_TRANSFORMERS, NULL, NULL);

  bst_repository_add_file (with_files, "mistral-7b-v0.1.Q4_K_M.gguf", 4368438944);
  with = make_entry (with_files);
  assert_text (with, BST_HANDOFF_OLLAMA, MIRROR, "ollama run hf.co/TheBloke/Mistral-7B-v0.1-GGUF:Q4_K_M");
  assert_text (with, BST_HANDOFF_LLAMA_CPP, MIRROR,
               "MODEL_ENDPOINT=https://hf-mirror.com llama-cli -hf TheBloke/Mistral-7B-v0.1-GGUF:Q4_K_M");
}

static void
test_transformers (void)
{
  static const struct
  {
    const char *task, *library, *architecture, *class;
  } rows[] = {
    { "text-generation", "transformers", "FalconForCausalLM", "AutoModelForCausalLM, AutoTokenizer" },
    { "text2text-generation", "transformers", NULL, "AutoModelForSeq2SeqLM, AutoTokenizer" },
    { "fill-mask", NULL, "BertForMaskedLM", "AutoModelForMaskedLM, AutoTokenizer" },
    { "image-text-to-text", "transformers", "Gemma3ForConditionalGeneration", "AutoModelForImageTextToText, AutoProcessor" },
    { "automatic-speech-recognition", "transformers", "WhisperForConditionalGeneration", "AutoModelForSpeechSeq2Seq, AutoProcessor" },
    { "automatic-speech-recognition", "transformers", "Wav2Vec2ForCTC", "AutoModelForCTC, AutoProcessor" },
    { NULL, NULL, "GPT2LMHeadModel", "AutoModelForCausalLM, AutoTokenizer" },
    { NULL, "transformers", NULL, NULL },
    { "text-to-image", "diffusers", NULL, NULL },
    { "text-generation", "mlx", NULL, NULL },
    { "sentence-similarity", "sentence-transformers", "BertModel", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (BstRepository) record = make_record ("a/b", rows[i].task, rows[i].library, rows[i].architecture);
      g_autoptr (BstEntry) entry = make_entry (record);
      g_autofree char *snippet = bst_handoff_dup_text (BST_HANDOFF_TRANSFORMERS, entry, NULL, NULL);
      g_autofree char *first = rows[i].class != NULL ? g_strdup_printf ("from transformers import %s\n", rows[i].class) : NULL;

      if (first == NULL)
        g_assert_null (snippet);
      else
        g_assert_true (snippet != NULL && g_str_has_prefix (snippet, first));
      g_assert_true (snippet == NULL || strstr (snippet, ".from_pretrained(\"a/b\"") != NULL);
    }
}

static void
test_adapter (void)
{
  g_autoptr (BstRepository) record = make_record ("tloen/alpaca-lora-7b", NULL, "peft", NULL);
  g_autoptr (BstEntry) entry = NULL;

  record->base_models = g_strsplit ("huggyllama/llama-7b", " ", 0);
  record->relation = BST_RELATION_ADAPTER;
  entry = make_entry (record);
  assert_text (entry, BST_HANDOFF_TRANSFORMERS, NULL,
               "from peft import AutoPeftModelForCausalLM\n"
               "from transformers import AutoTokenizer\n"
               "\n"
               "tokenizer = AutoTokenizer.from_pretrained(\"huggyllama/llama-7b\")\n"
               "model = AutoPeftModelForCausalLM.from_pretrained(\"tloen/alpaca-lora-7b\", device_map=\"auto\")\n");
}

/* The guide knows the type of a model that was never fetched. */
static void
test_guide_entry (void)
{
  BstEntryBuilder *builder = bst_entry_builder_new ("tiiuae/falcon-7b", BST_KIND_MODEL, "Falcon 7B");
  GVariantDict shape;
  g_autoptr (BstSource) source = test_source (BST_SOURCE_CONFIG);
  g_autoptr (BstClaim) claim = NULL;
  g_autoptr (BstEntry) entry = NULL;
  g_autoptr (BstEntry) closed = test_entry_simple ("gpt-4", "GPT-4", 0, NULL);
  g_autofree char *snippet = NULL;

  g_variant_dict_init (&shape, NULL);
  g_variant_dict_insert (&shape, "type", "s", "falcon");
  claim = bst_claim_new (BST_FIELD_ARCHITECTURE, g_variant_dict_end (&shape), source, NULL, FALSE);
  bst_entry_builder_add_claim (builder, claim);
  entry = bst_entry_builder_end (builder);
  snippet = bst_handoff_dup_snippet (entry);
  g_assert_nonnull (strstr (snippet, "AutoModelForCausalLM"));

  assert_text (closed, BST_HANDOFF_ID, NULL, "gpt-4");
  for (guint kind = BST_HANDOFF_DOWNLOAD; kind < BST_N_HANDOFFS; kind++)
    assert_text (closed, kind, MIRROR, NULL);
}

static void
test_modelscope (void)
{
  static const char *const rows[][2] = {
    { "https://modelscope.cn/models/Qwen/Qwen-7B", "modelscope download --model Qwen/Qwen-7B" },
    { "https://www.modelscope.cn/models/Qwen/Qwen-7B/summary", "modelscope download --model Qwen/Qwen-7B" },
    { "https://modelscope.cn/models/Qwen", NULL },
    { "https://modelscope.cn/models/a;rm/b", NULL },
    { "https://modelscope.cn.example.org/models/Qwen/Qwen-7B", NULL },
    { "modelscope", NULL },
  };
  g_autoptr (BstEntry) plain = test_entry_simple ("Qwen/Qwen-7B", "Qwen 7B", 0, NULL);
  gboolean is_search;
  g_autofree char *search = bst_handoff_dup_modelscope (plain, &is_search);

  g_assert_true (is_search);
  g_assert_cmpstr (search, ==, "https://modelscope.cn/models?name=Qwen-7B");
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      BstEntryBuilder *builder = bst_entry_builder_new ("Qwen/Qwen-7B", BST_KIND_MODEL, "Qwen 7B");
      g_autoptr (BstEntry) entry = NULL;
      g_autofree char *url = NULL;

      bst_entry_builder_add_link (builder, BST_LINK_MODELSCOPE, rows[i][0]);
      entry = bst_entry_builder_end (builder);
      url = bst_handoff_dup_modelscope (entry, &is_search);
      g_assert_false (is_search);
      g_assert_cmpstr (url, ==, rows[i][0]);
      assert_text (entry, BST_HANDOFF_MODELSCOPE, NULL, rows[i][1]);
    }
}

/* Nothing that is no id gets into a command, and an endpoint is one word of it. */
static void
test_hostile (void)
{
  static const char *const ids[] = { "a/b; rm -rf ~", "a/$(id)", "a/b\nc", "-a/b", "a/b/c", "../b", "a/\"", "a/b'", "a/" };
  g_autoptr (BstEntry) entry = test_entry_simple ("a/b", "B", 0, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr (BstEntry) hostile = test_entry_simple (ids[i], "Hostile", 0, NULL);
      gboolean is_search;

      for (guint kind = BST_HANDOFF_DOWNLOAD; kind < BST_N_HANDOFFS; kind++)
        assert_text (hostile, kind, NULL, NULL);
      g_assert_null (bst_handoff_dup_page (hostile, MIRROR));
      g_assert_null (bst_handoff_dup_modelscope (hostile, &is_search));
    }
  assert_text (entry, BST_HANDOFF_DOWNLOAD, "https://x.org/$(id)", "HF_ENDPOINT='https://x.org/$(id)' hf download a/b");
  assert_text (entry, BST_HANDOFF_GIT, "https://x.org/';id'", "git clone 'https://x.org/'\\'';id'\\''/a/b'");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/handoff/words", test_words);
  g_test_add_func ("/handoff/commands", test_commands);
  g_test_add_func ("/handoff/gguf", test_gguf);
  g_test_add_func ("/handoff/transformers", test_transformers);
  g_test_add_func ("/handoff/adapter", test_adapter);
  g_test_add_func ("/handoff/guide-entry", test_guide_entry);
  g_test_add_func ("/handoff/modelscope", test_modelscope);
  g_test_add_func ("/handoff/hostile", test_hostile);
  return g_test_run ();
}
