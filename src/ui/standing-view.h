/* The strip that shows where a model stands among those of the list. */
#pragma once

#include <gtk/gtk.h>

#include "chart/standing.h"

G_BEGIN_DECLS

#define BST_TYPE_STANDING_VIEW (bst_standing_view_get_type ())
G_DECLARE_FINAL_TYPE (BstStandingView, bst_standing_view, BST, STANDING_VIEW, GtkWidget)

GtkWidget *bst_standing_view_new (void);
void bst_standing_view_show (BstStandingView *self, BstSizes *sizes, const BstStanding *standing);

G_END_DECLS
