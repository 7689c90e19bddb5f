/* A chart in a line of text, which brings the same chart back. */
#pragma once

#include "chart/range.h"

G_BEGIN_DECLS

/* What the text begins with. */
#define BST_CHART_STATE_SCHEME "chart:"

/* A longer text is not read: the longest query fits in, and many pins. */
#define BST_CHART_STATE_MOST_BYTES 65536
#define BST_CHART_STATE_MOST_PINS 100

typedef enum
{
  BST_CHART_STATE_ERROR_NO_STATE, /* does not begin as one */
  BST_CHART_STATE_ERROR_INVALID,
} BstChartStateError;

#define BST_CHART_STATE_ERROR (bst_chart_state_error_quark ())
GQuark bst_chart_state_error_quark (void);

/**
 * BstChartState: what makes a chart: of which models, as what, which part of it, and what
 * stands out.
 */
typedef struct
{
  char *view; /* "timeline", "ranking" or "table" */
  char *query; /* as it is typed, "" for everything; a shelf is a part of it */
  gboolean has_range;
  BstChartRange range; /* what is no number (NaN) is where the whole ends, as bst_chart_range_clamp() has it */
  char *selected; /* (nullable): an id */
  char **pinned; /* (nullable): ids, and NULL behind them */
} BstChartState;

gboolean bst_chart_state_is_text (const char *text);
BstChartState *bst_chart_state_new (const char *view, const char *query);
BstChartState *bst_chart_state_parse (const char *text, GError **error);
char *bst_chart_state_to_string (const BstChartState *self);
void bst_chart_state_free (BstChartState *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BstChartState, bst_chart_state_free)

G_END_DECLS
