#include "config.h"

#include "hub/queue.h"

#include "hub/words.h"

#include <glib/gi18n.h>

#define MOST_AT_ONCE 6

/* After so many failures in a row the server is spared: one request tries for all. */
#define TROUBLE 3

struct _BstHubQueue
{
  BstHubSettings *settings;
  BstHubTimes times;
  char *host;
  BstHubFetcher *fetcher;
  BstHubLimit limits[BST_HUB_N_BUCKETS];

  GQueue waiting; /* GTask */
  guint under_way;
  GSource *wakeup;
  GRand *chance;
  guint n_sent;
  guint failures; /* in a row */

  BstHubWaitFunc on_wait;
  gpointer user_data;
  guint told;
};

typedef struct
{
  BstHubQueue *queue;
  BstHubRequest *request;
  guint tries; /* that are left */
  guint failures;
  gint64 ready_at;
  GSource *cancelled;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_source_destroy (job->cancelled);
  g_source_unref (job->cancelled);
  bst_hub_request_free (job->request);
  g_free (job);
}

/**
 * bst_hub_queue_new:
 * @times: (nullable): NULL for the usual ones
 * @on_wait: (nullable)
 *
 * A queue belongs to the thread that made it, and has to live as long as anything is in it.
 */
BstHubQueue *
bst_hub_queue_new (const BstHubSettings *settings, const BstHubTimes *times, BstHubWaitFunc on_wait, gpointer user_data)
{
  static const BstHubTimes usual = BST_HUB_TIMES;
  BstHubQueue *self = g_new0 (BstHubQueue, 1);

  self->settings = bst_hub_settings_copy (settings);
  self->times = times != NULL ? *times : usual;
  self->host = bst_hub_endpoint_dup_host (settings->endpoint);
  self->fetcher = bst_hub_fetcher_new (self->settings, &self->times, MOST_AT_ONCE);
  for (guint i = 0; i < BST_HUB_N_BUCKETS; i++)
    bst_hub_limit_init (&self->limits[i], self->times.second * G_TIME_SPAN_MILLISECOND);
  g_queue_init (&self->waiting);
  self->chance = g_rand_new ();
  self->on_wait = on_wait;
  self->user_data = user_data;
  return self;
}

static void
drop_wakeup (BstHubQueue *self)
{
  if (self->wakeup != NULL)
    g_source_destroy (self->wakeup);
  g_clear_pointer (&self->wakeup, g_source_unref);
}

void
bst_hub_queue_free (BstHubQueue *self)
{
  g_assert (self->under_way == 0 && g_queue_is_empty (&self->waiting));
  drop_wakeup (self);
  g_rand_free (self->chance);
  bst_hub_fetcher_free (self->fetcher);
  bst_hub_settings_free (self->settings);
  g_free (self->host);
  g_free (self);
}

const BstHubSettings *
bst_hub_queue_get_settings (const BstHubQueue *self)
{
  return self->settings;
}

/* Returns: how many requests have been sent, tries again among them. */
guint
bst_hub_queue_get_n_sent (const BstHubQueue *self)
{
  return self->n_sent;
}

/* What may still be asked of the interface; see bst_hub_limit_get_left(). */
gboolean
bst_hub_queue_get_left (const BstHubQueue *self, guint *requests, guint *seconds)
{
  return bst_hub_limit_get_left (&self->limits[BST_HUB_BUCKET_API], g_get_monotonic_time (), requests, seconds);
}

static void pump (BstHubQueue *self);

static gboolean
on_wakeup (gpointer data)
{
  BstHubQueue *self = data;

  drop_wakeup (self);
  pump (self);
  return G_SOURCE_REMOVE;
}

static void
wake_up_in (BstHubQueue *self, guint milliseconds)
{
  drop_wakeup (self);
  self->wakeup = g_timeout_source_new (milliseconds);
  g_source_set_callback (self->wakeup, on_wakeup, self, NULL);
  g_source_attach (self->wakeup, g_main_context_get_thread_default ());
}

