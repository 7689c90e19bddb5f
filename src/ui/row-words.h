/* What a row says of a model, in words. All return new strings. */
#pragma once

#include "core/entry.h"
#include "core/fit.h"

G_BEGIN_DECLS

/* So many parts has a subtitle at the most. */
#define BST_ROW_MAX_PARTS 5

char *bst_row_dup_subtitle (BstEntry *entry, guint n_parts);
char *bst_row_dup_date (BstEntry *entry);
char *bst_row_dup_figure (BstEntry *entry);
char *bst_row_dup_fit (const BstFit *fit, const BstFitJudgement *judgement);
char *bst_row_dup_tooltip (BstEntry *entry, gboolean is_listed, const char *fit);
char *bst_row_dup_spoken (BstEntry *entry, gboolean is_listed, const char *fit);

G_END_DECLS
