/* What a window is told of the Hub's list that comes, with a real Hub beside it. */
#include "served.h"

#include <glib/gstdio.h>

#include "app/hub-sync.h"
#include "library/listing.h"

/* A page is a thousand. */
#define N_MODELS "5000"

/* Each test has the same hub to itself: it is reset before. */
static Served *served;

typedef struct
{
  char *folder;
  BstLibrary *library;
  BstHubSettings *settings;
  BstHubSync *sync;
  BstSyncState *state; /* of sync */
  guint longest_wait; /* that was told of */
} Fixture;

static void
changed_cb (BstSyncState *state, Fixture *fixture)
{
  fixture->longest_wait = MAX (fixture->longest_wait, bst_sync_state_get_progress (state)->waiting);
}

/* As a program does that starts again. */
static void
begin (Fixture *fixture)
{
  fixture->library = bst_library_new (NULL, fixture->folder, NULL);
  fixture->sync = bst_hub_sync_new (fixture->library, fixture->folder, served->origin);
  fixture->state = bst_hub_sync_get_state (fixture->sync);
  g_signal_connect (fixture->state, "changed", G_CALLBACK (changed_cb), fixture);
  while (!bst_sync_state_is_known (fixture->state))
    g_main_context_iteration (NULL, TRUE);
}

/* A look that is under way holds on to it. */
static void
end (Fixture *fixture)
{
  gpointer sync = fixture->sync;

  g_signal_handlers_disconnect_by_data (fixture->state, fixture);
  g_object_add_weak_pointer (sync, (gpointer *) &fixture->sync);
  g_object_unref (sync);
  while (fixture->sync != NULL)
    g_main_context_iteration (NULL, TRUE);
  g_object_unref (fixture->library);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  served_reset (served);
  fixture->folder = g_dir_make_tmp ("bestiary-hub-sync-XXXXXX", NULL);
  fixture->settings = served_dup_settings (served, NULL);
  begin (fixture);
}

static void
empty_folder (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);

      g_assert_cmpint (g_remove (file), ==, 0);
    }
  g_assert_cmpint (g_rmdir (path), ==, 0);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  end (fixture);
  empty_folder (fixture->folder);
  g_free (fixture->folder);
  bst_hub_settings_free (fixture->settings);
}

static void
start (Fixture *fixture, guint top, gboolean whole)
{
  bst_hub_sync_start (fixture->sync, fixture->settings, NULL, NULL, top, whole);
  g_assert_true (bst_sync_state_is_running (fixture->state));
}

static void
wait_for_end (Fixture *fixture)
{
  while (bst_sync_state_is_running (fixture->state))
    g_main_context_iteration (NULL, TRUE);
}

static void
test_nothing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDir) folder = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  g_assert_null (bst_sync_state_get_unfinished (fixture->state));
  g_assert_null (bst_sync_state_get_last (fixture->state));
  g_assert_cmpint (bst_sync_state_get_n_rows (fixture->state), ==, 0);
  while ((name = g_dir_read_name (folder)) != NULL)
    g_assert_false (g_str_has_prefix (name, "hub-list"));
}

static void
assert_two_thousand (Fixture *fixture)
{
  const BstSyncList *last = bst_sync_state_get_last (fixture->state);

  g_assert_null (bst_sync_state_get_error (fixture->state));
  g_assert_null (bst_sync_state_get_unfinished (fixture->state));
  g_assert_nonnull (last);
  g_assert_cmpuint (last->top, ==, 2000);
  g_assert_null (last->task);
  g_assert_cmpint (bst_sync_state_get_n_rows (fixture->state), ==, 2000);
  g_assert_cmpuint (bst_library_get_n_listed (fixture->library), ==, 2000);
}

static void
test_the_most_downloaded (Fixture *fixture, gconstpointer data)
{
  start (fixture, 2000, FALSE);
  wait_for_end (fixture);
  g_assert_cmpint (bst_sync_state_get_progress (fixture->state)->n_wanted, ==, 2000);
  g_assert_false (bst_sync_state_get_progress (fixture->state)->is_guess);
  assert_two_thousand (fixture);

  end (fixture);
  begin (fixture);
  assert_two_thousand (fixture);
}

