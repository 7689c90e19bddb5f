#include "chart/title.h"

#include <glib.h>

static void
assert_title (const char *text, const char *expected)
{
  g_autoptr (BstQuery) query = bst_query_parse (text);
  g_autofree char *title = bst_chart_dup_title (query);

  g_assert_cmpstr (title, ==, expected);
}

static void
test_shelf (void)
{
  assert_title ("shelf:review-2023", "2023 in review: open language models");
  assert_title ("  sort:-params shelf:review-2023 ", "2023 in review: open language models");
  assert_title ("shelf:hub", "The models of the Hugging Face Hub");
}

/* What is a part of a shelf, or of several, has no name. */
static void
test_others (void)
{
  static const char *const queries[] = {
    "",
    "sort:params",
    "falcon",
    "shelf:review-2023 falcon",
    "shelf:review-2023 params:>7b",
    "-shelf:review-2023",
    "shelf:review-2023,guide",
    "shelf:review-2023 shelf:hub",
    "shelf:mine",
    "shelf:",
  };

  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    assert_title (queries[i], NULL);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/title/shelf", test_shelf);
  g_test_add_func ("/title/others", test_others);

  return g_test_run ();
}
