/* The facets and their names. */
#include "config.h"

#include "core/query-private.h"

#include "core/fold.h"
#include "core/label.h"

/* No name in Chinese is longer. */
#define MAX_NAME_CHARS 8

static const struct
{
  const char *word;
  const char *label;
  const char *spellings[BST_N_LANGUAGES]; /* further names that are understood, folded, blanks between them */
} facets[BST_N_FACETS] = {
  [BST_FACET_ORG] = { "org", NC_ ("facet", "Organization"), { "organisation", "组织 公司 厂商 开发者 作者", "組織 公司 廠商 開發者 作者" } },
  /* Translators: of the maker's seat */
  [BST_FACET_COUNTRY] = { "country", NC_ ("facet", "Country or region"), { "region", "国家 地区 国家地区 国别", "國家 地區 國家地區 國別" } },
  [BST_FACET_FAMILY] = { "family", NC_ ("facet", "Family"), { NULL, "系列 模型系列", "系列 模型系列" } },
  [BST_FACET_LICENSE] = { "license", NC_ ("facet", "Licence"), { NULL, "许可 授权 许可协议 授权协议 协议", "授權 許可證 許可 授權方式 授權協議" } },
  [BST_FACET_OPENNESS] = { "openness", NC_ ("facet", "Openness"), { NULL, "开放度 开放性", "開放度 開放性" } },
  [BST_FACET_PARAMS] = { "params", NC_ ("facet", "Parameters"), { NULL, "参数 参数规模 规模", "參數 參數規模 規模" } },
  [BST_FACET_ACTIVE] = { "active", NC_ ("facet", "Active parameters"), { NULL, "激活参数 激活 活跃参数 活跃参数量", "啟用參數 啟用 活躍參數 活躍參數量 激活參數量 激活參數" } },
  [BST_FACET_CONTEXT] = { "context", NC_ ("facet", "Context length"), { NULL, "上下文 上下文窗口", "上下文 上下文視窗 脈絡長度" } },
  [BST_FACET_YEAR] = { "year", NC_ ("facet", "Year"), { "released", "年 发布年份 发布日期 发布时间 发布", "年 發布年份 發佈年份 發布日期 發佈日期 發布時間 發布" } },
  [BST_FACET_LANG] = { "lang", NC_ ("facet", "Language"), { NULL, "语种", "語種" } },
  [BST_FACET_TASK] = { "task", NC_ ("facet", "Task"), { NULL, "用途", "用途" } },
  [BST_FACET_KIND] = { "kind", NC_ ("facet", "Kind"), { NULL, "种类 类型", "種類 類型" } },
  /* Translators: whether the files are given only on request */
  [BST_FACET_GATED] = { "gated", NC_ ("facet", "Gated"), { NULL, "受限 需申请 门控", "受限 受限存取 需申請取用 需申請" } },
  [BST_FACET_FITS] = { "fits", NC_ ("facet", "Fits in memory"), { NULL, "可装入内存 可装入 装得下 放得下 适合 内存 显存", "可裝入記憶體 可裝入 裝得下 放得下 適合 記憶體 顯示記憶體" } },
  /* Translators: a named set of models, such as those of a year's review */
  [BST_FACET_SHELF] = { "shelf", NC_ ("facet", "Shelf") },
  [BST_FACET_FAV] = { "fav", NC_ ("facet", "Favourite"), { "favorite", "已收藏", "已收藏 我的最愛" } },
  [BST_FACET_BASE] = { "base", NC_ ("facet", "Base model"), { NULL, "基座 基础模型 基模", "基座模型 基座 基礎模型 基底模型" } },
  /* Translators: the order of a list */
  [BST_FACET_SORT] = { "sort", NC_ ("facet", "Order"), { NULL, "顺序 次序", "順序 次序" } },
};

/**
 * bst_facet_to_string:
 *
 * Returns: the word of queries: "params"
 */
const char *
bst_facet_to_string (BstFacet facet)
{
  g_return_val_if_fail ((guint) facet < BST_N_FACETS, NULL);

  return facets[facet].word;
}

/**
 * bst_facet_get_label:
 *
 * Returns: the facet's name in the interface, translated
 */
const char *
bst_facet_get_label (BstFacet facet)
{
  g_return_val_if_fail ((guint) facet < BST_N_FACETS, NULL);

  return g_dpgettext2 (NULL, "facet", facets[facet].label);
}

/* Returns: the facet's name in the interface in @language, whatever it speaks */
const char *
bst_facet_get_label_for (BstFacet facet,
                         BstLanguage language)
{
  g_return_val_if_fail ((guint) facet < BST_N_FACETS, NULL);

  return bst_label_get_for ("facet", facets[facet].label, language);
}

/* Returns: (transfer none) (nullable): further names in @language, blanks between them */
const char *
bst_query_get_facet_spellings (BstFacet facet,
                               BstLanguage language)
{
  return facets[facet].spellings[language];
}

