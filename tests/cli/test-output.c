#include "config.h"

#include "cli/layout.h"
#include "cli/output.h"
#include "core/character.h"
#include "core/csv.h"

/* An escape, the escape of one byte more, an override and an isolate. */
#define HARM "\033[1m\177\302\233m\342\200\256\342\201\246"

/* Marks of the direction of writing, and the separator of lines. */
#define MARKS "\330\234\342\200\216\342\200\217\342\200\250"

static void
test_csv (void)
{
  static const struct
  {
    const char *cell;
    const char *row;
  } rows[] = {
    { "plain", "plain\n" },
    { "", "\n" },
    { "猎鹰", "猎鹰\n" },
    { "a,b", "\"a,b\"\n" },
    { "a\"b", "\"a\"\"b\"\n" },
    { "a\nb\tc", "\"a\nb\tc\"\n" },
    { "=1+1", "\"'=1+1\"\n" },
    { HARM, "\357\277\275[1m\357\277\275\357\277\275m\357\277\275\357\277\275\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const char *cells[] = { rows[i].cell, NULL };
      g_autoptr (GString) page = g_string_new (NULL);

      bst_csv_append_row (page, cells);
      g_assert_cmpstr (page->str, ==, rows[i].row);
    }
}

static void
check_json (void (*append) (GString *, JsonNode *))
{
  g_autoptr (JsonNode) node = json_node_init_string (json_node_alloc (), HARM MARKS "\n猎鹰");
  g_autoptr (GString) page = g_string_new (NULL);
  g_autoptr (JsonNode) again = NULL;

  append (page, node);
  for (const char *p = page->str; p[1] != '\0'; p = g_utf8_next_char (p))
    g_assert_false (bst_character_is_harmful (g_utf8_get_char (p)));
  g_assert_true (g_str_has_suffix (page->str, "\n"));

  /* It is the same text for a program. */
  again = json_from_string (page->str, NULL);
  g_assert_nonnull (again);
  g_assert_cmpstr (json_node_get_string (again), ==, HARM MARKS "\n猎鹰");
}

static void
test_json (void)
{
  check_json (bst_output_append_json);
  check_json (bst_output_append_json_line);
}

/* An event is one line, whatever it says. */
static void
test_json_line (void)
{
  g_autoptr (JsonNode) node = json_from_string ("{\"a\":[1,\"\\u2028\"],\"b\":\"\\n\"}", NULL);
  g_autoptr (GString) page = g_string_new (NULL);

  bst_output_append_json_line (page, node);
  g_assert_cmpstr (page->str, ==, "{\"a\":[1,\"\\u2028\"],\"b\":\"\\n\"}\n");
}

static void
test_clean (void)
{
  g_autofree char *clean = bst_layout_clean ("a" MARKS "b");

  g_assert_cmpstr (clean, ==, "a\357\277\275\357\277\275\357\277\275 b");
}

static void
test_markdown (void)
{
  g_autofree char *escaped = bst_output_escape_markdown ("a|b*c*\n" HARM);

  g_assert_cmpstr (escaped, ==, "a\\|b\\*c\\* \357\277\275\\[1m\357\277\275\357\277\275m\357\277\275\357\277\275");
}

static void
test_shorten (void)
{
  g_autofree char *same = bst_layout_shorten ("猎鹰", 2);
  g_autofree char *cut = bst_layout_shorten ("猎鹰七", 2);
  g_autofree char *none = bst_layout_shorten ("", 0);

  g_assert_cmpstr (same, ==, "猎鹰");
  g_assert_cmpstr (cut, ==, "猎鹰…");
  g_assert_cmpstr (none, ==, "");
}

/* A count stays with its unit. */
static void
test_wrap (void)
{
  g_autoptr (GString) page = g_string_new (NULL);

  bst_layout_wrap (page, "只用到约 130\342\200\257亿，速度", 14, 0, 0);
  g_assert_cmpstr (page->str, ==, "只用到约\n130\342\200\257亿，速度");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/output/csv", test_csv);
  g_test_add_func ("/output/json", test_json);
  g_test_add_func ("/output/json-line", test_json_line);
  g_test_add_func ("/output/clean", test_clean);
  g_test_add_func ("/output/markdown", test_markdown);
  g_test_add_func ("/output/shorten", test_shorten);
  g_test_add_func ("/output/wrap", test_wrap);

  return g_test_run ();
}
