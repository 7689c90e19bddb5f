#include "config.h"

#include "files.h"

#include "json.h"
#include "traits.h"

#include <string.h>

#define GIT_ATTRIBUTES "*.bin filter=lfs diff=lfs merge=lfs -text\n"  \
                       "*.gguf filter=lfs diff=lfs merge=lfs -text\n" \
                       "*.safetensors filter=lfs diff=lfs merge=lfs -text\n"

void
bst_test_file_free (BstTestFile *self)
{
  g_free (self->path);
  g_free (self);
}

static gboolean
is_large (const char *path)
{
  static const char *const endings[] = { ".safetensors", ".gguf", ".bin", ".h5", ".msgpack", ".onnx", ".ot", ".pt", ".pth",
                                         ".tflite", ".dat", ".ckpt", ".model", NULL };

  for (guint i = 0; endings[i] != NULL; i++)
    if (g_str_has_suffix (path, endings[i]))
      return TRUE;
  return FALSE;
}

/* What most cards have: headings, a table, code, a list, links and a picture. */
static void
put_prose (const BstTestModel *model, GString *text)
{
  const char *id = bst_test_model_get_id (model);

  g_string_append_printf (text, "# %s\n\nA model of the test hub, **made up** from a seed. See its [page](https://example.org/%s).\n\n", id, id);
  g_string_append (text, "![Loss over time](loss.png)\n\n## Model details\n\n| | |\n|---|---:|\n");
  if (model->kept == NULL && model->facts.size != NULL && model->facts.size->parameters > 0)
    g_string_append_printf (text, "| Parameters | %" G_GINT64_FORMAT " |\n", model->facts.size->parameters);
  g_string_append_printf (text, "| Repository | `%s` |\n\n## How to use\n\n```python\nfrom transformers import AutoModel\n\n"
                                "model = AutoModel.from_pretrained(\"%s\")\n```\n\n",
                          id, id);
  g_string_append (text, "## Limitations\n\n- It does not exist.\n- It knows nothing[^1].\n\n[^1]: As was to be expected.\n");
}

/* The front matter is JSON, which is YAML too. */
static GBytes *
write_readme (const BstTestModel *model)
{
  GString *text = g_string_new ("---\n");
  g_autoptr (GString) card = g_string_new ("{");
  g_autoptr (JsonNode) root = NULL;
  JsonObject *object;

  bst_test_model_write (model, BST_TEST_FIELD (CARD_DATA), BST_TEST_ONE, FALSE, card);
  g_string_append_c (card, '}');
  root = bst_test_json_parse (card->str, -1, NULL);
  object = bst_test_json_object (bst_test_json_node_object (root), "cardData");
  if (object != NULL)
    {
      JsonObjectIter iter;
      const char *name;
      JsonNode *node;

      json_object_iter_init (&iter, object);
      while (json_object_iter_next (&iter, &name, &node))
        {
          g_string_append_printf (text, "%s: ", name);
          bst_test_json_put_node (text, node);
          g_string_append_c (text, '\n');
        }
    }
  g_string_append (text, "---\n\n");
  put_prose (model, text);
  return g_string_free_to_bytes (text);
}

/* The bytes of a file that stands for any: the same wherever they are read from. */
void
bst_test_file_fill (const BstTestFile *file, gint64 offset, char *out, gsize size)
{
  static const char letters[] = "abcdefghijklmnopqrstuvwxyz012345";
  guint64 seed = g_str_hash (file->path), bits = 0;

  for (gsize i = 0; i < size; i++)
    {
      guint64 place = (guint64) offset + i;

      if (i == 0 || place % 12 == 0)
        bits = bst_test_mix (seed, place / 12) >> (place % 12 * 5);
      out[i] = place % 64 == 63 ? '\n' : letters[bits & 31];
      bits >>= 5;
    }
}

/* A kept model may say what is in its files: "contents": {"README.md": "…"}. */
static const char *
find_content (const BstTestModel *model, const char *path)
{
  JsonObject *contents = model->kept != NULL ? bst_test_json_object (model->kept->object, "contents") : NULL;

  return contents != NULL ? bst_test_json_string (contents, path) : NULL;
}

