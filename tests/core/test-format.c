#include "config.h"

#include "core/format.h"

#define NNBSP "\u202f"

/* Chooses a language, whose catalogue has to be there. */
static void
speak (BstLanguage language)
{
  bst_i18n_set_language (bst_language_get_code (language));
  g_assert_cmpint (bst_i18n_get_language (), ==, language);
}

typedef char *(*FormatNumber) (gint64 number);

typedef struct
{
  gint64 number;
  const char *expected;
} Case;

static void
check (FormatNumber format,
       const Case *cases,
       gsize n_cases)
{
  for (gsize i = 0; i < n_cases; i++)
    {
      g_autofree char *text = format (cases[i].number);

      g_assert_cmpstr (text, ==, cases[i].expected);
    }
}

/* Checks an expression that returns a new string. */
#define assert_text(expression, expected)      \
  G_STMT_START                                 \
    {                                          \
      g_autofree char *text_ = (expression);   \
                                               \
      g_assert_cmpstr (text_, ==, (expected)); \
    }                                          \
  G_STMT_END

static void
test_count_en (void)
{
  static const Case cases[] = {
    { G_MININT64, "unknown" },
    { -1, "unknown" },
    { 0, "unknown" },
    { 1, "1" },
    { 999, "999" },
    { 1000, "1" NNBSP "K" },
    { 1004, "1" NNBSP "K" },
    { 1005, "1.01" NNBSP "K" },
    { 9994, "9.99" NNBSP "K" },
    { 9995, "10" NNBSP "K" },
    { 10000, "10" NNBSP "K" },
    { 70000000, "70" NNBSP "M" },
    { 70500000, "70.5" NNBSP "M" },
    { 99949999, "99.9" NNBSP "M" },
    { 99950000, "100" NNBSP "M" },
    { 999499999, "999" NNBSP "M" },
    { 999500000, "1" NNBSP "B" },
    { 999950000, "1" NNBSP "B" },
    { 999999999, "1" NNBSP "B" },
    { 1000000000, "1" NNBSP "B" },
    { 6738415616, "6.74" NNBSP "B" },
    { 7241732096, "7.24" NNBSP "B" },
    { 46702792704, "46.7" NNBSP "B" },
    { 176247271424, "176" NNBSP "B" },
    { 180000000000, "180" NNBSP "B" },
    { 999499999999, "999" NNBSP "B" },
    { 999500000000, "1" NNBSP "T" },
    { 1800000000000, "1.8" NNBSP "T" },
    { 999499999999999, "999" NNBSP "T" },
    { 1000000000000000, "1,000" NNBSP "T" },
    { G_MAXINT64, "9,223,372" NNBSP "T" },
  };

  speak (BST_LANGUAGE_EN);
  check (bst_format_count, cases, G_N_ELEMENTS (cases));
}

/* As a screen reader says it. */
static void
test_count_spoken (void)
{
  static const Case english[] = {
    { 0, "unknown" },
    { 999, "999" },
    { 1005, "1.01 thousand" },
    { 70500000, "70.5 million" },
    { 999950000, "1 billion" },
    { 46702792704, "46.7 billion" },
    { 1800000000000, "1.8 trillion" },
  };
  static const Case chinese[] = {
    { 46702792704, "467" NNBSP "亿" },
  };

  speak (BST_LANGUAGE_EN);
  check (bst_format_count_spoken, english, G_N_ELEMENTS (english));
  speak (BST_LANGUAGE_ZH_CN);
  check (bst_format_count_spoken, chinese, G_N_ELEMENTS (chinese));
}

static void
test_count_zh_cn (void)
{
  static const Case cases[] = {
    { -1, "未知" },
    { 0, "未知" },
    { 1, "1" },
    { 999, "999" },
    { 2048, "2048" },
    { 9999, "9999" },
    { 10000, "1" NNBSP "万" },
    { 32768, "3.28" NNBSP "万" },
    { 70000000, "7000" NNBSP "万" },
    { 99994999, "9999" NNBSP "万" },
    { 99995000, "1" NNBSP "亿" },
    { 99999999, "1" NNBSP "亿" },
    { 100000000, "1" NNBSP "亿" },
    { 7000000000, "70" NNBSP "亿" },
    { 7241732096, "72.4" NNBSP "亿" },
    { 46702792704, "467" NNBSP "亿" },
    { 176000000000, "1760" NNBSP "亿" },
    { 179522000000, "1795" NNBSP "亿" },
    { 999949999999, "9999" NNBSP "亿" },
    { 999950000000, "1" NNBSP "万亿" },
    { 1800000000000, "1.8" NNBSP "万亿" },
    { 1000000000000000, "1000" NNBSP "万亿" },
    { G_MAXINT64, "9,223,372" NNBSP "万亿" },
  };

  speak (BST_LANGUAGE_ZH_CN);
  check (bst_format_count, cases, G_N_ELEMENTS (cases));
}

