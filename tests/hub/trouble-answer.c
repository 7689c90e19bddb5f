/* The answers of a Hub that cannot or will not. */
#include "config.h"

#include "hub.h"

#include <string.h>

static void
answer_server_error (BstTestExchange *exchange, guint status)
{
  g_autofree char *page = NULL;

  if (status < 502 || status > 504)
    {
      bst_test_exchange_fail (exchange, status, NULL,
                              "Internal Error - We're working hard to fix this as soon as possible!");
      return;
    }
  /* It comes from what stands before the Hub. */
  page = g_strdup_printf ("<html>\n<head><title>%u %s</title></head>\n<body><center><h1>%u %s</h1></center></body>\n</html>\n",
                          status, bst_test_phrase (status), status, bst_test_phrase (status));
  bst_test_exchange_reply_text (exchange, status, "text/html", page);
}

/* Without a code it comes from some cache, which knows nothing of repositories. */
static void
answer_not_found (BstTestExchange *exchange, const BstTestTrouble *trouble)
{
  if (g_strcmp0 (trouble->text, "none") == 0)
    bst_test_exchange_reply_text (exchange, 404, "text/plain", "Not Found");
  else
    bst_test_exchange_fail (exchange, 404, trouble->text != NULL ? trouble->text : "RepoNotFound",
                            "%s", trouble->text != NULL ? "Not found" : "Repository not found");
}

static void
answer_limit (BstTestExchange *exchange, const BstTestTrouble *trouble)
{
  g_autofree char *seconds = g_strdup_printf ("%" G_GINT64_FORMAT, trouble->number);
  g_autofree char *limit = NULL;

  if (trouble->kind == BST_TEST_RATE_LIMIT)
    {
      limit = g_strdup_printf ("\"api\";r=0;t=%s", seconds);
      soup_message_headers_replace (exchange->headers, "RateLimit", limit);
    }
  else
    soup_message_headers_replace (exchange->headers, "Retry-After", seconds);
  bst_test_exchange_fail (exchange, 429, NULL,
                          trouble->kind == BST_TEST_RATE_LIMIT
                            ? "We had to rate limit your IP (127.0.0.1). To continue using our service, create a HF account or "
                              "login to your existing account, and make sure you pass a HF_TOKEN if you're using the API."
                            : "You have reached the limit of this action. Please retry later.");
}

/* Leaves the exchange without an answer where the way has been gone already. */
static void
answer_redirect (BstTestExchange *exchange, const BstTestTrouble *trouble)
{
  const char *where = trouble->text != NULL ? trouble->text : "relative";
  const char *mark = exchange->query != NULL ? "?" : "";
  const char *query = exchange->query != NULL ? exchange->query : "";
  g_autoptr (GString) location = g_string_new (NULL);

  if (g_str_equal (where, "loop"))
    g_string_append (location, exchange->path);
  else if (g_str_equal (where, "away"))
    {
      if (exchange->origin == exchange->hub->origins[1])
        return;
      g_string_append (location, exchange->hub->origins[1] != NULL ? exchange->hub->origins[1] : "https://hub.invalid");
      g_string_append (location, exchange->path);
    }
  else if (strchr (where, '/') != NULL)
    {
      g_string_append (location, where);
      mark = query = "";
    }
  else
    {
      gint64 hops = g_str_equal (where, "relative") ? 1 : trouble->number;

      if (exchange->n_via >= hops)
        return;
      for (guint i = 0; i <= exchange->n_via; i++)
        g_string_append (location, BST_TEST_VIA);
      g_string_append (location, exchange->path);
    }
  g_string_append (location, mark);
  g_string_append (location, query);
  bst_test_exchange_redirect (exchange, 307, location->str);
}

void
bst_test_answer_trouble (BstTestExchange *exchange, const BstTestTrouble *trouble)
{
  switch (trouble->kind)
    {
    case BST_TEST_UNAUTHORIZED:
      bst_test_exchange_fail (exchange, 401, NULL, "Invalid username or password.");
      break;
    case BST_TEST_BAD_TOKEN:
      bst_test_exchange_fail (exchange, 401, NULL, "Invalid credentials in Authorization header");
      break;
    case BST_TEST_FORBIDDEN:
      bst_test_exchange_fail (exchange, 403, NULL, "Forbidden");
      break;
    case BST_TEST_GATED_REPO:
      bst_test_exchange_fail (exchange, exchange->user != NULL ? 403 : 401, "GatedRepo",
                              "Access to this model is restricted and you are not in the authorized list.");
      break;
    case BST_TEST_DISABLED_REPO:
      bst_test_exchange_fail (exchange, 403, NULL, "Access to this resource is disabled.");
      break;
    case BST_TEST_NOT_FOUND:
      answer_not_found (exchange, trouble);
      break;
    case BST_TEST_RATE_LIMIT:
    case BST_TEST_ACTION_LIMIT:
      answer_limit (exchange, trouble);
      break;
    case BST_TEST_SERVER_ERROR:
      answer_server_error (exchange, (guint) trouble->number);
      break;
    case BST_TEST_STATUS:
      bst_test_exchange_fail (exchange, (guint) trouble->number, NULL, "%s", bst_test_phrase ((guint) trouble->number));
      break;
    case BST_TEST_REDIRECT:
    default:
      answer_redirect (exchange, trouble);
    }
}
