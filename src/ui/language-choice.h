/* The languages that a person can choose, as the menu and the preferences list them. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GListModel *bst_language_choice_list (void);
const char *bst_language_choice_get_code (guint position);
guint bst_language_choice_find (const char *code);
void bst_language_choice_fill_menu (GMenu *menu);

G_END_DECLS
