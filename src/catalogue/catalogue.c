#include "config.h"

#include "catalogue/catalogue-private.h"

#include <string.h>
#include <sys/mman.h>

#include "core/collate.h"

G_DEFINE_QUARK (bst - catalogue - error - quark, bst_catalogue_error)

static gboolean
refuse (GError **error, BstCatalogueError code, const char *what)
{
  g_set_error_literal (error, BST_CATALOGUE_ERROR, code, what);
  return FALSE;
}

static gboolean
refuse_damaged (GError **error)
{
  return refuse (error, BST_CATALOGUE_ERROR_DAMAGED, "not a catalogue, or not all of one");
}

static gsize
get_count (const BstHeader *header, BstSection section)
{
  return header->sections[section].size / bst_catalogue_get_width (section);
}

/* A text of strings that end with @end, so that none runs out of it. */
static gboolean
is_text_sound (BstCatalogue *self, BstSection section, char end)
{
  const char *text = bst_catalogue_get_column (self, section);
  gsize size = self->header->sections[section].size;

  return size < G_MAXUINT32 && (size == 0 || text[size - 1] == end);
}

/* How many elements each column has, as the header says: what the columns themselves say
 * is looked at where it is used. */
static gboolean
are_sections_sound (BstCatalogue *self)
{
  const BstHeader *header = self->header;

  for (guint i = 0; i < BST_N_SECTIONS; i++)
    {
      const BstExtent *extent = &header->sections[i];

      if (extent->offset % BST_CATALOGUE_ALIGNMENT != 0 || extent->offset > header->size ||
          extent->size > header->size - extent->offset || extent->size % bst_catalogue_get_width (i) != 0)
        return FALSE;
    }
  for (guint i = BST_SECTION_PARAMETERS; i <= BST_SECTION_BY_HASH; i++)
    if (get_count (header, i) != self->n_rows)
      return FALSE;
  for (guint i = 0; i < BST_N_DICTIONARIES; i++)
    {
      gsize n_offsets = get_count (header, BST_SECTION_TEXT_OFFSETS + i);

      if (get_count (header, BST_SECTION_WORD + i) != self->n_rows || n_offsets < 2 || n_offsets > G_MAXUINT32 ||
          !is_text_sound (self, BST_SECTION_TEXT + i, '\0'))
        return FALSE;
      self->n_words[i] = (guint) n_offsets - 1;
    }
  return get_count (header, BST_SECTION_ID_OFFSETS) == (gsize) self->n_rows + 1 &&
         get_count (header, BST_SECTION_KEY_OFFSETS) == (gsize) self->n_rows + 1 &&
         get_count (header, BST_SECTION_AUTHOR_KEY_OFFSETS) == (gsize) self->n_words[BST_DICTIONARY_AUTHOR] + 1 &&
         is_text_sound (self, BST_SECTION_IDS, '\0') && is_text_sound (self, BST_SECTION_KEYS, '\n') &&
         is_text_sound (self, BST_SECTION_AUTHOR_KEYS, '\n');
}

static gboolean
read_header (BstCatalogue *self, GError **error)
{
  gconstpointer contents = g_mapped_file_get_contents (self->file);
  const BstHeader *header = contents;
  gsize size = g_mapped_file_get_length (self->file);

  if (header == NULL || size < sizeof header->magic + 2 * sizeof (guint32) ||
      memcmp (header->magic, BST_CATALOGUE_MAGIC, sizeof header->magic) != 0)
    return refuse_damaged (error);
  if (header->version != BST_CATALOGUE_VERSION || header->byte_order != BST_CATALOGUE_BYTE_ORDER)
    return refuse (error, BST_CATALOGUE_ERROR_VERSION, "a catalogue of another version");
  if (size < sizeof *header || header->size != size || header->n_sections != BST_N_SECTIONS ||
      header->checksum != bst_catalogue_checksum (header))
    return refuse_damaged (error);
  self->header = header;
  self->n_rows = header->n_rows;
  return are_sections_sound (self) || refuse_damaged (error);
}

/**
 * bst_catalogue_open:
 *
 * Maps a catalogue, which takes no longer for millions of rows than for one. The file may
 * be replaced, and removed, while it is open. A file that is not there gives
 * G_FILE_ERROR_NOENT.
 *
 * Returns: (transfer full) (nullable)
 */
BstCatalogue *
bst_catalogue_open (const char *path, GError **error)
{
  g_autoptr (BstCatalogue) self = NULL;
  GMappedFile *file = g_mapped_file_new (path, FALSE, error);

  if (file == NULL)
    return NULL;
  self = g_new0 (BstCatalogue, 1);
  g_atomic_ref_count_init (&self->references);
  self->file = file;
  return read_header (self, error) ? g_steal_pointer (&self) : NULL;
}

