#include <string.h>

#include "core/error.h"
#include "core/repository-text.h"

/* A record in which every field has a value of its own. */
static BstRepository *
make_full (void)
{
  BstRepository *self = bst_repository_new ("a/b", "https://example.org");

  self->etag = g_strdup ("W/\"1\"");
  self->fetched_at = 1764057600;
  self->presence = BST_PRESENCE_DISABLED;
  self->sha = g_strdup ("0123456789abcdef0123456789abcdef01234567");
  self->created_at = 1700000000;
  self->last_modified = 1700000001;
  self->downloads = G_GINT64_CONSTANT (3000000000);
  self->likes = 0;
  self->gated = BST_GATED_MANUAL;
  self->task = g_strdup ("text-generation");
  self->library_name = g_strdup ("transformers");
  self->license = g_strdup ("other");
  self->license_name = g_strdup ("Öffentlich \"1\"\\\n\t\x01 猎鹰");
  self->license_link = g_strdup ("LICENSE");
  self->languages = g_strsplit ("en zh", " ", 0);
  self->base_models = g_strsplit ("c/d e/f", " ", 0);
  self->relation = BST_RELATION_QUANTIZED;
  bst_repository_add_tensors (self, "BF16", G_GINT64_CONSTANT (140620634112));
  bst_repository_add_tensors (self, "I32", 7);
  self->tensors_total = G_GINT64_CONSTANT (140620634119);
  self->gguf_parameters = 999885952;
  self->gguf_context = 32768;
  self->gguf_architecture = g_strdup ("gemma3");
  self->architecture = g_strdup ("GemmaForCausalLM");
  self->model_type = g_strdup ("gemma");
  self->quantization = g_strdup ("gptq");
  self->shape = g_variant_ref_sink (g_variant_new_parsed ("{'type': <'gemma'>, 'layers': <int64 26>, 'gated_ffn': <false>}"));
  self->config_context = 8192;
  self->config_sha = g_strdup ("fedcba9876543210fedcba9876543210fedcba98");
  self->config_from = g_strdup ("https://hf-mirror.com");
  self->config_at = 1764057601;
  bst_repository_add_file (self, "model-00001-of-00002.safetensors", G_GINT64_CONSTANT (16060522496));
  bst_repository_add_file (self, "папка/README.md", 0);
  self->files_sha = g_strdup ("fedcba9876543210fedcba9876543210fedcba98");
  return self;
}

/* The text holds all there is, so two records of the same text are the same: what
 * test_round_trip() shows is that no field is left out of it. */
