/* The words of the values, in each language that a person may type: what the interface calls
 * them, and what else people do. */
#include "config.h"

#include "core/query-private.h"

#include <string.h>

#include "core/country.h"
#include "core/fold.h"
#include "core/format.h"
#include "core/label.h"
#include "core/shelf.h"

/* Further spellings of one word by language, folded as bst_fold_compact() does, blanks
 * between them. */
typedef struct
{
  const char *more[BST_N_LANGUAGES];
} Spellings;

static const Spellings kinds[BST_N_KINDS] = {
  [BST_KIND_METHOD] = { { NULL, "技术", "技術" } },
  [BST_KIND_ADAPTER] = { { NULL, NULL, "適配器 配接器" } },
  [BST_KIND_SOFTWARE] = { { NULL, "工具 程序", "工具 程式" } },
  [BST_KIND_CLOSED_MODEL] = { { NULL, "封闭模型 闭源 封闭", "閉源模型 閉源 封閉" } },
};

static const Spellings openness[BST_N_OPENNESS] = {
  [BST_OPENNESS_SOURCE] = { { NULL, "开放源代码 开放源码", "開源 開放源碼" } },
  [BST_OPENNESS_WEIGHTS] = { { NULL, "开源权重 权重开放", "開源權重 權重開放" } },
  [BST_OPENNESS_NONCOMMERCIAL] = { { NULL, "非商用 不可商用 非商业", "非商用 不可商用 非商業" } },
  [BST_OPENNESS_CLOSED] = { { NULL, "封闭 不开放", "閉源 不開放" } },
  [BST_OPENNESS_UNKNOWN] = { { NULL, "未知 不明", "未知 不明 條款未知" } },
};

static const Spellings sort_keys[BST_N_SORT_KEYS] = {
  [BST_SORT_RELEASED] = { { "release", "发布时间 发布 日期 时间", "發佈日期 發布時間 發布 日期 時間" } },
  [BST_SORT_TOKENS] = { { NULL, "训练词元数 词元", "訓練詞元數 詞元" } },
  [BST_SORT_NAME] = { { NULL, "名字 名", "名字 名" } },
  [BST_SORT_DOWNLOADS] = { { NULL, "下载 下载数 下载次数", "下載 下載數 下載量" } },
  [BST_SORT_LIKES] = { { NULL, "点赞 赞 喜欢", "按讚 讚 喜歡" } },
  [BST_SORT_UPDATED] = { { NULL, "更新 更新时间 更新日期 修改时间", "更新 更新時間 更新日期 修改時間" } },
};

static const Spellings shelves[BST_N_SHELVES] = {
  [BST_SHELF_REVIEW_2023] = { { NULL, "2023年回顾 2023回顾 年度回顾", "2023年回顧 2023回顧 年度回顧" } },
  [BST_SHELF_GUIDE] = { { NULL, "模型图鉴", "模型圖鑑" } },
  [BST_SHELF_MILESTONES] = { { "milestone", NULL, NULL } },
  [BST_SHELF_OPEN_SOURCE] = { { NULL, "开源 完全开源", "開源 開放原始碼 完全開源" } },
  [BST_SHELF_CODE] = { { "coding", "编程 写代码", "編程 寫程式" } },
  [BST_SHELF_MATH] = { { "maths", NULL, NULL } },
  [BST_SHELF_REASONING] = { { NULL, "推理模型 思考", "推理 思考" } },
  [BST_SHELF_VISION] = { { "vision-language", "视觉语言 多模态", "視覺語言 多模態" } },
  [BST_SHELF_ON_DEVICE] = { { "phone mobile", "手机 设备端", "手機 端側" } },
  [BST_SHELF_FAVOURITES] = { { NULL, "我的收藏 收藏夹", "我的收藏 我的最愛" } },
};

/* Of countries, what their names are not. */
static const struct
{
  const char *word;
  Spellings spellings;
} countries[] = {
  { "AE", { { "emirates uae", "阿拉伯联合酋长国", "阿聯 阿拉伯聯合大公國" } } },
  { "CZ", { { "czech-republic", NULL, NULL } } },
  { "GB", { { "uk britain", NULL, NULL } } },
  { "KR", { { "korea", NULL, "韓國" } } },
  { "NL", { { "holland", NULL, NULL } } },
  { "TR", { { "turkey", NULL, NULL } } },
  { "US", { { "usa america", NULL, NULL } } },
};

