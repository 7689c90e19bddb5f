#include "library/culprit.h"

static int
find (BstLibrary *library, const char *text, const char *context, guint *n_without)
{
  g_autoptr (BstQuery) query = bst_query_parse (text);

  return bst_library_find_culprit (library, query, context, n_without);
}

static void
test_culprit (void)
{
  g_autoptr (BstLibrary) library = bst_library_new (NULL, NULL, NULL);
  g_autoptr (GString) long_query = g_string_new (NULL);
  guint n;

  g_assert_cmpint (find (library, "falcon license:mit", NULL, &n), ==, 1);
  g_assert_cmpuint (n, >, 0);
  /* the word, where dropping the filter would not help */
  g_assert_cmpint (find (library, "zzzz license:mit", NULL, &n), ==, 0);
  g_assert_cmpuint (n, >, 0);
  /* a filter before a word, where either would */
  g_assert_cmpint (find (library, "mixtral org:meta", NULL, &n), ==, 1);
  /* neither alone */
  g_assert_cmpint (find (library, "zzzz yyyy", NULL, &n), ==, -1);
  g_assert_cmpuint (n, ==, 0);
  g_assert_cmpint (find (library, "", NULL, &n), ==, -1);
  /* what holds besides is held */
  g_assert_cmpint (find (library, "zzzz", "shelf:review-2023 org:meta", &n), ==, 0);
  g_assert_cmpint (find (library, "zzzz", "shelf:review-2023 yyyy", &n), ==, -1);

  for (guint i = 0; i < 1000; i++)
    g_string_append_printf (long_query, "org:m%u ", i);
  g_assert_cmpint (find (library, long_query->str, NULL, &n), ==, -1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/library/culprit", test_culprit);
  return g_test_run ();
}
