/* Words that are cut, and explained by a tooltip, rather than that a narrow window grows. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What buttons at the sides of a dialog's header bar keep. */
#define BST_HEADER_LETTERS 10

GtkWidget *bst_widget_find_label (GtkWidget *widget);
void bst_widget_give_way (GtkWidget *widget, int most);

G_END_DECLS
