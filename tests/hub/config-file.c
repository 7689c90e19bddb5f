/* The config.json of a generated model: its reduced form, which answers have, and the shape
 * of the network besides, so that who counts the weights comes to the model's own number. */
#include "config.h"

#include "files.h"

#include "json.h"

#include <string.h>

/* Shapes of networks that have so many parameters as the generated models say. */
typedef struct
{
  const char *label;
  int hidden_size;
  int layers;
  int heads;
  int kv_heads;
  int inner_size;
  int vocabulary;
  gboolean is_tied; /* the output is the input's matrix */
} Shape;

static const Shape shapes[] = {
  { "0.5B", 896, 24, 14, 2, 4864, 151936, TRUE },
  { "1B", 2048, 16, 32, 8, 8192, 128256, TRUE },
  { "3B", 3072, 28, 24, 8, 8192, 128256, TRUE },
  { "7B", 4096, 32, 32, 8, 14336, 32000, FALSE },
  { "8B", 4096, 32, 32, 8, 14336, 128256, FALSE },
  { "13B", 5120, 40, 40, 40, 13824, 32000, FALSE },
  { "34B", 7168, 60, 56, 8, 20480, 64000, FALSE },
  { "70B", 8192, 80, 64, 8, 28672, 128256, FALSE },
  { "405B", 16384, 126, 128, 8, 53248, 128256, FALSE },
};

static const Shape *
find_shape (const char *label)
{
  for (guint i = 0; label != NULL && i < G_N_ELEMENTS (shapes); i++)
    if (g_str_equal (shapes[i].label, label))
      return &shapes[i];
  return NULL;
}

static void
put_number (GString *out, const char *name, gint64 number)
{
  bst_test_json_put_member (out, name);
  g_string_append_printf (out, "%" G_GINT64_FORMAT, number);
}

/* Falcon and GPT-NeoX write some of it down by names of their own. */
static void
put_shape (GString *out, const BstTestFacts *facts, const Shape *shape)
{
  gboolean is_falcon = g_str_equal (facts->family->model_type, "falcon");

  put_number (out, "hidden_size", shape->hidden_size);
  put_number (out, "num_hidden_layers", shape->layers);
  put_number (out, "num_attention_heads", shape->heads);
  put_number (out, is_falcon ? "num_kv_heads" : "num_key_value_heads", shape->kv_heads);
  if (is_falcon)
    g_string_append (out, ",\"new_decoder_architecture\":true");
  put_number (out, "intermediate_size", shape->inner_size);
  put_number (out, "vocab_size", shape->vocabulary);
  put_number (out, "max_position_embeddings", facts->family->context);
  bst_test_json_put_member (out, "tie_word_embeddings");
  g_string_append (out, shape->is_tied ? "true" : "false");
  g_string_append (out, ",\"torch_dtype\":\"bfloat16\"");
}

/* A mixture of experts with latent attention, of a trillion parameters. */
static void
put_trillion (GString *out, const BstTestFacts *facts)
{
  static const struct
  {
    const char *name;
    gint64 number;
  } members[] = {
    { "hidden_size", 7168 },
    { "num_hidden_layers", 61 },
    { "num_attention_heads", 64 },
    { "num_key_value_heads", 64 },
    { "kv_lora_rank", 512 },
    { "q_lora_rank", 1536 },
    { "qk_nope_head_dim", 128 },
    { "qk_rope_head_dim", 64 },
    { "v_head_dim", 128 },
    { "n_routed_experts", 384 },
    { "n_shared_experts", 1 },
    { "num_experts_per_tok", 8 },
    { "first_k_dense_replace", 1 },
    { "moe_intermediate_size", 2048 },
    { "intermediate_size", 18432 },
    { "vocab_size", 163840 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    put_number (out, members[i].name, members[i].number);
  put_number (out, "max_position_embeddings", facts->family->context);
}

/* What is not in the reduced form. */
static void
put_rest (GString *out, const BstTestFacts *facts)
{
  const Shape *shape = facts->size != NULL ? find_shape (facts->size->label) : NULL;

  if (facts->kind == BST_TEST_EMBEDDING)
    g_string_append (out, ",\"hidden_size\":384,\"num_hidden_layers\":6,\"num_attention_heads\":12,"
                          "\"intermediate_size\":1536,\"vocab_size\":30522,\"max_position_embeddings\":512");
  else if (facts->kind == BST_TEST_TASK || facts->family == NULL || facts->family->model_type == NULL)
    return;
  else if (shape != NULL)
    put_shape (out, facts, shape);
  else if (facts->size != NULL && g_strcmp0 (facts->size->label, "1T") == 0)
    put_trillion (out, facts);
}

/* Returns: (transfer full): the content of config.json */
GBytes *
bst_test_model_write_config (const BstTestModel *model)
{
  GString *text = g_string_new ("{");

  bst_test_model_write (model, BST_TEST_FIELD (CONFIG), BST_TEST_ONE, FALSE, text);
  /* The member's own value is the file. */
  if (text->len > strlen ("{\"config\":"))
    g_string_erase (text, 0, (gssize) strlen ("{\"config\":"));
  else
    g_string_append_c (text, '}');
  if (model->kept == NULL && text->len > 2 && text->str[text->len - 1] == '}')
    {
      g_string_truncate (text, text->len - 1);
      put_rest (text, &model->facts);
      g_string_append_c (text, '}');
    }
  g_string_append_c (text, '\n');
  return g_string_free_to_bytes (text);
}
