/* What one chooses a quantization from. */
#pragma once

#include "core/fit.h"
#include "ui/option.h"

G_BEGIN_DECLS

GListModel *bst_quantization_list_new (const BstFitModel *model, const char *also);
GListModel *bst_quantization_list_new_of_files (GPtrArray *sets);
char *bst_quantization_dup_bits (const char *name, const BstFitModel *model);
GListModel *bst_kv_type_list_new (void);

G_END_DECLS
