/* What an answer leaves of what was known. */
#include "core/change.h"
#include "core/repository-text.h"
#include "holder.h"
#include "library/merge.h"

#define FALCON "tiiuae/falcon-7b"
#define MIRROR "https://hf-mirror.com"

/* A record with every member. */
static BstRepository *
make_full (void)
{
  BstRepository *self = make_record (FALCON, 1);

  self->created_at = 1600000000;
  self->task = g_strdup ("text-generation");
  self->library_name = g_strdup ("transformers");
  self->license_name = g_strdup ("name");
  self->license_link = g_strdup ("link");
  self->languages = g_strsplit ("en fr", " ", -1);
  self->base_models = g_strsplit ("a/base", " ", -1);
  self->relation = BST_RELATION_FINETUNE;
  self->gguf_parameters = 7;
  self->gguf_context = 2048;
  self->gguf_architecture = g_strdup ("falcon");
  self->architecture = g_strdup ("FalconForCausalLM");
  self->model_type = g_strdup ("falcon");
  self->quantization = g_strdup ("gptq");
  bst_repository_add_file (self, "model.safetensors", 14000000);
  self->files_sha = g_strdup (self->sha);
  return self;
}

/* As the list of a server that takes no heed of what it is asked for. */
static BstRepository *
make_thin (void)
{
  BstRepository *self = bst_repository_new (FALCON, MIRROR);

  self->fetched_at = 1900000000;
  self->downloads = 5;
  return self;
}

static void
test_thin (void)
{
  g_autoptr (BstRepository) before = make_full ();
  g_autoptr (BstRepository) thin = make_thin ();
  g_autoptr (BstRepository) known = bst_repository_merge (before, thin, 0);
  g_autoptr (BstRepository) expected = bst_repository_copy (before);
  g_autoptr (GPtrArray) changes = bst_repository_compare (before, known);
  g_autofree char *text = bst_repository_to_text (known);
  g_autofree char *expected_text = NULL;

  g_free (expected->endpoint);
  expected->endpoint = g_strdup (MIRROR);
  g_clear_pointer (&expected->etag, g_free);
  expected->fetched_at = thin->fetched_at;
  expected->downloads = 5;
  expected->kept_fields = known->kept_fields;
  expected->kept_at = before->fetched_at;
  expected->kept_from = g_strdup (BST_HUB_ENDPOINT);
  expected_text = bst_repository_to_text (expected);
  g_assert_cmpstr (text, ==, expected_text);
  g_assert_cmpuint (changes->len, ==, 1);
  g_assert_cmpint (((BstChange *) g_ptr_array_index (changes, 0))->field, ==, BST_CHANGE_DOWNLOADS);
}

static void
assert_told (const BstRepository *record, BstChangeField field, const char *expected_endpoint, gint64 expected_at)
{
  const char *endpoint;

  g_assert_cmpint (bst_repository_get_told (record, field, &endpoint), ==, expected_at);
  g_assert_cmpstr (endpoint, ==, expected_endpoint);
}

/* Each value keeps its own age, until it is told again. */
static void
test_age (void)
{
  g_autoptr (BstRepository) before = make_full ();
  g_autoptr (BstRepository) thin = make_thin ();
  g_autoptr (BstRepository) again = make_thin ();
  g_autoptr (BstRepository) known = bst_repository_merge (before, thin, 0);
  g_autoptr (BstRepository) later = NULL;
  g_autoptr (BstRepository) whole = NULL;

  assert_told (known, BST_CHANGE_DOWNLOADS, MIRROR, thin->fetched_at);
  assert_told (known, BST_CHANGE_LIKES, BST_HUB_ENDPOINT, before->fetched_at);
  assert_told (known, BST_CHANGE_LICENSE, BST_HUB_ENDPOINT, before->fetched_at);

  again->fetched_at += 100;
  again->likes = 11;
  later = bst_repository_merge (known, again, 0);
  assert_told (later, BST_CHANGE_DOWNLOADS, MIRROR, again->fetched_at);
  assert_told (later, BST_CHANGE_LIKES, MIRROR, again->fetched_at);
  assert_told (later, BST_CHANGE_LICENSE, BST_HUB_ENDPOINT, before->fetched_at);

  whole = bst_repository_merge (later, before, 0);
  assert_told (whole, BST_CHANGE_LICENSE, BST_HUB_ENDPOINT, before->fetched_at);
  g_assert_cmpint (whole->kept_fields, ==, -1);
}

/* What a model has lost it has lost, where the answer is one of its revision. */
static void
test_lost (void)
{
  g_autoptr (BstRepository) before = make_full ();
  g_autoptr (BstRepository) now = make_record (FALCON, 2);
  g_autoptr (BstRepository) known = NULL;

  g_clear_pointer (&now->license, g_free);
  now->gated = BST_GATED_UNKNOWN;
  now->likes = -1;
  known = bst_repository_merge (before, now, 0);
  g_assert_null (known->license);
  g_assert_null (known->languages);
  g_assert_cmpint (known->gguf_context, ==, -1);
  g_assert_cmpint (known->gated, ==, BST_GATED_NO);
  g_assert_cmpint (known->likes, ==, 10);
  g_assert_cmpint (known->downloads, ==, 1002);
  g_assert_cmpuint (known->files->len, ==, 1);
}

/* What is told for the first time is no change of it. */
static void
test_first_told (void)
{
  g_autoptr (BstRepository) thin = make_thin ();
  g_autoptr (BstRepository) full = make_full ();
  g_autoptr (GPtrArray) changes = bst_repository_compare (thin, full);

  g_assert_cmpuint (changes->len, ==, 1);
  g_assert_cmpint (((BstChange *) g_ptr_array_index (changes, 0))->field, ==, BST_CHANGE_DOWNLOADS);
}

/* The same through the files. */
static void
test_saved (void)
{
  g_autoptr (Home) home = home_new ();
  g_autoptr (BstRepository) full = make_full ();
  g_autoptr (BstRepository) thin = make_thin ();
  {
    g_autoptr (BstLibrary) library = home_open (home);
    g_autoptr (GPtrArray) changes = NULL;

    g_ptr_array_unref (save_one (library, full));
    changes = save_one (library, thin);
    g_assert_cmpuint (changes->len, ==, 1);
  }
  {
    g_autoptr (BstLibrary) library = home_open (home);
    const BstRepository *record = bst_library_get_repository (library, FALCON);

    g_assert_cmpint (record->downloads, ==, 5);
    g_assert_cmpstr (record->sha, ==, full->sha);
    g_assert_cmpstr (record->license, ==, "apache-2.0");
    g_assert_cmpuint (record->files->len, ==, 1);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/merge/thin", test_thin);
  g_test_add_func ("/merge/age", test_age);
  g_test_add_func ("/merge/lost", test_lost);
  g_test_add_func ("/merge/first-told", test_first_told);
  g_test_add_func ("/merge/saved", test_saved);
  return g_test_run ();
}
