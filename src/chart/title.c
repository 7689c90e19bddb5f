#include "config.h"

#include "chart/title.h"

#include "core/format.h"
#include "core/i18n.h"
#include "core/shelf-id.h"
#include "core/shelf.h"

/* Returns: how many terms of @query are of @facet, or of any where it is -1 */
static guint
count_terms (BstQuery *query, int facet)
{
  guint n = 0;

  for (guint i = 0; i < bst_query_get_n_terms (query); i++)
    {
      BstFacet other;

      n += facet < 0 || (bst_query_get_term_facet (query, i, &other) && (int) other == facet);
    }
  return n;
}

/* Returns: (transfer full) (nullable): the id of the shelf of which @query asks for all, in
 *   whatever order; NULL where it asks for another set */
static char *
find_shelf (BstQuery *query)
{
  g_autofree char *id = bst_shelf_id_find (query);
  guint n_named = count_terms (query, BST_FACET_SHELF);
  BstFacet facet;

  if (id == NULL || n_named != 1)
    return NULL;
  if (bst_shelf_id_get_facet (id, &facet))
    {
      /* With a year or a country that is left out there are two. */
      if (count_terms (query, (int) facet) != 1)
        return NULL;
      n_named++;
    }
  return count_terms (query, -1) == n_named + count_terms (query, BST_FACET_SORT) ? g_steal_pointer (&id) : NULL;
}

static char *
dup_first (guint n_drawn, guint n)
{
  g_autofree char *drawn = bst_format_exact (n_drawn);
  g_autofree char *all = bst_format_exact (n);

  /* Translators: two numbers of models: the first 1,000 of 3,000,000 */
  return g_strdup_printf (C_ ("chart title", "Language models by size: the first %1$s of %2$s"), drawn, all);
}

/* Translators: these are titles of pictures in a magazine */
static const char *const titles[BST_N_SHELVES] = {
  [BST_SHELF_REVIEW_2023] = NC_ ("chart title", "2023 in review: open language models"),
  [BST_SHELF_MILESTONES] = NC_ ("chart title", "Milestones of open language models"),
  [BST_SHELF_OPEN_SOURCE] = NC_ ("chart title", "Truly open-source language models"),
  [BST_SHELF_CODE] = NC_ ("chart title", "Language models for code"),
  [BST_SHELF_MATH] = NC_ ("chart title", "Language models for mathematics"),
  [BST_SHELF_REASONING] = NC_ ("chart title", "Language models that reason"),
  [BST_SHELF_VISION] = NC_ ("chart title", "Language models that see"),
  [BST_SHELF_ON_DEVICE] = NC_ ("chart title", "Language models for small devices"),
  [BST_SHELF_HUB] = NC_ ("chart title", "The models of the Hugging Face Hub"),
};

static char *
dup_shelf_title (const char *id)
{
  g_autofree char *name = bst_shelf_id_dup_title (id);
  BstFacet facet;
  BstShelf shelf;

  if (bst_shelf_id_get_facet (id, &facet))
    /* Translators: in the first %s is a year, in the second a country or region */
    return facet == BST_FACET_YEAR ? g_strdup_printf (C_ ("chart title", "Language models of %s"), name)
                                   : g_strdup_printf (C_ ("chart title", "Language models from %s"), name);
  if (!bst_shelf_from_string (id, &shelf) || titles[shelf] == NULL)
    return NULL;
  return g_strdup (g_dpgettext2 (NULL, "chart title", titles[shelf]));
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
  g_autofree char *id = NULL;

  if (kind == BST_CHART_RANKING && n_drawn < n)
    return dup_first (n_drawn, n);
  id = find_shelf (query);
  return id != NULL ? dup_shelf_title (id) : NULL;
}
