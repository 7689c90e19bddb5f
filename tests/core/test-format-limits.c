/* The formatter at every boundary, in three languages and in whatever locale the environment
 * names: the tests of this program run in several. */
#include "config.h"

#include <locale.h>
#include <math.h>
#include <string.h>

#include "core/format.h"

#define NNBSP "\u202f"
#define MINUS "\u2212"

#define N_RANDOM 20000

/* Chooses a language, whose catalogue has to be there. */
static void
speak (BstLanguage language)
{
  bst_i18n_set_language (bst_language_get_code (language));
  g_assert_cmpint (bst_i18n_get_language (), ==, language);
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

/* A number, and what it is called in English and on both sides of the strait. */
typedef struct
{
  gint64 number;
  const char *expected[BST_N_LANGUAGES];
} Case;

typedef char *(*FormatNumber) (gint64 number);

static void
check (FormatNumber format, const Case *cases, gsize n_cases)
{
  for (BstLanguage language = 0; language < BST_N_LANGUAGES; language++)
    {
      speak (language);
      for (gsize i = 0; i < n_cases; i++)
        {
          g_test_message ("%s %" G_GINT64_FORMAT, bst_language_get_code (language), cases[i].number);
          assert_text (format (cases[i].number), cases[i].expected[language]);
        }
    }
}

#define NOTHING                 \
  {                             \
    "unknown", "未知", "未知" \
  }

static void
test_count (void)
{
  static const Case cases[] = {
    { G_MININT64, NOTHING },
    { -7000000000, NOTHING },
    { -1, NOTHING },
    { 0, NOTHING },
    { 1, { "1", "1", "1" } },
    { 99, { "99", "99", "99" } },
    { 999, { "999", "999", "999" } },
    { 1000, { "1" NNBSP "K", "1000", "1000" } },
    { 9994, { "9.99" NNBSP "K", "9994", "9994" } },
    { 9995, { "10" NNBSP "K", "9995", "9995" } },
    { 9999, { "10" NNBSP "K", "9999", "9999" } },
    { 10000, { "10" NNBSP "K", "1" NNBSP "万", "1" NNBSP "萬" } },
    { 10049, { "10" NNBSP "K", "1" NNBSP "万", "1" NNBSP "萬" } },
    { 10050, { "10.1" NNBSP "K", "1.01" NNBSP "万", "1.01" NNBSP "萬" } },
    { 99949, { "99.9" NNBSP "K", "9.99" NNBSP "万", "9.99" NNBSP "萬" } },
    { 99950, { "100" NNBSP "K", "10" NNBSP "万", "10" NNBSP "萬" } },
    { 999499, { "999" NNBSP "K", "99.9" NNBSP "万", "99.9" NNBSP "萬" } },
    { 999500, { "1" NNBSP "M", "100" NNBSP "万", "100" NNBSP "萬" } },
    { 9999999, { "10" NNBSP "M", "1000" NNBSP "万", "1000" NNBSP "萬" } },
    { 99990000, { "100" NNBSP "M", "9999" NNBSP "万", "9999" NNBSP "萬" } },
    { 99994999, { "100" NNBSP "M", "9999" NNBSP "万", "9999" NNBSP "萬" } },
    { 99995000, { "100" NNBSP "M", "1" NNBSP "亿", "1" NNBSP "億" } },
    { 100000000, { "100" NNBSP "M", "1" NNBSP "亿", "1" NNBSP "億" } },
    { 999499999, { "999" NNBSP "M", "9.99" NNBSP "亿", "9.99" NNBSP "億" } },
    { 999500000, { "1" NNBSP "B", "10" NNBSP "亿", "10" NNBSP "億" } },
    { 7000000000, { "7" NNBSP "B", "70" NNBSP "亿", "70" NNBSP "億" } },
    { 176000000000, { "176" NNBSP "B", "1760" NNBSP "亿", "1760" NNBSP "億" } },
    { 999499999999, { "999" NNBSP "B", "9995" NNBSP "亿", "9995" NNBSP "億" } },
    { 999900000000, { "1" NNBSP "T", "9999" NNBSP "亿", "9999" NNBSP "億" } },
    { 999949999999, { "1" NNBSP "T", "9999" NNBSP "亿", "9999" NNBSP "億" } },
    { 999950000000, { "1" NNBSP "T", "1" NNBSP "万亿", "1" NNBSP "兆" } },
    { 1000000000000, { "1" NNBSP "T", "1" NNBSP "万亿", "1" NNBSP "兆" } },
    { 9995000000000, { "10" NNBSP "T", "10" NNBSP "万亿", "10" NNBSP "兆" } },
    { 99950000000000, { "100" NNBSP "T", "100" NNBSP "万亿", "100" NNBSP "兆" } },
    { 9999499999999999, { "9,999" NNBSP "T", "9999" NNBSP "万亿", "9999" NNBSP "兆" } },
    { 9999500000000000, { "10,000" NNBSP "T", "10,000" NNBSP "万亿", "10,000" NNBSP "兆" } },
    { G_MAXINT64, { "9,223,372" NNBSP "T", "9,223,372" NNBSP "万亿", "9,223,372" NNBSP "兆" } },
  };

  check (bst_format_count, cases, G_N_ELEMENTS (cases));
}

/* Downloads and likes: there may be none of them. */
static void
test_tally (void)
{
  static const Case cases[] = {
    { G_MININT64, NOTHING },
    { -1, NOTHING },
    { 0, { "0", "0", "0" } },
    { 1, { "1", "1", "1" } },
    { 1204, { "1.2" NNBSP "K", "1204", "1204" } },
    { 12040000, { "12" NNBSP "M", "1204" NNBSP "万", "1204" NNBSP "萬" } },
    { G_MAXINT64, { "9,223,372" NNBSP "T", "9,223,372" NNBSP "万亿", "9,223,372" NNBSP "兆" } },
  };

  check (bst_format_tally, cases, G_N_ELEMENTS (cases));
}

static void
test_number (void)
{
  static const Case cases[] = {
    { G_MININT64, { MINUS "9,223,372,036,854,775,807", MINUS "9,223,372,036,854,775,807", MINUS "9,223,372,036,854,775,807" } },
    { -10000, { MINUS "10,000", MINUS "10,000", MINUS "10,000" } },
    { -1204, { MINUS "1,204", MINUS "1204", MINUS "1204" } },
    { -1, { MINUS "1", MINUS "1", MINUS "1" } },
    { 0, { "0", "0", "0" } },
    { 999, { "999", "999", "999" } },
    { 1000, { "1,000", "1000", "1000" } },
    { 9999, { "9,999", "9999", "9999" } },
    { 10000, { "10,000", "10,000", "10,000" } },
    { 3000000, { "3,000,000", "3,000,000", "3,000,000" } },
    { G_MAXINT64, { "9,223,372,036,854,775,807", "9,223,372,036,854,775,807", "9,223,372,036,854,775,807" } },
  };

  check (bst_format_number, cases, G_N_ELEMENTS (cases));
}

static void
test_change (void)
{
  static const Case cases[] = {
    { G_MININT64, { MINUS "9,223,372" NNBSP "T", MINUS "9,223,372" NNBSP "万亿", MINUS "9,223,372" NNBSP "兆" } },
    { -999950000000, { MINUS "1" NNBSP "T", MINUS "1" NNBSP "万亿", MINUS "1" NNBSP "兆" } },
    { -12000, { MINUS "12" NNBSP "K", MINUS "1.2" NNBSP "万", MINUS "1.2" NNBSP "萬" } },
    { -3, { MINUS "3", MINUS "3", MINUS "3" } },
    { 0, { "0", "0", "0" } },
    { 1, { "+1", "+1", "+1" } },
    { 9999, { "+10" NNBSP "K", "+9999", "+9999" } },
    { 12000, { "+12" NNBSP "K", "+1.2" NNBSP "万", "+1.2" NNBSP "萬" } },
    { G_MAXINT64, { "+9,223,372" NNBSP "T", "+9,223,372" NNBSP "万亿", "+9,223,372" NNBSP "兆" } },
  };

  check (bst_format_change, cases, G_N_ELEMENTS (cases));
}

static void
test_context (void)
{
  static const Case cases[] = {
    { G_MININT64, NOTHING },
    { 0, NOTHING },
    { 9999, { "9,999", "9999", "9999" } },
    { 10000, { "10" NNBSP "K", "10" NNBSP "K", "10" NNBSP "K" } },
    { 10001, { "10" NNBSP "K", "10,001", "10,001" } },
    { 999999, { "1" NNBSP "M", "999,999", "999,999" } },
    { 1000000, { "1" NNBSP "M", "1" NNBSP "M", "1" NNBSP "M" } },
    { G_GINT64_CONSTANT (1) << 62, { "4,398,046,511,104" NNBSP "M", "4,398,046,511,104" NNBSP "M", "4,398,046,511,104" NNBSP "M" } },
    { G_MAXINT64, { "9,223,372" NNBSP "T", "9,223,372,036,854,775,807", "9,223,372,036,854,775,807" } },
  };

  check (bst_format_context, cases, G_N_ELEMENTS (cases));
}

static void
test_bytes (void)
{
  static const Case cases[] = {
    { G_MININT64, NOTHING },
    { -1, NOTHING },
    { 0, { "0 bytes", "0 字节", "0 位元組" } },
    { 1, { "1 byte", "1 字节", "1 位元組" } },
    { 1023, { "1,023 bytes", "1023 字节", "1023 位元組" } },
    { 1024, { "1.0" NNBSP "KiB", "1.0" NNBSP "KiB", "1.0" NNBSP "KiB" } },
    { 1048524, { "1,023.9" NNBSP "KiB", "1023.9" NNBSP "KiB", "1023.9" NNBSP "KiB" } },
    { 1048525, { "1.0" NNBSP "MiB", "1.0" NNBSP "MiB", "1.0" NNBSP "MiB" } },
    { 1073741823, { "1.0" NNBSP "GiB", "1.0" NNBSP "GiB", "1.0" NNBSP "GiB" } },
    { 107267808133, { "99.9" NNBSP "GiB", "99.9" NNBSP "GiB", "99.9" NNBSP "GiB" } },
    { 107320495309, { "100.0" NNBSP "GiB", "100.0" NNBSP "GiB", "100.0" NNBSP "GiB" } },
    { G_GINT64_CONSTANT (10000) << 30, { "10,000.0" NNBSP "GiB", "10,000.0" NNBSP "GiB", "10,000.0" NNBSP "GiB" } },
    { G_MAXINT64, { "8,589,934,592.0" NNBSP "GiB", "8,589,934,592.0" NNBSP "GiB", "8,589,934,592.0" NNBSP "GiB" } },
  };

  check (bst_format_bytes, cases, G_N_ELEMENTS (cases));
}

static void
test_decimal (void)
{
  for (BstLanguage language = 0; language < BST_N_LANGUAGES; language++)
    {
      speak (language);
      assert_text (bst_format_decimal (4.849, 2), "4.85");
      assert_text (bst_format_decimal (4.8, 2), "4.8");
      assert_text (bst_format_decimal (9.995, 1), "10");
      assert_text (bst_format_decimal (99.95, 2), "99.95");
      assert_text (bst_format_decimal (99.996, 2), "100");
      assert_text (bst_format_decimal (0, 2), "0");
      assert_text (bst_format_decimal (0.001, 2), "0");
      assert_text (bst_format_decimal (-0.001, 2), "0");
      assert_text (bst_format_decimal (-3.25, 2), MINUS "3.25");
      assert_text (bst_format_decimal (16, 2), "16");
      assert_text (bst_format_decimal (12345.5, 1), "12,345.5");
      assert_text (bst_format_decimal (1234.5, 1), language == BST_LANGUAGE_EN ? "1,234.5" : "1234.5");
      assert_text (bst_format_decimal (NAN, 2), language == BST_LANGUAGE_EN ? "unknown" : "未知");
      assert_text (bst_format_decimal (INFINITY, 2), language == BST_LANGUAGE_EN ? "unknown" : "未知");
      assert_text (bst_format_decimal (-1e300, 2), language == BST_LANGUAGE_EN ? "unknown" : "未知");
    }
}

static void
test_range (void)
{
  speak (BST_LANGUAGE_EN);
  assert_text (bst_format_range (7000000000, 13000000000), "7" NNBSP "B to 13" NNBSP "B");
  assert_text (bst_format_range (7241732096, 7242000000), "7.24" NNBSP "B");
  assert_text (bst_format_range_spoken (7000000000, 13000000000), "7 billion to 13 billion");
  assert_text (bst_format_range_spoken (7000000000, 7000000001), "7 billion");
  speak (BST_LANGUAGE_ZH_CN);
  assert_text (bst_format_range (7000000000, 13000000000), "70" NNBSP "亿至 130" NNBSP "亿");
  assert_text (bst_format_range (512, 2048), "512 至 2048");
  assert_text (bst_format_range (9999, 10000), "9999 至 1" NNBSP "万");
  assert_text (bst_format_range_spoken (7000000000, 13000000000), "70" NNBSP "亿至 130" NNBSP "亿");
  assert_text (bst_format_range (0, 10000), "未知至 1" NNBSP "万");
  speak (BST_LANGUAGE_ZH_TW);
  assert_text (bst_format_range (7000000000, 1300000000000), "70" NNBSP "億至 1.3" NNBSP "兆");
}

static void
test_date (void)
{
  /* The last moments of a year, and the first of the next. */
  const gint64 before = 1704067199, after = 1704067200;

  speak (BST_LANGUAGE_EN);
  assert_text (bst_format_day_of_utc (before), "31 Dec 2023");
  assert_text (bst_format_day_of_utc (after), "1 Jan 2024");
  assert_text (bst_format_moment_utc (before, TRUE), "31 Dec 2023, 23:59:59 UTC");
  assert_text (bst_format_moment_utc (after, FALSE), "1 Jan 2024, 00:00 UTC");
  assert_text (bst_format_moment (after), "1 Jan 2024, 00:00");
  assert_text (bst_format_day_of (after), "1 Jan 2024");
  assert_text (bst_format_day_of_utc (0), "1 Jan 1970");
  assert_text (bst_format_date ("2024-02-29"), "29 Feb 2024");
  assert_text (bst_format_date ("0001-01-01"), "1 Jan 1");
  assert_text (bst_format_date ("9999-12-31"), "31 Dec 9999");

  for (BstLanguage language = BST_LANGUAGE_ZH_CN; language < BST_N_LANGUAGES; language++)
    {
      speak (language);
      assert_text (bst_format_day_of_utc (before), "2023年12月31日");
      assert_text (bst_format_moment_utc (before, TRUE), "2023年12月31日 23:59:59 UTC");
      assert_text (bst_format_moment (after), "2024年1月1日 00:00");
      assert_text (bst_format_date ("2024-02-29"), "2024年2月29日");
      assert_text (bst_format_date ("2024-02"), "2024年2月");
      assert_text (bst_format_date ("2024"), "2024年");
      assert_text (bst_format_day (2024, 2, 29, FALSE), "2月29日");
      assert_text (bst_format_moment (-1), "未知");
      assert_text (bst_format_day_of (G_MININT64), "未知");
      assert_text (bst_format_day_of_utc (G_MAXINT64), "未知");
      assert_text (bst_format_moment_utc (G_MAXINT64, TRUE), "未知");
    }
}

/* A number, what is said of it in English, and the number that Chinese words have in them: those
 * words are the translators'. */
typedef struct
{
  gint64 number;
  const char *english;
  const char *digits; /* NULL where any will do */
} Sentence;

/* Returns: (transfer full): the first number in @text, or "" */
static char *
find_number (const char *text)
{
  gsize start = strcspn (text, "0123456789");

  return g_strndup (text + start, strspn (text + start, "0123456789,"));
}

static void
check_sentences (FormatNumber format, const Sentence *cases, gsize n_cases)
{
  for (BstLanguage language = 0; language < BST_N_LANGUAGES; language++)
    {
      speak (language);
      for (gsize i = 0; i < n_cases; i++)
        {
          g_autofree char *text = format (cases[i].number);

          if (language == BST_LANGUAGE_EN)
            {
              g_assert_cmpstr (text, ==, cases[i].english);
              continue;
            }
          for (const char *p = text; *p != '\0'; p++)
            g_assert_false (g_ascii_isalpha (*p));
          if (cases[i].digits != NULL)
            assert_text (find_number (text), cases[i].digits);
        }
    }
}

/* Plural forms, and the units at their ends. */
static void
test_age (void)
{
  const gint64 minute = 60, hour = 60 * minute, day = 24 * hour;
  const Sentence cases[] = {
    { G_MININT64, "just now", NULL },
    { -day, "just now", NULL },
    { -1, "just now", NULL },
    { 0, "just now", NULL },
    { 59, "just now", NULL },
    { minute, "1 minute ago", "1" },
    { 2 * minute, "2 minutes ago", "2" },
    { hour - 1, "59 minutes ago", "59" },
    { hour, "1 hour ago", "1" },
    { day - 1, "23 hours ago", "23" },
    { day, "1 day ago", "1" },
    { 2 * day - 1, "1 day ago", "1" },
    { 60 * day, "60 days ago", "60" },
    { 61 * day, "2 months ago", "2" },
    { 729 * day, "23 months ago", "23" },
    { 730 * day, "2 years ago", "2" },
    { G_MAXINT64, "9999 years ago", "9999" },
  };

  check_sentences (bst_format_age, cases, G_N_ELEMENTS (cases));
}

static char *
format_seconds_left (gint64 seconds)
{
  return bst_format_time_left (seconds, BST_TIME_SECONDS);
}

static char *
format_minutes_left (gint64 seconds)
{
  return bst_format_time_left (seconds, BST_TIME_MINUTES);
}

static void
test_time_left (void)
{
  const gint64 minute = 60, hour = 60 * minute, day = 24 * hour;
  const Sentence fine[] = {
    { G_MININT64, "0 seconds left", "0" },
    { 1, "1 second left", "1" },
    { 99, "99 seconds left", "99" },
    { 100, "2 minutes left", "2" },
  };
  const Sentence coarse[] = {
    { G_MININT64, "less than a minute left", NULL },
    { minute - 1, "less than a minute left", NULL },
    { minute, "1 minute left", "1" },
    { minute + 1, "2 minutes left", "2" },
    { 90 * minute, "90 minutes left", "90" },
    { 90 * minute + 1, "2 hours left", "2" },
    { 2 * day, "48 hours left", "48" },
    { 2 * day + 1, "3 days left", "3" },
    { G_MAXINT64, "9999 days left", "9999" },
  };

  check_sentences (format_seconds_left, fine, G_N_ELEMENTS (fine));
  check_sentences (format_minutes_left, coarse, G_N_ELEMENTS (coarse));
}

static void
test_rate (void)
{
  static const Sentence cases[] = {
    { G_MININT64, "0 a second", "0" },
    { 0, "0 a second", "0" },
    { 99, "99 a second", "99" },
    { 104, "100 a second", "100" },
    { 105, "110 a second", "110" },
    { 3449, "3,400 a second", "3400" },
    { 9950, "10,000 a second", "10,000" },
    { G_MAXINT64, "1,000,000,000,000,000 a second", "1,000,000,000,000,000" },
  };

  check_sentences (bst_format_rate, cases, G_N_ELEMENTS (cases));
}

static void
test_joined (void)
{
  static const char *const none[] = { NULL, "" };
  static const char *const gaps[] = { NULL, "A", "", "B", NULL };
  static const char *const many[] = { "A", "乙", "C", "丁", "戊", NULL };

  speak (BST_LANGUAGE_EN);
  assert_text (bst_format_parts (none, G_N_ELEMENTS (none)), "");
  assert_text (bst_format_parts (NULL, 0), "");
  assert_text (bst_format_parts (gaps, G_N_ELEMENTS (gaps)), "A · B");
  assert_text (bst_format_clauses (gaps, G_N_ELEMENTS (gaps)), "A, B");
  assert_text (bst_format_series (many, 5), "A, 乙, C, 丁, 戊");
  assert_text (bst_format_span ("2021", "2023"), "2021 to 2023");
  assert_text (bst_format_labelled ("A", "B"), "A: B");
  assert_text (bst_format_aside ("A", "B"), "A (B)");
  assert_text (bst_format_list (many), "A, 乙, C, 丁 and 戊");
  for (BstLanguage language = BST_LANGUAGE_ZH_CN; language < BST_N_LANGUAGES; language++)
    {
      speak (language);
      assert_text (bst_format_parts (gaps, G_N_ELEMENTS (gaps)), "A · B");
      assert_text (bst_format_clauses (gaps, G_N_ELEMENTS (gaps)), "A，B");
      assert_text (bst_format_series (many, 5), "A、乙、C、丁、戊");
      assert_text (bst_format_span ("2021年", "2023年"), "2021年至 2023年");
      assert_text (bst_format_labelled ("A", "B"), "A：B");
      assert_text (bst_format_aside ("A", "B"), "A（B）");
      assert_text (bst_format_list (many), "A、乙、C、丁和戊");
    }
}

/* Returns what a count in short says, or NaN where it cannot be read. */
static double
read_count (const char *text)
{
  static const struct
  {
    const char *name;
    double size;
  } units[] = { { "K", 1e3 }, { "M", 1e6 }, { "B", 1e9 }, { "T", 1e12 }, { "万亿", 1e12 }, { "兆", 1e12 }, { "亿", 1e8 }, { "億", 1e8 }, { "万", 1e4 }, { "萬", 1e4 } };
  g_auto (GStrv) parts = g_strsplit (text, NNBSP, -1);
  g_autoptr (GString) digits = g_string_new (parts[0]);

  g_string_replace (digits, ",", "", 0);
  if (parts[1] == NULL)
    return g_ascii_strtod (digits->str, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (units); i++)
    if (g_str_equal (parts[1], units[i].name))
      return g_ascii_strtod (digits->str, NULL) * units[i].size;
  return NAN;
}

/* Returns a positive number of any length, each about as often. */
static gint64
pick (void)
{
  gint64 most = G_MAXINT64 >> g_test_rand_int_range (0, 62);

  return (gint64) (g_test_rand_double () * (double) most) / 2 + 1;
}

/* What a text says is what it stands for, to half of its third digit. */
static void
check_round_trip (gint64 count, const char *text)
{
  double told = read_count (text);

  if (!(fabs (told - (double) count) <= (double) count * 0.005 + 1e-9))
    g_error ("%" G_GINT64_FORMAT " is called %s", count, text);
}

/* A unit is tied to its number, and no text has a space at which a line could break. */
static void
check_unit (const char *text)
{
  g_assert_null (strchr (text, ' '));
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      g_assert_true (p > text || g_unichar_isdigit (c));
      if (g_unichar_isalpha (c) && !g_unichar_isalpha (g_utf8_get_char (g_utf8_prev_char (p))))
        g_assert_true (g_str_has_prefix (g_utf8_prev_char (p), NNBSP));
    }
}

