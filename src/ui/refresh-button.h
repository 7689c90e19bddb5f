/* The button that asks the Hub, and while that goes on stops it. */
#pragma once

#include <gtk/gtk.h>

#include "core/activity.h"

G_BEGIN_DECLS

#define BST_TYPE_REFRESH_BUTTON (bst_refresh_button_get_type ())
G_DECLARE_FINAL_TYPE (BstRefreshButton, bst_refresh_button, BST, REFRESH_BUTTON, GtkButton)

void bst_refresh_button_set_activity (BstRefreshButton *self, BstActivity *activity);

G_END_DECLS
