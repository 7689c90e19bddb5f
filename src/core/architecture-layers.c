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
  LAYER_STATE, /* a state that does not grow */
  LAYER_NONE,
} Layer;

#define N_LAYERS 4

/* How many there are of each. */
typedef struct
{
  gint64 all;
  gint64 of[N_LAYERS];
} Count;

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
  { "deepseek_sparse_attention", LAYER_WHOLE },
  { "*", LAYER_WHOLE },
  { "sliding_attention", LAYER_WINDOW },
  { "sliding_window_attention", LAYER_WINDOW },
  { "chunked_attention", LAYER_WINDOW },
  { "local_attention", LAYER_WINDOW },
  { "local", LAYER_WINDOW },
  { "linear_attention", LAYER_STATE },
  { "mamba", LAYER_STATE },
  { "mamba2", LAYER_STATE },
  { "recurrent", LAYER_STATE },
  { "conv", LAYER_STATE },
  { "M", LAYER_STATE },
  { "mlp", LAYER_NONE },
  { "moe", LAYER_NONE },
  { "-", LAYER_NONE },
  { "E", LAYER_NONE },
};

/* Lists with a word for each layer. */
static const char *const word_lists[] = { "layer_types", "layers_block_type", "block_types", "_block_types" };

/* Networks without any attention, whatever else their configuration has. */
static const char *const recurrent_types[] = {
  "mamba", "mamba2", "falcon_mamba", "rwkv", "rwkv5", "rwkv6", "rwkv6qwen2", "rwkv7", "xlstm", "retnet", NULL
};

/* Returns: FALSE for a word that is not known */
static gboolean
find_layer (const char *word, Layer *layer)
{
  for (guint i = 0; i < G_N_ELEMENTS (layer_words); i++)
    if (g_str_equal (layer_words[i].word, word))
      {
        *layer = layer_words[i].layer;
        return TRUE;
      }
  return FALSE;
}

/* Counts by the list @member, which is repeated where it is shorter than the network is deep.
 * Returns: FALSE where it is none, or has a word that is not known; then nothing is counted */
static gboolean
count_words (JsonObject *config, const char *member, Count *count)
{
  JsonArray *list = bst_config_get_array (config, member);
  guint length = list != NULL ? json_array_get_length (list) : 0;
  Count counted = { .all = count->all };

  if (length == 0)
    return FALSE;
  for (gint64 i = 0; i < count->all; i++)
    {
      const char *word;
      Layer layer;

      if (!bst_json_node_string (json_array_get_element (list, (guint) (i % length)), &word) || !find_layer (word, &layer))
        return FALSE;
      counted.of[layer]++;
    }
  *count = counted;

  return TRUE;
}

/* The same by a list of numbers, of which @zero says what 0 means and @other what another. */
static gboolean
count_numbers (JsonObject *config, const char *member, Layer zero, Layer other, Count *count)
{
  JsonArray *list = bst_config_get_array (config, member);
  Count counted = { .all = count->all };

  if (list == NULL || json_array_get_length (list) < count->all)
    return FALSE;
  for (gint64 i = 0; i < count->all; i++)
    {
      gint64 number;

      if (!bst_json_node_amount (json_array_get_element (list, (guint) i), &number))
        return FALSE;
      counted.of[number == 0 ? zero : other]++;
    }
  *count = counted;

  return TRUE;
}

/* The same by a string with a letter a layer, which is repeated. */
static gboolean
count_letters (const char *pattern, Count *count)
{
  gsize length = pattern != NULL ? strlen (pattern) : 0;
  Count counted = { .all = count->all };

  if (length == 0 || length > BST_MOST_LAYERS)
    return FALSE;
  for (gint64 i = 0; i < count->all; i++)
    {
      char letter = pattern[(gsize) i % length];
      Layer layer;

      if (letter == 'G')
        layer = LAYER_WHOLE;
      else if (letter == 'L')
        layer = LAYER_WINDOW;
      else if (!find_layer ((char[]) { letter, '\0' }, &layer))
        return FALSE;
      counted.of[layer]++;
    }
  *count = counted;

  return TRUE;
}

