/* Names, folders and weights of a repository's files. */
#include <string.h>

#include "core/file-name.h"
#include "core/file-tree.h"
#include "core/packing.h"
#include "core/weights.h"

static void
test_shards (void)
{
  static const struct
  {
    const char *path;
    const char *stem;
    guint number, total;
  } parts[] = {
    { "model-00001-of-00005.safetensors", "model", 1, 5 },
    { "pytorch_model-00002-of-00002.bin", "pytorch_model", 2, 2 },
    { "BF16/Llama-3.3-70B-Instruct-BF16-00001-of-00003.gguf", "BF16/Llama-3.3-70B-Instruct-BF16", 1, 3 },
    { "model_00081-of-00081.safetensors", "model", 81, 81 },
    { "a-of-b/x-01-of-02.bin", "a-of-b/x", 1, 2 },
  };
  static const char *const others[] = {
    "model.safetensors",
    "model-00006-of-00005.safetensors",
    "model-00001-of-00005",
    "model-of-00005.safetensors",
    "00001-of-00005.safetensors",
    "model-1-of-5.safetensors",
    "model-0000001-of-0000005.safetensors",
    "-of-",
    "",
    "/",
    "model-00001-of-00000.safetensors",
    "model00001-of-00002.bin",
    "a-00001-of-00002.d/file",
  };
  gsize stem;
  guint number, total;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_assert_true (bst_file_name_parse_shard (parts[i].path, &stem, &number, &total));
      g_assert_cmpmem (parts[i].path, stem, parts[i].stem, strlen (parts[i].stem));
      g_assert_cmpuint (number, ==, parts[i].number);
      g_assert_cmpuint (total, ==, parts[i].total);
    }
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    g_assert_false (bst_file_name_parse_shard (others[i], &stem, &number, &total));
}

/* Names as TheBloke, bartowski, Unsloth, Qwen, Microsoft and ggml-org write them. */
static void
test_quantizations (void)
{
  static const char *const names[][2] = {
    { "mistral-7b-v0.1.Q4_K_M.gguf", "Q4_K_M" },
    { "Llama-3.2-1B-Instruct-Q4_K_M.gguf", "Q4_K_M" },
    { "Meta-Llama-3.1-8B-Instruct-IQ2_M.gguf", "IQ2_M" },
    { "Meta-Llama-3.1-8B-Instruct-IQ3_XXS.gguf", "IQ3_XXS" },
    { "Llama-3.2-1B-Instruct-Q4_0_4_4.gguf", "Q4_0_4_4" },
    { "Qwen3.6-35B-A3B-UD-Q4_K_XL.gguf", "UD-Q4_K_XL" },
    { "UD-IQ1_M/DeepSeek-R1-UD-IQ1_M-00001-of-00004.gguf", "UD-IQ1_M" },
    { "qwen2-0_5b-instruct-q4_0.gguf", "Q4_0" },
    { "Phi-3-mini-4k-instruct-q4.gguf", "Q4" },
    { "Phi-3-mini-4k-instruct-fp16.gguf", "F16" },
    { "gemma-3-1b-it-f16.gguf", "F16" },
    { "bge-small-en-v1.5-f32.gguf", "F32" },
    { "gpt-oss-20b-mxfp4.gguf", "MXFP4" },
    { "ggml-model-Q8_0.gguf", "Q8_0" },
    { "ggml-model-q4_k.gguf", "Q4_K" },
    { "TriLM_3.9B_Unpacked-TQ1_0.gguf", "TQ1_0" },
    { "Q6_K/model-00001-of-00002.gguf", "Q6_K" },
    { "llama-3-8b-F16-distill.Q5_K_S.gguf", "Q5_K_S" },
    { "QwQ-32B.gguf", NULL },
    { "Qwen2-7B.gguf", NULL },
    { "model.Q4_K_M.safetensors", NULL },
    { ".gguf", NULL },
    { "gguf", NULL },
    { "", NULL },
    { "Q4_K_M\xff.gguf", NULL },
  };
  g_autofree char *huge = g_strnfill (1 << 20, 'q');
  g_autofree char *long_name = g_strconcat (huge, ".Q4_K_M.gguf", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *quantization = bst_file_name_dup_quantization (names[i][0]);

      g_assert_cmpstr (quantization, ==, names[i][1]);
    }
  g_assert_null (bst_file_name_dup_quantization (long_name));
}

static void
test_shown (void)
{
  g_autofree char *plain = bst_file_name_dup_shown ("模型 a.gguf");
  g_autofree char *turned = bst_file_name_dup_shown ("fdp\u202efile.exe\n\x1b[31m");
  g_autofree char *broken = bst_file_name_dup_shown ("a\xff"
                                                     "b");
  g_autofree char *letters = g_strnfill (100000, 'a');
  g_autofree char *cut = bst_file_name_dup_shown (letters);

  g_assert_cmpstr (plain, ==, "模型 a.gguf");
  g_assert_cmpstr (turned, ==, "fdp\ufffdfile.exe\ufffd\ufffd[31m");
  g_assert_cmpstr (broken, ==, "a\ufffdb");
  g_assert_cmpint (g_utf8_strlen (cut, -1), ==, 301);
}

