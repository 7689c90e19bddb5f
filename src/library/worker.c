#include "config.h"

#include "library/worker.h"

typedef struct
{
  BstWork work; /* NULL: the end */
  BstWorkDone done;
  gpointer data;
  GDestroyNotify destroy;
  GMainContext *context;
} Job;

struct _BstWorker
{
  BstStore *store; /* the thread's, while there is one */
  GAsyncQueue *jobs;
  GThread *thread;
};

static void
job_free (gpointer data)
{
  Job *job = data;

  job->destroy (job->data);
  g_main_context_unref (job->context);
  g_free (job);
}

static gboolean
finish_job (gpointer data)
{
  Job *job = data;

  job->done (job->data);
  return G_SOURCE_REMOVE;
}

/* From here on the job belongs to whoever asked for it: its data may hold the last
 * reference to the library, and that to this thread. */
static void
hand_back (Job *job)
{
  g_autoptr (GSource) source = g_idle_source_new ();
  g_autoptr (GMainContext) context = g_main_context_ref (job->context);

  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, finish_job, job, job_free);
  g_source_attach (source, context);
}

static gpointer
work (gpointer data)
{
  BstWorker *self = data;

  for (;;)
    {
      Job *job = g_async_queue_pop (self->jobs);

      if (job->work == NULL)
        {
          g_free (job);
          return NULL;
        }
      job->work (self->store, job->data);
      hand_back (job);
    }
}

/**
 * bst_worker_new:
 * @store: (transfer full): which nobody else uses from now on
 *
 * Returns: (transfer full): a worker that has nothing to do
 */
BstWorker *
bst_worker_new (BstStore *store)
{
  BstWorker *self = g_new0 (BstWorker, 1);

  self->store = store;
  self->jobs = g_async_queue_new ();
  return self;
}

/* Ends the thread when it has done what was pushed; its answers still come. */
void
bst_worker_free (BstWorker *self)
{
  if (self->thread != NULL)
    {
      g_async_queue_push (self->jobs, g_new0 (Job, 1));
      g_thread_join (self->thread);
    }
  g_async_queue_unref (self->jobs);
  bst_store_free (self->store);
  g_free (self);
}

/**
 * bst_worker_push:
 * @work: called with @data in the worker's thread
 * @done: called with @data afterwards, in the main context that is the calling
 *   thread's default now
 * @destroy: frees @data at last, there too
 */
void
bst_worker_push (BstWorker *self, BstWork job_work, BstWorkDone done, gpointer data, GDestroyNotify destroy)
{
  Job *job = g_new0 (Job, 1);

  job->work = job_work;
  job->done = done;
  job->data = data;
  job->destroy = destroy;
  job->context = g_main_context_ref_thread_default ();
  if (self->thread == NULL)
    self->thread = g_thread_new ("library", work, self);
  g_async_queue_push (self->jobs, job);
}