static void
test_properties (void)
{
  for (BstLanguage language = 0; language < BST_N_LANGUAGES; language++)
    {
      speak (language);
      for (guint i = 0; i < N_RANDOM; i++)
        {
          gint64 count = pick (), more = count + pick () % (count / 50 + 2);
          g_autofree char *text = bst_format_count (count), *more_text = bst_format_count (more);
          g_autofree char *exact = bst_format_exact (count), *bytes = bst_format_bytes (count + 1024);
          g_autofree char *change = bst_format_change (-count);

          check_round_trip (count, text);
          check_unit (text);
          check_unit (bytes);
          if (read_count (more_text) < read_count (text))
            g_error ("%s is less than %s, but stands for more", more_text, text);
          g_assert_cmpfloat (read_count (exact), ==, (double) count);
          g_assert_true (g_str_has_prefix (change, MINUS));
          g_assert_cmpstr (change + strlen (MINUS), ==, text);
        }
    }
}

/* Runs in a process of its own, where half is "0,5" to printf. The program keeps the locale's
 * numbers out; were they let in, nothing might change. */
static void
test_german_child (void)
{
  g_autofree char *half = NULL;

  g_assert_cmpstr (setlocale (LC_NUMERIC, NULL), ==, "C");
  g_assert_nonnull (setlocale (LC_NUMERIC, ""));
  half = g_strdup_printf ("%.1f", 0.5);
  g_assert_cmpstr (half, ==, "0,5");
  test_decimal ();
  test_count ();
  test_bytes ();
}

