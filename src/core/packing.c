#include "config.h"

#include "core/packing.h"

#include <string.h>

#include "core/i18n.h"

/* The words of the configuration's method, of the Hub's library_name and of names. */
static const struct
{
  const char *word;
  BstPacking packing;
} words[] = {
  { "gguf", BST_PACKING_GGUF },
  { "ggml", BST_PACKING_GGUF },
  { "llama.cpp", BST_PACKING_GGUF },
  { "gptq", BST_PACKING_GPTQ },
  { "awq", BST_PACKING_AWQ },
  { "mlx", BST_PACKING_MLX },
  { "exl2", BST_PACKING_EXL },
  { "exl3", BST_PACKING_EXL },
  { "exllamav2", BST_PACKING_EXL },
  { "exllamav3", BST_PACKING_EXL },
  { "bitsandbytes", BST_PACKING_BITSANDBYTES },
  { "bnb", BST_PACKING_BITSANDBYTES },
  { "fp8", BST_PACKING_FP8 },
  { "onnx", BST_PACKING_ONNX },
};

/* Returns: how people call it; only the last is translated */
const char *
bst_packing_get_label (BstPacking packing)
{
  static const char *const labels[BST_N_PACKINGS] = {
    "GGUF", "GPTQ", "AWQ", "MLX", "EXL2 / EXL3", "bitsandbytes", "FP8", "ONNX", NC_ ("quantization", "Others")
  };

  g_return_val_if_fail ((guint) packing < BST_N_PACKINGS, NULL);

  return packing == BST_PACKING_OTHER ? C_ ("quantization", "Others") : labels[packing];
}

static gboolean
find_word (const char *text, gsize length, BstPacking *packing)
{
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strlen (words[i].word) == length && g_ascii_strncasecmp (words[i].word, text, length) == 0)
      {
        *packing = words[i].packing;
        return TRUE;
      }
  return FALSE;
}

/* The last word of a name that says it: what a repository is called after may say another. */
static gboolean
find_in_name (const char *name, BstPacking *packing)
{
  gboolean found = FALSE;

  while (*name != '\0')
    {
      gsize length = strcspn (name, "-_./");

      if (length > 0 && find_word (name, length, packing))
        found = TRUE;
      name += length;
      name += strspn (name, "-_./");
    }
  return found;
}

/**
 * bst_repository_get_packing:
 *
 * Returns: what the record says of its form; where it is silent, as a brief one mostly is,
 *   what the repository is called
 */
BstPacking
bst_repository_get_packing (const BstRepository *record)
{
  BstPacking packing;

  if (record->gguf_architecture != NULL || record->gguf_parameters > 0)
    return BST_PACKING_GGUF;
  if (record->library_name != NULL && find_word (record->library_name, strlen (record->library_name), &packing))
    return packing;
  if (record->quantization != NULL && find_word (record->quantization, strlen (record->quantization), &packing))
    return packing;
  return find_in_name (record->id, &packing) ? packing : BST_PACKING_OTHER;
}

/**
 * bst_repository_is_of_owner:
 * @id: of another repository
 *
 * Returns: whether both are of one owner, who then made the smaller one too
 */
gboolean
bst_repository_is_of_owner (const BstRepository *record, const char *id)
{
  const char *slash = strchr (record->id, '/'), *other = strchr (id, '/');

  return slash != NULL && other != NULL && slash - record->id == other - id &&
         g_ascii_strncasecmp (record->id, id, (gsize) (slash - record->id)) == 0;
}
