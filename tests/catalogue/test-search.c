/* A catalogue finds what entries of all its rows would be found by, in the same order. */
#include "config.h"

#include "catalogue/search.h"
#include "catalogue/writer.h"
#include "core/i18n.h"
#include "core/verdict.h"
#include "rows.h"

#include <glib/gstdio.h>
#include <string.h>

#define N_ROWS 6000

/* Of other makers than those of the guide, or of none, and what is out of the way. */
static const char *const more_ids[] = {
  "gpt2",
  "GPT2-x/gpt2",
  "META-LLAMA/Other",
  "a/b-c",
  "a/b.c",
  "a/1.3b",
  "A/Zebra",
  "b/zebra",
  "c/Zebra",
  "d/2-7",
  "Qwen/QwQ-32B",
  "Qwen/Qwen2-7B",
  "someone/my_Q-Wen.2-merge",
  "THUDM/chatglm3-6b",
  "zai-org/AutoGLM-Phone",
  "someone/ChatGLM3-tuned",
  "01-ai/Yi-34B",
  "someone/yi_34b-lora",
  "someone/yielding",
  "internlm/internlm2-7b",
  "baichuan-inc/Baichuan2-7B-Chat",
  "deepseek-ai/DeepSeek-V3",
  "BAAI/AquilaChat-7B",
  "someone/openPangu-Embedded-7B",
  "tencent/Hunyuan-Large",
  "baidu/ERNIE-4.5-21B-A3B-PT",
  "someone/Falcon3-tuned",
  "someone/alpaca_7b",
  "someone/vicuna-13b",
};

static const char *const queries[] = {
  "",
  "llama",
  "LLaMA-2",
  "llama2 7b",
  "llama2-7b -chat",
  "-gguf",
  "l",
  "7",
  "-",
  ".",
  "a-",
  "1.3b",
  "3b",
  "\"llama 2 7b\"",
  "qwen instruct v0.1",
  "qwen -qwen",
  "nothing-of-this-kind",
  "猎鹰",
  "獵鷹",
  "羊",
  "羊驼",
  "羊駝 7b",
  "-羊驼",
  "骆马 -猎鹰",
  "通义千问",
  "\"通義千問\"",
  "千问 7b instruct",
  "tongyiqianwen",
  "tong yi qian wen",
  "\"tong yi\"",
  "tyqw",
  "qianwen",
  "ianwen",
  "ty",
  "t",
  "lieying",
  "liè yīng",
  "lie'ying",
  "ly",
  "ying",
  "yi",
  "智谱",
  "智谱AI",
  "通义千问7b",
  "-通义千问7b",
  "zhipu",
  "zp",
  "零一万物",
  "书生",
  "百川",
  "深度求索",
  "悟道",
  "盘古",
  "混元",
  "文心",
  "没有这个",
  "阿里",
  "org:阿里",
  "org:zhipu",
  "org:智譜,猎鹰",
  "-org:albb",
  "tii",
  "org:tii",
  "org:meta",
  "org:meta,google",
  "-org:meta",
  "org:user",
  "org:lab-1 -org:lab-10",
  "org:thebloke llama",
  "country:CN",
  "country:US,FR -llama",
  "-country:CN",
  "shelf:milestones,hub country:CN",
  "shelf:milestones",
  "family:llama",
  "-family:llama",
  "license:apache-2.0",
  "license:commercial",
  "license:noncommercial",
  "license:open",
  "-license:commercial",
  "license:heron-9",
  "license:llama2,mit",
  "openness:weights",
  "openness:unknown",
  "openness:noncommercial,unknown",
  "params:7b",
  "params:1b..10b",
  "params:>=13b",
  "-params:<1b",
  "active:7b",
  "-active:7b",
  "context:32k",
  "context:>=8k",
  "year:2023",
  "year:2023..2024",
  "-year:2023",
  "year:>2100",
  "lang:zh",
  "lang:zh-CN",
  "-lang:en",
  "task:text-generation",
  "-task:fill-mask,text-to-image",
  "kind:adapter",
  "kind:model",
  "-kind:adapter",
  "kind:closed-model",
  "gated:yes",
  "gated:no",
  "-gated:yes",
  "fits:8GiB",
  "-fits:24GiB",
  "shelf:hub",
  "shelf:guide",
  "-shelf:guide",
  "fav:yes",
  "fav:no",
  "base:meta-llama/llama-7b",
  "base:llama-13b,Qwen2.5-7b",
  "-base:llama-7b",
  "sort:downloads",
  "sort:-downloads",
  "sort:likes",
  "sort:-likes",
  "sort:updated",
  "sort:-updated",
  "sort:released",
  "sort:-released",
  "sort:name",
  "sort:-name",
  "sort:org",
  "sort:-org",
  "sort:license",
  "sort:-license",
  "sort:context",
  "sort:-context",
  "sort:-params",
  "sort:active",
  "sort:tokens",
  "sort:family",
  "sort:org,params",
  "sort:license,-likes,name",
  "sort:-params,name",
  "sort:name,org",
  "qwen params:7b..14b license:commercial sort:downloads",
  "llama year:2024 gated:no lang:en sort:-likes",
  /* in Chinese, from the same parser */
  "许可证:可商用",
  "授權條款：可商用、mit",
  "-许可证:开源",
  "开放程度:非商用",
  "参数量:70亿..130亿",
  "參數量:≧ 30 億 排序:下載次數",
  "上下文:3.2万",
  "年份:2023年",
  "语言:中文,英文",
  "任务:文本生成 排序:-点赞",
  "類別:轉接器",
  "受限:是",
  "内存:24GiB",
  "基座模型:bigscience/bloom",
  "llama 机构:脸书　-類別:模型",
};

