/* The window: list, chart and detail of one query, with one selection. */
#pragma once

#include <adwaita.h>

#include "core/online.h"
#include "library/library.h"

G_BEGIN_DECLS

#define BST_TYPE_WINDOW (bst_window_get_type ())
G_DECLARE_FINAL_TYPE (BstWindow, bst_window, BST, WINDOW, AdwApplicationWindow)

GtkWidget *bst_window_new (GtkApplication *application, BstLibrary *library, BstOnline *online, GSettings *settings);
GtkWidget *bst_window_new_like (BstWindow *other);
const char *bst_window_get_selected_id (BstWindow *self);
void bst_window_open_chart (BstWindow *self, const char *link);

G_END_DECLS