/* Everything is preceded by a short list, which is nothing that anybody asked for. */
static void
test_pause (Fixture *fixture, gconstpointer data)
{
  const BstSyncList *unfinished;

  served_trouble (served, "stall after=2 path=/api/models");
  start (fixture, 0, FALSE);
  while (bst_sync_state_get_progress (fixture->state)->n_rows < 2000)
    g_main_context_iteration (NULL, TRUE);
  bst_hub_sync_pause (fixture->sync);
  wait_for_end (fixture);
  g_assert_null (bst_sync_state_get_error (fixture->state));

  end (fixture);
  begin (fixture);
  unfinished = bst_sync_state_get_unfinished (fixture->state);
  g_assert_nonnull (unfinished);
  g_assert_cmpuint (unfinished->top, ==, 0);
  g_assert_cmpint (unfinished->n_rows, ==, 2000);
  g_assert_null (bst_sync_state_get_last (fixture->state));

  served_reset (served);
  start (fixture, 0, FALSE);
  wait_for_end (fixture);
  g_assert_null (bst_sync_state_get_unfinished (fixture->state));
  g_assert_cmpuint (bst_sync_state_get_last (fixture->state)->top, ==, 0);
  g_assert_cmpint (bst_sync_state_get_n_rows (fixture->state), ==, 5000);
}

/* What could not begin can be asked for again. */
static void
test_error (Fixture *fixture, gconstpointer data)
{
  served_trouble (served, "not-json");
  start (fixture, 2000, FALSE);
  wait_for_end (fixture);
  g_assert_nonnull (bst_sync_state_get_error (fixture->state));
  g_assert_cmpuint (bst_sync_state_get_unfinished (fixture->state)->top, ==, 2000);
  g_assert_null (bst_sync_state_get_last (fixture->state));

  served_reset (served);
  start (fixture, 2000, FALSE);
  g_assert_null (bst_sync_state_get_error (fixture->state));
  wait_for_end (fixture);
  assert_two_thousand (fixture);
}

static void
test_nobody_to_ask (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED, "HF_ENDPOINT is no address.");

  bst_hub_sync_start (fixture->sync, NULL, error, "translation", 0, FALSE);
  wait_for_end (fixture);
  g_assert_cmpstr (bst_sync_state_get_error (fixture->state), ==, "HF_ENDPOINT is no address.");
  g_assert_cmpstr (bst_sync_state_get_unfinished (fixture->state)->task, ==, "translation");
}

/* An update that fails leaves what is here as it was. */
static void
test_update_fails (Fixture *fixture, gconstpointer data)
{
  start (fixture, 0, FALSE);
  wait_for_end (fixture);
  served_trouble (served, "not-json");
  start (fixture, 0, FALSE);
  wait_for_end (fixture);
  g_assert_nonnull (bst_sync_state_get_error (fixture->state));
  g_assert_nonnull (bst_sync_state_get_last (fixture->state));
  g_assert_true (bst_sync_state_get_unfinished (fixture->state) == NULL ||
                 bst_sync_state_get_unfinished (fixture->state)->is_update);
  g_assert_cmpint (bst_sync_state_get_n_rows (fixture->state), ==, 5000);
}

static void
test_waiting (Fixture *fixture, gconstpointer data)
{
  served_trouble (served, "rate-limit=1 count=1");
  start (fixture, 2000, FALSE);
  wait_for_end (fixture);
  g_assert_cmpuint (fixture->longest_wait, >=, 1);
  g_assert_cmpuint (bst_sync_state_get_progress (fixture->state)->waiting, ==, 0);
  assert_two_thousand (fixture);
}

/* Whoever starts while the files are still being looked at is not told that another program
 * has them. */
static void
test_in_haste (Fixture *fixture, gconstpointer data)
{
  start (fixture, 3000, FALSE);
  wait_for_end (fixture);
  end (fixture);
  fixture->library = bst_library_new (NULL, fixture->folder, NULL);
  fixture->sync = bst_hub_sync_new (fixture->library, fixture->folder, served->origin);
  fixture->state = bst_hub_sync_get_state (fixture->sync);
  start (fixture, 2000, FALSE);
  wait_for_end (fixture);
  g_assert_null (bst_sync_state_get_error (fixture->state));
  g_assert_cmpuint (bst_sync_state_get_last (fixture->state)->top, ==, 2000);
}

