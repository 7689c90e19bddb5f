#include <string.h>

#include "core/json.h"

static JsonNode *
parse (const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));

  return bst_json_parse (bytes, error);
}

typedef struct
{
  const char *text;
  const char *told; /* in the message */
} Broken;

static void
assert_broken (const char *text, const char *told)
{
  g_autoptr (GError) error = NULL;

  if (parse (text, &error) != NULL)
    g_error ("“%s” was read", text);
  if (g_str_equal (told, "deeply"))
    g_assert_error (error, BST_JSON_ERROR, BST_JSON_ERROR_DEPTH);
  else
    g_assert_error (error, BST_JSON_ERROR, BST_JSON_ERROR_SYNTAX);
  if (strstr (error->message, told) == NULL)
    g_error ("“%s”: “%s” does not tell “%s”", text, error->message, told);
}

static void
test_syntax (void)
{
  static const Broken broken[] = {
    { "", "empty" },
    { " \n\t\r\n", "empty" },
    { "{", "Line 1" },
    { "[1\n", "Line 2" },
    { "{\n\"a\": 1,\n}", "Line 3" },
    { "{\n\"a\": 1,\n\"b\" 2}", "Line 3" },
    { "{\"a\": 1,, \"b\": 2}", "Line 1" },
    { "{, \"a\": 1}", "Line 1" },
    { "{\"a\"}", "Line 1" },
    { "{\"a\": }", "Line 1" },
    { "{1: 2}", "Line 1" },
    { "[1 2]", "Line 1" },
    { "[1,]", "Line 1" },
    { "[,1]", "Line 1" },
    { "[1}", "Line 1" },
    { "{\"a\": 1]", "Line 1" },
    { "]", "Line 1" },
    { "nul", "Line 1" },
    { "nullx", "Line 1" },
    { "True", "Line 1" },
    { "{\"a\": \xff}", "UTF-8" },
    /* json-glib reads all of these */
    { "{\"a\":1}\n{\"b\":2}", "Line 2" },
    { "{\"a\":1}]", "Line 1" },
    { "{\"a\": 1,\n \"a\": 2}", "Line 2" },
    { "{\"a\": 1, \"a\": 2}", "“a”" },
    { "{\"a\": 1, \"\\u0061\": 2}", "“a”" },
    { "[{\"o\": {\"x\": 1, \"y\": {}, \"x\": []}}]", "“x”" },
    { "[010000]", "Line 1" },
    { "[-01]", "Line 1" },
    { "[0x10]", "Line 1" },
    { "[1.]", "Line 1" },
    { "[.5]", "Line 1" },
    { "[1e]", "Line 1" },
    { "[+1]", "Line 1" },
    { "[-]", "Line 1" },
    { "[-18446744073709551615]", "Line 1" },
    { "[NaN]", "Line 1" },
    { "var x = [1];", "Line 1" },
    { "['a']", "Line 1" },
    { "[1 /* one */]", "Line 1" },
    { "[1] // one", "Line 1" },
    { "# one\n[1]", "Line 1" },
    { "[\"a\nb\"]", "Line 1" },
    { "[\"a\tb\"]", "Line 1" },
    { "[\"a]", "Line 1" },
    { "[\"a\\", "Line 1" },
    { "[\"\\x41\"]", "Line 1" },
    { "[\"\\u12g4\"]", "Line 1" },
    { "[\"\\u123", "Line 1" },
    { "\xef\xbb\xbf[1]", "Line 1" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (broken); i++)
    assert_broken (broken[i].text, broken[i].told);
}

/* What is JSON to the letter is read, and says what it says. */
static void
test_valid (void)
{
  static const char *const valid[] = {
    "{}",
    "[]",
    " [ ] ",
    "\"x\"",
    "0",
    "-0",
    "[0.5, -1, 1e3, 1E+3, 2.5e-3, 1000000000000000019884624838656]",
    "[true, false, null]",
    "{\"a\": {\"a\": [{\"a\": 1}, {\"a\": 2}]}, \"A\": 3}",
    "[\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"]",
    "[\"// /* ' # \"]",
    "\t{\r\n}\n",
  };
  g_autoptr (JsonNode) root = NULL;
  const char *llama = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (valid); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (JsonNode) node = parse (valid[i], &error);

      g_test_message ("%s", valid[i]);
      g_assert_no_error (error);
      g_assert_nonnull (node);
    }

  root = parse ("{\"a\": \"\\ud83e\\udd99 \\u732b\"}", NULL);
  g_assert_true (bst_json_read_string (json_node_get_object (root), "", "a", BST_JSON_REQUIRED, &llama, NULL));
  g_assert_cmpstr (llama, ==, "🦙 猫");
}

