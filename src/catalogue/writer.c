#include "config.h"

#include "catalogue/writer-private.h"

#include <string.h>

/* A dictionary never has more: what comes then has no text. */
#define MOST_WORDS (G_MAXUINT32 - 2)

static void
words_init (BstWords *self)
{
  self->numbers = g_hash_table_new (g_str_hash, g_str_equal);
  self->texts = g_ptr_array_new ();
  g_ptr_array_add (self->texts, (gpointer) "");
}

static void
words_clear (BstWords *self)
{
  g_hash_table_unref (self->numbers);
  g_ptr_array_unref (self->texts);
}

/* Returns: the number of @text (nullable), which is 0 for none */
static guint32
take_word (BstCatalogueWriter *self, BstDictionary dictionary, const char *text)
{
  BstWords *words = &self->words[dictionary];
  gpointer number;
  char *kept;

  if (text == NULL || text[0] == '\0' || words->texts->len >= MOST_WORDS)
    return 0;
  if (g_hash_table_lookup_extended (words->numbers, text, NULL, &number))
    return GPOINTER_TO_UINT (number);
  kept = g_string_chunk_insert (self->texts, text);
  g_hash_table_insert (words->numbers, kept, GUINT_TO_POINTER (words->texts->len));
  g_ptr_array_add (words->texts, kept);
  return words->texts->len - 1;
}

/* The part of an id before the slash names the maker. */
static guint32
take_author (BstCatalogueWriter *self, const char *id)
{
  const char *slash = strchr (id, '/');
  g_autofree char *author = slash != NULL ? g_strndup (id, slash - id) : NULL;

  return take_word (self, BST_DICTIONARY_AUTHOR, author);
}

static guint32
take_license (BstCatalogueWriter *self, const BstListed *row)
{
  g_autofree char *both = NULL;

  if (row->license_name == NULL)
    return take_word (self, BST_DICTIONARY_LICENSE, row->license);
  both = g_strconcat (row->license != NULL ? row->license : "", "\t", row->license_name, NULL);
  return take_word (self, BST_DICTIONARY_LICENSE, both);
}

/* What does not fit into the column is not known, rather than wrong. */
static guint32
narrow (gint64 number)
{
  return number >= 0 && number < BST_CATALOGUE_UNKNOWN ? (guint32) number : BST_CATALOGUE_UNKNOWN;
}

/* Returns: (transfer full): a writer with no rows */
BstCatalogueWriter *
bst_catalogue_writer_new (void)
{
  BstCatalogueWriter *self = g_new0 (BstCatalogueWriter, 1);

  self->rows = g_array_new (FALSE, FALSE, sizeof (BstStored));
  self->texts = g_string_chunk_new (1 << 20);
  for (guint i = 0; i < BST_N_DICTIONARIES; i++)
    words_init (&self->words[i]);
  return self;
}

void
bst_catalogue_writer_free (BstCatalogueWriter *self)
{
  for (guint i = 0; i < BST_N_DICTIONARIES; i++)
    words_clear (&self->words[i]);
  g_array_unref (self->rows);
  g_string_chunk_free (self->texts);
  g_free (self);
}

/**
 * bst_catalogue_writer_add:
 * @row: (transfer none): copied
 *
 * Adds a row; one without an id is left out.
 */
void
bst_catalogue_writer_add (BstCatalogueWriter *self, const BstListed *row)
{
  BstStored stored;

  if (row->id == NULL || row->id[0] == '\0')
    return;
  stored = (BstStored) {
    .id = g_string_chunk_insert (self->texts, row->id),
    .parameters = row->parameters > 0 ? row->parameters : -1,
    .downloads = narrow (row->downloads),
    .likes = narrow (row->likes),
    .context = narrow (row->context),
    .created = narrow (row->created_at),
    .modified = narrow (row->last_modified),
    .fetched = narrow (row->fetched_at),
    .pass = row->pass,
    .flags = bst_catalogue_pack_flags (row->gated, row->relation, row->presence),
  };
  stored.words[BST_DICTIONARY_AUTHOR] = take_author (self, row->id);
  stored.words[BST_DICTIONARY_TASK] = take_word (self, BST_DICTIONARY_TASK, row->task);
  stored.words[BST_DICTIONARY_LIBRARY] = take_word (self, BST_DICTIONARY_LIBRARY, row->library_name);
  stored.words[BST_DICTIONARY_LICENSE] = take_license (self, row);
  stored.words[BST_DICTIONARY_LANGUAGES] = take_word (self, BST_DICTIONARY_LANGUAGES, row->languages);
  stored.words[BST_DICTIONARY_BASES] = take_word (self, BST_DICTIONARY_BASES, row->base_models);
  stored.words[BST_DICTIONARY_ENDPOINT] = take_word (self, BST_DICTIONARY_ENDPOINT, row->endpoint);
  g_array_append_val (self->rows, stored);
}

/* Adds all rows of @catalogue, which may be another one's older version. */
void
bst_catalogue_writer_add_all (BstCatalogueWriter *self, BstCatalogue *catalogue)
{
  guint n = bst_catalogue_get_n_rows (catalogue);

  for (guint i = 0; i < n; i++)
    {
      BstListed row;

      bst_catalogue_get_row (catalogue, i, &row);
      bst_catalogue_writer_add (self, &row);
    }
}

/**
 * bst_catalogue_writer_drop_unmet:
 * @pass: a pass over a Hub's whole list
 * @endpoint: that Hub
 *
 * Leaves out the rows that were added so far, that @endpoint told, or nobody knows who, and
 * that the pass did not meet: it has them no more. What others told it need not have.
 */
void
bst_catalogue_writer_drop_unmet (BstCatalogueWriter *self, guint pass, const char *endpoint)
{
  guint32 word = take_word (self, BST_DICTIONARY_ENDPOINT, endpoint);
  guint kept = 0;

  for (guint i = 0; i < self->rows->len; i++)
    {
      BstStored *row = &g_array_index (self->rows, BstStored, i);

      if (row->pass == pass || (row->words[BST_DICTIONARY_ENDPOINT] != word && row->words[BST_DICTIONARY_ENDPOINT] != 0))
        g_array_index (self->rows, BstStored, kept++) = *row;
    }
  g_array_set_size (self->rows, kept);
}

/* Returns: how many rows were added, those of one id counted each time */
guint
bst_catalogue_writer_get_n_rows (BstCatalogueWriter *self)
{
  return self->rows->len;
}
