/* A thread of its own for the store. */
#pragma once

#include <gio/gio.h>

#include "library/store.h"

G_BEGIN_DECLS

/**
 * BstWorker: does pieces of work with the store one after the other, in a thread that
 * begins with the first of them.
 */
typedef struct _BstWorker BstWorker;

typedef void (*BstWork) (BstStore *store, gpointer data);
typedef void (*BstWorkDone) (gpointer data);

BstWorker *bst_worker_new (BstStore *store);
void bst_worker_free (BstWorker *self);
void bst_worker_push (BstWorker *self, BstWork work, BstWorkDone done, gpointer data, GDestroyNotify destroy);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BstWorker, bst_worker_free)

G_END_DECLS
