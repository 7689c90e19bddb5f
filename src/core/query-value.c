/* What the values of the facets mean. */
#include "config.h"

#include "core/query-private.h"

#include <string.h>

#include "core/fit.h"
#include "core/fold.h"
#include "core/shelf.h"

/* Room for the words of the largest vocabulary and the NULL that ends it. */
#define MAX_CHOICES 13

/* Less memory than this is a slip: 1 MiB. */
#define LEAST_MEMORY (1024 * 1024)

static const char *const sort_keys[BST_N_SORT_KEYS + 1] = {
  [BST_SORT_PARAMS] = "params",
  [BST_SORT_ACTIVE] = "active",
  [BST_SORT_CONTEXT] = "context",
  [BST_SORT_RELEASED] = "released",
  [BST_SORT_TOKENS] = "tokens",
  [BST_SORT_NAME] = "name",
  [BST_SORT_ORG] = "org",
  [BST_SORT_FAMILY] = "family",
  [BST_SORT_LICENSE] = "license",
  [BST_SORT_DOWNLOADS] = "downloads",
  [BST_SORT_LIKES] = "likes",
  [BST_SORT_UPDATED] = "updated",
};

static const char *const license_words[] = {
  [BST_LICENSE_COMMERCIAL - 1] = "commercial",
  [BST_LICENSE_NONCOMMERCIAL - 1] = "noncommercial",
  [BST_LICENSE_OPEN - 1] = "open",
  NULL,
};

/* The answers of gated: and fav:, at the place of their gboolean. */
static const char *const answers[] = { "no", "yes", NULL };

/* Fills @words with the vocabulary of @facet. */
static void
get_choices (BstFacet facet,
             const char *words[MAX_CHOICES])
{
  G_STATIC_ASSERT (BST_N_KINDS < MAX_CHOICES && BST_N_OPENNESS < MAX_CHOICES && BST_N_SORT_KEYS < MAX_CHOICES);
  guint n = 0;

  switch (facet)
    {
    case BST_FACET_KIND:
      for (; n < BST_N_KINDS; n++)
        words[n] = bst_kind_to_string (n);
      break;
    case BST_FACET_OPENNESS:
      for (; n < BST_N_OPENNESS; n++)
        words[n] = bst_openness_to_string (n);
      break;
    case BST_FACET_SORT:
      for (; n < BST_N_SORT_KEYS; n++)
        words[n] = sort_keys[n];
      break;
    default:
      for (; answers[n] != NULL; n++)
        words[n] = answers[n];
    }
  words[n] = NULL;
}

/* Returns the place of @word among @words, or -1. Case and the ways to write a
 * hyphen may differ; one before the word would be meant for more than that. */
static int
find_choice (const char *const *words,
             const char *word)
{
  g_autofree char *folded = bst_fold (word);
  g_autofree char *compact = bst_fold_compact (word);

  if (*folded == '-')
    return -1;

  for (int i = 0; words[i] != NULL; i++)
    {
      g_autofree char *other = bst_fold_compact (words[i]);

      if (g_str_equal (compact, other))
        return i;
    }

  return -1;
}

static char *
shorten_value (const BstQueryValue *value)
{
  return bst_query_shorten (value->text, strlen (value->text));
}

static void
set_text (BstQueryValue *value,
          const char *text)
{
  g_free (value->text);
  value->text = g_strdup (text);
}

static gboolean
read_choice (BstQuery *self,
             BstFacet facet,
             BstQueryValue *value)
{
  const char *words[MAX_CHOICES];
  g_autofree char *typed = NULL;
  g_autofree char *list = NULL;
  g_autofree char *message = NULL;
  g_autofree char *suggestion = NULL;

  get_choices (facet, words);
  value->word = find_choice (words, value->text);
  if (value->word >= 0)
    {
      set_text (value, words[value->word]);
      return TRUE;
    }

  typed = shorten_value (value);
  list = g_strjoinv (", ", (char **) words);
  suggestion = bst_nearest_word (value->text, words);
  if (suggestion != NULL && value->reversed)
    {
      g_autofree char *word = g_steal_pointer (&suggestion);

      suggestion = g_strconcat ("-", word, NULL);
    }
  /* Translators: %1$s is a word that was typed; %2$s the name of a filter, such as
   * “kind”; %3$s the words that may stand there. These words are not translated. */
  message = g_strdup_printf (_ ("“%1$s” cannot stand after “%2$s:”, only one of these: %3$s."), typed,
                             bst_facet_to_string (facet), list);
  bst_query_add_problem (self, value->start, value->end, message, suggestion);

  return FALSE;
}

