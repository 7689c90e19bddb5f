#include "config.h"

#include "core/json.h"

#include <glib/gi18n.h>
#include <stdio.h>

G_DEFINE_QUARK (bst - json - error - quark, bst_json_error)

/* Deeper nesting than any file of ours has: json-glib recurses, so a hostile file
 * of open brackets would end the stack. */
#define MAX_DEPTH 64

static gboolean
is_too_deep (const char *data, gsize size)
{
  guint depth = 0;
  gboolean in_string = FALSE;

  for (gsize i = 0; i < size; i++)
    {
      if (in_string)
        {
          if (data[i] == '\\')
            i++;
          else if (data[i] == '"')
            in_string = FALSE;
        }
      else if (data[i] == '"')
        in_string = TRUE;
      else if (data[i] == '[' || data[i] == '{')
        {
          if (++depth > MAX_DEPTH)
            return TRUE;
        }
      else if ((data[i] == ']' || data[i] == '}') && depth > 0)
        depth--;
    }
  return FALSE;
}

/**
 * bst_json_parse:
 *
 * Returns: (transfer full) (nullable): the root, or an error that names the line.
 */
JsonNode *
bst_json_parse (GBytes *bytes, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GError) local = NULL;
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  JsonNode *root;

  if (size == 0)
    {
      g_set_error_literal (error, BST_JSON_ERROR, BST_JSON_ERROR_SYNTAX, _ ("The file is empty."));
      return NULL;
    }
  if (!g_utf8_validate_len (data, size, NULL))
    {
      g_set_error_literal (error, BST_JSON_ERROR, BST_JSON_ERROR_SYNTAX,
                           _ ("The file is not text in UTF-8."));
      return NULL;
    }
  if (is_too_deep (data, size))
    {
      g_set_error_literal (error, BST_JSON_ERROR, BST_JSON_ERROR_SYNTAX,
                           _ ("The file is nested too deeply."));
      return NULL;
    }
  if (!json_parser_load_from_data (parser, data, size, &local))
    {
      guint line = 0;

      /* json-glib begins its message with the place; the parser itself forgets it. */
      sscanf (local->message, "<data>:%u:", &line);
      g_set_error (error, BST_JSON_ERROR, BST_JSON_ERROR_SYNTAX,
                   /* Translators: %u is a line number in a file. */
                   _ ("Line %u is not valid JSON."), MAX (line, 1));
      return NULL;
    }
  root = json_parser_steal_root (parser);
  if (root == NULL)
    g_set_error_literal (error, BST_JSON_ERROR, BST_JSON_ERROR_SYNTAX, _ ("The file is empty."));
  return root;
}

static gboolean
wrong_type (const char *where, const char *member, GError **error)
{
  g_set_error (error, BST_JSON_ERROR, BST_JSON_ERROR_TYPE,
               /* Translators: %s%s is the place in a file, such as entries[3].name. */
               _ ("The member “%s%s” has a value of the wrong kind."), where, member);
  return FALSE;
}

/* Returns the member's node; sets *ok to FALSE with an error where it is missing
 * though needed. A null stands for a missing member. */
static JsonNode *
find (JsonObject *object, const char *where, const char *member, BstJsonNeed need, gboolean *ok, GError **error)
{
  JsonNode *node = json_object_get_member (object, member);

  *ok = TRUE;
  if (node != NULL && JSON_NODE_HOLDS_NULL (node))
    node = NULL;
  if (node == NULL && need == BST_JSON_REQUIRED)
    {
      g_set_error (error, BST_JSON_ERROR, BST_JSON_ERROR_MISSING,
                   _ ("The member “%s%s” is missing."), where, member);
      *ok = FALSE;
    }
  return node;
}

/* The root of a file, or an element of a list, that has to be an object. */
JsonObject *
bst_json_node_object (JsonNode *node, const char *where, GError **error)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    return json_node_get_object (node);
  wrong_type (where, "", error);
  return NULL;
}

gboolean
bst_json_node_string (JsonNode *node, const char **value)
{
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
    return FALSE;
  *value = json_node_get_string (node);
  return TRUE;
}

/* A whole number of at least 1: nothing that the guide counts can be 0. */
gboolean
bst_json_node_count (JsonNode *node, gint64 *value)
{
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_INT64)
    return FALSE;
  *value = json_node_get_int (node);
  return *value >= 1;
}

