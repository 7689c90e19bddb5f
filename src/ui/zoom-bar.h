/* Buttons for a chart that is zoomed in; seen only then. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define BST_TYPE_ZOOM_BAR (bst_zoom_bar_get_type ())
G_DECLARE_FINAL_TYPE (BstZoomBar, bst_zoom_bar, BST, ZOOM_BAR, GtkWidget)

void bst_zoom_bar_set_title (BstZoomBar *self, const char *title);

G_END_DECLS
