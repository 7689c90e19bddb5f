/* What the Hub says to who looks at one model. */
#include "hub/reply.h"

#include <string.h>

#define HUB "https://hub.example"

static BstRepository *
read_model (const char *text, GError **error)
{
  g_autoptr (BstHubAnswer) answer = g_new0 (BstHubAnswer, 1);

  answer->status = 200;
  answer->body = g_bytes_new (text, strlen (text));
  return bst_hub_reply_read_model (answer, HUB, error);
}

/* How many are made of a model comes by relation; some servers have a number there, or nothing. */
static void
test_children (void)
{
  g_autoptr (BstRepository) counted = read_model ("{\"id\": \"a/b\", \"childrenModelCount\": {\"adapter\": 3, \"merge\": 0, "
                                                  "\"quantized\": 40, \"other\": 1}}",
                                                  NULL);
  g_autoptr (BstRepository) number = read_model ("{\"id\": \"a/b\", \"childrenModelCount\": 7}", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (counted->n_children[BST_RELATION_ADAPTER], ==, 3);
  g_assert_cmpint (counted->n_children[BST_RELATION_MERGE], ==, 0);
  g_assert_cmpint (counted->n_children[BST_RELATION_QUANTIZED], ==, 40);
  g_assert_cmpint (counted->n_children[BST_RELATION_FINETUNE], ==, -1);
  g_assert_cmpint (number->n_children[BST_RELATION_ADAPTER], ==, -1);
  g_assert_null (read_model ("{\"id\": \"a/b\", \"childrenModelCount\": {\"adapter\": -3}}", &error));
  g_assert_nonnull (strstr (error->message, "adapter"));
}

static BstHubConfig *
read_config (const char *text, gssize size)
{
  g_autoptr (BstHubAnswer) answer = g_new0 (BstHubAnswer, 1);

  answer->status = 200;
  answer->body = g_bytes_new (text, size < 0 ? strlen (text) : (gsize) size);
  return bst_hub_reply_read_config_file (answer, HUB, NULL);
}

/* Whatever is in the file, it is kept as it is; what cannot be read tells nothing. */
static void
test_config_file (void)
{
  static const char *const useless[] = { "", "[]", "null", "{", "[[[[[[", "{\"num_hidden_layers\": \"many\"}",
                                         "{\"num_hidden_layers\": -1}", "{\"num_hidden_layers\": 1e300}", "\xff\xfe" };
  g_autoptr (BstHubConfig) fine = read_config ("{\"num_hidden_layers\": 32, \"hidden_size\": 4096, \"num_attention_heads\": 32, "
                                               "\"max_position_embeddings\": 4096, \"model_type\": \"llama\"}",
                                               -1);
  g_autoptr (BstHubConfig) odd = read_config ("{\"a\": \"\xff\0b\"}", 12);
  /* As Python writes it, which is no JSON. */
  g_autoptr (BstHubConfig) limitless = read_config ("{\"num_hidden_layers\": 24, \"hidden_size\": 2048, \"num_attention_heads\": 16, "
                                                    "\"time_step_limit\": [0.0, Infinity], \"model_type\": \"llama\"}",
                                                    -1);
  g_autofree char *huge = g_strnfill (3 * 1024 * 1024, '\xff');
  g_autoptr (BstHubConfig) swollen = read_config (huge, -1);
  gint64 layers;

  g_assert_true (g_variant_lookup (fine->shape, "layers", "x", &layers));
  g_assert_cmpint (layers, ==, 32);
  g_assert_cmpint (fine->context, ==, 4096);
  g_assert_true (g_variant_lookup (limitless->shape, "layers", "x", &layers));
  g_assert_cmpint (layers, ==, 24);
  for (guint i = 0; i < G_N_ELEMENTS (useless); i++)
    {
      g_autoptr (BstHubConfig) config = read_config (useless[i], -1);

      if (config->shape != NULL || config->context != -1)
        g_error ("“%s” tells something", useless[i]);
      g_assert_true (g_utf8_validate (config->text, -1, NULL));
    }
  /* Bytes that are no text, and no end of it where there is a NUL. */
  g_assert_true (g_utf8_validate (odd->text, -1, NULL));
  g_assert_true (g_str_has_suffix (odd->text, "b\"}"));
  g_assert_cmpuint (strlen (swollen->text), <=, 4 * 1024 * 1024);
  g_assert_true (g_utf8_validate (swollen->text, -1, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hub/look/children", test_children);
  g_test_add_func ("/hub/look/config-file", test_config_file);
  return g_test_run ();
}
