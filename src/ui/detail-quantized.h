/* The section of the detail page with the smaller forms that were made of a model. */
#pragma once

#include "ui/detail-section.h"

G_BEGIN_DECLS

GtkWidget *bst_detail_quantized_new (const BstDetailContext *context, const BstDetailSubject *subject);
gboolean bst_detail_quantized_is_same (const BstDetailContext *context, const BstDetailSubject *old,
                                       const BstDetailSubject *new);

/* quantized-row.c */
GtkWidget *bst_quantized_row_new (const BstDetailContext *context, const BstDetailSubject *subject,
                                  const BstRepository *record);

G_END_DECLS
