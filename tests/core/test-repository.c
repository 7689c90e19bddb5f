#include "core/repository.h"

static void
test_words (void)
{
  for (guint i = 0; i < BST_N_GATED; i++)
    {
      BstGated gated = BST_GATED_UNKNOWN;

      g_assert_true (bst_gated_from_string (bst_gated_to_string (i), &gated));
      g_assert_cmpint (gated, ==, i);
    }
  for (guint i = 0; i < BST_N_PRESENCES; i++)
    {
      BstPresence presence = BST_PRESENCE_THERE;

      g_assert_true (bst_presence_from_string (bst_presence_to_string (i), &presence));
      g_assert_cmpint (presence, ==, i);
    }
  for (guint i = 0; i < BST_N_RELATIONS; i++)
    {
      BstRelation relation = BST_RELATION_UNKNOWN;

      g_assert_true (bst_relation_from_string (bst_relation_to_string (i), &relation));
      g_assert_cmpint (relation, ==, i);
    }
  g_assert_false (bst_gated_from_string (NULL, &(BstGated) { 0 }));
  g_assert_false (bst_presence_from_string (NULL, &(BstPresence) { 0 }));
  g_assert_false (bst_relation_from_string (NULL, &(BstRelation) { 0 }));
  g_assert_false (bst_gated_from_string ("true", &(BstGated) { 0 }));
  g_assert_false (bst_presence_from_string ("", &(BstPresence) { 0 }));
  g_assert_false (bst_relation_from_string ("Finetune", &(BstRelation) { 0 }));
}

/* A field that a copy forgets would be lost at the next refresh. */
static void
test_copy (void)
{
  g_autoptr (BstRepository) self = bst_repository_new ("a/b", "https://example.org");
  g_autoptr (BstRepository) copy = NULL;

  self->etag = g_strdup ("W/\"1\"");
  self->languages = g_strsplit ("en zh", " ", 0);
  self->base_models = g_strsplit ("c/d", " ", 0);
  self->relation = BST_RELATION_MERGE;
  self->downloads = G_GINT64_CONSTANT (3000000000);
  bst_repository_add_tensors (self, "BF16", G_GINT64_CONSTANT (8030261248));
  bst_repository_add_file (self, "model.safetensors", G_GINT64_CONSTANT (16060522496));
  bst_repository_add_file (self, "README.md", 12);

  copy = bst_repository_copy (self);
  g_clear_pointer (&self, bst_repository_unref);
  g_assert_cmpstr (copy->id, ==, "a/b");
  g_assert_cmpstr (copy->endpoint, ==, "https://example.org");
  g_assert_cmpstr (copy->etag, ==, "W/\"1\"");
  g_assert_cmpint (g_strv_length (copy->languages), ==, 2);
  g_assert_cmpstr (copy->base_models[0], ==, "c/d");
  g_assert_cmpint (copy->relation, ==, BST_RELATION_MERGE);
  g_assert_cmpint (copy->downloads, ==, G_GINT64_CONSTANT (3000000000));
  g_assert_cmpint (copy->likes, ==, -1);
  g_assert_cmpint (copy->tensors->len, ==, 1);
  g_assert_cmpint (bst_repository_get_files_size (copy), ==, G_GINT64_CONSTANT (16060522508));
}

