#include "core/query.h"

#include <string.h>

static void
test_terms (void)
{
  g_autoptr (BstQuery) query = bst_query_parse ("  llama,\"two words\"  -org:\"Mistral AI\",tii params:..13b foo:1 -x");
  static const char *const terms[] = { "llama", "\"two words\"", "-org:\"Mistral AI\",tii", "params:..13b", "-x" };
  static const char *const without[] = {
    "  \"two words\"  -org:\"Mistral AI\",tii params:..13b foo:1 -x",
    "  llama -org:\"Mistral AI\",tii params:..13b foo:1 -x",
    "  llama,\"two words\" params:..13b foo:1 -x",
    "  llama,\"two words\"  -org:\"Mistral AI\",tii foo:1 -x",
    "  llama,\"two words\"  -org:\"Mistral AI\",tii params:..13b foo:1",
  };
  BstFacet facet = BST_N_FACETS;

  g_assert_cmpuint (bst_query_get_n_terms (query), ==, G_N_ELEMENTS (terms));
  for (guint i = 0; i < G_N_ELEMENTS (terms); i++)
    {
      g_autofree char *term = bst_query_dup_term (query, i);
      g_autofree char *rest = bst_query_without_term (query, i);

      g_assert_cmpstr (term, ==, terms[i]);
      g_assert_cmpstr (g_strchug (rest), ==, without[i] + strspn (without[i], " "));
    }
  g_assert_false (bst_query_get_term_facet (query, 0, &facet));
  g_assert_cmpint (facet, ==, BST_N_FACETS);
  g_assert_true (bst_query_get_term_facet (query, 2, &facet));
  g_assert_cmpint (facet, ==, BST_FACET_ORG);
}

/* A number and its unit are kept together by U+202F. */
#define NB "\u202f"

typedef struct
{
  const char *text;
  const char *label;
} Label;

