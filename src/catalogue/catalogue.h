/* The Hub's list of models as it lies on the disk. */
#pragma once

#include "catalogue/listed.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  BST_CATALOGUE_ERROR_DAMAGED, /* not a catalogue, or not all of one */
  BST_CATALOGUE_ERROR_VERSION, /* of another version of the program */
  BST_CATALOGUE_ERROR_FULL, /* no room is left on the disk */
  BST_CATALOGUE_ERROR_FAILED, /* could not be read or written */
} BstCatalogueError;

/* Their messages are for whoever looks into a fault: words for a person are found where
 * they are told. */
#define BST_CATALOGUE_ERROR (bst_catalogue_error_quark ())
GQuark bst_catalogue_error_quark (void);

/**
 * BstCatalogue: an immutable file of rows, the most downloaded first, that is mapped
 * into memory. Reference-counted; any thread may use it at any time.
 */
typedef struct _BstCatalogue BstCatalogue;

BstCatalogue *bst_catalogue_open (const char *path, GError **error);
BstCatalogue *bst_catalogue_ref (BstCatalogue *self);
void bst_catalogue_unref (BstCatalogue *self);
guint bst_catalogue_get_n_rows (BstCatalogue *self);
guint64 bst_catalogue_get_stamp (BstCatalogue *self);
guint64 bst_catalogue_get_size (BstCatalogue *self);
void bst_catalogue_get_row (BstCatalogue *self, guint index, BstListed *row);
gboolean bst_catalogue_find (BstCatalogue *self, const char *id, guint *index);
void bst_catalogue_rest (BstCatalogue *self);
guint bst_catalogue_count_missing (BstCatalogue *self, BstCatalogue *other);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BstCatalogue, bst_catalogue_unref)

G_END_DECLS
