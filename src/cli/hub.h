/* What the verbs that ask the Hub share. */
#pragma once

#include "cli/options.h"
#include "refresh/refresh.h"

G_BEGIN_DECLS

BstHubSettings *bst_cli_hub_settings_new (void);
BstHubClient *bst_cli_hub_new (void);
void bst_cli_hub_tell_mirror (const BstHubSettings *settings, const GError *error);
gboolean bst_cli_hub_check_format (const BstCliOptions *options);
char **bst_cli_hub_parse_ids (const BstCliOptions *options, const char *endpoint);
BstCliStatus bst_cli_hub_get_status (const GError *error);
const char *bst_cli_hub_get_code (const GError *error);

/* Ctrl+C. */
GCancellable *bst_cli_cancellable_new (void);

/* Calls that end some time later. */
void bst_cli_got_result (GObject *source, GAsyncResult *result, gpointer data);
GAsyncResult *bst_cli_wait (GAsyncResult **result);

/* A refresh with its progress, and what came of it. */
BstRefreshOutcome *bst_cli_refresh_run (const BstCliOptions *options, BstLibrary *library, BstHubClient *client,
                                        const char *const *ids, GCancellable *cancellable);
BstCliStatus bst_cli_refresh_details (const BstCliOptions *options, BstLibrary *library, BstHubClient *client,
                                      const char *const *ids, GCancellable *cancellable);
BstCliStatus bst_cli_report (const BstCliOptions *options, BstLibrary *library, BstHubClient *client,
                             const BstRefreshOutcome *outcome, gboolean are_named);

G_END_DECLS
