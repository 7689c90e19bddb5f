#include "core/date.h"

static void
test_parse (void)
{
  static const struct
  {
    const char *text;
    BstDate date;
  } cases[] = {
    { "2023", { 2023, 0, 0 } },
    { "2023-07", { 2023, 7, 0 } },
    { "2023-07-18", { 2023, 7, 18 } },
    { "2024-02-29", { 2024, 2, 29 } },
    { "0001-01-01", { 1, 1, 1 } },
    { "9999-12-31", { 9999, 12, 31 } },
  };
  static const char *const none[] = {
    NULL,
    "",
    "23",
    "0000",
    "20230",
    "2023-",
    "2023-7",
    "2023-00",
    "2023-13",
    "2023-07-",
    "2023-07-1",
    "2023-07-00",
    "2023-02-29",
    "2023-02-31",
    "2023-04-31",
    "2023-07-180",
    "2023-07-18 ",
    " 2023",
    "+202",
    "2023/07",
    "2023-07-18T00:00:00Z",
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      BstDate date = { -1, -1, -1 };

      g_test_message ("%s", cases[i].text);
      g_assert_true (bst_date_parse (cases[i].text, &date));
      g_assert_cmpint (date.year, ==, cases[i].date.year);
      g_assert_cmpint (date.month, ==, cases[i].date.month);
      g_assert_cmpint (date.day, ==, cases[i].date.day);
    }
  for (guint i = 0; i < G_N_ELEMENTS (none); i++)
    {
      BstDate date = { -1, -1, -1 };

      g_test_message ("%s", none[i]);
      g_assert_false (bst_date_parse (none[i], &date));
      g_assert_cmpint (date.year, ==, -1);
    }
}

/* A date that is known to the month or year counts as the middle of it. */
static void
test_days (void)
{
  BstDate first = { 1, 1, 1 }, day = { 2023, 2, 28 }, month = { 2023, 2, 0 }, year = { 2023, 0, 0 };

  g_assert_cmpfloat (bst_date_get_days (&first), ==, 1);
  g_assert_cmpfloat (bst_date_get_days (&day), ==, 738579);
  g_assert_cmpfloat (bst_date_get_days (&month), ==, 738579 - 13);
  g_assert_cmpfloat (bst_date_get_days (&year), ==, 738579 + 123);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/date/parse", test_parse);
  g_test_add_func ("/date/days", test_days);
  return g_test_run ();
}