/* As a choice, but a "-" before it turns the order around. */
static gboolean
read_sort (BstQuery *self,
           BstQueryValue *value)
{
  g_autofree char *folded = bst_fold (value->text);

  value->reversed = *folded == '-';
  set_text (value, value->reversed ? folded + 1 : folded);
  if (!read_choice (self, BST_FACET_SORT, value))
    return FALSE;
  if (value->reversed)
    {
      g_autofree char *text = g_strconcat ("-", value->text, NULL);

      set_text (value, text);
    }

  return TRUE;
}

/* Any id may be a licence's, but what nearly is one of our own words is no id. */
static gboolean
read_license (BstQuery *self,
              BstQueryValue *value)
{
  static const char *const long_words[] = { "commercial", "noncommercial", NULL };
  g_autofree char *nearest = NULL;
  g_autofree char *typed = NULL;
  g_autofree char *message = NULL;

  value->word = find_choice (license_words, value->text) + 1;
  if (value->word != BST_LICENSE_ID)
    {
      set_text (value, license_words[value->word - 1]);
      return TRUE;
    }

  nearest = bst_nearest_word (value->text, long_words);
  if (nearest == NULL || g_utf8_strlen (value->text, -1) > (glong) strlen (nearest) + 2)
    return TRUE;
  typed = shorten_value (value);
  message = g_strdup_printf (_ ("“%s” is not a licence."), typed);
  bst_query_add_problem (self, value->start, value->end, message, nearest);

  return FALSE;
}

/* A guide file may put its entries on shelves of its own, but what nearly is one of
 * ours is none of those. */
static gboolean
read_shelf (BstQuery *self,
            BstQueryValue *value)
{
  const char *words[BST_N_SHELVES + 1] = { NULL };
  g_autofree char *nearest = NULL;
  g_autofree char *typed = NULL;
  g_autofree char *message = NULL;
  int found;

  for (guint i = 0; i < BST_N_SHELVES; i++)
    words[i] = bst_shelf_to_string (i);
  found = find_choice (words, value->text);
  if (found >= 0)
    {
      set_text (value, words[found]);
      return TRUE;
    }

  nearest = bst_nearest_word (value->text, words);
  if (nearest == NULL)
    return TRUE;
  typed = shorten_value (value);
  message = g_strdup_printf (_ ("“%s” is not a shelf."), typed);
  bst_query_add_problem (self, value->start, value->end, message, nearest);

  return FALSE;
}

static BstNumberKind
get_number_kind (BstFacet facet)
{
  if (facet == BST_FACET_CONTEXT)
    return BST_NUMBER_CONTEXT;

  return facet == BST_FACET_YEAR ? BST_NUMBER_YEAR : BST_NUMBER_COUNT;
}

/* Returns the sentence about a number; %s is what was typed. */
static const char *
get_number_message (BstRangeError error,
                    BstFacet facet)
{
  switch (error)
    {
    case BST_RANGE_EMPTY:
      return _ ("A number is still missing in “%s”.");
    case BST_RANGE_NEGATIVE:
      return _ ("“%s” is less than zero.");
    case BST_RANGE_TOO_LARGE:
      return _ ("“%s” is too large a number.");
    case BST_RANGE_UPSIDE_DOWN:
      return _ ("“%s” runs from the larger number to the smaller one.");
    case BST_RANGE_NO_NUMBER:
    case BST_RANGE_OK:
    default:
      if (facet == BST_FACET_YEAR)
        return _ ("“%s” is not a year; write it as 2023 or 2022..2023.");
      if (facet == BST_FACET_CONTEXT)
        return _ ("“%s” is not a number; write it as 32k, 8k..32k or >=32k.");
      return _ ("“%s” is not a number; write it as 7b, 7b..13b or <=13b.");
    }
}

