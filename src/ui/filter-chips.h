/* The filters of a query as buttons that take them away. */
#pragma once

#include <gtk/gtk.h>

#include "core/query.h"

G_BEGIN_DECLS

#define BST_TYPE_FILTER_CHIPS (bst_filter_chips_get_type ())
G_DECLARE_FINAL_TYPE (BstFilterChips, bst_filter_chips, BST, FILTER_CHIPS, GtkBox)

void bst_filter_chips_show (BstFilterChips *self, BstQuery *query);

G_END_DECLS