/* What has come from one Hub stays; it is no list of another one. */
static void
test_another_hub (Fixture *fixture, gconstpointer data)
{
  start (fixture, 2000, FALSE);
  wait_for_end (fixture);
  bst_hub_sync_set_endpoint (fixture->sync, "https://hub.example");
  while (bst_sync_state_get_last (fixture->state) != NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (bst_sync_state_get_n_rows (fixture->state), ==, 2000);
  bst_hub_sync_set_endpoint (fixture->sync, served->origin);
  while (bst_sync_state_get_last (fixture->state) == NULL)
    g_main_context_iteration (NULL, TRUE);
  assert_two_thousand (fixture);
}

/* What was set aside is told of, where nothing else has to be. */
static void
test_damage (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "hub-list.db", NULL);

  start (fixture, 2000, FALSE);
  wait_for_end (fixture);
  end (fixture);
  g_assert_true (g_file_set_contents (path, "no database", -1, NULL));
  begin (fixture);
  g_assert_nonnull (bst_sync_state_get_error (fixture->state));
  g_assert_nonnull (strstr (bst_sync_state_get_error (fixture->state), "hub-list.db"));
  start (fixture, 2000, FALSE);
  wait_for_end (fixture);
  assert_two_thousand (fixture);
}

/* Another program brings the list just now. */
static void
test_busy (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BstListing) listing = NULL;

  start (fixture, 2000, FALSE);
  wait_for_end (fixture);
  listing = bst_listing_open (fixture->folder, NULL);
  g_assert_nonnull (listing);
  end (fixture);
  begin (fixture);
  g_assert_cmpint (bst_sync_state_get_n_rows (fixture->state), ==, 2000);
  start (fixture, 2000, FALSE);
  wait_for_end (fixture);
  g_assert_nonnull (bst_sync_state_get_error (fixture->state));
  g_assert_cmpint (bst_sync_state_get_n_rows (fixture->state), ==, 2000);
}

/* As another program does that brings the list. */
static void
bring_elsewhere (Fixture *fixture, guint top)
{
  Fixture other = { .folder = fixture->folder, .settings = fixture->settings };

  begin (&other);
  start (&other, top, FALSE);
  wait_for_end (&other);
  end (&other);
}

/* What another program has brought is found when the library finds it. */
static void
test_brought_elsewhere (Fixture *fixture, gconstpointer data)
{
  bring_elsewhere (fixture, 3000);
  g_assert_null (bst_sync_state_get_last (fixture->state));
  bst_library_reload_list (fixture->library);
  while (bst_sync_state_get_last (fixture->state) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (bst_sync_state_get_n_rows (fixture->state), ==, 3000);

  /* It holds for what could not begin here, too. */
  served_trouble (served, "not-json");
  start (fixture, 2000, FALSE);
  wait_for_end (fixture);
  g_assert_nonnull (bst_sync_state_get_error (fixture->state));
  served_reset (served);
  bring_elsewhere (fixture, 2000);
  bst_library_reload_list (fixture->library);
  while (bst_sync_state_get_last (fixture->state)->top != 2000)
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (bst_sync_state_get_error (fixture->state));
  g_assert_null (bst_sync_state_get_unfinished (fixture->state));
}

/* While the other program still has the account, the number of models is known. */
static void
test_half_brought_elsewhere (Fixture *fixture, gconstpointer data)
{
  BstListing *listing;

  bring_elsewhere (fixture, 2000);
  listing = bst_listing_open (fixture->folder, NULL);
  g_assert_nonnull (listing);
  bst_library_reload_list (fixture->library);
  while (bst_sync_state_get_n_rows (fixture->state) == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (bst_sync_state_get_last (fixture->state));

  bst_listing_free (listing);
  g_signal_emit_by_name (fixture->library, "changed");
  while (bst_sync_state_get_last (fixture->state) == NULL)
    g_main_context_iteration (NULL, TRUE);
  assert_two_thousand (fixture);
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  g_unsetenv ("HF_HUB_OFFLINE");
  g_setenv ("no_proxy", "*", TRUE);
  served = served_start ("--models", N_MODELS, NULL);

#define add(name, function) g_test_add ("/app/hub-sync/" name, Fixture, NULL, set_up, function, tear_down)
  add ("nothing", test_nothing);
  add ("the-most-downloaded", test_the_most_downloaded);
  add ("pause", test_pause);
  add ("error", test_error);
  add ("nobody-to-ask", test_nobody_to_ask);
  add ("update-fails", test_update_fails);
  add ("waiting", test_waiting);
  add ("in-haste", test_in_haste);
  add ("another-hub", test_another_hub);
  add ("damage", test_damage);
  add ("busy", test_busy);
  add ("brought-elsewhere", test_brought_elsewhere);
  add ("half-brought-elsewhere", test_half_brought_elsewhere);
  status = g_test_run ();
  served_end (served);
  return status;
}
