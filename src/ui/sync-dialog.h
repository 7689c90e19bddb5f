/* Asks which of the Hub's models are to be brought here, and tells what each choice takes. */
#pragma once

#include <adwaita.h>

#include "core/online.h"

G_BEGIN_DECLS

/**
 * BstSyncDialog: offers the most downloaded models, all of one task, or everything.
 *
 * ::chosen (char *task, guint top) tells which; the dialog then closes itself.
 */
#define BST_TYPE_SYNC_DIALOG (bst_sync_dialog_get_type ())
G_DECLARE_FINAL_TYPE (BstSyncDialog, bst_sync_dialog, BST, SYNC_DIALOG, AdwWindow)

GtkWidget *bst_sync_dialog_new (GtkWindow *parent, BstOnline *online, const char *folder);

G_END_DECLS
