/* Queries in Chinese: they find what the same find in English, whatever the interface speaks. */
#include "query-entries.h"

#include "core/format.h"
#include "core/query-parts.h"
#include "core/shelf.h"

#include <libintl.h>

static const char *const languages[BST_N_LANGUAGES] = { "en", "zh_CN", "zh_TW" };

typedef struct
{
  const char *chinese;
  const char *english;
} Pair;

static const Pair pairs[] = {
  /* what a facet is called, in both scripts, where people differ */
  { "机构:meta", "org:meta" },
  { "機構:meta", "org:meta" },
  { "组织:meta", "org:meta" },
  { "組織:meta", "org:meta" },
  { "公司:技术", "org:tii" },
  { "家族:llama", "family:llama" },
  { "系列:llama", "family:llama" },
  { "许可证:apache-2.0", "license:apache-2.0" },
  { "授權條款:apache-2.0", "license:apache-2.0" },
  { "授权:apache-2.0", "license:apache-2.0" },
  { "授權:apache-2.0", "license:apache-2.0" },
  { "許可證:APACHE-2.0", "license:apache-2.0" },
  { "許可证:可商用", "license:commercial" },
  { "參数量:70億", "params:7b" },
  { "开放程度:开放權重", "openness:weights" },
  { "许可:apache-2.0", "license:apache-2.0" },
  { "收藏:否", "fav:no" },
  { "收藏:是", "fav:yes" },
  { "基座模型:yahma/llama-7b-hf", "base:yahma/llama-7b-hf" },
  { "基础模型:llama-7b-hf", "base:llama-7b-hf" },
  { "基礎模型:llama-7b-hf", "base:llama-7b-hf" },
  /* what their values are */
  { "许可证:可商用", "license:commercial" },
  { "授權條款:可商用", "license:commercial" },
  { "许可证:不可商用", "license:noncommercial" },
  { "许可证:非商用", "license:noncommercial" },
  { "許可:非商業", "license:noncommercial" },
  { "许可证:开放", "license:open" },
  { "許可證:開源", "license:open" },
  { "许可证:开源,llama2", "license:open,llama2" },
  { "许可证:开源，llama2", "license:open,llama2" },
  { "许可证:开源、llama2", "license:open,llama2" },
  { "授權條款:開放原始碼、llama2", "license:open,llama2" },
  { "-许可证:可商用", "-license:commercial" },
  { "－许可证：可商用", "-license:commercial" },
  { "开放程度:开源", "openness:source" },
  { "开放度:开放权重", "openness:weights" },
  { "開放程度:開放權重,開源", "openness:weights,source" },
  { "开放程度:非商用", "openness:noncommercial" },
  { "開放度:未知", "openness:unknown" },
  { "类别:闭源模型 开放程度:闭源", "kind:closed-model openness:closed" },
  { "种类:适配器", "kind:adapter" },
  { "種類:轉接器,軟體", "kind:adapter,software" },
  { "类型:适配器、软件", "kind:adapter,software" },
  { "類型:閉源模型", "kind:closed-model" },
  { "受限访问:是", "gated:yes" },
  { "受限:否", "gated:no" },
  { "受限存取:是,否", "gated:yes,no" },
  { "书架:图鉴", "shelf:guide" },
  { "書架:圖鑑", "shelf:guide" },
  { "书架:2023年回顾", "shelf:review-2023" },
  { "书架:“2023 回顾”", "shelf:review-2023" },
  { "書架:「2023 回顧」", "shelf:review-2023" },
  { "书架:2023年回顾", "shelf:review-2023" },
  { "書架:「2023 年回顧」", "shelf:review-2023" },
  { "书架:mine", "shelf:mine" },
  { "书架:里程碑", "shelf:milestones" },
  { "书架:真正开源,端侧", "shelf:open-source,on-device" },
  { "書架:推理,裝置端", "shelf:reasoning,on-device" },
  { "国家:中国,韩国", "country:CN,KR" },
  { "國家:南韓", "country:KR" },
  { "地區:台灣", "country:TW" },
  { "语言:中文", "lang:zh" },
  { "語言:英文,德文", "lang:en,de" },
  { "语言:法语", "lang:fr" },
  { "語種:法文", "lang:fr" },
  { "語言:法語", "lang:fr" },
  { "語種:德文", "lang:de" },
  { "语种:代码", "lang:code" },
  { "lang:Chinese", "lang:zh" },
  { "任务:文本生成", "task:text-generation" },
  { "任務:文字生成", "task:text-generation" },
  /* numbers */
  { "参数量:70亿", "params:7b" },
  { "参数:70亿", "params:7b" },
  { "參數量:70億", "params:7b" },
  { "参数量：７０亿", "params:7b" },
  { "参数量:10亿", "params:1b" },
  { "参数量:14亿", "params:1.4b" },
  { "参数量:140000万", "params:1400m" },
  { "参数量:0.18万亿", "params:0.18t" },
  { "參數量:0.18兆", "params:0.18t" },
  { "参数量:1.8千亿", "params:180b" },
  { "参数量:七十亿", "params:7b" },
  { "參數量:七十億", "params:7b" },
  { "参数量:一百三十亿", "params:13b" },
  { "参数量:一百三亿", "params:13b" },
  { "参数量:一千七百六十亿", "params:176b" },
  { "参数量:一百零五亿", "params:10.5b" },
  { "参数量:十亿", "params:1b" },
  { "参数量:千亿", "params:100b" },
  { "参数量:>百亿", "params:>10b" },
  { "参数量:百亿以上", "params:>=10b" },
  { "参数量:万亿以上", "params:>=1t" },
  { "參數量:一兆", "params:1t" },
  { "参数量:七十亿到一百三十亿", "params:7b..13b" },
  { "参数量:七十 亿", "params:7b" },
  { "参数量:七十亿 到 一百三十亿", "params:7b..13b" },
  { "参数量:≥ 七十亿", "params:>=7b" },
  { "参数量:不低于 七十亿", "params:>=7b" },
  { "参数量:两百亿", "params:20b" },
  /* a number in parts; test-query-quantity.c has them all */
  { "参数量:1千8百亿", "params:180b" },
  { "參數量:零點一八兆", "params:0.18t" },
  { "参数量:一点八千亿..一点三万亿", "params:180b..1.3t" },
  /* not across a blank: another word may well begin with a number */
  { "参数量:70亿 2023", "params:7b 2023" },
  { "参数量:亿", "params:100m" },
  { "参数量:一百零亿", "params:10b" },
  { "参数量:70亿..130亿", "params:7b..13b" },
  { "参数量:70亿到130亿", "params:7b..13b" },
  { "參數量:70億至130億", "params:7b..13b" },
  { "参数量:70亿～130亿", "params:7b..13b" },
  { "参数量:70亿~130亿", "params:7b..13b" },
  { "参数量:70亿–130亿", "params:7b..13b" },
  { "参数量:70亿——130亿", "params:7b..13b" },
  { "参数量:70亿……130亿", "params:7b..13b" },
  { "参数量:70亿。。130亿", "params:7b..13b" },
  { "参数量:..70亿", "params:..7b" },
  { "参数量:≥300亿", "params:>=30b" },
  { "參數量:≧300億", "params:>=30b" },
  { "参数量:》=300亿", "params:>=30b" },
  { "参数量:300亿以上", "params:>=30b" },
  { "参数量:至少300亿", "params:>=30b" },
  { "参数量:大于300亿", "params:>30b" },
  { "参数量:多于300亿", "params:>30b" },
  { "参数量:大于等于300亿", "params:>=30b" },
  { "參數量:大於或等於 300 億", "params:>=30b" },
  { "参数量:<=130亿", "params:<=13b" },
  { "參數量:≦130億", "params:<=13b" },
  { "参数量:130亿以下", "params:<=13b" },
  { "参数量:130亿以内", "params:<=13b" },
  { "参数量:不超过130亿", "params:<=13b" },
  { "参数量:小于70亿", "params:<7b" },
  { "參數量:少於70億", "params:<7b" },
  { "参数量:不足70亿", "params:<7b" },
  { "参数量:小于等于130亿", "params:<=13b" },
  { "参数量:不多于130亿", "params:<=13b" },
  { "参数量:不到70亿", "params:<7b" },
  { "参数量:约70亿,1800亿", "params:7b,180b" },
  { "参数量:70 亿", "params:7b" },
  { "參數量:≧ 300 億", "params:>=30b" },
  { "参数量:70 亿到 130 亿", "params:7b..13b" },
  { "参数量:70\u202f亿 – 130\u202f亿", "params:7b..13b" },
  { "参数量:70\u202f亿–130\u202f亿", "params:7b..13b" },
  { "参数量:不低于 70 亿", "params:>=7b" },
  { "參數量:低於70億", "params:<7b" },
  { "参数量:70 亿 ～ 130 亿 羊驼", "params:7b..13b 羊驼" },
  { "参数量:70 亿 年份:2023 年", "params:7b year:2023" },
  { "年份:2023 年度", "year:2023 年度" },
  { "参数量:300 亿以上", "params:>=30b" },
  { "显存:24 GiB", "fits:24GiB" },
  { "激活参数量:130亿", "active:13b" },
  { "激活参数:130亿", "active:13b" },
  { "啟用參數量:130億", "active:13b" },
  { "啟用參數:130億", "active:13b" },
  { "上下文:≥32K", "context:>=32k" },
  { "上下文长度:3.2万", "context:32000" },
  { "上下文長度:32k", "context:32k" },
  { "年份:2023年", "year:2023" },
  { "年份:二〇二三年", "year:2023" },
  { "年份:二零二二", "year:2022" },
  { "年份:二○二三年", "year:2023" },
  { "年份:二〇二二年到二〇二三年", "year:2022..2023" },
  { "年:2022", "year:2022" },
  /* as the column is called */
  { "发布日期:2022", "year:2022" },
  { "發布日期：2022 年", "year:2022" },
  { "发布时间:2022年", "released:2022" },
  { "年份:2022年到2023年", "year:2022..2023" },
  { "年份:2023年以上", "year:>=2023" },
  { "可装入:24GiB", "fits:24GiB" },
  { "可裝入:２４Ｇ", "fits:24G" },
  { "适合:24GB", "fits:24GB" },
  { "显存:24G", "fits:24G" },
  { "記憶體:24GiB", "fits:24GiB" },
  /* orders */
  { "排序:参数量", "sort:params" },
  { "排序:-参数量", "sort:-params" },
  { "排序:－参数量", "sort:-params" },
  { "-排序:參數量", "-sort:params" },
  { "排序:按参数量", "sort:params" },
  { "排序:发布日期", "sort:released" },
  { "排序:-發布日期", "sort:-released" },
  { "排序:下载量", "sort:downloads" },
  { "排序:下載次數", "sort:downloads" },
  { "排序:点赞", "sort:likes" },
  { "排序:按讚數,-名稱", "sort:likes,-name" },
  { "排序:更新", "sort:updated" },
  { "排序:机构,-参数", "sort:org,-params" },
  { "排序:授权,名称", "sort:license,name" },
  /* marks, and words of two languages in one query */
  { "许可证:「apache-2.0」", "license:apache-2.0" },
  { "机构:‘Mistral AI’", "org:\"Mistral AI\"" },
  { "机构:『Mistral AI』，tii", "org:\"Mistral AI\",tii" },
  { "llama　年份:2023　params:..10b", "llama year:2023 params:..10b" },
  { "羊驼 license:可商用", "羊驼 license:commercial" },
  /* and without a space, as Chinese is written */
  { "猎鹰180B", "猎鹰 180b" },
  { "獵鷹-180Ｂ", "猎鹰 180b" },
  { "falcon猎鹰", "falcon 猎鹰" },
  { "猎鹰７b", "猎鹰 7b" },
  { "许可证:commercial sort:参数量", "license:commercial sort:params" },
};

