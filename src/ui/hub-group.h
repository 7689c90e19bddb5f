/* Preferences: which Hub is asked, and whether it answers. */
#pragma once

#include "core/online.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define BST_TYPE_HUB_GROUP (bst_hub_group_get_type ())
G_DECLARE_FINAL_TYPE (BstHubGroup, bst_hub_group, BST, HUB_GROUP, AdwPreferencesGroup)

void bst_hub_group_set_up (BstHubGroup *self, BstOnline *online, GSettings *settings);

G_END_DECLS
