#include "query-entries.h"

#include <string.h>

typedef struct
{
  const char *text;
  const char *word;
  const char *suggestion;
  const char *message; /* a part of it */
} Mistake;

static const Mistake mistakes[] = {
  { "lisense:mit", "lisense", "license", "no filter “lisense”. Did you mean “license”?" },
  { "falcon -parms:7b x", "parms", "params", NULL },
  { "mistral:7b", "mistral", NULL, "quotation marks" },
  { "parameters:", "parameters:", NULL, "after “parameters:”" },
  { "kind:modle", "modle", "model", "model, adapter, method" },
  { "kind:model,foo", "foo", NULL, "“foo” cannot stand after “kind:”" },
  { "kind:-model", "-model", "model", NULL },
  { "openness:sauce", "sauce", "source", NULL },
  { "gated:maybe", "maybe", NULL, "no, yes" },
  { "fav:ye", "ye", "yes", NULL },
  { "sort:-parms", "-parms", "-params", NULL },
  { "sort:size", "size", NULL, NULL },
  { "sort:dowloads", "dowloads", "downloads", "license, downloads, likes, updated" },
  { "sort:-like", "-like", "-likes", NULL },
  { "sort:update", "update", "updated", NULL },
  { "license:comercial", "comercial", "commercial", NULL },
  { "params:", "params:", NULL, "after “params:”" },
  { "params:,", "params:,", NULL, "after “params:”" },
  { "org:\"\"", "org:\"\"", NULL, "after “org:”" },
  { "lang:\u202e", "lang:", NULL, "after “lang:”" },
  { "params:>=", ">=", NULL, "still missing" },
  { "params:..", "..", NULL, "still missing" },
  { "params:13b..7b", "13b..7b", "7b..13b", "larger number to the smaller" },
  { "year:2023..2022", "2023..2022", "2022..2023", NULL },
  { "params:7b-13b", "7b-13b", "7b..13b", NULL },
  { "params:-7b", "-7b", "7b", "less than zero" },
  { "params:nan", "nan", NULL, "not a number" },
  { "params:inf", "inf", NULL, NULL },
  { "params:7x", "7x", NULL, NULL },
  { "params:1.2.3b", "1.2.3b", NULL, NULL },
  { "params:7b..x", "7b..x", NULL, NULL },
  { "params:0x10", "0x10", NULL, NULL },
  { "params:1e9", "1e9", NULL, NULL },
  { "params:99999t", "99999t", NULL, "too large" },
  { "params:99999999999999999999999", "99999999999999999999999", NULL, "too large" },
  { "context:lots", "lots", NULL, "32k" },
  { "year:23", "23", NULL, "not a year" },
  { "year:2023-07", "2023-07", "2023", NULL },
  { "year:20233", "20233", NULL, "too large" },
  { "fits:lots", "lots", NULL, "24GiB" },
  { "fits:-1GiB", "-1GiB", NULL, NULL },
  { "fits:24", "24", "24GiB", NULL },
  { "fits:1.5", "1.5", "1.5GiB", NULL },
  { "fits:0", "0", NULL, NULL },
  { "fits:512KiB", "512KiB", NULL, NULL },
  { "shelf:review", "review", "review-2023", NULL },
  { "shelf:gide", "gide", "guide", NULL },
  { "shelf:reasonning", "reasonning", "reasoning", "is not a shelf" },
  { "country:Frence", "Frence", "France", "no country or region “Frence” here" },
  { "国家:发国", "发国", NULL, "no country or region “发国” here" },
  { "国家:意大力", "意大力", "意大利", NULL },
  { "country:F", "F", NULL, "“FR” is understood too" },
  { "shelf:favorites", "favorites", "favourites", NULL },
  /* in Chinese, which is answered in the words of whoever typed it */
  { "许可正:可商用", "许可正", "许可证", "no filter “许可正”. Did you mean “许可证”?" },
  { "授權條件:可商用", "授權條件", "授權條款", NULL },
  { "許可正:可商用", "許可正", "許可證", "Did you mean “許可證”?" },
  { "猎鹰:好", "猎鹰", NULL, "quotation marks" },
  { "类别:摸型", "摸型", "模型", "“摸型” cannot stand after “类别:”, only one of these: 模型、适配器、方法、软件、闭源模型." },
  { "種類：轉接機", "轉接機", "轉接器", "after “種類:”, only one of these: 模型、轉接器、方法、軟體、" },
  { "kind:摸型", "摸型", "模型", "after “kind:”, only one of these: 模型、适配器" },
  { "类别:modle", "modle", "model", "one of these: 模型、" },
  { "受限访问:也许", "也许", NULL, "one of these: 否、是." },
  { "开放程度:开放权種", "开放权種", "開放權重", NULL },
  { "排序:-下载亮", "-下载亮", "-下载量", "参数量、激活参数量、上下文长度、发布日期、训练词元、名称" },
  { "許可證:可商甪", "可商甪", "可商用", "is not a licence" },
  { "书架:2023", "2023", "2023回顾", "is not a shelf" },
  { "语言:斯洛伐刻语", "斯洛伐刻语", "斯洛伐克语", "no language “斯洛伐刻语” here" },
  { "语言:火星语", "火星语", NULL, "no language “火星语” here" },
  { "任务:文本升成", "文本升成", "文本生成", "no task “文本升成” here" },
  { "参数量:", "参数量:", NULL, "after “参数量:”" },
  { "參數量：", "參數量：", NULL, "after “參數量:”" },
  { "参数量:很多", "很多", NULL, "write it as 70亿, 70亿..130亿 or <=130亿" },
  { "參數量:很多", "很多", NULL, "write it as 70億, 70億..130億 or <=130億" },
  { "params:一亿三亿", "一亿三亿", NULL, "not a number" },
  { "params:1.5亿3千万", "1.5亿3千万", NULL, "not a number" },
  { "params:一点亿", "一点亿", NULL, "not a number" },
  { "params:亿b", "亿b", NULL, NULL },
  { "year:二〇二", "二〇二", NULL, NULL },
  { "year:二〇二三年七月", "二〇二三年七月", "2023年", NULL },
  { "year:二〇二三年底", "二〇二三年底", "2023年", NULL },
  { "params:很多", "很多", NULL, "write it as 7b, 7b..13b or <=13b" },
  { "参数量:130亿到70亿", "130亿到70亿", "70亿..130亿", "larger number to the smaller" },
  { "参数量:70 亿-130 亿", "70 亿-130 亿", "70亿..130亿", NULL },
  { "参数量:70亿-130亿", "70亿-130亿", "70亿..130亿", NULL },
  { "参数量:99999万亿", "99999万亿", NULL, "too large" },
  { "参数量:－70亿", "－70亿", "70亿", "less than zero" },
  { "年份:2023年7月", "2023年7月", "2023年", "not a year" },
  { "可装入:２４", "２４", "24GiB", NULL },
  /* and without the spaces that would take it apart */
  { "许可证:可商用参数量:70亿", "可商用参数量", "可商用 参数量", "Put a space before “参数量:”." },
  { "机构:tii參數量：70億", "tii參數量", "tii 參數量", NULL },
  { "猎鹰许可证:可商用", "猎鹰许可证", "猎鹰 许可证", "Put a space before “许可证:”." },
  { "Qwen2许可证：可商用", "Qwen2许可证", "Qwen2 许可证", NULL },
  { "-羊驼年份:2023", "羊驼年份", "羊驼 年份", NULL },
};

