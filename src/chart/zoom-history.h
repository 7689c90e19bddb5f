/* The parts of a chart that were looked at, one after the other. */
#pragma once

#include "chart/range.h"

G_BEGIN_DECLS

/* So many are kept. */
#define BST_ZOOM_HISTORY_MOST 64

/**
 * BstZoomHistory: as that of a browser's tab. There is always a range that is shown now;
 * the first is the whole.
 */
typedef struct _BstZoomHistory BstZoomHistory;

BstZoomHistory *bst_zoom_history_new (const BstChartRange *whole);
BstZoomHistory *bst_zoom_history_copy (BstZoomHistory *self);
void bst_zoom_history_free (BstZoomHistory *self);

void bst_zoom_history_push (BstZoomHistory *self, const BstChartRange *range, guint gesture);
void bst_zoom_history_clear (BstZoomHistory *self, const BstChartRange *whole);
void bst_zoom_history_rebase (BstZoomHistory *self, const BstChartRange *from, const BstChartRange *to);
const BstChartRange *bst_zoom_history_get (BstZoomHistory *self);
gboolean bst_zoom_history_can_go (BstZoomHistory *self, int by);
const BstChartRange *bst_zoom_history_go (BstZoomHistory *self, int by);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BstZoomHistory, bst_zoom_history_free)

G_END_DECLS
