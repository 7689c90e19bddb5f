#include "core/query-private.h"

#include <math.h>

static const struct
{
  const char *text;
  double value; /* -1 where it is no number, -2 where it is too large */
  double below; /* how much less still counts as it; 0 where that is told elsewhere */
} cases[] = {
  { "7b", 7e9, 5e8 },
  { "0.5b", 5e8, 5e7 },
  { "128000", 128000, 0 },
  { "0", 0, 0 },
  { "七b", 7e9, 0 },
  { "70亿", 7e9, 5e8 },
  { "七十亿", 7e9, 5e8 },
  { "一百三亿", 1.3e10, 5e8 },
  { "亿", 1e8, 0 },
  { "千", 1000, 0 },
  { "百万", 1e6, 0 },
  { "千亿", 1e11, 0 },
  { "万亿", 1e12, 0 },
  { "萬億", 1e12, 0 },
  { "5百万", 5e6, 0 },
  { "5百", 500, 0 },
  { "140000万", 1.4e9, 0 },
  /* decimals */
  { "1.8千亿", 1.8e11, 5e9 },
  { "0.18万亿", 1.8e11, 5e9 },
  { "一点八千亿", 1.8e11, 5e9 },
  { "一点五亿", 1.5e8, 5e6 },
  { "零點一八兆", 1.8e11, 5e9 },
  { "一点〇亿", 1e8, 0 },
  { "1.5亿3千万", -1, 0 },
  { "1.5亿5", -1, 0 },
  { "一点五亿五", -1, 0 },
  { "1亿1.5万", -1, 0 },
  { "一点亿", -1, 0 },
  { "点五亿", -1, 0 },
  /* parts */
  { "一亿五千万", 1.5e8, 5e6 },
  { "1亿5000万", 1.5e8, 5e6 },
  { "一亿零五百万", 1.05e8, 0 },
  { "三十二亿五千万", 3.25e9, 0 },
  { "1兆5000億", 1.5e12, 0 },
  { "一万亿两千亿", 1.2e12, 0 },
  { "1千5百亿", 1.5e11, 5e9 },
  { "2千3百亿", 2.3e11, 0 },
  { "1千8百万", 1.8e7, 0 },
  { "1亿3亿", -1, 0 },
  { "1亿2万亿", -1, 0 },
  { "1亿140000万", -1, 0 },
  { "1百2千亿", -1, 0 },
  { "1亿2兆", -1, 0 },
  /* 万 of 亿 */
  { "一万三千亿", 1.3e12, 5e10 },
  { "1万2千亿", 1.2e12, 5e10 },
  { "1万3千万", -1, 0 },
  { "1百万亿", 1e14, 0 },
  { "5千万亿", 5e15, 0 },
  { "1千兆", 1e15, 0 },
  { "1千2万3亿", -1, 0 },
  { "1亿2万3千亿", -1, 0 },
  { "1万万", -1, 0 },
  { "70亿万", -1, 0 },
  { "1万亿亿", -1, 0 },
  { "亿亿", -1, 0 },
  { "千千", -1, 0 },
  { "百千亿", -1, 0 },
  /* what is said without its unit */
  { "一亿五", 1.5e8, 5e6 },
  { "1亿5", 1.5e8, 5e6 },
  { "一万亿五", 1.5e12, 0 },
  { "3万5", 35000, 500 },
  { "5千5", 5500, 50 },
  { "一亿五千", 1.5e8, 0 },
  { "1亿5000", 1.5e8, 0 },
  { "70亿5千", 7.05e9, 0 },
  { "1兆5000", 1.5e12, 0 },
  { "一亿零五千", 100005000, 0 },
  { "一亿零五", 100000005, 0 },
  { "一亿五百", -1, 0 },
  { "十二万八千", 128000, 0 },
  { "一万零五百", 10500, 0 },
  { "1万5000", 15000, 0 },
  { "5千50", -1, 0 },
  /* a Latin unit ends a number that it counts whole */
  { "1万5b", -1, 0 },
  { "1千5b", -1, 0 },
  { "3万2k", -1, 0 },
  { "7bb", -1, 0 },
  { "7b亿", -1, 0 },
  { "亿b", -1, 0 },
  { "b", -1, 0 },
  { "1.2.3b", -1, 0 },
  { "7x", -1, 0 },
  /* too large, or too long */
  { "99999t", -2, 0 },
  { "1万兆", -2, 0 },
  { "99999999999999999999999", -2, 0 },
  { "0.00000000000000000000000000000000000000001", 0, 0 },
};

static void
test_values (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      BstQuantity quantity = { 0 };
      BstRangeError error = bst_quantity_parse (cases[i].text, strlen (cases[i].text), BST_NUMBER_COUNT, &quantity);
      double value = error == BST_RANGE_NO_NUMBER ? -1 : error == BST_RANGE_TOO_LARGE ? -2
                                                                                      : quantity.value;

      if (fabs (value - cases[i].value) > 1e-9 * fabs (cases[i].value) + 1e-9)
        g_error ("“%s” is %.17g", cases[i].text, value);
      if (cases[i].below > 0 && fabs (quantity.leeway.below - cases[i].below) > 1e-9 * cases[i].below)
        g_error ("“%s” may be %.17g less", cases[i].text, quantity.leeway.below);
      if (value >= 0)
        g_assert_cmpfloat (quantity.scale, ==, 1);
    }
}

/* 32k tokens may be 32 times 1,024; 3万2千 are 32,000. */
static void
test_context (void)
{
  BstQuantity quantity;

  g_assert_cmpint (bst_quantity_parse ("32k", 3, BST_NUMBER_CONTEXT, &quantity), ==, BST_RANGE_OK);
  g_assert_cmpfloat (quantity.value, ==, 32000);
  g_assert_cmpfloat (quantity.scale, ==, 1.024);
  g_assert_cmpint (bst_quantity_parse ("3万2千", strlen ("3万2千"), BST_NUMBER_CONTEXT, &quantity), ==, BST_RANGE_OK);
  g_assert_cmpfloat (quantity.value, ==, 32000);
  g_assert_cmpfloat (quantity.scale, ==, 1);
}

static void
test_no_text (void)
{
  BstQuantity quantity;

  g_assert_cmpint (bst_quantity_parse ("7b", 0, BST_NUMBER_COUNT, &quantity), ==, BST_RANGE_EMPTY);
  g_assert_cmpint (bst_quantity_parse ("-7b", 3, BST_NUMBER_COUNT, &quantity), ==, BST_RANGE_NEGATIVE);
  g_assert_cmpint (bst_quantity_parse ("7b..", 2, BST_NUMBER_COUNT, &quantity), ==, BST_RANGE_OK);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/query-quantity/values", test_values);
  g_test_add_func ("/core/query-quantity/context", test_context);
  g_test_add_func ("/core/query-quantity/no-text", test_no_text);
  return g_test_run ();
}