static GBytes *
write_small (const BstTestModel *model, const BstTestFile *file)
{
  const char *given = find_content (model, file->path);
  char *text;

  if (given != NULL)
    return g_bytes_new (given, strlen (given));
  if (g_str_equal (file->path, "README.md"))
    return write_readme (model);
  if (g_str_equal (file->path, "config.json"))
    return bst_test_model_write_config (model);
  if (g_str_equal (file->path, ".gitattributes"))
    return g_bytes_new_static (GIT_ATTRIBUTES, strlen (GIT_ATTRIBUTES));
  text = g_malloc ((gsize) MAX (file->size, 1));
  bst_test_file_fill (file, 0, text, (gsize) file->size);
  return g_bytes_new_take (text, (gsize) file->size);
}

/* What git would keep: the content of a small file, the pointer to a large one. */
GBytes *
bst_test_model_read_file (const BstTestModel *model, const BstTestFile *file)
{
  g_autoptr (GBytes) written = NULL;
  g_autofree char *fitted = NULL;
  gsize size;

  if (file->is_lfs)
    {
      char *pointer = g_strdup_printf ("version https://git-lfs.github.com/spec/v1\noid sha256:%s\nsize %" G_GINT64_FORMAT "\n",
                                       file->sha256, file->size);

      return g_bytes_new_take (pointer, strlen (pointer));
    }
  written = write_small (model, file);
  size = g_bytes_get_size (written);
  if (file->size < 0 || size == (gsize) file->size)
    return g_steal_pointer (&written);
  /* A recorded size is right, whatever we would write. */
  fitted = g_malloc ((gsize) file->size);
  memset (fitted, '\n', (gsize) file->size);
  memcpy (fitted, g_bytes_get_data (written, NULL), MIN (size, (gsize) file->size));
  return g_bytes_new_take (g_steal_pointer (&fitted), (gsize) file->size);
}

/* Hashing takes longer than all else together; that of a longer file is made up. */
#define MAX_HASHED 65536

typedef struct
{
  const BstTestModel *model;
  gboolean names_only;
  GPtrArray *found;
} Files;

static void
add_file (Files *files, const char *path, gint64 size)
{
  const BstTestModel *model = files->model;
  BstTestFile *file = g_new0 (BstTestFile, 1);
  g_autoptr (GBytes) content = NULL;
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA1);
  g_autofree char *header = NULL;

  file->path = g_strdup (path);
  g_ptr_array_add (files->found, file);
  if (files->names_only)
    return;
  file->is_lfs = is_large (path);
  file->size = size >= 0 ? size : file->is_lfs ? 100000000
                                               : 1000;
  if (file->is_lfs)
    bst_test_hex (bst_test_mix (g_str_hash (bst_test_model_get_id (model)), g_str_hash (path)), 64, file->sha256);
  else if (size < 0)
    {
      g_autoptr (GBytes) written = write_small (model, file);

      file->size = (gint64) g_bytes_get_size (written);
    }
  if (file->size > MAX_HASHED && !file->is_lfs)
    {
      bst_test_hex (g_str_hash (path), 40, file->oid);
      return;
    }
  content = bst_test_model_read_file (model, file);
  header = g_strdup_printf ("blob %" G_GSIZE_FORMAT, g_bytes_get_size (content));
  g_checksum_update (checksum, (const guchar *) header, (gssize) strlen (header) + 1);
  g_checksum_update (checksum, g_bytes_get_data (content, NULL), (gssize) g_bytes_get_size (content));
  g_strlcpy (file->oid, g_checksum_get_string (checksum), sizeof file->oid);
}

static void
add_shards (Files *files, gint64 size)
{
  guint n = files->model->facts.size->n_shards;

  if (n == 1)
    {
      add_file (files, "model.safetensors", size);
      return;
    }
  for (guint i = 1; i <= n; i++)
    {
      g_autofree char *path = g_strdup_printf ("model-%05u-of-%05u.safetensors", i, n);

      add_file (files, path, i < n ? size / n : size - size / n * (n - 1));
    }
  add_file (files, "model.safetensors.index.json", 240 * (gint64) n);
}

static void
add_quantizations (Files *files)
{
  static const struct
  {
    const char *name;
    gint64 bits; /* a hundred weights take */
  } quantizations[] = { { "Q4_K_M", 485 }, { "Q5_K_M", 569 }, { "Q8_0", 850 } };
  const BstTestFacts *facts = &files->model->facts;

  for (guint i = 0; i < G_N_ELEMENTS (quantizations); i++)
    {
      g_autofree char *path = g_strdup_printf ("%s-%s-%s.gguf", facts->family->name, facts->size->label, quantizations[i].name);

      add_file (files, path, facts->size->parameters / 800 * quantizations[i].bits);
    }
  add_file (files, "imatrix/imatrix.dat", 4988146);
}

