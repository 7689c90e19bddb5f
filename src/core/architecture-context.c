/* How many tokens a model was made for, from its config.json. */
#include "config.h"

#include "core/architecture-private.h"

#include <string.h>

#include "core/json.h"

/* Returns: the factor by which positions were stretched, from 1 on */
static double
get_factor (JsonObject *scaling)
{
  JsonNode *node = bst_json_find (scaling, "factor");
  double factor;

  return node != NULL && bst_json_node_real (node, &factor) && factor >= 1 && factor <= 1024 ? factor : 1;
}

/* Which of the ways to stretch positions it is; "type" is the older name. */
static const char *
get_way (JsonObject *scaling)
{
  const char *way = bst_config_get_word (scaling, "rope_type");

  return way != NULL ? way : bst_config_get_word (scaling, "type");
}

/* What the stretched positions come to. "linear" and "dynamic" stretch the number that the
 * configuration gives, "yarn" the one that it names as the original; with the others, and in
 * Gemma 3, the number is that of the stretched model already. */
static gint64
stretch (JsonObject *config, gint64 tokens)
{
  JsonObject *scaling = bst_config_get_object (config, "rope_scaling");
  const char *type = bst_config_get_word (config, "model_type");
  const char *way;
  gint64 original;
  double stretched;

  if (scaling == NULL)
    scaling = bst_config_get_object (config, "rope_parameters");
  way = scaling != NULL ? get_way (scaling) : NULL;
  if (way == NULL || (type != NULL && g_str_has_prefix (type, "gemma3")))
    return tokens;

  original = bst_config_get_number (scaling, BST_MOST_TOKENS, "original_max_position_embeddings", NULL);
  if (g_str_equal (way, "yarn"))
    stretched = get_factor (scaling) * (double) (original > 0 ? original : tokens);
  else if (g_str_equal (way, "linear") || g_str_equal (way, "dynamic"))
    stretched = get_factor (scaling) * (double) tokens;
  else
    return tokens;

  return stretched <= (double) BST_MOST_TOKENS ? (gint64) stretched : tokens;
}

static gint64
get_context (JsonObject *config)
{
  gint64 tokens = bst_config_get_number (config, BST_MOST_TOKENS, "max_position_embeddings", "n_positions", "max_seq_len",
                                         "seq_length", "n_ctx", "max_sequence_length", "max_seq_length", NULL);
  /* Cohere writes what the model can be asked for here, and less into the other. */
  gint64 asked = bst_config_get_number (config, BST_MOST_TOKENS, "model_max_length", NULL);

  if (asked > 0)
    return asked;
  return tokens > 0 ? stretch (config, tokens) : 0;
}

/**
 * bst_architecture_context_from_config:
 * @config: as for bst_architecture_shape_from_config()
 *
 * Returns: the tokens that the model was made for, with the stretching of its positions; 0
 *   where the configuration does not say
 */
gint64
bst_architecture_context_from_config (JsonObject *config)
{
  return get_context (bst_config_find_language_model (config));
}
