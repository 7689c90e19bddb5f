/* Finds the words of the values, in whatever language they are typed. */
#include "config.h"

#include "core/query-private.h"

#include <string.h>

#include "core/fold.h"
#include "core/han.h"

/* Where a spelling stands in a vocabulary: two words may go by one name. */
typedef struct
{
  int first;
  int second; /* or -1 */
} Place;

static void
add_place (GHashTable *places,
           const char *spelling,
           guint index)
{
  char *compact = bst_fold_compact (spelling);
  Place *place = g_hash_table_lookup (places, compact);

  if (place == NULL)
    {
      place = g_new (Place, 1);
      *place = (Place) { (int) index, -1 };
      g_hash_table_insert (places, compact, place);
      return;
    }
  if (place->second < 0 && place->first != (int) index)
    place->second = (int) index;
  g_free (compact);
}

static void
add_places (GHashTable *places,
            const char *spellings,
            guint index)
{
  g_auto (GStrv) words = g_strsplit (spellings != NULL ? spellings : "", " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    add_place (places, words[i], index);
}

/* Adds what else a word is called. */
static void
add_names (GHashTable *places,
           BstFacet facet,
           guint index)
{
  for (int language = 0; language < BST_N_LANGUAGES; language++)
    {
      const char *label = bst_query_get_word_label (facet, index, language);

      add_places (places, bst_query_get_word_spellings (facet, index, language), index);
      /* A short name in English could be a code: “twi” is one of Twi. */
      if (language != BST_LANGUAGE_EN || facet != BST_FACET_LANG || strlen (label) > 3)
        add_place (places, bst_query_skip_preposition (facet, label), index);
      /* What a list may be sorted by is mostly a facet too, and goes by all of its names. */
      for (guint i = 0; facet == BST_FACET_SORT && i < BST_N_FACETS; i++)
        if (g_str_equal (bst_facet_to_string (i), bst_query_get_word_of (facet, index)))
          {
            add_place (places, bst_facet_get_label_for (i, language), index);
            add_places (places, bst_query_get_facet_spellings (i, language), index);
          }
    }
}

static GHashTable *
make_places (BstFacet facet)
{
  GHashTable *places = g_hash_table_new (g_str_hash, g_str_equal);
  guint n = bst_query_get_vocabulary_size (facet);

  /* No name takes the place of another's neutral word. */
  for (guint i = 0; i < n; i++)
    add_place (places, bst_query_get_word_of (facet, i), i);
  for (guint i = 0; i < n; i++)
    add_names (places, facet, i);

  return places;
}

/* Returns: (transfer none): the spellings of all words of @facet; made once, and kept */
static GHashTable *
get_places (BstFacet facet)
{
  static GHashTable *all[BST_N_FACETS];

  if (g_once_init_enter (&all[facet]))
    g_once_init_leave (&all[facet], make_places (facet));

  return all[facet];
}

/* 法文 is 法语 is 法語, of whichever each language makes its names. */
static const Place *
find_language (GHashTable *places,
               const char *compact)
{
  static const char *const endings[] = { "语", "語", "文" };
  const Place *found = NULL;
  gsize stem = 0;

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      if (g_str_has_suffix (compact, endings[i]))
        stem = strlen (compact) - strlen (endings[i]);
    }
  for (guint i = 0; stem > 0 && found == NULL && i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *other = g_strdup_printf ("%.*s%s", (int) stem, compact, endings[i]);

      found = g_hash_table_lookup (places, other);
    }

  return found;
}

/**
 * bst_query_find_word_of:
 * @typed: a word in any language
 * @also: (out) (nullable) (optional): the neutral word of another that goes by the same name
 *
 * Case, blanks and hyphens within do not count; a hyphen before the word would be meant for
 * more than that.
 *
 * Returns: the place of @typed in the vocabulary of @facet, or -1
 */
int
bst_query_find_word_of (BstFacet facet,
                        const char *typed,
                        const char **also)
{
  g_autofree char *folded = bst_fold (typed);
  g_autofree char *compact = bst_fold_compact (typed);
  GHashTable *places = get_places (facet);
  const Place *found;

  if (also != NULL)
    *also = NULL;
  if (*folded == '-' || *compact == '\0')
    return -1;
  found = g_hash_table_lookup (places, compact);
  if (found == NULL)
    found = g_hash_table_lookup (places, bst_query_skip_preposition (facet, compact));
  if (found == NULL && facet == BST_FACET_LANG)
    found = find_language (places, compact);
  if (found == NULL)
    return -1;
  if (also != NULL && found->second >= 0)
    *also = bst_query_get_word_of (facet, found->second);

  return found->first;
}

/**
 * bst_query_guess_language:
 * @text: what was typed
 * @otherwise: the language where there is nothing Chinese in @text
 *
 * Returns: the language in which to answer: of the two scripts the one that is typed, and where
 *   that cannot be told, that of @otherwise or of the interface
 */
BstLanguage
bst_query_guess_language (const char *text,
                          BstLanguage otherwise)
{
  if (!bst_han_is_in (text))
    return otherwise;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (bst_han_simplify (g_utf8_get_char (p)) != g_utf8_get_char (p))
        return BST_LANGUAGE_ZH_TW;
    }
  if (otherwise != BST_LANGUAGE_EN)
    return otherwise;

  return bst_i18n_get_language () == BST_LANGUAGE_ZH_TW ? BST_LANGUAGE_ZH_TW : BST_LANGUAGE_ZH_CN;
}

/* Adds the words of one language, those of the interface first. */
static void
add_spellings (GStrvBuilder *builder,
               BstFacet facet,
               BstLanguage language)
{
  guint n = bst_query_get_vocabulary_size (facet);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *word = bst_query_dup_word_for (facet, i, language);

      g_strv_builder_add (builder, word);
    }
  for (guint i = 0; i < n && language != BST_LANGUAGE_EN; i++)
    {
      const char *more = bst_query_get_word_spellings (facet, i, language);
      g_auto (GStrv) words = g_strsplit (more != NULL ? more : "", " ", -1);

      g_strv_builder_addv (builder, (const char **) words);
    }
}

/**
 * bst_query_dup_vocabulary:
 * @language: what the person types in
 * @all: whether with further spellings, and with those of the other script
 *
 * Returns: (transfer full): the words of @facet that may be typed
 */
char **
bst_query_dup_vocabulary (BstFacet facet,
                          BstLanguage language,
                          gboolean all)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  if (all)
    {
      add_spellings (builder, facet, language);
      if (language != BST_LANGUAGE_EN)
        add_spellings (builder, facet, language == BST_LANGUAGE_ZH_CN ? BST_LANGUAGE_ZH_TW : BST_LANGUAGE_ZH_CN);
      return g_strv_builder_end (builder);
    }
  for (guint i = 0; i < bst_query_get_vocabulary_size (facet); i++)
    {
      g_autofree char *word = bst_query_dup_word_for (facet, i, language);

      g_strv_builder_add (builder, word);
    }

  return g_strv_builder_end (builder);
}
