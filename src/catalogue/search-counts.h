/* How many rows there are with one value of a facet or another. */
#pragma once

#include "catalogue/search.h"

G_BEGIN_DECLS

/**
 * BstSearchCounts: counts the rows that a query would find with one value of a facet in
 * the place of those that it has. Each facet is counted once, for all its values. It
 * belongs to one thread.
 *
 * The facets are BST_FACET_LICENSE, BST_FACET_OPENNESS, BST_FACET_PARAMS, BST_FACET_KIND,
 * BST_FACET_TASK and BST_FACET_ORG.
 */
typedef struct _BstSearchCounts BstSearchCounts;

/* A value that many rows have. */
typedef struct
{
  char *value; /* as a query has it, without quotation marks */
  char *label; /* as people read it */
  guint n; /* rows; org: finds those of makers besides whose names have this one in them */
} BstFrequent;

void bst_frequent_clear (BstFrequent *self);

BstSearchCounts *bst_search_counts_new (BstCatalogueSearch *search, BstQuery *query, const guint32 *hidden, guint n_hidden,
                                        GCancellable *cancellable);
void bst_search_counts_free (BstSearchCounts *self);
guint bst_search_counts_get (BstSearchCounts *self, BstFacet facet, const char *value);
GArray *bst_search_counts_dup_frequent (BstSearchCounts *self, BstFacet facet, guint most);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BstSearchCounts, bst_search_counts_free)

G_END_DECLS
