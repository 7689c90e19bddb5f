/* Preferences: the access token, and where it comes from. */
#pragma once

#include "core/online.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define BST_TYPE_TOKEN_GROUP (bst_token_group_get_type ())
G_DECLARE_FINAL_TYPE (BstTokenGroup, bst_token_group, BST, TOKEN_GROUP, AdwPreferencesGroup)

void bst_token_group_set_up (BstTokenGroup *self, BstOnline *online);

G_END_DECLS
