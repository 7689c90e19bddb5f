/* The models of the list as a table: the chart's third view. */
#pragma once

#include <gtk/gtk.h>

#include "core/query.h"
#include "ui/fit-settings.h"

G_BEGIN_DECLS

#define BST_TYPE_TABLE_VIEW (bst_table_view_get_type ())
G_DECLARE_FINAL_TYPE (BstTableView, bst_table_view, BST, TABLE_VIEW, GtkWidget)

GtkWidget *bst_table_view_new (GtkSingleSelection *selection, BstFitSettings *fit_settings);
void bst_table_view_show_order (BstTableView *self, BstQuery *query);
void bst_table_view_show_selected (BstTableView *self);
GtkAdjustment *bst_table_view_get_adjustment (BstTableView *self);

G_END_DECLS
