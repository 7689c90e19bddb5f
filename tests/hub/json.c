#include "config.h"

#include "json.h"

JsonNode *
bst_test_json_parse (const char *data, gssize size, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonNode *root;

  if (!json_parser_load_from_data (parser, data, size, error))
    return NULL;
  root = json_parser_steal_root (parser);
  if (root == NULL)
    g_set_error_literal (error, JSON_PARSER_ERROR, JSON_PARSER_ERROR_PARSE, "empty");
  return root;
}

JsonObject *
bst_test_json_node_object (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

JsonArray *
bst_test_json_node_array (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

const char *
bst_test_json_node_string (JsonNode *node)
{
  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
    return NULL;
  return json_node_get_string (node);
}

JsonObject *
bst_test_json_object (JsonObject *object, const char *name)
{
  return bst_test_json_node_object (json_object_get_member (object, name));
}

JsonArray *
bst_test_json_array (JsonObject *object, const char *name)
{
  return bst_test_json_node_array (json_object_get_member (object, name));
}

const char *
bst_test_json_string (JsonObject *object, const char *name)
{
  return bst_test_json_node_string (json_object_get_member (object, name));
}

gint64
bst_test_json_integer (JsonObject *object, const char *name, gint64 fallback)
{
  JsonNode *node = json_object_get_member (object, name);

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_INT64)
    return fallback;
  return json_node_get_int (node);
}

double
bst_test_json_number (JsonObject *object, const char *name, double fallback)
{
  JsonNode *node = json_object_get_member (object, name);

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node))
    return fallback;
  if (json_node_get_value_type (node) == G_TYPE_INT64)
    return (double) json_node_get_int (node);
  return json_node_get_value_type (node) == G_TYPE_DOUBLE ? json_node_get_double (node) : fallback;
}

gboolean
bst_test_json_flag (JsonObject *object, const char *name, gboolean fallback)
{
  JsonNode *node = json_object_get_member (object, name);

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_BOOLEAN)
    return fallback;
  return json_node_get_boolean (node);
}

void
bst_test_json_put_string (GString *out, const char *text)
{
  const char *plain = text;

  g_string_append_c (out, '"');
  for (; *text != '\0'; text++)
    {
      if (*text != '"' && *text != '\\' && (guchar) *text >= 0x20)
        continue;
      g_string_append_len (out, plain, text - plain);
      plain = text + 1;
      if (*text == '"' || *text == '\\')
        g_string_append_c (out, '\\');
      if (*text == '\n')
        g_string_append (out, "\\n");
      else if ((guchar) *text < 0x20)
        g_string_append_printf (out, "\\u%04x", (guint) *text);
      else
        g_string_append_c (out, *text);
    }
  g_string_append_len (out, plain, text - plain);
  g_string_append_c (out, '"');
}

void
bst_test_json_put_node (GString *out, JsonNode *node)
{
  g_autofree char *text = json_to_string (node, FALSE);

  g_string_append (out, text);
}

/* The comma that an object needs before all members but the first, the name, the colon. */
void
bst_test_json_put_member (GString *out, const char *name)
{
  if (out->len > 0 && out->str[out->len - 1] != '{')
    g_string_append_c (out, ',');
  bst_test_json_put_string (out, name);
  g_string_append_c (out, ':');
}
