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

static void
assert_facet (const char *text, BstFacet facet, const char *values, const char *expected)
{
  g_autoptr (BstQuery) query = bst_query_parse (text);
  g_autofree char *other = bst_query_with_facet (query, facet, values);

  g_assert_cmpstr (other, ==, expected);
}

/* What was typed in Chinese is found again, and what is added to it is Chinese too. */
static void
test_chinese (void)
{
  assert_with ("许可证:可商用", BST_FACET_LICENSE, "commercial", FALSE, "");
  assert_with ("许可证：可商用、开源 猎鹰", BST_FACET_LICENSE, "commercial", FALSE, "许可证：开源 猎鹰");
  assert_with ("授权:可商用,mit", BST_FACET_LICENSE, "open", TRUE, "授权:可商用,mit,开源");
  assert_with ("授權條款：mit", BST_FACET_LICENSE, "noncommercial", TRUE, "授權條款：mit，不可商用");
  assert_with ("license:可商用", BST_FACET_LICENSE, "open", TRUE, "license:可商用,open");
  assert_with ("参数量:30亿到130亿", BST_FACET_PARAMS, "3b..13b", FALSE, "");
  assert_with ("參數量:..30億", BST_FACET_PARAMS, "70b..", TRUE, "參數量:..30億,700億..");
  assert_with ("類別:模型", BST_FACET_PARAMS, "..3b", TRUE, "類別:模型 參數量:..30億");
  assert_with ("显存:24G", BST_FACET_FITS, "24GiB", FALSE, "");
  assert_with ("-类别:模型", BST_FACET_KIND, "adapter", TRUE, "-类别:模型 类别:适配器");
  assert_facet ("排序:参数量 猎鹰", BST_FACET_SORT, "-released", "排序:-发布日期 猎鹰");
  assert_facet ("排序:-發布日期", BST_FACET_SORT, NULL, "");
  assert_facet ("书架:图鉴 许可证:开源", BST_FACET_SHELF, NULL, "许可证:开源");
  assert_facet ("书架:图鉴", BST_FACET_SHELF, "guide,review-2023,hub,mine", "书架:图鉴,2023年回顾,Hub,mine");
  assert_with_only ("類別:模型,軟體 -類別:方法", BST_FACET_KIND, "adapter", "類別:轉接器 -類別:方法");
}

/* Where nothing is typed yet, the interface says which words. */
static void
test_interface (void)
{
  bst_i18n_set_language ("zh_CN");
  assert_with ("", BST_FACET_LICENSE, "commercial", TRUE, "许可证:可商用");
  assert_with ("猎鹰", BST_FACET_PARAMS, "3b..13b", TRUE, "猎鹰 参数量:30亿..130亿");
  assert_with ("", BST_FACET_PARAMS, "1.5b..", TRUE, "参数量:15亿..");
  assert_with ("", BST_FACET_PARAMS, "70m..1t", TRUE, "参数量:7000万..1万亿");
  /* exactly as many digits as were meant */
  assert_with ("", BST_FACET_PARAMS, "7.0b", TRUE, "参数量:7.0b");
  assert_with ("", BST_FACET_PARAMS, "=6738415616", TRUE, "参数量:=6738415616");
  assert_with ("license:mit", BST_FACET_LICENSE, "open", TRUE, "license:mit,open");
  assert_with ("", BST_FACET_ORG, "Mistral AI", TRUE, "机构:\"Mistral AI\"");
  assert_with ("", BST_FACET_TASK, "text-generation", TRUE, "任务:文本生成");
  assert_with ("", BST_FACET_TASK, "no-such-task", TRUE, "任务:no-such-task");
  assert_facet ("", BST_FACET_GATED, "no", "受限访问:否");
  bst_i18n_set_language ("zh_TW");
  assert_with ("", BST_FACET_LICENSE, "commercial", TRUE, "授權條款:可商用");
  assert_with ("", BST_FACET_PARAMS, "..3b", TRUE, "參數量:..30億");
  assert_with ("", BST_FACET_PARAMS, "1t..", TRUE, "參數量:1兆..");
  assert_facet ("", BST_FACET_SORT, "-likes,name", "排序:-按讚數,名稱");
  bst_i18n_set_language ("en");
  assert_with ("", BST_FACET_LICENSE, "commercial", TRUE, "license:commercial");
}

static void
assert_has (const char *text, BstFacet facet, const char *value, gboolean expected)
{
  g_autoptr (BstQuery) query = bst_query_parse (text);

  g_assert_cmpint (bst_query_has_value (query, facet, value), ==, expected);
}

/* However it is spelled. */
static void
test_has (void)
{
  assert_has ("许可证:可商用", BST_FACET_LICENSE, "commercial", TRUE);
  assert_has ("许可证:可商用", BST_FACET_LICENSE, "open", FALSE);
  assert_has ("params:3b~13b", BST_FACET_PARAMS, "3b..13b", TRUE);
  assert_has ("参数量:30亿..130亿", BST_FACET_PARAMS, "3b..13b", TRUE);
  assert_has ("参数量:30亿..131亿", BST_FACET_PARAMS, "3b..13b", FALSE);
  assert_has ("记忆体:24G", BST_FACET_FITS, "24GiB", TRUE);
  assert_has ("記憶體:32G", BST_FACET_FITS, "24GiB", FALSE);
  assert_has ("記憶體:24G", BST_FACET_FITS, "24GiB", TRUE);
  assert_has ("受限:是", BST_FACET_GATED, "yes", TRUE);
}

int
main (int argc, char **argv)
{
  bst_i18n_init ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/query/with-value/add", test_add);
  g_test_add_func ("/query/with-value/remove", test_remove);
  g_test_add_func ("/query/with-value/keeps", test_keeps);
  g_test_add_func ("/query/with-value/only", test_only);
  g_test_add_func ("/query/with-value/values", test_values);
  g_test_add_func ("/query/with-value/words", test_words);
  g_test_add_func ("/query/with-value/chinese", test_chinese);
  g_test_add_func ("/query/with-value/interface", test_interface);
  g_test_add_func ("/query/with-value/has", test_has);
  return g_test_run ();
}
