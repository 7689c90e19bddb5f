/* What a sync believes of a list: that it is the whole of it, that what it lacks is gone, and
 * up to when all is known. */
#include <string.h>

#include "sync-server.h"

/* @n_rows that repeat themselves from the 300th on */
static int
repeated_rows (Fixture *fixture, guint cursor, guint limit, GString *body)
{
  add_rows (body, 0, MIN (fixture->n_rows, 300));
  for (guint i = 300; i < fixture->n_rows; i++)
    add_rows (body, i % 300, 1);
  return -1;
}

/* A mirror that cuts the list off takes nothing out of it, also where that is not seen by
 * the number of rows. */
static void
test_short (Fixture *fixture, gconstpointer answer)
{
  static const struct
  {
    guint n;
    gboolean is_short;
  } cases[] = { { 400, FALSE }, { 199, TRUE }, { 0, TRUE }, { 379, TRUE }, { 380, FALSE }, { 361, FALSE }, { 342, TRUE } };
  guint n_left = 400;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (BstSyncOutcome) outcome = NULL;

      fixture->n_rows = cases[i].n;
      outcome = run (fixture, NULL, 0, TRUE);
      if (!cases[i].is_short)
        n_left = cases[i].n;
      if (cases[i].is_short)
        g_assert_error (outcome->error, BST_SYNC_ERROR, BST_SYNC_ERROR_SHORT);
      else
        g_assert_no_error (outcome->error);
      assert_none_under_way (fixture);
      g_assert_cmpuint (count_catalogue (fixture), ==, n_left);
    }
}

static void
test_repeated (Fixture *fixture, gconstpointer answer)
{
  g_autoptr (BstSyncOutcome) first = NULL;
  g_autoptr (BstSyncOutcome) outcome = NULL;

  fixture->n_rows = 400;
  first = run (fixture, NULL, 0, FALSE);
  g_assert_no_error (first->error);
  fixture->answer = repeated_rows;
  outcome = run (fixture, NULL, 0, TRUE);
  g_assert_error (outcome->error, BST_SYNC_ERROR, BST_SYNC_ERROR_SHORT);
  g_assert_nonnull (strstr (outcome->error->message, "after 300 models, and 400 are known"));
  g_assert_cmpuint (count_catalogue (fixture), ==, 400);
}