/* g_strdup_printf() with a format that is chosen when the program runs. */
static char *
fill_message (const char *format,
              const char *word)
{
  g_autoptr (GString) message = g_string_new (format);

  g_string_replace (message, "%s", word, 1);

  return g_strdup (message->str);
}

static gboolean
read_number (BstQuery *self,
             BstFacet facet,
             BstQueryValue *value)
{
  g_autofree char *typed = NULL;
  g_autofree char *message = NULL;
  g_autofree char *suggestion = NULL;
  BstRangeError error = bst_range_parse (value->text, get_number_kind (facet), &value->range, &suggestion);

  if (error == BST_RANGE_OK)
    return TRUE;

  typed = shorten_value (value);
  message = fill_message (get_number_message (error, facet), typed);
  bst_query_add_problem (self, value->start, value->end, message, suggestion);

  return FALSE;
}

static gboolean
read_bytes (BstQuery *self,
            BstQueryValue *value)
{
  g_autofree char *folded = bst_fold (value->text);
  g_autofree char *meant = NULL;
  g_autofree char *typed = NULL;
  g_autofree char *message = NULL;
  gint64 bytes;

  if (bst_fit_parse_bytes (folded, &value->bytes) && value->bytes >= LEAST_MEMORY)
    {
      value->most = bst_fit_get_most_parameters (NULL, value->bytes);
      return TRUE;
    }

  /* Nobody has 24 bytes; and "24 GiB" without quotation marks is two words. */
  meant = g_strconcat (folded, "GiB", NULL);
  if (!bst_fit_parse_bytes (meant, &bytes))
    g_clear_pointer (&meant, g_free);
  typed = shorten_value (value);
  message = g_strdup_printf (_ ("“%s” is not a size of memory; write it as 24GiB."), typed);
  bst_query_add_problem (self, value->start, value->end, message, meant);

  return FALSE;
}

/* A base model may be named by the address of its page. */
static void
read_base (BstQueryValue *value)
{
  g_autofree char *id = bst_query_dup_hub_id (value->text);

  if (id != NULL)
    set_text (value, id);
}

/**
 * bst_query_reverse_value:
 * @value: a value of sort:
 *
 * Turns the order around.
 */
void
bst_query_reverse_value (BstQueryValue *value)
{
  g_autofree char *text = NULL;

  value->reversed = !value->reversed;
  text = g_strconcat (value->reversed ? "-" : "", sort_keys[value->word], NULL);
  set_text (value, text);
}

/**
 * bst_query_read_value:
 * @value: a value with its text, which is not empty
 *
 * Finds out what @value means after @facet; where it means nothing, adds a problem.
 *
 * Returns: whether it means something
 */
gboolean
bst_query_read_value (BstQuery *self,
                      BstFacet facet,
                      BstQueryValue *value)
{
  switch (facet)
    {
    case BST_FACET_ORG:
    case BST_FACET_FAMILY:
      bst_needle_init (&value->needle, value->text);
      return TRUE;
    case BST_FACET_LICENSE:
      return read_license (self, value);
    case BST_FACET_OPENNESS:
    case BST_FACET_KIND:
    case BST_FACET_GATED:
    case BST_FACET_FAV:
      return read_choice (self, facet, value);
    case BST_FACET_PARAMS:
    case BST_FACET_ACTIVE:
    case BST_FACET_CONTEXT:
    case BST_FACET_YEAR:
      return read_number (self, facet, value);
    case BST_FACET_FITS:
      return read_bytes (self, value);
    case BST_FACET_BASE:
      read_base (value);
      return TRUE;
    case BST_FACET_SORT:
      return read_sort (self, value);
    case BST_FACET_SHELF:
      return read_shelf (self, value);
    case BST_FACET_LANG:
    case BST_FACET_TASK:
    default:
      return TRUE;
    }
}
