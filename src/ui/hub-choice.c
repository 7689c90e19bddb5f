#include "config.h"

#include "ui/hub-choice.h"

#include <glib/gi18n.h>

#include "ui/window-state.h"

/* @endpoint: as the setting has it: "" for the official Hub */
BstHubChoice
bst_hub_choice_from_endpoint (const char *endpoint)
{
  if (endpoint[0] == '\0' || g_str_equal (endpoint, BST_HUB_CHOICE_OFFICIAL_URL))
    return BST_HUB_CHOICE_OFFICIAL;
  return g_str_equal (endpoint, BST_HUB_CHOICE_MIRROR_URL) ? BST_HUB_CHOICE_MIRROR : BST_HUB_CHOICE_OTHER;
}

/* Returns: (nullable): the address; NULL for one that has to be typed */
const char *
bst_hub_choice_get_url (BstHubChoice choice)
{
  switch (choice)
    {
    case BST_HUB_CHOICE_OFFICIAL:
      return BST_HUB_CHOICE_OFFICIAL_URL;
    case BST_HUB_CHOICE_MIRROR:
      return BST_HUB_CHOICE_MIRROR_URL;
    case BST_HUB_CHOICE_OTHER:
    default:
      return NULL;
    }
}

/* Returns: what it is called */
const char *
bst_hub_choice_get_name (BstHubChoice choice)
{
  switch (choice)
    {
    case BST_HUB_CHOICE_OFFICIAL:
      return "Hugging Face";
    case BST_HUB_CHOICE_MIRROR:
      return "hf-mirror.com";
    case BST_HUB_CHOICE_OTHER:
    default:
      return _ ("Other…");
    }
}

/* @settings: (nullable)
 * Returns: (transfer full): what the preferences keep; "" for the official Hub */
char *
bst_hub_choice_dup_kept (GSettings *settings)
{
  return settings != NULL ? g_settings_get_string (settings, "endpoint") : g_strdup ("");
}

/* @settings: (nullable)
 * Returns: whether a choice outlasts the program */
gboolean
bst_hub_choice_can_keep (GSettings *settings)
{
  return settings != NULL && bst_settings_can_be_kept ();
}

/* @endpoint: as bst_online_parse_endpoint() gives it */
void
bst_hub_choice_keep (GSettings *settings, const char *endpoint)
{
  g_autofree char *kept = bst_hub_choice_dup_kept (settings);

  if (!bst_hub_choice_can_keep (settings) || g_str_equal (kept, endpoint))
    return;
  /* The permission was for the one Hub, not for the next. */
  g_settings_reset (settings, "token-for-mirror");
  g_settings_set_string (settings, "endpoint", endpoint);
}
