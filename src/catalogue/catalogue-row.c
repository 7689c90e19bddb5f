/* Rows, as they come out of a catalogue. */
#include "config.h"

#include "catalogue/catalogue-private.h"

static gint64
get_number (BstCatalogue *self, BstSection section, guint row)
{
  guint32 number = bst_catalogue_get_numbers (self, section)[row];

  return number != BST_CATALOGUE_UNKNOWN ? (gint64) number : -1;
}

static const char *
get_text (BstCatalogue *self, BstDictionary dictionary, guint row)
{
  const char *text = bst_catalogue_get_word (self, dictionary, bst_catalogue_get_numbers (self, BST_SECTION_WORD + dictionary)[row]);

  return text != NULL && text[0] != '\0' ? text : NULL;
}

/**
 * bst_catalogue_get_row:
 * @index: less than the number of rows
 * @row: (out): whose texts live as long as the catalogue
 */
void
bst_catalogue_get_row (BstCatalogue *self, guint index, BstListed *row)
{
  const guint32 *flags = bst_catalogue_get_numbers (self, BST_SECTION_FLAGS);
  const guint32 *licenses = bst_catalogue_get_numbers (self, BST_SECTION_WORD + BST_DICTIONARY_LICENSE);
  const gint64 *parameters = bst_catalogue_get_column (self, BST_SECTION_PARAMETERS);

  g_return_if_fail (index < self->n_rows);

  *row = (BstListed) {
    .id = bst_catalogue_get_id (self, index),
    .endpoint = get_text (self, BST_DICTIONARY_ENDPOINT, index),
    .task = get_text (self, BST_DICTIONARY_TASK, index),
    .library_name = get_text (self, BST_DICTIONARY_LIBRARY, index),
    .license = get_text (self, BST_DICTIONARY_LICENSE, index),
    .license_name = bst_catalogue_get_license_name (self, licenses[index]),
    .languages = get_text (self, BST_DICTIONARY_LANGUAGES, index),
    .base_models = get_text (self, BST_DICTIONARY_BASES, index),
    .downloads = get_number (self, BST_SECTION_DOWNLOADS, index),
    .likes = get_number (self, BST_SECTION_LIKES, index),
    .created_at = get_number (self, BST_SECTION_CREATED, index),
    .last_modified = get_number (self, BST_SECTION_MODIFIED, index),
    .fetched_at = get_number (self, BST_SECTION_FETCHED, index),
    .parameters = parameters[index],
    .context = get_number (self, BST_SECTION_CONTEXT, index),
    .gated = MIN (BST_FLAGS_GATED (flags[index]), BST_N_GATED - 1),
    .relation = MIN (BST_FLAGS_RELATION (flags[index]), BST_N_RELATIONS - 1),
    .presence = MIN (BST_FLAGS_PRESENCE (flags[index]), BST_N_PRESENCES - 1),
    .pass = bst_catalogue_get_numbers (self, BST_SECTION_PASS)[index],
  };
}

/* The @place-th id by hash; "" where the file is damaged. */
static const char *
get_id_by_hash (BstCatalogue *self, guint place)
{
  guint row = bst_catalogue_get_numbers (self, BST_SECTION_BY_HASH)[place];

  return row < self->n_rows ? bst_catalogue_get_id (self, row) : "";
}

/* So often a place is guessed before what is left is halved. */
#define GUESSES 12

/* Returns: the first place among the rows by hash whose hash is not less than @hash. Hashes
 * are spread evenly, so that one is nearly where its size says: each step is a look at a page
 * of the file that may not be at hand, and this takes five of them where halving millions
 * takes twenty. */
static guint
find_hash (BstCatalogue *self, guint32 hash)
{
  guint64 low_hash = 0, high_hash = G_GUINT64_CONSTANT (1) << 32;
  guint low = 0, high = self->n_rows;

  for (guint step = 0; low < high; step++)
    {
      guint64 share = step < GUESSES && high_hash > low_hash ? (hash - low_hash) * (high - low) / (high_hash - low_hash)
                                                             : (high - low) / 2;
      guint middle = low + (guint) MIN (share, high - low - 1);
      guint32 found = bst_catalogue_hash (get_id_by_hash (self, middle));

      if (found < hash)
        {
          low = middle + 1;
          low_hash = found;
        }
      else
        {
          high = middle;
          high_hash = found;
        }
    }
  return low;
}

/**
 * bst_catalogue_find:
 * @id: a repository's, in any case of letters
 * @index: (out): its row; untouched where there is none
 *
 * Returns: whether there is such a row
 */
gboolean
bst_catalogue_find (BstCatalogue *self, const char *id, guint *index)
{
  const guint32 *rows = bst_catalogue_get_numbers (self, BST_SECTION_BY_HASH);
  guint32 hash = bst_catalogue_hash (id);

  for (guint place = find_hash (self, hash); place < self->n_rows && rows[place] < self->n_rows; place++)
    {
      const char *found = bst_catalogue_get_id (self, rows[place]);

      if (g_ascii_strcasecmp (found, id) == 0)
        {
          *index = rows[place];
          return TRUE;
        }
      if (bst_catalogue_hash (found) != hash)
        return FALSE;
    }
  return FALSE;
}

/* Whether @id is among those of one hash that begin at @place. */
static gboolean
is_at (BstCatalogue *self, guint place, guint32 hash, const char *id)
{
  for (; place < self->n_rows; place++)
    {
      const char *found = get_id_by_hash (self, place);

      if (g_ascii_strcasecmp (found, id) == 0)
        return TRUE;
      if (bst_catalogue_hash (found) != hash)
        return FALSE;
    }
  return FALSE;
}

/**
 * bst_catalogue_count_missing:
 *
 * Returns: how many rows of @other have an id that no row of @self has; one walk over both,
 *   which is quicker than to look for each
 */
guint
bst_catalogue_count_missing (BstCatalogue *self, BstCatalogue *other)
{
  guint count = 0, place = 0;

  for (guint i = 0; i < other->n_rows; i++)
    {
      const char *id = get_id_by_hash (other, i);
      guint32 hash = bst_catalogue_hash (id);

      while (place < self->n_rows && bst_catalogue_hash (get_id_by_hash (self, place)) < hash)
        place++;
      if (!is_at (self, place, hash, id))
        count++;
    }
  return count;
}
