#include "config.h"

#include <string.h>

#include "core/tree.h"

/* Whether the tree says what JSON-GLib reads. */
static void
assert_same (BstTreeNode *node, JsonNode *other)
{
  if (JSON_NODE_HOLDS_NULL (other))
    {
      g_assert_cmpint (node->kind, ==, BST_TREE_NULL);
    }
  else if (JSON_NODE_HOLDS_OBJECT (other))
    {
      JsonObject *object = json_node_get_object (other);
      g_autoptr (GList) names = json_object_get_members (object);
      BstTreeNode *member = node->first;

      g_assert_cmpint (node->kind, ==, BST_TREE_OBJECT);
      for (GList *l = names; l != NULL; l = l->next, member = member->next)
        {
          g_assert_nonnull (member);
          g_assert_cmpstr (member->name, ==, l->data);
          assert_same (member, json_object_get_member (object, l->data));
        }
      g_assert_null (member);
    }
  else if (JSON_NODE_HOLDS_ARRAY (other))
    {
      JsonArray *array = json_node_get_array (other);
      BstTreeNode *element = node->first;

      g_assert_cmpint (node->kind, ==, BST_TREE_ARRAY);
      for (guint i = 0; i < json_array_get_length (array); i++, element = element->next)
        {
          g_assert_nonnull (element);
          g_assert_null (element->name);
          assert_same (element, json_array_get_element (array, i));
        }
      g_assert_null (element);
    }
  else if (json_node_get_value_type (other) == G_TYPE_STRING)
    {
      g_assert_cmpint (node->kind, ==, BST_TREE_STRING);
      g_assert_cmpstr (node->string, ==, json_node_get_string (other));
    }
  else if (json_node_get_value_type (other) == G_TYPE_INT64)
    {
      g_assert_cmpint (node->kind, ==, BST_TREE_INTEGER);
      g_assert_cmpint (node->integer, ==, json_node_get_int (other));
    }
  else if (json_node_get_value_type (other) == G_TYPE_DOUBLE)
    {
      g_assert_cmpint (node->kind, ==, BST_TREE_REAL);
      g_assert_cmpfloat (node->real, ==, json_node_get_double (other));
    }
  else
    {
      g_assert_cmpint (node->kind, ==, BST_TREE_FLAG);
      g_assert_cmpint (node->flag, ==, json_node_get_boolean (other));
    }
}

static void
assert_like_json (GBytes *bytes)
{
  g_autoptr (GError) error = NULL, other_error = NULL;
  g_autoptr (BstTree) tree = bst_tree_parse (bytes, &error);
  g_autoptr (BstTree) shipped = bst_tree_parse_shipped (bytes, NULL);
  g_autoptr (JsonNode) root = bst_json_parse (bytes, &other_error);

  g_assert_true ((tree != NULL) == (root != NULL));
  if (root == NULL)
    {
      g_assert_cmpstr (error->message, ==, other_error->message);
      return;
    }
  g_assert_no_error (error);
  assert_same (bst_tree_get_root (tree), root);
  g_assert_nonnull (shipped);
  assert_same (bst_tree_get_root (shipped), root);
}

static void
test_texts (void)
{
  static const char *const texts[] = {
    "{}",
    "[]",
    " [ ] ",
    "null",
    "true",
    "\"\"",
    "0",
    "-0",
    "-1",
    "12",
    "1.5",
    "-2.5e3",
    "3E+2",
    "9223372036854775807",
    "9223372036854775808",
    "123456789012345678901234567890",
    "-999999999999999999",
    "{\"a\": 1, \"b\": [true, false, null, {\"c\": \"d\"}], \"e\": {}}",
    "[\"\\\"\\\\\\/\\b\\f\\n\\r\\t\", \"\\u9e70\\u00e9\", \"\\ud83d\\ude00\", \"\\ud83d\", \"\\u0000\", \"猎鹰\"]",
    "{\"\\u0061\": 1}",
    /* and what is none */
    "",
    " ",
    "{",
    "[",
    "[1",
    "[1,",
    "[1,]",
    "{\"a\"}",
    "{\"a\":}",
    "{\"a\":1,}",
    "{\"a\":1 \"b\":2}",
    "{a:1}",
    "'a'",
    "[1] 2",
    "01",
    "1.",
    "+1",
    "tru",
    "nul",
    "\"",
    "\"\\x\"",
    "\"\\u12\"",
    "\"a\nb\"",
    "// a\n1",
    "{\"a\":1,\"a\":2}",
    "\xff",
    "[\"\xc3\"]",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (texts[i], strlen (texts[i]));

      assert_like_json (bytes);
    }
}

