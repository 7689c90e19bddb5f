#include "config.h"

#include "wrong-types.h"

#include "json.h"

static JsonNode *
make_wrong_node (JsonNode *node)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    return bst_test_json_parse ("[\"an object was here\"]", -1, NULL);
  if (JSON_NODE_HOLDS_ARRAY (node))
    return bst_test_json_parse ("{\"an\":\"array was here\"}", -1, NULL);
  if (bst_test_json_node_string (node) != NULL)
    return bst_test_json_parse ("7", -1, NULL);
  return bst_test_json_parse ("\"many\"", -1, NULL);
}

static void spoil (JsonNode *node, const char *member);

static void
spoil_object (JsonObject *object, const char *member)
{
  g_autoptr (GList) names = json_object_get_members (object);

  for (GList *l = names; l != NULL; l = l->next)
    {
      const char *name = l->data;

      if (member == NULL || g_str_equal (member, name))
        json_object_set_member (object, name, make_wrong_node (json_object_get_member (object, name)));
      else
        spoil (json_object_get_member (object, name), member);
    }
}

static void
spoil (JsonNode *node, const char *member)
{
  JsonArray *array = bst_test_json_node_array (node);

  if (JSON_NODE_HOLDS_OBJECT (node))
    spoil_object (bst_test_json_node_object (node), member);
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    spoil (json_array_get_element (array, i), member);
}

/**
 * bst_test_make_wrong:
 * @member: (nullable): the one member to spoil, at any depth, or "root"; NULL: all
 *   members of the answer or of its elements
 */
GBytes *
bst_test_make_wrong (GBytes *json, const char *member)
{
  gsize size;
  const char *data = g_bytes_get_data (json, &size);
  g_autoptr (JsonNode) root = bst_test_json_parse (data, (gssize) size, NULL);
  g_autoptr (JsonNode) wrong = NULL;
  GString *text;

  if (root == NULL)
    return g_bytes_ref (json);
  if (g_strcmp0 (member, "root") == 0)
    wrong = make_wrong_node (root);
  else
    spoil (root, member);
  text = g_string_new (NULL);
  bst_test_json_put_node (text, wrong != NULL ? wrong : root);
  return g_string_free_to_bytes (text);
}