/* The words of license:, of which BstLicenseWord begins with another. */
static const struct
{
  BstWord word;
  Spellings spellings;
} licenses[] = {
  [BST_LICENSE_COMMERCIAL - 1] = { { "commercial", NC_ ("filter", "commercial use") },
                                   { { NULL, "商用 商业 可商业使用 允许商用", "商用 商業 可商業使用 允許商用" } } },
  [BST_LICENSE_NONCOMMERCIAL - 1] = { { "noncommercial", NC_ ("filter", "no commercial use") },
                                      { { NULL, "非商用 仅限非商用 非商业 禁止商用", "非商用 僅限非商用 非商業 禁止商用" } } },
  [BST_LICENSE_OPEN - 1] = { { "open", NC_ ("filter", "OSI-approved licence") },
                             { { "opensource", "开源 开放 开源许可证", "開放原始碼 開放原始碼授權條款 開源 開放 開源授權" } } },
};

/* The answers of gated: and fav:, at the place of their gboolean. */
static const struct
{
  const char *word;
  const char *gated;
  const char *fav;
  Spellings spellings;
} answers[] = {
  { "no", NC_ ("filter", "not gated"), NC_ ("filter", "no favourites"), { { NULL, "否 不 不是 无 没有", "否 不 不是 無 沒有" } } },
  { "yes", NC_ ("filter", "gated"), NC_ ("filter", "favourites"), { { NULL, "是 有 对", "是 有 對" } } },
};

/* Of languages and tasks, what differs from their names in more than 文 for 语. */
static const struct
{
  BstFacet facet;
  const char *word;
  Spellings spellings;
} others[] = {
  { BST_FACET_LANG, "code", { { NULL, "代码 程序代码 编程语言", "程式碼 程式語言" } } },
  { BST_FACET_LANG, "id", { { NULL, "印尼语", "印尼語" } } },
  { BST_FACET_LANG, "ja", { { NULL, "日本语", "日本語" } } },
  { BST_FACET_LANG, "ko", { { NULL, "韩国语 朝鲜语", "韓國語" } } },
  { BST_FACET_LANG, "yue", { { NULL, "广东话 广东语", "廣東話 廣東語" } } },
  { BST_FACET_LANG, "zh", { { NULL, "汉语 华语 普通话", "漢語 華語 國語" } } },
  { BST_FACET_LANG, "zh-Hans", { { NULL, "简体", "簡體" } } },
  { BST_FACET_LANG, "zh-Hant", { { NULL, "繁体 正体中文", "繁體 正體中文" } } },
  { BST_FACET_TASK, "chat", { { NULL, "聊天", "聊天" } } },
  { BST_FACET_TASK, "code-generation", { { NULL, "写代码", "寫程式" } } },
  { BST_FACET_TASK, "translation", { { NULL, "机器翻译", "機器翻譯" } } },
};

static const BstWord *
get_names (BstFacet facet,
           guint *n)
{
  if (facet == BST_FACET_COUNTRY)
    return bst_country_get_words (n);

  return facet == BST_FACET_LANG ? bst_format_get_languages (n) : bst_format_get_tasks (n);
}

/**
 * bst_query_get_vocabulary_size:
 *
 * Returns: how many words the vocabulary of @facet has; 0 where any text may be a value
 */
guint
bst_query_get_vocabulary_size (BstFacet facet)
{
  guint n = 0;

  switch (facet)
    {
    case BST_FACET_LICENSE:
      return G_N_ELEMENTS (licenses);
    case BST_FACET_OPENNESS:
      return BST_N_OPENNESS;
    case BST_FACET_KIND:
      return BST_N_KINDS;
    case BST_FACET_GATED:
    case BST_FACET_FAV:
      return G_N_ELEMENTS (answers);
    case BST_FACET_SHELF:
      return BST_N_SHELVES;
    case BST_FACET_SORT:
      return BST_N_SORT_KEYS;
    case BST_FACET_COUNTRY:
    case BST_FACET_LANG:
    case BST_FACET_TASK:
      get_names (facet, &n);
      return n;
    case BST_FACET_ORG:
    case BST_FACET_FAMILY:
    case BST_FACET_PARAMS:
    case BST_FACET_ACTIVE:
    case BST_FACET_CONTEXT:
    case BST_FACET_YEAR:
    case BST_FACET_FITS:
    case BST_FACET_BASE:
    default:
      return 0;
    }
}

