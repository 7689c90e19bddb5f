/* Why a refresh brought nothing of a model. */
#pragma once

#include "core/i18n.h"

G_BEGIN_DECLS

/**
 * BstFailure: immutable and reference-counted.
 */
typedef struct
{
  char *id; /* of the model, as it was asked for */
  char *message; /* a sentence for a person: bst_failure_get_message() */
  BstLanguage language; /* in which that is */
  gint64 at; /* seconds since 1970, UTC */
} BstFailure;

BstFailure *bst_failure_new (const char *id, const char *message, gint64 at);
BstFailure *bst_failure_ref (const BstFailure *self);
void bst_failure_unref (BstFailure *self);
const char *bst_failure_get_message (const BstFailure *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BstFailure, bst_failure_unref)

G_END_DECLS
