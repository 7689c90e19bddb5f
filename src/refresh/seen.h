/* Which models a walk over the Hub's list has met. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BstSeen: knows with certainty that an id is new, and with all but certainty that it
 * is not, in a room that does not grow with millions of them.
 */
typedef struct _BstSeen BstSeen;

BstSeen *bst_seen_new (void);
void bst_seen_free (BstSeen *self);
gboolean bst_seen_add (BstSeen *self, const char *id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BstSeen, bst_seen_free)

G_END_DECLS
