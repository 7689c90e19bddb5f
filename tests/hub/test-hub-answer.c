#include "hub/answer.h"

#include "hub/error.h"

#include <string.h>

static void
test_status (void)
{
  static const struct
  {
    guint status;
    const char *id, *code, *body;
    gboolean had_token;
    int error; /* -1: none */
    gboolean passing;
  } cases[] = {
    { 200, "a/b", NULL, "{}", FALSE, -1 },
    { 304, "a/b", NULL, "", FALSE, -1 },
    { 401, "a/b", NULL, "{\"error\":\"Invalid username or password.\"}", FALSE, BST_HUB_ERROR_NOT_FOUND },
    { 401, "a/b", "RepoNotFound", "", TRUE, BST_HUB_ERROR_NOT_FOUND },
    { 401, "a/b", NULL, "{\"error\":\"Invalid username or password.\"}", TRUE, BST_HUB_ERROR_UNAUTHORIZED },
    { 401, "a/b", NULL, "{\"error\":\"Invalid credentials in Authorization header\"}", TRUE, BST_HUB_ERROR_UNAUTHORIZED },
    { 401, NULL, NULL, "", FALSE, BST_HUB_ERROR_UNAUTHORIZED },
    { 401, "a/b", "GatedRepo", "", FALSE, BST_HUB_ERROR_GATED },
    { 403, "a/b", "gatedrepo", "", TRUE, BST_HUB_ERROR_GATED },
    { 403, "a/b", NULL, "{\"error\":\"Access to this resource is disabled.\"}", FALSE, BST_HUB_ERROR_DISABLED },
    { 403, "a/b", NULL, "{\"error\":\"no\"}", FALSE, BST_HUB_ERROR_UNAUTHORIZED },
    { 404, "a/b", "RepoNotFound", "", TRUE, BST_HUB_ERROR_NOT_FOUND },
    { 404, "a/b", "EntryNotFound", "", TRUE, BST_HUB_ERROR_NOT_FOUND },
    { 404, "a/b", "RevisionNotFound", "", TRUE, BST_HUB_ERROR_NOT_FOUND },
    { 404, "a/b", NULL, "gone", FALSE, BST_HUB_ERROR_NOT_FOUND },
    { 404, NULL, NULL, "<html>", FALSE, BST_HUB_ERROR_BAD_REPLY },
    { 410, "a/b", NULL, "", FALSE, BST_HUB_ERROR_NOT_FOUND },
    { 451, "a/b", NULL, "", FALSE, BST_HUB_ERROR_DISABLED },
    { 400, NULL, NULL, "{\"error\":\"Invalid sort parameter\"}", FALSE, BST_HUB_ERROR_SERVER },
    { 418, NULL, NULL, "{\"error\":1}", FALSE, BST_HUB_ERROR_SERVER },
    { 204, "a/b", NULL, "", FALSE, BST_HUB_ERROR_SERVER },
    { 408, "a/b", NULL, "", FALSE, BST_HUB_ERROR_SERVER, TRUE },
    { 429, "a/b", NULL, "We had to rate limit your IP", FALSE, BST_HUB_ERROR_RATE_LIMITED, TRUE },
    { 500, "a/b", NULL, "", FALSE, BST_HUB_ERROR_SERVER, TRUE },
    { 502, "a/b", NULL, "", FALSE, BST_HUB_ERROR_SERVER, TRUE },
    { 503, "a/b", NULL, "", FALSE, BST_HUB_ERROR_SERVER, TRUE },
    { 504, "a/b", NULL, "", FALSE, BST_HUB_ERROR_SERVER, TRUE },
    { 501, "a/b", NULL, "", FALSE, BST_HUB_ERROR_SERVER, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) body = g_bytes_new_static (cases[i].body, strlen (cases[i].body));
      BstHubAnswer answer = {
        .status = cases[i].status, .error_code = (char *) cases[i].code, .content_type = (char *) "application/json", .body = body, .had_token = cases[i].had_token, .limits = { -1, -1, -1, -1 }
      };
      BstHubRequest request = { .id = (char *) cases[i].id, .etag = (char *) "x", .json = TRUE, .is_official = TRUE };
      g_autoptr (GError) error = bst_hub_answer_dup_error (&answer, &request, "hub.example");

      if (cases[i].error < 0)
        {
          g_assert_no_error (error);
          continue;
        }
      g_assert_error (error, BST_HUB_ERROR, cases[i].error);
      g_assert_cmpint (bst_hub_error_is_passing (error), ==, cases[i].passing);
      /* names whom or what it is about */
      g_assert_true (strstr (error->message, "hub.example") != NULL || strstr (error->message, "a/b") != NULL);
    }
}