static BstRepository *
make_mistral (void)
{
  BstRepository *record = bst_repository_new ("mistralai/Mistral-7B-v0.1", "https://huggingface.co");

  bst_repository_add_file (record, "README.md", 1500);
  bst_repository_add_file (record, "model-00002-of-00002.safetensors", G_GINT64_CONSTANT (4540516344));
  bst_repository_add_file (record, "model-00001-of-00002.safetensors", G_GINT64_CONSTANT (9942981696));
  bst_repository_add_file (record, "pytorch_model-00001-of-00002.bin", G_GINT64_CONSTANT (9943028044));
  bst_repository_add_file (record, "pytorch_model-00002-of-00002.bin", G_GINT64_CONSTANT (5064823659));
  bst_repository_add_file (record, "original/params.json", 200);
  bst_repository_add_file (record, "original/more/x.txt", 300);
  bst_repository_add_file (record, "training_args.bin", 4000);
  return record;
}

static void
test_tree (void)
{
  g_autoptr (BstRepository) record = make_mistral ();
  g_autoptr (BstRepository) unknown = bst_repository_new ("a/b", "https://huggingface.co");
  g_autoptr (BstFileNode) root = bst_file_tree_new (record, BST_FILE_BY_SIZE);
  const BstFileNode *first, *folder;

  g_assert_null (bst_file_tree_new (unknown, BST_FILE_BY_SIZE));
  g_assert_cmpuint (root->n_files, ==, 8);
  g_assert_cmpint (root->size, ==, bst_repository_get_files_size (record));
  g_assert_cmpuint (root->children->len, ==, 5);

  first = g_ptr_array_index (root->children, 0);
  g_assert_cmpint (first->kind, ==, BST_FILE_PARTS);
  g_assert_cmpstr (first->name, ==, "pytorch_model.bin");
  g_assert_cmpuint (first->n_parts, ==, 2);
  first = g_ptr_array_index (root->children, 1);
  g_assert_cmpstr (first->name, ==, "model.safetensors");
  g_assert_cmpint (first->size, ==, G_GINT64_CONSTANT (14483498040));
  g_assert_cmpstr (((BstFileNode *) g_ptr_array_index (first->children, 0))->name, ==, "model-00001-of-00002.safetensors");

  bst_file_tree_sort (root, BST_FILE_BY_NAME);
  folder = g_ptr_array_index (root->children, 0);
  g_assert_cmpint (folder->kind, ==, BST_FILE_FOLDER);
  g_assert_cmpstr (folder->name, ==, "original");
  g_assert_cmpuint (folder->n_files, ==, 2);
  g_assert_cmpint (folder->size, ==, 500);
  g_assert_cmpuint (folder->children->len, ==, 2);
}

/* None of it is followed anywhere: it is only to be shown, and must not take long. */
static void
test_hostile_tree (void)
{
  g_autoptr (BstRepository) record = bst_repository_new ("a/b", "https://huggingface.co");
  g_autoptr (GString) deep = g_string_new (NULL);
  g_autofree char *slashes = g_strnfill (20000, '/');
  g_autoptr (BstFileNode) root = NULL;

  for (guint i = 0; i < 20000; i++)
    g_string_append (deep, "d/");
  bst_repository_add_file (record, deep->str, 1);
  g_string_append (deep, "f");
  bst_repository_add_file (record, deep->str, 1);
  bst_repository_add_file (record, slashes, 1);
  bst_repository_add_file (record, "", 1);
  bst_repository_add_file (record, "../../etc/passwd", -5);
  bst_repository_add_file (record, "/absolute", 2);
  bst_repository_add_file (record, "a//b", 3);
  bst_repository_add_file (record, "a", 4);
  bst_repository_add_file (record, "a", 4);
  bst_repository_add_file (record, "2.bin/x/y", G_MAXINT64);
  bst_repository_add_file (record, "x/y-00001-of-00002.bin", G_MAXINT64);
  bst_repository_add_file (record, "x/y-00001-of-00002.bin/z", 1);
  bst_repository_add_file (record, "\xff\xfe", 1);
  root = bst_file_tree_new (record, BST_FILE_BY_NAME);
  g_assert_cmpuint (root->n_files, ==, 11);
  g_assert_cmpint (root->size, ==, -1);
  g_assert_null (strchr (((BstFileNode *) g_ptr_array_index (root->children, 0))->name, '/'));
}

static void
test_thousands (void)
{
  g_autoptr (BstRepository) record = bst_repository_new ("a/b", "https://huggingface.co");
  g_autoptr (BstFileNode) root = NULL;

  for (guint i = 0; i < 50000; i++)
    {
      g_autofree char *path = g_strdup_printf ("checkpoint-%u/global_step/rank_%u.pt", i / 10, i);

      bst_repository_add_file (record, path, i);
    }
  root = bst_file_tree_new (record, BST_FILE_BY_SIZE);
  g_assert_cmpuint (root->n_files, ==, 50000);
  g_assert_cmpuint (root->children->len, ==, 5000);
}

