#include "core/collate.h"

#include "core/i18n.h"

#include <string.h>

/* In order. */
static const char *const names[] = {
  "",
  "2B",
  "10B",
  "alpaca",
  "BLOOM",
  "bloom 560M",
  "BLOOMZ",
  "Falcon 7B",
  "Falcon 40B",
  "Falcon 180B",
  "llama",
  "LLaMA 2 7B",
  "Llama 2 13B",
  "Pythia 1B",
  "Pythia 1.4B",
  "Pythia 2.8B",
  "Pythia 12B",
  "Qwen v0.05",
  "Qwen v0.1",
  "Qwen v0.15",
  "Qwen v0.2",
  "猎鹰 2",
  "猎鹰 10",
};

/* In the order of pinyin: a b c d …; one syllable by its tone, then by strokes. */
static const char *const by_reading[] = {
  "1-bit",
  "2B",
  "10B",
  "falcon 7B",
  "Falcon（猎鹰）",
  "Google（谷歌）",
  "Zamba",
  "カナ",
  "阿里云",
  "百川 2",
  "百川 10",
  "百度",
  "长颈鹿", /* its reading is given: zhǎng is what a table has */
  "重庆",
  "大羊驼 2",
  "獵鷹", /* simplified characters before the traditional ones of the same reading, by strokes */
  "路",
  "律",
  "乱",
  "羊驼",
  "音乐",
  "曾氏",
  "智谱",
  "重量",
  "㐀",
};

static const char *const readings[][2] = {
  { "长颈鹿", "cháng jǐng lù" },
  { "重庆", "chóng qìng" },
  { "音乐", "yīn yuè" },
  { "曾氏", "zēng shì" },
};

/* In the order of strokes: 2, 4, 5, 6, 8, …; one number by radical. */
static const char *const by_strokes[] = {
  "falcon 7B",
  "Falcon（獵鷹）",
  "Zamba",
  "九章", /* 2 */
  "大羊駝", /* 3 */
  "文心", /* 4 */
  "代碼羊駝", /* 5 */
  "百川", /* 6 */
  "羊駝", /* 6 */
  "阿里雲", /* 8 */
  "重慶", /* 9 */
  "書生", /* 10 */
  "深度求索", /* 11 */
  "智譜", /* 12 */
  "鴻海", /* 17 */
  "獵鷹", /* 18 */
  "𠀋", /* in no table */
};

static int
sign (int number)
{
  return (number > 0) - (number < 0);
}

static void
test_collate (void)
{
  for (int i = 0; i < (int) G_N_ELEMENTS (names); i++)
    {
      for (int j = 0; j < (int) G_N_ELEMENTS (names); j++)
        {
          int order = sign (bst_name_collate (names[i], names[j]));

          if (order != sign (i - j))
            g_test_message ("“%s” and “%s”", names[i], names[j]);
          g_assert_cmpint (order, ==, sign (i - j));
        }
    }

  /* The same but for case or zeros: in some order, and always the same. */
  g_assert_cmpint (bst_name_collate ("llama", "LLaMA"), !=, 0);
  g_assert_cmpint (sign (bst_name_collate ("llama", "LLaMA")), ==, -sign (bst_name_collate ("LLaMA", "llama")));
  g_assert_cmpint (bst_name_collate ("a 007", "a 8"), <, 0);
  g_assert_cmpint (bst_name_collate ("a 99999999999999999999998", "a 99999999999999999999999"), <, 0);
  g_assert_cmpint (bst_name_collate ("Ｂ", "c"), <, 0);
  g_assert_cmpint (bst_name_collate ("é", "f"), <, 0);
}

/* An order that contradicts itself would make sorting depend on the input. */
static void
test_collate_total (void)
{
  static const char alphabet[] = "aB0125. -\n\xc3\xa9";
  GRand *rand = g_rand_new_with_seed (7);

  for (guint round = 0; round < 20000; round++)
    {
      char texts[3][7] = { 0 };
      int ab, bc, ac;

      for (guint i = 0; i < 3; i++)
        {
          guint length = g_rand_int_range (rand, 0, 7);

          for (guint j = 0; j < length; j++)
            texts[i][j] = alphabet[g_rand_int_range (rand, 0, sizeof alphabet - 1)];
        }
      ab = sign (bst_name_collate (texts[0], texts[1]));
      bc = sign (bst_name_collate (texts[1], texts[2]));
      ac = sign (bst_name_collate (texts[0], texts[2]));
      g_assert_cmpint (ab, ==, -sign (bst_name_collate (texts[1], texts[0])));
      if (ab == bc)
        g_assert_cmpint (ac, ==, ab);
    }

  g_rand_free (rand);
}

