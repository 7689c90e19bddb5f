/* A filter of the popover: a check, and how many entries there would be with it. */
#pragma once

#include <gtk/gtk.h>

#include "core/query.h"

G_BEGIN_DECLS

GtkWidget *bst_filter_check_new (BstFacet facet, const char *value, const char *label);
BstFacet bst_filter_check_get_facet (GtkWidget *check);
const char *bst_filter_check_get_value (GtkWidget *check);
void bst_filter_check_reserve (GtkWidget *check, guint n_chars);
void bst_filter_check_set_count (GtkWidget *check, guint n);
void bst_filter_check_clear_count (GtkWidget *check);

G_END_DECLS
