/* The headline figures of the detail page. */
#pragma once

#include "ui/detail-section.h"

G_BEGIN_DECLS

void bst_detail_add_figures (GtkWidget *box, const BstDetailContext *context, const BstDetailSubject *subject);
gboolean bst_detail_figures_are_same (const BstDetailSubject *old, const BstDetailSubject *new);

GtkWidget *bst_detail_released_new (BstEntry *entry);

/* detail-memory-figure.c */
GtkWidget *bst_detail_memory_figure_new (const BstDetailContext *context, const BstDetailSubject *subject);

G_END_DECLS
