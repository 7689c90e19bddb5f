/* The Hubs that the program knows by name, and the setting that says which one is asked. */
#pragma once

#include "core/online.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define BST_HUB_CHOICE_OFFICIAL_URL "https://huggingface.co"
#define BST_HUB_CHOICE_MIRROR_URL "https://hf-mirror.com"

/* In the order in which they are offered. */
typedef enum
{
  BST_HUB_CHOICE_OFFICIAL,
  BST_HUB_CHOICE_MIRROR,
  BST_HUB_CHOICE_OTHER,
} BstHubChoice;

#define BST_N_HUB_CHOICES 3

BstHubChoice bst_hub_choice_from_endpoint (const char *endpoint);
const char *bst_hub_choice_get_url (BstHubChoice choice);
const char *bst_hub_choice_get_name (BstHubChoice choice);
char *bst_hub_choice_dup_kept (GSettings *settings);
gboolean bst_hub_choice_can_keep (GSettings *settings);
void bst_hub_choice_keep (GSettings *settings, const char *endpoint);

G_END_DECLS
