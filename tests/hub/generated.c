#include "config.h"

#include "traits.h"

#include "json.h"

#include <time.h>

#define CHAT_TEMPLATE "{% for message in messages %}<|{{ message.role }}|>\n{{ message.content }}\n{% endfor %}<|assistant|>\n"

static void
read_base (const BstTestFacts *facts, guint i, BstTestFacts *base)
{
  bst_test_facts_base_name (facts, i, base);
  bst_test_catalogue_read_figures (facts->catalogue, base);
}

static void
put_member_string (GString *out, const char *name, const char *value)
{
  bst_test_json_put_member (out, name);
  bst_test_json_put_string (out, value);
}

static void
put_license (const BstTestFacts *facts, GString *out)
{
  BstTestLicense license = bst_test_facts_license (facts);

  switch (license)
    {
    case BST_TEST_LICENSE_NONE:
      break;
    case BST_TEST_LICENSE_ARRAY:
      g_string_append (out, "\"license\":[\"mit\"]");
      break;
    case BST_TEST_LICENSE_TWO:
      g_string_append (out, "\"license\":[\"apache-2.0\",\"mit\"]");
      break;
    case BST_TEST_LICENSE_OTHER:
      put_member_string (out, "license", "other");
      put_member_string (out, "license_name", "heron-community");
      put_member_string (out, "license_link", "https://example.org/heron-community");
      break;
    default:
      put_member_string (out, "license", bst_test_license_id (license));
    }
}

/* The front matter as its author wrote it: a text where one is enough, or an array all
 * the same. */
static void
put_card (const BstTestFacts *facts, GString *out)
{
  const char *const *languages = bst_test_facts_languages (facts);

  g_string_append_c (out, '{');
  put_license (facts, out);
  if (languages[0] != NULL)
    {
      gboolean as_text = languages[1] == NULL && BST_TEST_TRAIT (facts, 41, 2) == 0;

      bst_test_json_put_member (out, "language");
      g_string_append (out, as_text ? "" : "[");
      for (guint i = 0; languages[i] != NULL; i++)
        {
          g_string_append (out, i > 0 ? "," : "");
          bst_test_json_put_string (out, languages[i]);
        }
      g_string_append (out, as_text ? "" : "]");
    }
  if (bst_test_facts_count_bases (facts) > 0)
    {
      gboolean as_text = bst_test_facts_count_bases (facts) == 1 && BST_TEST_TRAIT (facts, 42, 2) == 0;

      bst_test_json_put_member (out, "base_model");
      g_string_append (out, as_text ? "" : "[");
      for (guint i = 0; i < bst_test_facts_count_bases (facts); i++)
        {
          BstTestFacts base;

          bst_test_facts_base_name (facts, i, &base);
          g_string_append (out, i > 0 ? "," : "");
          bst_test_json_put_string (out, base.id);
        }
      g_string_append (out, as_text ? "" : "]");
    }
  if (bst_test_facts_task (facts) != NULL && BST_TEST_TRAIT (facts, 43, 2) == 0)
    put_member_string (out, "pipeline_tag", bst_test_facts_task (facts));
  switch (BST_TEST_TRAIT (facts, 44, 8))
    {
    case 0:
      bst_test_json_put_member (out, "co2_eq_emissions");
      g_string_append (out, "149.2");
      break;
    case 1:
      bst_test_json_put_member (out, "co2_eq_emissions");
      g_string_append (out, "{\"emissions\":149200,\"source\":\"codecarbon\"}");
      break;
    case 2:
      bst_test_json_put_member (out, "inference");
      g_string_append (out, "false");
      break;
    case 3:
      bst_test_json_put_member (out, "inference");
      g_string_append (out, "{\"parameters\":{\"temperature\":0}}");
      break;
    default:
      break;
    }
  if (facts->gated != NULL)
    put_member_string (out, "extra_gated_prompt", "You agree to name the model where you use it.");
  g_string_append_c (out, '}');
}

