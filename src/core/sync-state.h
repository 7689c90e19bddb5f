/* How much of the Hub's own list of models is here, and how bringing it goes. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * BstSyncList: a list of the Hub's models: which, and how much of it has come.
 */
typedef struct
{
  char *task; /* the Hub's word for it; NULL for all tasks */
  guint top; /* so many of the most downloaded; 0 for all */
  gint64 n_rows; /* that have come */
  gint64 at; /* when the last of them did: seconds since 1970, UTC */
  gboolean is_update; /* only what has changed on the Hub comes */
} BstSyncList;

BstSyncList *bst_sync_list_new (const char *task, guint top, gint64 n_rows, gint64 at);
BstSyncList *bst_sync_list_copy (const BstSyncList *self);
void bst_sync_list_free (BstSyncList *self);

/* How a run goes. */
typedef struct
{
  gint64 n_rows; /* that have come, in earlier runs too */
  gint64 n_wanted; /* that there are to come; 0 while that is not known */
  gboolean is_guess; /* @n_wanted: the Hub has no count of its models */
  gint64 rate; /* rows a second; 0 while that is not known */
  gint64 seconds_left; /* 0 while that is not known */
  gint64 n_requests_left; /* that the Hub allows for now; -1 while that is not known */
  gboolean is_update; /* only what has changed on the Hub comes */
  guint waiting; /* seconds for which the Hub wants to be left alone */
  gboolean writing; /* what has come is being put in order, and nothing is asked */
} BstSyncProgress;

/**
 * BstSyncState: the Hub's list as a window shows it. Who brings the list moves it on; who
 * shows it watches ::changed. It belongs to the main thread.
 *
 * ::changed tells that anything at all is another; "notify::running" that a run has begun
 * or ended.
 */
#define BST_TYPE_SYNC_STATE (bst_sync_state_get_type ())
G_DECLARE_FINAL_TYPE (BstSyncState, bst_sync_state, BST, SYNC_STATE, GObject)

BstSyncState *bst_sync_state_new (void);
gboolean bst_sync_state_is_running (BstSyncState *self);
const BstSyncProgress *bst_sync_state_get_progress (BstSyncState *self);
const BstSyncList *bst_sync_state_get_unfinished (BstSyncState *self);
const BstSyncList *bst_sync_state_get_last (BstSyncState *self);
gint64 bst_sync_state_get_n_rows (BstSyncState *self);
gboolean bst_sync_state_is_known (BstSyncState *self);
const char *bst_sync_state_get_error (BstSyncState *self);

/* For who brings the list. */
void bst_sync_state_begin (BstSyncState *self, const char *task, guint top);
void bst_sync_state_set_progress (BstSyncState *self, const BstSyncProgress *progress);
void bst_sync_state_set_known (BstSyncState *self, const BstSyncList *unfinished, const BstSyncList *last,
                               gint64 n_rows);
void bst_sync_state_set_error (BstSyncState *self, const char *sentence);
void bst_sync_state_end (BstSyncState *self, const GError *error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BstSyncList, bst_sync_list_free)

G_END_DECLS
