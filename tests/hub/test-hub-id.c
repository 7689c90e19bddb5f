#include "hub/id.h"

#include "hub/error.h"

#include <string.h>

static void
test_valid (void)
{
  static const char *const valid[] = { "123", "foo", "foo/bar", "Foo-BAR_foo.bar123", "tiiuae/falcon-180B", "_a/b_" };
  static const char *const invalid[] = {
    "", "datasets/foo/bar", ".repo_id", "repo_id.", "foo--bar", "foo..bar", "foo.git", "foo/bar.git", "/foo", "foo/",
    "-foo/bar", "foo/-bar", "foo bar", "foo/b\xc3\xa4r", "foo/bar\n", "../etc", "foo/..", "foo\\bar", "foo/bar?x", "foo/%2e"
  };
  g_autofree char *longest = g_strnfill (96, 'a');
  g_autofree char *longer = g_strnfill (97, 'a');
  g_autofree char *hundred = g_strnfill (100, 'a');

  for (guint i = 0; i < G_N_ELEMENTS (valid); i++)
    g_assert_true (bst_hub_id_is_valid (valid[i]));
  for (guint i = 0; i < G_N_ELEMENTS (invalid); i++)
    g_assert_false (bst_hub_id_is_valid (invalid[i]));
  g_assert_true (bst_hub_id_is_valid (longest));
  g_assert_false (bst_hub_id_is_valid (longer));
  g_assert_false (bst_hub_id_is_valid (hundred));
}

/* What the Hub itself may say is a little more. */
static void
test_safe (void)
{
  static const char *const safe[] = { "foo--bar/x", "foo/bar.", "foo/bar.git", "foo/_" };
  static const char *const unsafe[] = { "", ".", "..", "a/..", "../a", "./a", "a/.", "a/b/c", "/a", "a/", "a\nb", "a/\x1b[31m", "a b", "a/b?c", "a#b", "a/%00", "\xe2\x80\xae" };

  for (guint i = 0; i < G_N_ELEMENTS (safe); i++)
    g_assert_true (bst_hub_id_is_safe (safe[i]));
  for (guint i = 0; i < G_N_ELEMENTS (unsafe); i++)
    g_assert_false (bst_hub_id_is_safe (unsafe[i]));
}

