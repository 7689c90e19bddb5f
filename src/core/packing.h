/* In which form a repository has a model that somebody made smaller. */
#pragma once

#include "core/repository.h"

G_BEGIN_DECLS

typedef enum
{
  BST_PACKING_GGUF,
  BST_PACKING_GPTQ,
  BST_PACKING_AWQ,
  BST_PACKING_MLX,
  BST_PACKING_EXL, /* EXL2 and EXL3 */
  BST_PACKING_BITSANDBYTES,
  BST_PACKING_FP8,
  BST_PACKING_ONNX,
  BST_PACKING_OTHER,
} BstPacking;

#define BST_N_PACKINGS 9

const char *bst_packing_get_label (BstPacking packing);
BstPacking bst_repository_get_packing (const BstRepository *record);
gboolean bst_repository_is_of_owner (const BstRepository *record, const char *id);

G_END_DECLS
