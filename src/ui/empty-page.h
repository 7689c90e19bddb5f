/* What stands in the place of a list in which nothing is found. */
#pragma once

#include <adwaita.h>

#include "library/library.h"

G_BEGIN_DECLS

/**
 * BstEmptyPage: says which part of the search emptied the list, and offers to drop it.
 *
 * ::drop (guint term) tells that a term of the query is to go.
 */
#define BST_TYPE_EMPTY_PAGE (bst_empty_page_get_type ())
G_DECLARE_FINAL_TYPE (BstEmptyPage, bst_empty_page, BST, EMPTY_PAGE, AdwBin)

BstEmptyPage *bst_empty_page_new (BstLibrary *library);
void bst_empty_page_show (BstEmptyPage *self, BstQuery *query, const char *context);
void bst_empty_page_leave (BstEmptyPage *self);
gboolean bst_empty_page_grab_focus (BstEmptyPage *self);

G_END_DECLS