static void
test_labels (void)
{
  static const Label labels[] = {
    { "llama", "llama" },
    { "\"two words\"", "two words" },
    { "-llama", "not llama" },
    { "org:Meta", "Meta" },
    { "license:commercial", "commercial use" },
    { "license:noncommercial", "no commercial use" },
    { "license:MIT,apache-2.0", "MIT, apache-2.0" },
    { "-license:MIT", "not MIT" },
    { "openness:weights", "Open weights" },
    { "params:<=13b", "≤ 13" NB "B" },
    { "params:..13b", "≤ 13" NB "B" },
    { "params:13b..", "≥ 13" NB "B" },
    { "params:>13b", "> 13" NB "B" },
    { "params:<13b", "< 13" NB "B" },
    { "params:=13b", "= 13" NB "B" },
    { "params:13b", "13" NB "B" },
    { "params:7b..13b", "7" NB "B to 13" NB "B" },
    { "params:0", "0" },
    { "active:13b", "13" NB "B active" },
    { "context:>=32k", "≥ 32" NB "K context" },
    { "year:2022..2023", "2022 to 2023" },
    { "lang:ZH", "Chinese" },
    { "kind:closed-model", "Closed model" },
    { "gated:no", "not gated" },
    { "fits:24GiB", "fits 24.0" NB "GiB" },
    { "shelf:review-2023", "review of 2023" },
    { "shelf:mine", "mine" },
    { "fav:yes", "favourites" },
    { "base:x/y", "from x/y" },
    { "sort:-released", "release date, reversed" },
    { "sort:Downloads", "downloads" },
    { "sort:likes", "likes" },
    { "sort:-updated", "last change, reversed" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      g_autoptr (BstQuery) query = bst_query_parse (labels[i].text);
      g_autofree char *label = NULL;

      g_assert_cmpuint (bst_query_get_n_terms (query), ==, 1);
      label = bst_query_dup_term_label (query, 0);
      g_assert_cmpstr (label, ==, labels[i].label);
    }
}

typedef struct
{
  const char *text;
  BstFacet facet;
  const char *value;
  const char *edited;
  const char *values; /* that the edited text then has */
} Edit;

static void
test_edit (void)
{
  static const Edit edits[] = {
    { "", BST_FACET_ORG, "meta", "org:meta", "meta" },
    { "", BST_FACET_ORG, NULL, "", NULL },
    { "llama", BST_FACET_ORG, "Mistral AI,tii", "llama org:\"Mistral AI\",tii", "Mistral AI,tii" },
    { "llama", BST_FACET_ORG, "\"a, b\",c", "llama org:\"a, b\",c", "\"a, b\",c" },
    { "llama", BST_FACET_ORG, "", "llama", NULL },
    { "llama", BST_FACET_ORG, " , ", "llama", NULL },
    { "a org:x b", BST_FACET_ORG, "y", "a org:y b", "y" },
    { "a  org:x  -org:z b org:y  c", BST_FACET_ORG, "w", "a org:w b c", "w" },
    { "a  org:x  -org:z b org:y", BST_FACET_ORG, NULL, "a b", NULL },
    { "params:13b..7b a", BST_FACET_PARAMS, "7b..13b", "params:7b..13b a", "7b..13b" },
    { "a params:", BST_FACET_PARAMS, "7b", "a params:7b", "7b" },
    { "a kind:foo,model", BST_FACET_KIND, "model,adapter", "a kind:model,adapter", "model,adapter" },
    { "\"open phrase", BST_FACET_KIND, "model", "\"open phrase\" kind:model", "model" },
    { "「open phrase", BST_FACET_KIND, "model", "「open phrase」 kind:model", "model" },
    { "kind:adapter \"open phrase", BST_FACET_KIND, "model", "kind:model \"open phrase", "model" },
    { "a org:\"open", BST_FACET_ORG, "b", "a org:b", "b" },
    { "a -", BST_FACET_SORT, "-params,name", "a - sort:-params,name", "-params,name" },
    { "-sort:params", BST_FACET_KIND, NULL, "-sort:params", NULL },
    { "org:\" a b \"", BST_FACET_KIND, "model", "org:\" a b \" kind:model", "model" },
    { "\"x\"org:a\"b\"", BST_FACET_ORG, "c", "\"x\" org:c", "c" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (edits); i++)
    {
      g_autoptr (BstQuery) query = bst_query_parse (edits[i].text);
      g_autofree char *edited = bst_query_with_facet (query, edits[i].facet, edits[i].value);
      g_autoptr (BstQuery) again = bst_query_parse (edited);
      g_autofree char *values = bst_query_dup_facet (again, edits[i].facet);
      g_autofree char *same = bst_query_with_facet (again, edits[i].facet, values);

      g_test_message ("%s", edits[i].text);
      g_assert_cmpstr (edited, ==, edits[i].edited);
      g_assert_cmpstr (values, ==, edits[i].values);
      g_assert_cmpstr (same, ==, edited);
    }
}

static void
test_values (void)
{
  g_autoptr (BstQuery) query = bst_query_parse ("kind:Model,adapter kind:foo -kind:software params:7b org:\"Mistral AI\" -sort:params");
  g_autofree char *kinds = bst_query_dup_facet (query, BST_FACET_KIND);
  g_autofree char *order = bst_query_dup_facet (query, BST_FACET_SORT);
  g_autofree char *none = bst_query_dup_facet (query, BST_FACET_YEAR);

  g_assert_cmpstr (kinds, ==, "model,adapter");
  g_assert_cmpstr (order, ==, "-params");
  g_assert_null (none);
  g_assert_true (bst_query_has_value (query, BST_FACET_KIND, "model"));
  g_assert_true (bst_query_has_value (query, BST_FACET_PARAMS, "7B"));
  g_assert_true (bst_query_has_value (query, BST_FACET_ORG, "mistral ai"));
  g_assert_false (bst_query_has_value (query, BST_FACET_KIND, "foo"));
  g_assert_false (bst_query_has_value (query, BST_FACET_KIND, "software"));
  g_assert_false (bst_query_has_value (query, BST_FACET_YEAR, "2023"));
}

static void
test_facet_names (void)
{
  for (guint i = 0; i < BST_N_FACETS; i++)
    {
      g_autofree char *text = g_strconcat (bst_facet_to_string (i), ":", NULL);
      g_autoptr (BstQuery) query = bst_query_parse (text);

      /* Known, and only its value missing. */
      g_assert_cmpuint (bst_query_get_n_problems (query), ==, 1);
      g_assert_null (bst_query_get_problem (query, 0)->suggestion);
    }
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/query/facet-names", test_facet_names);
  g_test_add_func ("/core/query/terms", test_terms);
  g_test_add_func ("/core/query/labels", test_labels);
  g_test_add_func ("/core/query/edit", test_edit);
  g_test_add_func ("/core/query/values", test_values);

  return g_test_run ();
}