static void
test_count_zh_tw (void)
{
  static const Case cases[] = {
    { 0, "未知" },
    { 9999, "9999" },
    { 70000000, "7000" NNBSP "萬" },
    { 7000000000, "70" NNBSP "億" },
    { 999950000000, "1" NNBSP "兆" },
    { 1800000000000, "1.8" NNBSP "兆" },
  };

  speak (BST_LANGUAGE_ZH_TW);
  check (bst_format_count, cases, G_N_ELEMENTS (cases));
}

static void
test_exact (void)
{
  static const Case en[] = {
    { -1, "unknown" },
    { 0, "unknown" },
    { 1, "1" },
    { 999, "999" },
    { 1000, "1,000" },
    { 2048, "2,048" },
    { 999999, "999,999" },
    { 176247271424, "176,247,271,424" },
    { G_MAXINT64, "9,223,372,036,854,775,807" },
  };
  static const Case zh[] = {
    { 0, "未知" },
    { 999, "999" },
    { 2048, "2048" },
    { 9999, "9999" },
    { 10000, "10,000" },
    { 176247271424, "176,247,271,424" },
  };

  speak (BST_LANGUAGE_EN);
  check (bst_format_exact, en, G_N_ELEMENTS (en));
  speak (BST_LANGUAGE_ZH_CN);
  check (bst_format_exact, zh, G_N_ELEMENTS (zh));
  speak (BST_LANGUAGE_ZH_TW);
  check (bst_format_exact, zh, G_N_ELEMENTS (zh));
}

static void
test_context (void)
{
  static const Case en[] = {
    { -5, "unknown" },
    { 0, "unknown" },
    { 512, "512" },
    { 2048, "2,048" },
    { 8192, "8,192" },
    { 9999, "9,999" },
    { 10000, "10" NNBSP "K" },
    { 16384, "16" NNBSP "K" },
    { 32768, "32" NNBSP "K" },
    { 65536, "64" NNBSP "K" },
    { 100000, "100" NNBSP "K" },
    { 128000, "128" NNBSP "K" },
    { 131072, "128" NNBSP "K" },
    { 200000, "200" NNBSP "K" },
    { 1000000, "1" NNBSP "M" },
    { 1048576, "1" NNBSP "M" },
    { 10485760, "10" NNBSP "M" },
    { 65535, "65.5" NNBSP "K" },
  };
  static const Case zh[] = {
    { 0, "未知" },
    { 2048, "2048" },
    { 8192, "8192" },
    { 32768, "32" NNBSP "K" },
    { 65535, "65,535" },
    { 100000, "100" NNBSP "K" },
    { 128000, "128" NNBSP "K" },
    { 131072, "128" NNBSP "K" },
    { 1000000, "1" NNBSP "M" },
    { 1048576, "1" NNBSP "M" },
  };

  speak (BST_LANGUAGE_EN);
  check (bst_format_context, en, G_N_ELEMENTS (en));
  speak (BST_LANGUAGE_ZH_CN);
  check (bst_format_context, zh, G_N_ELEMENTS (zh));
}

static void
test_bytes (void)
{
  static const Case cases[] = {
    { -1, "unknown" },
    { 0, "0 bytes" },
    { 1024, "1.0" NNBSP "KiB" },
    { 1048500, "1,023.9" NNBSP "KiB" },
    { 1048525, "1.0" NNBSP "MiB" },
    { 1048576, "1.0" NNBSP "MiB" },
    { 512 * 1048576, "512.0" NNBSP "MiB" },
    { 1030792151, "983.0" NNBSP "MiB" },
    { 1073741823, "1.0" NNBSP "GiB" },
    { 1073741824, "1.0" NNBSP "GiB" },
    { 4076741448, "3.8" NNBSP "GiB" },
    { G_GINT64_CONSTANT (24) << 30, "24.0" NNBSP "GiB" },
    { G_GINT64_CONSTANT (2) << 40, "2,048.0" NNBSP "GiB" },
  };

  speak (BST_LANGUAGE_EN);
  check (bst_format_bytes, cases, G_N_ELEMENTS (cases));

  speak (BST_LANGUAGE_ZH_CN);
  assert_text (bst_format_bytes (-1), "未知");
  assert_text (bst_format_bytes (G_GINT64_CONSTANT (2) << 40), "2048.0" NNBSP "GiB");
}

