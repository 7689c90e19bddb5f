/* Refreshes from a server that answers under other names than it was asked for. */
#include "small-hub.h"

#include "../wait.h"
#include "refresh/refresh.h"

#define N_MODELS 5

typedef struct
{
  SmallHub *hub;
  BstLibrary *library;
  BstHubClient *client;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->hub = small_hub_new ();
  fixture->client = small_hub_new_client (fixture->hub);
  fixture->library = bst_library_new (NULL, NULL, NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  test_finalize (fixture->client);
  test_finalize (fixture->library);
  small_hub_free (fixture->hub);
}

static void
got_result (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static BstRefreshOutcome *
refresh (Fixture *fixture, const char *const *ids)
{
  g_autoptr (GAsyncResult) result = NULL;

  bst_refresh_async (fixture->library, fixture->client, ids, NULL, FALSE, NULL, NULL, NULL, got_result, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return bst_refresh_finish (fixture->library, result);
}

static void
assert_id (Fixture *fixture, const char *asked, const char *expected)
{
  const BstRepository *record = bst_library_get_repository (fixture->library, asked);

  g_assert_nonnull (record);
  g_assert_cmpstr (record->id, ==, expected);
  g_assert_cmpint (record->downloads, ==, small_hub_get_downloads (expected));
}

static const char *const ids[] = { "a/one", "b/two", "c/three", "d/four", "x/same", NULL };

/* All lead to one place: none of them is believed, but for the one that has that name. */
static void
test_crowd (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BstRefreshOutcome) before = refresh (fixture, ids);
  g_autoptr (BstRefreshOutcome) outcome = NULL;
  g_autoptr (BstRefreshOutcome) after = NULL;

  g_assert_no_error (before->error);
  g_assert_cmpuint (before->answered, ==, N_MODELS);
  for (guint i = 0; i < 4; i++)
    g_hash_table_insert (fixture->hub->redirects, (char *) ids[i], (char *) "x/same");
  outcome = refresh (fixture, ids);
  g_assert_cmpuint (outcome->answered, ==, 1);
  g_assert_cmpuint (outcome->failed, ==, 4);
  g_assert_cmpuint (outcome->failures->len, ==, 4);
  g_assert_cmpuint (outcome->renames->len, ==, 0);
  g_assert_cmpuint (outcome->changes->len, ==, 0);
  for (guint i = 0; i < 4; i++)
    {
      const BstRefreshFailure *failure = g_ptr_array_index (outcome->failures, i);

      g_assert_error (failure->error, BST_HUB_ERROR, BST_HUB_ERROR_BAD_REPLY);
    }
  for (guint i = 0; i < N_MODELS; i++)
    assert_id (fixture, ids[i], ids[i]);

  g_hash_table_remove_all (fixture->hub->redirects);
  after = refresh (fixture, ids);
  g_assert_cmpuint (after->answered, ==, N_MODELS);
  g_assert_cmpuint (after->changes->len, ==, 0);
}

/* One that was led astray alone is its own again as soon as it is asked for again. */
static void
test_heals (Fixture *fixture, gconstpointer data)
{
  const char *const one[] = { "a/one", NULL };
  g_autoptr (BstRefreshOutcome) before = refresh (fixture, one);
  g_autoptr (BstRefreshOutcome) astray = NULL;
  g_autoptr (BstRefreshOutcome) again = NULL;
  g_autoptr (BstRefreshOutcome) healed = NULL;
  g_autoptr (BstRefreshOutcome) after = NULL;

  g_assert_nonnull (before);
  g_hash_table_insert (fixture->hub->redirects, (char *) "a/one", (char *) "x/same");
  astray = refresh (fixture, one);
  g_assert_cmpuint (astray->renames->len, ==, 1);
  assert_id (fixture, "a/one", "x/same");
  /* told once */
  again = refresh (fixture, one);
  g_assert_cmpuint (again->renames->len, ==, 0);
  g_assert_cmpuint (again->answered, ==, 1);

  g_hash_table_remove_all (fixture->hub->redirects);
  healed = refresh (fixture, one);
  g_assert_cmpuint (healed->answered, ==, 1);
  g_assert_cmpuint (healed->renames->len, ==, 1);
  assert_id (fixture, "a/one", "a/one");
  after = refresh (fixture, one);
  g_assert_cmpuint (after->renames->len, ==, 0);
}

/* Where the old name leads nowhere any more, the new one is asked for. */
static void
test_new_name (Fixture *fixture, gconstpointer data)
{
  const char *const two[] = { "a/one", "b/two", NULL };
  g_autoptr (BstRefreshOutcome) before = NULL;
  g_autoptr (BstRefreshOutcome) after = NULL;
  g_autoptr (BstRefreshOutcome) neither = NULL;

  g_hash_table_insert (fixture->hub->redirects, (char *) "a/one", (char *) "a/new");
  before = refresh (fixture, two);
  g_assert_cmpuint (before->answered, ==, 2);
  g_hash_table_remove_all (fixture->hub->redirects);
  g_hash_table_add (fixture->hub->missing, (char *) "a/one");
  after = refresh (fixture, two);
  g_assert_no_error (after->error);
  g_assert_cmpuint (after->answered, ==, 2);
  g_assert_cmpuint (after->failed, ==, 0);
  g_assert_cmpuint (after->renames->len, ==, 0);
  assert_id (fixture, "a/one", "a/new");

  g_hash_table_add (fixture->hub->missing, (char *) "a/new");
  neither = refresh (fixture, two);
  g_assert_cmpuint (neither->answered, ==, 1);
  g_assert_cmpuint (neither->failed, ==, 1);
  assert_id (fixture, "a/one", "a/new");
}

/* The guide's name and one that a person added may well be one repository. */
static void
test_two_names (Fixture *fixture, gconstpointer data)
{
  const char *const two[] = { "a/one", "x/same", NULL };
  g_autoptr (BstRefreshOutcome) outcome = NULL;

  g_hash_table_insert (fixture->hub->redirects, (char *) "a/one", (char *) "x/same");
  outcome = refresh (fixture, two);
  g_assert_cmpuint (outcome->answered, ==, 2);
  g_assert_cmpuint (outcome->renames->len, ==, 1);
  assert_id (fixture, "a/one", "x/same");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add ("/refresh/names/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("crowd", test_crowd);
  ADD ("heals", test_heals);
  ADD ("new-name", test_new_name);
  ADD ("two-names", test_two_names);
  return g_test_run ();
}
