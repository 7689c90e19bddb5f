/* What is known of the memory of one model: by its claims, its files and its base model. */
#pragma once

#include "core/fit.h"

G_BEGIN_DECLS

/**
 * BstMemorySubject: a plain value that owns what it points to.
 */
typedef struct
{
  BstFitModel model;
  GPtrArray *files; /* BstWeightSet that are there to be run, the largest first; NULL or not empty */
  char *remark; /* where the shape is from, if not from the model itself; or NULL */
} BstMemorySubject;

const char *bst_memory_subject_get_base (BstEntry *entry);
gboolean bst_memory_subject_read (BstMemorySubject *self, BstEntry *entry, BstEntry *base);
void bst_memory_subject_clear (BstMemorySubject *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BstMemorySubject, bst_memory_subject_clear)

G_END_DECLS
