/* Ages of figures, in words: no display. */
#include "core/i18n.h"
#include "ui/age.h"

#define DAY (24 * 60 * 60)
#define MIRROR "https://hf-mirror.com"

static void
assert_range (const char *language, gint64 oldest, gint64 newest, const char *expected)
{
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  g_autofree char *text = NULL;

  bst_i18n_set_language (language);
  text = bst_age_dup_range_text (now - oldest, now - newest, MIRROR);
  g_assert_cmpstr (text, ==, expected);
}

static void
test_range (void)
{
  assert_range ("en", 3 * DAY + 60, 0, "just now to 3 days ago · hf-mirror.com");
  assert_range ("en", 3 * DAY + 60, DAY + 60, "1 day ago to 3 days ago · hf-mirror.com");
  assert_range ("zh_CN", 3 * DAY + 60, 0, "刚刚至 3 天前 · hf-mirror.com");
  assert_range ("zh_TW", 3 * DAY + 60, DAY + 60, "1 天前至 3 天前 · hf-mirror.com");
}

/* What is one age to a person is told as one. A clock may have been set back. */
static void
test_one_age (void)
{
  assert_range ("en", 3 * DAY + 3600, 3 * DAY + 60, "3 days ago · hf-mirror.com");
  assert_range ("en", 5, -DAY, "just now · hf-mirror.com");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  bst_i18n_init ();
  g_test_add_func ("/ui/age/range", test_range);
  g_test_add_func ("/ui/age/one-age", test_one_age);
  return g_test_run ();
}
