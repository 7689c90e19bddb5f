/* How far a refresh has come, as a terminal, a log or a program shows it. */
#pragma once

#include "cli/hub.h"

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
  BstRefreshPhase phase;
  gint64 told_at; /* monotonic */
} BstCliProgress;

void bst_cli_progress_begin (BstCliProgress *self, const BstCliOptions *options, const BstHubSettings *settings,
                             GCancellable *cancellable);
void bst_cli_progress_on_event (const BstRefreshEvent *event, gpointer self);
void bst_cli_progress_end (BstCliProgress *self);

G_END_DECLS
