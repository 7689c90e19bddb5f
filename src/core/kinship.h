/* Which entries name which as what they were made from. */
#pragma once

#include "core/entry.h"

G_BEGIN_DECLS

/**
 * BstKinship: an immutable, reference-counted index of entries by their base models. An id
 * is the same in any case of letters, and under any name that the repository has had.
 */
typedef struct _BstKinship BstKinship;

BstKinship *bst_kinship_new (GPtrArray *entries, GHashTable *names);
BstKinship *bst_kinship_ref (BstKinship *self);
void bst_kinship_unref (BstKinship *self);

char *bst_kinship_dup_key (BstKinship *self, const char *id);
BstEntry *bst_kinship_lookup (BstKinship *self, const char *id);
GPtrArray *bst_kinship_get_derived (BstKinship *self, const char *id);

BstRelation bst_entry_get_relation (BstEntry *entry);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BstKinship, bst_kinship_unref)

G_END_DECLS
