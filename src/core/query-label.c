/* The terms of a query in a word or two, for the chips under the search entry. */
#include "config.h"

#include "core/query-private.h"

#include <string.h>

#include "core/country.h"
#include "core/format.h"
#include "core/shelf.h"

static char *
format_number (gint64 number,
               BstFacet facet)
{
  switch (facet)
    {
    case BST_FACET_YEAR:
      return number > 0 && number <= 9999 ? bst_format_year ((int) number) : bst_format_number (number);
    case BST_FACET_CONTEXT:
      return number > 0 ? bst_format_context (number) : bst_format_number (number);
    default:
      return number > 0 ? bst_format_count (number) : bst_format_number (number);
    }
}

static char *
label_range (const BstRange *range,
             BstFacet facet)
{
  g_autofree char *first = format_number (range->first, facet);
  g_autofree char *second = format_number (range->second, facet);

  switch (range->shape)
    {
    case BST_RANGE_AT_LEAST:
      return g_strconcat ("≥ ", first, NULL);
    case BST_RANGE_MORE:
      return g_strconcat ("> ", first, NULL);
    case BST_RANGE_AT_MOST:
      return g_strconcat ("≤ ", second, NULL);
    case BST_RANGE_LESS:
      return g_strconcat ("< ", first, NULL);
    case BST_RANGE_BETWEEN:
      return bst_format_span (first, second);
    case BST_RANGE_EXACTLY:
      return g_strconcat ("= ", first, NULL);
    case BST_RANGE_ABOUT:
    default:
      return g_strdup (first);
    }
}

/* The figures of three facets look alike, so that two of them name theirs. */
static char *
label_number (const BstQueryValue *value,
              BstFacet facet)
{
  g_autofree char *range = label_range (&value->range, facet);

  if (facet == BST_FACET_ACTIVE)
    /* Translators: %s is a number or a range of active parameters: “≤ 13 B active” */
    return g_strdup_printf (C_ ("filter", "%s active"), range);
  if (facet == BST_FACET_CONTEXT)
    /* Translators: %s is a number or a range of tokens: “≥ 32 K context” */
    return g_strdup_printf (C_ ("filter", "%s context"), range);

  return g_steal_pointer (&range);
}

static char *
label_license (const BstQueryValue *value)
{
  switch ((BstLicenseWord) value->word)
    {
    case BST_LICENSE_COMMERCIAL:
      return g_strdup (C_ ("filter", "commercial use"));
    case BST_LICENSE_NONCOMMERCIAL:
      return g_strdup (C_ ("filter", "no commercial use"));
    case BST_LICENSE_OPEN:
      /* Translators: a licence that the Open Source Initiative has approved */
      return g_strdup (C_ ("filter", "OSI-approved licence"));
    case BST_LICENSE_ID:
    default:
      return g_strdup (value->text);
    }
}

static char *
label_sort (const BstQueryValue *value)
{
  const char *label = bst_sort_key_get_label (value->word);

  if (value->reversed)
    /* Translators: %s is what a list is sorted by; here the other way around */
    return g_strdup_printf (C_ ("order", "%s, reversed"), label);

  return g_strdup (label);
}

static char *
label_shelf (const BstQueryValue *value)
{
  BstShelf shelf;

  return g_strdup (bst_shelf_from_string (value->text, &shelf) ? bst_shelf_get_label (shelf) : value->text);
}

static char *
label_value (const BstQueryValue *value,
             BstFacet facet)
{
  switch (facet)
    {
    case BST_FACET_LICENSE:
      return label_license (value);
    case BST_FACET_OPENNESS:
      return g_strdup (bst_openness_get_label (value->word));
    case BST_FACET_KIND:
      return g_strdup (bst_kind_get_label (value->word));
    case BST_FACET_PARAMS:
    case BST_FACET_ACTIVE:
    case BST_FACET_CONTEXT:
    case BST_FACET_YEAR:
      return label_number (value, facet);
    case BST_FACET_LANG:
      return bst_format_language (value->text);
    case BST_FACET_TASK:
      return bst_format_task (value->text);
    case BST_FACET_GATED:
      return g_strdup (value->word ? C_ ("filter", "gated") : C_ ("filter", "not gated"));
    case BST_FACET_FAV:
      return g_strdup (value->word ? C_ ("filter", "favourites") : C_ ("filter", "no favourites"));
    case BST_FACET_FITS:
      {
        g_autofree char *bytes = bst_format_bytes (value->bytes);

        /* Translators: %s is a size of memory: “fits 24 GiB” */
        return g_strdup_printf (C_ ("filter", "fits %s"), bytes);
      }
    case BST_FACET_SHELF:
      return label_shelf (value);
    case BST_FACET_COUNTRY:
      return g_strdup (bst_country_get_label (value->text));
    case BST_FACET_BASE:
      /* Translators: %s is the model that others were made from */
      return g_strdup_printf (C_ ("filter", "from %s"), value->text);
    case BST_FACET_SORT:
      return label_sort (value);
    case BST_FACET_ORG:
    case BST_FACET_FAMILY:
    default:
      return g_strdup (value->text);
    }
}

static char *
label_facet (const BstQueryPiece *term)
{
  g_autoptr (GString) labels = g_string_new (NULL);

  for (guint i = 0; i < term->values->len; i++)
    {
      g_autofree char *label = label_value (g_ptr_array_index (term->values, i), term->facet);

      if (i > 0)
        /* Translators: between the values of a filter, of which any may be: “MIT, Apache-2.0” */
        g_string_append (labels, C_ ("filter", ", "));
      g_string_append (labels, label);
    }

  return g_strdup (labels->str);
}

/**
 * bst_query_dup_term_label:
 *
 * Returns: (transfer full): the term at @index for a chip, translated: "≤ 13 B",
 *   "commercial use", "not MIT"
 */
char *
bst_query_dup_term_label (BstQuery *self,
                          guint index)
{
  g_autofree char *label = NULL;
  g_autofree char *shown = NULL;
  BstQueryPiece *term;

  g_return_val_if_fail (self != NULL && index < self->terms->len, NULL);

  term = g_ptr_array_index (self->terms, index);
  label = term->is_facet ? label_facet (term) : g_strdup (term->text);
  shown = bst_query_shorten (label, strlen (label));

  /* Translators: %s is a filter whose models are left out */
  return term->excluded ? g_strdup_printf (C_ ("filter", "not %s"), shown) : g_steal_pointer (&shown);
}