static void
test_problems (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (mistakes); i++)
    {
      g_autoptr (BstQuery) query = bst_query_parse (mistakes[i].text);
      const BstQueryProblem *problem;
      g_autofree char *typed = NULL;

      g_test_message ("%s", mistakes[i].text);
      g_assert_cmpuint (bst_query_get_n_problems (query), ==, 1);
      problem = bst_query_get_problem (query, 0);
      typed = g_strndup (mistakes[i].text + problem->start, problem->end - problem->start);
      if (strstr (typed, "\u202e") == NULL)
        g_assert_cmpstr (typed, ==, mistakes[i].word);
      g_assert_cmpstr (problem->word, ==, mistakes[i].word);
      g_assert_cmpstr (problem->suggestion, ==, mistakes[i].suggestion);
      if (mistakes[i].message != NULL)
        g_assert_nonnull (strstr (problem->message, mistakes[i].message));
      if (problem->suggestion != NULL)
        {
          g_autofree char *corrected = g_strdup_printf ("%.*s%s%s", (int) problem->start, mistakes[i].text,
                                                        problem->suggestion, mistakes[i].text + problem->end);
          g_autoptr (BstQuery) better = bst_query_parse (corrected);

          g_assert_cmpuint (bst_query_get_n_problems (better), ==, 0);
        }
    }
}