static void
put_config (const BstTestFacts *facts, GString *out)
{
  switch (facts->kind)
    {
    case BST_TEST_GGUF_FILES:
      g_string_append (out, "{}");
      return;
    case BST_TEST_DIFFUSION:
      g_string_append (out, "{\"diffusers\":{\"_class_name\":\"StableDiffusionPipeline\"}}");
      return;
    case BST_TEST_EMBEDDING:
      g_string_append (out, "{\"architectures\":[\"BertModel\"],\"model_type\":\"bert\"}");
      return;
    case BST_TEST_ADAPTER:
      {
        BstTestFacts base;

        bst_test_facts_base_name (facts, 0, &base);
        g_string_append (out, "{\"peft\":{\"base_model_name_or_path\":");
        bst_test_json_put_string (out, base.id);
        g_string_append (out, ",\"task_type\":\"CAUSAL_LM\"}}");
        return;
      }
    default:
      break;
    }
  g_string_append_printf (out, "{\"architectures\":[\"%s\"],\"model_type\":\"%s\"",
                          facts->family->architecture, facts->family->model_type);
  if (facts->kind == BST_TEST_GPTQ)
    g_string_append (out, ",\"quantization_config\":{\"bits\":4,\"quant_method\":\"gptq\"}");
  if (facts->kind == BST_TEST_CHAT)
    {
      g_string_append (out, ",\"tokenizer_config\":{\"eos_token\":\"</s>\",\"chat_template\":");
      bst_test_json_put_string (out, CHAT_TEMPLATE);
      g_string_append_c (out, '}');
    }
  g_string_append_c (out, '}');
}

static void
put_tensors (const BstTestFacts *facts, GString *out)
{
  gint64 parameters = facts->size->parameters;
  const char *first = "BF16", *second = NULL;
  gint64 n_first = parameters, n_second = 0;

  if (facts->kind == BST_TEST_GPTQ)
    {
      /* Eight weights of four bits in each I32, and what was not quantized. */
      first = "I32";
      n_first = parameters / 8;
      second = "F16";
      n_second = parameters / 25;
    }
  else if (facts->kind == BST_TEST_EMBEDDING)
    {
      first = "I64";
      n_first = 512;
      second = "F32";
      n_second = 22713216;
    }
  else if (facts->kind == BST_TEST_TASK)
    first = "F32";
  g_string_append_printf (out, "{\"parameters\":{\"%s\":%" G_GINT64_FORMAT, first, n_first);
  if (second != NULL)
    g_string_append_printf (out, ",\"%s\":%" G_GINT64_FORMAT, second, n_second);
  g_string_append_printf (out, "},\"total\":%" G_GINT64_FORMAT "}", n_first + n_second);
}

static void
put_gguf (const BstTestFacts *facts, GString *out)
{
  g_string_append_printf (out,
                          "{\"total\":%" G_GINT64_FORMAT ",\"architecture\":\"%s\",\"context_length\":%" G_GINT64_FORMAT
                          ",\"chat_template\":",
                          facts->size->parameters, facts->family->model_type, facts->family->context);
  bst_test_json_put_string (out, CHAT_TEMPLATE);
  g_string_append_printf (out, ",\"bos_token\":\"<s>\",\"eos_token\":\"</s>\",\"totalFileSize\":%" G_GINT64_FORMAT "}",
                          facts->size->parameters / 16 * 9);
}

static void
put_bases (const BstTestFacts *facts, GString *out)
{
  g_string_append_printf (out, "{\"relation\":\"%s\",\"models\":[", bst_test_facts_relation (facts));
  for (guint i = 0; i < bst_test_facts_count_bases (facts); i++)
    {
      BstTestFacts base;

      read_base (facts, i, &base);
      g_string_append_printf (out, "%s{\"_id\":\"%s\",\"id\":\"%s\"}", i > 0 ? "," : "", base.object_id, base.id);
    }
  g_string_append (out, "]}");
}

