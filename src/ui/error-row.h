/* Preferences: the row below an entry that says what is wrong with it. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define BST_TYPE_ERROR_ROW (bst_error_row_get_type ())
G_DECLARE_FINAL_TYPE (BstErrorRow, bst_error_row, BST, ERROR_ROW, AdwActionRow)

void bst_error_row_show (BstErrorRow *self, GtkWidget *entry, const char *message);

G_END_DECLS