static void
test_message (void)
{
  static const char text[] = "{\"error\":\"Invalid\\u001b[31m sort\"}";
  g_autoptr (GBytes) body = g_bytes_new_static (text, strlen (text));
  BstHubAnswer answer = { .status = 400, .content_type = (char *) "application/json", .body = body };
  BstHubRequest request = { .json = TRUE };
  g_autoptr (GError) error = bst_hub_answer_dup_error (&answer, &request, "hub.example");

  g_assert_nonnull (strstr (error->message, "Invalid [31m sort"));
}

static void
test_not_modified (void)
{
  BstHubAnswer answer = { .status = 304 };
  BstHubRequest request = { .id = (char *) "a/b" };
  g_autoptr (GError) error = bst_hub_answer_dup_error (&answer, &request, "hub.example");

  /* nobody asked with an ETag */
  g_assert_error (error, BST_HUB_ERROR, BST_HUB_ERROR_SERVER);
}

static void
test_seconds (void)
{
  static const struct
  {
    BstHubLimitHeaders limits;
    guint seconds;
  } cases[] = {
    { { .remaining = 0, .reset = 3, .quota = 500, .retry_after = -1 }, 4 },
    { { .remaining = 400, .reset = 3, .quota = 500, .retry_after = 20 }, 21 },
    { { .remaining = -1, .reset = -1, .quota = -1, .retry_after = 0 }, 1 },
    { { .remaining = 400, .reset = 3, .quota = 500, .retry_after = -1 }, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      BstHubAnswer answer = { .status = 429, .limits = cases[i].limits };
      BstHubRequest request = { .id = (char *) "a/b" };
      g_autoptr (GError) error = bst_hub_answer_dup_error (&answer, &request, "hub.example");
      g_autoptr (GError) copy = g_error_copy (error);

      g_assert_cmpint (bst_hub_error_get_seconds (copy), ==, cases[i].seconds);
      g_assert_true (bst_hub_error_is_passing (copy));
    }
  {
    g_autoptr (GError) other = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "");

    g_assert_cmpint (bst_hub_error_get_seconds (other), ==, 0);
    g_assert_false (bst_hub_error_is_passing (other));
  }
}

static void
test_type (void)
{
  static const struct
  {
    const char *type;
    gboolean json, ok;
  } cases[] = {
    { "application/json", TRUE, TRUE },
    { "application/problem+json", TRUE, TRUE },
    { NULL, TRUE, TRUE },
    { "text/html", TRUE, FALSE },
    { "text/plain", TRUE, FALSE },
    { "application/octet-stream", TRUE, FALSE },
    { "text/plain", FALSE, TRUE },
    { "text/markdown", FALSE, TRUE },
    { "application/octet-stream", FALSE, TRUE },
    { "text/html", FALSE, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      BstHubAnswer answer = { .status = 200, .content_type = (char *) cases[i].type };
      BstHubRequest request = { .json = cases[i].json };
      g_autoptr (GError) error = bst_hub_answer_check_type (&answer, &request, "hub.example");

      g_assert_cmpint (error == NULL, ==, cases[i].ok);
      if (error != NULL)
        g_assert_error (error, BST_HUB_ERROR, BST_HUB_ERROR_BAD_REPLY);
    }
}

static void
test_clean (void)
{
  static const struct
  {
    const char *text;
    const char *clean;
  } cases[] = {
    { "plain", "plain" },
    { "  猎鹰  ", "猎鹰" },
    { "a\nb\tc\x1b[0m", "a b c [0m" },
    { "a\xc2\x85z", "a z" },
    { "a\xe2\x80\xaez", "a z" },
    { "a\xe2\x80\x8fz", "a z" },
    { "a\xe2\x80\xa8z", "a z" },
    { "a\xff", "a\xef\xbf\xbd" },
    { "", NULL },
    { " \n ", NULL },
    { "0123456789012345678901234567890123456789", "01234567890123456789" },
    { "1234567890123456789猎", "1234567890123456789" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *clean = bst_hub_text_dup_clean (cases[i].text, 20);

      g_assert_cmpstr (clean, ==, cases[i].clean);
    }
}

/* A header may be any bytes, and the sentence about it is shown. */
static void
test_content_type (void)
{
  static const struct
  {
    const char *header, *type;
  } cases[] = {
    { "Application/JSON", "application/json" },
    { "application/\xc2\x9b"
      "31mX",
      "application/ 31mx" },
    { "application/\xff\xfe", "application/\xef\xbf\xbd\xef\xbf\xbd" },
    { "\xc2\x9b", NULL },
    { NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *type = bst_hub_content_type_dup (cases[i].header);

      g_assert_cmpstr (type, ==, cases[i].type);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hub/answer/status", test_status);
  g_test_add_func ("/hub/answer/message", test_message);
  g_test_add_func ("/hub/answer/not-modified", test_not_modified);
  g_test_add_func ("/hub/answer/seconds", test_seconds);
  g_test_add_func ("/hub/answer/type", test_type);
  g_test_add_func ("/hub/answer/clean", test_clean);
  g_test_add_func ("/hub/answer/content-type", test_content_type);
  return g_test_run ();
}
