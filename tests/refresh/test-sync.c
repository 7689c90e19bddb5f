/* A sync from a server that says what no true Hub says, or not so soon. */
#include <string.h>

#include "../wait.h"
#include "catalogue/catalogue.h"
#include "holder.h"
#include "refresh/seen.h"
#include "refresh/sync.h"

#include <libsoup/soup.h>

typedef struct _Fixture Fixture;

/* Answers for page @cursor of the list: what comes between its brackets goes to @body.
 * Returns: the page that its link leads to, or -1. */
typedef int (*Answer) (Fixture *fixture, guint cursor, guint limit, GString *body);

struct _Fixture
{
  Home *home;
  SoupServer *server;
  BstHubClient *client;
  GCancellable *cancellable;
  Answer answer;
  const char *sort; /* of the last request */
  guint status;
  guint asked;
  guint n_rows; /* what a test wants to vary */
  guint cancel_after; /* pages */
  guint n_pages;
  guint n_writes;
};

static void
on_request (SoupServer *server, SoupServerMessage *message, const char *path, GHashTable *query, gpointer data)
{
  Fixture *fixture = data;
  const char *cursor = query != NULL ? g_hash_table_lookup (query, "cursor") : NULL;
  const char *limit = query != NULL ? g_hash_table_lookup (query, "limit") : NULL;
  g_autoptr (GString) body = g_string_new ("[");
  g_autofree char *link = NULL;
  int next;

  fixture->asked++;
  fixture->status = SOUP_STATUS_OK;
  fixture->sort = g_intern_string (query != NULL ? g_hash_table_lookup (query, "sort") : NULL);
  next = fixture->answer (fixture, cursor != NULL ? (guint) atoi (cursor) : 0, limit != NULL ? (guint) atoi (limit) : 0, body);
  g_string_append_c (body, ']');
  if (next >= 0)
    {
      link = g_strdup_printf ("<https://huggingface.co/api/models?sort=%s&limit=%s&cursor=%d>; rel=\"next\"", fixture->sort,
                              limit != NULL ? limit : "1000", next);
      soup_message_headers_append (soup_server_message_get_response_headers (message), "Link", link);
    }
  soup_server_message_set_status (message, fixture->status, NULL);
  soup_server_message_set_response (message, "application/json", SOUP_MEMORY_COPY, body->str, body->len);
}

static void
set_up (Fixture *fixture, gconstpointer answer)
{
  BstHubTimes times = { .idle = 30000, .total = 60000, .tries = 1, .first_pause = 1, .longest_pause = 1, .longest_wait = 60, .second = 1000 };
  g_autoptr (BstHubSettings) settings = bst_hub_settings_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *endpoint = NULL;
  GSList *uris;

  fixture->home = home_new ();
  fixture->answer = answer;
  fixture->server = soup_server_new (NULL, NULL);
  soup_server_add_handler (fixture->server, "/api/models", on_request, fixture, NULL);
  soup_server_listen_local (fixture->server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, &error);
  g_assert_no_error (error);
  uris = soup_server_get_uris (fixture->server);
  endpoint = g_strdup_printf ("http://127.0.0.1:%d", g_uri_get_port (uris->data));
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
  g_assert_true (bst_hub_settings_set_endpoint (settings, endpoint, NULL));
  fixture->client = bst_hub_client_new_with_times (settings, &times);
  fixture->cancellable = g_cancellable_new ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->client);
  g_assert_finalize_object (fixture->cancellable);
  soup_server_disconnect (fixture->server);
  g_object_unref (fixture->server);
  home_free (fixture->home);
}

static void
on_event (const BstSyncEvent *event, gpointer data)
{
  Fixture *fixture = data;

  g_assert_nonnull (event->pass);
  g_assert_cmpint (event->n_rows, >=, 0);
  fixture->n_writes += event->step == BST_SYNC_WRITES;
  fixture->n_pages += event->step == BST_SYNC_COMES;
  if (event->step == BST_SYNC_COMES && fixture->n_pages == fixture->cancel_after)
    g_cancellable_cancel (fixture->cancellable);
}

