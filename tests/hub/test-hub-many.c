#include "client-driver.h"

#include <glib/gstdio.h>

#include "guide-ids.h"

#include "hub/groups.h"

static GPtrArray *ids; /* the guide's that the Hub has */

typedef struct
{
  GHashTable *told; /* id → how often */
  GHashTable *shas; /* id → the revision whose files came */
  guint repositories;
  guint errors;
  guint unchanged;
  guint with_files;
  guint renamed;
  int code; /* of the last error */
  guint done, total;
  GCancellable *cancellable; /* cancelled after @limit were told */
  guint limit;
} Run;

static void
on_model (const BstHubWanted *wanted, BstRepository *repository, const GError *error, gpointer data)
{
  Run *run = data;

  g_assert_cmpint (GPOINTER_TO_INT (g_hash_table_lookup (run->told, wanted->id)), ==, 0);
  g_hash_table_insert (run->told, g_strdup (wanted->id), GINT_TO_POINTER (1));
  if (repository != NULL)
    {
      g_assert_null (error);
      run->repositories++;
      if (!g_str_equal (repository->id, wanted->id))
        run->renamed++;
      if (repository->files != NULL)
        {
          run->with_files++;
          g_assert_cmpstr (repository->files_sha, ==, repository->sha);
          g_hash_table_insert (run->shas, g_strdup (wanted->id), g_strdup (repository->sha));
        }
    }
  else if (error != NULL)
    {
      run->errors++;
      run->code = error->domain == BST_HUB_ERROR ? error->code : -1;
    }
  else
    run->unchanged++;
  if (run->cancellable != NULL && --run->limit == 0)
    g_cancellable_cancel (run->cancellable);
}

static void
on_progress (guint done, guint total, gpointer data)
{
  Run *run = data;

  g_assert_cmpint (done, ==, run->done + 1);
  g_assert_cmpint (total, ==, ids->len);
  run->done = done;
  run->total = total;
}

static void
run_begin (Run *run)
{
  g_hash_table_remove_all (run->told);
  run->repositories = run->errors = run->unchanged = run->with_files = run->renamed = run->done = run->total = 0;
}

static Run *
run_new (void)
{
  Run *run = g_new0 (Run, 1);

  run->told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  run->shas = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return run;
}

static void
run_free (Run *run)
{
  g_hash_table_unref (run->told);
  g_hash_table_unref (run->shas);
  g_free (run);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Run, run_free)

/* Asks for all of the guide, with files where they are new. */
static gboolean
refresh (BstHubClient *client, Run *run, GError **error)
{
  g_autofree BstHubWanted *wanted = g_new0 (BstHubWanted, ids->len);
  g_autoptr (GAsyncResult) result = NULL;

  run_begin (run);
  for (guint i = 0; i < ids->len; i++)
    wanted[i] = (BstHubWanted) {
      .id = g_ptr_array_index (ids, i), .files_sha = g_hash_table_lookup (run->shas, g_ptr_array_index (ids, i)), .with_files = TRUE
    };
  bst_hub_client_get_models_async (client, wanted, ids->len, on_model, on_progress, run, run->cancellable,
                                   test_got_result, &result);
  return bst_hub_client_get_models_finish (client, test_wait (&result), error);
}

/* The first refresh asks for files, too; the second only for what changed. */
static void
test_guide (Served *served)
{
  g_autoptr (BstHubClient) client = served_new_client (served, NULL);
  g_autoptr (Run) run = run_new ();
  g_autoptr (GError) error = NULL;
  guint first, second, third;

  g_assert_true (refresh (client, run, &error));
  g_assert_no_error (error);
  first = bst_hub_client_get_n_requests (client);
  g_assert_cmpint (run->repositories, ==, ids->len);
  g_assert_cmpint (run->with_files, ==, ids->len);
  g_assert_cmpint (run->done, ==, ids->len);

  g_assert_true (refresh (client, run, &error));
  second = bst_hub_client_get_n_requests (client) - first;
  g_assert_cmpint (run->repositories, ==, ids->len);
  g_assert_cmpint (run->with_files, ==, 0);

  g_free (served_ask (served, "POST", "/_control/change", "{\"id\": \"tiiuae/falcon-180B\", \"commit\": true}"));
  g_assert_true (refresh (client, run, &error));
  third = bst_hub_client_get_n_requests (client) - first - second;
  g_assert_cmpint (run->with_files, ==, 1);

  g_test_message ("%u repositories: %u requests with all files, %u without, %u after one change",
                  ids->len, first, second, third);
  g_assert_cmpint (second * 4, <=, ids->len);
  g_assert_cmpint (first, ==, second + ids->len);
  g_assert_cmpint (third, ==, second + 1);
  g_assert_cmpint (served_get_most_under_way (served), <=, 6);
}

