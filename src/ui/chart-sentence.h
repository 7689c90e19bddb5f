/* The chart in a sentence, to be read and copied: at most two lines of it, and all of it in a
 * popover where it takes more. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define BST_TYPE_CHART_SENTENCE (bst_chart_sentence_get_type ())
G_DECLARE_FINAL_TYPE (BstChartSentence, bst_chart_sentence, BST, CHART_SENTENCE, GtkWidget)

void bst_chart_sentence_set_text (BstChartSentence *self, const char *text);

G_END_DECLS
