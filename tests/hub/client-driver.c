#include "client-driver.h"

typedef struct
{
  Served *served;
  const ClientTest *test;
} Case;

static void
run_case (gconstpointer data)
{
  const Case *self = data;

  served_reset (self->served);
  self->test->run (self->served);
}

/**
 * client_driver_run:
 * @served: (transfer full): the hub that each test has to itself
 * @group: a path that ends in a slash, for the tests' names
 *
 * To be called after g_test_init().
 *
 * Returns: the exit status
 */
int
client_driver_run (Served *served, const char *group, const ClientTest *tests, guint n_tests)
{
  g_autofree Case *cases = g_new (Case, n_tests);
  int status;

  for (guint i = 0; i < n_tests; i++)
    {
      g_autofree char *path = g_strconcat (group, tests[i].name, NULL);

      cases[i] = (Case) { served, &tests[i] };
      g_test_add_data_func (path, &cases[i], run_case);
    }
  status = g_test_run ();
  served_end (served);
  return status;
}

/* Returns: (transfer full): a hub with the recorded answers and models that it makes up */
Served *
client_driver_start_samples (void)
{
  g_autofree char *samples = g_build_filename (BST_TEST_DATA, "hub", "samples", NULL);

  return served_start ("--models=100", "--fixtures", samples, NULL);
}

/* As bst_hub_client_get_model_async(), but waits for the answer. */
BstRepository *
client_driver_get_model (BstHubClient *client, const char *id, const char *etag, gboolean *not_modified, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  bst_hub_client_get_model_async (client, id, etag, NULL, test_got_result, &result);
  return bst_hub_client_get_model_finish (client, test_wait (&result), not_modified, error);
}

static gboolean
cancel_cb (gpointer cancellable)
{
  g_cancellable_cancel (cancellable);
  return G_SOURCE_REMOVE;
}

void
client_driver_cancel_after (guint milliseconds, GCancellable *cancellable)
{
  g_timeout_add_full (G_PRIORITY_DEFAULT, milliseconds, cancel_cb, g_object_ref (cancellable), g_object_unref);
}
