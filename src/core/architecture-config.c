/* The shape of a network from its config.json. Nothing in there can be relied on: it is what
 * anybody uploaded. A number that cannot be is taken for none, and what is missing for
 * unknown. */
#include "config.h"

#include "core/architecture-private.h"

#include <string.h>

#include "core/json.h"

/* Where models that see or hear keep the shape of their language model. */
static const char *const nests[] = { "text_config", "llm_config", "language_config", "thinker_config" };

/**
 * bst_config_get_number:
 * @most: the largest that can be true
 * @...: names under which makers write it, the first that is there counts; ended by %NULL
 *
 * Returns: a whole number from 1 to @most, or 0
 */
gint64
bst_config_get_number (JsonObject *config, gint64 most, ...)
{
  const char *name;
  gint64 found = 0;
  va_list names;

  va_start (names, most);
  while (found == 0 && (name = va_arg (names, const char *)) != NULL)
    {
      JsonNode *node = bst_json_find (config, name);
      gint64 number;

      if (node != NULL && bst_json_node_amount (node, &number) && number <= most)
        found = number;
    }
  va_end (names);

  return found;
}

gboolean
bst_config_get_flag (JsonObject *config, const char *member, gboolean otherwise)
{
  JsonNode *node = bst_json_find (config, member);
  gboolean flag;

  return node != NULL && bst_json_node_flag (node, &flag) ? flag : otherwise;
}

/* Returns: (nullable) */
const char *
bst_config_get_word (JsonObject *config, const char *member)
{
  JsonNode *node = bst_json_find (config, member);
  const char *word;

  return node != NULL && bst_json_node_string (node, &word) ? word : NULL;
}

/* Returns: (nullable) (transfer none) */
JsonObject *
bst_config_get_object (JsonObject *config, const char *member)
{
  JsonObject *object = NULL;

  bst_json_read_object (config, "", member, BST_JSON_OPTIONAL, &object, NULL);

  return object;
}

/* Returns: (nullable) (transfer none) */
JsonArray *
bst_config_get_array (JsonObject *config, const char *member)
{
  JsonNode *node = bst_json_find (config, member);
  JsonArray *array;

  return node != NULL && bst_json_node_array (node, &array) ? array : NULL;
}

static gint64
get_layers (JsonObject *config)
{
  gint64 layers = bst_config_get_number (config, BST_MOST_LAYERS, "num_hidden_layers", "n_layers", "n_layer", "num_layers",
                                         "num_transformer_layers", NULL);
  JsonArray *list = bst_config_get_array (config, "layers_block_type");

  /* Nemotron-H only has a list of them. */
  if (layers == 0 && list != NULL && json_array_get_length (list) <= BST_MOST_LAYERS)
    layers = json_array_get_length (list);
  return layers;
}

/* Returns: (transfer none): the object of @config that describes the language model: itself or
 *   a nested one */
JsonObject *
bst_config_find_language_model (JsonObject *config)
{
  for (guint i = 0; i < G_N_ELEMENTS (nests); i++)
    {
      JsonObject *nested = bst_config_get_object (config, nests[i]);
      JsonObject *inner = nested != NULL ? bst_config_get_object (nested, "text_config") : NULL;

      if (inner != NULL && get_layers (inner) > 0)
        return inner;
      if (nested != NULL && get_layers (nested) > 0)
        return nested;
    }
  return config;
}

