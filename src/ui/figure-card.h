/* A card with one headline figure, what it is, and who says so; it explains itself when it
 * is pressed. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define BST_TYPE_FIGURE_CARD (bst_figure_card_get_type ())
G_DECLARE_FINAL_TYPE (BstFigureCard, bst_figure_card, BST, FIGURE_CARD, GtkWidget)

/* Returns: (transfer floating): what stands in the popover, made when it is opened */
typedef GtkWidget *(*BstFigureCardExplain) (gpointer data);

GtkWidget *bst_figure_card_new (const char *value, const char *label, const char *exact, const char *note);
void bst_figure_card_set_explanation (BstFigureCard *self, const char *summary, BstFigureCardExplain explain, gpointer data,
                                      GDestroyNotify destroy);
void bst_figure_cards_align (GtkWidget *box);

G_END_DECLS
