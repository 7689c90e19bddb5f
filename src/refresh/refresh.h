/* A refresh: what is followed is asked for, and what the Hub says is kept. */
#pragma once

#include "hub/client.h"
#include "library/library.h"
#include "refresh/outcome.h"

G_BEGIN_DECLS

typedef enum
{
  BST_REFRESH_FIGURES, /* @done of @total models were told of */
  BST_REFRESH_FILES, /* @done of @total lists of files have come */
} BstRefreshPhase;

/* What goes on in a refresh, as it goes on. */
typedef struct
{
  BstRefreshPhase phase;
  guint done;
  guint total;
  guint waiting; /* seconds for which the Hub wants to be left alone; mostly 0 */
  GPtrArray *changes; /* BstChange: those that were saved just now; mostly NULL */
} BstRefreshEvent;

typedef void (*BstRefreshFunc) (const BstRefreshEvent *event, gpointer user_data);

void bst_refresh_async (BstLibrary *library, BstHubClient *client, const char *const *ids, const char *first,
                        gboolean with_files, BstRefreshFunc on_event, gpointer event_data,
                        GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
BstRefreshOutcome *bst_refresh_finish (BstLibrary *library, GAsyncResult *result);

gboolean bst_refresh_sends_token (const BstHubSettings *settings);

/* What an error of the Hub tells of a repository itself. */
gboolean bst_refresh_may_be_hidden (const BstRepository *known, const BstHubSettings *settings);
BstRepository *bst_refresh_record_new_from_error (const char *id, const BstHubSettings *settings, const GError *error);

G_END_DECLS
