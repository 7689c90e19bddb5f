/* What a model may be used for, and what its licences say clause by clause. */
#pragma once

#include "ui/detail-section.h"

G_BEGIN_DECLS

GtkWidget *bst_detail_licence_new (const BstDetailContext *context, const BstDetailSubject *subject);
gboolean bst_detail_licence_is_same (const BstDetailContext *context, const BstDetailSubject *old,
                                     const BstDetailSubject *new);

G_END_DECLS
