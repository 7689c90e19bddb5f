#include "config.h"

#include "chart/title.h"

#include "core/format.h"
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

static char *
dup_first (guint n_drawn, guint n)
{
  g_autofree char *drawn = bst_format_exact (n_drawn);
  g_autofree char *all = bst_format_exact (n);

  /* Translators: two numbers of models: the first 1,000 of 3,000,000 */
  return g_strdup_printf (C_ ("chart title", "Language models by size: the first %1$s of %2$s"), drawn, all);
}

/**
 * bst_chart_dup_title:
 * @query: what found the models
 * @kind: of which chart
 * @n_drawn: so many of them are drawn, one by one or in cells
 * @n: how many they are
 *
 * A ranking of very many shows the first of them, and says so.
 *
 * Returns: (transfer full) (nullable): the title of a figure of them, where they are a set that
 *   has a name; else the chart's own will do
 */
char *
bst_chart_dup_title (BstQuery *query, BstChartKind kind, guint n_drawn, guint n)
{
  BstShelf shelf;

  if (kind == BST_CHART_RANKING && n_drawn < n)
    return dup_first (n_drawn, n);
  if (!is_shelf (query, &shelf))
    return NULL;
  if (shelf == BST_SHELF_REVIEW_2023)
    /* Translators: the title of a picture in a magazine */
    return g_strdup (C_ ("chart title", "2023 in review: open language models"));
  if (shelf == BST_SHELF_HUB)
    return g_strdup (C_ ("chart title", "The models of the Hugging Face Hub"));
  return NULL;
}
