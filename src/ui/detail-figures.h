/* The headline figures of the detail page. */
#pragma once

#include <gtk/gtk.h>

#include "core/entry.h"

G_BEGIN_DECLS

void bst_detail_add_figures (GtkFlowBox *box, BstEntry *entry);

G_END_DECLS