static void
test_pairs (void)
{
  for (int language = 0; language < BST_N_LANGUAGES; language++)
    {
      bst_i18n_set_language (languages[language]);
      for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
        {
          g_autoptr (BstQuery) query = bst_query_parse (pairs[i].chinese);
          g_autofree char *chinese = test_query_find (pairs[i].chinese);
          g_autofree char *english = test_query_find (pairs[i].english);

          if (bst_query_get_n_problems (query) > 0)
            g_test_fail_printf ("“%s”: %s", pairs[i].chinese, bst_query_get_problem (query, 0)->message);
          if (!g_str_equal (chinese, english))
            g_test_fail_printf ("“%s” finds “%s”, “%s” finds “%s”", pairs[i].chinese, chinese, pairs[i].english, english);
        }
    }
  bst_i18n_set_language ("en");
}

/* Fails unless @facet has the value @word where @label is typed, with its name as well. */
static void
assert_understood (BstFacet facet, const char *label, const char *word)
{
  for (int language = 0; language < BST_N_LANGUAGES; language++)
    {
      g_autofree char *text = g_strdup_printf ("%s:\"%s\"", bst_facet_get_label_for (facet, language), label);
      g_autoptr (BstQuery) query = NULL;

      if (language == BST_LANGUAGE_EN)
        g_strdelimit (text, " ", '-');
      query = bst_query_parse (text);
      if (bst_query_get_n_problems (query) > 0)
        g_test_fail_printf ("“%s”: %s", text, bst_query_get_problem (query, 0)->message);
      else if (!bst_query_has_value (query, facet, word))
        g_test_fail_printf ("“%s” is not %s", text, word);
    }
}

