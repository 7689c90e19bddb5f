/* One entry read in full: figures, summary, links, and who says what. */
#pragma once

#include <adwaita.h>

#include "ui/detail-section.h"

G_BEGIN_DECLS

#define BST_TYPE_DETAIL_PAGE (bst_detail_page_get_type ())
G_DECLARE_FINAL_TYPE (BstDetailPage, bst_detail_page, BST, DETAIL_PAGE, GtkBox)

void bst_detail_page_set_context (BstDetailPage *self, const BstDetailContext *context);
void bst_detail_page_set_folded (BstDetailPage *self, gboolean is_folded);
void bst_detail_page_set_guest (BstDetailPage *self, GtkWidget *guest);
void bst_detail_page_focus (BstDetailPage *self);
void bst_detail_page_step (BstDetailPage *self, int step);
void bst_detail_page_set_entry (BstDetailPage *self, BstEntry *entry);
void bst_detail_page_resume_focus (BstDetailPage *self);
void bst_detail_page_resume (BstDetailPage *self, BstDetailPage *other);

G_END_DECLS
