/* What changed, as refreshes found it. */
#pragma once

#include <adwaita.h>

#include "core/activity.h"
#include "library/library.h"

G_BEGIN_DECLS

#define BST_TYPE_CHANGES_WINDOW (bst_changes_window_get_type ())
G_DECLARE_FINAL_TYPE (BstChangesWindow, bst_changes_window, BST, CHANGES_WINDOW, AdwWindow)

GtkWidget *bst_changes_window_new (GtkWindow *parent, BstLibrary *library, BstActivity *activity);

G_END_DECLS
