/* A card with one headline figure, what it is, and who says so; it explains itself when it
 * is pressed. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define BST_TYPE_FIGURE (bst_figure_get_type ())
G_DECLARE_FINAL_TYPE (BstFigure, bst_figure, BST, FIGURE, GtkWidget)

/* Returns: (transfer floating): what stands in the popover, made when it is opened */
typedef GtkWidget *(*BstFigureExplain) (gpointer data);

GtkWidget *bst_figure_new (const char *value, const char *label, const char *exact, const char *note);
void bst_figure_set_explanation (BstFigure *self, const char *summary, BstFigureExplain explain, gpointer data,
                                 GDestroyNotify destroy);
void bst_figure_align (BstFigure *self, GtkSizeGroup *values);

void bst_menu_button_explain (GtkMenuButton *button, const char *title, GtkWidget *content);

G_END_DECLS
