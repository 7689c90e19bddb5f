/* A change in the list of changes. */
#pragma once

#include <gtk/gtk.h>

#include "core/change.h"
#include "core/failure.h"
#include "library/library.h"

G_BEGIN_DECLS

/**
 * BstChangeItem: a change, as a list keeps it, and whether it is the first of one model's
 * changes at one moment; or why a model could not be refreshed.
 */
#define BST_TYPE_CHANGE_ITEM (bst_change_item_get_type ())
G_DECLARE_FINAL_TYPE (BstChangeItem, bst_change_item, BST, CHANGE_ITEM, GObject)

BstChangeItem *bst_change_item_new (const BstChange *change, const BstChange *before);
BstChangeItem *bst_change_item_new_for_failure (const BstFailure *failure);
const char *bst_change_item_get_id (BstChangeItem *self);
gboolean bst_change_item_equal (BstChangeItem *self, BstChangeItem *other);

/**
 * BstChangeRow: shows one after the other.
 */
#define BST_TYPE_CHANGE_ROW (bst_change_row_get_type ())
G_DECLARE_FINAL_TYPE (BstChangeRow, bst_change_row, BST, CHANGE_ROW, GtkBox)

GtkWidget *bst_change_row_new (void);
void bst_change_row_set_item (BstChangeRow *self, BstChangeItem *item, BstLibrary *library);
void bst_change_row_update_age (BstChangeRow *self);

G_END_DECLS
