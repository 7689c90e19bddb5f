/* The types that weights are quantized to, and how large a file becomes by them. */
#pragma once

#include "core/architecture.h"

G_BEGIN_DECLS

#define BST_QUANTIZATION_USUAL "Q4_K_M"

typedef enum
{
  BST_BITS_PLAIN, /* not quantized */
  BST_BITS_LLAMA_2, /* measured on Llama 2 7B */
  BST_BITS_LLAMA_3, /* measured on Llama 3.1 8B, whose vocabulary is four times as large */
  BST_BITS_NOMINAL, /* those of the type itself; nobody measured a whole file */
} BstBitsBasis;

guint bst_quantization_get_n (void);
const char *bst_quantization_get_name (guint index);
gboolean bst_quantization_is_common (guint index);
gboolean bst_quantization_was_remade (guint index);
int bst_quantization_find (const char *name);
char *bst_quantization_dup_nearest (const char *name);
double bst_quantization_get_bits (const char *name, const BstArchitecture *architecture, BstBitsBasis *basis);

G_END_DECLS
