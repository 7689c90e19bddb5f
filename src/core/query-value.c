/* What the values of the facets mean. */
#include "config.h"

#include "core/query-private.h"

#include <string.h>

#include "core/country.h"
#include "core/fit.h"
#include "core/fold.h"

/* Less memory than this is a slip: 1 MiB. */
#define LEAST_MEMORY (1024 * 1024)

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

static char *
find_nearest (BstFacet facet,
              const char *typed,
              BstLanguage language)
{
  g_auto (GStrv) words = bst_query_dup_vocabulary (facet, language, TRUE);

  return bst_nearest_word (typed, (const char *const *) words);
}

/* Returns: (transfer full) (nullable): which of the words of @facet was meant. Whoever types
 * 类别:modle begins with an English one. */
static char *
suggest_word (BstFacet facet,
              const char *typed,
              BstLanguage language)
{
  BstLanguage guess = bst_query_guess_language (typed, BST_LANGUAGE_EN);
  char *nearest = NULL;

  if (guess == BST_LANGUAGE_EN)
    nearest = find_nearest (facet, typed, BST_LANGUAGE_EN);
  if (nearest == NULL && (guess != BST_LANGUAGE_EN || language != BST_LANGUAGE_EN))
    nearest = find_nearest (facet, typed, language != BST_LANGUAGE_EN ? language : guess);

  return nearest;
}

/* Sets the neutral word, where @value is one of the vocabulary of @facet. */
static gboolean
find_word (BstFacet facet,
           BstQueryValue *value)
{
  value->word = bst_query_find_word_of (facet, value->text, &value->also);
  if (value->word < 0)
    return FALSE;
  set_text (value, bst_query_get_word_of (facet, value->word));

  return TRUE;
}

static gboolean
read_choice (BstQuery *self,
             const BstQueryPiece *piece,
             BstQueryValue *value)
{
  g_autofree char *name = NULL;
  g_autofree char *typed = NULL;
  g_auto (GStrv) words = NULL;
  g_autofree char *list = NULL;
  g_autofree char *message = NULL;
  g_autofree char *suggestion = NULL;
  BstLanguage language;

  if (find_word (piece->facet, value))
    return TRUE;

  name = bst_query_shorten (self->text + piece->name_start, piece->name_end - piece->name_start);
  typed = shorten_value (value);
  language = bst_query_guess_language (value->text, piece->language);
  words = bst_query_dup_vocabulary (piece->facet, language, FALSE);
  list = g_strjoinv (language == BST_LANGUAGE_EN ? ", " : "、", words);
  suggestion = suggest_word (piece->facet, value->text, language);
  if (suggestion != NULL && value->reversed)
    {
      g_autofree char *word = g_steal_pointer (&suggestion);

      suggestion = g_strconcat ("-", word, NULL);
    }
  /* Translators: %1$s is a word that was typed; %2$s the name of a filter as it was typed,
   * such as “kind”; %3$s the words that may stand there, in the language of the name. */
  message = g_strdup_printf (_ ("“%1$s” cannot stand after “%2$s:”, only one of these: %3$s."), typed, name, list);
  bst_query_add_problem (self, value->start, value->end, message, suggestion);

  return FALSE;
}

