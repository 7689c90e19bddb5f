/* The shape of a network, as far as memory depends on it. */
#pragma once

#include <json-glib/json-glib.h>

#include "core/entry.h"

G_BEGIN_DECLS

#define BST_ARCHITECTURE_TYPE_SIZE 48

/**
 * BstArchitecture: whole numbers, each 0 where it is unknown. What they are called in a
 * claim's shape (a{sv}) stands in data/guide.schema.json.
 */
typedef struct
{
  char type[BST_ARCHITECTURE_TYPE_SIZE]; /* model_type of the configuration; "" for unknown */

  gint64 layers;
  gint64 cache_layers; /* those that keep something of each token; the others have a fixed state or none */
  gint64 encoder_layers; /* beside them, of a network that reads one text and writes another */
  gint64 window_layers; /* those of cache_layers that keep no more than the window */
  gint64 sliding_window; /* tokens; 0 for none */

  gint64 hidden_size;
  gint64 heads;
  gint64 kv_heads;
  gint64 key_length; /* of a head */
  gint64 value_length;
  gint64 window_kv_heads; /* the same of the layers with a window, mostly equal */
  gint64 window_key_length;
  gint64 window_value_length;

  gint64 kv_lora_rank; /* latent attention: what a token is compressed to in a layer */
  gint64 rope_head_size; /* and what of it tells the position */

  gint64 state_size; /* numbers in the fixed state of all layers without a cache */

  gint64 experts;
  gint64 active_experts;
  gint64 vocabulary_size;
} BstArchitecture;

typedef enum
{
  BST_ATTENTION_UNKNOWN,
  BST_ATTENTION_NONE, /* a network without attention, or one that reads all at once */
  BST_ATTENTION_MULTI_HEAD,
  BST_ATTENTION_GROUPED,
  BST_ATTENTION_MULTI_QUERY,
  BST_ATTENTION_LATENT,
} BstAttention;

#define BST_N_ATTENTIONS 6

void bst_architecture_read_shape (GVariant *shape, BstArchitecture *self);
void bst_architecture_read_entry (BstEntry *entry, BstArchitecture *self);
BstAttention bst_architecture_get_attention (const BstArchitecture *self);
const char *bst_attention_get_label (BstAttention attention);
gboolean bst_architecture_is_hybrid (const BstArchitecture *self);

/* How many numbers the cache holds for a context. */
typedef struct
{
  double usual; /* as the shape says it */
  double least; /* by a runtime that heeds every window */
  double most; /* by one that heeds none, and unpacks what latent attention compresses */
} BstCacheSize;

gboolean bst_architecture_get_cache (const BstArchitecture *self, gint64 context, BstCacheSize *size);

JsonNode *bst_architecture_parse_config (const char *text, GError **error);
GVariant *bst_architecture_shape_from_config (JsonObject *config);
gint64 bst_architecture_context_from_config (JsonObject *config);

G_END_DECLS