/* @task: (nullable): "" for what was synced last */
static BstSyncOutcome *
run (Fixture *fixture, const char *task, guint top, gboolean whole)
{
  BstListScope scope = { (char *) task, top };
  g_autoptr (GAsyncResult) result = NULL;

  fixture->n_pages = fixture->asked = fixture->n_writes = 0;
  bst_sync_async (fixture->home->cache, fixture->client, g_strcmp0 (task, "") == 0 ? NULL : &scope, whole, on_event, fixture,
                  fixture->cancellable, test_got_result, &result);
  test_wait (&result);
  return bst_sync_finish (result);
}

static void
add_row (GString *body, guint number, const char *modified)
{
  g_string_append_printf (body, "%s{\"id\": \"o/m%u\", \"downloads\": %u, \"likes\": 1, \"tags\": [], \"gated\": false",
                          body->len > 1 ? "," : "", number, 1000000 - number);
  if (modified != NULL)
    g_string_append_printf (body, ", \"lastModified\": \"%s\"", modified);
  g_string_append_c (body, '}');
}

static void
add_rows (GString *body, guint first, guint n)
{
  for (guint i = 0; i < n; i++)
    add_row (body, first + i, "2024-01-01T00:00:00.000Z");
}

static guint
count_catalogue (Fixture *fixture)
{
  g_autofree char *path = bst_listing_dup_path (fixture->home->cache);
  g_autoptr (GError) error = NULL;
  g_autoptr (BstCatalogue) catalogue = bst_catalogue_open (path, &error);

  g_assert_no_error (error);
  return bst_catalogue_get_n_rows (catalogue);
}

static void
assert_none_under_way (Fixture *fixture)
{
  g_autoptr (BstListing) listing = bst_listing_open (fixture->home->cache, NULL);

  g_assert_nonnull (listing);
  g_assert_null (bst_listing_get_pass (listing));
}

static int
same_rows (Fixture *fixture, guint cursor, guint limit, GString *body)
{
  add_rows (body, 0, 10);
  return (int) cursor + 1;
}

static int
no_rows (Fixture *fixture, guint cursor, guint limit, GString *body)
{
  return (int) cursor + 1;
}

static int
a_circle (Fixture *fixture, guint cursor, guint limit, GString *body)
{
  add_rows (body, cursor * 10, 10);
  return cursor == 0 ? 1 : cursor == 1 ? 2
                                       : 0;
}

/* What came of it before that was seen is kept, and the next run begins anew. */
static void
test_endless (Fixture *fixture, gconstpointer answer)
{
  g_autoptr (BstSyncOutcome) outcome = run (fixture, "t", 0, FALSE);

  g_assert_error (outcome->error, BST_SYNC_ERROR, BST_SYNC_ERROR_ENDLESS);
  g_assert_false (outcome->is_complete);
  g_assert_cmpuint (fixture->asked, <, 60);
  assert_none_under_way (fixture);
  if (answer != no_rows)
    g_assert_cmpuint (count_catalogue (fixture), ==, answer == same_rows ? 10 : 30);
}

static int
short_pages (Fixture *fixture, guint cursor, guint limit, GString *body)
{
  /* As of a search that looks at many models for few. */
  if (cursor % 10 == 0)
    add_rows (body, cursor, 1);
  return cursor < 200 ? (int) cursor + 1 : -1;
}

static void
test_empty_pages (Fixture *fixture, gconstpointer answer)
{
  g_autoptr (BstSyncOutcome) outcome = run (fixture, "t", 0, FALSE);

  g_assert_no_error (outcome->error);
  g_assert_cmpint (outcome->n_rows, ==, 21);
  g_assert_cmpint (outcome->n_pages, ==, 201);
  g_assert_cmpint (outcome->n_known, ==, 21);
}

