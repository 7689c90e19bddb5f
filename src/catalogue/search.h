/* Answers queries from a catalogue. */
#pragma once

#include "catalogue/catalogue.h"
#include "core/guide.h"
#include "core/query.h"

G_BEGIN_DECLS

/**
 * BstCatalogueSearch: a catalogue, and what the guide knows of its makers and licences.
 * Reference-counted; any thread may use it, as long as the guide lives. It finds what
 * bst_query_matches() and bst_query_compare() would among entries made of all rows.
 */
typedef struct _BstCatalogueSearch BstCatalogueSearch;

BstCatalogueSearch *bst_catalogue_search_new (BstCatalogue *catalogue, BstGuide *guide);
BstCatalogueSearch *bst_catalogue_search_ref (BstCatalogueSearch *self);
void bst_catalogue_search_unref (BstCatalogueSearch *self);
BstCatalogue *bst_catalogue_search_get_catalogue (BstCatalogueSearch *self);

gboolean bst_catalogue_search_may_find (BstCatalogueSearch *self, BstQuery *query);
guint32 *bst_catalogue_search_run (BstCatalogueSearch *self, BstQuery *query, const guint32 *hidden, guint n_hidden,
                                   GCancellable *cancellable, guint *n_found);
guint bst_catalogue_search_count (BstCatalogueSearch *self, BstQuery *query, const guint32 *hidden, guint n_hidden,
                                  GCancellable *cancellable);
BstEntry *bst_catalogue_search_make_entry (BstCatalogueSearch *self, guint row);
void bst_catalogue_search_read_points (BstCatalogueSearch *self, const guint32 *rows, guint n,
                                       guint32 *days, gint64 *parameters, guint8 *openness);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BstCatalogueSearch, bst_catalogue_search_unref)

G_END_DECLS
