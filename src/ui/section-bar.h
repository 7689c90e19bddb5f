/* The names of a page's sections, to jump to them; the one in view is marked. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * BstSectionBar: one stop for the Tab key, in which the arrow keys move. It is scrolled
 * sideways where there is no room for all names.
 *
 * ::chosen (guint index) tells that somebody wants to be at a section.
 */
#define BST_TYPE_SECTION_BAR (bst_section_bar_get_type ())
G_DECLARE_FINAL_TYPE (BstSectionBar, bst_section_bar, BST, SECTION_BAR, GtkWidget)

void bst_section_bar_set_name (BstSectionBar *self, guint index, const char *name);
void bst_section_bar_set_current (BstSectionBar *self, guint index);

G_END_DECLS
