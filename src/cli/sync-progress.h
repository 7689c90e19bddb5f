/* How far a sync has come, as a terminal, a log or a program shows it. */
#pragma once

#include "cli/hub.h"
#include "refresh/sync.h"

G_BEGIN_DECLS

typedef struct
{
  gboolean is_json;
  gboolean has_bar;
  int width; /* columns of the terminal that has the bar */
  char *host;
  GCancellable *cancellable; /* nobody watches any longer: no reason to go on */
  gboolean is_broken;
  gboolean has_begun;
  gboolean has_line; /* the bar stands in the last line */
  gint64 told_at; /* monotonic */
} BstCliSyncProgress;

void bst_cli_sync_progress_begin (BstCliSyncProgress *self, const BstCliOptions *options,
                                  const BstHubSettings *settings, GCancellable *cancellable);
void bst_cli_sync_progress_on_event (const BstSyncEvent *event, gpointer self);
void bst_cli_sync_progress_end (BstCliSyncProgress *self);

/* For tests: what stands beside the bar. */
char *bst_cli_sync_dup_state (const BstSyncEvent *event, const char *host);

G_END_DECLS
