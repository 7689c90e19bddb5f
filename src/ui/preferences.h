/* The preferences: which Hub is asked and when, the token, the language. */
#pragma once

#include "core/online.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define BST_TYPE_PREFERENCES (bst_preferences_get_type ())
G_DECLARE_FINAL_TYPE (BstPreferences, bst_preferences, BST, PREFERENCES, AdwPreferencesWindow)

GtkWindow *bst_preferences_new (BstOnline *online, GSettings *settings);

void bst_preferences_focus_memory (BstPreferences *self);

G_END_DECLS
