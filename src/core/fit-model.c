#include "config.h"

#include "core/fit.h"

#include "core/weights.h"

/* Files of an unquantized model that are so near to what it comes to are it, and not one set of
 * two, or half of one. */
#define MOST_OFF 0.1

/**
 * bst_fit_model_read_entry:
 * @model: (out caller-allocates): what the first claims of @entry say
 */
void
bst_fit_model_read_entry (BstEntry *entry, BstFitModel *model)
{
  *model = (BstFitModel) {
    .parameters = MAX (bst_entry_get_count (entry, BST_FIELD_PARAMETERS), 0),
    .context = MAX (bst_entry_get_count (entry, BST_FIELD_CONTEXT_LENGTH), 0),
  };
  bst_architecture_read_entry (entry, &model->architecture);
}

/* Returns: the bytes of the unquantized weights in @sets: the set that is nearest to the model's
 *   parameters at @bits each; 0 where none is near */
static gint64
find_plain (GPtrArray *sets, const BstFitModel *model, double bits)
{
  double expected = (double) model->parameters * bits / 8, least_off = MOST_OFF * expected;
  gint64 found = 0;

  for (guint i = 0; i < sets->len; i++)
    {
      const BstWeightSet *set = g_ptr_array_index (sets, i);
      double off = ABS ((double) set->size - expected);

      if (set->format != BST_WEIGHTS_SAFETENSORS || set->n_files < set->n_parts || off >= least_off)
        continue;
      least_off = off;
      found = set->size;
    }
  return found;
}

/* Returns: the bytes of the largest complete set of safetensors files, which is that of a packed
 *   model; 0 for none */
static gint64
find_packed (GPtrArray *sets)
{
  gint64 found = 0;

  for (guint i = 0; i < sets->len; i++)
    {
      const BstWeightSet *set = g_ptr_array_index (sets, i);

      if (set->format == BST_WEIGHTS_SAFETENSORS && set->n_files >= set->n_parts)
        found = MAX (found, set->size);
    }
  return found;
}

/**
 * bst_fit_find_weights:
 * @record: a repository, with its files where they are known
 * @model: what is known of the model in it
 * @quantization: (nullable): of the files wanted; %NULL for the usual one, or for what a packed
 *   repository (GPTQ, AWQ) has, which comes in one form only
 *
 * Returns: the real bytes of the weights in that form, all parts together, to be a plan's; 0
 *   where the repository has none, or its files are unknown
 */
gint64
bst_fit_find_weights (const BstRepository *record, const BstFitModel *model, const char *quantization)
{
  g_autoptr (GPtrArray) sets = bst_weights_collect (record);
  int index = bst_quantization_find (quantization);
  const BstWeightSet *set;
  BstBitsBasis basis;
  double bits;

  if (bst_repository_is_packed (record))
    return quantization == NULL ? find_packed (sets) : 0;
  if (index < 0)
    return 0;

  set = bst_weights_find_quantization (sets, bst_quantization_get_name ((guint) index));
  if (set != NULL)
    return MAX (set->size, 0);
  bits = bst_quantization_get_bits (quantization, NULL, &basis);
  return basis == BST_BITS_PLAIN ? find_plain (sets, model, bits) : 0;
}