/* Returns: (transfer none): the neutral word at @index of the vocabulary of @facet */
const char *
bst_query_get_word_of (BstFacet facet,
                       guint index)
{
  guint n;

  switch (facet)
    {
    case BST_FACET_LICENSE:
      return licenses[index].word.word;
    case BST_FACET_OPENNESS:
      return bst_openness_to_string (index);
    case BST_FACET_KIND:
      return bst_kind_to_string (index);
    case BST_FACET_SHELF:
      return bst_shelf_to_string (index);
    case BST_FACET_SORT:
      return bst_sort_key_to_string (index);
    case BST_FACET_COUNTRY:
    case BST_FACET_LANG:
    case BST_FACET_TASK:
      return get_names (facet, &n)[index].word;
    default:
      return answers[index].word;
    }
}

/* What the interface calls a word of a vocabulary. */
const char *
bst_query_get_word_label (BstFacet facet,
                          guint index,
                          BstLanguage language)
{
  guint n;

  switch (facet)
    {
    case BST_FACET_LICENSE:
      return bst_label_get_for ("filter", licenses[index].word.label, language);
    case BST_FACET_OPENNESS:
      return bst_openness_get_label_for (index, language);
    case BST_FACET_KIND:
      return bst_kind_get_label_for (index, language);
    case BST_FACET_SHELF:
      return bst_shelf_get_label_for (index, language);
    case BST_FACET_SORT:
      return bst_sort_key_get_label_for (index, language);
    case BST_FACET_COUNTRY:
      return bst_label_get_for ("country", get_names (facet, &n)[index].label, language);
    case BST_FACET_LANG:
    case BST_FACET_TASK:
      return bst_label_get_for (facet == BST_FACET_LANG ? "language" : "task", get_names (facet, &n)[index].label, language);
    case BST_FACET_GATED:
      return bst_label_get_for ("filter", answers[index].gated, language);
    default:
      return bst_label_get_for ("filter", answers[index].fav, language);
    }
}

const char *
bst_query_get_word_spellings (BstFacet facet,
                              guint index,
                              BstLanguage language)
{
  switch (facet)
    {
    case BST_FACET_LICENSE:
      return licenses[index].spellings.more[language];
    case BST_FACET_OPENNESS:
      return openness[index].more[language];
    case BST_FACET_KIND:
      return kinds[index].more[language];
    case BST_FACET_SHELF:
      return shelves[index].more[language];
    case BST_FACET_SORT:
      return sort_keys[index].more[language];
    case BST_FACET_GATED:
    case BST_FACET_FAV:
      return answers[index].spellings.more[language];
    case BST_FACET_COUNTRY:
      for (guint i = 0; i < G_N_ELEMENTS (countries); i++)
        if (g_str_equal (countries[i].word, bst_query_get_word_of (facet, index)))
          return countries[i].spellings.more[language];
      return NULL;
    default:
      for (guint i = 0; i < G_N_ELEMENTS (others); i++)
        if (others[i].facet == facet && g_str_equal (others[i].word, bst_query_get_word_of (facet, index)))
          return others[i].spellings.more[language];
      return NULL;
    }
}

/* An order is called “按参数量”, and is asked for as that or without its preposition. */
const char *
bst_query_skip_preposition (BstFacet facet,
                            const char *text)
{
  static const char *const prepositions[] = { "按", "依" };

  for (guint i = 0; facet == BST_FACET_SORT && i < G_N_ELEMENTS (prepositions); i++)
    {
      gsize length = strlen (prepositions[i]);

      /* 按讚 is no preposition. */
      if (g_str_has_prefix (text, prepositions[i]) && g_utf8_strlen (text + length, -1) > 1)
        return text + length;
    }

  return text;
}

/* Whether @label is not what one would type: it is a phrase, or falls apart without quotation
 * marks. */
static gboolean
is_phrase (BstFacet facet,
           guint index,
           const char *label)
{
  if (facet == BST_FACET_GATED || facet == BST_FACET_FAV || (facet == BST_FACET_LICENSE && index == BST_LICENSE_OPEN - 1))
    return TRUE;
  for (const char *p = label; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (bst_query_is_separator (g_utf8_get_char (p)))
        return TRUE;
    }

  return FALSE;
}

/**
 * bst_query_dup_word_for:
 * @index: of a word in the vocabulary of @facet
 *
 * Returns: (transfer full): the word as a person types it in @language
 */
char *
bst_query_dup_word_for (BstFacet facet,
                        guint index,
                        BstLanguage language)
{
  const char *more, *label;

  if (language == BST_LANGUAGE_EN)
    return g_strdup (bst_query_get_word_of (facet, index));

  more = bst_query_get_word_spellings (facet, index, language);
  label = bst_query_get_word_label (facet, index, language);
  if (more != NULL && is_phrase (facet, index, label))
    return g_strndup (more, strcspn (more, " "));

  return g_strdup (bst_query_skip_preposition (facet, label));
}