/* A whole number of at least 0. */
gboolean
bst_json_node_number (JsonNode *node, gint64 *value)
{
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_INT64 ||
      json_node_get_int (node) < 0)
    return FALSE;
  *value = json_node_get_int (node);
  return TRUE;
}

gboolean
bst_json_node_flag (JsonNode *node, gboolean *value)
{
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_BOOLEAN)
    return FALSE;
  *value = json_node_get_boolean (node);
  return TRUE;
}

/* @value: (out) (transfer none) */
gboolean
bst_json_node_array (JsonNode *node, JsonArray **value)
{
  if (!JSON_NODE_HOLDS_ARRAY (node))
    return FALSE;
  *value = json_node_get_array (node);
  return TRUE;
}

/* @value: (out) (transfer full): ended by NULL */
gboolean
bst_json_node_words (JsonNode *node, GStrv *value)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  JsonArray *array;

  if (!JSON_NODE_HOLDS_ARRAY (node))
    return FALSE;
  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      const char *word;

      if (!bst_json_node_string (json_array_get_element (array, i), &word))
        return FALSE;
      g_strv_builder_add (builder, word);
    }
  *value = g_strv_builder_end (builder);
  return TRUE;
}

/**
 * bst_json_read_string:
 * @where: the object's place in the file, for errors: "" or "entries[3]."
 * @value: (out) (transfer none): set only where the member is there
 *
 * Returns: FALSE with an error that names the member, where it is missing though
 *   needed or has another type. The other readers are alike.
 */
gboolean
bst_json_read_string (JsonObject *object, const char *where, const char *member, BstJsonNeed need,
                      const char **value, GError **error)
{
  gboolean ok;
  JsonNode *node = find (object, where, member, need, &ok, error);

  if (node != NULL && !bst_json_node_string (node, value))
    return wrong_type (where, member, error);
  return ok;
}

gboolean
bst_json_read_number (JsonObject *object, const char *where, const char *member, BstJsonNeed need,
                      gint64 *value, GError **error)
{
  gboolean ok;
  JsonNode *node = find (object, where, member, need, &ok, error);

  if (node != NULL && !bst_json_node_number (node, value))
    return wrong_type (where, member, error);
  return ok;
}

gboolean
bst_json_read_flag (JsonObject *object, const char *where, const char *member, BstJsonNeed need,
                    gboolean *value, GError **error)
{
  gboolean ok;
  JsonNode *node = find (object, where, member, need, &ok, error);

  if (node != NULL && !bst_json_node_flag (node, value))
    return wrong_type (where, member, error);
  return ok;
}

gboolean
bst_json_read_object (JsonObject *object, const char *where, const char *member, BstJsonNeed need,
                      JsonObject **value, GError **error)
{
  gboolean ok;
  JsonNode *node = find (object, where, member, need, &ok, error);

  if (node != NULL && !JSON_NODE_HOLDS_OBJECT (node))
    return wrong_type (where, member, error);
  if (node != NULL)
    *value = json_node_get_object (node);
  return ok;
}

gboolean
bst_json_read_array (JsonObject *object, const char *where, const char *member, BstJsonNeed need,
                     JsonArray **value, GError **error)
{
  gboolean ok;
  JsonNode *node = find (object, where, member, need, &ok, error);

  if (node != NULL && !JSON_NODE_HOLDS_ARRAY (node))
    return wrong_type (where, member, error);
  if (node != NULL)
    *value = json_node_get_array (node);
  return ok;
}

/* @value: (out) (transfer full) */
gboolean
bst_json_read_words (JsonObject *object, const char *where, const char *member, BstJsonNeed need,
                     GStrv *value, GError **error)
{
  gboolean ok;
  JsonNode *node = find (object, where, member, need, &ok, error);

  if (node != NULL && !bst_json_node_words (node, value))
    return wrong_type (where, member, error);
  return ok;
}

/* Fails on a member that is none of @known, so that a slip of the pen is told. */
gboolean
bst_json_check_members (JsonObject *object, const char *where, const char *const *known, GError **error)
{
  g_autoptr (GList) members = json_object_get_members (object);

  for (GList *l = members; l != NULL; l = l->next)
    if (!g_strv_contains (known, l->data))
      {
        g_set_error (error, BST_JSON_ERROR, BST_JSON_ERROR_UNKNOWN,
                     _ ("The member “%s%s” is not known."), where, (const char *) l->data);
        return FALSE;
      }
  return TRUE;
}
