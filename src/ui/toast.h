/* Short messages at the window's foot. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

AdwToast *bst_toast_new (const char *text);
AdwToast *bst_toast_new_with_button (const char *text, const char *button);

/**
 * BstToaster: shows toasts on an overlay, one after another, in their order. One with a
 * button is there for all of its time, and others wait for it; one without makes room for
 * whatever comes next.
 */
#define BST_TYPE_TOASTER (bst_toaster_get_type ())
G_DECLARE_FINAL_TYPE (BstToaster, bst_toaster, BST, TOASTER, GObject)

BstToaster *bst_toaster_new (AdwToastOverlay *overlay);
void bst_toaster_show (BstToaster *self, AdwToast *toast);
void bst_toaster_withdraw (BstToaster *self, AdwToast *toast);

G_END_DECLS
