/* Tooltips that cost nothing until somebody points. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void bst_widget_set_tooltip (GtkWidget *widget, const char *text);
void bst_label_explain_ellipsis (GtkLabel *label);

G_END_DECLS
