/* What brings the rest of what the Hub has of a model, when somebody wants it. */
#pragma once

#include "ui/detail-section.h"

G_BEGIN_DECLS

/* BstDetailFetch: asks nothing by itself, unless the preferences say so. */
#define BST_TYPE_DETAIL_FETCH (bst_detail_fetch_get_type ())
G_DECLARE_FINAL_TYPE (BstDetailFetch, bst_detail_fetch, BST, DETAIL_FETCH, GtkBox)

GtkWidget *bst_detail_fetch_new (const BstDetailContext *context, const BstDetailSubject *subject);
gboolean bst_detail_fetch_is_same (const BstDetailContext *context, const BstDetailSubject *old,
                                   const BstDetailSubject *new);

G_END_DECLS
