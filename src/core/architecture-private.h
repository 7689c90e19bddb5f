/* What the files share that read a config.json. */
#pragma once

#include "core/architecture.h"

G_BEGIN_DECLS

/* More than any network has; what is above is a slip or meant to do harm. */
#define BST_MOST_LAYERS 4096
#define BST_MOST_WIDTH 16777216
#define BST_MOST_TOKENS G_GINT64_CONSTANT (1000000000)

gint64 bst_config_get_number (JsonObject *config, gint64 most, ...) G_GNUC_NULL_TERMINATED;
gboolean bst_config_get_flag (JsonObject *config, const char *member, gboolean otherwise);
const char *bst_config_get_word (JsonObject *config, const char *member);
JsonObject *bst_config_get_object (JsonObject *config, const char *member);
JsonArray *bst_config_get_array (JsonObject *config, const char *member);

JsonObject *bst_config_find_language_model (JsonObject *config);
gboolean bst_config_read_layers (JsonObject *config, BstArchitecture *self, gint64 *state_layers);
gint64 bst_config_get_state_size (JsonObject *config, const BstArchitecture *self, gint64 state_layers);
void bst_config_add_widths (GVariantBuilder *builder, JsonObject *config, JsonObject *whole, const BstArchitecture *self);

G_END_DECLS
