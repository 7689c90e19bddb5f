/* One thing to choose in a drop-down list: a word for the program, and one for people. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define BST_TYPE_OPTION (bst_option_get_type ())
G_DECLARE_FINAL_TYPE (BstOption, bst_option, BST, OPTION, GObject)

BstOption *bst_option_new (const char *id, const char *label, gint64 value);
const char *bst_option_get_id (BstOption *self);
const char *bst_option_get_label (BstOption *self);
gint64 bst_option_get_value (BstOption *self);
GtkExpression *bst_option_label_expression (void);

BstOption *bst_options_get (GListModel *choices, guint position);
guint bst_options_find (GListModel *choices, const char *id);

G_END_DECLS
