/* A card with one headline figure, what it is, and who says so. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define BST_TYPE_FIGURE (bst_figure_get_type ())
G_DECLARE_FINAL_TYPE (BstFigure, bst_figure, BST, FIGURE, GtkBox)

GtkWidget *bst_figure_new (const char *value, const char *label, const char *exact, const char *note,
                           const char *explanation);
void bst_figure_align (BstFigure *self, GtkSizeGroup *values, GtkSizeGroup *labels);

G_END_DECLS
