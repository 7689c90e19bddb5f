#include "app/auto-refresh.h"

#define DAY (24 * 60 * 60)
#define NOW G_GINT64_CONSTANT (1795600000)

/* Figures of two days ago, with a network that may be used. */
static const BstAutoRefreshSituation due = {
  .interval = DAY,
  .now = NOW,
  .newest = NOW - 2 * DAY,
  .last_try = -1,
  .is_online = TRUE,
};

static void
test_interval (void)
{
  g_assert_cmpint (bst_auto_refresh_interval_from_string ("off"), ==, 0);
  g_assert_cmpint (bst_auto_refresh_interval_from_string ("daily"), ==, DAY);
  g_assert_cmpint (bst_auto_refresh_interval_from_string ("weekly"), ==, 7 * DAY);
  g_assert_cmpint (bst_auto_refresh_interval_from_string ("hourly"), ==, 0);
}

static void
test_age (void)
{
  BstAutoRefreshSituation situation = due;

  g_assert_true (bst_auto_refresh_is_due (&situation));
  situation.newest = NOW - DAY;
  g_assert_true (bst_auto_refresh_is_due (&situation));
  situation.newest = NOW - DAY + 1;
  g_assert_false (bst_auto_refresh_is_due (&situation));
  situation.newest = -1;
  g_assert_true (bst_auto_refresh_is_due (&situation));
  /* A clock that was set back. */
  situation.newest = NOW + 3 * DAY;
  g_assert_true (bst_auto_refresh_is_due (&situation));
  situation.newest = NOW - 2 * DAY;
  situation.interval = 7 * DAY;
  g_assert_false (bst_auto_refresh_is_due (&situation));
  situation.interval = 0;
  g_assert_false (bst_auto_refresh_is_due (&situation));
}

static void
test_network (void)
{
  BstAutoRefreshSituation situation = due;

  situation.is_metered = TRUE;
  g_assert_false (bst_auto_refresh_is_due (&situation));
  situation = due;
  situation.is_online = FALSE;
  g_assert_false (bst_auto_refresh_is_due (&situation));
  situation = due;
  situation.is_forbidden = TRUE;
  g_assert_false (bst_auto_refresh_is_due (&situation));
  situation = due;
  situation.is_running = TRUE;
  g_assert_false (bst_auto_refresh_is_due (&situation));
}

static void
test_patience (void)
{
  BstAutoRefreshSituation situation = due;

  situation.last_try = NOW - 60;
  g_assert_false (bst_auto_refresh_is_due (&situation));
  situation.last_try = NOW - 60 * 60;
  g_assert_true (bst_auto_refresh_is_due (&situation));
  situation.last_try = NOW + 60;
  g_assert_true (bst_auto_refresh_is_due (&situation));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/auto-refresh/interval", test_interval);
  g_test_add_func ("/auto-refresh/age", test_age);
  g_test_add_func ("/auto-refresh/network", test_network);
  g_test_add_func ("/auto-refresh/patience", test_patience);
  return g_test_run ();
}