static void
test_parameters (void)
{
  g_autoptr (BstRepository) nothing = bst_repository_new ("a/b", "https://example.org");
  g_autoptr (BstRepository) plain = bst_repository_new ("a/b", "https://example.org");
  g_autoptr (BstRepository) packed = bst_repository_new ("a/b-GPTQ", "https://example.org");
  g_autoptr (BstRepository) mixed = bst_repository_new ("a/b-AWQ", "https://example.org");
  g_autoptr (BstRepository) named = bst_repository_new ("a/b-4bit", "https://example.org");
  g_autoptr (BstRepository) gguf = bst_repository_new ("a/b-GGUF", "https://example.org");

  g_assert_false (bst_repository_is_packed (nothing));
  g_assert_cmpint (bst_repository_get_parameters (nothing), ==, -1);
  g_assert_cmpint (bst_repository_get_files_size (nothing), ==, -1);

  /* a few integers beside the weights, such as position ids, pack nothing */
  bst_repository_add_tensors (plain, "F16", 1000);
  bst_repository_add_tensors (plain, "I32", 10);
  plain->tensors_total = 1010;
  g_assert_false (bst_repository_is_packed (plain));
  g_assert_cmpint (bst_repository_get_parameters (plain), ==, 1010);

  bst_repository_add_tensors (packed, "I32", 900);
  bst_repository_add_tensors (packed, "F16", 100);
  packed->tensors_total = 1000;
  g_assert_true (bst_repository_is_packed (packed));
  g_assert_cmpint (bst_repository_get_parameters (packed), ==, -1);

  /* 27 B at 4 bits, which the Hub shows as 7.84 B: there are more elements that are
   * not packed than elements that are */
  bst_repository_add_tensors (mixed, "I32", G_GINT64_CONSTANT (2740000000));
  bst_repository_add_tensors (mixed, "BF16", G_GINT64_CONSTANT (5100000000));
  mixed->tensors_total = G_GINT64_CONSTANT (7840000000);
  g_assert_true (bst_repository_is_packed (mixed));
  g_assert_cmpint (bst_repository_get_parameters (mixed), ==, -1);

  named->tensors_total = 1000;
  named->quantization = g_strdup ("bitsandbytes");
  bst_repository_add_tensors (named, NULL, 1000);
  bst_repository_add_tensors (named, "U8", 400);
  g_assert_false (bst_repository_is_packed (named));
  bst_repository_add_tensors (named, "U8", 200);
  g_assert_true (bst_repository_is_packed (named));
  g_array_set_size (named->tensors, 1);
  g_assert_false (bst_repository_is_packed (named));
  g_free (named->quantization);
  named->quantization = g_strdup ("GPTQ");
  g_assert_true (bst_repository_is_packed (named));

  gguf->gguf_parameters = 999885952;
  g_assert_cmpint (bst_repository_get_parameters (gguf), ==, 999885952);
}

/* A sum of which a part is not known is not known. */
static void
test_files_size (void)
{
  g_autoptr (BstRepository) unknown = bst_repository_new ("a/b", "https://example.org");
  g_autoptr (BstRepository) huge = bst_repository_new ("a/b", "https://example.org");

  bst_repository_add_file (unknown, "a", 5);
  bst_repository_add_file (unknown, "b", 0);
  g_assert_cmpint (bst_repository_get_files_size (unknown), ==, 5);
  bst_repository_add_file (unknown, "c", -1);
  g_assert_cmpint (bst_repository_get_files_size (unknown), ==, -1);

  bst_repository_add_file (huge, "a", G_MAXINT64);
  g_assert_cmpint (bst_repository_get_files_size (huge), ==, G_MAXINT64);
  bst_repository_add_file (huge, "b", 1);
  g_assert_cmpint (bst_repository_get_files_size (huge), ==, -1);
}

static void
test_ids (void)
{
  static const char *const good[] = { "gpt2", "a/b", "tiiuae/falcon-180B", "Foo-BAR_foo.bar123", "_a/0.b", NULL };
  static const char *const bad[] = { "", "/", "a/", "/b", "a/b/c", ".a", "a/-b", "a b", "a/b\n", "a/b?x", "a/ü", "a%2fb", NULL };
  g_autofree char *long_id = g_strnfill (201, 'a');

  for (guint i = 0; good[i] != NULL; i++)
    g_assert_true (bst_repository_is_id (good[i]));
  for (guint i = 0; bad[i] != NULL; i++)
    g_assert_false (bst_repository_is_id (bad[i]));
  g_assert_false (bst_repository_is_id (long_id));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/repository/words", test_words);
  g_test_add_func ("/repository/ids", test_ids);
  g_test_add_func ("/repository/copy", test_copy);
  g_test_add_func ("/repository/parameters", test_parameters);
  g_test_add_func ("/repository/files-size", test_files_size);
  return g_test_run ();
}
