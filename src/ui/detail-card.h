/* The model card on the detail page. */
#pragma once

#include "ui/detail-section.h"

G_BEGIN_DECLS

GtkWidget *bst_detail_card_new (const BstDetailContext *context, const BstDetailSubject *subject);
gboolean bst_detail_card_is_same (const BstDetailContext *context, const BstDetailSubject *old,
                                  const BstDetailSubject *new);

G_END_DECLS
