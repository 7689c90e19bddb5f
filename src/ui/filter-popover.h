/* The filters as a popover. It only writes the text of a query. */
#pragma once

#include <gtk/gtk.h>

#include "library/library.h"

G_BEGIN_DECLS

#define BST_TYPE_FILTER_POPOVER (bst_filter_popover_get_type ())
G_DECLARE_FINAL_TYPE (BstFilterPopover, bst_filter_popover, BST, FILTER_POPOVER, GtkPopover)

GtkWidget *bst_filter_popover_new (BstLibrary *library);
void bst_filter_popover_show (BstFilterPopover *self, BstQuery *query);

G_END_DECLS
