#include "config.h"

#include "library/culprit.h"

/* Each term costs a search. Nobody reads which of a hundred words it was. */
#define MAX_TERMS 24

/**
 * bst_library_find_culprit:
 * @query: a query that finds nothing
 * @context: (nullable): what holds besides, as the text of a query: "shelf:guide"
 * @n_without: (out): how many entries there are without that term
 *
 * Looks for the one term without which there are entries: a filter rather than a
 * word, as a filter is more easily forgotten.
 *
 * Returns: the number of the term in @query, or -1 where no single one is to blame
 */
int
bst_library_find_culprit (BstLibrary *self, BstQuery *query, const char *context, guint *n_without)
{
  guint n_terms = bst_query_get_n_terms (query);
  int culprit = -1;

  *n_without = 0;
  for (guint i = 0; i < n_terms && n_terms <= MAX_TERMS; i++)
    {
      BstFacet facet;
      gboolean is_filter = bst_query_get_term_facet (query, i, &facet);
      g_autofree char *rest = bst_query_without_term (query, i);
      g_autofree char *text = context != NULL ? g_strdup_printf ("%s %s", context, rest) : g_strdup (rest);
      g_autoptr (BstQuery) other = bst_query_parse (text);
      guint n = bst_library_count (self, other);

      if (n == 0 || (culprit >= 0 && !is_filter))
        continue;
      culprit = i;
      *n_without = n;
      if (is_filter)
        break;
    }
  return culprit;
}
