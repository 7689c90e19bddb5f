/* What is known of a repository after an answer. */
#pragma once

#include "core/repository.h"

G_BEGIN_DECLS

gboolean bst_repository_says_only_presence (const BstRepository *self);
BstRepository *bst_repository_merge (const BstRepository *before, const BstRepository *record, gint64 now);

G_END_DECLS