static const char *
find_readings (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (readings); i++)
    if (g_str_equal (readings[i][0], name))
      return readings[i][1];
  return NULL;
}

/* @wanted: in order; each is looked at against each */
static void
check_order (const char *language, const char *const *wanted, int n)
{
  guint n_wrong = 0;

  bst_i18n_set_language (language);
  for (int i = 0; i < n; i++)
    for (int j = 0; j < n; j++)
      {
        int order = sign (bst_name_compare (wanted[i], find_readings (wanted[i]), wanted[j], find_readings (wanted[j])));

        if (order != sign (i - j))
          {
            g_test_message ("%s: “%s” and “%s” give %d", language, wanted[i], wanted[j], order);
            n_wrong++;
          }
      }
  g_assert_cmpuint (n_wrong, ==, 0);
  bst_i18n_set_language ("en");
}

/* In an English interface names that are Chinese alone stand by pinyin too. */
static void
test_by_reading (void)
{
  check_order ("zh_CN", by_reading, G_N_ELEMENTS (by_reading));
  check_order ("en", by_reading, G_N_ELEMENTS (by_reading));
}

static void
test_by_strokes (void)
{
  check_order ("zh_TW", by_strokes, G_N_ELEMENTS (by_strokes));
}

/* What has no Chinese in it is in one order everywhere: that in which it is kept. */
static void
test_others (void)
{
  check_order ("zh_CN", names, G_N_ELEMENTS (names));
  check_order ("zh_TW", names, G_N_ELEMENTS (names));
}

/* What is no reading, and too many or too few of them: the usual ones hold. */
static void
test_wrong_readings (void)
{
  static const char *const wrong[] = { "", " ", "1", "猎", "zhuangzhuangzhuang", "chóng2", "\xff", "xyz" };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_assert_cmpint (bst_name_compare ("重庆", wrong[i], "智谱", NULL), >, 0);
      g_assert_cmpint (bst_name_compare ("重庆", wrong[i], "重庆", wrong[i]), ==, 0);
    }
  g_assert_cmpint (bst_name_compare ("重庆", "chóng", "智谱", NULL), <, 0);
  g_assert_cmpint (bst_name_compare ("重庆", "chóng qìng qìng", "智谱", NULL), <, 0);
}

/* An order that contradicts itself, in any language. */
static void
test_compare_total (void)
{
  static const char *const letters[] = { "a", "B", "1", "02", ".5", "-", "é", "猎", "獵", "重", "（", "カ", "𠀋", "\xff" };
  static const char *const languages[] = { "en", "zh_CN", "zh_TW" };
  GRand *rand = g_rand_new_with_seed (17);

  for (guint round = 0; round < 30000; round++)
    {
      char texts[3][20] = { 0 };
      const char *own[3];
      int ab, bc, ac;

      bst_i18n_set_language (languages[round / 10000]);
      for (guint i = 0; i < 3; i++)
        {
          for (guint j = g_rand_int_range (rand, 0, 5); j > 0; j--)
            g_strlcat (texts[i], letters[g_rand_int_range (rand, 0, G_N_ELEMENTS (letters))], sizeof texts[i]);
          /* A name always has the same readings. */
          own[i] = strstr (texts[i], "重") != NULL ? "chóng" : NULL;
        }
      ab = sign (bst_name_compare (texts[0], own[0], texts[1], own[1]));
      bc = sign (bst_name_compare (texts[1], own[1], texts[2], own[2]));
      ac = sign (bst_name_compare (texts[0], own[0], texts[2], own[2]));
      g_assert_cmpint (ab, ==, -sign (bst_name_compare (texts[1], own[1], texts[0], own[0])));
      if (ab == bc)
        g_assert_cmpint (ac, ==, ab);
    }
  bst_i18n_set_language ("en");
  g_rand_free (rand);
}

int
main (int argc,
      char *argv[])
{
  bst_i18n_init ();
  bst_i18n_set_language ("en");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/collate/names", test_collate);
  g_test_add_func ("/core/collate/total", test_collate_total);
  g_test_add_func ("/core/collate/by-reading", test_by_reading);
  g_test_add_func ("/core/collate/by-strokes", test_by_strokes);
  g_test_add_func ("/core/collate/others", test_others);
  g_test_add_func ("/core/collate/wrong-readings", test_wrong_readings);
  g_test_add_func ("/core/collate/compare-total", test_compare_total);

  return g_test_run ();
}
