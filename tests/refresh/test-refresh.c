#include "served.h"

#include <glib/gstdio.h>

#include "core/change.h"
#include "refresh/refresh.h"

/* Each test has the same hub to itself: it is reset before. */
static Served *served;

/* A refresh, and what it tells on its way. */
typedef struct
{
  BstLibrary *library;
  BstHubClient *client;
  GCancellable *cancellable;
  GAsyncResult *result;

  guint n_figures, n_files; /* steps */
  guint done, total;
  guint n_saves;
  guint n_changes;
  guint cancel_after; /* models */
  gint64 cancelled_at;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  served_reset (served);
  fixture->library = bst_library_new (NULL, NULL, NULL);
  fixture->client = served_new_client (served, NULL);
  fixture->cancellable = g_cancellable_new ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  test_finalize (fixture->client);
  test_finalize (fixture->library);
  test_finalize (fixture->cancellable);
}

static void
on_event (const BstRefreshEvent *event, gpointer data)
{
  Fixture *fixture = data;

  g_assert_cmpuint (event->done, <=, event->total);
  if (event->changes != NULL)
    {
      fixture->n_saves++;
      fixture->n_changes += event->changes->len;
      return;
    }
  if (event->waiting > 0)
    return;
  if (event->phase == BST_REFRESH_FIGURES)
    {
      g_assert_cmpuint (fixture->n_files, ==, 0);
      fixture->n_figures++;
    }
  else
    fixture->n_files++;
  fixture->done = event->done;
  fixture->total = event->total;
  if (fixture->cancel_after > 0 && event->done == fixture->cancel_after)
    {
      fixture->cancelled_at = g_get_monotonic_time ();
      g_cancellable_cancel (fixture->cancellable);
    }
}

static BstRefreshOutcome *
refresh (Fixture *fixture, const char *const *ids, const char *first, gboolean with_files)
{
  BstRefreshOutcome *outcome;

  fixture->n_figures = fixture->n_files = fixture->n_saves = fixture->n_changes = 0;
  bst_refresh_async (fixture->library, fixture->client, ids, first, with_files, on_event, fixture,
                     fixture->cancellable, test_got_result, &fixture->result);
  outcome = bst_refresh_finish (fixture->library, test_wait (&fixture->result));
  g_clear_object (&fixture->result);
  return outcome;
}

static void
test_phases (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BstRefreshOutcome) first = refresh (fixture, NULL, NULL, TRUE);
  g_autoptr (BstRefreshOutcome) second = NULL;
  const BstRepository *record = bst_library_get_repository (fixture->library, "bigscience/bloom");

  g_assert_no_error (first->error);
  g_assert_cmpuint (first->answered, ==, first->asked);
  g_assert_cmpuint (first->fresh, ==, first->asked);
  g_assert_cmpuint (first->files, ==, first->asked);
  g_assert_cmpuint (first->changes->len, ==, 0);
  g_assert_cmpstr (record->files_sha, ==, record->sha);
  g_assert_cmpuint (record->files->len, >, 0);

  second = refresh (fixture, NULL, NULL, TRUE);
  g_assert_cmpuint (fixture->n_figures, ==, second->asked + 1);
  g_assert_cmpuint (fixture->n_files, ==, 0);
  g_assert_cmpuint (fixture->n_saves, ==, 1);
  g_assert_cmpuint (second->unchanged, ==, second->asked);
  g_assert_cmpuint (second->files, ==, 0);
  g_assert_cmpuint (second->requests, ==, first->requests - first->files);
}

static void
test_without_files (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BstRefreshOutcome) outcome = refresh (fixture, NULL, NULL, FALSE);

  g_assert_no_error (outcome->error);
  g_assert_cmpuint (outcome->answered, ==, outcome->asked);
  g_assert_cmpuint (outcome->files, ==, 0);
  g_assert_cmpuint (served_count (served, NULL, "*/tree/*", NULL), ==, 0);
}

/* Who is waited for is in the first request. */
static void
test_first (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BstRefreshOutcome) outcome = NULL;
  g_autofree char *record = NULL;
  const char *first, *other;

  served_trouble (served, "latency=100");
  outcome = refresh (fixture, NULL, "tiiuae/falcon-180B", FALSE);
  g_assert_cmpuint (outcome->answered, ==, outcome->asked);
  record = served_ask (served, "GET", "/_control/record", NULL);
  first = g_strstr_len (record, -1, "author=tiiuae");
  other = g_strstr_len (record, -1, "author=");
  g_assert_nonnull (first);
  g_assert_true (first == other);
}

static void
test_nothing (Fixture *fixture, gconstpointer data)
{
  const char *const ids[] = { NULL };
  g_autoptr (BstRefreshOutcome) outcome = refresh (fixture, ids, "tiiuae/falcon-180B", TRUE);

  g_assert_no_error (outcome->error);
  g_assert_cmpuint (outcome->asked, ==, 0);
  g_assert_cmpuint (outcome->requests, ==, 0);
}

static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BstRefreshOutcome) outcome = NULL;
  guint kept = 0;
  g_autoptr (GPtrArray) followed = NULL;

  served_trouble (served, "stall path=/api/models/*");
  fixture->cancel_after = 20;
  outcome = refresh (fixture, NULL, NULL, TRUE);
  g_assert_error (outcome->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  /* 100 ms is the aim; the bound is for a machine that is busy with something else. */
  g_assert_cmpint (g_get_monotonic_time () - fixture->cancelled_at, <, 2 * G_TIME_SPAN_SECOND);
  g_test_message ("ended %" G_GINT64_FORMAT " µs after", g_get_monotonic_time () - fixture->cancelled_at);
  g_assert_cmpuint (outcome->answered, >=, 20);
  g_assert_cmpuint (outcome->answered, <, outcome->asked);

  followed = bst_library_dup_followed (fixture->library);
  for (guint i = 0; i < followed->len; i++)
    kept += ((BstFollowed *) g_ptr_array_index (followed, i))->record != NULL;
  g_assert_cmpuint (kept, ==, outcome->answered);
}

