#include "chart/title.h"

#include <glib.h>

static void
assert_title (const char *text, const char *expected)
{
  g_autoptr (BstQuery) query = bst_query_parse (text);
  g_autofree char *title = bst_chart_dup_title (query, BST_CHART_TIMELINE, 12, 120);

  g_assert_cmpstr (title, ==, expected);
}

static void
test_shelf (void)
{
  assert_title ("shelf:review-2023", "2023 in review: open language models");
  assert_title ("  sort:-params shelf:review-2023 ", "2023 in review: open language models");
  assert_title ("shelf:milestones", "Milestones of open language models");
  assert_title ("shelf:open-source sort:name", "Truly open-source language models");
  assert_title ("shelf:vision", "Language models that see");
  assert_title ("shelf:guide year:2024", "Language models of 2024");
  assert_title ("country:france shelf:guide", "Language models from France");
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
    "shelf:guide",
    "year:2024",
    "shelf:guide year:2023..2024",
    "shelf:guide year:2024 country:FR",
    "shelf:guide year:2024 -year:2023",
    "shelf:guide -country:FR",
    "shelf:milestones year:2024",
    "shelf:milestones -shelf:code",
    "shelf:",
  };

  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    assert_title (queries[i], NULL);
}

/* A ranking that is cut says so, whatever it is of; one that is not has the shelf's name. */
static void
test_first (void)
{
  g_autoptr (BstQuery) query = bst_query_parse ("shelf:hub");
  g_autofree char *cut = bst_chart_dup_title (query, BST_CHART_RANKING, 1000, 3000000);
  g_autofree char *whole = bst_chart_dup_title (query, BST_CHART_RANKING, 1000, 1000);

  g_assert_cmpstr (cut, ==, "Language models by size: the first 1,000 of 3,000,000");
  g_assert_cmpstr (whole, ==, "The models of the Hugging Face Hub");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/title/shelf", test_shelf);
  g_test_add_func ("/title/others", test_others);
  g_test_add_func ("/title/first", test_first);

  return g_test_run ();
}
