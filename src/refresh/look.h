/* A look at one model: all that the Hub has to say of it, since somebody wants to see it. */
#pragma once

#include "core/look-state.h"
#include "hub/client.h"
#include "library/library.h"

G_BEGIN_DECLS

/**
 * BstLookOutcome: what came has been saved, also where another part failed.
 */
typedef struct
{
  char *id; /* that the repository has now, as far as it was heard */
  BstLookParts came; /* what is known now as it is on the Hub, whether it was asked for again or not */
  GPtrArray *failures; /* BstLookFailure: the other parts, but for those that were not reached */
  GPtrArray *changes; /* BstChange: of the record */
  guint requests; /* that were sent */
  GError *error; /* why nothing came or nothing was kept, G_IO_ERROR_CANCELLED among others */
} BstLookOutcome;

void bst_look_outcome_free (BstLookOutcome *self);

/* What goes on in a look. */
typedef struct
{
  guint done; /* answers that have come */
  guint total; /* that are waited for, as far as is known */
  guint waiting; /* seconds for which the Hub wants to be left alone; mostly 0 */
} BstLookEvent;

typedef void (*BstLookFunc) (const BstLookEvent *event, gpointer user_data);

void bst_look_async (BstLibrary *library, BstHubClient *client, const char *id, BstLookParts parts,
                     BstLookFunc on_event, gpointer event_data,
                     GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
BstLookOutcome *bst_look_finish (BstLibrary *library, GAsyncResult *result);

void bst_look_at_files_async (BstLibrary *library, BstHubClient *client, const char *id, const char *derived,
                              GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean bst_look_at_files_finish (BstLibrary *library, GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BstLookOutcome, bst_look_outcome_free)

G_END_DECLS
