/* The list of models with its search entry, filters and messages. */
#pragma once

#include <adwaita.h>

#include "core/online.h"
#include "library/library.h"
#include "ui/fit-settings.h"

G_BEGIN_DECLS

#define BST_TYPE_LIST_PAGE (bst_list_page_get_type ())
G_DECLARE_FINAL_TYPE (BstListPage, bst_list_page, BST, LIST_PAGE, GtkBox)

void bst_list_page_set_fit_settings (BstListPage *self, BstFitSettings *fit_settings);
void bst_list_page_set_library (BstListPage *self, BstLibrary *library);
void bst_list_page_set_online (BstListPage *self, BstOnline *online);
void bst_list_page_set_selection (BstListPage *self, GtkSingleSelection *selection);
void bst_list_page_set_text (BstListPage *self, const char *text);
const char *bst_list_page_get_text (BstListPage *self);
void bst_list_page_show_results (BstListPage *self, BstResults *results, guint total, BstQuery *typed, const char *context);
void bst_list_page_show_problem (BstListPage *self, const char *text);
void bst_list_page_set_folded (BstListPage *self, gboolean folded);
void bst_list_page_set_notice (BstListPage *self, GtkWidget *notice);
void bst_list_page_add_bar (BstListPage *self, GtkWidget *bar);
void bst_list_page_set_shelf_title (BstListPage *self, const char *title);
void bst_list_page_scroll_to_selection (BstListPage *self);
void bst_list_page_focus_list (BstListPage *self);
GtkListView *bst_list_page_get_list (BstListPage *self);
GtkAdjustment *bst_list_page_get_adjustment (BstListPage *self);
void bst_list_page_resume_text (BstListPage *self, BstListPage *other);
void bst_list_page_focus_text (BstListPage *self);
gboolean bst_list_page_is_search_focused (BstListPage *self);
gboolean bst_list_page_is_list_focused (BstListPage *self);
gboolean bst_list_page_has_focus (BstListPage *self);
void bst_list_page_focus_search (BstListPage *self);
void bst_list_page_open_shelves (BstListPage *self);
void bst_list_page_open_filter (BstListPage *self);
void bst_list_page_open_menu (BstListPage *self);

G_END_DECLS