static void
test_bytes_exact (void)
{
  static const Case cases[] = {
    { -1, "unknown" },
    { 0, "0 bytes" },
    { 1, "1 byte" },
    { 999, "999 bytes" },
    { 1000, "1,000 bytes" },
    { 1073741824, "1,073,741,824 bytes" },
  };

  speak (BST_LANGUAGE_EN);
  check (bst_format_bytes_exact, cases, G_N_ELEMENTS (cases));

  speak (BST_LANGUAGE_ZH_CN);
  assert_text (bst_format_bytes_exact (-1), "未知");
  assert_text (bst_format_bytes_exact (1), "1 字节");
  assert_text (bst_format_bytes_exact (1000), "1000 字节");

  speak (BST_LANGUAGE_ZH_TW);
  assert_text (bst_format_bytes_exact (1073741824), "1,073,741,824 位元組");
}

static void
test_date_en (void)
{
  static const char *const no_dates[] = {
    "2023-13",
    "2023-00",
    "2023-09-00",
    "2023-09-32",
    "2023-9-27",
    "2023-09-27T00:00:00Z",
    "23-09-27",
    "2023-",
    "2023-09-",
    "2023/09",
    "soon",
    "猎鹰",
    "%s%n{m}",
  };

  speak (BST_LANGUAGE_EN);

  assert_text (bst_format_date ("2023-09-27"), "27 Sep 2023");
  assert_text (bst_format_date ("2023-02-03"), "3 Feb 2023");
  assert_text (bst_format_date ("2023-09"), "Sep 2023");
  assert_text (bst_format_date ("2023"), "2023");
  assert_text (bst_format_date ("2023-01-01"), "1 Jan 2023");
  assert_text (bst_format_date ("2023-12-31"), "31 Dec 2023");
  assert_text (bst_format_date (NULL), "unknown");
  assert_text (bst_format_date (""), "unknown");

  for (gsize i = 0; i < G_N_ELEMENTS (no_dates); i++)
    assert_text (bst_format_date (no_dates[i]), no_dates[i]);

  assert_text (bst_format_month (2022, 9, TRUE), "Sep 2022");
  assert_text (bst_format_month (2022, 5, FALSE), "May");
}

static void
test_date_zh (void)
{
  for (BstLanguage language = BST_LANGUAGE_ZH_CN; language < BST_N_LANGUAGES; language++)
    {
      speak (language);

      assert_text (bst_format_date ("2023-09-27"), "2023年9月27日");
      assert_text (bst_format_date ("2023-02-03"), "2023年2月3日");
      assert_text (bst_format_date ("2023-09"), "2023年9月");
      assert_text (bst_format_date ("2023"), "2023年");
      assert_text (bst_format_date (NULL), "未知");
      assert_text (bst_format_date ("soon"), "soon");
      assert_text (bst_format_month (2022, 9, TRUE), "2022年9月");
      assert_text (bst_format_month (2022, 5, FALSE), "5月");
      assert_text (bst_format_month (2022, 12, FALSE), "12月");
    }
}

static void
test_language (void)
{
  /* Every language of BLOOM's training data. */
  static const char bloom_codes[] =
    "ak ar as bm bn ca code en es eu fon fr gu hi id ig ki kn lg ln ml mr ne nso ny or pa pt rn rw sn st sw ta te tn ts "
    "tum tw ur vi wo xh yo zh zu";
  g_auto (GStrv) bloom = g_strsplit (bloom_codes, " ", -1);

  for (BstLanguage language = BST_LANGUAGE_EN; language < BST_N_LANGUAGES; language++)
    {
      speak (language);

      for (gsize i = 0; bloom[i] != NULL; i++)
        {
          g_autofree char *name = bst_format_language (bloom[i]);

          g_assert_cmpstr (name, !=, bloom[i]);
        }

      assert_text (bst_format_language ("qqq"), "qqq");
      assert_text (bst_format_language (""), "");
    }

  speak (BST_LANGUAGE_EN);
  assert_text (bst_format_language ("zh"), "Chinese");
  assert_text (bst_format_language ("af"), "Afrikaans");
  assert_text (bst_format_language ("zu"), "Zulu");
  assert_text (bst_format_language ("code"), "programming languages");
  speak (BST_LANGUAGE_ZH_CN);
  assert_text (bst_format_language ("en"), "英语");
  assert_text (bst_format_language ("code"), "编程语言");
}