/* As a choice, but a "-" before it turns the order around. */
static gboolean
read_sort (BstQuery *self,
           const BstQueryPiece *piece,
           BstQueryValue *value)
{
  g_autofree char *folded = bst_fold_in_script (value->text);

  value->reversed = *folded == '-';
  set_text (value, value->reversed ? folded + 1 : folded);
  if (!read_choice (self, piece, value))
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
              const BstQueryPiece *piece,
              BstQueryValue *value)
{
  g_autofree char *nearest = NULL;
  g_autofree char *typed = NULL;
  g_autofree char *message = NULL;

  if (find_word (BST_FACET_LICENSE, value))
    {
      value->word += 1;
      return TRUE;
    }

  value->word = BST_LICENSE_ID;
  nearest = suggest_word (BST_FACET_LICENSE, value->text, piece->language);
  /* Too many ids are near so short a word. */
  if (nearest == NULL || g_str_equal (nearest, "open") ||
      g_utf8_strlen (value->text, -1) > g_utf8_strlen (nearest, -1) + 2)
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
            const BstQueryPiece *piece,
            BstQueryValue *value)
{
  g_autofree char *nearest = NULL;
  g_autofree char *typed = NULL;
  g_autofree char *message = NULL;

  if (find_word (BST_FACET_SHELF, value))
    return TRUE;

  nearest = suggest_word (BST_FACET_SHELF, value->text, piece->language);
  if (nearest == NULL)
    return TRUE;
  typed = shorten_value (value);
  message = g_strdup_printf (_ ("“%s” is not a shelf."), typed);
  bst_query_add_problem (self, value->start, value->end, message, nearest);

  return FALSE;
}

/* A language or a task by its name, or by any code or word: these are many, and some have no
 * name here. None is Chinese, though, so that such a name is a mistake. */
static gboolean
read_named (BstQuery *self,
            const BstQueryPiece *piece,
            BstQueryValue *value)
{
  g_autofree char *nearest = NULL;
  g_autofree char *typed = NULL;
  g_autofree char *message = NULL;

  if (find_word (piece->facet, value))
    return TRUE;
  if (bst_query_guess_language (value->text, BST_LANGUAGE_EN) == BST_LANGUAGE_EN)
    return TRUE;

  /* Of two characters the second is that of every language. */
  if (g_utf8_strlen (value->text, -1) > 2)
    nearest = suggest_word (piece->facet, value->text, piece->language);
  typed = shorten_value (value);
  if (piece->facet == BST_FACET_LANG)
    message = g_strdup_printf (_ ("There is no language “%s” here. A code such as “zh” is understood too."), typed);
  else
    message = g_strdup_printf (_ ("There is no task “%s” here. The Hub’s own word, such as “text-generation”, is understood too."), typed);
  bst_query_add_problem (self, value->start, value->end, message, nearest);

  return FALSE;
}

/* Returns: (transfer full) (nullable): the name that was meant; every code is near another */
static char *
suggest_country (const char *typed,
                 BstLanguage language)
{
  BstLanguage guess = bst_query_guess_language (typed, language);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) names = NULL;

  /* Of two characters the second is that of many. */
  if (g_utf8_strlen (typed, -1) < 3)
    return NULL;
  for (guint i = 0; i < bst_query_get_vocabulary_size (BST_FACET_COUNTRY); i++)
    {
      const char *name = bst_query_get_word_label (BST_FACET_COUNTRY, i, guess);

      g_strv_builder_add (builder, name);
    }
  names = g_strv_builder_end (builder);

  return bst_nearest_word (typed, (const char *const *) names);
}

/* A country by its name or its code. What nearly is a name is a mistake, and so is all that
 * cannot be a code. */
