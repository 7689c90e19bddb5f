/* What came of asking whether a Hub answers. */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef enum
{
  BST_REACH_ANSWERED,
  BST_REACH_SILENT, /* not within the time that it was given */
  BST_REACH_REFUSED,
  BST_REACH_NOT_FOUND, /* nobody knows the name */
  BST_REACH_UNSAFE, /* whoever is there cannot show to be it */
  BST_REACH_NOT_A_HUB, /* somebody answered, but not as a Hub does */
  BST_REACH_LOCKED, /* it wants a token */
  BST_REACH_BUSY, /* it is one, and has no time now */
  BST_REACH_NO_PROXY,
  BST_REACH_CUT_OFF, /* the way there is not open, for whatever reason */
} BstReachKind;

/* BstReach: how a Hub answered. */
typedef struct
{
  BstReachKind kind;
  guint milliseconds; /* from the question to the answer, or until it was given up */
} BstReach;

#define BST_TYPE_REACH (bst_reach_get_type ())
GType bst_reach_get_type (void) G_GNUC_CONST;

BstReach *bst_reach_new (BstReachKind kind, guint milliseconds);
BstReach *bst_reach_copy (const BstReach *self);
void bst_reach_free (BstReach *self);
char *bst_reach_dup_words (const BstReach *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BstReach, bst_reach_free)

G_END_DECLS
