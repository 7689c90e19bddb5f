/* What the windows that list models have in common: their size, and rows of which each
 * stands for a model. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void bst_models_window_set_size (GtkWindow *self, int width, int height);

GtkWidget *bst_models_row_new (const char *id, const char *name, const char *description, GtkWidget *child);
const char *bst_models_row_get_id (GtkListBoxRow *row);
void bst_models_list_clear (GtkListBox *list);

G_END_DECLS
