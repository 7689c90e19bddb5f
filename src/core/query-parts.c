#include "config.h"

#include "core/query-private.h"

#include <string.h>

#include "core/shelf.h"


static BstQueryWord
make_word (const BstNeedle *needle,
           gboolean excluded)
{
  return (BstQueryWord) { needle->folded, needle->compact, excluded };
}

static BstNeedle
make_needle (const BstQueryWord *word)
{
  return (BstNeedle) { (char *) word->folded, (char *) word->compact };
}

/* Returns: how many words and phrases the query has beside its facets; “猎鹰180” is two. */
guint
bst_query_get_n_words (BstQuery *self)
{
  guint n = 0;

  for (guint i = 0; i < self->terms->len; i++)
    {
      BstQueryPiece *term = g_ptr_array_index (self->terms, i);

      n += term->is_facet ? 0 : term->needles->len;
    }

  return n;
}

/* @index: less than bst_query_get_n_words() */
BstQueryWord
bst_query_get_word (BstQuery *self,
                    guint index)
{
  for (guint i = 0; i < self->terms->len; i++)
    {
      BstQueryPiece *term = g_ptr_array_index (self->terms, i);
      guint n = term->is_facet ? 0 : term->needles->len;

      if (index < n)
        return make_word (g_ptr_array_index (term->needles, index), term->excluded);
      index -= n;
    }

  g_assert_not_reached ();
}

static guint
get_length (GPtrArray *values)
{
  return values != NULL ? values->len : 0;
}

/* Returns: how many values org: has, those that are excluded among them. */
guint
bst_query_get_n_makers (BstQuery *self)
{
  return get_length (self->wanted[BST_FACET_ORG]) + get_length (self->unwanted[BST_FACET_ORG]);
}

/* Of the makers that are not excluded one has to match, where there are any. */
BstQueryWord
bst_query_get_maker (BstQuery *self,
                     guint index)
{
  guint n_wanted = get_length (self->wanted[BST_FACET_ORG]);
  gboolean excluded = index >= n_wanted;
  GPtrArray *values = excluded ? self->unwanted[BST_FACET_ORG] : self->wanted[BST_FACET_ORG];
  BstQueryValue *value = g_ptr_array_index (values, excluded ? index - n_wanted : index);

  return make_word (&value->needle, excluded);
}

/**
 * bst_query_word_is_in:
 * @name: (nullable): one name
 *
 * Whether @name has the word, excluded or not.
 */
gboolean
bst_query_word_is_in (const BstQueryWord *word,
                      const char *name)
{
  BstNeedle needle = make_needle (word);

  return bst_needle_is_in_name (&needle, name);
}

/**
 * bst_query_word_is_in_haystack:
 * @haystack: what bst_entry_get_haystack() gives
 *
 * Whether one of the names in @haystack has the word, excluded or not.
 */
gboolean
bst_query_word_is_in_haystack (const BstQueryWord *word,
                               const char *haystack)
{
  BstNeedle needle = make_needle (word);

  return bst_needle_is_in (&needle, haystack);
}

/* Returns: whether the query says anything of @facet. */
gboolean
bst_query_has_facet (BstQuery *self,
                     BstFacet facet)
{
  return self->wanted[facet] != NULL || self->unwanted[facet] != NULL;
}

static gboolean
contains_number (GPtrArray *values,
                 BstFacet facet,
                 gint64 number)
{
  BstNumberKind kind = facet == BST_FACET_CONTEXT ? BST_NUMBER_CONTEXT
                       : facet == BST_FACET_YEAR  ? BST_NUMBER_YEAR
                                                  : BST_NUMBER_COUNT;

  for (guint i = 0; i < values->len; i++)
    {
      const BstQueryValue *value = g_ptr_array_index (values, i);

      if (bst_range_contains (&value->range, kind, number))
        return TRUE;
    }

  return FALSE;
}

/**
 * bst_query_facet_matches_number:
 * @facet: one of BST_FACET_PARAMS, BST_FACET_ACTIVE, BST_FACET_CONTEXT, BST_FACET_YEAR
 * @number: what a model has; unknown when it is not positive
 *
 * As bst_query_facet_matches().
 */
gboolean
bst_query_facet_matches_number (BstQuery *self,
                                BstFacet facet,
                                gint64 number)
{
  if (self->wanted[facet] != NULL && !contains_number (self->wanted[facet], facet, number))
    return FALSE;

  return self->unwanted[facet] == NULL || !contains_number (self->unwanted[facet], facet, number);
}

/**
 * bst_query_get_count_span:
 * @facet: BST_FACET_PARAMS or BST_FACET_ACTIVE
 * @low: (out): the least number that the query asks for, which is positive
 * @high: (out): the greatest
 *
 * Returns: whether all that the query says of @facet is one range; else nothing is set
 */