/* A mistake takes nothing else with it, and is no term. */
static void
test_problems_aside (void)
{
  static const TestSearch searches[] = {
    { "lisense:mit falcon", "falcon" },
    { "params:13b..7b", TEST_QUERY_ALL },
    { "params:13b..7b,65b", "llama65" },
    { "kind:foo,adapter", "alpaca" },
    { "-params: falcon", "falcon" },
    { "sort:foo,name falcon", "falcon" },
    { "kind:foo", TEST_QUERY_ALL },
  };
  g_autoptr (BstQuery) query = bst_query_parse ("foo:1 bloom bar:2 params:x");

  test_check_searches (searches, G_N_ELEMENTS (searches));
  g_assert_cmpuint (bst_query_get_n_problems (query), ==, 3);
  g_assert_cmpuint (bst_query_get_n_terms (query), ==, 1);
  g_assert_cmpuint (bst_query_get_problem (query, 1)->start, ==, strlen ("foo:1 bloom "));
}

static void
test_long (void)
{
  g_autofree char *word = g_strnfill (10000, 'a');
  g_autofree char *many = g_strnfill (10000, ' ');
  g_autofree char *facet = g_strconcat ("kind:", word, NULL);
  g_autoptr (GString) llamas = g_string_new (NULL);
  g_autoptr (BstQuery) query = bst_query_parse (word);
  g_autoptr (BstQuery) spaces = bst_query_parse (many);
  g_autoptr (BstQuery) value = bst_query_parse (facet);
  g_autoptr (BstQuery) emoji = NULL;
  g_autofree char *edited = NULL;
  const BstQueryProblem *problem;

  for (guint i = 0; i < 5000; i++)
    g_string_append (llamas, "🦙 ");
  emoji = bst_query_parse (llamas->str);

  g_assert_cmpuint (bst_query_get_n_problems (query), ==, 1);
  problem = bst_query_get_problem (query, 0);
  g_assert_cmpuint (problem->start, ==, 4096);
  g_assert_cmpuint (problem->end, ==, 10000);
  g_assert_cmpint (g_utf8_strlen (problem->word, -1), ==, 41);
  g_assert_nonnull (strstr (problem->message, "4,096"));
  g_assert_cmpuint (strlen (bst_query_get_text (query)), ==, 10000);

  g_assert_cmpuint (bst_query_get_n_problems (spaces), ==, 1);
  g_assert_cmpuint (bst_query_get_n_terms (spaces), ==, 0);
  g_assert_cmpuint (bst_query_get_n_problems (value), ==, 2);
  g_assert_cmpuint (strlen (bst_query_get_problem (value, 1)->word), ==, 40 + strlen ("…"));
  g_assert_cmpuint (strlen (bst_query_get_problem (value, 1)->message), <, 300);

  g_assert_cmpuint (bst_query_get_n_terms (emoji), ==, 2048);
  g_assert_false (bst_query_matches (emoji, test_query_entry (0)));
  edited = bst_query_with_facet (emoji, BST_FACET_ORG, "meta");
  g_assert_true (g_str_has_suffix (edited, " org:meta"));
}

static void
test_bytes (void)
{
  g_autoptr (BstQuery) nothing = bst_query_parse (NULL);
  g_autoptr (BstQuery) broken = bst_query_parse ("falcon\xff kind:\xc3");
  g_autoptr (BstQuery) bidi = bst_query_parse ("\u202ekind:\u2066foo\u2069\x07\n falcon\u200f");
  g_autoptr (BstQuery) hidden = bst_query_parse ("\u202e \u200b");

  g_assert_cmpstr (bst_query_get_text (nothing), ==, "");
  g_assert_true (bst_query_matches (nothing, test_query_entry (0)));

  g_assert_true (g_utf8_validate (bst_query_get_text (broken), -1, NULL));
  g_assert_cmpuint (bst_query_get_n_problems (broken), ==, 1);
  g_assert_cmpstr (bst_query_get_problem (broken, 0)->word, ==, "\ufffd");

  /* The mark before it makes "kind:" a text; the word behind is found all the same. */
  g_assert_cmpuint (bst_query_get_n_terms (bidi), ==, 2);
  g_assert_cmpuint (bst_query_get_n_terms (hidden), ==, 0);
}

int
main (int argc,
      char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  test_query_entries_init ();
  g_test_add_func ("/core/query/problems", test_problems);
  g_test_add_func ("/core/query/problems-aside", test_problems_aside);
  g_test_add_func ("/core/query/long", test_long);
  g_test_add_func ("/core/query/bytes", test_bytes);
  status = g_test_run ();
  test_query_entries_clear ();

  return status;
}