/* Fails unless what a chip says of @word can be typed. */
static void
assert_chip (BstFacet facet, const char *word)
{
  g_autofree char *text = g_strdup_printf ("%s:%s", bst_facet_to_string (facet), word);
  g_autoptr (BstQuery) query = bst_query_parse (text);
  g_autofree char *label = bst_query_dup_term_label (query, 0);

  assert_understood (facet, label, word);
}

/* Whatever the interface calls something, people type it. */
static void
test_labels (void)
{
  static const char *const licenses[] = { "commercial", "noncommercial", "open" };
  guint n_tasks, n_languages;
  const BstWord *tasks = bst_format_get_tasks (&n_tasks), *names = bst_format_get_languages (&n_languages);

  for (int language = 0; language < BST_N_LANGUAGES; language++)
    {
      bst_i18n_set_language (languages[language]);
      g_assert_cmpint (bst_i18n_get_language (), ==, language);
      for (guint i = 0; i < BST_N_FACETS; i++)
        {
          g_autofree char *text = g_strconcat (bst_facet_get_label (i), ":", NULL);
          g_autoptr (BstQuery) query = bst_query_parse (g_strdelimit (text, " ", '-'));

          g_assert_cmpstr (bst_facet_get_label (i), ==, bst_facet_get_label_for (i, language));
          g_assert_cmpuint (bst_query_get_n_problems (query), ==, 1);
          g_assert_null (bst_query_get_problem (query, 0)->suggestion);
        }
      for (guint i = 0; i < BST_N_KINDS; i++)
        assert_understood (BST_FACET_KIND, bst_kind_get_label (i), bst_kind_to_string (i));
      for (guint i = 0; i < BST_N_OPENNESS; i++)
        assert_understood (BST_FACET_OPENNESS, bst_openness_get_label (i), bst_openness_to_string (i));
      for (guint i = 0; i < BST_N_SHELVES; i++)
        assert_understood (BST_FACET_SHELF, bst_shelf_get_label (i), bst_shelf_to_string (i));
      for (guint i = 0; i < BST_N_SORT_KEYS; i++)
        assert_chip (BST_FACET_SORT, bst_sort_key_to_string (i));
      for (guint i = 0; i < G_N_ELEMENTS (licenses); i++)
        assert_chip (BST_FACET_LICENSE, licenses[i]);
      assert_chip (BST_FACET_GATED, "yes");
      assert_chip (BST_FACET_GATED, "no");
      assert_chip (BST_FACET_FAV, "yes");
      assert_chip (BST_FACET_FAV, "no");
      for (guint i = 0; i < n_tasks; i++)
        {
          g_autofree char *label = bst_format_task (tasks[i].word);

          /* The Hub had another word for it once. */
          assert_understood (BST_FACET_TASK, label, g_str_equal (tasks[i].word, "conversational") ? "chat" : tasks[i].word);
        }
      for (guint i = 0; i < n_languages; i++)
        {
          g_autofree char *label = bst_format_language (names[i].word);
          g_autofree char *text = g_strdup_printf ("lang:\"%s\"", label);
          g_autoptr (BstQuery) query = bst_query_parse (text);
          g_autofree char *shown = bst_query_dup_term_label (query, 0);

          /* Two codes may be one language. */
          g_assert_cmpstr (shown, ==, label);
        }
    }
  bst_i18n_set_language ("en");
}