static int
some_rows (Fixture *fixture, guint cursor, guint limit, GString *body)
{
  add_rows (body, 0, fixture->n_rows);
  return -1;
}

/* A mirror that cuts the list off takes nothing out of it. */
static void
test_short (Fixture *fixture, gconstpointer answer)
{
  static const struct
  {
    guint n;
    gboolean is_short;
  } cases[] = { { 400, FALSE }, { 199, TRUE }, { 0, TRUE }, { 200, FALSE } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (BstSyncOutcome) outcome = NULL;

      fixture->n_rows = cases[i].n;
      outcome = run (fixture, "t", 0, TRUE);
      if (cases[i].is_short)
        g_assert_error (outcome->error, BST_SYNC_ERROR, BST_SYNC_ERROR_SHORT);
      else
        g_assert_no_error (outcome->error);
      g_assert_cmpint (outcome->n_removed, ==, 0);
      assert_none_under_way (fixture);
      g_assert_cmpuint (count_catalogue (fixture), ==, 400);
    }
}

static int
broken_rows (Fixture *fixture, guint cursor, guint limit, GString *body)
{
  add_rows (body, 0, 3);
  g_string_append (body, ", {\"id\": \"o/bad\", \"downloads\": \"many\"}, {\"downloads\": 3}, 7, null");
  return -1;
}

static void
test_broken (Fixture *fixture, gconstpointer answer)
{
  g_autoptr (BstSyncOutcome) outcome = run (fixture, "t", 0, FALSE);

  g_assert_no_error (outcome->error);
  g_assert_true (outcome->is_complete);
  g_assert_cmpint (outcome->n_rows, ==, 3);
  g_assert_cmpint (outcome->n_unreadable, ==, 4);
  g_assert_error (outcome->unreadable, BST_HUB_ERROR, BST_HUB_ERROR_BAD_REPLY);
}

/* One page cannot be read while it is a large one. */
static int
poison (Fixture *fixture, guint cursor, guint limit, GString *body)
{
  add_rows (body, cursor * 10, 10);
  if (cursor == 1 && limit > 100)
    g_string_append (body, "poison");
  return cursor < 3 ? (int) cursor + 1 : -1;
}

static void
test_poison (Fixture *fixture, gconstpointer answer)
{
  g_autoptr (BstSyncOutcome) outcome = run (fixture, "t", 0, FALSE);

  g_assert_no_error (outcome->error);
  g_assert_cmpint (outcome->n_rows, ==, 40);
  g_assert_cmpuint (fixture->asked, >=, 5);
  /* The one behind it may have been on its way when it turned out to be unreadable. */
  g_assert_cmpuint (fixture->asked, <=, 6);
}

static int
refused_cursor (Fixture *fixture, guint cursor, guint limit, GString *body)
{
  if (cursor == 0)
    add_rows (body, 0, 10);
  else
    fixture->status = SOUP_STATUS_BAD_REQUEST;
  return cursor == 0 ? 1 : -1;
}

/* It is begun again once, and not for ever. */
static void
test_refused (Fixture *fixture, gconstpointer answer)
{
  g_autoptr (BstSyncOutcome) outcome = run (fixture, "t", 0, FALSE);
  g_autoptr (BstSyncOutcome) again = NULL;

  g_assert_error (outcome->error, BST_HUB_ERROR, BST_HUB_ERROR_SERVER);
  g_assert_true (outcome->was_restarted);
  g_assert_cmpuint (fixture->asked, ==, 4);
  g_assert_cmpuint (count_catalogue (fixture), ==, 10);

  fixture->answer = some_rows;
  fixture->n_rows = 20;
  again = run (fixture, "t", 0, FALSE);
  g_assert_no_error (again->error);
  g_assert_true (again->was_resumed);
  g_assert_cmpint (again->n_known, ==, 20);
}

