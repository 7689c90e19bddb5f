/* A sync: the Hub's own list of models is walked, page by page, and kept. */
#pragma once

#include "hub/client.h"
#include "library/listing.h"

G_BEGIN_DECLS

typedef enum
{
  BST_SYNC_ERROR_NOTHING, /* what was synced last is to go on, and nothing was */
  BST_SYNC_ERROR_SPACE, /* the disk has too little room; nothing was asked */
  BST_SYNC_ERROR_ENDLESS, /* the list never comes to an end */
  BST_SYNC_ERROR_SHORT, /* the list ends long before it should */
  BST_SYNC_ERROR_ORDER, /* the list is not in the order that was asked for */
} BstSyncError;

#define BST_SYNC_ERROR (bst_sync_error_quark ())
GQuark bst_sync_error_quark (void);

/* Models that are fetched first of all, so that there is something to search soon. */
#define BST_SYNC_FIRST_TOP 10000

typedef enum
{
  BST_SYNC_BEGINS, /* a pass; the first page has not been asked for */
  BST_SYNC_COMES, /* a page was kept */
  BST_SYNC_WAITS, /* or goes on, where @waiting is 0 */
  BST_SYNC_WRITES, /* what has come is being made searchable */
} BstSyncStep;

/* What goes on in a sync, as it goes on. */
typedef struct
{
  BstSyncStep step;
  const BstPass *pass; /* its number, counts and link are those of the beginning */
  gboolean is_first; /* the short pass that goes before a long one */
  gboolean is_resumed; /* it goes on where an earlier run stopped */
  gboolean is_again; /* a short list that was synced before: all of it comes anew */
  gboolean is_guess; /* @n_total is no more than that */
  gint64 n_total; /* models that this pass will bring; -1 where nobody knows */
  gint64 n_rows; /* that have come, in earlier runs too */
  double pace; /* models a second; 0 while unknown */
  gint64 seconds_left; /* -1 while unknown */
  guint waiting; /* seconds for which the Hub wants to be left alone */
  gint64 quota; /* requests that the Hub allows in the next @quota_seconds; -1 where it does not say */
  guint quota_seconds;

  /* BST_SYNC_BEGINS */
  gint64 bytes_needed;
  gint64 bytes_free; /* -1 while unknown */
  const BstPass *given_up; /* a pass under way that this one ends; NULL for none */
} BstSyncEvent;

typedef void (*BstSyncFunc) (const BstSyncEvent *event, gpointer user_data);

/**
 * BstSyncOutcome: what came is kept, also where an error stopped it: then the pass is
 * under way, and the next sync goes on with it.
 */
typedef struct
{
  BstPassKind kind;
  BstListScope scope; /* its text is the outcome's */
  gint64 n_rows; /* models that have come in this pass, in earlier runs too */
  gint64 n_here; /* in this run */
  gint64 n_pages; /* likewise */
  gint64 n_changed; /* likewise; BST_PASS_CHANGES: those that are new or not as they were */
  gint64 n_known; /* models in the list now; -1 where that is not known */
  gint64 n_new; /* of them: not there when this run began */
  gint64 n_removed; /* that the Hub has no more */
  gint64 n_unreadable; /* elements of pages that could not be read */
  GError *unreadable; /* the first of them */
  gboolean was_resumed;
  gboolean was_restarted; /* the Hub did not take the place where it had stopped */
  gboolean is_complete;
  GPtrArray *problems; /* BstProblem: what has become of the files; NULL for none */
  guint requests;
  gint64 bytes_needed;
  gint64 bytes_free; /* -1 while unknown */
  GError *error; /* what stopped it, G_IO_ERROR_CANCELLED among others; NULL at a good end */
} BstSyncOutcome;

void bst_sync_outcome_free (BstSyncOutcome *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BstSyncOutcome, bst_sync_outcome_free)

BstListScope bst_sync_get_scope (const BstPass *pass);
BstHubClient *bst_sync_client_new (const BstHubSettings *settings);
void bst_sync_async (const char *cache_dir, BstHubClient *client, const BstListScope *scope, gboolean whole,
                     BstSyncFunc on_event, gpointer event_data,
                     GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
BstSyncOutcome *bst_sync_finish (GAsyncResult *result);

G_END_DECLS
