#include "config.h"

#include "core/quantization.h"

#include <string.h>

#include "core/fold.h"

/* Bits a weight, over the whole file, scales and unquantized tensors included. llama_2 is
 * measured on Llama 2 7B (the README of llama.cpp's quantize, 2023), llama_3 on Llama 3.1 8B (the
 * same README, 2026), both 0 where they were not; nominal are the bits of the type that most
 * tensors have (gguf-parser-go, ggml.go). */
typedef struct
{
  const char *name;
  double llama_2;
  double llama_3;
  double nominal;
  gboolean common; /* one that people choose between */
} Quantization;

static const Quantization quantizations[] = {
  { "F32", 0, 0, 32, FALSE },
  { "F16", 0, 0, 16, TRUE },
  { "BF16", 0, 0, 16, FALSE },
  { "Q8_0", 0, 8.50, 8.5, TRUE },
  { "Q6_K", 6.56, 6.56, 6.5625, TRUE },
  { "Q5_K_M", 5.68, 5.70, 5.5, TRUE },
  { "Q5_K_S", 5.52, 5.57, 5.5, TRUE },
  { "Q5_1", 0, 0, 6, FALSE },
  { "Q5_0", 0, 0, 5.5, FALSE },
  { "Q4_K_M", 4.84, 4.89, 4.5, TRUE },
  { "Q4_K_S", 4.58, 4.67, 4.5, TRUE },
  { "Q4_1", 0, 0, 5, FALSE },
  { "Q4_0", 0, 0, 4.5, TRUE },
  { "IQ4_NL", 0, 4.68, 4.5, FALSE },
  { "IQ4_XS", 0, 4.46, 4.25, TRUE },
  { "MXFP4", 0, 0, 4.25, FALSE },
  { "Q3_K_L", 4.27, 4.30, 3.4375, TRUE },
  { "Q3_K_M", 3.91, 0, 3.4375, TRUE },
  { "Q3_K_S", 3.50, 3.64, 3.4375, TRUE },
  { "IQ3_M", 0, 3.76, 3.4375, FALSE },
  { "IQ3_S", 0, 3.66, 3.4375, FALSE },
  { "IQ3_XS", 0, 3.50, 3.0625, FALSE },
  { "IQ3_XXS", 0, 3.25, 3.0625, FALSE },
  { "Q2_K", 3.35, 3.16, 2.625, TRUE },
  { "IQ2_M", 0, 2.93, 2.5625, FALSE },
  { "IQ2_S", 0, 2.74, 2.5625, FALSE },
  { "IQ2_XS", 0, 2.59, 2.3125, FALSE },
  { "IQ2_XXS", 0, 2.38, 2.0625, FALSE },
  { "IQ1_M", 0, 2.15, 1.75, FALSE },
  { "IQ1_S", 0, 2.00, 1.5625, FALSE },
};

/* Other names of the same. */
static const struct
{
  const char *name;
  const char *meant;
} aliases[] = {
  { "FP32", "F32" },
  { "FP16", "F16" },
  { "Q3_K", "Q3_K_M" },
  { "Q4_K", "Q4_K_M" },
  { "Q5_K", "Q5_K_M" },
};

/* Until January 2024 llama.cpp made this one with three bits in most tensors, a tenth larger
 * (https://github.com/ggml-org/llama.cpp/pull/5060), and so are many files that are published. */
#define REMADE "Q2_K"

/* A vocabulary from here on is rather that of Llama 3 (128,256) than that of Llama 2 (32,000). */
#define LARGE_VOCABULARY 64000

/* Returns: how many types there are, from the largest to the smallest. */
guint
bst_quantization_get_n (void)
{
  return G_N_ELEMENTS (quantizations);
}

const char *
bst_quantization_get_name (guint index)
{
  g_return_val_if_fail (index < G_N_ELEMENTS (quantizations), NULL);

  return quantizations[index].name;
}

/* Whether it is one that people choose between, for a short list. */
gboolean
bst_quantization_is_common (guint index)
{
  g_return_val_if_fail (index < G_N_ELEMENTS (quantizations), FALSE);

  return quantizations[index].common;
}

/* Whether files of that name come in two sizes, since it was made otherwise before. */
gboolean
bst_quantization_was_remade (guint index)
{
  g_return_val_if_fail (index < G_N_ELEMENTS (quantizations), FALSE);

  return g_str_equal (quantizations[index].name, REMADE);
}

/**
 * bst_quantization_find:
 * @name: (nullable): such as "Q5_K_M", in any case; %NULL for the usual one
 *
 * Returns: its index, or -1 for an unknown name
 */
int
bst_quantization_find (const char *name)
{
  if (name == NULL)
    name = BST_QUANTIZATION_USUAL;
  for (guint i = 0; i < G_N_ELEMENTS (aliases); i++)
    if (g_ascii_strcasecmp (aliases[i].name, name) == 0)
      name = aliases[i].meant;
  for (guint i = 0; i < G_N_ELEMENTS (quantizations); i++)
    if (g_ascii_strcasecmp (quantizations[i].name, name) == 0)
      return (int) i;
  return -1;
}

/**
 * bst_quantization_dup_nearest:
 * @name: a name that bst_quantization_find() does not know
 *
 * Returns: (transfer full) (nullable): the one that may be meant
 */
char *
bst_quantization_dup_nearest (const char *name)
{
  const char *names[G_N_ELEMENTS (quantizations) + 1] = { NULL };
  g_autofree char *upper = g_ascii_strup (name, -1);

  for (guint i = 0; i < G_N_ELEMENTS (quantizations); i++)
    names[i] = quantizations[i].name;
  return bst_nearest_word (g_strdelimit (upper, "- .", '_'), names);
}

/**
 * bst_quantization_get_bits:
 * @name: (nullable): as for bst_quantization_find()
 * @architecture: (nullable): of the model, whose vocabulary tells which of the measured models
 *   it is more like: the tensors of words are quantized less than the others
 * @basis: (out) (optional): where the figure is from
 *
 * Returns: the bits that a weight takes; -1 for an unknown name
 */
double
bst_quantization_get_bits (const char *name, const BstArchitecture *architecture, BstBitsBasis *basis)
{
  int index = bst_quantization_find (name);
  gboolean large = architecture != NULL && architecture->vocabulary_size >= LARGE_VOCABULARY;
  const Quantization *found;
  BstBitsBasis dummy;

  if (index < 0)
    return -1;
  if (basis == NULL)
    basis = &dummy;
  found = &quantizations[index];

  if (found->nominal >= 16)
    *basis = BST_BITS_PLAIN;
  else if (found->llama_2 > 0 && (!large || found->llama_3 <= 0))
    *basis = BST_BITS_LLAMA_2;
  else if (found->llama_3 > 0)
    *basis = BST_BITS_LLAMA_3;
  else
    *basis = BST_BITS_NOMINAL;

  if (*basis == BST_BITS_LLAMA_2)
    return found->llama_2;
  return *basis == BST_BITS_LLAMA_3 ? found->llama_3 : found->nominal;
}
