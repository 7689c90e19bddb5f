/* What the Hub says of a repository, merged into an entry. */
#pragma once

#include "core/entry.h"
#include "core/guide.h"
#include "core/repository.h"

G_BEGIN_DECLS

BstEntry *bst_entry_with_repository (BstEntry *entry, const BstRepository *record, BstGuide *guide);
BstEntry *bst_entry_with_base_parameters (BstEntry *entry, BstEntry *base);
BstEntry *bst_entry_new_from_repository (const BstRepository *record, BstGuide *guide);
char *bst_entry_dup_license_id (const char *license, const char *license_name, BstGuide *guide);
gboolean bst_entry_is_creation_told (gint64 created_at);

G_END_DECLS
