/* A line that opens: what is below it is made when it is opened for the first time. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define BST_TYPE_FOLD (bst_fold_get_type ())
G_DECLARE_FINAL_TYPE (BstFold, bst_fold, BST, FOLD, GtkBox)

/* Returns: (transfer floating): what is below the line */
typedef GtkWidget *(*BstFoldMake) (gpointer data);

GtkWidget *bst_fold_new (GtkWidget *line, const char *name, BstFoldMake make, gpointer data, GDestroyNotify destroy);
void bst_fold_set_open (BstFold *self, gboolean is_open);
gboolean bst_fold_is_open (BstFold *self);

G_END_DECLS
