/* The term for the weights against files that are published: tests/core/published-sizes.json
 * says which, how large each is, and where that was seen. */
#include "config.h"

#include <math.h>

#include "core/fit.h"
#include "core/guide.h"
#include "core/json.h"

/* What the estimate may be off by. */
#define MOST_PERCENT 3.0

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

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/published-sizes/sizes", test_sizes);

  return g_test_run ();
}
