/* Which layers keep keys and values, and which of those no more than a window: told layer by
 * layer, by a pattern, by an interval, or only by the model's type. */
#include "config.h"

#include "core/architecture-private.h"

#include <string.h>

#include "core/json.h"

/* What a layer keeps of the tokens before. */
typedef enum
{
  LAYER_WHOLE, /* all of them */
  LAYER_WINDOW,
  LAYER_NONE, /* a state that does not grow, or nothing */
} Layer;

static const struct
{
  const char *word;
  Layer layer;
} layer_words[] = {
  { "full_attention", LAYER_WHOLE },
  { "attention", LAYER_WHOLE },
  { "global_attention", LAYER_WHOLE },
  { "global", LAYER_WHOLE },
  { "hybrid", LAYER_WHOLE },
  { "sliding_attention", LAYER_WINDOW },
  { "sliding_window_attention", LAYER_WINDOW },
  { "chunked_attention", LAYER_WINDOW },
  { "local_attention", LAYER_WINDOW },
  { "local", LAYER_WINDOW },
  { "linear_attention", LAYER_NONE },
  { "mamba", LAYER_NONE },
  { "mamba2", LAYER_NONE },
  { "recurrent", LAYER_NONE },
  { "conv", LAYER_NONE },
  { "mlp", LAYER_NONE },
  { "moe", LAYER_NONE },
};

/* Networks without any attention, whatever else their configuration has. */
static const char *const recurrent_types[] = {
  "mamba", "mamba2", "falcon_mamba", "rwkv", "rwkv5", "rwkv6", "rwkv6qwen2", "rwkv7", "xlstm", "retnet", NULL
};

static void
count_layer (BstArchitecture *self, Layer layer)
{
  self->cache_layers += layer != LAYER_NONE;
  self->window_layers += layer == LAYER_WINDOW;
}

/* Counts the first layers by the list @member, which is repeated where it is shorter.
 * Returns: FALSE where it is none, or has a word that is not known; then nothing is counted */
static gboolean
count_words (JsonObject *config, const char *member, gint64 n, BstArchitecture *self)
{
  JsonArray *list = bst_config_get_array (config, member);
  guint length = list != NULL ? json_array_get_length (list) : 0;
  BstArchitecture counted = *self;

  if (length == 0)
    return FALSE;
  counted.cache_layers = counted.window_layers = 0;
  for (gint64 i = 0; i < n; i++)
    {
      const char *word;
      guint at = 0;

      if (!bst_json_node_string (json_array_get_element (list, (guint) (i % length)), &word))
        return FALSE;
      while (at < G_N_ELEMENTS (layer_words) && !g_str_equal (layer_words[at].word, word))
        at++;
      if (at == G_N_ELEMENTS (layer_words))
        return FALSE;
      count_layer (&counted, layer_words[at].layer);
    }
  *self = counted;

  return TRUE;
}

/* The same by a list of numbers, of which @zero says what 0 means and @other what another. */
static gboolean
count_numbers (JsonObject *config, const char *member, Layer zero, Layer other, BstArchitecture *self)
{
  JsonArray *list = bst_config_get_array (config, member);
  BstArchitecture counted = *self;

  if (list == NULL || json_array_get_length (list) < self->layers)
    return FALSE;
  counted.cache_layers = counted.window_layers = 0;
  for (gint64 i = 0; i < self->layers; i++)
    {
      gint64 number;

      if (!bst_json_node_amount (json_array_get_element (list, (guint) i), &number))
        return FALSE;
      count_layer (&counted, number == 0 ? zero : other);
    }
  *self = counted;

  return TRUE;
}

/* The same by a string with a letter a layer, which is repeated: only @whole and @window count. */
static gboolean
count_letters (const char *pattern, char whole, char window, BstArchitecture *self)
{
  gsize length = pattern != NULL ? strlen (pattern) : 0;

  if (length == 0 || length > BST_MOST_LAYERS || strchr (pattern, whole) == NULL)
    return FALSE;
  self->cache_layers = self->window_layers = 0;
  for (gint64 i = 0; i < self->layers; i++)
    {
      char letter = pattern[(gsize) i % length];

      if (letter == whole)
        count_layer (self, LAYER_WHOLE);
      else if (letter == window)
        count_layer (self, LAYER_WINDOW);
    }
  return TRUE;
}

/* Every layer whose number, from 0, has the remainder @offset is whole, and the others are @other. */
static gboolean
count_period (gint64 period, gint64 offset, Layer other, BstArchitecture *self)
{
  if (period <= 0)
    return FALSE;
  self->cache_layers = self->window_layers = 0;
  for (gint64 i = 0; i < self->layers; i++)
    count_layer (self, i % period == offset ? LAYER_WHOLE : other);
  return TRUE;
}

/* Returns: how many different layers a list names, or -1 where it is none */
static gint64
count_named (JsonArray *list, gint64 first, gint64 layers)
{
  g_autofree guint8 *seen = g_new0 (guint8, layers);
  gint64 n = 0;

  if (list == NULL)
    return -1;
  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      gint64 number;

      if (!bst_json_node_amount (json_array_get_element (list, i), &number) || number < first || number - first >= layers)
        return -1;
      n += !seen[number - first];
      seen[number - first] = 1;
    }
  return n;
}