/* Whether a type is a word that can be shown. */
static gboolean
is_type (const char *word)
{
  gsize length = strspn (word, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-");

  return length > 0 && word[length] == '\0' && length < BST_ARCHITECTURE_TYPE_SIZE;
}

static void
read_type (JsonObject *config, BstArchitecture *self)
{
  const char *type = bst_config_get_word (config, "model_type");

  if (type != NULL && is_type (type))
    g_strlcpy (self->type, type, sizeof self->type);
}

/* Old configurations of Falcon and StarCoder say that all heads share one key and value;
 * what they then say of key-value heads is not heeded by the program that reads them. */
static gboolean
is_multi_query (JsonObject *config)
{
  return bst_config_get_flag (config, "multi_query", FALSE) &&
         !bst_config_get_flag (config, "new_decoder_architecture", FALSE);
}

static gint64
get_kv_heads (JsonObject *config, JsonObject *attention)
{
  gint64 kv_heads;

  if (is_multi_query (config))
    return 1;
  /* ChatGLM writes a number of groups also where they are not used. */
  if (bst_json_find (config, "multi_query_group_num") != NULL)
    return bst_config_get_flag (config, "multi_query_attention", FALSE)
             ? bst_config_get_number (config, BST_MOST_WIDTH, "multi_query_group_num", NULL)
             : 0;

  kv_heads = bst_config_get_number (config, BST_MOST_WIDTH, "num_key_value_heads", "num_kv_heads", "n_head_kv",
                                    "n_kv_heads", "num_attention_groups", "num_query_groups", NULL);
  if (kv_heads == 0 && attention != NULL)
    kv_heads = bst_config_get_number (attention, BST_MOST_WIDTH, "kv_n_heads", NULL);

  return kv_heads;
}

/* Whether a member is there that is no plain number, such as one for each layer. */
static gboolean
is_uneven (JsonObject *config)
{
  static const char *const names[] = {
    "num_attention_heads", "num_key_value_heads", "num_kv_heads", "num_query_heads", "block_configs", "n_heads_in_group"
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (bst_config_get_array (config, names[i]) != NULL)
      return TRUE;
  return FALSE;
}

/* The smaller Gemma 3 leave out what is as in their model class: transformers,
 * configuration_gemma3.py. */
static void
add_defaults (BstArchitecture *self)
{
  if (!g_str_equal (self->type, "gemma3_text"))
    return;
  if (self->heads == 0)
    self->heads = 8;
  if (self->kv_heads == 0)
    self->kv_heads = 4;
  if (self->key_length == 0)
    self->key_length = 256;
}

/* Head lengths, and what differs in layers with a window. */
static void
read_heads (JsonObject *config, BstArchitecture *self)
{
  JsonObject *attention = bst_config_get_object (config, "attn_config");
  gint64 global_length = bst_config_get_number (config, BST_MOST_WIDTH, "global_head_dim", NULL);
  gint64 global_heads = bst_config_get_number (config, BST_MOST_WIDTH, "num_global_key_value_heads", NULL);

  if (is_uneven (config))
    return;

  self->heads = bst_config_get_number (config, BST_MOST_WIDTH, "num_attention_heads", "n_heads", "n_head", "num_heads", NULL);
  self->kv_heads = get_kv_heads (config, attention);
  self->key_length = bst_config_get_number (config, BST_MOST_WIDTH, "head_dim", "attention_head_dim", "kv_channels", "d_head", NULL);
  self->value_length = bst_config_get_number (config, BST_MOST_WIDTH, "v_head_dim", NULL);
  self->window_kv_heads = bst_config_get_number (config, BST_MOST_WIDTH, "swa_num_key_value_heads", NULL);
  self->window_key_length = bst_config_get_number (config, BST_MOST_WIDTH, "swa_head_dim", NULL);
  self->window_value_length = bst_config_get_number (config, BST_MOST_WIDTH, "swa_v_head_dim", NULL);

  add_defaults (self);
  if (global_length > 0)
    {
      self->window_key_length = self->key_length;
      self->key_length = global_length;
    }
  if (global_heads > 0)
    {
      self->window_kv_heads = self->kv_heads;
      self->kv_heads = global_heads;
    }
}

static void
read_latent (JsonObject *config, BstArchitecture *self)
{
  gint64 plain = bst_config_get_number (config, BST_MOST_WIDTH, "qk_nope_head_dim", NULL);

  self->kv_lora_rank = bst_config_get_number (config, BST_MOST_WIDTH, "kv_lora_rank", NULL);
  if (self->kv_lora_rank == 0)
    return;
  self->rope_head_size = bst_config_get_number (config, BST_MOST_WIDTH, "qk_rope_head_dim", NULL);
  self->key_length = plain > 0 ? plain + self->rope_head_size : 0;
}

static void
read_experts (JsonObject *config, BstArchitecture *self)
{
  JsonObject *nested = bst_config_get_object (config, "ffn_config");

  if (nested == NULL)
    nested = bst_config_get_object (config, "moe");
  if (nested == NULL)
    nested = config;
  self->experts = bst_config_get_number (nested, BST_MOST_WIDTH, "num_local_experts", "n_routed_experts", "num_experts",
                                         "moe_num_experts", NULL);
  self->active_experts = bst_config_get_number (nested, BST_MOST_WIDTH, "num_experts_per_tok", "num_experts_per_token",
                                                "num_selected_experts", "experts_per_token", "moe_top_k", "moe_topk",
                                                "top_k_experts", "moe_k", NULL);
  /* One expert is none; and no more can be used than there are. */
  if (self->experts <= 1 || self->active_experts > self->experts)
    self->active_experts = 0;
  if (self->experts <= 1)
    self->experts = 0;
}

/* What contradicts itself is not known. */
static void
drop_nonsense (BstArchitecture *self)
{
  if (self->heads > 0 && self->kv_heads > self->heads)
    self->heads = self->kv_heads = 0;
  if (self->window_layers == 0)
    self->window_kv_heads = self->window_key_length = self->window_value_length = 0;
}

static void
add (GVariantBuilder *builder, const char *member, gint64 number)
{
  if (number > 0)
    g_variant_builder_add (builder, "{sv}", member, g_variant_new_int64 (number));
}

/* Appends what differs from what is taken for granted when it is read. */
static void
add_cache (GVariantBuilder *builder, const BstArchitecture *self)
{
  if (self->cache_layers < self->layers)
    g_variant_builder_add (builder, "{sv}", "cache_layers", g_variant_new_int64 (self->cache_layers));
  if (self->window_layers < self->cache_layers)
    add (builder, "window_layers", self->window_layers);
  if (self->window_layers > 0)
    add (builder, "sliding_window", self->sliding_window);
  add (builder, "window_kv_heads", self->window_kv_heads);
  add (builder, "window_head_size", self->window_key_length);
  add (builder, "window_value_head_size", self->window_value_length);
  add (builder, "kv_lora_rank", self->kv_lora_rank);
  add (builder, "rope_head_size", self->rope_head_size);
  add (builder, "state_size", self->state_size);
}

static GVariant *
make_shape (const BstArchitecture *self, JsonObject *model, JsonObject *config)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE_VARDICT);
  if (self->type[0] != '\0')
    g_variant_builder_add (&builder, "{sv}", "type", g_variant_new_string (self->type));
  add (&builder, "layers", self->layers);
  add (&builder, "hidden_size", self->hidden_size);
  add (&builder, "heads", self->heads);
  add (&builder, "kv_heads", self->kv_heads);
  add (&builder, "head_size", self->key_length);
  add (&builder, "value_head_size", self->value_length != self->key_length ? self->value_length : 0);
  add_cache (&builder, self);
  add (&builder, "experts", self->experts);
  add (&builder, "active_experts", self->active_experts);
  add (&builder, "vocabulary_size", self->vocabulary_size);
  bst_config_add_widths (&builder, model, config, self);

  return g_variant_builder_end (&builder);
}

