/* What GtkMenuButton leaves to its users. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void bst_menu_button_set_menu (GtkMenuButton *button, GMenuModel *menu);
void bst_menu_button_set_name (GtkMenuButton *button, const char *name);
void bst_menu_button_explain (GtkMenuButton *button, const char *title, GtkWidget *content);

G_END_DECLS
