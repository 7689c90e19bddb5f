/* The section of the detail page that tells how to take the model elsewhere. */
#pragma once

#include "core/handoff.h"
#include "ui/detail-section.h"

G_BEGIN_DECLS

GtkWidget *bst_detail_handoff_new (const BstDetailContext *context, const BstDetailSubject *subject);
gboolean bst_detail_handoff_is_same (const BstDetailContext *context, const BstDetailSubject *old,
                                     const BstDetailSubject *new);

GMenuModel *bst_detail_handoff_menu_new (BstEntry *entry, BstOnline *online, GSettings *settings);
char *bst_detail_handoff_dup (BstHandoffKind kind, BstEntry *entry, BstOnline *online, GSettings *settings);

G_END_DECLS
