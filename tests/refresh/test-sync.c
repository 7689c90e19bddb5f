/* A sync from a server that says what no true Hub says, or not so soon. */
#include "refresh/seen.h"
#include "sync-server.h"

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

static int
large_rows (Fixture *fixture, guint cursor, guint limit, GString *body)
{
  add_rows (body, cursor * 1000, 1000);
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

/* Few rows beside many are no reason to write all of them again. They are kept. */
static void
test_pause_soon (Fixture *fixture, gconstpointer answer)
{
  g_autoptr (BstSyncOutcome) first = run (fixture, NULL, 6000, FALSE);
  g_autoptr (BstSyncOutcome) outcome = NULL;
  g_autoptr (BstSyncOutcome) again = NULL;

  g_assert_no_error (first->error);
  fixture->cancel_after = 1;
  outcome = run (fixture, NULL, 6000, FALSE);
  g_assert_error (outcome->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (outcome->n_here, >=, 50);
  g_assert_cmpuint (fixture->n_writes, ==, 0);

  g_clear_object (&fixture->cancellable);
  fixture->cancellable = g_cancellable_new ();
  fixture->cancel_after = 0;
  again = run (fixture, "", 0, FALSE);
  g_assert_no_error (again->error);
  g_assert_cmpint (again->n_rows, ==, 6000);
  g_assert_cmpint (again->n_here, ==, 6000 - outcome->n_here);
}

/* To quit while it is written is to quit: nothing is written instead. */
static void
test_pause_writing (Fixture *fixture, gconstpointer answer)
{
  g_autoptr (BstSyncOutcome) outcome = NULL;
  g_autoptr (BstSyncOutcome) again = NULL;

  fixture->cancels_writing = TRUE;
  outcome = run (fixture, NULL, 50000, FALSE);
  g_assert_error (outcome->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (fixture->n_writes, ==, 1);
  g_assert_false (has_catalogue (fixture));

  g_clear_object (&fixture->cancellable);
  fixture->cancellable = g_cancellable_new ();
  fixture->cancels_writing = FALSE;
  again = run (fixture, "", 0, FALSE);
  g_assert_no_error (again->error);
  g_assert_true (again->was_resumed);
  g_assert_cmpuint (count_catalogue (fixture), ==, 50000);
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
  /* 1,000, 2,000, 4,000, and 10,000 at the end of the first pass; 10,000 more of the second,
   * that are the same, and so many again; the end. */
  g_assert_cmpuint (fixture->n_writes, >=, 6);
  g_assert_cmpuint (fixture->n_writes, <=, 9);
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
  static const SyncTest tests[] = {
    { "/sync/endless/same", same_rows, test_endless },
    { "/sync/endless/empty", no_rows, test_endless },
    { "/sync/endless/circle", a_circle, test_endless },
    { "/sync/empty-pages", short_pages, test_empty_pages },
    { "/sync/poison", poison, test_poison },
    { "/sync/refused", refused_cursor, test_refused },
    { "/sync/top", many_rows, test_top },
    { "/sync/pause", many_rows, test_pause },
    { "/sync/pause-soon", many_rows, test_pause_soon },
    { "/sync/pause-writing", large_rows, test_pause_writing },
    { "/sync/nothing", some_rows, test_nothing },
    { "/sync/writes", pages_of_all, test_writes },
  };

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sync/seen", test_seen);
  add_tests (tests, G_N_ELEMENTS (tests));
  return g_test_run ();
}
