/* The legend of the chart: toggles that are the list's own filters. */
#pragma once

#include <gtk/gtk.h>

#include "core/query.h"

G_BEGIN_DECLS

#define BST_TYPE_LEGEND (bst_legend_get_type ())
G_DECLARE_FINAL_TYPE (BstLegend, bst_legend, BST, LEGEND, GtkBox)

void bst_legend_show (BstLegend *self, GListModel *results, BstQuery *query);

G_END_DECLS
