/* What the program is, and which Hub it is to ask: for whoever opens it for the first time. */
#pragma once

#include "ui/hub-chooser.h"

G_BEGIN_DECLS

/**
 * BstWelcomePage: nothing is asked before a button of it is pressed.
 *
 * ::done (gboolean chosen) tells that a Hub was chosen, and the setting says so now; or that
 * none is to be.
 */
#define BST_TYPE_WELCOME_PAGE (bst_welcome_page_get_type ())
G_DECLARE_FINAL_TYPE (BstWelcomePage, bst_welcome_page, BST, WELCOME_PAGE, GtkBox)

GtkWidget *bst_welcome_page_new (BstOnline *online, GSettings *settings, const BstHubChooserState *state);
BstHubChooserState *bst_welcome_page_dup_state (BstWelcomePage *self);

G_END_DECLS
