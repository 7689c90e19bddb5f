/* What the window is told of a refresh, with a real Hub beside it. */
#include "served.h"

#include "app/hub-look.h"
#include "app/online.h"

#define MODEL "bigscience/bloom"

/* Each test has the same hub to itself: it is reset before. */
static Served *served;

typedef struct
{
  BstLibrary *library;
  BstOnline *online;
  BstActivity *activity;
  guint n_ended;
  char *message; /* of the last end */
  char *error;
} Fixture;

static void
ended_cb (BstActivity *activity, const char *message, const GError *error, Fixture *fixture)
{
  fixture->n_ended++;
  g_free (fixture->message);
  g_free (fixture->error);
  fixture->message = g_strdup (message);
  fixture->error = error != NULL ? g_strdup (error->message) : NULL;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  served_reset (served);
  fixture->library = bst_library_new (NULL, NULL, NULL);
  fixture->online = bst_hub_online_new (fixture->library, NULL);
  fixture->activity = bst_online_get_activity (fixture->online);
  g_signal_connect (fixture->activity, "ended", G_CALLBACK (ended_cb), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_signal_handlers_disconnect_by_data (fixture->activity, fixture);
  g_object_unref (fixture->online);
  g_object_unref (fixture->library);
  g_free (fixture->message);
  g_free (fixture->error);
}

static void
wait_for_end (Fixture *fixture)
{
  guint n_ended = fixture->n_ended;

  g_assert_true (bst_activity_is_running (fixture->activity));
  while (fixture->n_ended == n_ended)
    g_main_context_iteration (NULL, TRUE);
}

static void
change (const char *id, const char *what)
{
  g_autofree char *body = g_strdup_printf ("{\"id\": \"%s\", %s}", id, what);
  g_autofree char *answer = served_ask (served, "POST", "/_control/change", body);

  g_assert_nonnull (answer);
}

static void
refresh_all (Fixture *fixture)
{
  bst_online_refresh (fixture->online, NULL, NULL);
  wait_for_end (fixture);
}

static void
test_quiet (Fixture *fixture, gconstpointer data)
{
  bst_hub_online_refresh_quietly (BST_HUB_ONLINE (fixture->online));
  wait_for_end (fixture);
  g_assert_null (fixture->message);
  g_assert_null (fixture->error);

  served_trouble (served, "status=400");
  bst_hub_online_refresh_quietly (BST_HUB_ONLINE (fixture->online));
  wait_for_end (fixture);
  g_assert_null (fixture->message);
  g_assert_null (fixture->error);
}

/* Whoever asks for it while one goes on by itself is told of its end. */
static void
test_quiet_no_more (Fixture *fixture, gconstpointer data)
{
  bst_hub_online_refresh_quietly (BST_HUB_ONLINE (fixture->online));
  bst_online_refresh (fixture->online, NULL, NULL);
  wait_for_end (fixture);
  g_assert_true (g_str_has_suffix (fixture->message, " models are new"));
  g_assert_false (bst_activity_is_running (fixture->activity));
  g_assert_cmpuint (fixture->n_ended, ==, 1);

  served_trouble (served, "status=400");
  bst_hub_online_refresh_quietly (BST_HUB_ONLINE (fixture->online));
  bst_online_refresh (fixture->online, NULL, NULL);
  wait_for_end (fixture);
  g_assert_null (fixture->message);
  g_assert_nonnull (fixture->error);
}

/* The figures are saved before the lists of files are asked for. */
static void
test_changes_and_error (Fixture *fixture, gconstpointer data)
{
  refresh_all (fixture);
  change (MODEL, "\"set\": {\"likes\": 4711}, \"commit\": true");
  served_trouble (served, "rate-limit=7200 path=*/tree/*");
  refresh_all (fixture);
  g_assert_nonnull (fixture->error);
  g_assert_true (g_str_has_suffix (fixture->message, " changes"));
}

static void
test_last_refresh (Fixture *fixture, gconstpointer data)
{
  static const char *const ids[] = { MODEL, NULL };
  BstHubOnline *online = BST_HUB_ONLINE (fixture->online);
  gint64 before = g_get_real_time () / G_USEC_PER_SEC;

  g_assert_cmpint (bst_hub_online_get_last_refresh (online), ==, -1);
  bst_online_refresh (fixture->online, ids, MODEL);
  wait_for_end (fixture);
  g_assert_cmpint (bst_hub_online_get_last_refresh (online), ==, -1);

  served_trouble (served, "status=400");
  refresh_all (fixture);
  g_assert_cmpint (bst_hub_online_get_last_refresh (online), ==, -1);
  served_reset (served);
  refresh_all (fixture);
  g_assert_cmpint (bst_hub_online_get_last_refresh (online), >=, before);
}

static void
got_result (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static GPtrArray *
search (Fixture *fixture, const char *words, gboolean *exact, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  bst_online_search_async (fixture->online, words, NULL, got_result, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return bst_online_search_finish (fixture->online, result, exact, error);
}

/* The one whose name is typed comes first, also where it has another by now. */
static void
test_search (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) words = NULL;
  g_autoptr (GPtrArray) named = NULL;
  g_autoptr (GPtrArray) renamed = NULL;
  g_autoptr (GPtrArray) absent = NULL;
  gboolean exact = TRUE;

  words = search (fixture, "bloom", &exact, &error);
  g_assert_no_error (error);
  g_assert_false (exact);
  g_assert_cmpuint (words->len, >, 3);

  named = search (fixture, "bigscience/BLOOM-7b1", &exact, &error);
  g_assert_no_error (error);
  g_assert_true (exact);
  g_assert_cmpstr (bst_entry_get_id (g_ptr_array_index (named, 0)), ==, "bigscience/bloom-7b1");
  for (guint i = 1; i < named->len; i++)
    g_assert_cmpstr (bst_entry_get_id (g_ptr_array_index (named, i)), !=, "bigscience/bloom-7b1");

  change (MODEL, "\"rename\": \"bigscience/bloom-large\"");
  renamed = search (fixture, MODEL, &exact, &error);
  g_assert_no_error (error);
  g_assert_true (exact);
  g_assert_cmpstr (bst_entry_get_id (g_ptr_array_index (renamed, 0)), ==, "bigscience/bloom-large");

  /* A mirror need not have all that there is. */
  absent = search (fixture, "no/such", &exact, &error);
  g_assert_null (absent);
  g_assert_nonnull (strstr (error->message, "no/such"));
  g_assert_false (exact);
}

static void
looking_cb (BstOnline *online, BstLookState *look, guint *n)
{
  ++*n;
}

static void
wait_for_look (BstLookState *look)
{
  while (bst_look_state_is_running (look))
    g_main_context_iteration (NULL, TRUE);
}

/* A second question for the same model joins the first; its end says what did not come. */
static void
test_look (Fixture *fixture, gconstpointer data)
{
  BstLookState *look;
  const BstLookFailure *failure;
  guint n_told = 0;

  g_assert_true (bst_online_can_look (fixture->online));
  g_assert_null (bst_online_find_look (fixture->online, MODEL));
  g_signal_connect (fixture->online, "looking", G_CALLBACK (looking_cb), &n_told);
  served_trouble (served, "status=400 path=*/resolve/*README.md");
  look = bst_online_look (fixture->online, MODEL, BST_LOOK_ALL);
  g_assert_true (bst_look_state_is_running (look));
  g_assert_true (bst_online_is_looking (fixture->online));
  g_assert_true (bst_online_look (fixture->online, "BigScience/BLOOM", BST_LOOK_CARD) == look);
  g_assert_cmpint (bst_look_state_get_parts (look), ==, BST_LOOK_ALL);
  g_assert_cmpuint (n_told, ==, 1);
  wait_for_look (look);
  g_assert_cmpuint (n_told, ==, 2);
  g_assert_false (bst_online_is_looking (fixture->online));
  g_assert_null (bst_look_state_get_error (look));
  g_assert_cmpuint (bst_look_state_get_failures (look)->len, ==, 1);
  failure = g_ptr_array_index (bst_look_state_get_failures (look), 0);
  g_assert_cmpint (failure->part, ==, BST_LOOK_CARD);
  g_assert_cmpint (bst_look_state_get_ended_at (look), >, 0);
  g_assert_true (bst_online_find_look (fixture->online, MODEL) == look);

  /* Again, and well: what failed before is forgotten. */
  served_reset (served);
  g_assert_true (bst_online_look (fixture->online, MODEL, BST_LOOK_ALL) == look);
  wait_for_look (look);
  g_assert_cmpuint (bst_look_state_get_failures (look)->len, ==, 0);
}

/* Who cancels, or ends the program, is told of no error. */
static void
test_look_cancelled (Fixture *fixture, gconstpointer data)
{
  BstLookState *look;

  served_trouble (served, "stall path=*/resolve/*");
  look = bst_online_look (fixture->online, MODEL, BST_LOOK_ALL);
  bst_look_state_cancel (look);
  wait_for_look (look);
  g_assert_null (bst_look_state_get_error (look));
  look = bst_online_look (fixture->online, MODEL, BST_LOOK_ALL);
  bst_online_stop_looking (fixture->online);
  wait_for_look (look);
  g_assert_null (bst_look_state_get_error (look));
  g_assert_cmpuint (bst_look_state_get_failures (look)->len, ==, 0);
}

/* Of what was made of a model, each has a look of its own. */
static void
test_look_at_files (Fixture *fixture, gconstpointer data)
{
  BstLookState *look = bst_online_look (fixture->online, MODEL, BST_LOOK_ALL);
  BstLookState *files = bst_online_look_at_files (fixture->online, MODEL, "no/such");

  g_assert_true (look != files);
  g_assert_true (bst_online_find_look_at_files (fixture->online, MODEL, "No/Such") == files);
  wait_for_look (look);
  wait_for_look (files);
  g_assert_null (bst_look_state_get_error (files));
}

/* Nothing is asked for unasked unless the preferences say so, and nothing speaks against it. */
static void
test_unasked (Fixture *fixture, gconstpointer data)
{
  const BstLookSituation fine = { .is_wanted = TRUE, .is_online = TRUE };
  BstLookSituation situation = fine;

  g_assert_true (bst_look_may_begin_unasked (&situation));
  situation.is_wanted = FALSE;
  g_assert_false (bst_look_may_begin_unasked (&situation));
  situation = fine;
  situation.is_online = FALSE;
  g_assert_false (bst_look_may_begin_unasked (&situation));
  situation = fine;
  situation.is_metered = TRUE;
  g_assert_false (bst_look_may_begin_unasked (&situation));
  situation = fine;
  situation.is_forbidden = TRUE;
  g_assert_false (bst_look_may_begin_unasked (&situation));
  g_assert_false (bst_look_is_wanted_unasked (NULL));
  g_assert_false (bst_online_may_look_unasked (fixture->online));
}

/* Returns: (transfer full): a hub that has the models of the guide */
static Served *
serve_guide (void)
{
  g_autoptr (BstLibrary) library = bst_library_new (NULL, NULL, NULL);
  g_autoptr (GPtrArray) followed = bst_library_dup_followed (library);
  g_autoptr (GString) models = g_string_new ("[");
  g_autoptr (GFile) file = NULL;
  g_autoptr (GFileIOStream) stream = NULL;
  g_autofree char *argument = NULL;
  Served *hub;

  for (guint i = 0; i < followed->len; i++)
    g_string_append_printf (models, "%s{\"id\":\"%s\"}", i > 0 ? "," : "", ((BstFollowed *) g_ptr_array_index (followed, i))->id);
  g_string_append_c (models, ']');
  file = g_file_new_tmp ("bestiary-test-XXXXXX.json", &stream, NULL);
  g_assert_true (g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (stream)), models->str, models->len,
                                            NULL, NULL, NULL));
  g_assert_true (g_io_stream_close (G_IO_STREAM (stream), NULL, NULL));
  argument = g_strconcat ("--models-from=", g_file_peek_path (file), NULL);
  hub = served_start ("--quota", "100000", argument, NULL);
  g_file_delete (file, NULL, NULL);
  return hub;
}

