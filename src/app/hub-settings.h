/* Which Hub is asked, and as whom: what environment, preferences and keyring say together. */
#pragma once

#include "core/online.h"
#include "hub/settings.h"

G_BEGIN_DECLS

BstHubSettings *bst_app_hub_settings_compose (char **environment, const char *endpoint, gboolean token_for_mirror,
                                              const char *secret, GError **error);
BstHubSettings *bst_app_hub_settings_with_endpoint (const BstHubSettings *in_use, const char *endpoint, const char *token,
                                                    GError **error);
char *bst_app_hub_settings_parse_endpoint (const char *text, GError **error);
char *bst_app_hub_settings_dup_variable (char **environment, BstOnlineSetting setting);
char *bst_app_hub_settings_dup_token_source (const BstHubSettings *settings);

/**
 * BstAppHubSettings: loads the settings that a client is made with, and keeps the token.
 * It belongs to the main thread, which it never blocks.
 *
 * ::changed tells that they have to be loaded again: the preferences, or the token in
 * the keyring, are others than they were.
 */
#define BST_TYPE_APP_HUB_SETTINGS (bst_app_hub_settings_get_type ())
G_DECLARE_FINAL_TYPE (BstAppHubSettings, bst_app_hub_settings, BST, APP_HUB_SETTINGS, GObject)

BstAppHubSettings *bst_app_hub_settings_new (GSettings *preferences, char **environment);

void bst_app_hub_settings_load_async (BstAppHubSettings *self, GCancellable *cancellable,
                                      GAsyncReadyCallback callback, gpointer user_data);
BstHubSettings *bst_app_hub_settings_load_finish (BstAppHubSettings *self, GAsyncResult *result, GError **error);

void bst_app_hub_settings_save_token_async (BstAppHubSettings *self, const char *token, GCancellable *cancellable,
                                            GAsyncReadyCallback callback, gpointer user_data);
gboolean bst_app_hub_settings_save_token_finish (BstAppHubSettings *self, GAsyncResult *result, GError **error);

G_END_DECLS
