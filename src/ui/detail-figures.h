/* The headline figures of the detail page. */
#pragma once

#include <gtk/gtk.h>

#include "core/entry.h"

G_BEGIN_DECLS

void bst_detail_add_figures (GtkFlowBox *box, BstEntry *entry);
gboolean bst_detail_figures_are_same (BstEntry *a, BstEntry *b);

G_END_DECLS
