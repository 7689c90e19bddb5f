/* The shelves as a popover, in which a person finds one at once. */
#pragma once

#include <gtk/gtk.h>

#include "library/library.h"

G_BEGIN_DECLS

/**
 * BstShelfPopover: the shelves that have anything on them, each with how much. Choosing one
 * activates win.shelf, whose state says which is open.
 */
#define BST_TYPE_SHELF_POPOVER (bst_shelf_popover_get_type ())
G_DECLARE_FINAL_TYPE (BstShelfPopover, bst_shelf_popover, BST, SHELF_POPOVER, GtkPopover)

void bst_shelf_popover_give (GtkMenuButton *button, BstLibrary *library);

G_END_DECLS