static void
assert_same (const BstRepository *a, const BstRepository *b)
{
  g_assert_cmpstr (a->id, ==, b->id);
  g_assert_cmpstr (a->endpoint, ==, b->endpoint);
  g_assert_cmpstr (a->etag, ==, b->etag);
  g_assert_cmpint (a->fetched_at, ==, b->fetched_at);
  g_assert_cmpint (a->presence, ==, b->presence);
  g_assert_cmpstr (a->sha, ==, b->sha);
  g_assert_cmpint (a->created_at, ==, b->created_at);
  g_assert_cmpint (a->last_modified, ==, b->last_modified);
  g_assert_cmpint (a->downloads, ==, b->downloads);
  g_assert_cmpint (a->likes, ==, b->likes);
  g_assert_cmpint (a->gated, ==, b->gated);
  g_assert_cmpstr (a->task, ==, b->task);
  g_assert_cmpstr (a->library_name, ==, b->library_name);
  g_assert_cmpstr (a->license, ==, b->license);
  g_assert_cmpstr (a->license_name, ==, b->license_name);
  g_assert_cmpstr (a->license_link, ==, b->license_link);
  g_assert_true ((a->languages == NULL) == (b->languages == NULL));
  if (a->languages != NULL)
    g_assert_cmpstrv (a->languages, b->languages);
  g_assert_true ((a->base_models == NULL) == (b->base_models == NULL));
  if (a->base_models != NULL)
    g_assert_cmpstrv (a->base_models, b->base_models);
  g_assert_cmpint (a->relation, ==, b->relation);
  g_assert_true ((a->tensors == NULL) == (b->tensors == NULL));
  if (a->tensors != NULL)
    g_assert_cmpuint (a->tensors->len, ==, b->tensors->len);
  for (guint i = 0; a->tensors != NULL && i < a->tensors->len; i++)
    {
      g_assert_cmpstr (g_array_index (a->tensors, BstTensorCount, i).dtype, ==, g_array_index (b->tensors, BstTensorCount, i).dtype);
      g_assert_cmpint (g_array_index (a->tensors, BstTensorCount, i).count, ==, g_array_index (b->tensors, BstTensorCount, i).count);
    }
  g_assert_cmpint (a->tensors_total, ==, b->tensors_total);
  g_assert_cmpint (a->gguf_parameters, ==, b->gguf_parameters);
  g_assert_cmpint (a->gguf_context, ==, b->gguf_context);
  g_assert_cmpstr (a->gguf_architecture, ==, b->gguf_architecture);
  g_assert_cmpstr (a->architecture, ==, b->architecture);
  g_assert_cmpstr (a->model_type, ==, b->model_type);
  g_assert_cmpstr (a->quantization, ==, b->quantization);
  g_assert_true ((a->shape == NULL) == (b->shape == NULL));
  if (a->shape != NULL)
    {
      g_autofree char *x = g_variant_print (a->shape, TRUE);
      g_autofree char *y = g_variant_print (b->shape, TRUE);

      /* The order of the members is none. */
      g_assert_cmpuint (strlen (x), ==, strlen (y));
      g_assert_cmpuint (g_variant_n_children (a->shape), ==, g_variant_n_children (b->shape));
    }
  g_assert_cmpint (a->config_context, ==, b->config_context);
  g_assert_cmpstr (a->config_sha, ==, b->config_sha);
  g_assert_cmpstr (a->config_from, ==, b->config_from);
  g_assert_cmpint (a->config_at, ==, b->config_at);
  g_assert_true ((a->files == NULL) == (b->files == NULL));
  if (a->files != NULL)
    g_assert_cmpuint (a->files->len, ==, b->files->len);
  for (guint i = 0; a->files != NULL && i < a->files->len; i++)
    {
      const BstRepositoryFile *x = g_ptr_array_index (a->files, i), *y = g_ptr_array_index (b->files, i);

      g_assert_cmpstr (x->path, ==, y->path);
      g_assert_cmpint (x->size, ==, y->size);
    }
  g_assert_cmpstr (a->files_sha, ==, b->files_sha);
}

