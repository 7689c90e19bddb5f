/* JSON read without trusting its types, and written in small pieces. */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

JsonNode *bst_test_json_parse (const char *data, gssize size, GError **error);

JsonObject *bst_test_json_node_object (JsonNode *node);
JsonArray *bst_test_json_node_array (JsonNode *node);
const char *bst_test_json_node_string (JsonNode *node);
JsonObject *bst_test_json_object (JsonObject *object, const char *name);
JsonArray *bst_test_json_array (JsonObject *object, const char *name);
const char *bst_test_json_string (JsonObject *object, const char *name);
gint64 bst_test_json_integer (JsonObject *object, const char *name, gint64 fallback);
double bst_test_json_number (JsonObject *object, const char *name, double fallback);
gboolean bst_test_json_flag (JsonObject *object, const char *name, gboolean fallback);

void bst_test_json_put_string (GString *out, const char *text);
void bst_test_json_put_node (GString *out, JsonNode *node);
void bst_test_json_put_member (GString *out, const char *name);

G_END_DECLS
