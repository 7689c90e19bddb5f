#include "core/query.h"

static void
assert_with (const char *text, BstFacet facet, const char *value, gboolean wanted, const char *expected)
{
  g_autoptr (BstQuery) query = bst_query_parse (text);
  g_autofree char *other = bst_query_with_value (query, facet, value, wanted);

  g_assert_cmpstr (other, ==, expected);
}

static void
test_add (void)
{
  assert_with ("", BST_FACET_ORG, "meta", TRUE, "org:meta");
  assert_with ("falcon", BST_FACET_ORG, "tii", TRUE, "falcon org:tii");
  assert_with ("org:tii chat", BST_FACET_ORG, "meta", TRUE, "org:tii,meta chat");
  assert_with ("\"open", BST_FACET_ORG, "meta", TRUE, "\"open\" org:meta");
  /* once is enough, in whatever case it was typed */
  assert_with ("org:Meta", BST_FACET_ORG, "meta", TRUE, "org:meta");
}

static void
test_remove (void)
{
  assert_with ("org:meta", BST_FACET_ORG, "meta", FALSE, "");
  assert_with ("a org:META,tii b", BST_FACET_ORG, "meta", FALSE, "a org:tii b");
  assert_with ("org:tii", BST_FACET_ORG, "meta", FALSE, "org:tii");
}

/* What a person typed and no check button stands for must not be lost. */
static void
test_keeps (void)
{
  assert_with ("params:>=7b", BST_FACET_PARAMS, "..3b", TRUE, "params:>=7b,..3b");
  assert_with ("-org:meta", BST_FACET_ORG, "tii", TRUE, "-org:meta org:tii");
  assert_with ("org:tii -org:meta", BST_FACET_ORG, "tii", FALSE, "-org:meta");
  assert_with ("license:mit org:tii", BST_FACET_LICENSE, "open", TRUE, "license:mit,open org:tii");
}

static void
assert_with_only (const char *text, BstFacet facet, const char *value, const char *expected)
{
  g_autoptr (BstQuery) query = bst_query_parse (text);
  g_autofree char *other = bst_query_with_only (query, facet, value);

  g_assert_cmpstr (other, ==, expected);
}

static void
test_only (void)
{
  assert_with_only ("", BST_FACET_ORG, "meta", "org:meta");
  assert_with_only ("a org:tii,meta b org:google", BST_FACET_ORG, "meta", "a org:meta b");
  assert_with_only ("a org:tii,meta b", BST_FACET_ORG, NULL, "a b");
  assert_with_only ("org:tii -org:meta", BST_FACET_ORG, "google", "org:google -org:meta");
  assert_with_only ("-org:meta", BST_FACET_ORG, NULL, "-org:meta");
  assert_with_only ("", BST_FACET_TASK, "a,b", "task:\"a,b\"");
}

static void
assert_values (const char *text, BstFacet facet, const char *expected)
{
  g_autoptr (BstQuery) query = bst_query_parse (text);
  g_auto (GStrv) values = bst_query_dup_values (query, facet);
  g_autofree char *joined = g_strjoinv ("|", values);

  g_assert_cmpstr (joined, ==, expected);
}

static void
test_values (void)
{
  assert_values ("", BST_FACET_TASK, "");
  assert_values ("task:x,\"a,b\" -task:y org:z", BST_FACET_TASK, "x|a,b");
}

static void
assert_words (const char *text, const char *expected)
{
  g_autoptr (BstQuery) query = bst_query_parse (text);
  g_autofree char *words = bst_query_dup_words (query);

  g_assert_cmpstr (words, ==, expected);
}

/* What others can be asked, who know nothing of facets. */
static void
test_words (void)
{
  assert_words ("", "");
  assert_words ("license:mit -chat sort:name", "");
  assert_words ("Qwen license:mit \"7b instruct\" -gguf 通义", "Qwen 7b instruct 通义");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/query/with-value/add", test_add);
  g_test_add_func ("/query/with-value/remove", test_remove);
  g_test_add_func ("/query/with-value/keeps", test_keeps);
  g_test_add_func ("/query/with-value/only", test_only);
  g_test_add_func ("/query/with-value/values", test_values);
  g_test_add_func ("/query/with-value/words", test_words);
  return g_test_run ();
}
