/* The typefaces of the program's windows: the desktop's own, and behind it those in which Chinese
 * characters have the forms of the interface's language. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void bst_typeface_follow (GdkDisplay *display);
void bst_typeface_update (void);

G_END_DECLS