typedef struct
{
  char *folder;
  BstGuide *guide;
  BstCatalogue *catalogue;
  BstCatalogueSearch *search;
  GPtrArray *entries; /* BstEntry of each row */
} Fixture;

static void
add_folder (BstGuide *guide, const char *name, gboolean (*add) (BstGuide *, const char *, GBytes *, GError **))
{
  g_autofree char *path = g_build_filename (BST_GUIDE_DATA, name, NULL);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);

  for (const char *file = g_dir_read_name (dir); file != NULL; file = g_dir_read_name (dir))
    {
      g_autofree char *whole = g_build_filename (path, file, NULL);
      g_autoptr (GMappedFile) mapped = g_mapped_file_new (whole, FALSE, NULL);
      g_autoptr (GBytes) bytes = g_mapped_file_get_bytes (mapped);

      g_assert_true (add (guide, file, bytes, NULL));
    }
}

static void
add_more_rows (BstCatalogueWriter *writer)
{
  for (guint i = 0; i < G_N_ELEMENTS (more_ids); i++)
    {
      BstListed row;

      bst_listed_init (&row);
      row.id = more_ids[i];
      row.endpoint = BST_HUB_ENDPOINT;
      row.fetched_at = 1;
      row.downloads = i / 2;
      if (i % 3 == 0)
        row.created_at = G_GINT64_CONSTANT (1646263744) + i;
      bst_catalogue_writer_add (writer, &row);
    }
}

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (BstCatalogueWriter) writer = bst_catalogue_writer_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  self->folder = g_dir_make_tmp ("bestiary-search-XXXXXX", NULL);
  path = g_build_filename (self->folder, "list", NULL);
  self->guide = bst_guide_new ();
  add_folder (self->guide, "licences", bst_guide_add_licence);
  add_folder (self->guide, "guide", bst_guide_add);
  g_ptr_array_unref (bst_guide_end (self->guide));
  for (guint i = 0; i < N_ROWS; i++)
    {
      BstMadeRow made;

      bst_made_row_init (&made, i);
      bst_catalogue_writer_add (writer, &made.row);
    }
  add_more_rows (writer);
  g_assert_true (bst_catalogue_writer_end (writer, path, 1, NULL, &error));
  self->catalogue = bst_catalogue_open (path, &error);
  g_assert_no_error (error);
  self->search = bst_catalogue_search_new (self->catalogue, self->guide);
  self->entries = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < bst_catalogue_get_n_rows (self->catalogue); i++)
    g_ptr_array_add (self->entries, bst_catalogue_search_make_entry (self->search, i));
  g_unlink (path);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_ptr_array_unref (self->entries);
  bst_catalogue_search_unref (self->search);
  bst_catalogue_unref (self->catalogue);
  bst_guide_free (self->guide);
  g_rmdir (self->folder);
  g_free (self->folder);
}

