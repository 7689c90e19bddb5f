/* How a person had arranged a detail page, for another that is to be the same. */
#pragma once

#include "ui/detail-place.h"

G_BEGIN_DECLS

typedef struct _BstDetailMemo BstDetailMemo;

BstDetailMemo *bst_detail_memo_new (GtkWidget *const *sections, guint n, BstDetailPlace *place, GtkWidget *focus);
void bst_detail_memo_free (BstDetailMemo *self);
void bst_detail_memo_apply (BstDetailMemo *self, guint index, GtkWidget *section);
void bst_detail_memo_focus (BstDetailMemo *self, guint index, GtkWidget *section);
gboolean bst_detail_memo_hold (BstDetailMemo *self, BstDetailPlace *place, GtkAdjustment *adjustment);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BstDetailMemo, bst_detail_memo_free)

G_END_DECLS