static void
test_list (void)
{
  static const char *const none[] = { NULL };
  static const char *const one[] = { "A", NULL };
  static const char *const two[] = { "A", "B", NULL };
  static const char *const three[] = { "A", "B", "C", NULL };
  static const char *const han[] = { "英语", "法语", "汉语", NULL };
  static const char *const mixed[] = { "英语", "C++", "汉语", NULL };

  speak (BST_LANGUAGE_EN);
  assert_text (bst_format_list (none), "");
  assert_text (bst_format_list (one), "A");
  assert_text (bst_format_list (two), "A and B");
  assert_text (bst_format_list (three), "A, B and C");
  speak (BST_LANGUAGE_ZH_CN);
  assert_text (bst_format_list (none), "");
  assert_text (bst_format_list (one), "A");
  assert_text (bst_format_list (two), "A 和 B");
  assert_text (bst_format_list (three), "A、B 和 C");
  assert_text (bst_format_list (han), "英语、法语和汉语");
  assert_text (bst_format_list (mixed), "英语、C++ 和汉语");
}

/* Checks how a value, given as GVariant's text, is shown. */
static void
test_age (void)
{
  const gint64 minute = 60, hour = 60 * minute, day = 24 * hour;

  speak (BST_LANGUAGE_EN);

  assert_text (bst_format_age (G_MININT64), "just now");
  assert_text (bst_format_age (-1), "just now");
  assert_text (bst_format_age (0), "just now");
  assert_text (bst_format_age (minute - 1), "just now");
  assert_text (bst_format_age (minute), "1 minute ago");
  assert_text (bst_format_age (2 * minute - 1), "1 minute ago");
  assert_text (bst_format_age (hour - 1), "59 minutes ago");
  assert_text (bst_format_age (hour), "1 hour ago");
  assert_text (bst_format_age (day - 1), "23 hours ago");
  assert_text (bst_format_age (day), "1 day ago");
  assert_text (bst_format_age (61 * day - 1), "60 days ago");
  assert_text (bst_format_age (61 * day), "2 months ago");
  assert_text (bst_format_age (365 * day), "12 months ago");
  assert_text (bst_format_age (730 * day - 1), "23 months ago");
  assert_text (bst_format_age (730 * day), "2 years ago");
  assert_text (bst_format_age (G_MAXINT64), "9999 years ago");
}

static void
test_age_zh (void)
{
  g_autofree char *now = NULL;

  speak (BST_LANGUAGE_ZH_CN);
  now = bst_format_age (0);
  if (g_str_equal (now, "just now"))
    {
      g_test_skip ("ages are not translated yet");
      return;
    }
  /* One form for every number, and it has the number. */
  for (gint64 seconds = 60; seconds < G_GINT64_CONSTANT (100000000000); seconds *= 7)
    {
      g_autofree char *age = bst_format_age (seconds);
      gsize n_digits = 0;

      for (const char *p = age; *p != '\0'; p++)
        {
          n_digits += g_ascii_isdigit (*p) ? 1 : 0;
          g_assert_false (g_ascii_isalpha (*p));
        }
      g_assert_cmpuint (n_digits, >, 0);
    }
}

static void
check_value (BstField field,
             const char *value,
             const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) variant = g_variant_parse (bst_field_get_variant_type (field), value, NULL, NULL, &error);
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  text = bst_format_value (field, variant);
  g_assert_cmpstr (text, ==, expected);
}

