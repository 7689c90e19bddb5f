/* The filters as a popover. It only writes the text of a query. */
#pragma once

#include <gtk/gtk.h>

#include "library/library.h"
#include "ui/fit-settings.h"

G_BEGIN_DECLS

/**
 * BstFilterPopover: filters, and beside each how many entries there would be with it.
 *
 * ::changed (char *text) tells of a filter that was chosen: the text of the query with it.
 */
#define BST_TYPE_FILTER_POPOVER (bst_filter_popover_get_type ())
G_DECLARE_FINAL_TYPE (BstFilterPopover, bst_filter_popover, BST, FILTER_POPOVER, GtkPopover)

GtkWidget *bst_filter_popover_new (BstLibrary *library, BstFitSettings *fit_settings);
void bst_filter_popover_set_query (BstFilterPopover *self, BstQuery *typed, const char *context);

G_END_DECLS
