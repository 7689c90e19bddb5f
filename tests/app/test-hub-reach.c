/* Whether there is a Hub at an address, and what is said of it. */
#include "served.h"

#include "app/hub-reach.h"

#define TOKEN "hf_owner"
#define LONG 60000

static Served *served;

/* Returns: (transfer full) (nullable) */
static BstReach *
reach (const char *endpoint, guint longest, GCancellable *cancellable, GError **error)
{
  g_autoptr (BstHubSettings) settings = served_dup_settings (served, TOKEN);
  g_autoptr (GAsyncResult) result = NULL;

  bst_hub_reach_async (NULL, settings, endpoint, longest, cancellable, test_got_result, &result);
  return bst_hub_reach_finish (test_wait (&result), error);
}

static void
assert_reach (const char *trouble, BstReachKind kind)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BstReach) found = NULL;

  served_reset (served);
  if (trouble != NULL)
    served_trouble (served, trouble);
  found = reach (served->origin, LONG, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (found->kind, ==, kind);
}

static void
test_kinds (void)
{
  assert_reach (NULL, BST_REACH_ANSWERED);
  assert_reach ("not-json", BST_REACH_NOT_A_HUB);
  assert_reach ("empty", BST_REACH_NOT_A_HUB);
  assert_reach ("wrong-types=root", BST_REACH_NOT_A_HUB);
  assert_reach ("status=404", BST_REACH_NOT_A_HUB);
  assert_reach ("status=403", BST_REACH_LOCKED);
  assert_reach ("unauthorized", BST_REACH_LOCKED);
  assert_reach ("server-error=503", BST_REACH_BUSY);
  assert_reach ("rate-limit=3", BST_REACH_BUSY);
  assert_reach ("close=headers", BST_REACH_CUT_OFF);
}

/* It is asked once, and whoever it is does not learn the token. */
static void
test_one_question (void)
{
  g_autoptr (BstReach) found = NULL;

  served_reset (served);
  served_trouble (served, "server-error=503");
  found = reach (served->origin, LONG, NULL, NULL);
  g_assert_cmpint (found->kind, ==, BST_REACH_BUSY);
  g_assert_cmpuint (served_count (served, NULL, "/api/models", NULL), ==, 1);
  g_assert_cmpuint (served_count (served, NULL, NULL, NULL), ==, 1);
  g_assert_cmpuint (served_count (served, NULL, NULL, "Authorization"), ==, 0);
}

static void
test_silent (void)
{
  g_autoptr (BstReach) found = NULL;

  served_reset (served);
  served_trouble (served, "stall");
  found = reach (served->origin, 50, NULL, NULL);
  g_assert_cmpint (found->kind, ==, BST_REACH_SILENT);
  g_assert_cmpuint (found->milliseconds, ==, 50);
}

static void
test_refused (void)
{
  /* a port where nobody may listen */
  g_autoptr (BstReach) found = reach ("http://127.0.0.1:1", LONG, NULL, NULL);

  g_assert_cmpint (found->kind, ==, BST_REACH_REFUSED);
}

static void
test_cancelled (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  served_reset (served);
  served_trouble (served, "stall");
  g_cancellable_cancel (cancellable);
  g_assert_null (reach (served->origin, LONG, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_no_address (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (reach ("hub.example", LONG, NULL, &error));
  g_assert_error (error, BST_HUB_ERROR, BST_HUB_ERROR_INVALID);
}

static void
assert_words (BstReachKind kind, guint milliseconds, const char *expected)
{
  g_autoptr (BstReach) found = bst_reach_new (kind, milliseconds);
  g_autofree char *words = bst_reach_dup_words (found);

  g_assert_cmpstr (words, ==, expected);
}

static void
test_words (void)
{
  assert_words (BST_REACH_ANSWERED, 0, "answered in 0.1 s");
  assert_words (BST_REACH_ANSWERED, 349, "answered in 0.3 s");
  assert_words (BST_REACH_ANSWERED, 9949, "answered in 9.9 s");
  assert_words (BST_REACH_ANSWERED, 9950, "answered in 10.0 s");
  assert_words (BST_REACH_SILENT, 10000, "no answer within 10 s");
  assert_words (BST_REACH_NOT_A_HUB, 10, "answered, but is not the Hub");
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  served = served_start ("--models=3", NULL);
  g_test_add_func ("/app/hub-reach/kinds", test_kinds);
  g_test_add_func ("/app/hub-reach/one-question", test_one_question);
  g_test_add_func ("/app/hub-reach/silent", test_silent);
  g_test_add_func ("/app/hub-reach/refused", test_refused);
  g_test_add_func ("/app/hub-reach/cancelled", test_cancelled);
  g_test_add_func ("/app/hub-reach/no-address", test_no_address);
  g_test_add_func ("/app/hub-reach/words", test_words);
  status = g_test_run ();
  served_end (served);
  return status;
}
