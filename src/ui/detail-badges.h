/* What is to be minded of a model, as pills under its name. */
#pragma once

#include "ui/detail-section.h"

G_BEGIN_DECLS

void bst_detail_add_badges (GtkWidget *box, const BstDetailContext *context, const BstDetailSubject *subject);
gboolean bst_detail_badges_are_same (const BstDetailSubject *old, const BstDetailSubject *new);

char *bst_detail_dup_packed_words (BstEntry *entry, BstLibrary *library);

G_END_DECLS
