#include "config.h"

#include "core/shelf-id.h"

#include <string.h>

#include "core/country.h"
#include "core/format.h"
#include "core/shelf.h"

/* The facets of which a shelf has one value. */
static const BstFacet facets[] = { BST_FACET_YEAR, BST_FACET_COUNTRY };

static char *
make_id (BstFacet facet, const char *value)
{
  return g_strdup_printf ("%s:%s", bst_facet_to_string (facet), value);
}

/* Returns: (transfer full): the id of the guide's models of @year */
char *
bst_shelf_id_new_of_year (int year)
{
  g_autofree char *value = g_strdup_printf ("%d", year);

  return make_id (BST_FACET_YEAR, value);
}

/* Returns: (transfer full): the id of the guide's models whose makers are in @country */
char *
bst_shelf_id_new_of_country (const char *country)
{
  return make_id (BST_FACET_COUNTRY, country);
}

/* Returns: (nullable): what stands behind the name of @facet in @id */
static const char *
get_value (const char *id, BstFacet facet)
{
  const char *name = bst_facet_to_string (facet);
  gsize length = strlen (name);

  return g_str_has_prefix (id, name) && id[length] == ':' ? id + length + 1 : NULL;
}

/**
 * bst_shelf_id_get_facet:
 * @facet: (out): what the shelf's models have in common; untouched where it is none
 *
 * Returns: whether @id is of the guide's models with one value of a facet
 */
gboolean
bst_shelf_id_get_facet (const char *id, BstFacet *facet)
{
  for (guint i = 0; i < G_N_ELEMENTS (facets); i++)
    if (get_value (id, facets[i]) != NULL)
      {
        *facet = facets[i];
        return TRUE;
      }
  return FALSE;
}

/* Returns: (transfer full): what is on the shelf, as the text of a query */
char *
bst_shelf_id_dup_query (const char *id)
{
  BstFacet facet;

  if (bst_shelf_id_get_facet (id, &facet))
    return g_strdup_printf ("%s:%s %s", bst_facet_to_string (BST_FACET_SHELF), bst_shelf_to_string (BST_SHELF_GUIDE), id);
  return make_id (BST_FACET_SHELF, id);
}

/* Returns: (transfer full): what the shelf is called where it stands alone; one of a file of
 *   the user's own, as there */
char *
bst_shelf_id_dup_title (const char *id)
{
  const char *year = get_value (id, BST_FACET_YEAR), *country = get_value (id, BST_FACET_COUNTRY);
  BstShelf shelf;

  if (year != NULL)
    return bst_format_year ((int) g_ascii_strtoll (year, NULL, 10));
  if (country != NULL)
    return g_strdup (bst_country_get_label (country));
  return g_strdup (bst_shelf_from_string (id, &shelf) ? bst_shelf_get_title (shelf) : id);
}

/* Returns: (transfer full) (nullable): the value of @facet that @query asks for, where it is one
 *   alone; what it excludes is not asked for */
static char *
find_only_value (BstQuery *query, BstFacet facet)
{
  g_auto (GStrv) values = bst_query_dup_values (query, facet);

  return values != NULL && g_strv_length (values) == 1 ? g_strdup (values[0]) : NULL;
}

static gboolean
is_year (const char *value)
{
  return strlen (value) == 4 && strspn (value, "0123456789") == 4;
}

/**
 * bst_shelf_id_find:
 *
 * Returns: (transfer full) (nullable): the id of the shelf that @query looks at; NULL where it
 *   is none or more than one
 */
char *
bst_shelf_id_find (BstQuery *query)
{
  g_autofree char *shelf = find_only_value (query, BST_FACET_SHELF);
  g_autofree char *year = find_only_value (query, BST_FACET_YEAR);
  g_autofree char *country = find_only_value (query, BST_FACET_COUNTRY);

  if (shelf == NULL || !g_str_equal (shelf, bst_shelf_to_string (BST_SHELF_GUIDE)))
    return g_steal_pointer (&shelf);
  if (country != NULL && year == NULL)
    return bst_shelf_id_new_of_country (country);
  if (year != NULL && country == NULL && is_year (year))
    return make_id (BST_FACET_YEAR, year);
  return g_steal_pointer (&shelf);
}
