/* Claims in words, the same in the window and on a terminal. */
#pragma once

#include "core/entry.h"

G_BEGIN_DECLS

char *bst_claim_dup_exact (BstClaim *claim, BstEntry *entry);
char *bst_claim_dup_source (BstClaim *claim);
char *bst_claim_dup_short_source (BstClaim *claim);
char *bst_dispute_dup_text (BstEntry *entry, BstField field);

G_END_DECLS
