#include "query-entries.h"
#include "query-invariants.h"

static void
test_random (void)
{
  static const char *const parts[] = {
    "org",
    "params",
    "kind",
    "sort",
    "fits",
    "license",
    "foo",
    ":",
    "：",
    ":",
    ",",
    "，",
    " ",
    " ",
    "　",
    "-",
    "－",
    "\"",
    "“",
    "”",
    "「",
    "」",
    "7b",
    "13b",
    "..",
    "…",
    ">=",
    "<",
    "=",
    "亿",
    "億",
    "兆",
    "到",
    "至",
    "～",
    "以上",
    "年",
    "。",
    "》",
    "≧",
    "、",
    "‘",
    "’",
    "许可证",
    "授權條款:",
    "参数量:",
    "類別：",
    "排序:",
    "语言:",
    "任務:",
    "可商用",
    "適配器",
    "发布日期",
    "文",
    "７０",
    "model",
    "params",
    "downloads",
    "likes",
    "updated",
    "sort:",
    "no",
    "llama",
    "🦙",
    "\u202e",
    "\u2066",
    "\x01",
    "\n",
    "\xff",
    "\xc3",
    "é",
    "e\u0301",
    "https://huggingface.co/",
    "a/b",
    ".",
    "9999999999",
    "2023",
    "k",
    "'",
  };
  GRand *rand = g_rand_new_with_seed (20231231);

  for (guint round = 0; round < 4000; round++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      guint length = g_rand_int_range (rand, 0, 24);

      for (guint i = 0; i < length; i++)
        {
          if (round % 2 == 0)
            g_string_append (text, parts[g_rand_int_range (rand, 0, G_N_ELEMENTS (parts))]);
          else
            g_string_append_c (text, (char) g_rand_int_range (rand, 1, 256));
        }
      bst_i18n_set_language (bst_language_get_code (round / 2 % BST_N_LANGUAGES));
      test_query_invariants (text->str);
    }

  bst_i18n_set_language ("en");
  g_rand_free (rand);
}

int
main (int argc,
      char *argv[])
{
  int status;

  bst_i18n_init ();
  g_test_init (&argc, &argv, NULL);
  test_query_entries_init ();
  g_test_add_func ("/core/query/random", test_random);
  status = g_test_run ();
  test_query_entries_clear ();

  return status;
}
