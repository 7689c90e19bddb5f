#include "config.h"

#include "core/json.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "core/error.h"
#include "core/json-check.h"

static void
set_fault (GError **error, BstJsonFault fault, guint line, const char *member)
{
  g_autofree char *digits = g_strdup_printf ("%u", line);

  if (fault == BST_JSON_FAULT_EMPTY)
    bst_error_set (error, BST_JSON_ERROR, BST_JSON_ERROR_SYNTAX, N_ ("The file is empty."), NULL, NULL);
  else if (fault == BST_JSON_FAULT_MANY)
    bst_error_set (error, BST_JSON_ERROR, BST_JSON_ERROR_SIZE, N_ ("The file has too many values."), NULL, NULL);
  else if (fault == BST_JSON_FAULT_DEPTH)
    bst_error_set (error, BST_JSON_ERROR, BST_JSON_ERROR_DEPTH, N_ ("The file is nested too deeply."), NULL, NULL);
  else if (fault == BST_JSON_FAULT_TWICE)
    bst_error_set (error, BST_JSON_ERROR, BST_JSON_ERROR_SYNTAX,
                   /* Translators: %u is a line number in a file, %s the name of a member of an object there. */
                   N_ ("Line %u has the member “%s” for the second time."), digits, member);
  else
    bst_error_set (error, BST_JSON_ERROR, BST_JSON_ERROR_SYNTAX,
                   /* Translators: %u is a line number in a file. */
                   N_ ("Line %u is not valid JSON."), digits, NULL);
}

/* Returns: @data as @mends have it read */
static GString *
apply_mends (const char *data, gsize size, const GArray *mends)
{
  GString *text = g_string_sized_new (size + mends->len * strlen ("e0"));
  gsize done = 0;

  for (guint i = 0; i < mends->len; i++)
    {
      const BstJsonMend *mend = &g_array_index (mends, BstJsonMend, i);

      g_string_append_len (text, data + done, mend->start - done);
      g_string_append (text, mend->text);
      done = mend->end;
    }
  return g_string_append_len (text, data + done, size - done);
}

/**
 * bst_json_check_text:
 * @mends: (nullable) (element-type BstJsonMend): gets what JSON-GLib would read otherwise than it is meant
 *
 * Returns: whether @bytes are JSON to the letter and not too much of it; a BstJsonError that names
 *   the line where they are not
 */
gboolean
bst_json_check_text (GBytes *bytes, GArray *mends, GError **error)
{
  g_autoptr (GArray) own = mends == NULL ? g_array_new (FALSE, FALSE, sizeof (BstJsonMend)) : g_array_ref (mends);
  g_autofree char *member = NULL;
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  BstJsonFault fault;
  guint line;

  if (data == NULL)
    data = "";
  if (!g_utf8_validate_len (data, size, NULL))
    {
      bst_error_set (error, BST_JSON_ERROR, BST_JSON_ERROR_SYNTAX,
                     N_ ("The file is not text in UTF-8."), NULL, NULL);
      return FALSE;
    }
  fault = bst_json_check (data, size, &line, &member, own);
  if (fault != BST_JSON_FAULT_NONE)
    set_fault (error, fault, line, member);
  return fault == BST_JSON_FAULT_NONE;
}

/**
 * bst_json_parse:
 *
 * Half a pair of surrogates and U+0000 become U+FFFD; a whole number beyond G_MAXINT64
 * becomes a real one.
 *
 * Returns: (transfer full) (nullable): the root, or a BstJsonError that names the line
 */
JsonNode *
bst_json_parse (GBytes *bytes, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new (); /* what cannot be changed is hashed, each member several times */
  g_autoptr (GArray) mends = g_array_new (FALSE, FALSE, sizeof (BstJsonMend));
  g_autoptr (GString) text = NULL;
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  if (!bst_json_check_text (bytes, mends, error))
    return NULL;
  if (mends->len > 0)
    {
      text = apply_mends (data, size, mends);
      data = text->str;
      size = text->len;
    }
  if (!json_parser_load_from_data (parser, data, size, NULL))
    {
      set_fault (error, BST_JSON_FAULT_SYNTAX, 1, NULL);
      return NULL;
    }
  return json_parser_steal_root (parser);
}

