#include "config.h"

#include "hub/fetch.h"

#include "hub/error.h"
#include "hub/network.h"
#include "hub/wire.h"
#include "hub/words.h"

#include <glib/gi18n.h>

/* libsoup is called only synchronously: from 3.3.1 to 3.6.5 it ends an asynchronous
 * request twice when that fails before its headers came, and frees it once too often. */
struct _BstHubFetcher
{
  const BstHubSettings *settings;
  BstHubTimes times;
  guint at_once;
  SoupSession *session;
  GThreadPool *threads; /* NULL until the first request */
  GThread *owner;
  GMainContext *context; /* the owner's */
};

typedef struct
{
  GTask *task;
  guint longest_silence, longest;
  char *host;
  GSource *clock;
  gboolean timed_out;
  gulong cancelled;
  BstHubWire wire;
} Fetch;

static void
stop_clock (Fetch *fetch)
{
  if (fetch->clock != NULL)
    g_source_destroy (fetch->clock);
  g_clear_pointer (&fetch->clock, g_source_unref);
}

static void
fetch_free (Fetch *fetch)
{
  stop_clock (fetch);
  bst_hub_wire_clear (&fetch->wire);
  g_object_unref (fetch->wire.cancellable);
  g_object_unref (fetch->task);
  g_free (fetch->host);
  g_free (fetch);
}

static GError *
dup_error (Fetch *fetch)
{
  if (fetch->wire.end == BST_HUB_WIRE_FAILED && fetch->timed_out)
    return bst_hub_timeout_new (fetch->host);
  switch (fetch->wire.end)
    {
    case BST_HUB_WIRE_FAILED:
      return bst_hub_network_error (fetch->wire.error, fetch->host, fetch->wire.had_headers);
    case BST_HUB_WIRE_NO_ADDRESS:
      return bst_hub_error_new (BST_HUB_ERROR_INVALID, _ ("“%s” is not an address that can be asked."),
                                fetch->wire.request->url);
    case BST_HUB_WIRE_TOO_LARGE:
      return bst_hub_bad_reply_new (fetch->host, _ ("it is larger than any that is expected"));
    case BST_HUB_WIRE_LED_ASTRAY:
      return bst_hub_bad_reply_new (fetch->host, _ ("it leads to a place that cannot be followed"));
    case BST_HUB_WIRE_LED_INTO_THE_OPEN:
      return bst_hub_bad_reply_new (fetch->host, _ ("it leads from a safe connection to an open one"));
    case BST_HUB_WIRE_LED_ON:
      return bst_hub_bad_reply_new (fetch->host, _ ("it leads from one place to another without end"));
    case BST_HUB_WIRE_ANSWERED:
    default:
      return bst_hub_answer_check_type (fetch->wire.answer, fetch->wire.request, fetch->host);
    }
}

/* Back in the context of whoever asked. */
static gboolean
on_done (gpointer data)
{
  Fetch *fetch = data;
  GCancellable *cancellable = g_task_get_cancellable (fetch->task);
  GError *error = dup_error (fetch);

  stop_clock (fetch);
  if (fetch->cancelled != 0)
    g_cancellable_disconnect (cancellable, fetch->cancelled);
  if (error != NULL)
    g_task_return_error (fetch->task, error);
  else
    g_task_return_pointer (fetch->task, g_steal_pointer (&fetch->wire.answer), (GDestroyNotify) bst_hub_answer_free);
  fetch_free (fetch);
  return G_SOURCE_REMOVE;
}

static void
run (gpointer data, gpointer fetcher)
{
  Fetch *fetch = data;
  g_autoptr (GSource) done = g_idle_source_new ();
  g_autoptr (GMainContext) context = NULL;

  bst_hub_wire_send (&fetch->wire);
  context = g_main_context_ref (g_task_get_context (fetch->task));
  g_source_set_priority (done, G_PRIORITY_DEFAULT);
  g_source_set_callback (done, on_done, fetch, NULL);
  /* From here on the fetch is the context's. */
  g_source_attach (done, context);
}

