/* A claim with its source as plain text, to be put into a note or a paper. */
#pragma once

#include "core/entry.h"

G_BEGIN_DECLS

gint64 bst_claim_get_moment (BstClaim *claim, BstEntry *entry);
char *bst_citation_dup_text (BstClaim *claim, BstEntry *entry);

G_END_DECLS
