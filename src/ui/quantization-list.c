#include "config.h"

#include "ui/quantization-list.h"

#include <glib/gi18n.h>

#include "core/file-name.h"
#include "core/format.h"
#include "core/weights.h"

/* Returns: (transfer full): "4.84 bits" */
static char *
dup_bits (double bits)
{
  g_autofree char *number = bst_format_decimal (bits, bits < 10 ? 3 : 2);

  /* Translators: what a weight takes in a quantization; %s is a number such as 4.84 */
  return g_strdup_printf (_ ("%s bits"), number);
}

/**
 * bst_quantization_dup_bits:
 * @model: (nullable): which it is of
 *
 * Returns: (transfer full): what a weight takes: "4.84 bits"
 */
char *
bst_quantization_dup_bits (const char *name, const BstFitModel *model)
{
  return dup_bits (bst_quantization_get_bits (name, model != NULL ? &model->architecture : NULL, NULL));
}

static void
add_quantization (GListStore *list, const char *name, const BstFitModel *model)
{
  BstFitPlan plan = { .quantization = name };
  g_autofree char *bits = NULL, *size = NULL, *label = NULL;
  g_autoptr (BstOption) choice = NULL;
  BstFit fit;

  if (model != NULL && bst_fit_estimate_plan (model, &plan, &fit))
    {
      /* What its tensors come to, which is more than the usual where the vocabulary is large. */
      bits = fit.bits > 0 ? dup_bits (fit.bits) : NULL;
      size = bst_format_bytes (fit.weights);
    }
  else if (model != NULL)
    bits = bst_quantization_dup_bits (name, model);
  label = bst_format_parts ((const char *const[]) { name, bits, size }, 3);
  choice = bst_option_new (name, label, 0);
  g_list_store_append (list, choice);
}

/**
 * bst_quantization_list_new:
 * @model: (nullable): whose size each choice tells; without, there are names alone
 * @also: (nullable): one that is offered even if people seldom choose it
 *
 * Returns: (transfer full): quantizations from the largest to the smallest
 */
GListModel *
bst_quantization_list_new (const BstFitModel *model, const char *also)
{
  GListStore *list = g_list_store_new (BST_TYPE_OPTION);
  int other = also != NULL ? bst_quantization_find (also) : -1;

  for (guint i = 0; i < bst_quantization_get_n (); i++)
    if (bst_quantization_is_common (i) || (int) i == other)
      add_quantization (list, bst_quantization_get_name (i), model);
  return G_LIST_MODEL (list);
}

/**
 * bst_quantization_list_new_of_files:
 * @sets: BstWeightSet, of one repository
 *
 * Returns: (transfer full): what the repository has; the value of each choice is its size
 */
GListModel *
bst_quantization_list_new_of_files (GPtrArray *sets)
{
  GListStore *list = g_list_store_new (BST_TYPE_OPTION);

  for (guint i = 0; i < sets->len; i++)
    {
      const BstWeightSet *set = g_ptr_array_index (sets, i);
      g_autofree char *size = bst_format_bytes (set->size);
      g_autofree char *name = set->quantization != NULL ? g_strdup (set->quantization) : bst_file_name_dup_shown (set->name);
      g_autofree char *label = bst_format_parts ((const char *const[]) { name, size }, 2);
      g_autoptr (BstOption) choice = bst_option_new (name, label, set->size);

      g_list_store_append (list, choice);
    }
  return G_LIST_MODEL (list);
}

/* Returns: (transfer full): the types of the KV cache; the value of each choice is a BstKvType */
GListModel *
bst_kv_type_list_new (void)
{
  GListStore *list = g_list_store_new (BST_TYPE_OPTION);

  for (guint i = 0; i < BST_N_KV_TYPES; i++)
    {
      g_autofree char *bits = dup_bits (8 * bst_kv_type_get_bytes (i));
      g_autofree char *label = bst_format_parts ((const char *const[]) { bst_kv_type_to_string (i), bits }, 2);
      g_autoptr (BstOption) choice = bst_option_new (bst_kv_type_to_string (i), label, i);

      g_list_store_append (list, choice);
    }
  return G_LIST_MODEL (list);
}
