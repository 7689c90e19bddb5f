/* The line at the list's foot: how far a refresh is, else how old the figures are. */
#pragma once

#include <gtk/gtk.h>

#include "core/online.h"
#include "library/library.h"

G_BEGIN_DECLS

#define BST_TYPE_REFRESH_STATUS (bst_refresh_status_get_type ())
G_DECLARE_FINAL_TYPE (BstRefreshStatus, bst_refresh_status, BST, REFRESH_STATUS, GtkBox)

void bst_refresh_status_set_online (BstRefreshStatus *self, BstLibrary *library, BstOnline *online);

G_END_DECLS
