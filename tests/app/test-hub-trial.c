/* Trying another Hub: whose token goes where. */
#include "config.h"

#include "app/hub-settings.h"

#define MIRROR "https://mirror.example"
#define OFFICIAL "https://huggingface.co"

static BstHubSettings *
settings_new (const char *endpoint, const char *token, const char *source)
{
  BstHubSettings *settings = bst_hub_settings_new ();

  g_assert_true (bst_hub_settings_set_endpoint (settings, endpoint, NULL));
  g_assert_true (bst_hub_settings_set_token (settings, token));
  settings->token_source = g_strdup (source);
  settings->token_for_mirror = TRUE;
  return settings;
}

/* Whether a request to @endpoint would carry a token, and which. */
static void
assert_token (const char *in_use, const char *source, const char *endpoint, const char *typed, const char *expected)
{
  g_autoptr (BstHubSettings) now = settings_new (in_use, "hf_kept", source);
  g_autoptr (GError) error = NULL;
  g_autoptr (BstHubSettings) trial = bst_app_hub_settings_with_endpoint (now, endpoint, typed, &error);
  g_autoptr (GUri) uri = NULL;

  g_assert_no_error (error);
  uri = g_uri_parse (trial->endpoint, G_URI_FLAGS_NONE, NULL);
  g_assert_cmpstr (bst_hub_settings_allow_token (trial, uri) ? trial->token : NULL, ==, expected);
  g_assert_cmpstr (now->token, ==, "hf_kept");
}

static void
test_token (void)
{
  /* the same one, however it is written */
  assert_token (MIRROR, NULL, MIRROR, NULL, "hf_kept");
  assert_token (MIRROR, NULL, "https://MIRROR.example:443/", NULL, "hf_kept");
  assert_token (OFFICIAL, NULL, OFFICIAL, NULL, "hf_kept");
  /* another one, the official Hub too */
  assert_token (MIRROR, NULL, OFFICIAL, NULL, NULL);
  assert_token (MIRROR, "HF_TOKEN", OFFICIAL, NULL, NULL);
  assert_token (OFFICIAL, NULL, MIRROR, NULL, NULL);
  assert_token (MIRROR, NULL, "https://mirror.example:8443", NULL, NULL);
  /* what was typed for it */
  assert_token (MIRROR, NULL, OFFICIAL, "hf_typed", "hf_typed");
  assert_token (OFFICIAL, NULL, MIRROR, "hf_typed", "hf_typed");
}

static void
test_wrong_address (void)
{
  g_autoptr (BstHubSettings) now = settings_new (MIRROR, "hf_kept", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (bst_app_hub_settings_with_endpoint (now, "ftp://mirror.example", NULL, &error));
  g_assert_nonnull (error);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/hub-trial/token", test_token);
  g_test_add_func ("/app/hub-trial/wrong-address", test_wrong_address);
  return g_test_run ();
}