static int
compare_entries (gconstpointer a, gconstpointer b, gpointer query)
{
  return bst_query_compare (query, *(BstEntry *const *) a, *(BstEntry *const *) b);
}

/* What the query finds among entries. */
static GPtrArray *
find_entries (Fixture *self, BstQuery *query)
{
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < self->entries->len; i++)
    if (bst_query_matches (query, g_ptr_array_index (self->entries, i)))
      g_ptr_array_add (found, g_ptr_array_index (self->entries, i));
  g_ptr_array_sort_with_data (found, compare_entries, query);
  return found;
}

static void
check_query (Fixture *self, const char *text)
{
  g_autoptr (BstQuery) query = bst_query_parse (text);
  g_autoptr (GPtrArray) expected = find_entries (self, query);
  guint n;
  g_autofree guint32 *rows = bst_catalogue_search_run (self->search, query, NULL, 0, NULL, &n);

  g_test_message ("“%s” finds %u", text, n);
  g_assert_cmpuint (bst_query_get_n_problems (query), ==, 0);
  g_assert_cmpuint (n, ==, expected->len);
  for (guint i = 0; i < n; i++)
    g_assert_cmpstr (bst_entry_get_id (g_ptr_array_index (self->entries, rows[i])), ==,
                     bst_entry_get_id (g_ptr_array_index (expected, i)));
  g_assert_cmpuint (bst_catalogue_search_count (self->search, query, NULL, 0, NULL), ==, n);
}

static void
test_same (Fixture *self, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    check_query (self, queries[i]);
}

/* Makers are called otherwise in Chinese, and stand elsewhere by name. */
static void
test_chinese (Fixture *self, gconstpointer data)
{
  static const char *const languages[] = { "zh_CN", "zh_TW" };

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      bst_i18n_set_language (languages[i]);
      check_query (self, "sort:org");
      check_query (self, "sort:-org,name");
      check_query (self, "sort:license");
      check_query (self, "千问 sort:org");
    }
  bst_i18n_set_language ("en");
}

static gboolean
finds (Fixture *self, const char *text, const char *id)
{
  g_autoptr (BstQuery) query = bst_query_parse (text);
  guint n;
  g_autofree guint32 *rows = bst_catalogue_search_run (self->search, query, NULL, 0, NULL, &n);

  for (guint i = 0; i < n; i++)
    if (g_str_equal (bst_entry_get_id (g_ptr_array_index (self->entries, rows[i])), id))
      return TRUE;
  return FALSE;
}

