/* JSON read strictly. Only this file calls json-glib's getters, which trust types. */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

typedef enum
{
  BST_JSON_ERROR_SYNTAX,
  BST_JSON_ERROR_TYPE,
  BST_JSON_ERROR_MISSING,
  BST_JSON_ERROR_UNKNOWN,
  BST_JSON_ERROR_DEPTH,
  BST_JSON_ERROR_SIZE, /* more values than are read */
} BstJsonError;

#define BST_JSON_ERROR (bst_json_error_quark ())
GQuark bst_json_error_quark (void);

typedef enum
{
  BST_JSON_OPTIONAL,
  BST_JSON_REQUIRED,
} BstJsonNeed;

JsonNode *bst_json_parse (GBytes *bytes, GError **error);
gboolean bst_json_check_text (GBytes *bytes, GArray *mends, GError **error);
JsonObject *bst_json_node_object (JsonNode *node, const char *where, GError **error);
gboolean bst_json_read_string (JsonObject *object, const char *where, const char *member, BstJsonNeed need,
                               const char **value, GError **error);
gboolean bst_json_read_number (JsonObject *object, const char *where, const char *member, BstJsonNeed need,
                               gint64 *value, GError **error);
gboolean bst_json_read_flag (JsonObject *object, const char *where, const char *member, BstJsonNeed need,
                             gboolean *value, GError **error);
gboolean bst_json_read_object (JsonObject *object, const char *where, const char *member, BstJsonNeed need,
                               JsonObject **value, GError **error);
gboolean bst_json_read_array (JsonObject *object, const char *where, const char *member, BstJsonNeed need,
                              JsonArray **value, GError **error);
gboolean bst_json_read_words (JsonObject *object, const char *where, const char *member, BstJsonNeed need,
                              GStrv *value, GError **error);
gboolean bst_json_read_amount (JsonObject *object, const char *where, const char *member, BstJsonNeed need,
                               gint64 *value, GError **error);
JsonNode *bst_json_find (JsonObject *object, const char *member);
GError *bst_json_wrong_type (const char *where, const char *member);
gboolean bst_json_node_amount (JsonNode *node, gint64 *value);
GStrv bst_json_node_dup_strings (JsonNode *node);
gboolean bst_json_node_string (JsonNode *node, const char **value);
gboolean bst_json_node_count (JsonNode *node, gint64 *value);
gboolean bst_json_node_number (JsonNode *node, gint64 *value);
gboolean bst_json_node_real (JsonNode *node, double *value);
gboolean bst_json_node_flag (JsonNode *node, gboolean *value);
gboolean bst_json_node_array (JsonNode *node, JsonArray **value);
gboolean bst_json_node_words (JsonNode *node, GStrv *value);
void bst_json_add_string (JsonBuilder *builder, const char *member, const char *value);
void bst_json_add_shape (JsonBuilder *builder, GVariant *shape);
gboolean bst_json_check_members (JsonObject *object, const char *where, const char *const *known, GError **error);

G_END_DECLS
