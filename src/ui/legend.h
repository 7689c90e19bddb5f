/* The heading of the chart and its legend: toggles that are the list's own filters. */
#pragma once

#include <gtk/gtk.h>

#include "core/query.h"

G_BEGIN_DECLS

/* A number that nobody has counted: the class is named without one. */
#define BST_LEGEND_UNKNOWN G_MAXUINT

#define BST_TYPE_LEGEND (bst_legend_get_type ())
G_DECLARE_FINAL_TYPE (BstLegend, bst_legend, BST, LEGEND, GtkWidget)

void bst_legend_set_title (BstLegend *self, const char *title);
void bst_legend_show (BstLegend *self, const guint counts[BST_N_OPENNESS], BstQuery *query);

G_END_DECLS
