/* What a model comes from and what came from it, in the detail page. */
#pragma once

#include "ui/detail-section.h"

G_BEGIN_DECLS

GtkWidget *bst_detail_lineage_new (const BstDetailContext *context, const BstDetailSubject *subject);
gboolean bst_detail_lineage_is_same (const BstDetailContext *context, const BstDetailSubject *old,
                                     const BstDetailSubject *new);
void bst_detail_lineage_update (GtkWidget *section, const BstDetailContext *context, const BstDetailSubject *subject);

G_END_DECLS
