/* What is brought of one model beside its record, and how bringing it goes. */
#pragma once

#include "core/i18n.h"

G_BEGIN_DECLS

/* The parts that are asked for one by one. The record is always asked for. */
typedef enum
{
  BST_LOOK_RECORD = 1 << 0, /* what a refresh brings: the figures */
  BST_LOOK_FILES = 1 << 1,
  BST_LOOK_CARD = 1 << 2,
  BST_LOOK_CONFIG = 1 << 3, /* which the Hub counts as one download */
  BST_LOOK_DERIVED = 1 << 4, /* what others made of it */
} BstLookParts;

#define BST_LOOK_ALL (BST_LOOK_RECORD | BST_LOOK_FILES | BST_LOOK_CARD | BST_LOOK_CONFIG | BST_LOOK_DERIVED)

/* A part that did not come, though others may have. */
typedef struct
{
  BstLookParts part; /* one of them */
  gboolean is_refused; /* the Hub has it, and wants its terms accepted first */
  char *message; /* a sentence for a person: bst_look_failure_get_message() */
  BstLanguage language; /* in which that is */
} BstLookFailure;

const char *bst_look_part_get_label (BstLookParts part);

BstLookFailure *bst_look_failure_new (BstLookParts part, gboolean is_refused, const char *message);
void bst_look_failure_free (BstLookFailure *self);
const char *bst_look_failure_get_message (const BstLookFailure *self);

/**
 * BstLookState: a look at one model, as a window shows it: under way, or how the last one
 * ended. Who asks the Hub moves it on; who shows it watches ::changed and may cancel. It
 * belongs to the main thread.
 *
 * ::changed tells that anything at all is another. What came is in the library, whose
 * ::dossier tells of it.
 */
#define BST_TYPE_LOOK_STATE (bst_look_state_get_type ())
G_DECLARE_FINAL_TYPE (BstLookState, bst_look_state, BST, LOOK_STATE, GObject)

BstLookState *bst_look_state_new (const char *id);
const char *bst_look_state_get_id (BstLookState *self);
BstLookParts bst_look_state_get_parts (BstLookState *self);
gboolean bst_look_state_is_running (BstLookState *self);
const char *bst_look_state_get_text (BstLookState *self);
const char *bst_look_state_get_error (BstLookState *self);
GPtrArray *bst_look_state_get_failures (BstLookState *self);
gint64 bst_look_state_get_ended_at (BstLookState *self);
void bst_look_state_cancel (BstLookState *self);

/* For who asks the Hub. */
GCancellable *bst_look_state_begin (BstLookState *self, BstLookParts parts);
void bst_look_state_set_text (BstLookState *self, const char *text);
void bst_look_state_add_failure (BstLookState *self, BstLookParts part, gboolean is_refused, const char *message);
void bst_look_state_end (BstLookState *self, const GError *error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BstLookFailure, bst_look_failure_free)

G_END_DECLS
