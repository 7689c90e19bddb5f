#include "config.h"

#include "hub/alone.h"

typedef struct
{
  BstHubReader reader;
  const BstHubAnswer *answer;
  const char *endpoint;
  GCancellable *cancellable;
  gpointer value;
  GError *error;
  gboolean is_done;
} Reading;

static GMutex mutex; /* guards is_done */
static GCond done;

static void
read_one (gpointer data, gpointer unused)
{
  Reading *reading = data;

  if (!g_cancellable_set_error_if_cancelled (reading->cancellable, &reading->error))
    reading->value = reading->reader (reading->answer, reading->endpoint, &reading->error);
  g_mutex_lock (&mutex);
  reading->is_done = TRUE;
  g_cond_broadcast (&done);
  g_mutex_unlock (&mutex);
}

static GThreadPool *
get_pool (void)
{
  static GThreadPool *pool;

  if (g_once_init_enter (&pool))
    g_once_init_leave (&pool, g_thread_pool_new (read_one, NULL, 1, FALSE, NULL));
  return pool;
}

/**
 * bst_hub_read_alone:
 *
 * Reads @answer while no other is read, and waits for that; not for the main thread. The
 * largest that is let through takes 100 MB, and many may come at once. All are read by
 * one thread, since the memory of another that has ended is seldom given back.
 *
 * Returns: (transfer full) (nullable): what @reader gave
 */
gpointer
bst_hub_read_alone (BstHubReader reader, const BstHubAnswer *answer, const char *endpoint,
                    GCancellable *cancellable, GError **error)
{
  Reading reading = { .reader = reader, .answer = answer, .endpoint = endpoint, .cancellable = cancellable };

  g_thread_pool_push (get_pool (), &reading, NULL);
  g_mutex_lock (&mutex);
  while (!reading.is_done)
    g_cond_wait (&done, &mutex);
  g_mutex_unlock (&mutex);
  if (reading.error != NULL)
    g_propagate_error (error, reading.error);
  return reading.value;
}
