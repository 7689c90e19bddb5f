/* One thing to choose in a drop-down list: a word for the program, and one for people. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define BST_TYPE_CHOICE (bst_choice_get_type ())
G_DECLARE_FINAL_TYPE (BstChoice, bst_choice, BST, CHOICE, GObject)

BstChoice *bst_choice_new (const char *id, const char *label, gint64 value);
const char *bst_choice_get_id (BstChoice *self);
gint64 bst_choice_get_value (BstChoice *self);
GtkExpression *bst_choice_label_expression (void);

BstChoice *bst_choices_get (GListModel *choices, guint position);
guint bst_choices_find (GListModel *choices, const char *id);

G_END_DECLS