static void
test_value_en (void)
{
  g_autoptr (GVariant) wrong = g_variant_ref_sink (g_variant_new_string ("many"));

  speak (BST_LANGUAGE_EN);

  check_value (BST_FIELD_PARAMETERS, "176247271424", "176" NNBSP "B");
  check_value (BST_FIELD_PARAMETERS, "0", "unknown");
  check_value (BST_FIELD_CONTEXT_LENGTH, "32768", "32" NNBSP "K");
  check_value (BST_FIELD_TRAINING_TOKENS, "1400000000000", "1.4" NNBSP "T");
  check_value (BST_FIELD_RELEASED, "'2023-09-27'", "27 Sep 2023");
  check_value (BST_FIELD_LICENSE, "'apache-2.0'", "apache-2.0");
  check_value (BST_FIELD_LANGUAGES, "['en', 'fr', 'code']", "English, French and programming languages");
  check_value (BST_FIELD_TASKS, "['text-generation', 'new-task']", "text generation and new-task");
  check_value (BST_FIELD_BASE_MODELS, "['a/b', 'c/d']", "a/b and c/d");
  check_value (BST_FIELD_BASE_MODELS, "[]", "");
  check_value (BST_FIELD_GATED, "true", "yes");
  check_value (BST_FIELD_OPEN_SOURCE, "false", "no");
  check_value (BST_FIELD_ARCHITECTURE,
               "{'layers': <int64 32>, 'hidden_size': <int64 4096>, 'heads': <int64 32>, 'kv_heads': <int64 8>}",
               "32 layers · 4,096 wide · 32 heads (8 key-value)");
  check_value (BST_FIELD_ARCHITECTURE, "{'heads': <int64 32>, 'kv_heads': <int64 32>}", "32 heads");
  check_value (BST_FIELD_ARCHITECTURE, "{'type': <'mixtral'>, 'layers': <int64 1>}", "mixtral · 1 layer");
  check_value (BST_FIELD_ARCHITECTURE,
               "{'experts': <int64 8>, 'active_experts': <int64 2>, 'sliding_window': <int64 4096>,"
               " 'head_size': <int64 128>, 'vocabulary_size': <int64 32000>}",
               "heads of size 128 · 8 experts, 2 active · sliding window of 4,096 · vocabulary of 32,000");
  check_value (BST_FIELD_ARCHITECTURE, "{'experts': <int64 8>}", "8 experts");
  check_value (BST_FIELD_ARCHITECTURE, "{}", "unknown");
  check_value (BST_FIELD_ARCHITECTURE, "{'layers': <'many'>, 'heads': <int64 -3>}", "unknown");

  assert_text (bst_format_value (BST_FIELD_PARAMETERS, NULL), "unknown");
  assert_text (bst_format_value (BST_FIELD_PARAMETERS, wrong), "unknown");
}

static void
test_value_zh (void)
{
  speak (BST_LANGUAGE_ZH_CN);

  check_value (BST_FIELD_PARAMETERS, "176247271424", "1762" NNBSP "亿");
  check_value (BST_FIELD_CONTEXT_LENGTH, "2048", "2048");
  check_value (BST_FIELD_RELEASED, "'2023-09'", "2023年9月");
  check_value (BST_FIELD_LANGUAGES, "['en', 'fr']", "英语和法语");
  check_value (BST_FIELD_GATED, "true", "是");
  check_value (BST_FIELD_ARCHITECTURE, "{'layers': <int64 32>, 'heads': <int64 32>, 'kv_heads': <int64 8>}",
               "32 层 · 32 个注意力头（键值头 8 个）");
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  bst_i18n_init ();

  g_test_add_func ("/format/count/en", test_count_en);
  g_test_add_func ("/format/count/count-spoken", test_count_spoken);
  g_test_add_func ("/format/count/zh-cn", test_count_zh_cn);
  g_test_add_func ("/format/count/zh-tw", test_count_zh_tw);
  g_test_add_func ("/format/exact", test_exact);
  g_test_add_func ("/format/context", test_context);
  g_test_add_func ("/format/bytes", test_bytes);
  g_test_add_func ("/format/bytes-exact", test_bytes_exact);
  g_test_add_func ("/format/date/en", test_date_en);
  g_test_add_func ("/format/date/zh", test_date_zh);
  g_test_add_func ("/format/age/en", test_age);
  g_test_add_func ("/format/age/zh", test_age_zh);
  g_test_add_func ("/format/language", test_language);
  g_test_add_func ("/format/list", test_list);
  g_test_add_func ("/format/value/en", test_value_en);
  g_test_add_func ("/format/value/zh", test_value_zh);

  return g_test_run ();
}
