/* The section of how large the model is beside those of the list. */
#pragma once

#include "ui/detail-section.h"

G_BEGIN_DECLS

GtkWidget *bst_detail_standing_new (const BstDetailContext *context, const BstDetailSubject *subject);
gboolean bst_detail_standing_is_same (const BstDetailContext *context, const BstDetailSubject *old,
                                      const BstDetailSubject *new);
void bst_detail_standing_update (GtkWidget *section, const BstDetailContext *context, const BstDetailSubject *subject);

G_END_DECLS