/* Every layer whose number, from 0, has the remainder @offset is whole, and the others are @other. */
static gboolean
count_period (gint64 period, gint64 offset, Layer other, Count *count)
{
  Count counted = { .all = count->all };

  if (period <= 0)
    return FALSE;
  for (gint64 i = 0; i < count->all; i++)
    counted.of[i % period == offset ? LAYER_WHOLE : other]++;
  *count = counted;

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
count_lists (JsonObject *config, Count *count)
{
  JsonObject *linear = bst_config_get_object (config, "linear_attn_config");
  gint64 n = linear != NULL ? count_named (bst_config_get_array (linear, "full_attn_layers"), 1, count->all)
                            : count_named (bst_config_get_array (config, "attn_layer_indices"), 0, count->all);

  if (n < 0)
    return FALSE;
  *count = (Count) { .all = count->all, .of = { [LAYER_WHOLE] = n, [LAYER_STATE] = count->all - n } };
  return TRUE;
}

/* Jamba: one layer in so many has attention, from an offset on. */
static gboolean
count_jamba (JsonObject *config, Count *count)
{
  gint64 period = bst_config_get_number (config, BST_MOST_LAYERS, "attn_layer_period", NULL);
  gint64 offset = bst_config_get_number (config, BST_MOST_LAYERS, "attn_layer_offset", NULL);

  return offset < MAX (period, 1) && count_period (period, offset, LAYER_STATE, count);
}

/* Qwen3-Next: the last of so many layers has attention. */
static gboolean
count_interval (JsonObject *config, Count *count)
{
  gint64 interval = bst_config_get_number (config, BST_MOST_LAYERS, "full_attention_interval", NULL);

  return count_period (interval, interval - 1, LAYER_STATE, count);
}

/* Returns: whether the configuration tells of layers that keep no cache */
static gboolean
count_hybrid (JsonObject *config, const char *type, Count *count)
{
  if (g_strv_contains (recurrent_types, type))
    {
      *count = (Count) { .all = count->all, .of = { [LAYER_STATE] = count->all } };
      return TRUE;
    }
  return count_letters (bst_config_get_word (config, "hybrid_override_pattern"), count) ||
         count_letters (bst_config_get_word (config, "hybrid_layer_pattern"), count) ||
         count_numbers (config, "attn_type_list", LAYER_STATE, LAYER_WHOLE, count) ||
         count_lists (config, count) ||
         count_jamba (config, count) ||
         count_interval (config, count);
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
 * window; of Gemma 3, Cohere's models and Llama 4 the last of so many is whole. */
static gboolean
count_by_type (const char *type, Count *count)
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
    if (g_str_equal (types[i].type, type))
      return count_period (types[i].period, types[i].period - 1, LAYER_WINDOW, count);

  return FALSE;
}

static void
count_windows (JsonObject *config, const char *type, Count *count)
{
  gint64 pattern = bst_config_get_number (config, BST_MOST_LAYERS, "sliding_window_pattern", "_sliding_window_pattern",
                                          "layer_switch", NULL);
  gint64 first = bst_config_get_number (config, BST_MOST_LAYERS, "max_window_layers", NULL);

  if (count_letters (bst_config_get_word (config, "sliding_window_pattern"), count) ||
      count_numbers (config, "hybrid_layer_pattern", LAYER_WHOLE, LAYER_WINDOW, count) ||
      count_numbers (config, "no_rope_layers", LAYER_WHOLE, LAYER_WINDOW, count) ||
      count_period (pattern, pattern - 1, LAYER_WINDOW, count) ||
      count_by_type (type, count))
    return;

  /* Qwen 2: so many layers are whole, and then come those with a window. */
  first = MIN (first, count->all);
  *count = (Count) { .all = count->all, .of = { [LAYER_WHOLE] = first, [LAYER_WINDOW] = count->all - first } };
}

/* Returns: FALSE where the configuration tells its layers apart in a way that nothing here
 *   can count */
static gboolean
count_all (JsonObject *config, const char *type, gint64 window, Count *count)
{
  /* DeepSeek V4 compresses by another rule in each layer. */
  if (bst_config_get_array (config, "compress_ratios") != NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (word_lists); i++)
    if (bst_config_get_array (config, word_lists[i]) != NULL)
      return count_words (config, word_lists[i], count);

  if (count_hybrid (config, type, count))
    return TRUE;
  if (window > 0)
    count_windows (config, type, count);
  else
    count->of[LAYER_WHOLE] = count->all;
  return TRUE;
}

/**
 * bst_config_read_layers:
 * @self: with its type and number of layers; which of them keep what is filled in
 * @state_layers: (out): how many have a state of fixed size
 *
 * A list that says it layer by layer counts most.
 *
 * Returns: %FALSE where what the layers keep is beyond telling
 */
gboolean
bst_config_read_layers (JsonObject *config, BstArchitecture *self, gint64 *state_layers)
{
  gint64 shared = bst_config_get_number (config, BST_MOST_LAYERS, "num_kv_shared_layers", NULL);
  gint64 window = get_window (config);
  /* The last layers of Gemma 3n use what earlier ones keep. */
  Count count = { .all = shared < self->layers ? self->layers - shared : self->layers };

  self->cache_layers = self->layers;
  *state_layers = 0;
  if (!count_all (config, self->type, window, &count))
    return FALSE;

  self->window_layers = window > 0 ? count.of[LAYER_WINDOW] : 0;
  self->cache_layers = count.of[LAYER_WHOLE] + count.of[LAYER_WINDOW];
  self->sliding_window = self->window_layers > 0 ? window : 0;
  /* In Falcon-H1 every layer has both. */
  *state_layers = g_str_equal (self->type, "falcon_h1") ? self->layers : count.of[LAYER_STATE];
  return TRUE;
}
