#include "app/auto-refresh.h"

#define DAY (24 * 60 * 60)
#define NOW G_GINT64_CONSTANT (1795600000)

/* A refresh two days ago, with a network that may be used. */
static const BstAutoRefreshSituation due = {
  .interval = DAY,
  .now = NOW,
  .last_refresh = NOW - 2 * DAY,
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
  situation.last_refresh = NOW - DAY;
  g_assert_true (bst_auto_refresh_is_due (&situation));
  situation.last_refresh = NOW - DAY + 1;
  g_assert_false (bst_auto_refresh_is_due (&situation));
  situation.last_refresh = -1;
  g_assert_true (bst_auto_refresh_is_due (&situation));
  /* A clock that was set back. */
  situation.last_refresh = NOW + 3 * DAY;
  g_assert_true (bst_auto_refresh_is_due (&situation));
  situation.last_refresh = NOW - 2 * DAY;
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

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer done)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) changes = bst_library_save_finish (BST_LIBRARY (source), result, &error);

  g_assert_no_error (error);
  g_assert_nonnull (changes);
  *(gboolean *) done = TRUE;
}

/* Has @library keep figures of @at: of the model of that number alone, or of all but it. */
static void
save (BstLibrary *library, guint number, gboolean all_but, gint64 at)
{
  g_autoptr (GPtrArray) followed = bst_library_dup_followed (library);
  g_autoptr (BstHarvest) harvest = bst_harvest_new ();
  gboolean done = FALSE;

  for (guint i = 0; i < followed->len; i++)
    {
      const BstFollowed *item = g_ptr_array_index (followed, i);
      g_autoptr (BstRepository) record = bst_repository_new (item->id, BST_HUB_ENDPOINT);

      if ((i == number) == all_but)
        continue;
      record->fetched_at = at;
      bst_harvest_add (harvest, record, item->id);
    }
  bst_library_save_async (library, harvest, NULL, saved_cb, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_one_model_is_not_all (void)
{
  g_autoptr (BstLibrary) library = bst_library_new (NULL, NULL, NULL);

  g_assert_cmpint (bst_auto_refresh_find_last (library, -1, NOW), ==, -1);
  g_assert_cmpint (bst_auto_refresh_find_last (library, NOW - 5, NOW), ==, NOW - 5);

  /* the first figures, of one model */
  save (library, 3, FALSE, NOW - 10);
  g_assert_cmpint (bst_auto_refresh_find_last (library, -1, NOW), ==, -1);
  g_assert_cmpint (bst_auto_refresh_find_last (library, NOW - 2 * DAY, NOW), ==, NOW - 2 * DAY);

  /* of all, three days ago, as by the command line, and of one since */
  save (library, 3, TRUE, NOW - 3 * DAY);
  g_assert_cmpint (bst_auto_refresh_find_last (library, -1, NOW), ==, NOW - 3 * DAY);
  g_assert_cmpint (bst_auto_refresh_find_last (library, NOW - 4 * DAY, NOW), ==, NOW - 3 * DAY);
  g_assert_cmpint (bst_auto_refresh_find_last (library, NOW - DAY, NOW), ==, NOW - DAY);
}

/* A clock that was wrong once does not call for a refresh each hour. */
static void
test_future (void)
{
  g_autoptr (BstLibrary) library = bst_library_new (NULL, NULL, NULL);

  save (library, 3, FALSE, NOW + 300 * DAY);
  save (library, 3, TRUE, NOW - 60);
  g_assert_cmpint (bst_auto_refresh_find_last (library, NOW - 60, NOW), ==, NOW - 60);
  g_assert_cmpint (bst_auto_refresh_find_last (library, -1, NOW), ==, -1);
  g_assert_cmpint (bst_auto_refresh_find_last (library, NOW + DAY, NOW), ==, -1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/auto-refresh/interval", test_interval);
  g_test_add_func ("/auto-refresh/age", test_age);
  g_test_add_func ("/auto-refresh/network", test_network);
  g_test_add_func ("/auto-refresh/patience", test_patience);
  g_test_add_func ("/auto-refresh/one-model-is-not-all", test_one_model_is_not_all);
  g_test_add_func ("/auto-refresh/future", test_future);
  return g_test_run ();
}
