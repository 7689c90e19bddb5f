/* Over the list: the way back to the page that welcomes, as long as it was not answered. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* ::closed tells that somebody wants no answer to be asked for any more. */
#define BST_TYPE_WELCOME_BAR (bst_welcome_bar_get_type ())
G_DECLARE_FINAL_TYPE (BstWelcomeBar, bst_welcome_bar, BST, WELCOME_BAR, GtkBox)

GtkWidget *bst_welcome_bar_new (void);

G_END_DECLS