/* What a name stands for, and a bit for each language that it is in. */
typedef struct
{
  BstFacet facet;
  guint languages;
} Name;

/* Names in one form for both scripts, which says what is meant, and each in its own, which says
 * who types. */
typedef struct
{
  GHashTable *either;
  GHashTable *own;
} Names;

static void
add_form (GHashTable *names,
          char *form,
          BstFacet facet,
          BstLanguage language)
{
  Name *name = g_hash_table_lookup (names, form);

  if (name == NULL)
    {
      name = g_new0 (Name, 1);
      name->facet = facet;
      g_hash_table_insert (names, form, name);
    }
  else
    {
      g_free (form);
    }
  name->languages |= 1u << language;
}

static void
add_name (Names *names,
          const char *spelling,
          BstFacet facet,
          BstLanguage language)
{
  add_form (names->either, bst_fold_compact (spelling), facet, language);
  add_form (names->own, bst_fold_in_script (spelling), facet, language);
}

static Names *
make_names (void)
{
  Names *names = g_new (Names, 1);

  names->either = g_hash_table_new (g_str_hash, g_str_equal);
  names->own = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint facet = 0; facet < BST_N_FACETS; facet++)
    {
      add_name (names, facets[facet].word, facet, BST_LANGUAGE_EN);
      for (int language = 0; language < BST_N_LANGUAGES; language++)
        {
          const char *more = facets[facet].spellings[language];
          g_auto (GStrv) spellings = g_strsplit (more != NULL ? more : "", " ", -1);

          add_name (names, bst_facet_get_label_for (facet, language), facet, language);
          for (guint i = 0; spellings[i] != NULL; i++)
            add_name (names, spellings[i], facet, language);
        }
    }

  return names;
}

/* Returns: (transfer none): all names of facets; made once, and kept */
static const Names *
get_names (void)
{
  static Names *names;

  if (g_once_init_enter (&names))
    g_once_init_leave (&names, make_names ());

  return names;
}

/* Many names are the same in both scripts: then it is that of the interface. */
static BstLanguage
choose_language (guint languages)
{
  BstLanguage spoken = bst_i18n_get_language ();

  if (languages & (1u << BST_LANGUAGE_EN))
    return BST_LANGUAGE_EN;
  if (languages & (1u << spoken))
    return spoken;

  return languages & (1u << BST_LANGUAGE_ZH_CN) ? BST_LANGUAGE_ZH_CN : BST_LANGUAGE_ZH_TW;
}

/**
 * bst_query_find_facet:
 * @name: a name in any language, as it was typed
 * @facet: (out): what it stands for
 * @language: (out): in which language
 *
 * Returns: whether it stands for anything; else nothing is set
 */
gboolean
bst_query_find_facet (const char *name,
                      BstFacet *facet,
                      BstLanguage *language)
{
  g_autofree char *compact = bst_fold_compact (name);
  g_autofree char *own = bst_fold_in_script (name);
  const Name *found = g_hash_table_lookup (get_names ()->either, compact);
  const Name *spelled = g_hash_table_lookup (get_names ()->own, own);

  if (found == NULL)
    return FALSE;
  *facet = found->facet;
  *language = choose_language (spelled != NULL ? spelled->languages : found->languages);

  return TRUE;
}

/* Adds what the facets are called in one language, those of the interface first. */
static void
add_names (GStrvBuilder *builder,
           BstLanguage language)
{
  for (guint i = 0; i < BST_N_FACETS; i++)
    g_strv_builder_add (builder, language == BST_LANGUAGE_EN ? facets[i].word : bst_facet_get_label_for (i, language));
  for (guint i = 0; i < BST_N_FACETS && language != BST_LANGUAGE_EN; i++)
    {
      g_auto (GStrv) names = g_strsplit (facets[i].spellings[language] != NULL ? facets[i].spellings[language] : "", " ", -1);

      g_strv_builder_addv (builder, (const char **) names);
    }
}

/* Returns: (transfer full) (nullable): the name that was meant by @name */
static char *
suggest_name (const char *name)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  BstLanguage language = bst_query_guess_language (name, BST_LANGUAGE_EN);
  g_auto (GStrv) names = NULL;

  add_names (builder, language);
  if (language != BST_LANGUAGE_EN)
    add_names (builder, language == BST_LANGUAGE_ZH_CN ? BST_LANGUAGE_ZH_TW : BST_LANGUAGE_ZH_CN);
  names = g_strv_builder_end (builder);

  return bst_nearest_word (name, (const char *const *) names);
}

/* Returns where the name of a facet begins, in Chinese, that ends at @colon and has something
 * else before it; NULL where there is none. */