/* Returns: how long the word is at @text that Python writes for a number that is none; 0 for
 *   anything else */
static gsize
measure_no_number (const char *text)
{
  static const char *const words[] = { "NaN", "Infinity", "-Infinity" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_has_prefix (text, words[i]))
      return strlen (words[i]);
  return 0;
}

/**
 * bst_architecture_parse_config:
 * @text: valid UTF-8
 *
 * Parses a config.json. Python's own way to write numbers that are none (a time step limit that
 * is Infinity, as Mamba 2 and its like have) is no JSON, and stands for null here.
 *
 * Returns: (transfer full) (nullable): an object, or %NULL with an error of BST_JSON_ERROR
 */
JsonNode *
bst_architecture_parse_config (const char *text, GError **error)
{
  g_autoptr (GString) json = g_string_sized_new (strlen (text));
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (JsonNode) node = NULL;
  gboolean is_quoted = FALSE;

  while (*text != '\0')
    {
      gsize length = is_quoted ? 0 : measure_no_number (text);

      if (length > 0)
        {
          g_string_append (json, "null");
          text += length;
          continue;
        }
      if (*text == '"')
        is_quoted = !is_quoted;
      else if (is_quoted && *text == '\\' && text[1] != '\0')
        g_string_append_c (json, *text++);
      g_string_append_c (json, *text++);
    }

  bytes = g_string_free_to_bytes (g_steal_pointer (&json));
  node = bst_json_parse (bytes, error);
  if (node == NULL || bst_json_node_object (node, "", error) == NULL)
    return NULL;
  return g_steal_pointer (&node);
}

/**
 * bst_architecture_shape_from_config:
 * @config: a model's config.json, or Mistral's params.json
 *
 * Reads the shape that memory depends on and what of it parameters can be counted from, of the
 * many ways in which makers write it down. The names are those of the model classes of Hugging Face's transformers and of the repositories
 * that bring their own.
 *
 * Returns: (transfer full) (nullable): a floating a{sv} as that of the guide's architecture
 *   claims, or %NULL where not even the number of layers is told
 */
GVariant *
bst_architecture_shape_from_config (JsonObject *config)
{
  BstArchitecture self = { 0 };
  gint64 state_layers;
  JsonObject *model = bst_config_find_language_model (config);

  self.layers = get_layers (model);
  if (self.layers == 0)
    return NULL;

  read_type (model, &self);
  self.hidden_size = bst_config_get_number (model, BST_MOST_WIDTH, "hidden_size", "d_model", "n_embd", "dim", "model_dim", NULL);
  self.vocabulary_size = bst_config_get_number (model, BST_MOST_WIDTH, "padded_vocab_size", "vocab_size", "n_vocab", NULL);
  /* What an encoder hands to its decoder is kept too, and depends on another length. */
  if (!bst_config_get_flag (model, "is_encoder_decoder", FALSE))
    {
      read_heads (model, &self);
      read_latent (model, &self);
    }
  read_experts (model, &self);
  if (!bst_config_read_layers (model, &self, &state_layers))
    self.heads = self.kv_heads = self.kv_lora_rank = self.rope_head_size = 0;
  self.state_size = bst_config_get_state_size (model, &self, state_layers);
  drop_nonsense (&self);

  return make_shape (&self, model, config);
}