/* What people call models of which the ids have nothing. */
static const struct
{
  const char *queries; /* with bars between them */
  const char *found; /* ids with blanks between them */
  const char *not_found;
} names[] = {
  { "通义千问|通義千問|千问|tongyiqianwen|tong yi qian wen|qianwen|tyqw|qw|tongyi|tong|tóng yì",
    "Qwen/Qwen2-7B Qwen/QwQ-32B someone/my_Q-Wen.2-merge", "01-ai/Yi-34B gpt2" },
  { "通义千问2-7B|通義千問-2-7b|Qwen2千问", "Qwen/Qwen2-7B", "Qwen/QwQ-32B 01-ai/Yi-34B" },
  { "阿里云|阿里雲|阿里巴巴|aliyun|aly|alibaba", "Qwen/Qwen2-7B Qwen/QwQ-32B", "someone/my_Q-Wen.2-merge gpt2" },
  { "智谱|智譜|zhipu|zhi pu|zp|智谱清言", "THUDM/chatglm3-6b someone/ChatGLM3-tuned", "01-ai/Yi-34B someone/alpaca_7b" },
  { "智谱 AI|智谱AI|AI智谱|智譜（AI）", "THUDM/chatglm3-6b zai-org/AutoGLM-Phone", "someone/ChatGLM3-tuned" },
  { "零一万物|零一萬物|lingyiwanwu|lyww|wanwu", "01-ai/Yi-34B someone/yi_34b-lora", "someone/yielding" },
  { "书生|書生|shusheng|ss", "internlm/internlm2-7b", "01-ai/Yi-34B" },
  { "百川|baichuan|bai chuan|bc", "baichuan-inc/Baichuan2-7B-Chat", "01-ai/Yi-34B" },
  { "深度求索|shenduqiusuo|sdqs", "deepseek-ai/DeepSeek-V3", "01-ai/Yi-34B" },
  { "悟道|智源|wudao", "BAAI/AquilaChat-7B", "01-ai/Yi-34B" },
  { "盘古|盤古|pangu|pg", "someone/openPangu-Embedded-7B", "01-ai/Yi-34B" },
  { "混元|腾讯|騰訊|tengxun|hunyuan", "tencent/Hunyuan-Large", "01-ai/Yi-34B" },
  { "文心|百度|baidu|wenxin", "baidu/ERNIE-4.5-21B-A3B-PT", "01-ai/Yi-34B" },
  { "猎鹰|獵鷹|lieying|lie ying|liè yīng|lie'ying|ly", "someone/Falcon3-tuned", "someone/alpaca_7b" },
  { "yt|斯坦福羊驼", "someone/alpaca_7b", "someone/vicuna-13b" },
  { "羊驼|羊駝|yangtuo|yang tuo", "someone/alpaca_7b someone/vicuna-13b", "someone/Falcon3-tuned" },
  { "骆马|駱馬|luoma|lm", "someone/vicuna-13b", "someone/alpaca_7b" },
};

static void
check_names (Fixture *self, guint index)
{
  g_auto (GStrv) texts = g_strsplit (names[index].queries, "|", -1);
  g_auto (GStrv) found = g_strsplit (names[index].found, " ", -1);
  g_auto (GStrv) not_found = g_strsplit (names[index].not_found, " ", -1);

  for (guint i = 0; texts[i] != NULL; i++)
    {
      g_test_message ("names: %s", texts[i]);
      for (guint j = 0; found[j] != NULL; j++)
        g_assert_true (finds (self, texts[i], found[j]));
      for (guint j = 0; not_found[j] != NULL; j++)
        g_assert_false (finds (self, texts[i], not_found[j]));
    }
}

static void
test_names (Fixture *self, gconstpointer data)
{
  static const char *const languages[] = { "zh_TW", "zh_CN", "en" };

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      bst_i18n_set_language (languages[i]);
      for (guint j = 0; j < G_N_ELEMENTS (names); j++)
        check_names (self, j);
    }
}

/* Every word of up to three letters that is in some name. */
static void
test_words (Fixture *self, gconstpointer data)
{
  for (guint i = 0; i < 200; i++)
    {
      const char *id = bst_entry_get_id (g_ptr_array_index (self->entries, i * 7 % self->entries->len));
      gsize length = strlen (id);

      for (gsize j = 0; j + 3 < length; j += 5)
        {
          g_autofree char *word = g_strndup (id + j, 1 + (i + j) % 3);
          g_autofree char *quoted = g_strdup_printf ("\"%s\" sort:downloads", word);

          if (strspn (word, "-_./") < strlen (word))
            check_query (self, quoted);
        }
    }
}

