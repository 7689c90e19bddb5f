/* The parts of the sentence that says what a chart shows. */
#pragma once

#include "chart/range.h"

G_BEGIN_DECLS

void bst_summary_append (GString *sentence, char *part);
void bst_summary_append_known (GString *sentence, guint n, gint64 least, gint64 most);
void bst_summary_append_zoom (GString *sentence, const BstChartRange *range, BstChartAxes axes, guint n_outside);
void bst_summary_append_unknown (GString *sentence, guint n, gboolean on_strip);
void bst_summary_append_left_out (GString *sentence, guint n_undated, guint n_without);
char *bst_summary_end (GString *sentence);

G_END_DECLS
