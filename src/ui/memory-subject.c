#include "config.h"

#include "ui/memory-subject.h"

#include <glib/gi18n.h>
#include <string.h>

#include "core/weights.h"

/* Whether files of weights are a model that can be run as it is. */
static gboolean
can_be_run (const BstWeightSet *set, BstWeightsFormat format)
{
  return set->format == format && !set->is_projector && set->size > 0 && set->n_files >= set->n_parts;
}

/* Repositories may carry the same weights twice, as "model-00001-of-00002.safetensors" and as
 * "consolidated.safetensors".
 * Returns: (nullable): those that programs load, or else the largest */
static BstWeightSet *
find_packed (GPtrArray *sets)
{
  BstWeightSet *found = NULL;

  for (guint i = 0; i < sets->len; i++)
    {
      BstWeightSet *set = g_ptr_array_index (sets, i);

      if (!can_be_run (set, BST_WEIGHTS_SAFETENSORS))
        continue;
      if (g_str_equal (set->name, "model.safetensors"))
        return set;
      if (strchr (set->name, '/') == NULL || found == NULL)
        found = set;
    }
  return found;
}

/* The real bytes of what is quantized already; the largest first.
 * Returns: (transfer full) (nullable): sets of GGUF, or the one of packed weights */
static GPtrArray *
collect_files (const BstRepository *record)
{
  g_autoptr (GPtrArray) sets = record != NULL && record->files != NULL ? bst_weights_collect (record) : NULL;
  GPtrArray *files;
  gboolean is_packed = record != NULL && bst_repository_is_packed (record);

  if (sets == NULL)
    return NULL;
  files = g_ptr_array_new_with_free_func ((GDestroyNotify) bst_weight_set_free);
  for (guint i = sets->len; i-- > 0;)
    if (can_be_run (g_ptr_array_index (sets, i), BST_WEIGHTS_GGUF))
      g_ptr_array_add (files, g_ptr_array_steal_index (sets, i));
  if (files->len == 0 && is_packed && find_packed (sets) != NULL)
    {
      guint index;

      if (g_ptr_array_find (sets, find_packed (sets), &index))
        g_ptr_array_add (files, g_ptr_array_steal_index (sets, index));
    }
  if (files->len == 0)
    g_clear_pointer (&files, g_ptr_array_unref);
  return files;
}

/**
 * bst_memory_subject_get_base:
 *
 * Returns: (transfer none) (nullable): the id of what the model was quantized from, which has
 *   its shape; %NULL for what was made otherwise
 */
const char *
bst_memory_subject_get_base (BstEntry *entry)
{
  const BstRepository *record = bst_entry_get_repository (entry);

  if (record == NULL || record->base_models == NULL)
    return NULL;
  if (record->relation != BST_RELATION_QUANTIZED && !bst_repository_is_packed (record))
    return NULL;
  return record->base_models[0];
}

/* A quantization tells little of itself: its parameters are packed, and its layers in a file
 * that nobody has read. */
static void
learn_from_base (BstMemorySubject *self, BstEntry *base)
{
  BstFitModel model;
  gboolean has_shape = self->model.architecture.layers > 0;
  gboolean has_parameters = self->model.parameters > 0;

  bst_fit_model_read_entry (base, &model);
  if ((has_shape || model.architecture.layers <= 0) && (has_parameters || model.parameters <= 0))
    return;
  if (!has_shape)
    self->model.architecture = model.architecture;
  if (!has_parameters)
    self->model.parameters = model.parameters;
  if (self->model.context <= 0)
    self->model.context = model.context;
  /* Translators: %s is a model that this one was quantized from */
  self->remark = g_strdup_printf (_ ("Parameters, layers and heads that it does not tell itself are those of %s."),
                                  bst_entry_get_name (base));
}

/**
 * bst_memory_subject_read:
 * @self: (out caller-allocates): what is known
 * @base: (nullable): the entry of bst_memory_subject_get_base(), where there is one
 *
 * Returns: whether it is enough for an estimate
 */
gboolean
bst_memory_subject_read (BstMemorySubject *self, BstEntry *entry, BstEntry *base)
{
  *self = (BstMemorySubject) { 0 };
  bst_fit_model_read_entry (entry, &self->model);
  self->files = collect_files (bst_entry_get_repository (entry));
  if (base != NULL && base != entry)
    learn_from_base (self, base);
  return self->model.parameters > 0 || self->files != NULL;
}

/* Leaves nothing in @self. */
void
bst_memory_subject_clear (BstMemorySubject *self)
{
  g_clear_pointer (&self->files, g_ptr_array_unref);
  g_clear_pointer (&self->remark, g_free);
}