static void
got_answer (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Job *job = g_task_get_task_data (task);
  BstHubQueue *self = job->queue;
  g_autoptr (GError) error = NULL;
  g_autoptr (BstHubAnswer) answer = bst_hub_fetch_finish (result, &error);
  gint64 now = g_get_monotonic_time ();

  self->under_way--;
  bst_hub_limit_end (&self->limits[job->request->bucket], answer != NULL ? &answer->limits : NULL,
                     answer != NULL ? answer->status : 0, now);
  if (answer != NULL)
    error = bst_hub_answer_dup_error (answer, job->request, self->host);

  if (error == NULL || !bst_hub_error_is_passing (error) ||
      g_error_matches (error, BST_HUB_ERROR, BST_HUB_ERROR_RATE_LIMITED))
    self->failures = 0;
  else
    self->failures++;

  /* Who has waited long is not made to wait as long again and again. */
  job->tries -= MIN (job->tries, g_error_matches (error, BST_HUB_ERROR, BST_HUB_ERROR_TIMEOUT) ? 2 : 1);
  if (error != NULL && bst_hub_error_is_passing (error) && job->tries > 0 &&
      !g_cancellable_is_cancelled (g_task_get_cancellable (task)))
    {
      /* After a 429, or a 503 that says for how long, the whole bucket is closed. */
      if (!g_error_matches (error, BST_HUB_ERROR, BST_HUB_ERROR_RATE_LIMITED))
        job->ready_at = now + G_TIME_SPAN_MILLISECOND *
                                (gint64) bst_hub_pause (&self->times, ++job->failures, g_rand_double (self->chance));
      g_queue_push_head (&self->waiting, g_steal_pointer (&task));
    }
  /* A failure that all others would meet may call them off before they are sent. */
  if (task != NULL && error != NULL)
    {
      wake_up_in (self, 0);
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  /* The next requests are on their way before this answer is read. */
  pump (self);
  if (task != NULL)
    g_task_return_pointer (task, g_steal_pointer (&answer), (GDestroyNotify) bst_hub_answer_free);
}

static void
send_job (BstHubQueue *self, GTask *task)
{
  Job *job = g_task_get_task_data (task);

  self->under_way++;
  self->n_sent++;
  bst_hub_limit_begin (&self->limits[job->request->bucket]);
  bst_hub_fetch_async (self->fetcher, job->request, g_task_get_cancellable (task), got_answer, task);
}

static void
tell_wait (BstHubQueue *self, guint seconds)
{
  if (self->told == seconds || self->on_wait == NULL)
    return;
  self->told = seconds;
  self->on_wait (seconds, self->user_data);
}

/* Sends what may be sent now, and comes back when the next may. */
static void
pump (BstHubQueue *self)
{
  gint64 second = self->times.second * G_TIME_SPAN_MILLISECOND;
  gint64 now = g_get_monotonic_time ();
  gint64 soonest = G_MAXINT64;
  guint seconds = 0;
  gboolean in_trouble = self->failures >= TROUBLE;
  guint most = in_trouble ? 1 : MOST_AT_ONCE;
  gboolean holds[BST_HUB_N_BUCKETS] = { FALSE };
  g_autoptr (GPtrArray) given_up = g_ptr_array_new_with_free_func (g_object_unref);

  drop_wakeup (self);
  for (GList *link = self->waiting.head, *next; link != NULL && self->under_way < most; link = next)
    {
      GTask *task = link->data;
      Job *job = g_task_get_task_data (task);
      gint64 wait = bst_hub_limit_get_wait (&self->limits[job->request->bucket], now);

      next = link->next;
      /* It is about to be taken out. */
      if (g_cancellable_is_cancelled (g_task_get_cancellable (task)))
        continue;
      if (wait == BST_HUB_LIMIT_HOLD || holds[job->request->bucket])
        continue;
      if (wait > 0)
        seconds = MAX (seconds, (wait + second - 1) / second);
      if (wait > self->times.longest_wait * second)
        {
          g_queue_delete_link (&self->waiting, link);
          g_ptr_array_add (given_up, task);
          continue;
        }
      wait = MAX (wait, job->ready_at - now);
      if (wait > 0)
        {
          /* Where nothing has been answered yet, one tries again for all, too. */
          holds[job->request->bucket] = in_trouble || !self->limits[job->request->bucket].answered;
          soonest = MIN (soonest, wait);
          continue;
        }
      g_queue_delete_link (&self->waiting, link);
      send_job (self, task);
    }
  if (soonest < G_MAXINT64)
    wake_up_in (self, soonest / G_TIME_SPAN_MILLISECOND + 1);
  /* From here on others may be called, and call us. */
  tell_wait (self, given_up->len == 0 ? seconds : 0);
  for (guint i = 0; i < given_up->len; i++)
    g_task_return_error (g_ptr_array_index (given_up, i), bst_hub_wait_new (self->host, seconds));
}

static gboolean
on_cancelled (GCancellable *cancellable, gpointer data)
{
  GTask *task = data;
  Job *job = g_task_get_task_data (task);

  /* What is under way ends by itself. */
  if (g_queue_remove (&job->queue->waiting, task))
    {
      g_task_return_error_if_cancelled (task);
      g_object_unref (task);
    }
  return G_SOURCE_REMOVE;
}

/**
 * bst_hub_queue_send_async:
 * @request: (transfer full)
 * @tries: how often it is sent at most; 0 for the usual number
 *
 * Fails where the answer's status says so; a 304 is no failure.
 */
void
bst_hub_queue_send_async (BstHubQueue *self, BstHubRequest *request, guint tries, GCancellable *cancellable,
                          GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Job *job = g_new0 (Job, 1);

  g_task_set_source_tag (task, bst_hub_queue_send_async);
  job->queue = self;
  job->request = request;
  job->tries = tries > 0 ? tries : self->times.tries;
  job->cancelled = g_cancellable_source_new (cancellable);
  g_task_set_task_data (task, job, job_free);
  if (self->settings->offline != NULL)
    {
      g_task_return_error (task, bst_hub_error_new (BST_HUB_ERROR_OFFLINE,
                                                    /* Translators: %s is the name of an environment variable. */
                                                    _ ("%s is set, so that the Hub is not asked: unset it to go online."),
                                                    self->settings->offline));
      return;
    }
  if (g_task_return_error_if_cancelled (task))
    return;
  g_source_set_callback (job->cancelled, G_SOURCE_FUNC (on_cancelled), task, NULL);
  g_source_attach (job->cancelled, g_task_get_context (task));
  g_queue_push_tail (&self->waiting, g_steal_pointer (&task));
  pump (self);
}

/* Returns: (transfer full) (nullable) */
BstHubAnswer *
bst_hub_queue_send_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
