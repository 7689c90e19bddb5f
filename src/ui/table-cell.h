/* What the table says of one model in one column. */
#pragma once

#include <gtk/gtk.h>

#include "ui/fit-settings.h"
#include "ui/table-column.h"

G_BEGIN_DECLS

#define BST_TYPE_TABLE_CELL (bst_table_cell_get_type ())
G_DECLARE_FINAL_TYPE (BstTableCell, bst_table_cell, BST, TABLE_CELL, GtkWidget)

GtkWidget *bst_table_cell_new (BstColumn column, BstFitSettings *fit_settings);
void bst_table_cell_set_entry (BstTableCell *self, BstEntry *entry);
BstEntry *bst_table_cell_get_entry (BstTableCell *self);

G_END_DECLS