/* Kimi Linear names the layers of each kind, from 1; Bamba those with attention, from 0. */
static gboolean
count_lists (JsonObject *config, BstArchitecture *self)
{
  JsonObject *linear = bst_config_get_object (config, "linear_attn_config");
  gint64 n = linear != NULL ? count_named (bst_config_get_array (linear, "full_attn_layers"), 1, self->layers)
                            : count_named (bst_config_get_array (config, "attn_layer_indices"), 0, self->layers);

  if (n < 0)
    return FALSE;
  self->cache_layers = n;
  return TRUE;
}

/* Jamba: one layer in so many has attention, from an offset on. */
static gboolean
count_jamba (JsonObject *config, BstArchitecture *self)
{
  gint64 period = bst_config_get_number (config, BST_MOST_LAYERS, "attn_layer_period", NULL);
  gint64 offset = bst_config_get_number (config, BST_MOST_LAYERS, "attn_layer_offset", NULL);

  return offset < MAX (period, 1) && count_period (period, offset, LAYER_NONE, self);
}

/* Qwen3-Next: the last of so many layers has attention. */
static gboolean
count_interval (JsonObject *config, BstArchitecture *self)
{
  gint64 interval = bst_config_get_number (config, BST_MOST_LAYERS, "full_attention_interval", NULL);

  return count_period (interval, interval - 1, LAYER_NONE, self);
}

/* Returns: whether the configuration tells of layers that keep no cache */
static gboolean
read_hybrid (JsonObject *config, BstArchitecture *self)
{
  if (g_strv_contains (recurrent_types, self->type))
    {
      self->cache_layers = 0;
      return TRUE;
    }
  return count_letters (bst_config_get_word (config, "hybrid_override_pattern"), '*', '\0', self) ||
         count_words (config, "layers_block_type", self->layers, self) ||
         count_words (config, "_block_types", self->layers, self) ||
         count_words (config, "block_types", self->layers, self) ||
         count_numbers (config, "attn_type_list", LAYER_NONE, LAYER_WHOLE, self) ||
         count_lists (config, self) ||
         count_jamba (config, self) ||
         count_interval (config, self);
}

static gint64
get_window (JsonObject *config)
{
  JsonObject *attention = bst_config_get_object (config, "attn_config");
  gint64 window;

  /* Qwen writes a window into each configuration, and with this whether it is one. */
  if (!bst_config_get_flag (config, "use_sliding_window", TRUE))
    return 0;
  window = bst_config_get_number (config, BST_MOST_TOKENS, "sliding_window", "sliding_window_size", "attention_chunk_size",
                                  "attention_window_size", NULL);
  if (window == 0 && attention != NULL)
    window = bst_config_get_number (attention, BST_MOST_TOKENS, "sliding_window_size", NULL);
  return window;
}

/* What only the model's type says: Gemma 2, gpt-oss and their like take turns, beginning with a
 * window; of Gemma 3 and Cohere's models the last of so many is whole; of Llama 4 too. */
static gboolean
count_by_type (JsonObject *config, BstArchitecture *self)
{
  static const struct
  {
    const char *type;
    gint64 period;
  } types[] = {
    { "gemma2", 2 },
    { "gpt_oss", 2 },
    { "gemma3", 6 },
    { "gemma3_text", 6 },
    { "cohere2", 4 },
    { "llama4_text", 4 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (g_str_equal (types[i].type, self->type))
      return count_period (types[i].period, types[i].period - 1, LAYER_WINDOW, self);

  return FALSE;
}

static void
read_windows (JsonObject *config, BstArchitecture *self)
{
  gint64 pattern = bst_config_get_number (config, BST_MOST_LAYERS, "sliding_window_pattern", "_sliding_window_pattern",
                                          "layer_switch", NULL);
  gint64 first = bst_config_get_number (config, BST_MOST_LAYERS, "max_window_layers", NULL);

  if (count_letters (bst_config_get_word (config, "sliding_window_pattern"), 'G', 'L', self) ||
      count_numbers (config, "hybrid_layer_pattern", LAYER_WHOLE, LAYER_WINDOW, self) ||
      count_numbers (config, "no_rope_layers", LAYER_WHOLE, LAYER_WINDOW, self) ||
      count_period (pattern, pattern - 1, LAYER_WINDOW, self) ||
      count_by_type (config, self))
    return;

  /* Qwen 2: so many layers are whole, and then come those with a window. */
  self->window_layers = MAX (self->cache_layers - first, 0);
}

/**
 * bst_config_read_layers:
 * @self: with its type and number of layers; which of them keep what is filled in
 *
 * A list that says it layer by layer counts most.
 */
void
bst_config_read_layers (JsonObject *config, BstArchitecture *self)
{
  gint64 shared = bst_config_get_number (config, BST_MOST_LAYERS, "num_kv_shared_layers", NULL);
  gint64 own = shared < self->layers ? self->layers - shared : self->layers;

  self->sliding_window = get_window (config);
  /* The last layers of Gemma 3n use what earlier ones keep. */
  self->cache_layers = own;
  if (!count_words (config, "layer_types", own, self) && !read_hybrid (config, self) && self->sliding_window > 0)
    read_windows (config, self);
  if (self->sliding_window == 0 || self->window_layers == 0)
    self->sliding_window = self->window_layers = 0;
}