/* A list has no old names, and nothing that is gone. */
static void
test_moved (Served *served)
{
  g_autoptr (BstHubClient) client = served_new_client (served, NULL);
  g_autoptr (Run) run = run_new ();
  g_autoptr (GError) error = NULL;

  g_free (served_ask (served, "POST", "/_control/change",
                      "[{\"id\": \"tiiuae/falcon-180B\", \"rename\": \"tii/falcon-180B\"},"
                      " {\"id\": \"mosaicml/mpt-7b\", \"remove\": true}]"));
  g_assert_true (refresh (client, run, &error));
  g_assert_no_error (error);
  g_assert_cmpint (run->repositories, ==, ids->len - 1);
  g_assert_cmpint (run->renamed, ==, 1);
  g_assert_cmpint (run->errors, ==, 1);
  g_assert_cmpint (run->code, ==, BST_HUB_ERROR_NOT_FOUND);
}

/* What every request would meet ends the run with one error, after few requests. */
static void
test_stops (Served *served)
{
  static const struct
  {
    const char *trouble;
    int code;
    guint requests;
  } cases[] = {
    { "close=reset", BST_HUB_ERROR_OFFLINE, 4 },
    { "forbidden", BST_HUB_ERROR_UNAUTHORIZED, 6 },
    { "rate-limit=1000", BST_HUB_ERROR_RATE_LIMITED, 1 },
    { "server-error=503", BST_HUB_ERROR_SERVER, 20 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (BstHubClient) client = served_new_client (served, NULL);
      g_autoptr (Run) run = run_new ();
      g_autoptr (GError) error = NULL;

      served_reset (served);
      served_trouble (served, cases[i].trouble);
      g_assert_false (refresh (client, run, &error));
      g_assert_error (error, BST_HUB_ERROR, cases[i].code);
      g_assert_cmpint (run->repositories, ==, 0);
      g_test_message ("%s: %u requests", cases[i].trouble, bst_hub_client_get_n_requests (client));
      g_assert_cmpint (bst_hub_client_get_n_requests (client), <=, cases[i].requests);
    }
}

/* The Hub goes away in the middle: what came is told, and the rest is not. */
static void
test_goes_away (Served *served)
{
  g_autoptr (BstHubClient) client = served_new_client (served, NULL);
  g_autoptr (Run) run = run_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) groups = bst_hub_groups_new ((const char *const *) ids->pdata, ids->len);
  guint after = groups->len + 10; /* all figures are here, and the first files */
  g_autofree char *trouble = g_strdup_printf ("close=reset after=%u", after);

  served_trouble (served, trouble);
  g_assert_false (refresh (client, run, &error));
  g_assert_error (error, BST_HUB_ERROR, BST_HUB_ERROR_OFFLINE);
  g_assert_cmpint (run->repositories, >, 0);
  g_assert_cmpint (run->repositories, <, ids->len);
  g_assert_cmpint (served_count (served, NULL, NULL, NULL), <=, after + 40);
}

/* Where lists are of no use, everything is asked for alone; where files cannot be had,
 * the figures are told without. */
