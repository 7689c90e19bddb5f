/* What an answer is made of; between the files of the answer alone. */
#pragma once

#include "catalogue/bits.h"
#include "library/results.h"

G_BEGIN_DECLS

/* An item is the number of a row in the Hub's list or, with this bit, of one of the
 * library's own entries. */
#define BST_RESULTS_OWN (1u << 31)

struct _BstResults
{
  GObject parent_instance;

  BstQuery *query;
  GPtrArray *entries; /* BstEntry: the library's own */
  BstCatalogueSearch *search; /* NULL without rows */
  GArray *items; /* guint32, in the order of the answer; with rows it is replaced, never changed */
  guint n_shown; /* so many of them are told of */
  GHashTable *made; /* row → Made */
};

/* So many rows are read between two looks at whether anybody still wants them. */
#define BST_RESULTS_ROWS_AT_A_TIME 65536

/**
 * BstResultsSnapshot: an answer as it was at a moment, which any thread may read.
 */
typedef struct
{
  GPtrArray *entries; /* BstEntry: the library's own that are in it */
  BstCatalogueSearch *search; /* NULL without rows */
  GArray *items;
} BstResultsSnapshot;

/* results-points.c */
BstResultsSnapshot *bst_results_snapshot_new (BstResults *results);
void bst_results_snapshot_free (BstResultsSnapshot *self);
gboolean bst_results_read_entry (BstEntry *entry, guint32 *days, gint64 *parameters);
guint bst_results_take_rows (const BstBits *wanted, guint *row, guint32 *rows);

G_END_DECLS