static void
assert_round_trip (const BstRepository *self)
{
  g_autofree char *text = bst_repository_to_text (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (BstRepository) again = bst_repository_from_text (text, -1, &error);
  g_autoptr (BstRepository) copy = bst_repository_copy (self);

  g_assert_no_error (error);
  assert_same (self, again);
  /* and the copy forgets nothing either */
  assert_same (self, copy);
  g_assert_null (strchr (text, '\n'));
}

static void
test_round_trip (void)
{
  g_autoptr (BstRepository) full = make_full ();
  g_autoptr (BstRepository) bare = bst_repository_new ("gpt2", "http://127.0.0.1:8080/hub");
  g_autoptr (BstRepository) no_files = bst_repository_new ("a/empty", BST_HUB_ENDPOINT);

  assert_round_trip (full);
  assert_round_trip (bare);
  /* to have no file is not the same as never to have been asked */
  bst_repository_begin_files (no_files);
  assert_round_trip (no_files);
}

#define HEAD "\"version\":1,\"id\":\"a/b\",\"endpoint\":\"https://example.org\""
#define WORDS "\"presence\":\"there\",\"gated\":\"no\",\"relation\":\"unknown\""

static void
test_malformed (void)
{
  static const struct
  {
    const char *text;
    const char *word; /* that the message has to have */
  } texts[] = {
    { "", "empty" },
    { "null", "wrong kind" },
    { "[]", "wrong kind" },
    { "{", "line" },
    { "{}", "version" },
    { "{\"version\":\"1\"}", "version" },
    { "{\"version\":1}", "id" },
    { "{" WORDS "}", "version" },
    { "{" HEAD "}", "presence" },
    { "{\"version\":1,\"id\":\"a/b/c\",\"endpoint\":\"https://example.org\"," WORDS "}", "id" },
    { "{\"version\":1,\"id\":\"../b\",\"endpoint\":\"https://example.org\"," WORDS "}", "id" },
    { "{\"version\":1,\"id\":\"a/b?c\",\"endpoint\":\"https://example.org\"," WORDS "}", "id" },
    { "{\"version\":1,\"id\":\"a/b\",\"endpoint\":\"file:///etc\"," WORDS "}", "endpoint" },
    { "{\"version\":1,\"id\":\"a/b\",\"endpoint\":\"https://e.org/\\\" x\"," WORDS "}", "endpoint" },
    { "{" HEAD ",\"presence\":\"lost\",\"gated\":\"no\",\"relation\":\"unknown\"}", "presence" },
    { "{" HEAD ",\"presence\":\"there\",\"gated\":false,\"relation\":\"unknown\"}", "gated" },
    { "{" HEAD ",\"presence\":\"there\",\"gated\":\"no\",\"relation\":\"child\"}", "relation" },
    { "{" HEAD "," WORDS ",\"likes\":\"7\"}", "likes" },
    { "{" HEAD "," WORDS ",\"likes\":7.5}", "likes" },
    { "{" HEAD "," WORDS ",\"likes\":-1}", "likes" },
    { "{" HEAD "," WORDS ",\"sha\":[]}", "sha" },
    { "{" HEAD "," WORDS ",\"languages\":\"en\"}", "languages" },
    { "{" HEAD "," WORDS ",\"languages\":[]}", "languages" },
    { "{" HEAD "," WORDS ",\"languages\":[1]}", "languages" },
    { "{" HEAD "," WORDS ",\"tensors\":{}}", "tensors" },
    { "{" HEAD "," WORDS ",\"tensors\":[\"BF16\",1]}", "tensors" },
    { "{" HEAD "," WORDS ",\"tensors\":[[\"BF16\"]]}", "tensors" },
    { "{" HEAD "," WORDS ",\"tensors\":[[1,\"BF16\"]]}", "tensors" },
    { "{" HEAD "," WORDS ",\"files\":[[\"x\",1,2]]}", "files" },
    { "{" HEAD "," WORDS ",\"files\":[null]}", "files" },
    { "{" HEAD "," WORDS ",\"shape\":[]}", "shape" },
    { "{" HEAD "," WORDS ",\"shape\":{\"layers\":-1}}", "shape" },
    { "{" HEAD "," WORDS ",\"shape\":{\"layers\":1.5}}", "shape" },
    { "{" HEAD "," WORDS ",\"shape\":{\"layers\":[32]}}", "shape" },
    { "{" HEAD "," WORDS ",\"config_at\":\"now\"}", "config_at" },
    { "{" HEAD "," WORDS ",\"colour\":1}", "colour" },
    { "{" HEAD "," WORDS "", "line" },
    { "{" HEAD "," WORDS ",\"task\":\"\xff\"}", "UTF-8" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (BstRepository) record = bst_repository_from_text (texts[i].text, -1, &error);
      g_autofree char *lower = NULL, *sentence = NULL;

      g_assert_null (record);
      g_assert_error (error, BST_REPOSITORY_TEXT_ERROR, BST_REPOSITORY_TEXT_ERROR_CONTENT);
      sentence = bst_error_dup_sentence (error);
      /* in English, as is the message of every other error that a thread makes */
      g_assert_cmpstr (sentence, ==, error->message);
      lower = g_ascii_strdown (error->message, -1);
      if (strstr (error->message, texts[i].word) == NULL && strstr (lower, texts[i].word) == NULL)
        g_error ("“%s”: “%s” does not say “%s”", texts[i].text, error->message, texts[i].word);
    }
}

/* What an earlier program wrote is read on. */
static void
test_older (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BstRepository) record = bst_repository_from_text ("{" HEAD "," WORDS ",\"likes\":7}", -1, &error);

  g_assert_no_error (error);
  g_assert_cmpint (record->likes, ==, 7);
  g_assert_null (record->shape);
  g_assert_cmpint (record->config_at, ==, -1);
}

/* Whatever a later program writes, it says so first. */
static void
test_newer (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (bst_repository_from_text ("{\"version\":3,\"moods\":[]}", -1, &error));
  g_assert_error (error, BST_REPOSITORY_TEXT_ERROR, BST_REPOSITORY_TEXT_ERROR_VERSION);
}

/* Every prefix of a text is refused, and none does harm. */
static void
test_truncated (void)
{
  g_autoptr (BstRepository) full = make_full ();
  g_autofree char *text = bst_repository_to_text (full);

  for (gsize length = 0; length < strlen (text); length++)
    {
      g_autofree char *part = g_strndup (text, length);
      g_autoptr (GError) error = NULL;

      g_assert_null (bst_repository_from_text (part, (gssize) length, &error));
      g_assert_nonnull (error);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/repository-text/round-trip", test_round_trip);
  g_test_add_func ("/repository-text/malformed", test_malformed);
  g_test_add_func ("/repository-text/older", test_older);
  g_test_add_func ("/repository-text/newer", test_newer);
  g_test_add_func ("/repository-text/truncated", test_truncated);
  return g_test_run ();
}
