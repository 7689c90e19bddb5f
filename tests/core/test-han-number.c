#include "core/han-number.h"

static void
test_numbers (void)
{
  static const struct
  {
    const char *text;
    int number; /* -1 where there is none */
    const char *rest;
  } cases[] = {
    { "七", 7, "" },
    { "两", 2, "" },
    { "兩", 2, "" },
    { "〇", 0, "" },
    { "零", 0, "" },
    { "十", 10, "" },
    { "十三", 13, "" },
    { "七十", 70, "" },
    { "七十二", 72, "" },
    { "百", 100, "" },
    { "一百三", 130, "" },
    { "一百三十", 130, "" },
    { "一百零三", 103, "" },
    { "一百一十三", 113, "" },
    { "千", 1000, "" },
    { "一千七百六十", 1760, "" },
    { "一千零五", 1005, "" },
    { "一千七", 1700, "" },
    { "九千九百九十九", 9999, "" },
    { "七十亿", 70, "亿" },
    { "一百三亿", 130, "亿" },
    { "十万", 10, "万" },
    { "三十二十", 30, "二十" },
    { "七八", 7, "八" },
    { "百千", 100, "千" },
    { "零十", -1, "零十" },
    { "", -1, "" },
    { "亿", -1, "亿" },
    { "7", -1, "7" },
    { "b", -1, "b" },
    { "壹", -1, "壹" },
    { "十十", 10, "十" },
    { "两千", 2000, "" },
    { "一百零", 100, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *text = cases[i].text;
      guint64 number = 0;
      gboolean is_read = bst_han_read_number (&text, &number);

      if (is_read != (cases[i].number >= 0) || (is_read && number != (guint64) cases[i].number) || !g_str_equal (text, cases[i].rest))
        g_error ("“%s” is %" G_GUINT64_FORMAT ", and “%s” is left", cases[i].text, number, text);
    }
}

static void
test_digits (void)
{
  const char *text = "〇二兩9";
  guint digit;

  g_assert_true (bst_han_read_digit (&text, &digit));
  g_assert_cmpuint (digit, ==, 0);
  g_assert_true (bst_han_read_digit (&text, &digit));
  g_assert_cmpuint (digit, ==, 2);
  g_assert_true (bst_han_read_digit (&text, &digit));
  g_assert_cmpuint (digit, ==, 2);
  g_assert_false (bst_han_read_digit (&text, &digit));
  g_assert_cmpstr (text, ==, "9");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/han-number/numbers", test_numbers);
  g_test_add_func ("/han-number/digits", test_digits);
  return g_test_run ();
}