/* Fails unless @label, with a number in the place of its %s, can be typed as it stands. */
static void
assert_size (const char *label, gint64 number, const char *value)
{
  g_autofree char *number_text = bst_format_count (number);
  g_autoptr (GString) text = g_string_new ("参数量:");
  g_autoptr (BstQuery) query = NULL;

  g_string_append (text, label);
  g_string_replace (text, "%s", number_text, 1);
  query = bst_query_parse (text->str);
  if (bst_query_get_n_terms (query) != 1 || !bst_query_has_value (query, BST_FACET_PARAMS, value))
    g_test_fail_printf ("“%s” is not %s", text->str, value);
}

/* What the filters of the window are called. */
static void
test_filters (void)
{
  const gint64 billion = 1000000000;

  for (int language = BST_LANGUAGE_ZH_CN; language < BST_N_LANGUAGES; language++)
    {
      g_autofree char *range = NULL;

      bst_i18n_set_language (languages[language]);
      range = bst_format_range (3 * billion, 13 * billion);
      assert_size (range, 0, "3b..13b");
      assert_size (gettext ("up to %s"), 3 * billion, "..3b");
      assert_size (gettext ("%s and more"), 70 * billion, "70b..");
      assert_understood (BST_FACET_LICENSE, gettext ("Commercial use"), "commercial");
      assert_understood (BST_FACET_LICENSE, gettext ("Non-commercial only"), "noncommercial");
      assert_understood (BST_FACET_LICENSE, gettext ("Open-source licence"), "open");
    }
  bst_i18n_set_language ("en");
}

/* Of two codes with one name, the name finds both. */
static void
test_two_codes (void)
{
  g_autoptr (BstQuery) simplified = bst_query_parse ("语言:简体中文");
  g_autoptr (BstQuery) chat = bst_query_parse ("任务:对话");

  g_assert_true (bst_query_facet_matches_words (simplified, BST_FACET_LANG, "en zhs"));
  g_assert_true (bst_query_facet_matches_words (simplified, BST_FACET_LANG, "zh-Hans"));
  g_assert_false (bst_query_facet_matches_words (simplified, BST_FACET_LANG, "zht"));
  g_assert_true (bst_query_has_value (chat, BST_FACET_TASK, "chat"));
}

int
main (int argc,
      char *argv[])
{
  int status;

  bst_i18n_init ();
  g_test_init (&argc, &argv, NULL);
  test_query_entries_init ();
  g_test_add_func ("/core/query/chinese/pairs", test_pairs);
  g_test_add_func ("/core/query/chinese/labels", test_labels);
  g_test_add_func ("/core/query/chinese/filters", test_filters);
  g_test_add_func ("/core/query/chinese/two-codes", test_two_codes);
  status = g_test_run ();
  test_query_entries_clear ();

  return status;
}
