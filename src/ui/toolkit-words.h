/* What libraries say in the program's windows. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void bst_toolkit_words_complete (GtkWidget *window);

G_END_DECLS
