/* One model, its references, and what is said of all of them. */
#include "config.h"

#include "hub.h"

#include "json.h"

static gboolean
asks_for_fields (BstTestExchange *exchange)
{
  static const char *const names[] = { "expand", "expand[]", "blobs", "securityStatus", NULL };

  for (guint i = 0; names[i] != NULL; i++)
    if (bst_test_params_get (exchange->params, names[i]) != NULL)
      return TRUE;
  return FALSE;
}

void
bst_test_answer_model (BstTestExchange *exchange, const BstTestModel *model)
{
  g_autoptr (GString) out = g_string_new ("{");
  g_autofree char *problem = NULL;
  BstTestFields fields;

  /* A recorded answer, byte for byte. */
  if (model->kept != NULL && model->kept->as_is != NULL && !asks_for_fields (exchange))
    {
      gsize size;
      const char *body = g_bytes_get_data (model->kept->as_is, &size);

      bst_test_exchange_reply_json (exchange, body, size);
      return;
    }
  if (!bst_test_fields_read (exchange->params, BST_TEST_ONE, &fields, &problem))
    {
      bst_test_exchange_fail (exchange, 400, NULL, "%s", problem);
      return;
    }
  /* Only who has all models can count them. */
  if ((fields & BST_TEST_FIELD (CHILDREN_MODEL_COUNT)) != 0 &&
      bst_test_put_children (exchange->hub->store, model, out))
    fields &= ~BST_TEST_FIELD (CHILDREN_MODEL_COUNT);
  bst_test_model_write (model, fields, BST_TEST_ONE, bst_test_params_flag (exchange->params, "blobs"), out);
  g_string_append_c (out, '}');
  bst_test_exchange_reply_json (exchange, out->str, out->len);
}

void
bst_test_answer_refs (BstTestExchange *exchange, const BstTestModel *model)
{
  const char *sha = bst_test_model_get_sha (model);
  g_autofree char *text = g_strdup_printf ("{\"tags\":[{\"name\":\"v1.0\",\"ref\":\"refs/tags/v1.0\",\"targetCommit\":\"%s\"}],"
                                           "\"branches\":[{\"name\":\"main\",\"ref\":\"refs/heads/main\",\"targetCommit\":\"%s\"}],"
                                           "\"converts\":[]}",
                                           sha, sha);

  bst_test_exchange_reply_json (exchange, text, strlen (text));
}

void
bst_test_answer_account (BstTestExchange *exchange)
{
  const BstTestUser *user = exchange->user;
  g_autofree char *text = NULL;

  if (user == NULL)
    {
      bst_test_exchange_fail (exchange, 401, NULL, "Invalid username or password.");
      return;
    }
  text = g_strdup_printf ("{\"type\":\"user\",\"id\":\"5f0c746619cb630495b814fd\",\"name\":\"%s\",\"fullname\":\"%s\","
                          "\"email\":\"%s@example.org\",\"emailVerified\":true,\"canPay\":false,\"periodEnd\":null,"
                          "\"isPro\":false,\"avatarUrl\":\"/avatars/%s.svg\",\"orgs\":[],\"auth\":{\"type\":\"access_token\","
                          "\"accessToken\":{\"displayName\":\"test\",\"role\":\"read\",\"createdAt\":\"2025-01-01T00:00:00.000Z\"}}}",
                          user->name, user->full_name, user->name, user->name);
  bst_test_exchange_reply_json (exchange, text, strlen (text));
}

static const struct
{
  const char *type;
  const char *names[24];
} tags[] = {
  { "pipeline_tag", { "text-generation", "text-to-image", "sentence-similarity", "text-classification", "token-classification", "question-answering", "fill-mask", "translation", "summarization", "automatic-speech-recognition", "audio-classification", "text-to-speech", "image-classification", "image-segmentation", "image-text-to-text", "object-detection", "reinforcement-learning", "robotics", "text-to-video", "tabular-classification", NULL } },
  { "library", { "transformers", "safetensors", "gguf", "peft", "diffusers", "sentence-transformers", "ultralytics", "stable-baselines3", "ml-agents", "lerobot", "sklearn", NULL } },
  { "language", { "en", "zh", "de", "fr", "it", "pt", "ja", "ko", "ru", "es", "ar", "hi", "vi", "multilingual", NULL } },
  { "license", { "apache-2.0", "mit", "llama3.1", "llama2", "gemma", "cc-by-nc-4.0", "cc-by-nc-sa-4.0", "openrail", "creativeml-openrail-m", "cc-by-4.0", "gpl-3.0", "other", NULL } },
  { "region", { "us", NULL } },
  { "other", { "4-bit", "gptq", NULL } },
};

/* A licence's or a region's id says what it is. */
static void
put_tag (const char *type, const char *name, GString *out)
{
  gboolean has_prefix = g_str_equal (type, "license") || g_str_equal (type, "region");
  g_autofree char *id = has_prefix ? g_strconcat (type, ":", name, NULL) : g_strdup (name);

  g_string_append_c (out, '{');
  bst_test_json_put_member (out, "id");
  bst_test_json_put_string (out, id);
  bst_test_json_put_member (out, "label");
  bst_test_json_put_string (out, name);
  bst_test_json_put_member (out, "type");
  bst_test_json_put_string (out, type);
  g_string_append_c (out, '}');
}

void
bst_test_answer_tags (BstTestExchange *exchange)
{
  const char *wanted = bst_test_params_get (exchange->params, "type");
  g_autoptr (GString) out = g_string_new ("{");

  for (guint i = 0; i < G_N_ELEMENTS (tags); i++)
    {
      if (wanted != NULL && !g_str_equal (wanted, tags[i].type))
        continue;
      bst_test_json_put_member (out, tags[i].type);
      g_string_append_c (out, '[');
      for (guint j = 0; tags[i].names[j] != NULL; j++)
        {
          g_string_append (out, j > 0 ? "," : "");
          put_tag (tags[i].type, tags[i].names[j], out);
        }
      g_string_append_c (out, ']');
    }
  g_string_append_c (out, '}');
  bst_test_exchange_reply_json (exchange, out->str, out->len);
}