/* More than was asked for, for ever. */
static int
many_rows (Fixture *fixture, guint cursor, guint limit, GString *body)
{
  add_rows (body, cursor * 50, 50);
  return (int) cursor + 1;
}

static void
test_top (Fixture *fixture, gconstpointer answer)
{
  g_autoptr (BstSyncOutcome) outcome = run (fixture, NULL, 120, FALSE);
  g_autoptr (BstSyncOutcome) few = NULL;

  g_assert_no_error (outcome->error);
  g_assert_cmpstr (fixture->sort, ==, "downloads");
  g_assert_cmpint (outcome->n_rows, ==, 120);
  g_assert_cmpint (outcome->n_pages, ==, 3);
  g_assert_cmpuint (count_catalogue (fixture), ==, 120);
  few = run (fixture, NULL, 7, FALSE);
  g_assert_cmpint (few->n_rows, ==, 7);
  g_assert_cmpint (few->n_known, ==, 120);
}

/* The list by the last change: rows of one moment over the end of a page, and some that
 * have none. */
static int
changes (Fixture *fixture, guint cursor, guint limit, GString *body)
{
  if (g_strcmp0 (fixture->sort, "lastModified") != 0)
    {
      add_rows (body, 0, 200);
      return -1;
    }
  for (guint i = 0; i < 10; i++)
    switch (cursor)
      {
      case 0:
        add_row (body, 1000 + i, i % 3 == 0 ? NULL : "2024-02-01T00:00:00.000Z");
        break;
      case 1:
        add_row (body, 2000 + i, "2024-01-01T00:00:00.000Z");
        break;
      default:
        add_row (body, i, i < 5 ? "2024-01-01T00:00:00.000Z" : "2023-12-31T23:59:59.000Z");
        break;
      }
  return (int) cursor + 1;
}

static void
test_changes (Fixture *fixture, gconstpointer answer)
{
  g_autoptr (BstSyncOutcome) first = run (fixture, "t", 0, FALSE);
  g_autoptr (BstSyncOutcome) outcome = NULL;

  g_assert_no_error (first->error);
  g_assert_cmpint (first->kind, ==, BST_PASS_WHOLE);
  outcome = run (fixture, "", 0, FALSE);
  g_assert_no_error (outcome->error);
  g_assert_cmpint (outcome->kind, ==, BST_PASS_CHANGES);
  g_assert_cmpstr (outcome->scope.task, ==, "t");
  g_assert_cmpuint (fixture->asked, ==, 3);
  g_assert_cmpint (outcome->n_changed, ==, 6);
  g_assert_cmpint (outcome->n_new, ==, 20);
  g_assert_cmpint (outcome->n_removed, ==, 0);
}

static int
unsorted (Fixture *fixture, guint cursor, guint limit, GString *body)
{
  for (guint i = 0; i < 100; i++)
    {
      g_autofree char *day = g_strdup_printf ("2024-01-%02uT00:00:00.000Z", 1 + i * 7 % 28);

      add_row (body, i, day);
    }
  return -1;
}

static void
test_unsorted (Fixture *fixture, gconstpointer answer)
{
  g_autoptr (BstSyncOutcome) first = run (fixture, "t", 0, FALSE);
  g_autoptr (BstSyncOutcome) outcome = run (fixture, "t", 0, FALSE);

  g_assert_no_error (first->error);
  g_assert_error (outcome->error, BST_SYNC_ERROR, BST_SYNC_ERROR_ORDER);
  assert_none_under_way (fixture);
}

