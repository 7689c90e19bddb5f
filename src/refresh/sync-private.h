/* The parts of a sync under way. Private to it. */
#pragma once

#include "refresh/seen.h"
#include "refresh/sync.h"

G_BEGIN_DECLS

/* What only the thread that keeps the list uses, one piece of work at a time. */
typedef struct
{
  char *cache_dir;
  char *endpoint;
  BstListing *listing; /* NULL until it was opened */
  gint64 n_catalogue; /* models in the file that is searched */
  gint64 n_unwritten; /* that have come since it was written */
  gint64 n_removed;
  GPtrArray *problems; /* BstProblem; NULL until the listing was closed */
} BstSyncStore;

/* What is to be done, and what is found before anything is asked. */
typedef struct
{
  BstListScope scope; /* as it is asked for; its text is the plan's */
  gboolean has_scope; /* or else the one that was synced last */
  gboolean whole;

  BstPass *pass; /* that is under way now */
  BstPass *given_up;
  gboolean is_first;
  gboolean is_resumed;
  gboolean is_again;
  gboolean is_guess;
  gint64 n_total;
  gint64 bytes_needed;
  gint64 bytes_free;
} BstSyncPlan;

/* A page that was asked for. */
typedef struct
{
  GTask *task;
  BstHubPage *page; /* NULL until it has come */
  GError *error; /* why it did not */
  gboolean is_stale; /* what comes is of no use: the walk went elsewhere */
} BstSyncAsked;

typedef struct
{
  BstHubClient *client;
  BstSyncFunc on_event;
  gpointer event_data;
  gulong waiting; /* a handler of the client's */
  GCancellable *inner; /* also ends the request under way when going on makes no sense */
  gulong cancelled;
  guint n_sent_before;

  BstSyncStore store;
  BstSyncPlan plan;
  gint64 n_at_first; /* models in the catalogue when this run began; -1 until it is known */

  /* The walk of a pass. */
  gboolean is_walking; /* and the thread leaves the plan alone */
  GQueue asked; /* BstSyncAsked: pages that are under way or have come, in the list's order */
  guint n_open; /* of them, and of those that are of no use any longer: under way */
  gboolean is_working; /* a piece of work is with the thread */
  gboolean is_at_end; /* no page is left to ask for */
  gboolean has_no_place; /* the Hub does not take the link that it gave */
  gboolean is_hopeless; /* the pass is given up */
  char *next_link; /* of the page that is asked for; NULL: the first */
  guint page_size;
  BstHubPage *page; /* that has come and is not kept yet */
  char *page_next; /* where the walk goes on behind it; NULL at its end */
  guint idle_pages; /* in a row, with no new model */
  BstSeen *seen;
  gint64 began; /* monotonic: this pass, in this run */
  gint64 n_rows; /* of this pass, that have come */
  gint64 n_kept; /* of them, of this run */

  BstSyncOutcome *outcome;
} BstSyncRun;

/* sync.c */
void bst_sync_run_tell (BstSyncRun *run, BstSyncStep step, guint waiting);
void bst_sync_run_note_error (BstSyncRun *run, GError *error);
void bst_sync_run_return (GTask *task);

/* sync-walk.c */
void bst_sync_walk (GTask *task);

/* sync-plan.c, for the thread */
gboolean bst_sync_plan_make (BstSyncPlan *self, BstSyncStore *store, GError **error);
gboolean bst_sync_plan_go_on (BstSyncPlan *self, BstSyncStore *store, GError **error);
gboolean bst_sync_plan_restart (BstSyncPlan *self, BstSyncStore *store, GError **error);
gint64 bst_sync_count_catalogue (const char *cache_dir);
void bst_sync_plan_clear (BstSyncPlan *self);

/* sync-work.c: pieces of work for the thread, of which one is done at a time. Each calls
 * back with the sync's task. */
typedef void (*BstSyncDone) (GTask *task, GError *error);

void bst_sync_work_plan (GTask *task, BstSyncDone done);
void bst_sync_work_go_on (GTask *task, BstSyncDone done);
void bst_sync_work_restart (GTask *task, BstSyncDone done);
gboolean bst_sync_work_keep (GTask *task, GPtrArray *rows, const char *next_link, BstSyncDone done);
void bst_sync_work_end (GTask *task, BstSyncDone done);
void bst_sync_work_close (GTask *task, BstSyncDone done);

/* sync-page.c */
BstHubListQuery bst_sync_run_get_query (const BstSyncRun *run);
gboolean bst_sync_run_examine (BstSyncRun *run, BstHubPage *page, GError **error);
gboolean bst_sync_run_is_short (const BstSyncRun *run);

/* sync-outcome.c */
GError *bst_sync_error_word (GError *cause, const BstSyncRun *run);

G_END_DECLS
