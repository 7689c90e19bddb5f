/* A row of the list: a model in two lines. It paints itself. */
#pragma once

#include <gtk/gtk.h>

#include "core/entry.h"
#include "ui/fit-settings.h"

G_BEGIN_DECLS

#define BST_TYPE_ROW (bst_row_get_type ())
G_DECLARE_FINAL_TYPE (BstRow, bst_row, BST, ROW, GtkWidget)

GtkWidget *bst_row_new (BstFitSettings *fit_settings);
void bst_row_set_entry (BstRow *self, BstEntry *entry, gboolean is_listed);
BstEntry *bst_row_get_entry (BstRow *self);

G_END_DECLS
