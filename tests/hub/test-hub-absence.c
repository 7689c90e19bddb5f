/* What is taken as proof that the Hub has no such repository, or has closed it. */
#include "hub/answer.h"

#include "hub/error.h"

#include <string.h>

#define BY_ANONYMOUS "{\"error\":\"Invalid username or password.\"}"

typedef struct
{
  guint status;
  const char *code, *type, *body;
  gboolean had_token, is_official;
  gboolean is_proof;
} Case;

static GError *
error_of (const Case *answered)
{
  g_autoptr (GBytes) body = g_bytes_new_static (answered->body, strlen (answered->body));
  BstHubAnswer answer = {
    .status = answered->status,
    .error_code = (char *) answered->code,
    .content_type = (char *) answered->type,
    .body = body,
    .had_token = answered->had_token,
    .limits = { -1, -1, -1, -1 },
  };
  BstHubRequest request = { .id = (char *) "a/b", .json = TRUE, .is_official = answered->is_official };

  return bst_hub_answer_dup_error (&answer, &request, "hub.example");
}

static void
test_proof (void)
{
  static const Case cases[] = {
    { 404, "RepoNotFound", "application/json", "{\"error\":\"Repository not found\"}", TRUE, TRUE, TRUE },
    { 404, "reponotfound", "text/plain", "", TRUE, TRUE, TRUE },
    { 401, "RepoNotFound", "application/json", "", FALSE, TRUE, TRUE },
    { 401, NULL, "application/json", BY_ANONYMOUS, FALSE, TRUE, TRUE },
    { 404, NULL, "application/json", "{\"error\":\"Repository not found\"}", TRUE, TRUE, TRUE },
    /* a mirror may lack what the Hub has */
    { 404, "RepoNotFound", "application/json", "{\"error\":\"Repository not found\"}", TRUE, FALSE, FALSE },
    { 401, NULL, "application/json", BY_ANONYMOUS, FALSE, FALSE, FALSE },
    /* a cache or a page about an outage knows nothing of repositories */
    { 404, NULL, "text/html", "<html>Not Found</html>", FALSE, TRUE, FALSE },
    { 404, NULL, "application/json", "{\"error\":\"no\"}", FALSE, TRUE, FALSE },
    { 404, NULL, "text/plain", "Repository not found", FALSE, TRUE, FALSE },
    { 404, NULL, NULL, "", TRUE, TRUE, FALSE },
    { 410, NULL, NULL, "", FALSE, TRUE, FALSE },
    { 401, NULL, "text/html", "<html>Sign in</html>", FALSE, TRUE, FALSE },
    { 401, NULL, "application/json", "{\"error\":\"Sign in\"}", FALSE, TRUE, FALSE },
    /* something else is not there */
    { 404, "EntryNotFound", "application/json", "{\"error\":\"Entry not found\"}", TRUE, TRUE, FALSE },
    { 404, "RevisionNotFound", "application/json", "{\"error\":\"Repository not found\"}", TRUE, TRUE, FALSE },
    { 500, "RepoNotFound", "application/json", "", TRUE, TRUE, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = error_of (&cases[i]);
      g_autoptr (GError) copy = g_error_copy (error);

      g_test_message ("%u: %s", i, error->message);
      g_assert_error (error, BST_HUB_ERROR, BST_HUB_ERROR_NOT_FOUND);
      g_assert_cmpint (bst_hub_error_proves_absence (error), ==, cases[i].is_proof);
      g_assert_cmpint (bst_hub_error_proves_absence (copy), ==, cases[i].is_proof);
    }
}

/* A token that is not accepted says nothing of the repository. */
static void
test_no_proof (void)
{
  static const Case refused = { 401, NULL, "application/json", BY_ANONYMOUS, TRUE, TRUE, FALSE };
  g_autoptr (GError) error = error_of (&refused);
  g_autoptr (GError) other = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "");

  g_assert_error (error, BST_HUB_ERROR, BST_HUB_ERROR_UNAUTHORIZED);
  g_assert_false (bst_hub_error_proves_absence (error));
  g_assert_false (bst_hub_error_proves_absence (other));
}

/* What its people closed is for the Hub itself to say. */
static void
test_closed (void)
{
  static const struct
  {
    Case answer;
    int code;
  } cases[] = {
    { { 451, NULL, "application/json", "{\"error\":\"no\"}", FALSE, TRUE }, BST_HUB_ERROR_DISABLED },
    { { 403, NULL, "application/json", "{\"error\":\"Access to this resource is disabled.\"}", FALSE, TRUE }, BST_HUB_ERROR_DISABLED },
    { { 451, NULL, "application/json", "{\"error\":\"no\"}", FALSE, FALSE }, BST_HUB_ERROR_WITHHELD },
    { { 403, NULL, "application/json", "{\"error\":\"This feature is disabled here\"}", FALSE, FALSE }, BST_HUB_ERROR_WITHHELD },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = error_of (&cases[i].answer);

      g_assert_error (error, BST_HUB_ERROR, cases[i].code);
      g_assert_nonnull (strstr (error->message, "a/b"));
      g_assert_cmpint (strstr (error->message, "people of the Hub") != NULL, ==, cases[i].code == BST_HUB_ERROR_DISABLED);
      g_assert_cmpint (strstr (error->message, "hub.example") != NULL, ==, cases[i].code == BST_HUB_ERROR_WITHHELD);
    }
}

/* A list that is refused is no repository. */
static void
test_no_repository (void)
{
  BstHubAnswer answer = { .status = 451, .limits = { -1, -1, -1, -1 } };
  BstHubRequest request = { .json = TRUE, .is_official = TRUE };
  g_autoptr (GError) error = bst_hub_answer_dup_error (&answer, &request, "hub.example");

  g_assert_error (error, BST_HUB_ERROR, BST_HUB_ERROR_SERVER);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hub/absence/proof", test_proof);
  g_test_add_func ("/hub/absence/no-proof", test_no_proof);
  g_test_add_func ("/hub/absence/closed", test_closed);
  g_test_add_func ("/hub/absence/no-repository", test_no_repository);
  return g_test_run ();
}
