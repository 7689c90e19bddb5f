/* Of a network what its parameters can be counted from, beside what memory depends on. Nothing
 * of it is needed to run a model: it is what an editor of the guide starts from. */
#include "config.h"

#include "core/architecture-private.h"

/* Of a type of network what its configuration leaves to the model class: transformers,
 * models/TYPE/modeling_TYPE.py. */
typedef struct
{
  const char *type;
  gboolean is_fourfold; /* the feed-forward is four times as wide, unless the configuration says otherwise */
  gboolean is_tied; /* input and output share a matrix, likewise */
  const char *positions; /* where it says how many positions are learned; NULL for none */
  gint64 more_positions; /* learned besides */
} Class;

/* All have a feed-forward of two matrices. */
static const Class plain_classes[] = {
  { "bloom", TRUE, TRUE, NULL, 0 },
  { "codegen", TRUE, FALSE, NULL, 0 },
  { "falcon", TRUE, FALSE, NULL, 0 },
  { "gpt2", TRUE, TRUE, "n_positions", 0 },
  { "gpt_bigcode", TRUE, TRUE, "n_positions", 0 },
  { "gpt_neo", TRUE, TRUE, "max_position_embeddings", 0 },
  { "gpt_neox", FALSE, FALSE, NULL, 0 },
  { "gptj", TRUE, FALSE, NULL, 0 },
  { "mpt", TRUE, TRUE, NULL, 0 },
  { "opt", FALSE, TRUE, "max_position_embeddings", 2 },
  { "persimmon", FALSE, FALSE, NULL, 0 },
  { "phi", FALSE, FALSE, NULL, 0 },
  { "starcoder2", FALSE, FALSE, NULL, 0 },
};

/* Others that share the matrix and need not say so. */
static const char *const tied[] = { "cohere", "cohere2", "gemma", "gemma2", "gemma3_text", "gemma3n_text", NULL };

static const Class *
find_class (const char *type)
{
  for (guint i = 0; i < G_N_ELEMENTS (plain_classes); i++)
    if (g_str_equal (plain_classes[i].type, type))
      return &plain_classes[i];
  return NULL;
}

static void
add (GVariantBuilder *builder, const char *member, gint64 number)
{
  if (number > 0)
    g_variant_builder_add (builder, "{sv}", member, g_variant_new_int64 (number));
}

static void
add_flag (GVariantBuilder *builder, const char *member, gboolean flag)
{
  g_variant_builder_add (builder, "{sv}", member, g_variant_new_boolean (flag));
}

static gint64
get_inner_size (JsonObject *config, const BstArchitecture *self, const Class *class)
{
  gint64 size = bst_config_get_number (config, BST_MOST_WIDTH, "intermediate_size", "ffn_dim", "n_inner", "ffn_hidden_size",
                                       "d_ff", "hidden_dim", NULL);

  gint64 ratio = bst_config_get_number (config, 64, "expansion_ratio", NULL);

  if (size == 0 && class != NULL && class->is_fourfold)
    size = self->hidden_size * (ratio > 0 ? ratio : 4);
  return size;
}

/* Those at the beginning without experts; 0 where they take turns in another way. */
static gint64
get_dense_layers (JsonObject *config, const BstArchitecture *self)
{
  gint64 layers = bst_config_get_number (config, BST_MOST_LAYERS, "first_k_dense_replace", "num_dense_layers",
                                         "moe_layer_start_index", NULL);

  return layers <= self->layers ? layers : 0;
}

static void
add_experts (GVariantBuilder *builder, JsonObject *config, const BstArchitecture *self)
{
  gint64 size = bst_config_get_number (config, BST_MOST_WIDTH, "moe_intermediate_size", "moe_ffn_hidden_size",
                                       "expert_ffn_hidden_size", NULL);
  gint64 shared = bst_config_get_number (config, BST_MOST_WIDTH, "shared_expert_intermediate_size", NULL);
  gint64 n_shared = bst_config_get_number (config, BST_MOST_WIDTH, "n_shared_experts", "num_shared_experts", "num_shared_expert",
                                           "moe_num_shared_experts", NULL);

  add (builder, "expert_size", size);
  if (shared == 0 && n_shared < BST_MOST_WIDTH / MAX (size, 1))
    shared = n_shared * size;
  add (builder, "shared_expert_size", shared);
  add (builder, "dense_layers", get_dense_layers (config, self));
}

/**
 * bst_config_add_widths:
 * @builder: of the shape's members
 * @config: what describes the language model
 * @whole: the configuration that it may be a part of
 * @self: the shape as far as it is known
 *
 * Adds what is told of widths. What a configuration does not say and its model class decides
 * is added for the classes that are known alone.
 */
void
bst_config_add_widths (GVariantBuilder *builder, JsonObject *config, JsonObject *whole, const BstArchitecture *self)
{
  const Class *class = find_class (self->type);
  gboolean is_tied = (class != NULL && class->is_tied) || g_strv_contains (tied, self->type);
  gint64 positions = 0;

  if (class != NULL && class->positions != NULL)
    positions = bst_config_get_number (config, BST_MOST_TOKENS, class->positions, NULL);

  add (builder, "intermediate_size", get_inner_size (config, self, class));
  if (class != NULL)
    add_flag (builder, "gated_ffn", FALSE);
  is_tied = bst_config_get_flag (whole, "tie_word_embeddings", is_tied);
  if (bst_config_get_flag (config, "tie_word_embeddings", is_tied))
    add_flag (builder, "tied_embeddings", TRUE);
  if (positions > 0)
    add (builder, "positions", positions + class->more_positions);
  if (self->kv_lora_rank > 0)
    add (builder, "q_lora_rank", bst_config_get_number (config, BST_MOST_WIDTH, "q_lora_rank", NULL));
  if (self->experts > 0)
    add_experts (builder, config, self);
}
