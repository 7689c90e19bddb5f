/* Escapes that are JSON, but no text that a string could hold. */
#include <string.h>

#include "core/json.h"

static JsonNode *
parse (const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));

  return bst_json_parse (bytes, error);
}

/* A text that somebody cut in the middle of an emoji is no reason to lose the rest. */
static void
test_texts (void)
{
  static const struct
  {
    const char *written;
    const char *read;
  } cases[] = {
    { "\\ud83e", "\xef\xbf\xbd" },
    { "\\udd99", "\xef\xbf\xbd" },
    { "\\u0000", "\xef\xbf\xbd" },
    { "cut \\ud83d emoji", "cut \xef\xbf\xbd emoji" },
    { "\\ud83e\\u0041", "\xef\xbf\xbd"
                        "A" },
    { "\\ud83eA", "\xef\xbf\xbd"
                  "A" },
    { "\\ud83e\\n", "\xef\xbf\xbd\n" },
    { "\\ud83e\\ud83e\\udd99", "\xef\xbf\xbd🦙" },
    { "\\udd99\\ud83e", "\xef\xbf\xbd\xef\xbf\xbd" },
    { "\\uD83E\\uDD99", "🦙" },
    { "\\\\ud83e", "\\ud83e" },
    { "\\ue000", "\xee\x80\x80" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strdup_printf ("{\"a\": \"%s\", \"n\": 18446744073709551617, \"b\": \"%s\", \"c\": 7}",
                                               cases[i].written, cases[i].written);
      g_autoptr (GError) error = NULL;
      g_autoptr (JsonNode) root = parse (text, &error);
      const char *a = NULL, *b = NULL;
      gint64 c = -1;

      g_assert_no_error (error);
      g_assert_true (bst_json_read_string (json_node_get_object (root), "", "a", BST_JSON_REQUIRED, &a, NULL));
      g_assert_true (bst_json_read_string (json_node_get_object (root), "", "b", BST_JSON_REQUIRED, &b, NULL));
      g_assert_true (bst_json_read_number (json_node_get_object (root), "", "c", BST_JSON_REQUIRED, &c, NULL));
      g_assert_cmpstr (a, ==, cases[i].read);
      g_assert_cmpstr (b, ==, cases[i].read);
      g_assert_cmpint (c, ==, 7);
    }
}

/* Two names that are read alike are one name twice. */
static void
test_names (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = parse ("{\"\\ud83e\": 1}", &error);
  gint64 value = 0;

  g_assert_no_error (error);
  g_assert_true (bst_json_read_number (json_node_get_object (root), "", "\xef\xbf\xbd", BST_JSON_REQUIRED, &value, NULL));
  g_assert_cmpint (value, ==, 1);
  g_assert_null (parse ("{\"\\ud83e\": 1, \"\\u0000\": 2}", &error));
  g_assert_error (error, BST_JSON_ERROR, BST_JSON_ERROR_SYNTAX);
}

/* What is no escape at all is still refused, also behind half a pair. */
static void
test_broken (void)
{
  static const char *const broken[] = { "[\"\\ud83e\\u12g4\"]", "[\"\\ud83e\\u", "[\"\\ud83e\\", "[\"\\ud83e", "[\"\\ud83\"]" };

  for (guint i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (parse (broken[i], &error));
      g_assert_error (error, BST_JSON_ERROR, BST_JSON_ERROR_SYNTAX);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/json-mend/texts", test_texts);
  g_test_add_func ("/json-mend/names", test_names);
  g_test_add_func ("/json-mend/broken", test_broken);
  return g_test_run ();
}