int
main (int argc, char **argv)
{
  static const char *const forbidding[] = { "HF_HUB_OFFLINE", "HF_TOKEN", "HF_DEBUG", NULL };
  int status;

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; forbidding[i] != NULL; i++)
    g_unsetenv (forbidding[i]);
  g_setenv ("no_proxy", "*", TRUE);
  g_setenv ("HF_HOME", "/nonexistent", TRUE);
  served = serve_guide ();
  g_setenv ("HF_ENDPOINT", served->origin, TRUE);

  g_test_add ("/app/online/quiet", Fixture, NULL, set_up, test_quiet, tear_down);
  g_test_add ("/app/online/quiet-no-more", Fixture, NULL, set_up, test_quiet_no_more, tear_down);
  g_test_add ("/app/online/changes-and-error", Fixture, NULL, set_up, test_changes_and_error, tear_down);
  g_test_add ("/app/online/last-refresh", Fixture, NULL, set_up, test_last_refresh, tear_down);
  g_test_add ("/app/online/search", Fixture, NULL, set_up, test_search, tear_down);
  g_test_add ("/app/online/look", Fixture, NULL, set_up, test_look, tear_down);
  g_test_add ("/app/online/look-cancelled", Fixture, NULL, set_up, test_look_cancelled, tear_down);
  g_test_add ("/app/online/look-at-files", Fixture, NULL, set_up, test_look_at_files, tear_down);
  g_test_add ("/app/online/unasked", Fixture, NULL, set_up, test_unasked, tear_down);
  status = g_test_run ();
  served_end (served);
  return status;
}
