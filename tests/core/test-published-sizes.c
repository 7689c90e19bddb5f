/* The term for the weights against files that are published: tests/core/published-sizes.json
 * says which, how large each is, and where that was seen. */
#include "config.h"

#include <math.h>

#include "core/fit.h"
#include "core/guide.h"
#include "core/json.h"
#include "core/tensor-bits.h"

/* What the estimate may be off by. */
#define MOST_PERCENT 3.0

/* And where it was measured on the very model: what two decimals leave. */
#define MOST_PERCENT_MEASURED 0.5

/* Of so many models of the guide at least a file was found. */
#define LEAST_MODELS 15

typedef struct
{
  const char *model;
  const char *quantization;
  gint64 bytes;
  const char *differs; /* why a file is not what it would be today; NULL for most */
} Row;

static GHashTable *
read_guide (BstGuide *guide)
{
  GHashTable *entries = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);
  g_autoptr (GDir) dir = g_dir_open (BST_GUIDE_DATA "/guide", 0, NULL);
  g_autoptr (GPtrArray) all = NULL;
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (BST_GUIDE_DATA "/guide", name, NULL);
      g_autoptr (GFile) file = g_file_new_for_path (path);
      g_autoptr (GError) error = NULL;

      bst_guide_add_file (guide, file, &error);
      g_assert_no_error (error);
    }
  all = bst_guide_end (guide);
  for (guint i = 0; i < all->len; i++)
    {
      BstEntry *entry = g_object_ref (g_ptr_array_index (all, i));

      g_hash_table_insert (entries, (char *) bst_entry_get_id (entry), entry);
    }
  return entries;
}

static Row
read_row (JsonNode *node)
{
  JsonObject *object = json_node_get_object (node);
  const char *seen = NULL, *repository = NULL;
  Row row = { 0 };

  g_assert_true (bst_json_read_string (object, "", "model", BST_JSON_REQUIRED, &row.model, NULL));
  g_assert_true (bst_json_read_string (object, "", "quantization", BST_JSON_REQUIRED, &row.quantization, NULL));
  g_assert_true (bst_json_read_amount (object, "", "bytes", BST_JSON_REQUIRED, &row.bytes, NULL));
  g_assert_true (bst_json_read_string (object, "", "repository", BST_JSON_REQUIRED, &repository, NULL));
  g_assert_true (bst_json_read_string (object, "", "seen", BST_JSON_REQUIRED, &seen, NULL));
  g_assert_true (bst_json_read_string (object, "", "differs", BST_JSON_OPTIONAL, &row.differs, NULL));
  return row;
}

static double
get_percent (BstEntry *entry, const Row *row)
{
  BstFit fit;

  g_assert_true (bst_fit_estimate (entry, row->quantization, 0, &fit));
  g_assert_cmpint (fit.weights_basis, ==, BST_WEIGHTS_TENSORS);
  return 100 * ((double) fit.weights / (double) row->bytes - 1);
}

static void
test_sizes (void)
{
  g_autofree char *text = NULL;
  gsize length;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (BstGuide) guide = bst_guide_new ();
  g_autoptr (GHashTable) entries = read_guide (guide);
  g_autoptr (GHashTable) models = g_hash_table_new (g_str_hash, g_str_equal);
  JsonArray *rows;

  g_assert_true (g_file_get_contents (BST_TEST_DATA "/core/published-sizes.json", &text, &length, NULL));
  bytes = g_bytes_new (text, length);
  root = bst_json_parse (bytes, NULL);
  rows = json_node_get_array (root);

  for (guint i = 0; i < json_array_get_length (rows); i++)
    {
      Row row = read_row (json_array_get_element (rows, i));
      BstEntry *entry = g_hash_table_lookup (entries, row.model);
      double percent;

      g_assert_nonnull (entry);
      percent = get_percent (entry, &row);
      g_test_message ("%s %s: %+.2f%%%s", row.model, row.quantization, percent, row.differs != NULL ? " (differs)" : "");
      /* One that was made by another rule is named as such only where it has to be. */
      if (row.differs != NULL)
        g_assert_cmpfloat (fabs (percent), >, MOST_PERCENT);
      else
        g_assert_cmpfloat (fabs (percent), <=, MOST_PERCENT);
      if (row.differs == NULL)
        g_hash_table_add (models, (char *) row.model);
    }
  g_assert_cmpuint (g_hash_table_size (models), >=, LEAST_MODELS);
}

/* What llama.cpp's own authors measured: the README of its quantize, of 2023 for Llama 2 7B and of
 * 2026 for Llama 3.1 8B, bits a weight over the whole file. */
static const struct
{
  const char *quantization;
  double llama_2; /* 0 where it was not measured */
  double llama_3; /* likewise */
} measured[] = {
  { "Q3_K_S", 3.50, 3.64 },
  { "Q3_K_M", 3.91, 0 },
  { "Q3_K_L", 4.27, 4.30 },
  { "Q4_K_S", 4.58, 4.67 },
  { "Q4_K_M", 4.84, 4.89 },
  { "Q5_K_S", 5.52, 5.57 },
  { "Q5_K_M", 5.68, 5.70 },
  { "Q6_K", 6.56, 6.56 },
  /* That of 2023 was made by another rule. */
  { "Q2_K", 0, 3.16 },
  { "Q8_0", 0, 8.50 },
  { "IQ4_NL", 0, 4.68 },
  { "IQ4_XS", 0, 4.46 },
};

static void
check_bits (const BstArchitecture *shape, gint64 parameters, const char *quantization, double bits)
{
  double percent;

  if (bits <= 0)
    return;
  percent = 100 * (bst_weights_get_bits (shape, parameters, quantization) / bits - 1);
  g_test_message ("%s: %+.2f%%", quantization, percent);
  g_assert_cmpfloat (fabs (percent), <=, MOST_PERCENT_MEASURED);
}

static void
test_measured (void)
{
  BstArchitecture llama_2 = { .type = "llama", .layers = 32, .cache_layers = 32, .hidden_size = 4096, .heads = 32, .kv_heads = 32, .key_length = 128, .value_length = 128, .vocabulary_size = 32000 };
  BstArchitecture llama_3 = llama_2;

  llama_3.kv_heads = 8;
  llama_3.vocabulary_size = 128256;
  for (guint i = 0; i < G_N_ELEMENTS (measured); i++)
    {
      check_bits (&llama_2, G_GINT64_CONSTANT (6738415616), measured[i].quantization, measured[i].llama_2);
      check_bits (&llama_3, G_GINT64_CONSTANT (8030261248), measured[i].quantization, measured[i].llama_3);
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/published-sizes/sizes", test_sizes);
  g_test_add_func ("/published-sizes/measured", test_measured);

  return g_test_run ();
}
