/* The facets: their names, and what their values mean. */
#include "config.h"

#include "core/query-private.h"

#include <string.h>

#include "core/fit.h"
#include "core/fold.h"

/* Reads what @value means, or adds a problem and returns FALSE. */
typedef gboolean (*ValueReader) (BstQuery *self, BstFacet facet, BstQueryValue *value);

static gboolean read_bytes   (BstQuery *self, BstFacet facet, BstQueryValue *value);
static gboolean read_choice  (BstQuery *self, BstFacet facet, BstQueryValue *value);
static gboolean read_license (BstQuery *self, BstFacet facet, BstQueryValue *value);
static gboolean read_name    (BstQuery *self, BstFacet facet, BstQueryValue *value);
static gboolean read_number  (BstQuery *self, BstFacet facet, BstQueryValue *value);
static gboolean read_plain   (BstQuery *self, BstFacet facet, BstQueryValue *value);
static gboolean read_sort    (BstQuery *self, BstFacet facet, BstQueryValue *value);

/* Room for the words of the largest vocabulary and the NULL that ends it. */
#define MAX_CHOICES 10

static const struct
{
  const char *word;
  const char *label;
  ValueReader read;
  const char *const *spellings; /* further names that are understood; folded */
} facets[BST_N_FACETS] = {
  [BST_FACET_ORG] = { "org", NC_ ("facet", "Organization"), read_name,
                      (const char *const[]) { "organization", "organisation", NULL } },
  [BST_FACET_FAMILY] = { "family", NC_ ("facet", "Family"), read_name, NULL },
  [BST_FACET_LICENSE] = { "license", NC_ ("facet", "Licence"), read_license,
                          (const char *const[]) { "licence", NULL } },
  [BST_FACET_OPENNESS] = { "openness", NC_ ("facet", "Openness"), read_choice, NULL },
  [BST_FACET_PARAMS] = { "params", NC_ ("facet", "Parameters"), read_number,
                         (const char *const[]) { "parameters", NULL } },
  [BST_FACET_ACTIVE] = { "active", NC_ ("facet", "Active parameters"), read_number, NULL },
  [BST_FACET_CONTEXT] = { "context", NC_ ("facet", "Context length"), read_number, NULL },
  [BST_FACET_YEAR] = { "year", NC_ ("facet", "Year"), read_number, NULL },
  [BST_FACET_LANG] = { "lang", NC_ ("facet", "Language"), read_plain,
                       (const char *const[]) { "language", NULL } },
  [BST_FACET_TASK] = { "task", NC_ ("facet", "Task"), read_plain, NULL },
  [BST_FACET_KIND] = { "kind", NC_ ("facet", "Kind"), read_choice, NULL },
  /* Translators: whether the files are given only on request */
  [BST_FACET_GATED] = { "gated", NC_ ("facet", "Gated"), read_choice, NULL },
  [BST_FACET_FITS] = { "fits", NC_ ("facet", "Fits in memory"), read_bytes, NULL },
  /* Translators: a named set of models, such as those of a year's review */
  [BST_FACET_SHELF] = { "shelf", NC_ ("facet", "Shelf"), read_plain, NULL },
  [BST_FACET_FAV] = { "fav", NC_ ("facet", "Favourite"), read_choice,
                      (const char *const[]) { "favourite", "favorite", NULL } },
  [BST_FACET_BASE] = { "base", NC_ ("facet", "Base model"), read_plain, NULL },
  /* Translators: the order of a list */
  [BST_FACET_SORT] = { "sort", NC_ ("facet", "Order"), read_sort, NULL },
};

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
};

static const char *const license_words[] = {
  [BST_LICENSE_COMMERCIAL - 1] = "commercial",
  [BST_LICENSE_NONCOMMERCIAL - 1] = "noncommercial",
  [BST_LICENSE_OPEN - 1] = "open",
  NULL,
};

/* The answers of gated: and fav:, at the place of their gboolean. */
static const char *const answers[] = { "no", "yes", NULL };

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

/* Returns: the word of queries: "released" */
const char *
bst_sort_key_to_string (BstSortKey key)
{
  return sort_keys[key];
}

/* Fills @words with the vocabulary of @facet. */
static void
get_choices (BstFacet    facet,
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

/* Returns the place of @word among @words, or -1. Only case and the ways to write
 * a hyphen may differ. */
static int
find_choice (const char *const *words,
             const char        *word)
{
  g_autofree char *compact = bst_fold_compact (word);

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
          const char    *text)
{
  g_free (value->text);
  value->text = g_strdup (text);
}

static gboolean
read_choice (BstQuery      *self,
             BstFacet       facet,
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
                             facets[facet].word, list);
  bst_query_add_problem (self, value->start, value->end, message, suggestion);

  return FALSE;
}

