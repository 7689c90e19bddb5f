/* The section of the detail page in which every claim is, field by field. */
#pragma once

#include "ui/detail-section.h"

G_BEGIN_DECLS

GtkWidget *bst_detail_sources_new (const BstDetailContext *context, const BstDetailSubject *subject);
gboolean bst_detail_sources_are_same (const BstDetailContext *context, const BstDetailSubject *old,
                                      const BstDetailSubject *new);

G_END_DECLS
