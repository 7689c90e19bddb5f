/* What a window does with the Hub: adding and removing models, and telling how a refresh
 * ended. */
#pragma once

#include <adwaita.h>

#include "core/online.h"
#include "library/library.h"
#include "ui/toast.h"

G_BEGIN_DECLS

/**
 * BstWindowOnline: brings the actions add-model, search-hub, look-up-model, follow-model,
 * remove-model, refresh-model, fetch-details and show-changes to a window. ::show-entry
 * (char *id) asks the window to show a model.
 */
#define BST_TYPE_WINDOW_ONLINE (bst_window_online_get_type ())
G_DECLARE_FINAL_TYPE (BstWindowOnline, bst_window_online, BST, WINDOW_ONLINE, GObject)

BstWindowOnline *bst_window_online_new (GtkApplicationWindow *window, BstToaster *toasts,
                                        BstLibrary *library, BstOnline *online);
void bst_window_online_resume (BstWindowOnline *self, BstWindowOnline *other);
void bst_window_online_set_entry (BstWindowOnline *self, BstEntry *entry);
void bst_window_online_set_words (BstWindowOnline *self, const char *words);
void bst_window_online_add (BstWindowOnline *self, const char *text);

G_END_DECLS
