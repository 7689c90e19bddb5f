/* The facets and their names. */
#include "config.h"

#include "core/query-private.h"

#include "core/fold.h"

static const struct
{
  const char *word;
  const char *label;
  const char *const *spellings; /* further names that are understood; folded */
} facets[BST_N_FACETS] = {
  [BST_FACET_ORG] = { "org", NC_ ("facet", "Organization"),
                      (const char *const[]) { "organization", "organisation", NULL } },
  [BST_FACET_FAMILY] = { "family", NC_ ("facet", "Family"), NULL },
  [BST_FACET_LICENSE] = { "license", NC_ ("facet", "Licence"),
                          (const char *const[]) { "licence", NULL } },
  [BST_FACET_OPENNESS] = { "openness", NC_ ("facet", "Openness"), NULL },
  [BST_FACET_PARAMS] = { "params", NC_ ("facet", "Parameters"),
                         (const char *const[]) { "parameters", NULL } },
  [BST_FACET_ACTIVE] = { "active", NC_ ("facet", "Active parameters"), NULL },
  [BST_FACET_CONTEXT] = { "context", NC_ ("facet", "Context length"), NULL },
  [BST_FACET_YEAR] = { "year", NC_ ("facet", "Year"), NULL },
  [BST_FACET_LANG] = { "lang", NC_ ("facet", "Language"),
                       (const char *const[]) { "language", NULL } },
  [BST_FACET_TASK] = { "task", NC_ ("facet", "Task"), NULL },
  [BST_FACET_KIND] = { "kind", NC_ ("facet", "Kind"), NULL },
  /* Translators: whether the files are given only on request */
  [BST_FACET_GATED] = { "gated", NC_ ("facet", "Gated"), NULL },
  [BST_FACET_FITS] = { "fits", NC_ ("facet", "Fits in memory"), NULL },
  /* Translators: a named set of models, such as those of a year's review */
  [BST_FACET_SHELF] = { "shelf", NC_ ("facet", "Shelf"), NULL },
  [BST_FACET_FAV] = { "fav", NC_ ("facet", "Favourite"),
                      (const char *const[]) { "favourite", "favorite", NULL } },
  [BST_FACET_BASE] = { "base", NC_ ("facet", "Base model"), NULL },
  /* Translators: the order of a list */
  [BST_FACET_SORT] = { "sort", NC_ ("facet", "Order"), NULL },
};

/**
 * bst_facet_to_string:
 *
 * Returns: the word of queries: "params"
 */
const char *
bst_facet_to_string (BstFacet facet)
{
  g_return_val_if_fail ((guint) facet < BST_N_FACETS, NULL);

  return facets[facet].word;
}

/**
 * bst_facet_get_label:
 *
 * Returns: the facet's name in the interface, translated
 */
const char *
bst_facet_get_label (BstFacet facet)
{
  g_return_val_if_fail ((guint) facet < BST_N_FACETS, NULL);

  return g_dpgettext2 (NULL, "facet", facets[facet].label);
}

static gboolean
find_facet (const char *name,
            BstFacet *facet)
{
  for (guint i = 0; i < BST_N_FACETS; i++)
    {
      if (g_str_equal (facets[i].word, name) ||
          (facets[i].spellings != NULL && g_strv_contains (facets[i].spellings, name)))
        {
          *facet = i;
          return TRUE;
        }
    }

  return FALSE;
}

static void
add_unknown_facet (BstQuery *self,
                   BstQueryPiece *piece,
                   const char *name)
{
  const char *words[BST_N_FACETS + 1] = { NULL };
  g_autofree char *typed = bst_query_shorten (self->text + piece->name_start, piece->name_end - piece->name_start);
  g_autofree char *suggestion = NULL;
  g_autofree char *message = NULL;

  for (guint i = 0; i < BST_N_FACETS; i++)
    words[i] = facets[i].word;
  suggestion = bst_nearest_word (name, words);
  if (suggestion != NULL)
    message = g_strdup_printf (_ ("There is no filter “%s”."), typed);
  else
    message = g_strdup_printf (_ ("There is no filter “%s”. To search for such a text, put it in quotation marks."), typed);
  bst_query_add_problem (self, piece->name_start, piece->name_end, message, suggestion);
}

/* Nothing wrong, only not finished: what follows is about to be typed. */
static void
add_empty_facet (BstQuery *self,
                 BstQueryPiece *piece)
{
  g_autofree char *message = NULL;

  /* Translators: %s is the name of a filter, such as “params”; a value is still to be typed after it. */
  message = g_strdup_printf (_ ("Type a value after “%s:”."), facets[piece->facet].word);
  bst_query_add_problem (self, piece->name_start, piece->end, message, NULL);
}

/**
 * bst_query_read_facet:
 * @piece: a piece with a name and values
 *
 * Finds out what @piece means; its values that mean nothing are reported and taken
 * away.
 *
 * Returns: whether anything is left
 */
gboolean
bst_query_read_facet (BstQuery *self,
                      BstQueryPiece *piece)
{
  g_autofree char *typed = g_strndup (self->text + piece->name_start, piece->name_end - piece->name_start);
  g_autofree char *name = bst_fold (typed);
  gboolean empty = TRUE;
  guint i = 0;

  piece->is_facet = find_facet (name, &piece->facet);
  if (!piece->is_facet)
    {
      add_unknown_facet (self, piece, name);
      return FALSE;
    }

  while (i < piece->values->len)
    {
      BstQueryValue *value = g_ptr_array_index (piece->values, i);
      g_autofree char *folded = bst_fold (value->text);

      empty = empty && *folded == '\0';
      if (*folded != '\0' && bst_query_read_value (self, piece->facet, value))
        i++;
      else
        g_ptr_array_remove_index (piece->values, i);
    }
  if (empty)
    add_empty_facet (self, piece);
  /* -sort:name is sort:-name. */
  if (piece->facet == BST_FACET_SORT && piece->excluded)
    {
      g_ptr_array_foreach (piece->values, (GFunc) bst_query_reverse_value, NULL);
      piece->excluded = FALSE;
    }

  return piece->values->len > 0;
}