static void start_clock (Fetch *fetch);

/* One clock for both bounds: it looks how long ago the last sign of life was. */
static gboolean
on_clock (gpointer data)
{
  start_clock (data);
  return G_SOURCE_REMOVE;
}

static void
start_clock (Fetch *fetch)
{
  gint64 now = (g_get_monotonic_time () - fetch->wire.began) / G_TIME_SPAN_MILLISECOND;
  gint64 until = MIN ((gint64) g_atomic_int_get (&fetch->wire.life) + fetch->longest_silence, fetch->longest);

  stop_clock (fetch);
  if (now >= until)
    {
      fetch->timed_out = TRUE;
      g_cancellable_cancel (fetch->wire.cancellable);
      return;
    }
  fetch->clock = g_timeout_source_new (until - now);
  g_source_set_callback (fetch->clock, on_clock, fetch, NULL);
  g_source_attach (fetch->clock, g_task_get_context (fetch->task));
}

static void
on_cancelled (GCancellable *cancellable, gpointer inner)
{
  g_cancellable_cancel (inner);
}

/**
 * bst_hub_fetcher_new:
 * @settings: (transfer none): has to live as long
 * @at_once: how many requests may be under way at once
 */
BstHubFetcher *
bst_hub_fetcher_new (const BstHubSettings *settings, const BstHubTimes *times, guint at_once)
{
  BstHubFetcher *self = g_new0 (BstHubFetcher, 1);

  self->settings = settings;
  self->times = *times;
  self->at_once = at_once;
  self->session = bst_hub_session_new (settings);
  self->owner = g_thread_self ();
  self->context = g_main_context_ref_thread_default ();
  return self;
}

static gboolean
on_unref (gpointer session)
{
  return G_SOURCE_REMOVE;
}

/* Nothing may be under way. */
void
bst_hub_fetcher_free (BstHubFetcher *self)
{
  /* Threads that have nothing to do end at once. */
  if (self->threads != NULL)
    g_thread_pool_free (self->threads, FALSE, TRUE);
  /* A session goes in the thread in which it came. */
  if (self->owner == g_thread_self ())
    g_object_unref (self->session);
  else
    {
      g_autoptr (GSource) source = g_idle_source_new ();

      g_source_set_callback (source, on_unref, self->session, g_object_unref);
      g_source_attach (source, self->context);
    }
  g_main_context_unref (self->context);
  g_free (self);
}

/**
 * bst_hub_fetch_async:
 * @request: (transfer none): has to live until the end
 *
 * Sends @request once and reads the answer, whatever its status, within bounds of size
 * and time.
 */
void
bst_hub_fetch_async (BstHubFetcher *self, const BstHubRequest *request, GCancellable *cancellable,
                     GAsyncReadyCallback callback, gpointer user_data)
{
  Fetch *fetch = g_new0 (Fetch, 1);

  fetch->task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (fetch->task, bst_hub_fetch_async);
  fetch->longest_silence = self->times.idle;
  fetch->longest = self->times.total;
  fetch->host = bst_hub_endpoint_dup_host (self->settings->endpoint);
  fetch->wire = (BstHubWire) {
    .session = self->session,
    .settings = self->settings,
    .request = request,
    .cancellable = g_cancellable_new (),
    .began = g_get_monotonic_time (),
  };
  if (cancellable != NULL)
    fetch->cancelled = g_cancellable_connect (cancellable, G_CALLBACK (on_cancelled),
                                              g_object_ref (fetch->wire.cancellable), g_object_unref);
  start_clock (fetch);
  /* The threads stay, and with them the connections that HTTP/2 keeps one a thread. */
  if (self->threads == NULL)
    self->threads = g_thread_pool_new (run, self, self->at_once, TRUE, NULL);
  g_thread_pool_push (self->threads, fetch, NULL);
}

/* Returns: (transfer full) (nullable) */
BstHubAnswer *
bst_hub_fetch_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
