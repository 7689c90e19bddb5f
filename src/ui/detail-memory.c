#include "config.h"

#include "ui/detail-memory.h"

#include <string.h>

#include "core/weights.h"
#include "ui/detail-sections.h"
#include "ui/memory-view.h"

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

/* Returns: (transfer none) (nullable): what the model was quantized from, which has its shape */
static BstEntry *
find_base (BstLibrary *library, BstEntry *entry)
{
  const BstRepository *record = bst_entry_get_repository (entry);

  if (record == NULL || record->base_models == NULL)
    return NULL;
  if (record->relation != BST_RELATION_QUANTIZED && !bst_repository_is_packed (record))
    return NULL;
  return bst_library_lookup (library, record->base_models[0]);
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

static void
read_subject (BstMemorySubject *self, BstLibrary *library, BstEntry *entry)
{
  BstEntry *base = library != NULL ? find_base (library, entry) : NULL;

  bst_fit_model_read_entry (entry, &self->model);
  self->files = collect_files (bst_entry_get_repository (entry));
  if (base != NULL && base != entry)
    learn_from_base (self, base);
}

static GtkWidget *
sentence_new (const char *text)
{
  GtkWidget *section = bst_detail_section_new (_ ("Memory"), NULL);
  GtkWidget *label = bst_detail_text_new (text);

  gtk_widget_add_css_class (label, "dim-label");
  gtk_box_append (GTK_BOX (section), label);
  return section;
}

/* Returns: (nullable): what the model takes to be run; NULL for what nobody runs by itself */
GtkWidget *
bst_detail_memory_new (const BstDetailContext *context, const BstDetailSubject *subject)
{
  BstKind kind = bst_entry_get_kind (subject->entry);
  g_auto (BstMemorySubject) memory = { 0 };
  GtkWidget *section;

  if (kind == BST_KIND_ADAPTER)
    return sentence_new (_ ("An adapter is loaded on top of its base model, which decides how much memory both take."));
  if (kind != BST_KIND_MODEL)
    return NULL;
  read_subject (&memory, context->library, subject->entry);
  if (memory.model.parameters <= 0 && memory.files == NULL)
    return sentence_new (_ ("How much memory it takes is not known: no source tells its parameters."));
  section = bst_detail_section_new (_ ("Memory"), NULL);
  gtk_box_append (GTK_BOX (section), bst_memory_view_new (&memory, bst_fit_settings_get (context->settings)));
  return section;
}

static gboolean
files_are_same (const BstRepository *a, const BstRepository *b)
{
  if (a == b)
    return TRUE;
  if (a == NULL || b == NULL)
    return FALSE;
  return a->files == b->files &&
         bst_repository_is_packed (a) == bst_repository_is_packed (b) && a->relation == b->relation;
}

gboolean
bst_detail_memory_is_same (const BstDetailContext *context, const BstDetailSubject *old, const BstDetailSubject *new)
{
  static const BstField fields[] = { BST_FIELD_PARAMETERS, BST_FIELD_CONTEXT_LENGTH, BST_FIELD_ARCHITECTURE };

  if (bst_entry_get_kind (old->entry) != bst_entry_get_kind (new->entry) ||
      !files_are_same (bst_entry_get_repository (old->entry), bst_entry_get_repository (new->entry)))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (!bst_detail_claims_are_same (old->entry, new->entry, fields[i]))
      return FALSE;
  return TRUE;
}