/* Returns: (transfer full): for those who look at a node themselves. */
GError *
bst_json_wrong_type (const char *where, const char *member)
{
  GError *error = NULL;

  bst_error_set (&error, BST_JSON_ERROR, BST_JSON_ERROR_TYPE,
                 /* Translators: %s%s is the place in a file, such as entries[3].name. */
                 N_ ("The member “%s%s” has a value of the wrong kind."), where, member);
  return error;
}

static gboolean
wrong_type (const char *where, const char *member, GError **error)
{
  g_propagate_error (error, bst_json_wrong_type (where, member));
  return FALSE;
}

/* Returns: (transfer none) (nullable): the member, or NULL where it is missing or null. */
JsonNode *
bst_json_find (JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node != NULL && !JSON_NODE_HOLDS_NULL (node) ? node : NULL;
}

/* Returns the member's node; sets *ok to FALSE with an error where it is missing
 * though needed. A null stands for a missing member. */
static JsonNode *
find (JsonObject *object, const char *where, const char *member, BstJsonNeed need, gboolean *ok, GError **error)
{
  JsonNode *node = bst_json_find (object, member);

  *ok = TRUE;
  if (node == NULL && need == BST_JSON_REQUIRED)
    {
      bst_error_set (error, BST_JSON_ERROR, BST_JSON_ERROR_MISSING,
                     N_ ("The member “%s%s” is missing."), where, member);
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

/* A whole number of at least 0, also where it is written as 3.0 or 3e9. */
gboolean
bst_json_node_amount (JsonNode *node, gint64 *value)
{
  gint64 number;

  if (!JSON_NODE_HOLDS_VALUE (node))
    return FALSE;
  if (json_node_get_value_type (node) == G_TYPE_INT64)
    number = json_node_get_int (node);
  else if (json_node_get_value_type (node) == G_TYPE_DOUBLE)
    {
      double real = json_node_get_double (node);

      /* Beyond 2^53 a double no longer tells one whole number from the next. */
      if (!(real >= 0 && real <= 9007199254740992.0) || real != (double) (gint64) real)
        return FALSE;
      number = (gint64) real;
    }
  else
    return FALSE;
  if (number < 0)
    return FALSE;
  *value = number;
  return TRUE;
}

/* A number of any kind that is finite. */
gboolean
bst_json_node_real (JsonNode *node, double *value)
{
  double number;

  if (!JSON_NODE_HOLDS_VALUE (node) ||
      (json_node_get_value_type (node) != G_TYPE_INT64 && json_node_get_value_type (node) != G_TYPE_DOUBLE))
    return FALSE;
  number = json_node_get_double (node);
  if (!isfinite (number))
    return FALSE;
  *value = number;
  return TRUE;
}

/* Returns: (transfer full): the strings that @node holds, whether it is one or a list
 *   of them; whatever else is in there is left out. For what people write by hand. */
GStrv
bst_json_node_dup_strings (JsonNode *node)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  const char *word;

  if (bst_json_node_string (node, &word))
    g_strv_builder_add (builder, word);
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    if (bst_json_node_string (json_array_get_element (array, i), &word))
      g_strv_builder_add (builder, word);
  return g_strv_builder_end (builder);
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

/* As bst_json_node_amount(). */
gboolean
bst_json_read_amount (JsonObject *object, const char *where, const char *member, BstJsonNeed need,
                      gint64 *value, GError **error)
{
  gboolean ok;
  JsonNode *node = find (object, where, member, need, &ok, error);

  if (node != NULL && !bst_json_node_amount (node, value))
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
        bst_error_set (error, BST_JSON_ERROR, BST_JSON_ERROR_UNKNOWN,
                       N_ ("The member “%s%s” is not known."), where, l->data);
        return FALSE;
      }
  return TRUE;
}
