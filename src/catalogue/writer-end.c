/* How a catalogue is put down, section by section. */
#include "config.h"

#include "catalogue/writer-private.h"

#include <string.h>

#include "catalogue/atomic-file.h"
#include "core/fold.h"

/* Numbers that are put together before they are added to the file. */
#define BATCH 4096

/* What writing one catalogue works on. */
typedef struct
{
  BstCatalogueWriter *writer;
  const BstArrangement *arrangement;
  BstAtomicFile *file;
  BstHeader header;
  gboolean too_long; /* a text has more bytes than an offset can tell */
} Output;

static const BstStored *
get_stored (const Output *self, guint place)
{
  return &g_array_index (self->writer->rows, BstStored, self->arrangement->order[place]);
}

static void
begin (Output *self, BstSection section)
{
  bst_atomic_file_align (self->file, BST_CATALOGUE_ALIGNMENT);
  self->header.sections[section].offset = bst_atomic_file_get_position (self->file);
}

static void
end (Output *self, BstSection section)
{
  BstExtent *extent = &self->header.sections[section];

  extent->size = bst_atomic_file_get_position (self->file) - extent->offset;
}

static void
put_array (Output *self, BstSection section, gconstpointer elements, guint n)
{
  begin (self, section);
  bst_atomic_file_add (self->file, elements, n * bst_catalogue_get_width (section));
  end (self, section);
}

/* A column of numbers, that are at @offset within a stored row. */
static void
put_column (Output *self, BstSection section, gsize offset)
{
  gsize width = bst_catalogue_get_width (section);
  guint n = self->arrangement->n, filled = 0;
  char batch[BATCH * sizeof (gint64)];

  begin (self, section);
  for (guint i = 0; i < n; i++)
    {
      memcpy (batch + filled * width, (const char *) get_stored (self, i) + offset, width);
      if (++filled == BATCH || i + 1 == n)
        {
          bst_atomic_file_add (self->file, batch, filled * width);
          filled = 0;
        }
    }
  end (self, section);
}

typedef void (*TextFunc) (const Output *self, guint index, GString *text);

/* A section of texts, that @append adds to the one it is given, and one of where they
 * begin. */
static void
put_texts (Output *self, BstSection section, BstSection offsets_section, guint n, TextFunc append)
{
  g_autofree guint32 *offsets = g_new (guint32, (gsize) n + 1);
  g_autoptr (GString) batch = g_string_new (NULL);
  guint64 offset = 0;

  begin (self, section);
  for (guint i = 0; i < n; i++)
    {
      gsize before = batch->len;

      offsets[i] = (guint32) offset;
      append (self, i, batch);
      offset += batch->len - before;
      if (batch->len > BATCH || i + 1 == n)
        {
          bst_atomic_file_add (self->file, batch->str, batch->len);
          g_string_truncate (batch, 0);
        }
      self->too_long = self->too_long || offset >= G_MAXUINT32;
    }
  offsets[n] = (guint32) offset;
  end (self, section);
  put_array (self, offsets_section, offsets, n + 1);
}

static void
append_id (const Output *self, guint index, GString *text)
{
  const char *id = get_stored (self, index)->id;

  g_string_append_len (text, id, (gssize) strlen (id) + 1);
}

static void
append_compact (GString *text, const char *name)
{
  g_autofree char *compact = bst_fold_compact (name);

  g_string_append (text, compact);
  g_string_append_c (text, '\n');
}

static void
append_key (const Output *self, guint index, GString *text)
{
  append_compact (text, get_stored (self, index)->id);
}

static void
append_author_key (const Output *self, guint index, GString *text)
{
  append_compact (text, g_ptr_array_index (self->writer->words[BST_DICTIONARY_AUTHOR].texts, index));
}

/* Two strings: the identifier, and the name that stands for "other". */
static void
append_license (const Output *self, guint index, GString *text)
{
  const char *both = g_ptr_array_index (self->writer->words[BST_DICTIONARY_LICENSE].texts, index);
  const char *tab = strchr (both, '\t');

  g_string_append_len (text, both, tab != NULL ? tab - both : (gssize) strlen (both));
  g_string_append_c (text, '\0');
  g_string_append (text, tab != NULL ? tab + 1 : "");
  g_string_append_c (text, '\0');
}

static void
append_word (GPtrArray *texts, guint index, GString *text)
{
  const char *word = g_ptr_array_index (texts, index);

  g_string_append_len (text, word, (gssize) strlen (word) + 1);
}

#define DEFINE_APPEND(name, DICTIONARY)                                      \
  static void append_##name (const Output *self, guint index, GString *text) \
  {                                                                          \
    append_word (self->writer->words[DICTIONARY].texts, index, text);        \
  }

DEFINE_APPEND (author, BST_DICTIONARY_AUTHOR)
DEFINE_APPEND (task, BST_DICTIONARY_TASK)
DEFINE_APPEND (library, BST_DICTIONARY_LIBRARY)
DEFINE_APPEND (languages, BST_DICTIONARY_LANGUAGES)
DEFINE_APPEND (bases, BST_DICTIONARY_BASES)
DEFINE_APPEND (endpoint, BST_DICTIONARY_ENDPOINT)

