#include "config.h"

#include "core/weights.h"

#include <string.h>

#include "core/file-name.h"

static const struct
{
  const char *extension;
  BstWeightsFormat format;
} extensions[] = {
  { ".safetensors", BST_WEIGHTS_SAFETENSORS },
  { ".gguf", BST_WEIGHTS_GGUF },
  { ".pth", BST_WEIGHTS_PYTORCH },
  { ".pt", BST_WEIGHTS_PYTORCH },
  { ".ckpt", BST_WEIGHTS_PYTORCH },
  { ".onnx", BST_WEIGHTS_ONNX },
  { ".onnx_data", BST_WEIGHTS_ONNX },
  { ".h5", BST_WEIGHTS_TENSORFLOW },
  { ".msgpack", BST_WEIGHTS_FLAX },
};

/* Returns: how people call the form, which is the same in all languages */
const char *
bst_weights_format_get_label (BstWeightsFormat format)
{
  static const char *const labels[BST_N_WEIGHTS_FORMATS] = { "safetensors", "PyTorch", "GGUF", "ONNX", "TensorFlow", "Flax" };

  g_return_val_if_fail ((guint) format < BST_N_WEIGHTS_FORMATS, NULL);

  return labels[format];
}

static gboolean
ends_in (const char *string, const char *end)
{
  gsize length = strlen (string), end_length = strlen (end);

  return length > end_length && g_ascii_strcasecmp (string + length - end_length, end) == 0;
}

/* Of all that is called .bin only some is weights: "training_args.bin" is not. */
static gboolean
is_pytorch_bin (const char *base)
{
  return ends_in (base, ".bin") &&
         (strstr (base, "pytorch_model") != NULL || g_str_has_prefix (base, "model") || g_str_has_prefix (base, "adapter_model"));
}

static gboolean
find_format (const char *path, BstWeightsFormat *format)
{
  const char *slash = strrchr (path, '/');

  for (guint i = 0; i < G_N_ELEMENTS (extensions); i++)
    if (ends_in (path, extensions[i].extension))
      {
        *format = extensions[i].format;
        return TRUE;
      }
  *format = BST_WEIGHTS_PYTORCH;
  return is_pytorch_bin (slash != NULL ? slash + 1 : path);
}

void
bst_weight_set_free (BstWeightSet *self)
{
  g_free (self->name);
  g_free (self->quantization);
  g_free (self);
}

static gboolean
is_projector (const char *path)
{
  const char *slash = strrchr (path, '/');
  g_autofree char *base = g_ascii_strdown (slash != NULL ? slash + 1 : path, -1);

  return strstr (base, "mmproj") != NULL;
}

static BstWeightSet *
set_new (BstWeightsFormat format, const char *path, const char *name, guint n_parts)
{
  BstWeightSet *self = g_new0 (BstWeightSet, 1);

  self->format = format;
  self->name = g_strdup (name);
  self->n_parts = n_parts;
  if (format == BST_WEIGHTS_GGUF)
    {
      self->quantization = bst_file_name_dup_quantization (path);
      self->is_projector = is_projector (path);
    }
  return self;
}

static void
add_file (GPtrArray *sets, GHashTable *by_key, const BstRepositoryFile *file)
{
  BstWeightsFormat format;
  BstWeightSet *set;
  gsize stem;
  guint number, total = 1;
  g_autofree char *name = NULL, *key = NULL;

  if (!find_format (file->path, &format))
    return;
  if (bst_file_name_parse_shard (file->path, &stem, &number, &total))
    name = g_strdup_printf ("%.*s%s", (int) stem, file->path, strrchr (file->path, '.'));
  else
    name = g_strdup (file->path);
  key = g_strdup_printf ("%u/%s", total, name);
  set = g_hash_table_lookup (by_key, key);
  if (set == NULL)
    {
      set = set_new (format, file->path, name, total);
      g_ptr_array_add (sets, set);
      g_hash_table_insert (by_key, g_steal_pointer (&key), set);
    }
  set->n_files++;
  if (file->size < 0 || set->size < 0 || set->size > G_MAXINT64 - file->size)
    set->size = -1;
  else
    set->size += file->size;
}

static int
by_size (gconstpointer a, gconstpointer b)
{
  const BstWeightSet *of_a = *(const BstWeightSet *const *) a, *of_b = *(const BstWeightSet *const *) b;

  if (of_a->size != of_b->size)
    return of_a->size < of_b->size ? -1 : 1;
  return strcmp (of_a->name, of_b->name);
}

/**
 * bst_weights_collect:
 * @record: with its files
 *
 * Returns: (transfer full) (element-type BstWeightSet): the sets of weights, the smallest
 *   first; none where there are no weights or the files were never asked for
 */
GPtrArray *
bst_weights_collect (const BstRepository *record)
{
  GPtrArray *sets = g_ptr_array_new_with_free_func ((GDestroyNotify) bst_weight_set_free);
  g_autoptr (GHashTable) by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; record->files != NULL && i < record->files->len; i++)
    add_file (sets, by_key, g_ptr_array_index (record->files, i));
  g_ptr_array_sort (sets, by_size);
  return sets;
}

/**
 * bst_weights_get_size:
 * @n_files: (out): how many files of that form there are
 *
 * Returns: the bytes of all sets of one form together, or -1 where one is not known
 */
gint64
bst_weights_get_size (GPtrArray *sets, BstWeightsFormat format, guint *n_files)
{
  gint64 size = 0;

  *n_files = 0;
  for (guint i = 0; i < sets->len; i++)
    {
      const BstWeightSet *set = g_ptr_array_index (sets, i);

      if (set->format != format)
        continue;
      *n_files += set->n_files;
      size = set->size < 0 || size < 0 || size > G_MAXINT64 - set->size ? -1 : size + set->size;
    }
  return size;
}

/**
 * bst_weights_find_quantization:
 * @quantization: such as "Q4_K_M", in any case
 *
 * Returns: (nullable): the smallest GGUF set of that quantization that is complete and a
 *   model
 */
const BstWeightSet *
bst_weights_find_quantization (GPtrArray *sets, const char *quantization)
{
  for (guint i = 0; i < sets->len; i++)
    {
      const BstWeightSet *set = g_ptr_array_index (sets, i);

      if (set->format == BST_WEIGHTS_GGUF && !set->is_projector && set->n_files >= set->n_parts &&
          set->quantization != NULL && g_ascii_strcasecmp (set->quantization, quantization) == 0)
        return set;
    }
  return NULL;
}