static void
put_tags (const BstTestFacts *facts, GString *out)
{
  g_autoptr (GPtrArray) tags = bst_test_facts_tags (facts);

  g_string_append_c (out, '[');
  for (guint i = 0; i < tags->len; i++)
    {
      g_string_append (out, i > 0 ? "," : "");
      bst_test_json_put_string (out, g_ptr_array_index (tags, i));
    }
  g_string_append_c (out, ']');
}

static void
put_time (gint64 time, GString *out)
{
  /* Not GDateTime: a page has two thousand of them. */
  time_t seconds = (time_t) time;
  struct tm parts;
  char text[40];

  gmtime_r (&seconds, &parts);
  g_string_append_len (out, text, (gssize) strftime (text, sizeof text, "\"%Y-%m-%dT%H:%M:%S.000Z\"", &parts));
}

/* Whether the model says anything of it. */
gboolean
bst_test_facts_has (const BstTestFacts *facts, BstTestField field)
{
  BstTestKind kind = facts->kind;
  gboolean has_tensors = bst_test_facts_has_tensors (facts);

  switch (field)
    {
    case BST_TEST_PIPELINE_TAG:
      return bst_test_facts_task (facts) != NULL;
    case BST_TEST_LIBRARY_NAME:
      return bst_test_facts_library (facts) != NULL;
    case BST_TEST_MASK_TOKEN:
      return kind == BST_TEST_EMBEDDING;
    case BST_TEST_CONFIG:
      return kind != BST_TEST_BARE && (kind != BST_TEST_TASK || facts->family->model_type != NULL);
    case BST_TEST_CARD_DATA:
      return kind != BST_TEST_BARE;
    case BST_TEST_TRANSFORMERS_INFO:
      return has_tensors && kind != BST_TEST_TASK;
    case BST_TEST_GGUF:
      return kind == BST_TEST_GGUF_FILES;
    case BST_TEST_SAFETENSORS:
      return has_tensors;
    case BST_TEST_INFERENCE:
    case BST_TEST_INFERENCE_PROVIDER_MAPPING:
      return kind == BST_TEST_CHAT && BST_TEST_TRAIT (facts, 47, 2) == 0;
    case BST_TEST_BASE_MODELS:
      return bst_test_facts_count_bases (facts) > 0;
    case BST_TEST_WIDGET_DATA:
      return kind == BST_TEST_BASE || kind == BST_TEST_CHAT;
    case BST_TEST_EVAL_RESULTS:
    case BST_TEST_RESOURCE_GROUP:
      return FALSE;
    default:
      return TRUE;
    }
}

