/* What is kept of a repository beside its record. */
#include "core/dossier-text.h"
#include "core/error.h"
#include "core/repository-text.h"

#define BASE "tiiuae/falcon-7b"
#define SHA "1111111111111111111111111111111111111111"
#define OTHER_SHA "2222222222222222222222222222222222222222"

static BstRepository *
make_derived (const char *id, BstRelation relation, const char *sha)
{
  BstRepository *self = bst_repository_new (id, BST_HUB_ENDPOINT);

  self->relation = relation;
  self->base_models = g_strsplit (BASE, " ", -1);
  self->sha = g_strdup (sha);
  self->downloads = 7;
  return self;
}

static BstDossier *
make_dossier (void)
{
  BstDossier *self = bst_dossier_new (BASE, BST_HUB_ENDPOINT);

  self->card = g_strdup ("# Falcon\n\n猎鹰");
  self->card_sha = g_strdup (SHA);
  self->card_from = g_strdup (BST_HUB_ENDPOINT);
  self->card_at = 100;
  self->config = g_strdup ("{}");
  self->config_sha = g_strdup (SHA);
  self->config_from = g_strdup (BST_HUB_ENDPOINT);
  self->config_at = 101;
  self->derived = g_ptr_array_new_with_free_func ((GDestroyNotify) bst_repository_unref);
  g_ptr_array_add (self->derived, make_derived ("a/GGUF", BST_RELATION_QUANTIZED, SHA));
  g_ptr_array_add (self->derived, make_derived ("b/tuned", BST_RELATION_FINETUNE, SHA));
  self->n_derived[BST_RELATION_QUANTIZED] = 240;
  self->n_derived[BST_RELATION_FINETUNE] = 0;
  self->derived_from = g_strdup (BST_HUB_ENDPOINT);
  self->derived_at = 102;
  return self;
}

static void
test_text (void)
{
  g_autoptr (BstDossier) dossier = make_dossier ();
  g_autoptr (BstDossier) again = bst_dossier_new (BASE, BST_HUB_ENDPOINT);
  g_autofree char *text = bst_dossier_derived_to_text (dossier);
  g_autofree char *twice = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (bst_dossier_derived_from_text (again, text, &error));
  g_assert_no_error (error);
  again->derived_at = 1;
  twice = bst_dossier_derived_to_text (again);
  g_assert_cmpstr (twice, ==, text);
  g_assert_cmpuint (again->derived->len, ==, 2);
  g_assert_cmpint (again->n_derived[BST_RELATION_QUANTIZED], ==, 240);
  g_assert_cmpint (again->n_derived[BST_RELATION_FINETUNE], ==, 0);
  g_assert_cmpint (again->n_derived[BST_RELATION_MERGE], ==, -1);
  g_assert_cmpint (bst_dossier_count_derived (again), ==, 240);
  g_assert_nonnull (bst_dossier_find_derived (again, "A/gguf"));
  g_assert_null (bst_dossier_find_derived (again, "a/other"));

  /* What was never asked for is no empty list. */
  again->derived_at = -1;
  g_assert_null (bst_dossier_derived_to_text (again));
}

/* Half a list is no list, and what was there stays. */
static void
test_malformed (void)
{
  static const char *const texts[] = {
    "",
    "[]",
    "{\"quantized\":\"many\"}",
    "{\"quantized\":-1}",
    "{}\n",
    "{}\n{}",
    "{}\nnull",
    "{}\n{\"version\":99}",
  };
  g_autoptr (BstDossier) dossier = make_dossier ();

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;

      if (bst_dossier_derived_from_text (dossier, texts[i], &error))
        g_error ("“%s” was read", texts[i]);
      g_assert_nonnull (error);
      g_assert_cmpuint (dossier->derived->len, ==, 2);
      g_assert_cmpint (dossier->n_derived[BST_RELATION_QUANTIZED], ==, 240);
    }
}

/* A part that did not come stays as it was, with who gave it and when. */
static void
test_merge (void)
{
  g_autoptr (BstDossier) before = make_dossier ();
  g_autoptr (BstDossier) newer = bst_dossier_new (BASE, "https://hf-mirror.com");
  g_autoptr (BstDossier) merged = NULL;

  newer->card = g_strdup ("");
  newer->card_sha = g_strdup (OTHER_SHA);
  newer->card_from = g_strdup ("https://hf-mirror.com");
  newer->card_at = 200;
  merged = bst_dossier_merge (before, newer);
  g_assert_cmpstr (merged->endpoint, ==, "https://hf-mirror.com");
  g_assert_cmpstr (merged->card, ==, "");
  g_assert_cmpstr (merged->card_from, ==, "https://hf-mirror.com");
  g_assert_cmpstr (merged->config, ==, "{}");
  g_assert_cmpstr (merged->config_from, ==, BST_HUB_ENDPOINT);
  g_assert_cmpint (merged->config_at, ==, 101);
  g_assert_cmpuint (merged->derived->len, ==, 2);
  g_assert_cmpint (merged->n_derived[BST_RELATION_QUANTIZED], ==, 240);
  g_assert_cmpint (bst_dossier_get_time (merged), ==, 200);
}

/* The files of a derived model are kept for as long as it is of the same revision. */
static void
test_files_of_derived (void)
{
  g_autoptr (BstDossier) before = make_dossier ();
  g_autoptr (BstDossier) newer = make_dossier ();
  g_autoptr (BstDossier) merged = NULL;
  BstRepository *first = g_ptr_array_index (before->derived, 0), *second = g_ptr_array_index (before->derived, 1);
  BstRepository *moved = g_ptr_array_index (newer->derived, 1);

  bst_repository_add_file (first, "model.Q4_K_M.gguf", 4000);
  first->files_sha = g_strdup (SHA);
  bst_repository_add_file (second, "model.safetensors", 14000);
  second->files_sha = g_strdup (SHA);
  g_free (moved->sha);
  moved->sha = g_strdup (OTHER_SHA);

  merged = bst_dossier_merge (before, newer);
  g_assert_cmpuint (bst_dossier_find_derived (merged, "a/GGUF")->files->len, ==, 1);
  g_assert_null (bst_dossier_find_derived (merged, "b/tuned")->files);
  /* Neither of the two has changed. */
  g_assert_null (((BstRepository *) g_ptr_array_index (newer->derived, 0))->files);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/dossier/text", test_text);
  g_test_add_func ("/dossier/malformed", test_malformed);
  g_test_add_func ("/dossier/merge", test_merge);
  g_test_add_func ("/dossier/files-of-derived", test_files_of_derived);
  return g_test_run ();
}
