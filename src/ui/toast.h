/* Short messages at the window's foot. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

AdwToast *bst_toast_new (const char *text);

/**
 * BstToaster: shows toasts on an overlay, one after another. A newer one takes the place
 * of the one that is there, unless that one stays until it is closed (timeout 0).
 */
#define BST_TYPE_TOASTER (bst_toaster_get_type ())
G_DECLARE_FINAL_TYPE (BstToaster, bst_toaster, BST, TOASTER, GObject)

BstToaster *bst_toaster_new (AdwToastOverlay *overlay);
void bst_toaster_show (BstToaster *self, AdwToast *toast);

G_END_DECLS
