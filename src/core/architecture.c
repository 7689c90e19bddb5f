#include "config.h"

#include "core/architecture.h"

#include <string.h>

#include "core/i18n.h"
#include "core/word.h"

static const BstWord attentions[BST_N_ATTENTIONS] = {
  [BST_ATTENTION_UNKNOWN] = { "unknown", NC_ ("attention", "attention unknown") },
  [BST_ATTENTION_NONE] = { "none", NC_ ("attention", "no attention to earlier tokens") },
  [BST_ATTENTION_MULTI_HEAD] = { "multi-head", NC_ ("attention", "multi-head attention") },
  [BST_ATTENTION_GROUPED] = { "grouped", NC_ ("attention", "grouped-query attention") },
  [BST_ATTENTION_MULTI_QUERY] = { "multi-query", NC_ ("attention", "multi-query attention") },
  [BST_ATTENTION_LATENT] = { "latent", NC_ ("attention", "latent attention") },
};

/* Networks that read a text at once and keep nothing of it for a next token. */
static const char *const encoders[] = {
  "albert", "bert", "camembert", "clip", "deberta", "deberta-v2", "distilbert", "electra",
  "eurobert", "jina_bert", "modernbert", "mpnet", "new", "nomic_bert", "roberta", "xlm-roberta", NULL
};

/* What a shape's members are called in a claim, and where they belong. */
static const struct
{
  const char *member;
  gsize offset;
} members[] = {
  { "layers", G_STRUCT_OFFSET (BstArchitecture, layers) },
  { "encoder_layers", G_STRUCT_OFFSET (BstArchitecture, encoder_layers) },
  { "window_layers", G_STRUCT_OFFSET (BstArchitecture, window_layers) },
  { "sliding_window", G_STRUCT_OFFSET (BstArchitecture, sliding_window) },
  { "hidden_size", G_STRUCT_OFFSET (BstArchitecture, hidden_size) },
  { "heads", G_STRUCT_OFFSET (BstArchitecture, heads) },
  { "kv_heads", G_STRUCT_OFFSET (BstArchitecture, kv_heads) },
  { "head_size", G_STRUCT_OFFSET (BstArchitecture, key_length) },
  { "value_head_size", G_STRUCT_OFFSET (BstArchitecture, value_length) },
  { "window_kv_heads", G_STRUCT_OFFSET (BstArchitecture, window_kv_heads) },
  { "window_head_size", G_STRUCT_OFFSET (BstArchitecture, window_key_length) },
  { "window_value_head_size", G_STRUCT_OFFSET (BstArchitecture, window_value_length) },
  { "kv_lora_rank", G_STRUCT_OFFSET (BstArchitecture, kv_lora_rank) },
  { "rope_head_size", G_STRUCT_OFFSET (BstArchitecture, rope_head_size) },
  { "state_size", G_STRUCT_OFFSET (BstArchitecture, state_size) },
  { "experts", G_STRUCT_OFFSET (BstArchitecture, experts) },
  { "active_experts", G_STRUCT_OFFSET (BstArchitecture, active_experts) },
  { "vocabulary_size", G_STRUCT_OFFSET (BstArchitecture, vocabulary_size) },
};

/* A window without a number of layers is that of all, and of no more than there are. */
static void
complete_layers (BstArchitecture *self, gint64 cache_layers)
{
  self->cache_layers = cache_layers >= 0 ? MIN (cache_layers, self->layers) : self->layers;
  if (g_strv_contains (encoders, self->type))
    self->cache_layers = 0;

  if (self->sliding_window == 0)
    self->window_layers = 0;
  else if (self->window_layers == 0)
    self->window_layers = self->cache_layers;
  self->window_layers = MIN (self->window_layers, self->cache_layers);
}

/* Fills in what follows from the rest: without key-value heads every head is one, and a
 * head is as long as its share of the width where it does not say otherwise. */
static void
complete_heads (BstArchitecture *self)
{
  if (self->kv_heads == 0)
    self->kv_heads = self->heads;
  if (self->key_length == 0 && self->heads > 0 && self->hidden_size % self->heads == 0)
    self->key_length = self->hidden_size / self->heads;
  if (self->value_length == 0)
    self->value_length = self->key_length;

  if (self->window_kv_heads == 0)
    self->window_kv_heads = self->kv_heads;
  if (self->window_value_length == 0)
    self->window_value_length = self->window_key_length > 0 ? self->window_key_length : self->value_length;
  if (self->window_key_length == 0)
    self->window_key_length = self->key_length;
}

/**
 * bst_architecture_read_shape:
 * @shape: (nullable): the value of an architecture claim, a{sv}
 * @self: (out caller-allocates): what it says; all unknown for %NULL
 */
void
bst_architecture_read_shape (GVariant *shape, BstArchitecture *self)
{
  const char *type;
  gint64 cache_layers = -1;

  *self = (BstArchitecture) { 0 };
  if (shape == NULL)
    return;

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      gint64 number;

      if (g_variant_lookup (shape, members[i].member, "x", &number))
        G_STRUCT_MEMBER (gint64, self, members[i].offset) = MAX (number, 0);
    }
  if (g_variant_lookup (shape, "type", "&s", &type))
    g_strlcpy (self->type, type, sizeof self->type);
  g_variant_lookup (shape, "cache_layers", "x", &cache_layers);

  complete_layers (self, cache_layers);
  complete_heads (self);
}