static void
test_cancelled_before (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BstRefreshOutcome) outcome = NULL;

  g_cancellable_cancel (fixture->cancellable);
  outcome = refresh (fixture, NULL, NULL, TRUE);
  g_assert_error (outcome->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (outcome->answered, ==, 0);
  g_assert_cmpuint (served_count (served, NULL, "/api/*", NULL), ==, 0);
}

/* Lists of files that all fail are not asked for one after the other. */
static void
test_files_fail (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BstRefreshOutcome) outcome = NULL;
  guint n_trees;

  served_trouble (served, "not-json path=*/tree/*");
  outcome = refresh (fixture, NULL, NULL, TRUE);
  g_assert_error (outcome->error, BST_HUB_ERROR, BST_HUB_ERROR_BAD_REPLY);
  g_assert_cmpuint (outcome->answered, ==, outcome->asked);
  g_assert_cmpuint (outcome->failed, ==, 0);
  n_trees = served_count (served, NULL, "*/tree/*", NULL);
  g_assert_cmpuint (n_trees, >, 0);
  g_assert_cmpuint (n_trees, <, 20);
}

static void
test_gone (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BstHubSettings) settings = bst_hub_settings_new ();
  g_autoptr (GError) missing = bst_hub_error_new (BST_HUB_ERROR_NOT_FOUND, "%s", "");
  g_autoptr (GError) disabled = bst_hub_error_new (BST_HUB_ERROR_DISABLED, "%s", "");
  g_autoptr (GError) timeout = bst_hub_error_new (BST_HUB_ERROR_TIMEOUT, "%s", "");
  g_autoptr (BstRepository) gone = NULL;
  g_autoptr (BstRepository) closed = bst_refresh_record_new_from_error ("a/b", settings, disabled);

  g_assert_null (bst_refresh_record_new_from_error ("a/b", settings, missing));
  bst_hub_error_set_proof (missing);
  gone = bst_refresh_record_new_from_error ("a/b", settings, missing);
  g_assert_cmpint (gone->presence, ==, BST_PRESENCE_GONE);
  g_assert_true (bst_repository_is_official (gone));
  g_assert_false (bst_repository_has_figures (gone));
  g_assert_cmpint (closed->presence, ==, BST_PRESENCE_DISABLED);
  g_assert_null (bst_refresh_record_new_from_error ("a/b", settings, timeout));

  g_assert_true (bst_hub_settings_set_endpoint (settings, BST_HUB_MIRROR, NULL));
  g_assert_null (bst_refresh_record_new_from_error ("a/b", settings, missing));
}

static void
check_text (guint asked, guint answered, guint fresh, guint n_changed, const char *expected)
{
  g_autoptr (BstRefreshOutcome) outcome = bst_refresh_outcome_new ();
  g_autofree char *text = NULL;

  outcome->asked = asked;
  outcome->answered = answered;
  outcome->fresh = fresh;
  for (guint i = 0; i < 2 * n_changed; i++)
    {
      g_autofree char *id = g_strdup_printf ("a/%u", i / 2);

      g_ptr_array_add (outcome->changes, bst_change_new (id, i % 2 ? BST_CHANGE_LIKES : BST_CHANGE_DOWNLOADS, "1", "2", 0));
    }
  text = bst_refresh_outcome_dup_text (outcome);
  g_assert_cmpstr (text, ==, expected);
}

static void
test_text (void)
{
  check_text (12, 12, 0, 0, "12 models were refreshed. Nothing has changed.");
  check_text (12, 12, 3, 1, "12 models were refreshed. 1 has changed.");
  check_text (12, 11, 0, 2, "11 of 12 models were refreshed. 2 have changed.");
  check_text (1, 1, 1, 0, "1 model was refreshed.");
  check_text (12, 0, 0, 0, "0 of 12 models were refreshed.");
}

int
main (int argc, char **argv)
{
  g_autoptr (BstLibrary) library = NULL;
  g_autoptr (GPtrArray) followed = NULL;
  g_autoptr (GString) models = g_string_new ("[");
  g_autofree char *folder = NULL;
  g_autofree char *file = NULL;
  g_autofree char *argument = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);

  /* The hub has all that is followed. */
  library = bst_library_new (NULL, NULL, NULL);
  followed = bst_library_dup_followed (library);
  for (guint i = 0; i < followed->len; i++)
    g_string_append_printf (models, "%s{\"id\":\"%s\"}", i > 0 ? "," : "", ((BstFollowed *) g_ptr_array_index (followed, i))->id);
  g_string_append_c (models, ']');
  folder = g_dir_make_tmp ("bestiary-test-XXXXXX", NULL);
  file = g_build_filename (folder, "models.json", NULL);
  g_assert_true (g_file_set_contents (file, models->str, -1, NULL));
  argument = g_strconcat ("--models-from=", file, NULL);
  served = served_start ("--quota", "100000", argument, NULL);

#define ADD(name, function) g_test_add ("/refresh/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("phases", test_phases);
  ADD ("without-files", test_without_files);
  ADD ("first", test_first);
  ADD ("nothing", test_nothing);
  ADD ("cancel", test_cancel);
  ADD ("cancelled-before", test_cancelled_before);
  ADD ("files-fail", test_files_fail);
  ADD ("gone", test_gone);
  g_test_add_func ("/refresh/text", test_text);
  status = g_test_run ();

  served_end (served);
  g_remove (file);
  g_rmdir (folder);
  return status;
}
