/* The lines between the models of a lineage. */
#pragma once

#include <gtk/gtk.h>

#include "core/lineage-layout.h"

G_BEGIN_DECLS

void bst_lineage_paint_edges (cairo_t *cr, const BstLineage *lineage, const BstLineageLayout *layout,
                              const GdkRGBA *color, const GdkRGBA *accent, guint from);

G_END_DECLS
