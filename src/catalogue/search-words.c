/* Which rows have the words of a query in their names, or in their makers'. */
#include "config.h"

#include "catalogue/search-private.h"

#include <string.h>

#include "catalogue/scan.h"

/* Where fewer than one in so many rows are left, each is looked at by itself. */
#define FEW 32

/* Whether one of the names that entries of @organization are found by has @word. */
gboolean
bst_search_organization_has (BstOrganization *organization, const BstQueryWord *word)
{
  const char *const *aliases = bst_organization_get_aliases (organization);

  if (bst_query_word_is_in (word, bst_organization_get_id (organization)))
    return TRUE;
  for (guint i = 0; i < BST_N_LANGUAGES; i++)
    if (bst_query_word_is_in (word, bst_organization_get_name_for (organization, i)))
      return TRUE;
  for (guint i = 0; aliases[i] != NULL; i++)
    if (bst_query_word_is_in (word, aliases[i]))
      return TRUE;
  return FALSE;
}

/* Returns: (transfer full) (nullable): for each author whether all its models have the
 *   word, because the guide knows the maker by that name; NULL where none has */
static guint8 *
find_authors (BstCatalogueSearch *self, const BstQueryWord *word)
{
  guint8 *authors = NULL;

  for (guint i = 0; i < self->makers->len; i++)
    {
      const BstMaker *maker = &g_array_index (self->makers, BstMaker, i);

      if (!bst_search_organization_has (maker->organization, word))
        continue;
      if (authors == NULL)
        authors = g_new0 (guint8, self->catalogue->n_words[BST_DICTIONARY_AUTHOR]);
      authors[maker->author] = TRUE;
    }
  return authors;
}

static guint
get_author (BstCatalogueSearch *self, guint row)
{
  guint author = bst_catalogue_get_numbers (self->catalogue, BST_SECTION_WORD + BST_DICTIONARY_AUTHOR)[row];

  return author < self->catalogue->n_words[BST_DICTIONARY_AUTHOR] ? author : 0;
}

/* Returns: (nullable): what keys have to have in them where a name has @word; NULL where
 *   that is told by marks which keys go without */
static const char *
get_needle (const BstQueryWord *word)
{
  if (word->compact != NULL)
    return word->compact;
  return g_ascii_isalnum (word->folded[0]) && word->folded[1] == '\0' ? word->folded : NULL;
}

/* All rows, looked at in one go. */
static void
meet_among_all (BstCatalogueSearch *self, const BstQueryWord *word, const guint8 *authors, BstBits *rows, GCancellable *cancellable)
{
  BstTexts keys = bst_catalogue_get_keys (self->catalogue);
  const char *needle = get_needle (word);
  g_auto (BstBits) found = { 0 };

  bst_bits_init (&found, rows->n);
  if (needle != NULL)
    bst_scan_lines (&keys, needle, &found, cancellable);
  else
    bst_scan_ids (self->catalogue, word->folded, &found, cancellable);
  for (guint row = 0; authors != NULL && row < rows->n; row++)
    if (authors[get_author (self, row)])
      bst_bits_add (&found, row);
  bst_bits_meet (rows, &found, !word->excluded);
}

static gboolean
has_key (const BstTexts *keys, guint row, const char *needle, gsize length)
{
  guint32 begin = keys->offsets[row], end = keys->offsets[row + 1];

  return begin <= end && end <= keys->size && memmem (keys->text + begin, end - begin, needle, length) != NULL;
}

/* The few rows that are left, one by one. */
static void
meet_among_few (BstCatalogueSearch *self, const BstQueryWord *word, const guint8 *authors, BstBits *rows)
{
  BstTexts keys = bst_catalogue_get_keys (self->catalogue);
  gsize length = strlen (word->compact);

  for (guint row = 0; bst_bits_next (rows, &row); row++)
    {
      gboolean has = has_key (&keys, row, word->compact, length) || (authors != NULL && authors[get_author (self, row)]);

      if (has == word->excluded)
        bst_bits_remove (rows, row);
    }
}

/* The longest word first: it leaves the fewest rows. */
static int
compare_words (gconstpointer a, gconstpointer b)
{
  const BstQueryWord *word_a = a, *word_b = b;
  gsize length_a = word_a->compact != NULL && !word_a->excluded ? strlen (word_a->compact) : 0;
  gsize length_b = word_b->compact != NULL && !word_b->excluded ? strlen (word_b->compact) : 0;

  return (length_a < length_b) - (length_a > length_b);
}

/* Leaves those of @rows that have each word, and none that is excluded. */
void
bst_search_meet_words (BstCatalogueSearch *self, BstQuery *query, BstBits *rows, GCancellable *cancellable)
{
  g_autoptr (GArray) words = g_array_new (FALSE, FALSE, sizeof (BstQueryWord));
  guint n_left = rows->n;

  for (guint i = 0; i < bst_query_get_n_words (query); i++)
    {
      BstQueryWord word = bst_query_get_word (query, i);

      g_array_append_val (words, word);
    }
  g_array_sort (words, compare_words);
  for (guint i = 0; i < words->len && n_left > 0 && !g_cancellable_is_cancelled (cancellable); i++)
    {
      const BstQueryWord *word = &g_array_index (words, BstQueryWord, i);
      g_autofree guint8 *authors = find_authors (self, word);

      if (word->compact != NULL && n_left < rows->n / FEW)
        meet_among_few (self, word, authors, rows);
      else
        meet_among_all (self, word, authors, rows, cancellable);
      n_left = bst_bits_count (rows);
    }
}
