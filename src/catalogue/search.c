#include "config.h"

#include "catalogue/search-private.h"

#include "core/entry-hub.h"

#define MOST_CLASSES 255

static guint
find_class (BstCatalogueSearch *self, BstLicense *license)
{
  for (guint i = BST_LICENSE_CLASS_UNKNOWN + 1; i < self->license_classes->len; i++)
    if (g_array_index (self->license_classes, BstLicenseClass, i).license == license)
      return i;
  return G_MAXUINT;
}

static guint
add_class (BstCatalogueSearch *self, BstLicense *license, guint word)
{
  BstLicenseClass class = { .row_word = word, .license = license };

  g_array_append_val (self->license_classes, class);
  return self->license_classes->len - 1;
}

static guint
find_or_add_class (BstCatalogueSearch *self, guint word)
{
  const char *id = bst_catalogue_get_word (self->catalogue, BST_DICTIONARY_LICENSE, word);
  const char *name = bst_catalogue_get_license_name (self->catalogue, word);
  g_autofree char *meant = bst_entry_dup_license_id (id, name, self->guide);
  BstLicense *license = meant != NULL ? bst_guide_get_license (self->guide, meant) : NULL;
  guint class;

  if (meant == NULL)
    return BST_LICENSE_CLASS_NONE;
  if (license == NULL)
    {
      g_array_index (self->license_classes, BstLicenseClass, BST_LICENSE_CLASS_UNKNOWN).row_word = word;
      return BST_LICENSE_CLASS_UNKNOWN;
    }
  class = find_class (self, license);
  if (class == G_MAXUINT && self->license_classes->len <= MOST_CLASSES)
    class = add_class (self, license, word);
  return class != G_MAXUINT ? class : BST_LICENSE_CLASS_UNKNOWN;
}

static void
class_licenses (BstCatalogueSearch *self)
{
  guint n = self->catalogue->n_words[BST_DICTIONARY_LICENSE];

  self->license_classes = g_array_new (FALSE, FALSE, sizeof (BstLicenseClass));
  self->license_class = g_new0 (guint8, n);
  add_class (self, NULL, 0);
  add_class (self, NULL, 0);
  for (guint i = 1; i < n; i++)
    self->license_class[i] = (guint8) find_or_add_class (self, i);
}

/**
 * bst_catalogue_search_new:
 * @guide: (transfer none): has to live as long
 *
 * Returns: (transfer full)
 */
BstCatalogueSearch *
bst_catalogue_search_new (BstCatalogue *catalogue, BstGuide *guide)
{
  BstCatalogueSearch *self = g_new0 (BstCatalogueSearch, 1);

  g_atomic_ref_count_init (&self->references);
  self->catalogue = bst_catalogue_ref (catalogue);
  self->guide = guide;
  self->makers = bst_makers_new (catalogue, guide);
  self->bynames = bst_guide_dup_bynames (guide);
  g_mutex_init (&self->lock);
  self->word_rows = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_array_unref);
  class_licenses (self);
  return self;
}

BstCatalogueSearch *
bst_catalogue_search_ref (BstCatalogueSearch *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
bst_catalogue_search_unref (BstCatalogueSearch *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;
  bst_catalogue_unref (self->catalogue);
  g_array_unref (self->makers);
  g_hash_table_unref (self->word_rows);
  g_mutex_clear (&self->lock);
  g_ptr_array_unref (self->bynames);
  g_array_unref (self->license_classes);
  g_clear_pointer (&self->bonds, g_array_unref);
  g_free (self->bond);
  g_free (self->license_class);
  g_free (self);
}

/* Returns: (transfer none) */
BstCatalogue *
bst_catalogue_search_get_catalogue (BstCatalogueSearch *self)
{
  return self->catalogue;
}

static void
find_rows (BstCatalogueSearch *self, BstQuery *query, const guint32 *hidden, guint n_hidden, GCancellable *cancellable, BstBits *rows)
{
  bst_bits_init (rows, self->catalogue->n_rows);
  bst_bits_fill (rows);
  for (guint i = 0; i < n_hidden; i++)
    if (hidden[i] < rows->n)
      bst_bits_remove (rows, hidden[i]);
  bst_search_meet_words (self, query, rows, cancellable);
  bst_search_meet_facets (self, query, rows, cancellable);
}

/**
 * bst_catalogue_search_run:
 * @hidden: (array length=n_hidden): rows that are not to be found: the library knows more
 *   of these models
 * @n_found: (out): how many rows
 *
 * Returns: (transfer full) (array length=n_found): the rows that @query finds, in its
 *   order; some where @cancellable ended it early
 */
guint32 *
bst_catalogue_search_run (BstCatalogueSearch *self, BstQuery *query, const guint32 *hidden, guint n_hidden,
                          GCancellable *cancellable, guint *n_found)
{
  g_auto (BstBits) rows = { 0 };

  find_rows (self, query, hidden, n_hidden, cancellable, &rows);
  return bst_search_sort (self, query, &rows, cancellable, n_found);
}

/* Returns: how many rows bst_catalogue_search_run() would give */
guint
bst_catalogue_search_count (BstCatalogueSearch *self, BstQuery *query, const guint32 *hidden, guint n_hidden,
                            GCancellable *cancellable)
{
  g_auto (BstBits) rows = { 0 };

  find_rows (self, query, hidden, n_hidden, cancellable, &rows);
  return bst_bits_count (&rows);
}

/* Returns: (transfer full): an entry of what the catalogue has of a model */
BstEntry *
bst_catalogue_search_make_entry (BstCatalogueSearch *self, guint row)
{
  g_autoptr (BstRepository) record = NULL;
  BstListed figures;

  bst_catalogue_get_row (self->catalogue, row, &figures);
  record = bst_listed_to_repository (&figures);
  return bst_entry_new_from_repository (record, self->guide);
}