/* Appends one member, or nothing where the model lacks it. */
void
bst_test_facts_write (const BstTestFacts *facts, BstTestField field, BstTestEndpoint endpoint, GString *out)
{
  if (!bst_test_facts_has (facts, field))
    return;
  bst_test_json_put_member (out, bst_test_field_name (field));
  switch (field)
    {
    case BST_TEST_OBJECT_ID:
      bst_test_json_put_string (out, facts->object_id);
      break;
    case BST_TEST_ID:
    case BST_TEST_MODEL_ID:
      bst_test_json_put_string (out, facts->id);
      break;
    case BST_TEST_AUTHOR:
      bst_test_json_put_string (out, facts->author);
      break;
    case BST_TEST_SHA:
      bst_test_json_put_string (out, facts->sha);
      break;
    case BST_TEST_PIPELINE_TAG:
      bst_test_json_put_string (out, bst_test_facts_task (facts));
      break;
    case BST_TEST_LIBRARY_NAME:
      bst_test_json_put_string (out, bst_test_facts_library (facts));
      break;
    case BST_TEST_MASK_TOKEN:
      bst_test_json_put_string (out, "[MASK]");
      break;
    case BST_TEST_INFERENCE:
      bst_test_json_put_string (out, "warm");
      break;
    case BST_TEST_PRIVATE:
    case BST_TEST_DISABLED:
    case BST_TEST_XET_ENABLED:
      g_string_append (out, "false");
      break;
    case BST_TEST_MODEL_INDEX:
      g_string_append (out, "null");
      break;
    case BST_TEST_GATED:
      if (facts->gated == NULL)
        g_string_append (out, "false");
      else
        bst_test_json_put_string (out, facts->gated);
      break;
    case BST_TEST_DOWNLOADS:
      g_string_append_printf (out, "%" G_GINT64_FORMAT, facts->downloads);
      break;
    case BST_TEST_DOWNLOADS_ALL_TIME:
      g_string_append_printf (out, "%" G_GINT64_FORMAT, facts->downloads * 17 + BST_TEST_TRAIT (facts, 48, 100));
      break;
    case BST_TEST_LIKES:
      g_string_append_printf (out, "%" G_GINT64_FORMAT, facts->likes);
      break;
    case BST_TEST_TRENDING_SCORE:
      g_string_append_printf (out, facts->trending - (gint64) facts->trending > 0 ? "%.1f" : "%.0f", facts->trending);
      break;
    case BST_TEST_CREATED_AT:
      put_time (facts->created, out);
      break;
    case BST_TEST_LAST_MODIFIED:
      put_time (facts->modified, out);
      break;
    case BST_TEST_TAGS:
      put_tags (facts, out);
      break;
    case BST_TEST_CARD_DATA:
      put_card (facts, out);
      break;
    case BST_TEST_CONFIG:
      put_config (facts, out);
      break;
    case BST_TEST_SAFETENSORS:
      put_tensors (facts, out);
      break;
    case BST_TEST_GGUF:
      put_gguf (facts, out);
      break;
    case BST_TEST_BASE_MODELS:
      put_bases (facts, out);
      break;
    case BST_TEST_TRANSFORMERS_INFO:
      g_string_append (out, facts->kind == BST_TEST_EMBEDDING
                              ? "{\"auto_model\":\"AutoModel\",\"processor\":\"AutoTokenizer\"}"
                              : "{\"auto_model\":\"AutoModelForCausalLM\",\"pipeline_tag\":\"text-generation\","
                                "\"processor\":\"AutoTokenizer\"}");
      break;
    case BST_TEST_WIDGET_DATA:
      g_string_append (out, "[{\"text\":\"My name is Julien and I like to\"}]");
      break;
    case BST_TEST_SPACES:
      g_string_append (out, "[]");
      break;
    case BST_TEST_CHILDREN_MODEL_COUNT:
      g_string_append_printf (out, "{\"adapter\":%u,\"merge\":%u,\"quantized\":%u,\"finetune\":%u}",
                              BST_TEST_TRAIT (facts, 50, 9), BST_TEST_TRAIT (facts, 51, 3), BST_TEST_TRAIT (facts, 52, 30), BST_TEST_TRAIT (facts, 53, 12));
      break;
    case BST_TEST_INFERENCE_PROVIDER_MAPPING:
      g_string_append (out, endpoint == BST_TEST_LIST
                              ? "[{\"provider\":\"hf-inference\",\"status\":\"live\",\"providerId\":\"x\",\"task\":\"conversational\"}]"
                              : "{\"hf-inference\":{\"status\":\"live\",\"providerId\":\"x\",\"task\":\"conversational\"}}");
      break;
    case BST_TEST_SECURITY_REPO_STATUS:
      g_string_append (out, "{\"scansDone\":false,\"filesWithIssues\":[]}");
      break;
    case BST_TEST_SIBLINGS:
    case BST_TEST_USED_STORAGE:
    default:
      /* These need the files: model.c writes them. */
      g_assert_not_reached ();
    }
}
