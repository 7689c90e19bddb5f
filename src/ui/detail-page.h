/* One entry read in full: figures, summary, links, and who says what. */
#pragma once

#include <adwaita.h>

#include "core/activity.h"
#include "library/library.h"

G_BEGIN_DECLS

#define BST_TYPE_DETAIL_PAGE (bst_detail_page_get_type ())
G_DECLARE_FINAL_TYPE (BstDetailPage, bst_detail_page, BST, DETAIL_PAGE, GtkBox)

void bst_detail_page_set_activity (BstDetailPage *self, BstActivity *activity);
void bst_detail_page_set_library (BstDetailPage *self, BstLibrary *library);
void bst_detail_page_focus (BstDetailPage *self);
void bst_detail_page_set_entry (BstDetailPage *self, BstEntry *entry);

G_END_DECLS