/* To cancel is to pause. */
static void
test_pause (Fixture *fixture, gconstpointer answer)
{
  g_autoptr (BstSyncOutcome) outcome = NULL;
  g_autoptr (BstSyncOutcome) again = NULL;
  gint64 before;

  fixture->cancel_after = 3;
  outcome = run (fixture, NULL, 1000, FALSE);
  g_assert_error (outcome->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  before = outcome->n_rows;
  g_assert_cmpint (before, >=, 150);
  g_assert_cmpint (before, <, 1000);
  g_assert_cmpuint (count_catalogue (fixture), ==, before);

  g_clear_object (&fixture->cancellable);
  fixture->cancellable = g_cancellable_new ();
  fixture->cancel_after = 0;
  again = run (fixture, "", 0, FALSE);
  g_assert_no_error (again->error);
  g_assert_true (again->was_resumed);
  g_assert_cmpint (again->n_rows, ==, 1000);
  g_assert_cmpint (again->n_here, ==, 1000 - before);
  g_assert_cmpint (again->n_known, ==, 1000);

  /* before anything is asked */
  g_cancellable_cancel (fixture->cancellable);
  bst_sync_outcome_free (g_steal_pointer (&again));
  again = run (fixture, "t", 0, FALSE);
  g_assert_error (again->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (fixture->asked, ==, 0);
}

/* What was never synced cannot be gone on with. */
static void
test_nothing (Fixture *fixture, gconstpointer answer)
{
  g_autoptr (BstSyncOutcome) outcome = run (fixture, "", 0, FALSE);

  g_assert_error (outcome->error, BST_SYNC_ERROR, BST_SYNC_ERROR_NOTHING);
  g_assert_cmpuint (fixture->asked, ==, 0);
}

static int
pages_of_all (Fixture *fixture, guint cursor, guint limit, GString *body)
{
  add_rows (body, cursor * 1000, 1000);
  return cursor < 44 ? (int) cursor + 1 : -1;
}

/* What comes can be searched when it is worth it, and then as often as it doubles. */
static void
test_writes (Fixture *fixture, gconstpointer answer)
{
  g_autoptr (BstSyncOutcome) outcome = run (fixture, NULL, 0, FALSE);

  g_assert_no_error (outcome->error);
  g_assert_cmpint (outcome->n_known, ==, 45000);
  /* 10,000 at the end of the first pass; 10,000 more of the second, that are the same, and
   * so many again; the end. */
  g_assert_cmpuint (fixture->n_writes, >=, 4);
  g_assert_cmpuint (fixture->n_writes, <=, 6);
}

static void
test_seen (void)
{
  g_autoptr (BstSeen) seen = bst_seen_new ();
  guint mistakes = 0;

  for (guint i = 0; i < 200000; i++)
    {
      g_autofree char *id = g_strdup_printf ("some-owner/Some-Model-%u", i);
      g_autofree char *lower = g_ascii_strdown (id, -1);

      mistakes += !bst_seen_add (seen, id);
      g_assert_false (bst_seen_add (seen, id));
      g_assert_false (bst_seen_add (seen, lower));
    }
  g_assert_cmpuint (mistakes, <, 20);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    Answer answer;
    void (*test) (Fixture *fixture, gconstpointer answer);
  } tests[] = {
    { "/sync/endless/same", same_rows, test_endless },
    { "/sync/endless/empty", no_rows, test_endless },
    { "/sync/endless/circle", a_circle, test_endless },
    { "/sync/empty-pages", short_pages, test_empty_pages },
    { "/sync/short", some_rows, test_short },
    { "/sync/broken", broken_rows, test_broken },
    { "/sync/poison", poison, test_poison },
    { "/sync/refused", refused_cursor, test_refused },
    { "/sync/top", many_rows, test_top },
    { "/sync/changes", changes, test_changes },
    { "/sync/unsorted", unsorted, test_unsorted },
    { "/sync/pause", many_rows, test_pause },
    { "/sync/nothing", some_rows, test_nothing },
    { "/sync/writes", pages_of_all, test_writes },
  };

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sync/seen", test_seen);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, tests[i].answer, set_up, tests[i].test, tear_down);
  return g_test_run ();
}
