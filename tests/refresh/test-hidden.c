/* What the Hub says to one without a token of what was there with one. */
#include "core/repository-text.h"
#include "holder.h"
#include "refresh/refresh.h"
#include "small-hub.h"

#define TOKEN "hf_granted"

static void
got_result (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

/* @token: (nullable) */
static void
refresh (SmallHub *hub, BstLibrary *library, const char *token)
{
  static const char *const ids[] = { "a/one", NULL };
  g_autoptr (BstHubSettings) settings = bst_hub_settings_new ();
  g_autoptr (BstHubClient) client = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (BstRefreshOutcome) outcome = NULL;

  g_assert_true (bst_hub_settings_set_endpoint (settings, hub->endpoint, NULL));
  bst_hub_settings_set_token (settings, token);
  settings->token_for_mirror = TRUE;
  client = bst_hub_client_new (settings);
  bst_refresh_async (library, client, ids, NULL, FALSE, NULL, NULL, NULL, got_result, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  outcome = bst_refresh_finish (library, result);
  g_assert_cmpuint (outcome->answered, ==, 1);
}

/* It is kept with the figures that a token was needed for them, perhaps. */
static void
test_kept (void)
{
  g_autoptr (SmallHub) hub = small_hub_new ();
  g_autoptr (Home) home = home_new ();
  g_autoptr (BstLibrary) library = home_open (home);

  for (int i = 0; i < 2; i++)
    {
      g_autoptr (BstLibrary) again = NULL;

      refresh (hub, library, i == 0 ? TOKEN : NULL);
      again = home_open (home);
      g_assert_cmpint (bst_library_get_repository (again, "a/one")->token_sent, ==, i == 0 ? 1 : -1);
    }
}

static void
test_hidden (void)
{
  g_autoptr (BstHubSettings) settings = bst_hub_settings_new ();
  g_autoptr (BstRepository) known = bst_repository_new ("a/one", BST_HUB_ENDPOINT);

  g_assert_false (bst_refresh_may_be_hidden (NULL, settings));
  g_assert_false (bst_refresh_may_be_hidden (known, settings));
  known->token_sent = 1;
  g_assert_true (bst_refresh_may_be_hidden (known, settings));
  bst_hub_settings_set_token (settings, TOKEN);
  g_assert_false (bst_refresh_may_be_hidden (known, settings));
  g_assert_true (bst_hub_settings_set_endpoint (settings, "https://hf-mirror.com", NULL));
  g_assert_true (bst_refresh_may_be_hidden (known, settings));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/refresh/hidden/kept", test_kept);
  g_test_add_func ("/refresh/hidden/hidden", test_hidden);
  return g_test_run ();
}