static const char *
find_glued (const char *text,
            const char *colon)
{
  const char *found = NULL;
  const char *p = colon;

  for (guint n = 1; n <= MAX_NAME_CHARS; n++)
    {
      g_autofree char *name = NULL;
      BstFacet facet;
      BstLanguage language;

      p = g_utf8_find_prev_char (text, p);
      if (p == NULL || p == text || bst_query_is_colon (g_utf8_get_char (p)))
        break;
      name = g_strndup (p, colon - p);
      /* Many a word ends in 年. */
      if (n > 1 && bst_query_find_facet (name, &facet, &language) && language != BST_LANGUAGE_EN)
        found = p;
    }

  return found;
}

/**
 * bst_query_add_glued:
 * @start: where a word or a value begins in the text
 * @end: where it ends
 *
 * Adds a problem where a facet follows without a space, as in “可商用参数量:70亿”: what is
 * written without spaces cannot be taken apart.
 *
 * Returns: whether there is one
 */
gboolean
bst_query_add_glued (BstQuery *self,
                     gsize start,
                     gsize end)
{
  const char *text = self->text + start;

  for (const char *p = text; p < self->text + end; p = g_utf8_next_char (p))
    {
      const char *name = p > text && bst_query_is_colon (g_utf8_get_char (p)) ? find_glued (text, p) : NULL;
      g_autofree char *typed = NULL;
      g_autofree char *suggestion = NULL;
      g_autofree char *message = NULL;

      if (name == NULL)
        continue;
      typed = bst_query_shorten (name, p - name);
      suggestion = g_strdup_printf ("%.*s %.*s", (int) (name - text), text, (int) (p - name), name);
      /* Translators: %s is the name of a filter that was typed without a space before it. */
      message = g_strdup_printf (_ ("Put a space before “%s:”."), typed);
      bst_query_add_problem (self, start, p - self->text, message, suggestion);
      return TRUE;
    }

  return FALSE;
}

static void
add_unknown_facet (BstQuery *self,
                   BstQueryPiece *piece,
                   const char *name)
{
  g_autofree char *typed = bst_query_shorten (self->text + piece->name_start, piece->name_end - piece->name_start);
  g_autofree char *suggestion = NULL;
  g_autofree char *message = NULL;

  if (bst_query_add_glued (self, piece->name_start, piece->end))
    return;
  suggestion = suggest_name (name);
  if (suggestion != NULL)
    message = g_strdup_printf (_ ("There is no filter “%s”."), typed);
  else
    message = g_strdup_printf (_ ("There is no filter “%s”. To search for such a text, put it in quotation marks."), typed);
  bst_query_add_problem (self, piece->name_start, piece->name_end, message, suggestion);
}

/* Nothing wrong, only not finished: what follows is about to be typed. */
static void
add_empty_facet (BstQuery *self,
                 BstQueryPiece *piece)
{
  g_autofree char *typed = bst_query_shorten (self->text + piece->name_start, piece->name_end - piece->name_start);
  g_autofree char *message = NULL;

  /* Translators: %s is the name of a filter, such as “params”; a value is still to be typed after it. */
  message = g_strdup_printf (_ ("Type a value after “%s:”."), typed);
  bst_query_add_problem (self, piece->name_start, piece->end, message, NULL);
}

/* Whether a facet follows the value without a space; in quotation marks it is none. */
static gboolean
is_glued (BstQuery *self,
          const BstQueryValue *value)
{
  return bst_query_get_closing_mark (g_utf8_get_char (self->text + value->start)) == 0 &&
         bst_query_add_glued (self, value->start, value->end);
}

/**
 * bst_query_read_facet:
 * @piece: a piece with a name and values
 *
 * Finds out what @piece means; its values that mean nothing are reported and taken
 * away.
 *
 * Returns: whether anything is left
 */
gboolean
bst_query_read_facet (BstQuery *self,
                      BstQueryPiece *piece)
{
  g_autofree char *typed = g_strndup (self->text + piece->name_start, piece->name_end - piece->name_start);
  gboolean empty = TRUE;
  guint i = 0;

  piece->is_facet = bst_query_find_facet (typed, &piece->facet, &piece->language);
  if (!piece->is_facet)
    {
      add_unknown_facet (self, piece, typed);
      return FALSE;
    }

  while (i < piece->values->len)
    {
      BstQueryValue *value = g_ptr_array_index (piece->values, i);
      g_autofree char *folded = bst_fold (value->text);

      empty = empty && *folded == '\0';
      if (*folded != '\0' && !is_glued (self, value) && bst_query_read_value (self, piece, value))
        i++;
      else
        g_ptr_array_remove_index (piece->values, i);
    }
  if (empty)
    add_empty_facet (self, piece);
  /* -sort:name is sort:-name. */
  if (piece->facet == BST_FACET_SORT && piece->excluded)
    {
      g_ptr_array_foreach (piece->values, (GFunc) bst_query_reverse_value, NULL);
      piece->excluded = FALSE;
    }

  return piece->values->len > 0;
}