static void
add_generated (Files *files)
{
  const BstTestFacts *facts = &files->model->facts;

  add_file (files, ".gitattributes", -1);
  if (facts->kind == BST_TEST_BARE)
    return;
  if (facts->gated != NULL)
    add_file (files, "LICENSE", 7627);
  add_file (files, "README.md", -1);
  switch (facts->kind)
    {
    case BST_TEST_GGUF_FILES:
      add_quantizations (files);
      return;
    case BST_TEST_ADAPTER:
      add_file (files, "adapter_config.json", 640);
      add_file (files, "adapter_model.safetensors", facts->size->parameters / 50);
      return;
    case BST_TEST_DIFFUSION:
      add_file (files, "model_index.json", 540);
      add_file (files, "text_encoder/config.json", 617);
      add_file (files, "text_encoder/model.safetensors", 492265879);
      add_file (files, "unet/config.json", 743);
      add_file (files, "unet/diffusion_pytorch_model.safetensors", 3438167540);
      add_file (files, "vae/config.json", 551);
      add_file (files, "vae/diffusion_pytorch_model.safetensors", 334643276);
      return;
    case BST_TEST_EMBEDDING:
      add_file (files, "1_Pooling/config.json", 190);
      add_file (files, "config.json", -1);
      add_file (files, "model.safetensors", 90868376);
      add_file (files, "onnx/model.onnx", 90405214);
      return;
    case BST_TEST_TASK:
      if (facts->family->model_type != NULL)
        add_file (files, "config.json", -1);
      if (bst_test_facts_has_tensors (facts))
        add_shards (files, facts->size->parameters * 4 + 33000);
      else
        add_file (files, facts->size->parameters > 0 ? "pytorch_model.bin" : "model.zip", facts->size->parameters * 4 + 50000);
      return;
    case BST_TEST_GPTQ:
      add_file (files, "config.json", -1);
      add_shards (files, facts->size->parameters / 2 + facts->size->parameters / 25 * 2);
      add_file (files, "quantize_config.json", 160);
      return;
    default:
      add_file (files, "config.json", -1);
      add_file (files, "generation_config.json", 184);
      add_shards (files, facts->size->parameters * 2 + 33000);
      add_file (files, "original/params.json", 220);
      add_file (files, "tokenizer.json", 9085657);
      add_file (files, "tokenizer_config.json", 55351);
    }
}

static int
compare_files (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(const BstTestFile *const *) a)->path, (*(const BstTestFile *const *) b)->path);
}

/**
 * bst_test_model_list_files:
 * @names_only: leave out what takes time: sizes and hashes
 *
 * Returns: (transfer full): BstTestFile, by path
 */
GPtrArray *
bst_test_model_list_files (const BstTestModel *model, gboolean names_only)
{
  GPtrArray *files = g_ptr_array_new_with_free_func ((GDestroyNotify) bst_test_file_free);
  Files list = { model, names_only, files };
  JsonArray *siblings = model->kept != NULL ? bst_test_json_array (model->kept->object, "siblings") : NULL;

  if (model->kept == NULL)
    add_generated (&list);
  for (guint i = 0; siblings != NULL && i < json_array_get_length (siblings); i++)
    {
      JsonObject *sibling = bst_test_json_node_object (json_array_get_element (siblings, i));
      const char *path = sibling != NULL ? bst_test_json_string (sibling, "rfilename") : NULL;

      if (path != NULL)
        add_file (&list, path, bst_test_json_integer (sibling, "size", -1));
    }
  g_ptr_array_sort (files, compare_files);
  return files;
}

BstTestFile *
bst_test_model_find_file (const BstTestModel *model, const char *path)
{
  g_autoptr (GPtrArray) files = bst_test_model_list_files (model, FALSE);

  for (guint i = 0; i < files->len; i++)
    if (g_str_equal (((BstTestFile *) g_ptr_array_index (files, i))->path, path))
      {
        g_ptr_array_set_free_func (files, NULL);
        for (guint j = 0; j < files->len; j++)
          if (j != i)
            bst_test_file_free (g_ptr_array_index (files, j));
        return g_ptr_array_index (files, i);
      }
  return NULL;
}
