/* What a text may cost to read, whatever it says. */
#include <string.h>
#include <sys/resource.h>

#include "core/json.h"

#define MOST_VALUES 200000

/* Returns: (transfer full): [@element,@element,…], @n of them between @before and @after */
static GBytes *
repeat (const char *before, const char *element, guint n, const char *after)
{
  GString *text = g_string_new (before);

  for (guint i = 0; i < n; i++)
    {
      if (i > 0)
        g_string_append_c (text, ',');
      g_string_append (text, element);
    }
  g_string_append (text, after);
  return g_string_free_to_bytes (text);
}

static void
test_values (void)
{
  static const struct
  {
    const char *before, *element, *after;
    guint each; /* values of an element */
    guint others;
  } cases[] = {
    { "[", "{}", "]", 1, 1 },
    { "[", "[]", "]", 1, 1 },
    { "[", "1", "]", 1, 1 },
    { "[", "null", "]", 1, 1 },
    { "[", "\"\"", "]", 1, 1 },
    { "[", "{\"a\":[true]}", "]", 3, 1 },
    { "{\"id\":\"gpt2\",\"x\":[", "{}", "]}", 1, 3 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint most = (MOST_VALUES - cases[i].others) / cases[i].each;
      g_autoptr (GBytes) fits = repeat (cases[i].before, cases[i].element, most, cases[i].after);
      g_autoptr (GBytes) too_many = repeat (cases[i].before, cases[i].element, most + 1, cases[i].after);
      g_autoptr (GError) error = NULL;
      g_autoptr (JsonNode) root = bst_json_parse (fits, &error);

      g_assert_no_error (error);
      g_assert_nonnull (root);
      g_assert_null (bst_json_parse (too_many, &error));
      g_assert_error (error, BST_JSON_ERROR, BST_JSON_ERROR_SIZE);
    }
}

/* Sixteen million empty objects, which a few hundred kilobytes of gzip can hold, would
 * take gigabytes. */
static void
test_bomb (void)
{
  g_autoptr (GBytes) bomb = repeat ("[", "{}", 16000000, "]");
  g_autoptr (GError) error = NULL;
  struct rusage before, after;

  getrusage (RUSAGE_SELF, &before);
  g_assert_null (bst_json_parse (bomb, &error));
  getrusage (RUSAGE_SELF, &after);
  g_assert_error (error, BST_JSON_ERROR, BST_JSON_ERROR_SIZE);
  /* in kilobytes */
  g_assert_cmpint (after.ru_maxrss - before.ru_maxrss, <, 64 * 1024);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  /* First, for what it says of the most memory that there ever was. */
  g_test_add_func ("/json-size/bomb", test_bomb);
  g_test_add_func ("/json-size/values", test_values);
  return g_test_run ();
}
