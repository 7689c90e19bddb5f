/* Something that goes on for a while, as a window or a terminal shows it. */
#pragma once

#include <gio/gio.h>

#include "core/failure.h"

G_BEGIN_DECLS

/**
 * BstActivity: how far a piece of work has come. Who does the work moves it on; who
 * shows it watches "notify" and may cancel. It belongs to the main thread.
 *
 * ::ended (char *message, GError *error) tells the end: what came of it in a sentence,
 * or why nothing did; both where it was stopped on the way. Cancelled, both are NULL.
 */
#define BST_TYPE_ACTIVITY (bst_activity_get_type ())
G_DECLARE_FINAL_TYPE (BstActivity, bst_activity, BST, ACTIVITY, GObject)

BstActivity *bst_activity_new (void);
gboolean bst_activity_is_running (BstActivity *self);
guint bst_activity_get_done (BstActivity *self);
guint bst_activity_get_total (BstActivity *self);
const char *bst_activity_get_text (BstActivity *self);
GPtrArray *bst_activity_get_failures (BstActivity *self);
GCancellable *bst_activity_get_cancellable (BstActivity *self);
void bst_activity_cancel (BstActivity *self);

/* For who does the work. */
GCancellable *bst_activity_begin (BstActivity *self);
void bst_activity_set_progress (BstActivity *self, guint done, guint total);
void bst_activity_set_text (BstActivity *self, const char *text);
void bst_activity_set_failures (BstActivity *self, GPtrArray *failures);
void bst_activity_end (BstActivity *self, const char *message, const GError *error);

G_END_DECLS
