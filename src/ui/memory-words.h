/* What the view of a model's memory says. What is new is the caller's. */
#pragma once

#include "ui/memory-bar.h"

G_BEGIN_DECLS

const char *bst_memory_part_get_label (BstMemoryPart part);
char *bst_memory_dup_verdict (const BstFitJudgement *judgement);
const char *bst_memory_get_unknown (void);
char *bst_memory_dup_layers (const BstFitJudgement *judgement);
char *bst_memory_dup_tokens (gint64 tokens);
char *bst_memory_dup_trust (const BstFit *fit);
char *bst_memory_dup_how (const BstFit *fit, const char *remark);

G_END_DECLS
