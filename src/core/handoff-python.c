/* The few lines of Python that load a model. */
#include "config.h"

#include "core/handoff.h"

#include <string.h>

#include "core/packing.h"

/* A class of Transformers that loads a kind of model. */
typedef struct
{
  const char *model; /* "AutoModelForCausalLM" */
  const char *input; /* "AutoTokenizer" */
} AutoClass;

static const AutoClass causal = { "AutoModelForCausalLM", "AutoTokenizer" };
static const AutoClass ctc = { "AutoModelForCTC", "AutoProcessor" };

/* By the Hub's pipeline_tag, from the auto classes of Transformers' documentation. */
static const struct
{
  const char *task;
  AutoClass class;
} tasks[] = {
  { "text-generation", { "AutoModelForCausalLM", "AutoTokenizer" } },
  { "text2text-generation", { "AutoModelForSeq2SeqLM", "AutoTokenizer" } },
  { "translation", { "AutoModelForSeq2SeqLM", "AutoTokenizer" } },
  { "summarization", { "AutoModelForSeq2SeqLM", "AutoTokenizer" } },
  { "fill-mask", { "AutoModelForMaskedLM", "AutoTokenizer" } },
  { "text-classification", { "AutoModelForSequenceClassification", "AutoTokenizer" } },
  { "token-classification", { "AutoModelForTokenClassification", "AutoTokenizer" } },
  { "question-answering", { "AutoModelForQuestionAnswering", "AutoTokenizer" } },
  { "zero-shot-classification", { "AutoModelForSequenceClassification", "AutoTokenizer" } },
  { "feature-extraction", { "AutoModel", "AutoTokenizer" } },
  { "image-text-to-text", { "AutoModelForImageTextToText", "AutoProcessor" } },
  { "automatic-speech-recognition", { "AutoModelForSpeechSeq2Seq", "AutoProcessor" } },
  { "image-classification", { "AutoModelForImageClassification", "AutoImageProcessor" } },
  { "object-detection", { "AutoModelForObjectDetection", "AutoImageProcessor" } },
};

/* Model types of which Transformers has nothing but language models that go on with a text. */
static const char *const causal_types[] = {
  "bloom", "codegen", "falcon", "gpt2", "gpt_bigcode", "gpt_neo", "gpt_neox", "gptj", "llama", "mistral", "mixtral", "mpt",
  "opt", "phi", "phi3", "qwen2", "qwen2_moe", "qwen3", "qwen3_moe", "stablelm", "starcoder2", NULL
};

static const AutoClass *
find_by_architecture (const char *architecture)
{
  if (architecture == NULL)
    return NULL;
  if (g_str_has_suffix (architecture, "ForCausalLM") || g_str_has_suffix (architecture, "LMHeadModel"))
    return &causal;
  return g_str_has_suffix (architecture, "ForCTC") ? &ctc : NULL;
}

static const AutoClass *
find_by_task (const char *task)
{
  for (guint i = 0; task != NULL && i < G_N_ELEMENTS (tasks); i++)
    if (g_str_equal (tasks[i].task, task))
      return &tasks[i].class;
  return NULL;
}

static const AutoClass *
find_by_type (BstEntry *entry)
{
  BstClaim *claim = bst_entry_get_claim (entry, BST_FIELD_ARCHITECTURE);
  const char *type;

  if (claim != NULL && g_variant_lookup (bst_claim_get_value (claim), "type", "&s", &type) &&
      g_strv_contains (causal_types, type))
    return &causal;
  return NULL;
}

/* What the Hub knows comes first: a vision model may have the type of its language model. */
static const AutoClass *
find_class (BstEntry *entry)
{
  const BstRepository *record = bst_entry_get_repository (entry);
  const AutoClass *class = NULL;

  if (record != NULL)
    class = find_by_task (record->task);
  if (record != NULL && (class == NULL || class == find_by_task ("automatic-speech-recognition")))
    {
      const AutoClass *own = find_by_architecture (record->architecture);

      class = own != NULL ? own : class;
    }
  return class != NULL ? class : find_by_type (entry);
}

/* Whether another library than Transformers reads the files. */
static gboolean
is_of_another_library (const BstRepository *record)
{
  BstPacking packing;

  if (record == NULL)
    return FALSE;
  packing = bst_repository_get_packing (record);
  if (packing == BST_PACKING_GGUF || packing == BST_PACKING_MLX || packing == BST_PACKING_EXL || packing == BST_PACKING_ONNX)
    return TRUE;
  return record->library_name != NULL && !g_str_equal (record->library_name, "transformers") &&
         !g_str_equal (record->library_name, "peft");
}

static char *
dup_base (BstEntry *entry)
{
  g_autofree const char **bases = bst_entry_get_words (entry, BST_FIELD_BASE_MODELS);

  return bases != NULL && bases[0] != NULL && strchr (bases[0], '/') != NULL && bst_repository_is_id (bases[0])
           ? g_strdup (bases[0])
           : NULL;
}

/* As PEFT's documentation of its AutoPeftModel classes has it: the adapter names its base
 * model, which is loaded with it. The tokenizer is the base model's. */
static char *
make_adapter (BstEntry *entry, const AutoClass *class)
{
  g_autofree char *base = dup_base (entry);
  const char *id = bst_entry_get_id (entry);
  gboolean is_seq2seq = class != NULL && g_str_equal (class->model, "AutoModelForSeq2SeqLM");
  const char *model = is_seq2seq ? "AutoPeftModelForSeq2SeqLM" : "AutoPeftModelForCausalLM";

  return g_strdup_printf ("from peft import %s\n"
                          "from transformers import AutoTokenizer\n"
                          "\n"
                          "tokenizer = AutoTokenizer.from_pretrained(\"%s\")\n"
                          "model = %s.from_pretrained(\"%s\", device_map=\"auto\")\n",
                          model, base != NULL ? base : id, model, id);
}

static char *
make_model (const char *id, const AutoClass *class)
{
  const char *variable = g_str_equal (class->input, "AutoTokenizer") ? "tokenizer" : "processor";

  return g_strdup_printf ("from transformers import %s, %s\n"
                          "\n"
                          "%s = %s.from_pretrained(\"%s\")\n"
                          "model = %s.from_pretrained(\"%s\", device_map=\"auto\")\n",
                          class->model, class->input, variable, class->input, id, class->model, id);
}

/**
 * bst_handoff_dup_snippet:
 *
 * Returns: (transfer full) (nullable): Python that loads the model with Transformers, or
 *   with PEFT where it is an adapter; NULL where the class is not known or another library
 *   reads the files
 */
char *
bst_handoff_dup_snippet (BstEntry *entry)
{
  const BstRepository *record = bst_entry_get_repository (entry);
  const char *id = bst_entry_get_id (entry);
  const AutoClass *class = find_class (entry);

  if (!bst_repository_is_id (id) || is_of_another_library (record))
    return NULL;
  if (bst_entry_get_kind (entry) == BST_KIND_ADAPTER)
    return make_adapter (entry, class);
  return class != NULL && bst_entry_get_kind (entry) == BST_KIND_MODEL ? make_model (id, class) : NULL;
}
