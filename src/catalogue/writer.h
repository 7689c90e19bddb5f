/* Writes the Hub's list as a file that is searched where it lies. */
#pragma once

#include "catalogue/catalogue.h"

G_BEGIN_DECLS

/**
 * BstCatalogueWriter: collects rows and writes them, in an order of its own. Of rows of
 * one id, in any case of letters, that with the newest fetched_at counts, and of equal
 * ones the one that was added last.
 */
typedef struct _BstCatalogueWriter BstCatalogueWriter;

BstCatalogueWriter *bst_catalogue_writer_new (void);
void bst_catalogue_writer_free (BstCatalogueWriter *self);
void bst_catalogue_writer_add (BstCatalogueWriter *self, const BstListed *row);
void bst_catalogue_writer_add_all (BstCatalogueWriter *self, BstCatalogue *catalogue);
void bst_catalogue_writer_drop_unmet (BstCatalogueWriter *self, guint pass, const char *endpoint);
guint bst_catalogue_writer_get_n_rows (BstCatalogueWriter *self);
gboolean bst_catalogue_writer_end (BstCatalogueWriter *self, const char *path, guint64 stamp,
                                   GCancellable *cancellable, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BstCatalogueWriter, bst_catalogue_writer_free)

G_END_DECLS
