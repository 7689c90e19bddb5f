/* Who says what: every claim for one field, with its source and a way to cite it. */
#pragma once

#include <gtk/gtk.h>

#include "core/entry.h"

G_BEGIN_DECLS

GtkWidget *bst_claim_list_new (BstEntry *entry, BstField field);
GtkWidget *bst_claim_link_new (const char *text, const char *url);
void bst_widget_copy (GtkWidget *widget, const char *text, const char *message);

G_END_DECLS