BstCatalogue *
bst_catalogue_ref (BstCatalogue *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
bst_catalogue_unref (BstCatalogue *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;
  g_mapped_file_unref (self->file);
  g_free (self);
}

guint
bst_catalogue_get_n_rows (BstCatalogue *self)
{
  return self->n_rows;
}

/* Returns: what tells this file from those before and after it */
guint64
bst_catalogue_get_stamp (BstCatalogue *self)
{
  return self->header->stamp;
}

/* Returns: the bytes of the file */
guint64
bst_catalogue_get_size (BstCatalogue *self)
{
  return self->header->size;
}

gconstpointer
bst_catalogue_get_column (BstCatalogue *self, BstSection section)
{
  return (const char *) self->header + self->header->sections[section].offset;
}

const guint32 *
bst_catalogue_get_numbers (BstCatalogue *self, BstSection section)
{
  return bst_catalogue_get_column (self, section);
}

/* The last byte of a text is the end of a string: whatever the offset, so long as it is
 * within, a string begins there that ends within. */
static const char *
get_string (BstCatalogue *self, BstSection text, BstSection offsets, guint index)
{
  guint32 offset = bst_catalogue_get_numbers (self, offsets)[index];

  return offset < self->header->sections[text].size ? (const char *) bst_catalogue_get_column (self, text) + offset : "";
}

/* Returns: (transfer none): the id of a row; "" where the file is damaged */
const char *
bst_catalogue_get_id (BstCatalogue *self, guint row)
{
  g_return_val_if_fail (row < self->n_rows, "");

  return get_string (self, BST_SECTION_IDS, BST_SECTION_ID_OFFSETS, row);
}

/* Returns: (transfer none) (nullable): a text of a dictionary */
const char *
bst_catalogue_get_word (BstCatalogue *self, BstDictionary dictionary, guint word)
{
  if (word == 0 || word >= self->n_words[dictionary])
    return NULL;
  return get_string (self, BST_SECTION_TEXT + dictionary, BST_SECTION_TEXT_OFFSETS + dictionary, word);
}

/* Returns: (transfer none) (nullable): what stands for "other" in that licence: it is the
 *   string behind the identifier's */
const char *
bst_catalogue_get_license_name (BstCatalogue *self, guint word)
{
  const char *id = bst_catalogue_get_word (self, BST_DICTIONARY_LICENSE, word);
  const char *text = bst_catalogue_get_column (self, BST_SECTION_TEXT + BST_DICTIONARY_LICENSE);
  const char *name;

  if (id == NULL || id[0] == '\0')
    return NULL;
  name = id + strlen (id) + 1;
  return name < text + self->header->sections[BST_SECTION_TEXT + BST_DICTIONARY_LICENSE].size && name[0] != '\0' ? name : NULL;
}

/* Returns: (transfer none): the part of @id that names the model, behind its maker's */
const char *
bst_catalogue_find_name (const char *id)
{
  const char *slash = strchr (id, '/');

  return slash != NULL ? slash + 1 : id;
}

/* Returns: the first author from @first on, at least 1, whose name is not before @name; their
 *   number where there is none. Names that differ in case alone are apart by their bytes,
 *   capitals first. */
guint
bst_catalogue_find_author (BstCatalogue *self, guint first, const char *name)
{
  guint high = self->n_words[BST_DICTIONARY_AUTHOR];

  while (first < high)
    {
      guint middle = first + (high - first) / 2;

      if (bst_name_collate (bst_catalogue_get_word (self, BST_DICTIONARY_AUTHOR, middle), name) < 0)
        first = middle + 1;
      else
        high = middle;
    }
  return first;
}

BstTexts
bst_catalogue_get_ids (BstCatalogue *self)
{
  return (BstTexts) {
    .text = bst_catalogue_get_column (self, BST_SECTION_IDS),
    .size = self->header->sections[BST_SECTION_IDS].size,
    .offsets = bst_catalogue_get_numbers (self, BST_SECTION_ID_OFFSETS),
    .n = self->n_rows,
  };
}

BstTexts
bst_catalogue_get_keys (BstCatalogue *self)
{
  return (BstTexts) {
    .text = bst_catalogue_get_column (self, BST_SECTION_KEYS),
    .size = self->header->sections[BST_SECTION_KEYS].size,
    .offsets = bst_catalogue_get_numbers (self, BST_SECTION_KEY_OFFSETS),
    .n = self->n_rows,
  };
}

BstTexts
bst_catalogue_get_author_keys (BstCatalogue *self)
{
  return (BstTexts) {
    .text = bst_catalogue_get_column (self, BST_SECTION_AUTHOR_KEYS),
    .size = self->header->sections[BST_SECTION_AUTHOR_KEYS].size,
    .offsets = bst_catalogue_get_numbers (self, BST_SECTION_AUTHOR_KEY_OFFSETS),
    .n = self->n_words[BST_DICTIONARY_AUTHOR],
  };
}

/**
 * bst_catalogue_rest:
 *
 * Has the pages that were looked at no longer count as the program's memory; they stay
 * where the system keeps files, and are back as soon as they are looked at.
 */
void
bst_catalogue_rest (BstCatalogue *self)
{
  madvise ((gpointer) self->header, g_mapped_file_get_length (self->file), MADV_DONTNEED);
}
