/* Feeds any bytes to the query language, as clang's libFuzzer finds them. */
#include "core/query.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_autoptr (BstQuery) query = bst_query_parse (text);
  gsize length = strlen (bst_query_get_text (query));

  for (guint i = 0; i < bst_query_get_n_problems (query); i++)
    {
      const BstQueryProblem *problem = bst_query_get_problem (query, i);

      if (problem->start > problem->end || problem->end > length)
        abort ();
    }

  for (guint i = 0; i < bst_query_get_n_terms (query); i++)
    {
      g_autofree char *label = bst_query_dup_term_label (query, i);
      g_autofree char *rest = bst_query_without_term (query, i);
      g_autoptr (BstQuery) without = bst_query_parse (rest);

      if (length < 4096 && bst_query_get_n_terms (without) != bst_query_get_n_terms (query) - 1)
        abort ();
    }

  for (guint i = 0; i < BST_N_FACETS; i++)
    {
      g_autofree char *with = bst_query_with_facet (query, i, text);
      g_autofree char *values = bst_query_dup_facet (query, i);
      g_autofree char *same = bst_query_with_facet (query, i, values);
      g_autoptr (BstQuery) again = bst_query_parse (same);
      g_autofree char *values_again = bst_query_dup_facet (again, i);

      if (length < 1024 && g_strcmp0 (values, values_again) != 0)
        abort ();
    }

  return 0;
}