static void
test_parse (void)
{
  static const struct
  {
    const char *text;
    const char *id; /* NULL: refused */
  } cases[] = {
    { "tiiuae/falcon-180B", "tiiuae/falcon-180B" },
    { "  gpt2\n", "gpt2" },
    { "https://huggingface.co/tiiuae/falcon-180B", "tiiuae/falcon-180B" },
    { "https://huggingface.co/tiiuae/falcon-180B/", "tiiuae/falcon-180B" },
    { "https://huggingface.co/tiiuae/falcon-180B/tree/main", "tiiuae/falcon-180B" },
    { "https://huggingface.co/tiiuae/falcon-180B/blob/main/README.md?x=1#top", "tiiuae/falcon-180B" },
    { "http://huggingface.co/tiiuae/falcon-180B", "tiiuae/falcon-180B" },
    { "HTTPS://HuggingFace.co/tiiuae/falcon-180B", "tiiuae/falcon-180B" },
    { "https://www.huggingface.co/tiiuae/falcon-180B", "tiiuae/falcon-180B" },
    { "huggingface.co/tiiuae/falcon-180B", "tiiuae/falcon-180B" },
    { "hf.co/bartowski/gemma-GGUF:Q4_K_M", "bartowski/gemma-GGUF" },
    { "https://hf-mirror.com/tiiuae/falcon-180B/tree/main", "tiiuae/falcon-180B" },
    { "https://huggingface.co/api/models/tiiuae/falcon-180B", "tiiuae/falcon-180B" },
    { "https://huggingface.co/models/tiiuae/falcon-180B", "tiiuae/falcon-180B" },
    { "https://huggingface.co/bert-base-uncased/tree/main", "bert-base-uncased" },
    { "https://huggingface.co/api/models/bert-base-uncased", "bert-base-uncased" },
    { "https://huggingface.co/models/gpt2", "gpt2" },
    { "https://huggingface.co/tiiuae/falcon-180B.git", "tiiuae/falcon-180B" },
    { "huggingface.co/tiiuae/falcon-180B.git", "tiiuae/falcon-180B" },
    { "hf://tiiuae/falcon-180B", "tiiuae/falcon-180B" },
    { "HF://tiiuae/falcon-180B/", "tiiuae/falcon-180B" },
    { "hf://tiiuae/falcon-180B@main/config.json", "tiiuae/falcon-180B" },
    { "https://huggingface.co/a/b/tree/refs@x", "a/b" },
    { "https://huggingface.co/tiiuae%2Ffalcon-180B", "tiiuae/falcon-180B" },
    { "http://127.0.0.1:8080/hub/tiiuae/falcon-180B/tree/main", "tiiuae/falcon-180B" },
    { "https://huggingface.co/a/b\r\nhttps://huggingface.co/c/d", "a/b" },
    { "", NULL },
    { "https://huggingface.co", NULL },
    { "https://huggingface.co/", NULL },
    { "https://huggingface.co/models", NULL },
    { "https://huggingface.co/tiiuae", NULL },
    { "https://huggingface.co/tiiuae/", NULL },
    { "https://huggingface.co/tiiuae?sort=likes", NULL },
    { "huggingface.co/tiiuae", NULL },
    { "hf://tiiuae", NULL },
    { "hf://datasets/a/b", NULL },
    { "hf://", NULL },
    { "hf://../etc", NULL },
    { "https://huggingface.co/a/.git", NULL },
    { "tiiuae/falcon-180B.git", NULL },
    { "https://huggingface.co/datasets/glue", NULL },
    { "https://huggingface.co/datasets/a/b", NULL },
    { "https://huggingface.co/spaces/a/b", NULL },
    { "https://huggingface.co/docs/hub", NULL },
    { "https://example.org/tiiuae/falcon-180B", NULL },
    { "https://huggingface.co.example.org/tiiuae/falcon-180B", NULL },
    { "ftp://huggingface.co/a/b", NULL },
    { "javascript:alert(1)", NULL },
    { "file:///a/b", NULL },
    { "datasets/foo/bar", NULL },
    { "falcon 180B", NULL },
    { "https://huggingface.co/../../etc", NULL },
    { "https://huggingface.co/a/..%2F..%2Fetc", NULL },
    { "https://huggingface.co/a/b%00c", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *id = bst_hub_parse_id (cases[i].text, "http://127.0.0.1:8080/hub", &error);

      g_assert_cmpstr (id, ==, cases[i].id);
      if (id == NULL)
        g_assert_error (error, BST_HUB_ERROR, BST_HUB_ERROR_INVALID);
      else
        g_assert_no_error (error);
    }
}

/* What somebody copied with a password in it appears in no message. */
static void
test_secrets (void)
{
  static const char *const texts[] = {
    "https://user:hf_SECRET@huggingface.co/datasets/x/y",
    "https://user:hf_SECRET@huggingface.co/a/b",
    "https://hf_SECRET@huggingface.co/a/b",
    "https://user:hf_SECRET@huggingface.co",
    "https://user:hf_SECRET@example.org/a/b",
    "user:hf_SECRET@huggingface.co/a/b",
    "https://user:hf_/SECRET@huggingface.co/a/b",
    "https://user:hf_?SECRET@huggingface.co/a/b",
    "https://user:hf_SECRET@hugging face.co/a/b",
    "https://huggingface.co@hf_SECRET@huggingface.co/a/b",
    "ftp://user:hf_SECRET@huggingface.co/a/b",
    "hf://user:hf_SECRET@tiiuae/falcon-180B",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (bst_hub_parse_id (texts[i], NULL, &error));
      g_assert_error (error, BST_HUB_ERROR, BST_HUB_ERROR_INVALID);
      if (strstr (error->message, "SECRET") != NULL || strstr (error->message, "user") != NULL)
        g_error ("“%s” repeats what it should not", error->message);
    }
}

/* Nor is it sent to be searched for. */
static void
test_words (void)
{
  static const char *const sent[] = { "falcon", "falcon 180B", "tiiuae/falcon", "https://huggingface.co/tiiuae", "a@b" };
  static const char *const kept[] = { "https://user:hf_SECRET@huggingface.co/a/b", "see https://hf_SECRET@huggingface.co" };

  for (guint i = 0; i < G_N_ELEMENTS (sent); i++)
    g_assert_null (bst_hub_words_error (sent[i]));
  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    {
      g_autoptr (GError) error = bst_hub_words_error (kept[i]);

      g_assert_error (error, BST_HUB_ERROR, BST_HUB_ERROR_INVALID);
      g_assert_null (strstr (error->message, "SECRET"));
    }
}

/* Which of two things is wrong with an address. */
static void
test_reasons (void)
{
  static const struct
  {
    const char *text, *part;
  } cases[] = {
    { "https://huggingface.co/tiiuae", "may be the page of an author" },
    { "https://huggingface.co/datasets/a/b", "is not the page of a model" },
    { "https://huggingface.co/datasets/a/\x1b[31m", "a/ [31m” is not the page of a model" },
    { "https://example.org/a/b", "is not a repository" },
    { "a b", "is not a repository" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (bst_hub_parse_id (cases[i].text, NULL, &error));
      if (strstr (error->message, cases[i].part) == NULL)
        g_error ("“%s” does not say “%s”", error->message, cases[i].part);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hub/id/valid", test_valid);
  g_test_add_func ("/hub/id/safe", test_safe);
  g_test_add_func ("/hub/id/parse", test_parse);
  g_test_add_func ("/hub/id/secrets", test_secrets);
  g_test_add_func ("/hub/id/words", test_words);
  g_test_add_func ("/hub/id/reasons", test_reasons);
  return g_test_run ();
}
