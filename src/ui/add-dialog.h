/* Finding a model on the Hub to follow it. */
#pragma once

#include <adwaita.h>

#include "core/online.h"
#include "library/library.h"

G_BEGIN_DECLS

#define BST_TYPE_ADD_DIALOG (bst_add_dialog_get_type ())
G_DECLARE_FINAL_TYPE (BstAddDialog, bst_add_dialog, BST, ADD_DIALOG, AdwWindow)

GtkWidget *bst_add_dialog_new (GtkWindow *parent, BstLibrary *library, BstOnline *online);
void bst_add_dialog_search (BstAddDialog *self, const char *words);

G_END_DECLS