static void
test_weights (void)
{
  g_autoptr (BstRepository) record = make_mistral ();
  g_autoptr (GPtrArray) sets = bst_weights_collect (record);
  guint n_files;

  /* the optimizer's arguments are no weights */
  g_assert_cmpuint (sets->len, ==, 2);
  g_assert_cmpint (bst_weights_get_size (sets, BST_WEIGHTS_SAFETENSORS, &n_files), ==, G_GINT64_CONSTANT (14483498040));
  g_assert_cmpuint (n_files, ==, 2);
  g_assert_cmpint (bst_weights_get_size (sets, BST_WEIGHTS_PYTORCH, &n_files), ==, G_GINT64_CONSTANT (15007851703));
  g_assert_cmpint (bst_weights_get_size (sets, BST_WEIGHTS_GGUF, &n_files), ==, 0);
  g_assert_cmpuint (n_files, ==, 0);
}

static void
test_gguf (void)
{
  g_autoptr (BstRepository) record = bst_repository_new ("a/b-GGUF", "https://huggingface.co");
  g_autoptr (GPtrArray) sets = NULL;
  const BstWeightSet *set;

  bst_repository_add_file (record, "b.Q4_K_M.gguf", 4000);
  bst_repository_add_file (record, "b.Q8_0-00001-of-00002.gguf", 4000);
  bst_repository_add_file (record, "b.Q8_0-00002-of-00002.gguf", 3000);
  bst_repository_add_file (record, "b.F16-00001-of-00003.gguf", 9000);
  bst_repository_add_file (record, "mmproj-F16.gguf", 10);
  sets = bst_weights_collect (record);
  g_assert_cmpuint (sets->len, ==, 4);
  set = g_ptr_array_index (sets, 0);
  g_assert_true (set->is_projector);

  set = bst_weights_find_quantization (sets, "q8_0");
  g_assert_nonnull (set);
  g_assert_cmpint (set->size, ==, 7000);
  g_assert_cmpuint (set->n_files, ==, 2);
  /* a part is missing, and the projector is no model */
  g_assert_null (bst_weights_find_quantization (sets, "F16"));
  g_assert_null (bst_weights_find_quantization (sets, "Q2_K"));
}

static void
test_packing (void)
{
  static const struct
  {
    const char *id, *library, *method;
    BstPacking packing;
  } rows[] = {
    { "TheBloke/Mistral-7B-v0.1-GGUF", NULL, NULL, BST_PACKING_GGUF },
    { "TheBloke/Mistral-7B-v0.1-GPTQ", "transformers", NULL, BST_PACKING_GPTQ },
    { "TheBloke/Mistral-7B-v0.1-AWQ", NULL, "awq", BST_PACKING_AWQ },
    { "mlx-community/Mistral-7B-v0.1-4bit", NULL, NULL, BST_PACKING_MLX },
    { "x/Mistral-7B-exl2", NULL, NULL, BST_PACKING_EXL },
    { "unsloth/mistral-7b-bnb-4bit", NULL, NULL, BST_PACKING_BITSANDBYTES },
    { "neuralmagic/Meta-Llama-3.1-8B-Instruct-FP8", NULL, NULL, BST_PACKING_FP8 },
    { "a/b", "mlx", NULL, BST_PACKING_MLX },
    { "a/b", NULL, "GPTQ", BST_PACKING_GPTQ },
    { "a/awqward", NULL, NULL, BST_PACKING_OTHER },
    { "a/b", NULL, NULL, BST_PACKING_OTHER },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (BstRepository) record = bst_repository_new (rows[i].id, "https://huggingface.co");

      record->library_name = g_strdup (rows[i].library);
      record->quantization = g_strdup (rows[i].method);
      g_assert_cmpint (bst_repository_get_packing (record), ==, rows[i].packing);
      g_assert_cmpstr (bst_packing_get_label (rows[i].packing), !=, NULL);
    }
}

static void
test_owner (void)
{
  g_autoptr (BstRepository) record = bst_repository_new ("Qwen/Qwen2-7B-GGUF", "https://huggingface.co");
  g_autoptr (BstRepository) old = bst_repository_new ("gpt2", "https://huggingface.co");

  g_assert_true (bst_repository_is_of_owner (record, "qwen/Qwen2-7B"));
  g_assert_false (bst_repository_is_of_owner (record, "Qwe/Qwen2-7B"));
  g_assert_false (bst_repository_is_of_owner (record, "Qwen2/Qwen2-7B"));
  g_assert_false (bst_repository_is_of_owner (old, "gpt2"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/files/shards", test_shards);
  g_test_add_func ("/files/quantizations", test_quantizations);
  g_test_add_func ("/files/shown", test_shown);
  g_test_add_func ("/files/tree", test_tree);
  g_test_add_func ("/files/hostile-tree", test_hostile_tree);
  g_test_add_func ("/files/thousands", test_thousands);
  g_test_add_func ("/files/weights", test_weights);
  g_test_add_func ("/files/gguf", test_gguf);
  g_test_add_func ("/files/packing", test_packing);
  g_test_add_func ("/files/owner", test_owner);
  return g_test_run ();
}
