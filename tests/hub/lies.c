#include "config.h"

#include "lies.h"

#include "json.h"

typedef void (*Change) (JsonObject *model, const char *id);

static void
keep_id (JsonObject *model, const char *id)
{
  g_autoptr (GList) names = json_object_get_members (model);

  for (GList *l = names; l != NULL; l = l->next)
    {
      g_autofree char *name = g_strdup (l->data);

      if (!g_str_equal (name, "id"))
        json_object_remove_member (model, name);
    }
}

static void
set_id (JsonObject *model, const char *id)
{
  if (json_object_has_member (model, "id"))
    json_object_set_string_member (model, "id", id);
}

/* The answer is a model, or a list of some. */
static GBytes *
change_models (GBytes *json, Change change, const char *id)
{
  gsize size;
  const char *data = g_bytes_get_data (json, &size);
  g_autoptr (JsonNode) root = bst_test_json_parse (data, (gssize) size, NULL);
  JsonArray *array = root != NULL ? bst_test_json_node_array (root) : NULL;
  GString *text = g_string_new (NULL);

  if (root != NULL && JSON_NODE_HOLDS_OBJECT (root))
    change (bst_test_json_node_object (root), id);
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    if (JSON_NODE_HOLDS_OBJECT (json_array_get_element (array, i)))
      change (bst_test_json_node_object (json_array_get_element (array, i)), id);
  if (root != NULL)
    bst_test_json_put_node (text, root);
  return g_string_free_to_bytes (text);
}

/* Returns: (transfer full): the models of @json, without anything but their names */
GBytes *
bst_test_make_bare (GBytes *json)
{
  return change_models (json, keep_id, NULL);
}

/* Returns: (transfer full): the models of @json, each by the name of @id */
GBytes *
bst_test_make_called (GBytes *json, const char *id)
{
  return change_models (json, set_id, id);
}

/**
 * bst_test_make_bomb:
 * @json: says whether it is to be a list or a model
 *
 * Returns: (transfer full): few bytes for each of many values
 */
GBytes *
bst_test_make_bomb (GBytes *json, gint64 count)
{
  gsize size;
  const char *data = g_bytes_get_data (json, &size);
  gboolean is_list = size > 0 && data[0] == '[';
  GString *text = g_string_new (is_list ? "[" : "{\"id\":\"a/b\",\"downloads\":1,\"x\":[");

  for (gint64 i = 0; i < count; i++)
    g_string_append (text, i > 0 ? ",{}" : "{}");
  g_string_append (text, is_list ? "]" : "]}");
  return g_string_free_to_bytes (text);
}
