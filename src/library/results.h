/* The answer to a query. */
#pragma once

#include <gio/gio.h>

#include "catalogue/search.h"
#include "core/points.h"
#include "core/query.h"

G_BEGIN_DECLS

/**
 * BstResults: a GListModel of BstEntry that answers one query of the library. Of the Hub's
 * list it has the numbers of rows, and makes an entry when somebody asks for it; as long
 * as anybody holds that, it is the same.
 */
#define BST_TYPE_RESULTS (bst_results_get_type ())
G_DECLARE_FINAL_TYPE (BstResults, bst_results, BST, RESULTS, GObject)

BstResults *bst_results_new (BstQuery *query, GPtrArray *entries);
BstResults *bst_results_new_with_rows (BstQuery *query, GPtrArray *entries, BstCatalogueSearch *search,
                                       const guint32 *rows, guint n_rows);
BstQuery *bst_results_get_query (BstResults *self);
gboolean bst_results_has_rows (BstResults *self);
guint bst_results_take_over (BstResults *self, BstResults *other, guint begin, guint most);
guint bst_results_find (BstResults *self, const char *id);

/* results-points.c */
void bst_results_read_points_async (BstResults *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
BstPoints *bst_results_read_points_finish (BstResults *self, GAsyncResult *result, GError **error);

/**
 * BstResultsRange: where in an answer those models are that were released between two days
 * and have between two numbers of parameters. Positions are in the order of the answer, so
 * many of them as were asked for; the numbers are of all.
 */
typedef struct
{
  GArray *known; /* guint: with a figure */
  GArray *unknown; /* guint: released then, but without a figure */
  guint n_known;
  guint n_unknown;
} BstResultsRange;

/* results-range.c */
void bst_results_find_range_async (BstResults *self, double min_days, double max_days, double min_parameters, double max_parameters,
                                   guint most, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
BstResultsRange *bst_results_find_range_finish (BstResults *self, GAsyncResult *result, GError **error);
void bst_results_range_free (BstResultsRange *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BstResultsRange, bst_results_range_free)

G_END_DECLS
