/* The parts of a refresh under way. Private to it. */
#pragma once

#include "refresh/refresh.h"

G_BEGIN_DECLS

/* A model that is asked for, and what is heard of it. */
typedef struct
{
  char *id; /* as it is asked for: what it is called now is the Hub's to say each time */
  BstRepository *known; /* NULL where it was never asked for */
  BstRepository *answer;
  gboolean unchanged;
  gboolean is_told;
  gboolean by_new_name; /* it is asked for as known->id, since its own id was not found */
} BstRefreshTarget;

typedef struct
{
  BstHubClient *client;
  gboolean with_files;
  BstRefreshFunc on_event;
  gpointer event_data;
  gulong waiting; /* a handler of the client's */

  GPtrArray *targets; /* BstRefreshTarget */
  GHashTable *target_by_id; /* as it is asked for → BstRefreshTarget, borrowed from targets */
  BstRefreshPhase phase;
  guint done;
  guint total;

  GCancellable *inner; /* also ends the lists of files when going on makes no sense */
  gulong cancelled;
  GPtrArray *wanted; /* BstRepository: those whose files are asked for; NULL before that */
  guint next; /* in wanted: the first that was not asked for yet */
  GPtrArray *records; /* BstRepository: with files, at its place in wanted; NULL where none came */
  guint open; /* lists whose callback will come */
  guint failures; /* in a row */
  BstRefreshOutcome *outcome;
  guint n_sent_before;
} BstRefreshRun;

/* refresh.c */
void bst_refresh_run_tell (BstRefreshRun *run, guint waiting, GPtrArray *changes);
void bst_refresh_run_note_error (BstRefreshRun *run, GError *error);
void bst_refresh_run_take_changes (BstRefreshRun *run, GPtrArray *changes);
void bst_refresh_run_end (GTask *task);

void bst_refresh_run_hear (GTask *task, BstRefreshTarget *target, BstRepository *repository, const GError *error);

/* refresh-names.c */
const char *bst_refresh_target_get_name (const BstRefreshTarget *target);
gboolean bst_refresh_target_has_new_name (const BstRefreshTarget *target);
gboolean bst_refresh_run_has_more_names (BstRefreshRun *run);
void bst_refresh_run_ask_by_new_names (GTask *task, GAsyncReadyCallback callback);
void bst_refresh_run_refuse_crowds (BstRefreshRun *run);

/* refresh-files.c */
void bst_refresh_run_ask_files (GTask *task);

G_END_DECLS