static void
test_hidden (Fixture *self, gconstpointer data)
{
  g_autoptr (BstQuery) query = bst_query_parse ("sort:downloads");
  const guint32 hidden[] = { 0, 2, G_MAXUINT32 };
  guint n;
  g_autofree guint32 *rows = bst_catalogue_search_run (self->search, query, hidden, G_N_ELEMENTS (hidden), NULL, &n);

  g_assert_cmpuint (n, ==, self->entries->len - 2);
  g_assert_cmpuint (rows[0], ==, 1);
  g_assert_cmpuint (rows[1], ==, 3);
}

/* A search that is no longer wanted ends, with whatever. */
static void
test_cancelled (Fixture *self, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  g_cancellable_cancel (cancellable);
  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      g_autoptr (BstQuery) query = bst_query_parse (queries[i]);
      guint n;

      g_free (bst_catalogue_search_run (self->search, query, NULL, 0, cancellable, &n));
      g_assert_cmpuint (n, <=, self->entries->len);
    }
}

/* Columns say what the entries of these rows do. */
static void
test_points (Fixture *self, gconstpointer data)
{
  guint n = self->entries->len + 1;
  g_autofree guint32 *rows = g_new (guint32, n);
  g_autofree guint32 *days = g_new (guint32, n);
  g_autofree gint64 *parameters = g_new (gint64, n);
  g_autofree guint8 *openness = g_new (guint8, n);
  guint n_classes[BST_N_OPENNESS] = { 0 }, n_undated = 0, n_unknown = 0, n_conflicts = 0;

  for (guint i = 0; i < n; i++)
    rows[i] = n - 2 - i; /* the last is no row */
  bst_catalogue_search_read_points (self->search, rows, n, days, parameters, openness);
  for (guint i = 0; i < n - 1; i++)
    {
      BstEntry *entry = g_ptr_array_index (self->entries, rows[i]);
      double entry_days = 0;

      bst_entry_get_release_days (entry, &entry_days);
      g_assert_cmpfloat (days[i], ==, entry_days);
      g_assert_cmpint (MAX (parameters[i], 0), ==, MAX (bst_entry_get_count (entry, BST_FIELD_PARAMETERS), 0));
      g_assert_cmpint (openness[i], ==, bst_entry_get_openness (entry));
      n_classes[openness[i]]++;
      n_conflicts += bst_entry_get_verdict (entry).conflicts;
      n_undated += days[i] == 0;
      n_unknown += parameters[i] <= 0;
    }
  g_assert_cmpuint (days[n - 1], ==, 0);
  g_assert_cmpint (openness[n - 1], ==, BST_OPENNESS_UNKNOWN);
  g_test_message ("%u undated, %u without a figure", n_undated, n_unknown);
  g_assert_cmpuint (n_conflicts, >, 0);
  g_assert_cmpuint (n_undated, >, 0);
  g_assert_cmpuint (n_unknown, >, 0);
  g_assert_cmpuint (n_classes[BST_OPENNESS_WEIGHTS], >, 0);
  g_assert_cmpuint (n_classes[BST_OPENNESS_NONCOMMERCIAL], >, 0);
  g_assert_cmpuint (n_classes[BST_OPENNESS_UNKNOWN], >, 0);
}

int
main (int argc, char **argv)
{
  bst_i18n_init ();
  bst_i18n_set_language ("en");
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/search/same", Fixture, NULL, set_up, test_same, tear_down);
  g_test_add ("/search/chinese", Fixture, NULL, set_up, test_chinese, tear_down);
  g_test_add ("/search/names", Fixture, NULL, set_up, test_names, tear_down);
  g_test_add ("/search/words", Fixture, NULL, set_up, test_words, tear_down);
  g_test_add ("/search/hidden", Fixture, NULL, set_up, test_hidden, tear_down);
  g_test_add ("/search/points", Fixture, NULL, set_up, test_points, tear_down);
  g_test_add ("/search/cancelled", Fixture, NULL, set_up, test_cancelled, tear_down);

  return g_test_run ();
}
