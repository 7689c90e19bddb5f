#include "core/haystack.h"

#include "core/byname.h"
#include "core/query-parts.h"

#include <string.h>

static const char *const readings[] = { "长颈鹿", "cháng jǐng lù", "绿 LLM 洲", "lǜ zhōu", NULL };

/* Whether each of the words, with bars between them, is in the names, or is not. */
static void
check (const char *const *names, const char *words, gboolean wanted)
{
  g_autoptr (BstHaystack) haystack = bst_haystack_new ();
  g_auto (GStrv) parts = g_strsplit (words, "|", -1);
  g_autofree char *text = NULL;

  bst_haystack_add_all (haystack, names, readings);
  text = bst_haystack_dup_text (haystack);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autoptr (BstQuery) query = bst_query_parse (parts[i]);

      for (guint j = 0; j < bst_query_get_n_words (query); j++)
        {
          BstQueryWord word = bst_query_get_word (query, j);

          if (bst_query_word_is_in_haystack (&word, text) != wanted)
            g_error ("“%s” %s", parts[i], wanted ? "is not found" : "is found");
        }
    }
}

static void
test_pinyin (void)
{
  static const char *const falcon[] = { "Falcon（猎鹰）", "獵鷹", NULL };
  static const char *const qwen[] = { "通义千问", NULL };
  static const char *const giraffe[] = { "长颈鹿", NULL };
  static const char *const green[] = { "绿 LLM 洲", NULL };
  static const char *const one[] = { "源 2.0", NULL };

  check (falcon, "falcon|猎鹰|獵鷹|猎|鷹|lieying|LieYing|liè yīng|lie ying|lie'ying|lie-ying|li|lieyi|ying|ly", TRUE);
  check (falcon, "ieying|ng|lieyingx|lyx|羊|猎鷹犬", FALSE);
  check (qwen, "tongyiqianwen|tong yi qian wen|qianwen|wen|tyqw|ty|tyq|通义|千問", TRUE);
  check (qwen, "qw|yqw|ongyi|an", FALSE);
  check (giraffe, "changjinglu|chang|cjl|jing|lu", TRUE);
  check (giraffe, "zhangjinglu|zjl", FALSE);
  /* What stands between them keeps runs apart. */
  check (green, "lv|lu|lü|zhou|zhōu|llm", TRUE);
  check (green, "lvzhou|lz", FALSE);
  check (one, "yuan|2.0|源2.0", TRUE);
}

/* Nothing is cut short that could be found, and nothing grows without bounds. */
static void
test_long (void)
{
  g_autoptr (BstHaystack) haystack = bst_haystack_new ();
  g_autoptr (GString) name = g_string_new (NULL);
  g_autofree char *text = NULL;

  for (guint i = 0; i < 1000; i++)
    g_string_append (name, "庄");
  bst_haystack_add (haystack, name->str, NULL);
  bst_haystack_add (haystack, NULL, NULL);
  bst_haystack_add (haystack, "\xff\xfe", NULL);
  text = bst_haystack_dup_text (haystack);
  g_assert_nonnull (strstr (text, name->str));
  g_assert_cmpuint (strlen (text), <, 20 * 1000);
  g_assert_true (g_utf8_validate (text, -1, NULL));
}

static void
test_join (void)
{
  g_autoptr (BstHaystack) haystack = bst_haystack_new (), other = bst_haystack_new ();
  g_autofree char *text = NULL;
  const char *pinyin;

  bst_haystack_add (haystack, "Vicuna", NULL);
  bst_haystack_add (other, "骆马", NULL);
  bst_haystack_join (haystack, other);
  bst_haystack_join (haystack, other);
  text = bst_haystack_dup_text (haystack);
  g_assert_nonnull (strstr (text, "vicuna\n骆马\n"));
  pinyin = strchr (text, BST_HAYSTACK_PINYIN) + 1;
  g_assert_cmpstr (pinyin, ==, "\nluoma\nma\nlm");
  g_assert_true (bst_pinyin_begins_with (pinyin, "luo"));
  g_assert_false (bst_pinyin_begins_with (pinyin, "uo"));
  g_assert_false (bst_pinyin_begins_with ("", "luo"));
}

static void
test_byname (void)
{
  static const char *const words[] = { "Qwen", "Q_w-Q", "yi", "猎鹰", "", NULL };
  g_autoptr (BstByname) byname = bst_byname_new (words, bst_haystack_new ());

  g_assert_cmpuint (g_strv_length ((char **) bst_byname_get_words (byname)), ==, 2);
  g_assert_true (bst_byname_is_of (byname, "someoneqwen27b"));
  g_assert_true (bst_byname_is_of (byname, "qwenqwq32b"));
  g_assert_false (bst_byname_is_of (byname, "01aiyi34b"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/haystack/pinyin", test_pinyin);
  g_test_add_func ("/core/haystack/long", test_long);
  g_test_add_func ("/core/haystack/join", test_join);
  g_test_add_func ("/core/haystack/byname", test_byname);

  return g_test_run ();
}
