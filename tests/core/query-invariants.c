#include "query-invariants.h"

#include <string.h>

#include "query-entries.h"

static void
assert_same_values (BstQuery *a, BstQuery *b, BstFacet facet)
{
  g_auto (GStrv) values_a = bst_query_dup_values (a, facet);
  g_auto (GStrv) values_b = bst_query_dup_values (b, facet);

  g_assert_cmpuint (g_strv_length (values_a), ==, g_strv_length (values_b));
  for (guint i = 0; values_a[i] != NULL; i++)
    g_assert_true (bst_query_has_value (b, facet, values_a[i]));
}

/* Checks everything that holds of any query whatever; some of it not of one that an
 * edit could make longer than a query may be. */
void
test_query_invariants (const char *text)
{
  g_autoptr (BstQuery) query = bst_query_parse (text);
  gsize length = strlen (bst_query_get_text (query));

  for (guint i = 0; i < bst_query_get_n_problems (query); i++)
    {
      const BstQueryProblem *problem = bst_query_get_problem (query, i);

      g_assert_cmpuint (problem->start, <=, problem->end);
      g_assert_cmpuint (problem->end, <=, length);
      g_assert_true (g_utf8_validate (problem->message, -1, NULL));
      g_assert_cmpint (g_utf8_strlen (problem->word, -1), <=, 41);
    }

  for (guint i = 0; length < 2048 && i < bst_query_get_n_terms (query); i++)
    {
      g_autofree char *label = bst_query_dup_term_label (query, i);
      g_autofree char *rest = bst_query_without_term (query, i);
      g_autoptr (BstQuery) without = bst_query_parse (rest);

      g_assert_nonnull (label);
      g_assert_true (g_utf8_validate (label, -1, NULL));
      g_assert_cmpstr (label, !=, "");
      g_assert_cmpuint (bst_query_get_n_terms (without), ==, bst_query_get_n_terms (query) - 1);
      for (guint j = 0; j + 1 < bst_query_get_n_terms (query); j++)
        {
          g_autofree char *kept = bst_query_dup_term (query, j < i ? j : j + 1);
          g_autofree char *still = bst_query_dup_term (without, j);

          g_assert_cmpstr (kept, ==, still);
        }
      g_assert_cmpuint (bst_query_get_n_problems (without), <=, bst_query_get_n_problems (query));
    }

  for (guint i = 0; length < 2048 && i < BST_N_FACETS; i++)
    {
      g_autofree char *text_with = bst_query_with_facet (query, i, "no");
      g_autofree char *values = bst_query_dup_facet (query, i);
      g_autofree char *text_same = bst_query_with_facet (query, i, values);
      g_autoptr (BstQuery) with = bst_query_parse (text_with);
      g_autoptr (BstQuery) same = bst_query_parse (text_same);
      g_autofree char *values_again = bst_query_dup_facet (same, i);

      if (i == BST_FACET_ORG || i == BST_FACET_FAV)
        g_assert_true (bst_query_has_value (with, i, "no"));
      /* A number may be written anew in the words of the query. */
      if (i == BST_FACET_PARAMS || i == BST_FACET_ACTIVE)
        assert_same_values (query, same, i);
      else
        g_assert_cmpstr (values, ==, values_again);
    }

  for (guint i = 0; test_query_entry (i) != NULL; i++)
    {
      BstEntry *entry = test_query_entry (i);
      BstEntry *next = test_query_entry (i + 1);

      bst_query_matches (query, entry);
      g_assert_cmpint (bst_query_compare (query, entry, entry), ==, 0);
      /* Whatever the keys, one of two is before the other, and always the same one. */
      if (next != NULL)
        {
          int order = bst_query_compare (query, entry, next);

          g_assert_cmpint (order, !=, 0);
          g_assert_true ((order < 0) == (bst_query_compare (query, next, entry) > 0));
        }
    }
}
