/* The weights among the files of a repository, and in which form they are. */
#pragma once

#include "core/repository.h"

G_BEGIN_DECLS

typedef enum
{
  BST_WEIGHTS_SAFETENSORS,
  BST_WEIGHTS_PYTORCH, /* pickled: loading it can run code */
  BST_WEIGHTS_GGUF,
  BST_WEIGHTS_ONNX,
  BST_WEIGHTS_TENSORFLOW,
  BST_WEIGHTS_FLAX,
} BstWeightsFormat;

#define BST_N_WEIGHTS_FORMATS 6

/**
 * BstWeightSet: files that belong together, such as all parts of one file.
 */
typedef struct
{
  BstWeightsFormat format;
  char *name; /* within the repository, without the number of a part */
  char *quantization; /* of GGUF, such as "Q4_K_M"; NULL where the name does not tell */
  gint64 size; /* bytes; -1 where one of them is not known */
  guint n_files;
  guint n_parts; /* so many there ought to be */
  gboolean is_projector; /* sees or hears for the model, and is no model by itself */
} BstWeightSet;

const char *bst_weights_format_get_label (BstWeightsFormat format);

GPtrArray *bst_weights_collect (const BstRepository *record);
gint64 bst_weights_get_size (GPtrArray *sets, BstWeightsFormat format, guint *n_files);
const BstWeightSet *bst_weights_find_quantization (GPtrArray *sets, const char *quantization);
void bst_weight_set_free (BstWeightSet *self);

G_END_DECLS