/**
 * bst_architecture_read_entry:
 * @entry: an entry
 * @self: (out caller-allocates): what its first architecture claim says
 */
void
bst_architecture_read_entry (BstEntry *entry, BstArchitecture *self)
{
  BstClaim *claim = bst_entry_get_claim (entry, BST_FIELD_ARCHITECTURE);

  bst_architecture_read_shape (claim != NULL ? bst_claim_get_value (claim) : NULL, self);
}

/* Returns: by which kind of attention the network looks at earlier tokens. */
BstAttention
bst_architecture_get_attention (const BstArchitecture *self)
{
  if (self->layers == 0)
    return BST_ATTENTION_UNKNOWN;
  if (self->cache_layers == 0)
    return BST_ATTENTION_NONE;
  if (self->kv_lora_rank > 0)
    return BST_ATTENTION_LATENT;
  if (self->heads == 0 || self->kv_heads == 0)
    return BST_ATTENTION_UNKNOWN;
  if (self->kv_heads == self->heads)
    return BST_ATTENTION_MULTI_HEAD;
  return self->kv_heads == 1 ? BST_ATTENTION_MULTI_QUERY : BST_ATTENTION_GROUPED;
}

const char *
bst_attention_get_label (BstAttention attention)
{
  g_return_val_if_fail ((guint) attention < BST_N_ATTENTIONS, NULL);

  return g_dpgettext2 (NULL, "attention", attentions[attention].label);
}

/* Whether some layers look at earlier tokens and others do without a cache of their own. */
gboolean
bst_architecture_is_hybrid (const BstArchitecture *self)
{
  return self->cache_layers > 0 && (self->cache_layers < self->layers || self->state_size > 0);
}

/**
 * bst_architecture_get_cache:
 * @context: tokens to hold
 * @size: (out): untouched where there is no telling
 *
 * How many numbers a KV cache holds, whatever their type:
 *
 * - multi-head, grouped-query and multi-query attention: layers × tokens × key-value heads ×
 *   (key length + value length). Two for key and value, as in "GQA: Training Generalized
 *   Multi-Query Transformer Models", https://arxiv.org/abs/2305.13245;
 * - latent attention: layers × tokens × (rank + rope's part), "DeepSeek-V2", section 2.1 and
 *   table 1, https://arxiv.org/abs/2405.04434. Runtimes that unpack it keep keys and values of
 *   every head;
 * - layers with a sliding window hold no more tokens than it is wide: "Mistral 7B", figure 1 and
 *   "rolling buffer cache", https://arxiv.org/abs/2310.06825. Where all layers have one,
 *   as there, llama.cpp keeps the whole context; where they take turns with others, as in
 *   Gemma 2 and 3 (https://arxiv.org/abs/2503.19786, section 2), it heeds the window;
 * - layers that also look at what an encoder read hold keys and values of that text beside those
 *   of their own ("Exploring the Limits of Transfer Learning with a Unified Text-to-Text
 *   Transformer", section 2.1, https://arxiv.org/abs/1910.10683): both may be as long as the context;
 * - layers of a state-space model or of linear attention hold none ("Jamba",
 *   https://arxiv.org/abs/2403.19887, table 1); their state does not grow and is not counted here.
 *
 * It is never derived from the number of parameters, which is off by a factor of several.
 *
 * Returns: %FALSE where the shape is not known well enough
 */
gboolean
bst_architecture_get_cache (const BstArchitecture *self, gint64 context, BstCacheSize *size)
{
  double whole_layers = self->cache_layers - self->window_layers, window_layers = self->window_layers;
  double kept = self->sliding_window > 0 ? MIN (context, self->sliding_window) : context;
  double width = (double) self->kv_heads * ((double) self->key_length + self->value_length);
  double window_width = (double) self->window_kv_heads * ((double) self->window_key_length + self->window_value_length);
  double unpacked = (double) self->heads * ((double) self->key_length + self->value_length);

  if (self->layers <= 0 || context < 0)
    return FALSE;
  if (self->cache_layers == 0)
    {
      *size = (BstCacheSize) { 0 };
      return TRUE;
    }
  if (self->kv_lora_rank > 0)
    width = window_width = (double) self->kv_lora_rank + self->rope_head_size;
  if (width <= 0 || window_width <= 0)
    return FALSE;

  size->most = (whole_layers * width + window_layers * window_width) * context;
  size->least = whole_layers * width * context + window_layers * window_width * kept;
  size->usual = whole_layers > 0 ? size->least : size->most;
  if (self->kv_lora_rank > 0)
    size->most = MAX (size->most, (double) self->cache_layers * unpacked * context);
  if (self->encoder_layers > 0)
    *size = (BstCacheSize) { 2 * size->usual, 2 * size->least, 2 * size->most };

  return TRUE;
}