/* A file of brackets, plain or behind what json-glib takes for a comment or a string,
 * must not end the stack. */
static void
test_depth (void)
{
  static const char *const starts[] = { "", "['\"',", "/* \" */", "[\"\\\"\"," };
  g_autofree char *brackets = g_strnfill (100000, '[');
  g_autofree char *opening = g_strnfill (64, '[');
  g_autofree char *closing = g_strnfill (64, ']');
  g_autofree char *deepest = g_strconcat (opening, closing, NULL);
  g_autofree char *deeper = g_strconcat ("{\"a\":", opening, closing, "}", NULL);
  g_autoptr (JsonNode) root = parse (deepest, NULL);

  g_assert_nonnull (root);
  assert_broken (deeper, "deeply");
  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    {
      g_autofree char *text = g_strconcat (starts[i], brackets, NULL);

      assert_broken (text, i == 0 || i == 3 ? "deeply" : "Line 1");
    }
}

/* Every reader refuses every other type, and names the member. */
static void
test_types (void)
{
  g_autoptr (JsonNode) root = parse ("{\"s\": \"x\", \"n\": 1, \"f\": 1.5, \"b\": true, \"a\": [\"p\"], \"m\": [1], \"o\": {}, \"z\": null}", NULL);
  JsonObject *object = json_node_get_object (root);
  static const char *const members[] = { "s", "n", "f", "b", "a", "m", "o" };

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      const char *m = members[i], *string = NULL;
      gboolean flag;
      JsonObject *o = NULL;
      JsonArray *a = NULL;
      g_auto (GStrv) words = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_cmpint (bst_json_read_string (object, "at.", m, BST_JSON_REQUIRED, &string, NULL), ==, m[0] == 's');
      g_assert_cmpint (bst_json_read_flag (object, "at.", m, BST_JSON_REQUIRED, &flag, NULL), ==, m[0] == 'b');
      g_assert_cmpint (bst_json_read_object (object, "at.", m, BST_JSON_REQUIRED, &o, NULL), ==, m[0] == 'o');
      g_assert_cmpint (bst_json_read_array (object, "at.", m, BST_JSON_REQUIRED, &a, NULL), ==, m[0] == 'a' || m[0] == 'm');
      if (!bst_json_read_words (object, "at.", m, BST_JSON_REQUIRED, &words, &error))
        {
          g_assert_error (error, BST_JSON_ERROR, BST_JSON_ERROR_TYPE);
          g_assert_nonnull (strstr (error->message, "at."));
        }
      else
        g_assert_cmpint (m[0], ==, 'a');
    }
}

static void
test_missing (void)
{
  g_autoptr (JsonNode) root = parse ("{\"z\": null}", NULL);
  JsonObject *object = json_node_get_object (root);
  const char *value = "kept";
  static const char *const known[] = { "y", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) unknown = NULL;

  g_assert_true (bst_json_read_string (object, "", "z", BST_JSON_OPTIONAL, &value, NULL));
  g_assert_true (bst_json_read_string (object, "", "y", BST_JSON_OPTIONAL, &value, NULL));
  g_assert_cmpstr (value, ==, "kept");
  g_assert_false (bst_json_read_string (object, "", "z", BST_JSON_REQUIRED, &value, &error));
  g_assert_error (error, BST_JSON_ERROR, BST_JSON_ERROR_MISSING);
  g_assert_false (bst_json_check_members (object, "", known, &unknown));
  g_assert_error (unknown, BST_JSON_ERROR, BST_JSON_ERROR_UNKNOWN);
}

