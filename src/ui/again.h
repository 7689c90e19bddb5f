/* Windows beside the main one, made anew in another language. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Opens the window again, over @parent. */
typedef void (*BstAgainFunc) (GtkWindow *parent, gpointer data);

void bst_again_set (GtkWindow *window, BstAgainFunc open, gpointer data, GDestroyNotify destroy);
void bst_again_set_action (GtkWindow *window, const char *detailed_action);

GPtrArray *bst_again_take (GtkWindow *parent);
void bst_again_open (GPtrArray *taken, GtkWindow *parent);

G_END_DECLS
