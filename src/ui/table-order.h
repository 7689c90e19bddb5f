/* The titles of a table's columns as a way to write the order into the query. */
#pragma once

#include <gtk/gtk.h>

#include "ui/table-column.h"

G_BEGIN_DECLS

#define BST_TYPE_TABLE_ORDER (bst_table_order_get_type ())
G_DECLARE_FINAL_TYPE (BstTableOrder, bst_table_order, BST, TABLE_ORDER, GObject)

BstTableOrder *bst_table_order_new (GtkColumnView *view, GtkColumnViewColumn *const columns[BST_N_COLUMNS]);
void bst_table_order_show (BstTableOrder *self, const char *sort);

G_END_DECLS
