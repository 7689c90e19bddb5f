/* How many entries there would be with one filter or another. */
#pragma once

#include "library/library.h"

G_BEGIN_DECLS

/* A value of a facet. */
typedef struct
{
  BstFacet facet;
  char *value; /* as a query has it, without quotation marks */
  char *label; /* as people read it; NULL where whoever asks knows it */
  guint n; /* entries that the query finds with this value in the place of those it has */
} BstCount;

/**
 * BstCounts: values of facets, and how many entries a query would find with each. It
 * counts what the library had when it was made.
 *
 * The facets are BST_FACET_LICENSE, BST_FACET_OPENNESS, BST_FACET_PARAMS, BST_FACET_KIND,
 * BST_FACET_TASK, BST_FACET_ORG and BST_FACET_FITS.
 */
typedef struct _BstCounts BstCounts;

BstCounts *bst_counts_new (BstLibrary *library, BstQuery *query);
void bst_counts_free (BstCounts *self);
void bst_counts_add_value (BstCounts *self, BstFacet facet, const char *value);
void bst_counts_add_frequent (BstCounts *self, BstFacet facet, guint most);
void bst_counts_run (BstCounts *self, GCancellable *cancellable);
guint bst_counts_get_n (BstCounts *self);
const BstCount *bst_counts_get (BstCounts *self, guint index);

void bst_library_count_values_async (BstLibrary *self, BstCounts *counts, GCancellable *cancellable,
                                     GAsyncReadyCallback callback, gpointer user_data);
BstCounts *bst_library_count_values_finish (BstLibrary *self, GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BstCounts, bst_counts_free)

G_END_DECLS