/* The list of a task takes nothing out, and is only to be the list. */
static void
test_short_task (Fixture *fixture, gconstpointer answer)
{
  static const guint numbers[] = { 400, 199, 200 };

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autoptr (BstSyncOutcome) outcome = NULL;

      fixture->n_rows = numbers[i];
      outcome = run (fixture, "t", 0, TRUE);
      if (i == 1)
        g_assert_error (outcome->error, BST_SYNC_ERROR, BST_SYNC_ERROR_SHORT);
      else
        g_assert_no_error (outcome->error);
      g_assert_cmpint (outcome->n_removed, ==, 0);
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

/* The last but one is gone, and the last cannot be read. */
static int
unread_row (Fixture *fixture, guint cursor, guint limit, GString *body)
{
  add_rows (body, 0, fixture->n_rows);
  g_string_append_printf (body, ", {\"id\": \"o/m%u\", \"downloads\": \"many\"}", fixture->n_rows + 1);
  return -1;
}

/* So is one of which not even the id can be read. */
static int
nameless_row (Fixture *fixture, guint cursor, guint limit, GString *body)
{
  add_rows (body, 0, fixture->n_rows);
  g_string_append (body, ", {\"downloads\": 3}");
  return -1;
}

/* What cannot be read is not gone. */
static void
test_unread (Fixture *fixture, gconstpointer answer)
{
  g_autoptr (BstSyncOutcome) first = NULL;
  g_autoptr (BstSyncOutcome) outcome = NULL;
  g_autoptr (BstSyncOutcome) nameless = NULL;

  fixture->n_rows = 100;
  first = run (fixture, NULL, 0, FALSE);
  g_assert_no_error (first->error);
  g_assert_cmpuint (count_catalogue (fixture), ==, 100);
  fixture->n_rows = 98;
  fixture->answer = unread_row;
  outcome = run (fixture, NULL, 0, TRUE);
  g_assert_no_error (outcome->error);
  g_assert_cmpint (outcome->n_removed, ==, 1);
  g_assert_cmpuint (count_catalogue (fixture), ==, 99);
  fixture->answer = nameless_row;
  nameless = run (fixture, NULL, 0, TRUE);
  g_assert_no_error (nameless->error);
  g_assert_cmpint (nameless->n_removed, ==, 0);
  g_assert_cmpuint (count_catalogue (fixture), ==, 99);
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

/* Somebody's clock is wrong, and the Hub believes it. */
static int
future (Fixture *fixture, guint cursor, guint limit, GString *body)
{
  if (cursor == 0)
    add_row (body, 500, "2999-01-01T00:00:00.000Z");
  return changes (fixture, cursor, limit, body);
}

/* One that says it changed in the future hides no change of the others. */
static void
test_future (Fixture *fixture, gconstpointer answer)
{
  g_autoptr (BstSyncOutcome) first = run (fixture, "t", 0, FALSE);
  g_autoptr (BstSyncOutcome) outcome = NULL;

  g_assert_no_error (first->error);
  outcome = run (fixture, "", 0, FALSE);
  g_assert_no_error (outcome->error);
  g_assert_cmpint (outcome->kind, ==, BST_PASS_CHANGES);
  g_assert_cmpuint (fixture->asked, ==, 3);
  g_assert_cmpint (outcome->n_changed, ==, 7);
  g_assert_cmpint (outcome->n_new, ==, 20);
}

/* A list up to a moment that is still to come, as it was kept while the Hub's clock was
 * wrong: all of it comes, and then it is known up to when it is. */
static void
test_future_kept (Fixture *fixture, gconstpointer answer)
{
  const char *endpoint = bst_hub_client_get_settings (fixture->client)->endpoint;
  g_autoptr (BstListing) listing = bst_listing_open (fixture->home->cache, NULL);
  g_autoptr (BstPass) pass = bst_pass_new (BST_PASS_WHOLE, "t", 0, endpoint);
  g_autoptr (GPtrArray) page = g_ptr_array_new_with_free_func ((GDestroyNotify) bst_repository_unref);
  g_autoptr (BstSyncOutcome) outcome = NULL;
  g_autoptr (GDateTime) newest = g_date_time_new_utc (2024, 2, 1, 0, 0, 0);

  g_ptr_array_add (page, bst_repository_new ("o/m1", endpoint));
  pass->newest = G_GINT64_CONSTANT (32472144000);
  g_assert_true (bst_listing_begin (listing, pass, NULL));
  g_assert_true (bst_listing_add_page (listing, page, NULL, NULL));
  g_assert_true (bst_listing_end (listing, NULL, NULL));
  g_clear_pointer (&listing, bst_listing_free);

  outcome = run (fixture, "", 0, FALSE);
  g_assert_no_error (outcome->error);
  g_assert_cmpint (outcome->kind, ==, BST_PASS_CHANGES);
  g_assert_cmpint (outcome->n_pages, ==, 3);
  listing = bst_listing_open (fixture->home->cache, NULL);
  g_assert_cmpint (bst_listing_get_last (listing, "t", 0, endpoint)->newest, ==, g_date_time_to_unix (newest));
}

static int
three_pages (Fixture *fixture, guint cursor, guint limit, GString *body)
{
  int next = changes (fixture, cursor, limit, body);

  return cursor < 2 ? next : -1;
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

int
main (int argc, char **argv)
{
  static const SyncTest tests[] = {
    { "/sync-lists/short", some_rows, test_short },
    { "/sync-lists/short-task", some_rows, test_short_task },
    { "/sync-lists/repeated", some_rows, test_repeated },
    { "/sync-lists/broken", broken_rows, test_broken },
    { "/sync-lists/unread", some_rows, test_unread },
    { "/sync-lists/changes", changes, test_changes },
    { "/sync-lists/future", future, test_future },
    { "/sync-lists/future-kept", three_pages, test_future_kept },
    { "/sync-lists/unsorted", unsorted, test_unsorted },
  };

  g_test_init (&argc, &argv, NULL);
  add_tests (tests, G_N_ELEMENTS (tests));
  return g_test_run ();
}