/* A string that is longer than a piece of memory, among many that share them. */
static void
test_sizes (void)
{
  g_autoptr (GString) text = g_string_new ("[\"");
  g_autoptr (GBytes) bytes = NULL;

  for (guint i = 0; i < 200000; i++)
    g_string_append_c (text, (char) ('a' + i % 26));
  g_string_append (text, "\"");
  for (guint i = 0; i < 5000; i++)
    g_string_append_printf (text, ", {\"name\": \"%u\", \"size\": %u}", i, i);
  g_string_append (text, "]");
  bytes = g_string_free_to_bytes (g_steal_pointer (&text));
  assert_like_json (bytes);
}

static void
test_depth (void)
{
  for (guint depth = 60; depth < 70; depth++)
    {
      g_autofree char *open = g_strnfill (depth, '['), *close = g_strnfill (depth, ']');
      g_autofree char *text = g_strconcat (open, close, NULL);
      g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

      assert_like_json (bytes);
    }
}

/* Cut off and changed anywhere, it is read as JSON-GLib does, or not at all. */
static void
test_damage (void)
{
  static const char text[] = "{\"family\": {\"id\": \"a-b\", \"n\": [1, 2.5, true, null]}, \"s\": \"\\u00e9\\n\"}";
  static const char other[] = "\"\\{}[],:0x \n";

  for (gsize i = 0; i < strlen (text); i++)
    {
      g_autoptr (GBytes) cut = g_bytes_new (text, i);

      assert_like_json (cut);
      for (gsize j = 0; j < strlen (other); j++)
        {
          g_autofree char *changed = g_strdup (text);
          g_autoptr (GBytes) bytes = NULL;

          changed[i] = other[j];
          bytes = g_bytes_new (changed, strlen (changed));
          assert_like_json (bytes);
        }
    }
}

static void
test_reading (void)
{
  static const char text[] = "{\"a\": \"x\", \"n\": 3, \"z\": 0, \"none\": null, \"f\": false, \"w\": [\"p\", \"q\"], \"m\": [1], \"o\": {}}";
  static const char *const known[] = { "a", "n", "z", "none", "f", "w", "m", "o", NULL };
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (BstTree) tree = bst_tree_parse (bytes, NULL);
  BstTreeNode *root = bst_tree_get_root (tree), *node = NULL;
  g_autoptr (GError) missing = NULL, wrong = NULL, unknown = NULL;
  g_auto (GStrv) words = NULL, others = NULL;
  const char *string = NULL;
  gint64 number = 0;
  gboolean flag = TRUE;

  g_assert_true (bst_tree_read_string (root, "", "a", BST_JSON_REQUIRED, &string, NULL));
  g_assert_cmpstr (string, ==, "x");
  g_assert_true (bst_tree_read_number (root, "", "n", BST_JSON_REQUIRED, &number, NULL));
  g_assert_cmpint (number, ==, 3);
  g_assert_false (bst_tree_node_count (bst_tree_find (root, "z"), &number));
  g_assert_true (bst_tree_read_flag (root, "", "f", BST_JSON_REQUIRED, &flag, NULL));
  g_assert_false (flag);
  g_assert_true (bst_tree_read_words (root, "", "w", BST_JSON_REQUIRED, &words, NULL));
  g_assert_cmpuint (g_strv_length (words), ==, 2);
  g_assert_true (bst_tree_read_object (root, "", "o", BST_JSON_REQUIRED, &node, NULL));
  g_assert_null (node->first);
  g_assert_null (bst_tree_find (root, "none"));
  g_assert_true (bst_tree_read_string (root, "", "none", BST_JSON_OPTIONAL, &string, NULL));
  g_assert_cmpstr (string, ==, "x");

  g_assert_false (bst_tree_read_string (root, "here.", "none", BST_JSON_REQUIRED, &string, &missing));
  g_assert_error (missing, BST_JSON_ERROR, BST_JSON_ERROR_MISSING);
  g_assert_nonnull (strstr (missing->message, "here.none"));
  g_assert_false (bst_tree_read_words (root, "here.", "m", BST_JSON_OPTIONAL, &others, &wrong));
  g_assert_error (wrong, BST_JSON_ERROR, BST_JSON_ERROR_TYPE);
  g_assert_true (bst_tree_check_members (root, "", known, NULL));
  g_assert_false (bst_tree_check_members (root, "", known + 1, &unknown));
  g_assert_error (unknown, BST_JSON_ERROR, BST_JSON_ERROR_UNKNOWN);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/tree/texts", test_texts);
  g_test_add_func ("/tree/sizes", test_sizes);
  g_test_add_func ("/tree/depth", test_depth);
  g_test_add_func ("/tree/damage", test_damage);
  g_test_add_func ("/tree/reading", test_reading);

  return g_test_run ();
}
