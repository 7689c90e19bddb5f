/* Facts side by side, where there may be no room for all of them on one line. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

PangoAttrList *bst_parts_new_attributes (const char *parts);
void bst_label_set_parts (GtkLabel *label, const char *parts);

G_END_DECLS