gboolean
bst_query_get_count_span (BstQuery *self,
                          BstFacet facet,
                          gint64 *low,
                          gint64 *high)
{
  const BstQueryValue *value;

  if (get_length (self->wanted[facet]) != 1 || self->unwanted[facet] != NULL)
    return FALSE;
  value = g_ptr_array_index (self->wanted[facet], 0);
  *low = MAX (value->range.decimal.low, 1);
  *high = value->range.decimal.high;

  return TRUE;
}

static gboolean
has_value (GPtrArray *values,
           BstFacet facet,
           const char *word)
{
  for (guint i = 0; i < values->len; i++)
    {
      const BstQueryValue *value = g_ptr_array_index (values, i);

      if (facet == BST_FACET_BASE ? bst_query_is_base (word, value->text)
                                  : bst_query_is_language (word, value->text) ||
                                      (value->also != NULL && bst_query_is_language (word, value->also)))
        return TRUE;
    }

  return FALSE;
}

/* Whether one of @words, with blanks between them, is one of the values. */
static gboolean
has_any_value (GPtrArray *values,
               BstFacet facet,
               const char *words)
{
  char word[256];

  while (*words != '\0')
    {
      gsize size = strcspn (words, " ");

      /* No language and no repository has a longer name. */
      if (size < sizeof word)
        {
          memcpy (word, words, size);
          word[size] = '\0';
          if (has_value (values, facet, word))
            return TRUE;
        }
      words += size;
      words += *words == ' ';
    }

  return FALSE;
}

/**
 * bst_query_facet_matches_words:
 * @facet: BST_FACET_LANG or BST_FACET_BASE
 * @words: (nullable): the languages or base models of a model, with blanks between them
 *
 * As bst_query_facet_matches(), for hundreds of thousands.
 */
gboolean
bst_query_facet_matches_words (BstQuery *self,
                               BstFacet facet,
                               const char *words)
{
  GPtrArray *wanted = self->wanted[facet], *unwanted = self->unwanted[facet];

  if (words == NULL)
    words = "";
  if (wanted != NULL && !has_any_value (wanted, facet, words))
    return FALSE;

  return unwanted == NULL || !has_any_value (unwanted, facet, words);
}

static gboolean
fits_any (GPtrArray *values,
          gint64 parameters)
{
  for (guint i = 0; i < values->len; i++)
    {
      const BstQueryValue *value = g_ptr_array_index (values, i);

      if (parameters > 0 && parameters <= value->most)
        return TRUE;
    }

  return FALSE;
}

/**
 * bst_query_fits:
 * @parameters: of a model of which no more is known; unknown when they are not positive
 *
 * As bst_query_facet_matches() of BST_FACET_FITS.
 */
gboolean
bst_query_fits (BstQuery *self,
                gint64 parameters)
{
  GPtrArray *wanted = self->wanted[BST_FACET_FITS], *unwanted = self->unwanted[BST_FACET_FITS];

  if (wanted != NULL && !fits_any (wanted, parameters))
    return FALSE;

  return unwanted == NULL || !fits_any (unwanted, parameters);
}

/* Milestones are read as they came, one after the other. */
static gboolean
is_history (BstQuery *self)
{
  GPtrArray *shelves = self->wanted[BST_FACET_SHELF];

  return get_length (shelves) == 1 &&
         g_str_equal (((BstQueryValue *) g_ptr_array_index (shelves, 0))->text, bst_shelf_to_string (BST_SHELF_MILESTONES));
}

/* Returns: (transfer none): the order where none is asked for, as sort: has it */
const char *
bst_query_get_usual_order (BstQuery *self)
{
  return is_history (self) ? "-released" : "params";
}

/* Returns: how many keys the query sorts by; at least one. */
guint
bst_query_get_n_sort_keys (BstQuery *self)
{
  return MAX (get_length (self->wanted[BST_FACET_SORT]), 1);
}

/**
 * bst_query_get_sort_key:
 * @index: less than bst_query_get_n_sort_keys(); the first counts most
 * @reversed: (out): whether what comes first otherwise comes last
 */
BstSortKey
bst_query_get_sort_key (BstQuery *self,
                        guint index,
                        gboolean *reversed)
{
  BstQueryValue *key;

  *reversed = FALSE;
  if (self->wanted[BST_FACET_SORT] == NULL)
    {
      *reversed = is_history (self);
      return *reversed ? BST_SORT_RELEASED : BST_SORT_PARAMS;
    }
  key = g_ptr_array_index (self->wanted[BST_FACET_SORT], index);
  *reversed = key->reversed;

  return (BstSortKey) key->word;
}
