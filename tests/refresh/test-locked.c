/* A refresh while another program holds the library. */
#include <sqlite3.h>

#include "../wait.h"
#include "holder.h"
#include "library/database.h"
#include "refresh/refresh.h"
#include "small-hub.h"

typedef struct
{
  SmallHub *hub;
  Home *home;
  BstLibrary *library;
  BstHubClient *client;
  GCancellable *cancellable;
  sqlite3 *holder;
  gboolean later; /* whether it is cancelled only when the save is under way */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = NULL;

  fixture->later = GPOINTER_TO_UINT (data) != 0;
  fixture->hub = small_hub_new ();
  fixture->home = home_new ();
  fixture->library = home_open (fixture->home);
  fixture->client = small_hub_new_client (fixture->hub);
  fixture->cancellable = g_cancellable_new ();
  g_strfreev (follow (fixture->library, "a/one"));
  path = home_library_file (fixture->home);
  g_assert_cmpint (sqlite3_open (path, &fixture->holder), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (fixture->holder, "BEGIN IMMEDIATE", NULL, NULL, NULL), ==, SQLITE_OK);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  bst_database_set_patience (5000);
  test_finalize (fixture->client);
  test_finalize (fixture->library);
  test_finalize (fixture->cancellable);
  small_hub_free (fixture->hub);
  home_free (fixture->home);
}

static gboolean
cancel (gpointer cancellable)
{
  g_cancellable_cancel (cancellable);
  return G_SOURCE_REMOVE;
}

static void
on_event (const BstRefreshEvent *event, gpointer data)
{
  Fixture *fixture = data;

  if (event->done < event->total)
    return;
  if (fixture->later)
    g_timeout_add (100, cancel, fixture->cancellable);
  else
    g_cancellable_cancel (fixture->cancellable);
}

/* The lock is let go only here: who waits for it is never called. */
static void
got_result (GObject *source, GAsyncResult *result, gpointer data)
{
  Fixture *fixture = data;
  g_autoptr (BstRefreshOutcome) outcome = bst_refresh_finish (fixture->library, result);

  g_assert_error (outcome->error, BST_LIBRARY_ERROR, BST_LIBRARY_ERROR_BUSY);
  g_assert_cmpuint (outcome->answered, ==, 0);
  g_assert_cmpuint (outcome->fresh, ==, 0);
  g_assert_cmpuint (outcome->renames->len, ==, 0);
  g_clear_pointer (&fixture->holder, sqlite3_close);
}

static void
refresh (Fixture *fixture, gboolean may_cancel)
{
  static const char *const ids[] = { "a/one", "b/two", NULL };

  bst_refresh_async (fixture->library, fixture->client, ids, NULL, FALSE, may_cancel ? on_event : NULL, fixture,
                     fixture->cancellable, got_result, fixture);
  while (fixture->holder != NULL)
    g_main_context_iteration (NULL, TRUE);
}

/* Who cancels does not wait for another program, however long it may hold the file. */
static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BstRepository) record = make_record ("a/one", 1);

  bst_database_set_patience (G_MAXINT);
  refresh (fixture, TRUE);
  g_assert_null (bst_library_get_repository (fixture->library, "a/one"));
  g_ptr_array_unref (save_one (fixture->library, record));
  g_assert_nonnull (bst_library_get_repository (fixture->library, "a/one"));
}

/* What could not be saved does not count, whoever is told: models, new names. */
static void
test_unsaved (Fixture *fixture, gconstpointer data)
{
  bst_database_set_patience (10);
  g_hash_table_insert (fixture->hub->redirects, (char *) "a/one", (char *) "a/new");
  refresh (fixture, FALSE);
  g_assert_null (bst_library_get_repository (fixture->library, "a/one"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, data, function) g_test_add ("/refresh/locked/" name, Fixture, GUINT_TO_POINTER (data), set_up, function, tear_down)
  ADD ("cancel/before-saving", 0, test_cancel);
  ADD ("cancel/while-saving", 1, test_cancel);
  ADD ("unsaved", 0, test_unsaved);
  return g_test_run ();
}
