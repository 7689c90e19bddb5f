#include "config.h"

#include "chart/title.h"

#include "core/i18n.h"
#include "core/shelf.h"

/* Returns: whether @query asks for all that is on one shelf, in whatever order */
static gboolean
is_shelf (BstQuery *query, BstShelf *shelf)
{
  g_auto (GStrv) values = NULL;

  for (guint i = 0; i < bst_query_get_n_terms (query); i++)
    {
      BstFacet facet;

      if (!bst_query_get_term_facet (query, i, &facet) || (facet != BST_FACET_SHELF && facet != BST_FACET_SORT))
        return FALSE;
    }
  values = bst_query_dup_values (query, BST_FACET_SHELF);
  return values != NULL && g_strv_length (values) == 1 && bst_shelf_from_string (values[0], shelf);
}

/**
 * bst_chart_dup_title:
 * @query: what found the models
 *
 * Returns: (transfer full) (nullable): the title of a figure of them, where they are a set that
 *   has a name; else the chart's own will do
 */
char *
bst_chart_dup_title (BstQuery *query)
{
  BstShelf shelf;

  if (!is_shelf (query, &shelf))
    return NULL;
  if (shelf == BST_SHELF_REVIEW_2023)
    /* Translators: the title of a picture in a magazine */
    return g_strdup (C_ ("chart title", "2023 in review: open language models"));
  if (shelf == BST_SHELF_HUB)
    return g_strdup (C_ ("chart title", "The models of the Hugging Face Hub"));
  return NULL;
}
