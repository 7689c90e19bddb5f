/* The section of the detail page with the repository's files. */
#pragma once

#include "ui/detail-section.h"

G_BEGIN_DECLS

GtkWidget *bst_detail_files_new (const BstDetailContext *context, const BstDetailSubject *subject);
gboolean bst_detail_files_are_same (const BstDetailContext *context, const BstDetailSubject *old,
                                    const BstDetailSubject *new);

G_END_DECLS