static void
put_dictionaries (Output *self)
{
  static const TextFunc funcs[BST_N_DICTIONARIES] = {
    [BST_DICTIONARY_AUTHOR] = append_author,
    [BST_DICTIONARY_TASK] = append_task,
    [BST_DICTIONARY_LIBRARY] = append_library,
    [BST_DICTIONARY_LICENSE] = append_license,
    [BST_DICTIONARY_LANGUAGES] = append_languages,
    [BST_DICTIONARY_BASES] = append_bases,
    [BST_DICTIONARY_ENDPOINT] = append_endpoint,
  };

  for (guint i = 0; i < BST_N_DICTIONARIES; i++)
    {
      put_column (self, BST_SECTION_WORD + i, G_STRUCT_OFFSET (BstStored, words) + i * sizeof (guint32));
      put_texts (self, BST_SECTION_TEXT + i, BST_SECTION_TEXT_OFFSETS + i, self->writer->words[i].texts->len, funcs[i]);
    }
}

static void
put_names (Output *self)
{
  put_texts (self, BST_SECTION_IDS, BST_SECTION_ID_OFFSETS, self->arrangement->n, append_id);
  put_texts (self, BST_SECTION_KEYS, BST_SECTION_KEY_OFFSETS, self->arrangement->n, append_key);
  put_texts (self, BST_SECTION_AUTHOR_KEYS, BST_SECTION_AUTHOR_KEY_OFFSETS,
             self->writer->words[BST_DICTIONARY_AUTHOR].texts->len, append_author_key);
}

static void
put_figures (Output *self)
{
  static const struct
  {
    BstSection section;
    gsize offset;
  } columns[] = {
    { BST_SECTION_PARAMETERS, G_STRUCT_OFFSET (BstStored, parameters) },
    { BST_SECTION_DOWNLOADS, G_STRUCT_OFFSET (BstStored, downloads) },
    { BST_SECTION_LIKES, G_STRUCT_OFFSET (BstStored, likes) },
    { BST_SECTION_CONTEXT, G_STRUCT_OFFSET (BstStored, context) },
    { BST_SECTION_CREATED, G_STRUCT_OFFSET (BstStored, created) },
    { BST_SECTION_MODIFIED, G_STRUCT_OFFSET (BstStored, modified) },
    { BST_SECTION_FETCHED, G_STRUCT_OFFSET (BstStored, fetched) },
    { BST_SECTION_PASS, G_STRUCT_OFFSET (BstStored, pass) },
    { BST_SECTION_FLAGS, G_STRUCT_OFFSET (BstStored, flags) },
  };

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    put_column (self, columns[i].section, columns[i].offset);
}

static void
put_orders (Output *self)
{
  const BstArrangement *arrangement = self->arrangement;

  put_array (self, BST_SECTION_BY_NAME, arrangement->by_name, arrangement->n);
  put_array (self, BST_SECTION_BY_DATE, arrangement->by_date, arrangement->n);
  put_array (self, BST_SECTION_BY_PARAMETERS, arrangement->by_parameters, arrangement->n);
  put_array (self, BST_SECTION_BY_HASH, arrangement->by_hash, arrangement->n);
}

/* Returns: FALSE where it was cancelled on the way */
static gboolean
put_sections (Output *self, GCancellable *cancellable, GError **error)
{
  static void (*const parts[]) (Output *) = { put_names, put_figures, put_orders, put_dictionaries };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      parts[i](self);
    }
  return TRUE;
}

static void
put_header (Output *self, guint64 stamp)
{
  BstHeader *header = &self->header;

  memcpy (header->magic, BST_CATALOGUE_MAGIC, sizeof header->magic);
  header->version = BST_CATALOGUE_VERSION;
  header->byte_order = BST_CATALOGUE_BYTE_ORDER;
  header->stamp = stamp;
  header->size = bst_atomic_file_get_position (self->file);
  header->n_rows = self->arrangement->n;
  header->n_sections = BST_N_SECTIONS;
  header->checksum = bst_catalogue_checksum (header);
  bst_atomic_file_add_at (self->file, 0, header, sizeof *header);
}

/**
 * bst_catalogue_writer_end:
 * @path: of the file, which is replaced when the new one is whole
 * @stamp: what tells it from every other
 *
 * Writes what was added. The writer is of no use afterwards.
 */
gboolean
bst_catalogue_writer_end (BstCatalogueWriter *self, const char *path, guint64 stamp,
                          GCancellable *cancellable, GError **error)
{
  g_auto (BstArrangement) arrangement = { 0 };
  g_autoptr (BstAtomicFile) file = bst_atomic_file_new (path);
  Output output = { .writer = self, .arrangement = &arrangement, .file = file };

  bst_writer_sort_authors (self);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  bst_arrangement_init (&arrangement, self);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  bst_atomic_file_add (file, &output.header, sizeof output.header);
  if (!put_sections (&output, cancellable, error))
    return FALSE;
  if (output.too_long)
    {
      g_set_error_literal (error, BST_CATALOGUE_ERROR, BST_CATALOGUE_ERROR_FAILED,
                           "the ids are too long for a catalogue");
      return FALSE;
    }
  put_header (&output, stamp);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  return bst_atomic_file_end (file, error);
}
