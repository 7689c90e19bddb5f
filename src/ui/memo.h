/* What somebody did to the widgets of a part of a window, so that another window can be the same. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GVariant *bst_memo_take (GtkWidget *part);
void bst_memo_apply (GVariant *memo, GtkWidget *part);
void bst_memo_leave_out (GtkWidget *widget);

GVariant *bst_memo_take_way (GtkWidget *part, GtkWidget *widget);
GtkWidget *bst_memo_go_way (GVariant *way, GtkWidget *part);

double bst_memo_get_share (GtkAdjustment *adjustment);
void bst_memo_scroll (GtkWidget *widget, GtkAdjustment *adjustment, double share);
void bst_memo_scroll_list (GtkListView *list, double share);

G_END_DECLS