static void
test_amounts (void)
{
  static const struct
  {
    const char *text;
    gint64 value; /* -1: refused */
  } cases[] = {
    { "0", 0 },
    { "7", 7 },
    { "8030261248", G_GINT64_CONSTANT (8030261248) },
    { "9223372036854775807", G_MAXINT64 },
    { "3.0", 3 },
    { "3e9", G_GINT64_CONSTANT (3000000000) },
    { "1.5", -1 },
    { "-1", -1 },
    { "-3.0", -1 },
    { "1e300", -1 },
    { "9223372036854775808", -1 },
    { "18446744073709551617", -1 },
    { "9223372036854775807.0", -1 },
    { "[9223372036854775808, 18446744073709551617]", -1 },
    { "\"7\"", -1 },
    { "true", -1 },
    { "[7]", -1 },
    { "{}", -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strdup_printf ("{\"n\": %s}", cases[i].text);
      g_autoptr (JsonNode) root = parse (text, NULL);
      gint64 value = -1;
      g_autoptr (GError) error = NULL;
      gboolean ok = bst_json_read_amount (json_node_get_object (root), "at.", "n", BST_JSON_REQUIRED, &value, &error);

      g_assert_cmpint (ok, ==, cases[i].value >= 0);
      g_assert_cmpint (value, ==, cases[i].value);
      if (!ok)
        g_assert_error (error, BST_JSON_ERROR, BST_JSON_ERROR_TYPE);
    }
}

/* What stands around a number that is too large is read as it is. */
static void
test_too_large (void)
{
  g_autoptr (JsonNode) root = parse ("{\"a\": 9223372036854775808, \"b\": \"18446744073709551617\",\n"
                                     " \"c\": [18446744073709551617, 9223372036854775807], \"d\": 7}",
                                     NULL);
  JsonObject *object = json_node_get_object (root);
  JsonArray *array = NULL;
  const char *text = NULL;
  gint64 value = -1;

  g_assert_false (bst_json_read_number (object, "", "a", BST_JSON_REQUIRED, &value, NULL));
  g_assert_true (bst_json_read_string (object, "", "b", BST_JSON_REQUIRED, &text, NULL));
  g_assert_cmpstr (text, ==, "18446744073709551617");
  g_assert_true (bst_json_read_array (object, "", "c", BST_JSON_REQUIRED, &array, NULL));
  g_assert_cmpuint (json_array_get_length (array), ==, 2);
  g_assert_false (bst_json_node_count (json_array_get_element (array, 0), &value));
  g_assert_true (bst_json_node_count (json_array_get_element (array, 1), &value));
  g_assert_cmpint (value, ==, G_MAXINT64);
  g_assert_true (bst_json_read_number (object, "", "d", BST_JSON_REQUIRED, &value, NULL));
  g_assert_cmpint (value, ==, 7);
}

static void
test_strings (void)
{
  static const struct
  {
    const char *text;
    const char *joined;
  } cases[] = {
    { "\"en\"", "en" },
    { "[\"en\", \"zh\"]", "en zh" },
    { "[\"en\", false, 3, null, [\"de\"], \"zh\"]", "en zh" },
    { "[]", "" },
    { "false", "" },
    { "{\"a\": \"b\"}", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (JsonNode) node = parse (cases[i].text, NULL);
      g_auto (GStrv) strings = bst_json_node_dup_strings (node);
      g_autofree char *joined = g_strjoinv (" ", strings);

      g_assert_cmpstr (joined, ==, cases[i].joined);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/json/syntax", test_syntax);
  g_test_add_func ("/json/valid", test_valid);
  g_test_add_func ("/json/depth", test_depth);
  g_test_add_func ("/json/types", test_types);
  g_test_add_func ("/json/missing", test_missing);
  g_test_add_func ("/json/amounts", test_amounts);
  g_test_add_func ("/json/too-large", test_too_large);
  g_test_add_func ("/json/strings", test_strings);
  return g_test_run ();
}
