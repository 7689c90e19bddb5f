/* Preferences: how much memory there is, and how models are usually quantized. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define BST_TYPE_MEMORY_GROUP (bst_memory_group_get_type ())
G_DECLARE_FINAL_TYPE (BstMemoryGroup, bst_memory_group, BST, MEMORY_GROUP, AdwPreferencesGroup)

void bst_memory_group_set_root (const char *root);
void bst_memory_group_set_up (BstMemoryGroup *self, GSettings *settings);
void bst_memory_group_focus (BstMemoryGroup *self);

G_END_DECLS