static void
test_survives (Served *served)
{
  static const struct
  {
    const char *trouble;
    gboolean files;
    guint errors;
  } cases[] = {
    { "wrong-types=root path=/api/models", TRUE, 0 },
    { "wrong-types=downloads path=/api/models", TRUE, 0 },
    { "status=400 path=/api/models", TRUE, 0 },
    { "wrong-types path=*/tree/*", FALSE, 0 },
    { "not-json path=*/tree/*", FALSE, 0 },
    { "gated path=*/tree/*", FALSE, 0 },
    { "link-away", TRUE, 0 },
    { "link-loop", TRUE, 0 },
    { "server-error=503 count=5", TRUE, 0 },
    { "close=body count=3", TRUE, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (BstHubClient) client = served_new_client (served, NULL);
      g_autoptr (Run) run = run_new ();
      g_autoptr (GError) error = NULL;
      gboolean ok;

      served_reset (served);
      served_trouble (served, cases[i].trouble);
      ok = refresh (client, run, &error);
      g_test_message ("%s: %u told, %u errors, %u requests", cases[i].trouble, run->done, run->errors,
                      bst_hub_client_get_n_requests (client));
      g_assert_no_error (error);
      g_assert_true (ok);
      g_assert_cmpint (run->errors, ==, cases[i].errors);
      g_assert_cmpint (run->repositories, ==, ids->len);
      g_assert_cmpint (run->with_files, ==, cases[i].files ? ids->len : 0);
    }
}

static void
test_cancel (Served *served)
{
  static const guint limits[] = { 1, 10, 50 };

  for (guint i = 0; i < G_N_ELEMENTS (limits); i++)
    {
      g_autoptr (BstHubClient) client = served_new_client (served, NULL);
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (Run) run = run_new ();
      g_autoptr (GError) error = NULL;

      run->cancellable = cancellable;
      run->limit = limits[i];
      g_assert_false (refresh (client, run, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_assert_cmpint (g_hash_table_size (run->told), ==, limits[i]);
    }
}

static void
test_cancel_stalled (Served *served)
{
  g_autoptr (BstHubClient) client = served_new_client (served, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (Run) run = run_new ();
  g_autoptr (GError) error = NULL;

  served_trouble (served, "stall");
  run->cancellable = cancellable;
  run->limit = G_MAXUINT;
  client_driver_cancel_after (50, cancellable);
  g_assert_false (refresh (client, run, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* A single one that did not change. */
static void
test_not_modified (Served *served)
{
  g_autoptr (BstHubClient) client = served_new_client (served, NULL);
  g_autoptr (Run) run = run_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (BstRepository) repository = NULL;
  BstHubWanted wanted = { .id = "tatsu-lab/alpaca-7b-wdiff" };
  g_autoptr (GError) error = NULL;

  repository = client_driver_get_model (client, wanted.id, NULL, NULL, &error);
  g_assert_no_error (error);
  wanted.etag = repository->etag;
  bst_hub_client_get_models_async (client, &wanted, 1, on_model, NULL, run, NULL, test_got_result, &result);
  g_assert_true (bst_hub_client_get_models_finish (client, test_wait (&result), &error));
  g_assert_cmpint (run->unchanged, ==, 1);
}

static void
test_none (Served *served)
{
  g_autoptr (BstHubClient) client = served_new_client (served, NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  bst_hub_client_get_models_async (client, NULL, 0, on_model, NULL, NULL, NULL, test_got_result, &result);
  g_assert_true (bst_hub_client_get_models_finish (client, test_wait (&result), &error));
  g_assert_no_error (error);
  g_assert_cmpint (bst_hub_client_get_n_requests (client), ==, 0);
}

/* Returns: (transfer full): the name of a file that has the ids as models for the test hub */
static char *
write_models (void)
{
  g_autoptr (GString) models = g_string_new ("[");
  char *path;
  int file;

  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (models, "%s{\"id\": \"%s\", \"sha\": \"%040x\", \"downloads\": %u, \"likes\": 1,"
                                    " \"siblings\": [{\"rfilename\": \"README.md\"}, {\"rfilename\": \"model.safetensors\"}]}",
                            i > 0 ? ",\n" : "", (const char *) g_ptr_array_index (ids, i), i + 1, 1000 + i);
  g_string_append (models, "]\n");
  file = g_file_open_tmp ("bestiary-models-XXXXXX.json", &path, NULL);
  g_assert_cmpint (file, >=, 0);
  g_close (file, NULL);
  g_assert_true (g_file_set_contents (path, models->str, -1, NULL));
  return path;
}

int
main (int argc, char **argv)
{
  static const ClientTest tests[] = {
    { "guide", test_guide },
    { "moved", test_moved },
    { "stops", test_stops },
    { "goes-away", test_goes_away },
    { "survives", test_survives },
    { "cancel", test_cancel },
    { "cancel-stalled", test_cancel_stalled },
    { "not-modified", test_not_modified },
    { "none", test_none },
  };
  g_autofree char *models = NULL;
  Served *served;
  int status;

  g_test_init (&argc, &argv, NULL);
  ids = guide_dup_ids ();
  models = write_models ();
  served = served_start ("--gzip", "--quota", "100000", "--models-from", models, NULL);
  g_remove (models);
  status = client_driver_run (served, "/hub/many/", tests, G_N_ELEMENTS (tests));
  g_ptr_array_unref (ids);
  return status;
}