static gboolean
read_country (BstQuery *self,
              const BstQueryPiece *piece,
              BstQueryValue *value)
{
  g_autofree char *code = NULL;
  g_autofree char *nearest = NULL;
  g_autofree char *typed = NULL;
  g_autofree char *message = NULL;

  if (find_word (BST_FACET_COUNTRY, value))
    return TRUE;
  code = g_ascii_strup (value->text, -1);
  if (bst_country_is_code (code))
    {
      set_text (value, code);
      return TRUE;
    }

  nearest = suggest_country (value->text, piece->language);
  typed = shorten_value (value);
  message = g_strdup_printf (_ ("There is no country or region “%s” here. A code such as “FR” is understood too."), typed);
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

/* How numbers are typed after @facet, for somebody who types in @language. */
static const char *const *
get_examples (BstFacet facet,
              BstLanguage language)
{
  static const char *const counts[BST_N_LANGUAGES][3] = {
    { "7b", "7b..13b", "<=13b" },
    { "70亿", "70亿..130亿", "<=130亿" },
    { "70億", "70億..130億", "<=130億" },
  };
  static const char *const contexts[] = { "32k", "8k..32k", ">=32k" };

  return facet == BST_FACET_CONTEXT ? contexts : counts[language];
}

/* Returns: (transfer full): the sentence about a number, which is @typed */
static char *
make_number_message (BstRangeError error,
                     BstFacet facet,
                     const char *typed,
                     BstLanguage language)
{
  const char *const *examples = get_examples (facet, language);

  switch (error)
    {
    case BST_RANGE_EMPTY:
      return g_strdup_printf (_ ("A number is still missing in “%s”."), typed);
    case BST_RANGE_NEGATIVE:
      return g_strdup_printf (_ ("“%s” is less than zero."), typed);
    case BST_RANGE_TOO_LARGE:
      return g_strdup_printf (_ ("“%s” is too large a number."), typed);
    case BST_RANGE_UPSIDE_DOWN:
      return g_strdup_printf (_ ("“%s” runs from the larger number to the smaller one."), typed);
    case BST_RANGE_NO_NUMBER:
    case BST_RANGE_OK:
    default:
      if (facet == BST_FACET_YEAR)
        return g_strdup_printf (_ ("“%s” is not a year; write it as 2023 or 2022..2023."), typed);
      /* Translators: %2$s to %4$s are numbers as they may be typed: 7b, 7b..13b, <=13b */
      return g_strdup_printf (_ ("“%1$s” is not a number; write it as %2$s, %3$s or %4$s."), typed, examples[0], examples[1],
                              examples[2]);
    }
}

static gboolean
read_number (BstQuery *self,
             const BstQueryPiece *piece,
             BstQueryValue *value)
{
  g_autofree char *typed = NULL;
  g_autofree char *message = NULL;
  g_autofree char *suggestion = NULL;
  BstRangeError error = bst_range_parse (value->text, get_number_kind (piece->facet), &value->range, &suggestion);

  if (error == BST_RANGE_OK)
    return TRUE;

  typed = shorten_value (value);
  message = make_number_message (error, piece->facet, typed, piece->language);
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
  text = g_strconcat (value->reversed ? "-" : "", bst_sort_key_to_string (value->word), NULL);
  set_text (value, text);
}

/**
 * bst_query_read_value:
 * @piece: the facet, and how its name was typed
 * @value: a value with its text, which is not empty
 *
 * Finds out what @value means after @piece; where it means nothing, adds a problem.
 *
 * Returns: whether it means something
 */
gboolean
bst_query_read_value (BstQuery *self,
                      const BstQueryPiece *piece,
                      BstQueryValue *value)
{
  switch (piece->facet)
    {
    case BST_FACET_ORG:
    case BST_FACET_FAMILY:
      bst_needle_init (&value->needle, value->text);
      return TRUE;
    case BST_FACET_LICENSE:
      return read_license (self, piece, value);
    case BST_FACET_OPENNESS:
    case BST_FACET_KIND:
    case BST_FACET_GATED:
    case BST_FACET_FAV:
      return read_choice (self, piece, value);
    case BST_FACET_PARAMS:
    case BST_FACET_ACTIVE:
    case BST_FACET_CONTEXT:
    case BST_FACET_YEAR:
      return read_number (self, piece, value);
    case BST_FACET_FITS:
      return read_bytes (self, value);
    case BST_FACET_BASE:
      read_base (value);
      return TRUE;
    case BST_FACET_SORT:
      return read_sort (self, piece, value);
    case BST_FACET_COUNTRY:
      return read_country (self, piece, value);
    case BST_FACET_SHELF:
      return read_shelf (self, piece, value);
    case BST_FACET_LANG:
    case BST_FACET_TASK:
    default:
      return read_named (self, piece, value);
    }
}
