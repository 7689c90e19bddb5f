/* Answers are read one after the other, whoever waits for them. */
#include "hub/alone.h"

#include "hub/error.h"

#define N_THREADS 8
#define N_ANSWERS 50

static int under_way;
static int most;

/* Gives others the time to come in between, if they could. */
static gpointer
count_reader (const BstHubAnswer *answer, const char *endpoint, GError **error)
{
  int n = g_atomic_int_add (&under_way, 1) + 1;

  if (n > g_atomic_int_get (&most))
    g_atomic_int_set (&most, n);
  for (guint i = 0; i < 10; i++)
    g_thread_yield ();
  g_atomic_int_add (&under_way, -1);
  if (answer->status != 200)
    {
      g_propagate_error (error, bst_hub_error_new (BST_HUB_ERROR_BAD_REPLY, "%s", endpoint));
      return NULL;
    }
  return g_strdup_printf ("%s %" G_GINT64_FORMAT, endpoint, answer->fetched_at);
}

static gpointer
ask (gpointer data)
{
  for (guint i = 0; i < N_ANSWERS; i++)
    {
      BstHubAnswer answer = { .status = 200, .fetched_at = GPOINTER_TO_INT (data) * N_ANSWERS + (int) i };
      g_autofree char *expected = g_strdup_printf ("here %" G_GINT64_FORMAT, answer.fetched_at);
      g_autoptr (GError) error = NULL;
      g_autofree char *value = bst_hub_read_alone (count_reader, &answer, "here", NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (value, ==, expected);
    }
  return NULL;
}

static void
test_one_at_a_time (void)
{
  GThread *threads[N_THREADS];

  for (guint i = 0; i < N_THREADS; i++)
    threads[i] = g_thread_new ("ask", ask, GINT_TO_POINTER (i));
  for (guint i = 0; i < N_THREADS; i++)
    g_thread_join (threads[i]);
  g_assert_cmpint (most, ==, 1);
}

static void
test_errors (void)
{
  BstHubAnswer bad = { .status = 500 };
  BstHubAnswer good = { .status = 200 };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_assert_null (bst_hub_read_alone (count_reader, &bad, "there", cancellable, &error));
  g_assert_error (error, BST_HUB_ERROR, BST_HUB_ERROR_BAD_REPLY);
  g_assert_cmpstr (error->message, ==, "there");
  g_clear_error (&error);

  /* What nobody waits for any more is not read. */
  g_cancellable_cancel (cancellable);
  most = 0;
  g_assert_null (bst_hub_read_alone (count_reader, &good, "there", cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (most, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hub/alone/one-at-a-time", test_one_at_a_time);
  g_test_add_func ("/hub/alone/errors", test_errors);
  return g_test_run ();
}