/* As a choice, but a "-" before it turns the order around. */
static gboolean
read_sort (BstQuery      *self,
           BstFacet       facet,
           BstQueryValue *value)
{
  g_autofree char *folded = bst_fold (value->text);

  value->reversed = *folded == '-';
  set_text (value, folded + value->reversed);
  if (!read_choice (self, facet, value))
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
read_license (BstQuery      *self,
              BstFacet       facet,
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
                    BstFacet      facet)
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
read_number (BstQuery      *self,
             BstFacet       facet,
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
read_bytes (BstQuery      *self,
            BstFacet       facet,
            BstQueryValue *value)
{
  g_autofree char *folded = bst_fold (value->text);
  g_autofree char *typed = NULL;
  g_autofree char *message = NULL;

  if (bst_fit_parse_bytes (folded, &value->bytes))
    return TRUE;

  typed = shorten_value (value);
  message = g_strdup_printf (_ ("“%s” is not a size of memory; write it as 24GiB."), typed);
  bst_query_add_problem (self, value->start, value->end, message, NULL);

  return FALSE;
}

static gboolean
read_name (BstQuery      *self,
           BstFacet       facet,
           BstQueryValue *value)
{
  bst_needle_init (&value->needle, value->text);

  return TRUE;
}

static gboolean
read_plain (BstQuery      *self,
            BstFacet       facet,
            BstQueryValue *value)
{
  char *id = facet == BST_FACET_BASE ? bst_query_dup_hub_id (value->text) : NULL;

  if (id != NULL)
    set_text (value, id);
  g_free (id);

  return TRUE;
}

static gboolean
find_facet (const char *name,
            BstFacet   *facet)
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
add_unknown_facet (BstQuery      *self,
                   BstQueryPiece *piece,
                   gsize          start,
                   const char    *name)
{
  const char *words[BST_N_FACETS + 1] = { NULL };
  g_autofree char *typed = bst_query_shorten (self->text + start, piece->name_end - start);
  g_autofree char *suggestion = NULL;
  g_autofree char *message = NULL;

  for (guint i = 0; i < BST_N_FACETS; i++)
    words[i] = facets[i].word;
  suggestion = bst_nearest_word (name, words);
  if (suggestion != NULL)
    message = g_strdup_printf (_ ("There is no filter “%s”."), typed);
  else
    message = g_strdup_printf (_ ("There is no filter “%s”. To search for such a text, put it in quotation marks."), typed);
  bst_query_add_problem (self, start, piece->name_end, message, suggestion);
}

/* Nothing wrong, only not finished: what follows is about to be typed. */
static void
add_empty_facet (BstQuery      *self,
                 BstQueryPiece *piece,
                 gsize          start)
{
  g_autofree char *message = NULL;

  /* Translators: %s is the name of a filter, such as “params”; a value is still to be typed after it. */
  message = g_strdup_printf (_ ("Type a value after “%s:”."), facets[piece->facet].word);
  bst_query_add_problem (self, start, piece->end, message, NULL);
}

/* -sort:name is sort:-name. */
static void
reverse_order (BstQueryPiece *piece)
{
  for (guint i = 0; i < piece->values->len; i++)
    {
      BstQueryValue *value = g_ptr_array_index (piece->values, i);
      g_autofree char *text = NULL;

      value->reversed = !value->reversed;
      text = g_strconcat (value->reversed ? "-" : "", sort_keys[value->word], NULL);
      set_text (value, text);
    }
  piece->excluded = FALSE;
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
bst_query_read_facet (BstQuery      *self,
                      BstQueryPiece *piece)
{
  /* The minus sign of an excluded piece is not part of its name. */
  gsize start = piece->start + (piece->excluded ? g_utf8_skip[(guchar) self->text[piece->start]] : 0);
  g_autofree char *typed = g_strndup (self->text + start, piece->name_end - start);
  g_autofree char *name = bst_fold (typed);
  gboolean empty = TRUE;
  guint i = 0;

  piece->is_facet = find_facet (name, &piece->facet);
  if (!piece->is_facet)
    {
      add_unknown_facet (self, piece, start, name);
      return FALSE;
    }

  while (i < piece->values->len)
    {
      BstQueryValue *value = g_ptr_array_index (piece->values, i);
      g_autofree char *folded = bst_fold (value->text);

      empty = empty && *folded == '\0';
      if (*folded != '\0' && facets[piece->facet].read (self, piece->facet, value))
        i++;
      else
        g_ptr_array_remove_index (piece->values, i);
    }
  if (empty)
    add_empty_facet (self, piece, start);
  if (piece->facet == BST_FACET_SORT && piece->excluded)
    reverse_order (piece);

  return piece->values->len > 0;
}