static void
test_german (void)
{
  g_autofree char *folder = g_dir_make_tmp ("bestiary-locale-XXXXXX", NULL);
  g_autofree char *locale = g_build_filename (folder, "de_DE.UTF-8", NULL);
  const char *const arguments[] = { "localedef", "--no-archive", "-i", "de_DE", "-f", "UTF-8", locale, NULL };
  const char *const tidy[] = { "rm", "-rf", folder, NULL };
  gboolean made = FALSE;
  int status = -1;

  g_setenv ("LOCPATH", folder, TRUE);
  if (g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL,
                    NULL, NULL, NULL, NULL, &status, NULL))
    made = setlocale (LC_NUMERIC, "de_DE.UTF-8") != NULL; /* newlocale() would leak with LOCPATH */
  setlocale (LC_NUMERIC, "C");
  if (!made)
    {
      g_test_skip ("No German locale can be made here");
    }
  else
    {
      g_setenv ("LC_NUMERIC", "de_DE.UTF-8", TRUE);
      g_unsetenv ("LC_ALL");
      g_test_trap_subprocess ("/format/limits/german/subprocess", 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
      g_test_trap_assert_passed ();
    }
  g_spawn_sync (NULL, (char **) tidy, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  bst_i18n_init ();

  g_test_add_func ("/format/limits/count", test_count);
  g_test_add_func ("/format/limits/tally", test_tally);
  g_test_add_func ("/format/limits/number", test_number);
  g_test_add_func ("/format/limits/change", test_change);
  g_test_add_func ("/format/limits/context", test_context);
  g_test_add_func ("/format/limits/bytes", test_bytes);
  g_test_add_func ("/format/limits/decimal", test_decimal);
  g_test_add_func ("/format/limits/range", test_range);
  g_test_add_func ("/format/limits/date", test_date);
  g_test_add_func ("/format/limits/age", test_age);
  g_test_add_func ("/format/limits/time-left", test_time_left);
  g_test_add_func ("/format/limits/rate", test_rate);
  g_test_add_func ("/format/limits/joined", test_joined);
  g_test_add_func ("/format/limits/properties", test_properties);
  g_test_add_func ("/format/limits/german", test_german);
  g_test_add_func ("/format/limits/german/subprocess", test_german_child);

  return g_test_run ();
}
