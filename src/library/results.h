/* The answer to a query. */
#pragma once

#include "core/query.h"

G_BEGIN_DECLS

/**
 * BstResults: a GListModel of BstEntry that answers one query of the library.
 */
#define BST_TYPE_RESULTS (bst_results_get_type ())
G_DECLARE_FINAL_TYPE (BstResults, bst_results, BST, RESULTS, GObject)

BstResults *bst_results_new (BstQuery *query, GPtrArray *entries);
BstQuery *bst_results_get_query (BstResults *self);
guint bst_results_take_over (BstResults *self, BstResults *other, guint begin, guint most);
guint bst_results_find (BstResults *self, const char *id);

G_END_DECLS
