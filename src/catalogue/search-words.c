/* Which rows have the words of a query in their names, or in their makers'. */
#include "config.h"

#include "catalogue/search-private.h"

#include <string.h>

#include "catalogue/scan.h"

/* Where fewer than one in so many rows are left, each is looked at by itself. */
#define FEW 32

/* What names may have instead of a word of the query. */
typedef struct
{
  const BstQueryWord *word;
  const char *needle; /* in keys where a name has the word; NULL where keys cannot tell, or have none */
  GPtrArray *others; /* utf8: in keys where the guide calls the model by a name that has the word */
  guint8 *authors; /* for each whether all its models have the word; NULL where none has */
} Wanted;

/* Whether one of the names that entries of @organization are found by has @word. */
gboolean
bst_search_organization_has (BstOrganization *organization, const BstQueryWord *word)
{
  return bst_query_word_is_in_haystack (word, bst_organization_get_haystack_text (organization));
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
 *   that is told by marks which keys go without, and where no key has it: ids are plain */
static const char *
get_needle (const BstQueryWord *word)
{
  if (!g_str_is_ascii (word->folded))
    return NULL;
  if (word->compact != NULL)
    return word->compact;
  return g_ascii_isalnum (word->folded[0]) && word->folded[1] == '\0' ? word->folded : NULL;
}

/* Whether what has @word has one of @words anyway. */
static gboolean
is_told (GPtrArray *words, const char *word)
{
  for (guint i = 0; i < words->len; i++)
    if (strstr (word, g_ptr_array_index (words, i)) != NULL)
      return TRUE;
  return FALSE;
}

static void
add_others (Wanted *self, const BstByname *byname)
{
  const char *const *words = bst_byname_get_words (byname);

  for (guint i = 0; words[i] != NULL; i++)
    if ((self->needle == NULL || strstr (words[i], self->needle) == NULL) && !is_told (self->others, words[i]))
      g_ptr_array_add (self->others, (char *) words[i]);
}

/* The guide's names of makers and of models are looked at here, once, and never by row. */
static void
wanted_init (Wanted *self, BstCatalogueSearch *search, const BstQueryWord *word)
{
  self->word = word;
  self->needle = get_needle (word);
  self->others = g_ptr_array_new ();
  self->authors = find_authors (search, word);
  for (guint i = 0; i < search->bynames->len; i++)
    {
      const BstByname *byname = g_ptr_array_index (search->bynames, i);

      if (bst_query_word_is_in_haystack (word, bst_byname_get_haystack_text (byname)))
        add_others (self, byname);
    }
}

static void
wanted_clear (Wanted *self)
{
  g_ptr_array_unref (self->others);
  g_free (self->authors);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Wanted, wanted_clear)

static GArray *
list_rows (const BstBits *found)
{
  GArray *rows = g_array_sized_new (FALSE, FALSE, sizeof (guint32), bst_bits_count (found));

  for (guint32 row = 0; bst_bits_next (found, &row); row++)
    g_array_append_val (rows, row);
  return rows;
}

/* Returns: (transfer full): the rows whose keys have @word, one of a byname's; some where
 *   @cancellable ended it early */
static GArray *
find_word_rows (BstCatalogueSearch *self, const char *word, GCancellable *cancellable)
{
  BstTexts keys = bst_catalogue_get_keys (self->catalogue);
  g_auto (BstBits) found = { 0 };
  GArray *rows;

  bst_bits_init (&found, self->catalogue->n_rows);
  bst_scan_lines (&keys, word, &found, cancellable);
  rows = list_rows (&found);
  if (!g_cancellable_is_cancelled (cancellable))
    {
      g_mutex_lock (&self->lock);
      g_hash_table_replace (self->word_rows, (char *) word, g_array_ref (rows));
      g_mutex_unlock (&self->lock);
    }
  return rows;
}

/* Two letters of pinyin may stand for a dozen such words, and the next key press for most of
 * them again: what each has is looked for once. */
static void
add_word_rows (BstCatalogueSearch *self, const char *word, BstBits *found, GCancellable *cancellable)
{
  g_autoptr (GArray) rows = NULL;

  g_mutex_lock (&self->lock);
  rows = g_hash_table_lookup (self->word_rows, word);
  if (rows != NULL)
    g_array_ref (rows);
  g_mutex_unlock (&self->lock);
  if (rows == NULL)
    rows = find_word_rows (self, word, cancellable);
  for (guint i = 0; i < rows->len; i++)
    bst_bits_add (found, g_array_index (rows, guint32, i));
}

/* All rows, looked at in one go. */
static void
meet_among_all (BstCatalogueSearch *self, const Wanted *wanted, BstBits *rows, GCancellable *cancellable)
{
  BstTexts keys = bst_catalogue_get_keys (self->catalogue);
  g_auto (BstBits) found = { 0 };

  bst_bits_init (&found, rows->n);
  if (wanted->needle != NULL)
    bst_scan_lines (&keys, wanted->needle, &found, cancellable);
  else if (g_str_is_ascii (wanted->word->folded))
    bst_scan_ids (self->catalogue, wanted->word->folded, &found, cancellable);
  for (guint i = 0; i < wanted->others->len && !g_cancellable_is_cancelled (cancellable); i++)
    add_word_rows (self, g_ptr_array_index (wanted->others, i), &found, cancellable);
  for (guint row = 0; wanted->authors != NULL && row < rows->n; row++)
    if (wanted->authors[get_author (self, row)])
      bst_bits_add (&found, row);
  bst_bits_meet (rows, &found, !wanted->word->excluded);
}

static gboolean
has_key (const BstTexts *keys, guint row, const char *needle)
{
  guint32 begin = keys->offsets[row], end = keys->offsets[row + 1];

  return begin <= end && end <= keys->size && memmem (keys->text + begin, end - begin, needle, strlen (needle)) != NULL;
}

static gboolean
has_other_key (const BstTexts *keys, guint row, GPtrArray *others)
{
  for (guint i = 0; i < others->len; i++)
    if (has_key (keys, row, g_ptr_array_index (others, i)))
      return TRUE;
  return FALSE;
}

/* The few rows that are left, one by one. */
static void
meet_among_few (BstCatalogueSearch *self, const Wanted *wanted, BstBits *rows)
{
  BstTexts keys = bst_catalogue_get_keys (self->catalogue);

  for (guint row = 0; bst_bits_next (rows, &row); row++)
    {
      gboolean has = (wanted->needle != NULL && has_key (&keys, row, wanted->needle)) ||
                     has_other_key (&keys, row, wanted->others) ||
                     (wanted->authors != NULL && wanted->authors[get_author (self, row)]);

      if (has == wanted->word->excluded)
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
      g_auto (Wanted) wanted = { NULL };

      wanted_init (&wanted, self, word);
      if (word->compact != NULL && n_left < rows->n / FEW)
        meet_among_few (self, &wanted, rows);
      else
        meet_among_all (self, &wanted, rows, cancellable);
      n_left = bst_bits_count (rows);
    }
}
