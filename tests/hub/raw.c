#include "config.h"

#include "raw.h"

#include <sys/socket.h>

typedef struct
{
  GIOStream *stream;
  GSocket *socket;
  BstTestRawPlan plan;
  gsize position; /* in the bytes */
  gint64 filled;
  gboolean trailed;
  guint8 sink[1024];
  BstTestRawDone done;
  gpointer user_data;
} Sender;

static void next (Sender *self);

static void
finish (Sender *self)
{
  if (self->plan.end == BST_TEST_RAW_RESET)
    {
      struct linger linger = { .l_onoff = 1, .l_linger = 0 };

      setsockopt (g_socket_get_fd (self->socket), SOL_SOCKET, SO_LINGER, &linger, sizeof linger);
    }
  g_io_stream_close (self->stream, NULL, NULL);
  g_socket_close (self->socket, NULL);
  self->done (self->user_data);
  g_object_unref (self->stream);
  g_object_unref (self->socket);
  g_clear_pointer (&self->plan.bytes, g_bytes_unref);
  g_clear_pointer (&self->plan.filler, g_bytes_unref);
  g_clear_pointer (&self->plan.trailer, g_bytes_unref);
  g_free (self);
}

static void
read_until_closed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Sender *self = user_data;

  if (source != NULL && g_input_stream_read_finish (G_INPUT_STREAM (source), result, NULL) <= 0)
    {
      finish (self);
      return;
    }
  g_input_stream_read_async (g_io_stream_get_input_stream (self->stream), self->sink, sizeof self->sink,
                             G_PRIORITY_DEFAULT, NULL, read_until_closed, self);
}

static gboolean
next_later (gpointer user_data)
{
  next (user_data);
  return G_SOURCE_REMOVE;
}

static void
wrote (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Sender *self = user_data;
  gssize written = g_output_stream_write_finish (G_OUTPUT_STREAM (source), result, NULL);
  gsize size = g_bytes_get_size (self->plan.bytes);

  if (written < 0)
    {
      /* The other side has had enough. */
      self->plan.end = BST_TEST_RAW_CLOSE;
      finish (self);
      return;
    }
  if (self->position < size)
    self->position += (gsize) written;
  else
    self->filled += written;
  if (self->plan.pause > 0)
    g_timeout_add (self->plan.pause, next_later, self);
  else
    next (self);
}

static void
write_some (Sender *self, GBytes *bytes, gsize offset, gsize most)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  g_output_stream_write_async (g_io_stream_get_output_stream (self->stream), data + offset, MIN (size - offset, most),
                               G_PRIORITY_DEFAULT, NULL, wrote, self);
}

static void
next (Sender *self)
{
  const BstTestRawPlan *plan = &self->plan;

  if (self->position < g_bytes_get_size (plan->bytes))
    {
      gsize most = plan->step > 0 ? plan->step : G_MAXSIZE;

      write_some (self, plan->bytes, self->position,
                  self->position < plan->undivided ? plan->undivided - self->position : most);
      return;
    }
  if (plan->filler != NULL && (plan->fill < 0 || self->filled < plan->fill))
    {
      gsize offset = (gsize) self->filled % g_bytes_get_size (plan->filler);

      write_some (self, plan->filler, offset, plan->fill < 0 ? G_MAXSIZE : (gsize) (plan->fill - self->filled));
      return;
    }
  if (plan->trailer != NULL && !self->trailed)
    {
      self->trailed = TRUE;
      g_clear_pointer (&self->plan.bytes, g_bytes_unref);
      self->plan.bytes = g_steal_pointer (&self->plan.trailer);
      self->position = 0;
      next (self);
      return;
    }
  if (plan->end == BST_TEST_RAW_HOLD)
    read_until_closed (NULL, NULL, self);
  else
    finish (self);
}

/**
 * bst_test_raw_send:
 * @stream: (transfer full): a connection taken from the server
 * @plan: its bytes, filler and trailer are taken over
 * @done: called when the connection is closed
 */
void
bst_test_raw_send (GIOStream *stream, GSocket *socket, BstTestRawPlan *plan, BstTestRawDone done, gpointer user_data)
{
  Sender *self = g_new0 (Sender, 1);

  self->stream = stream;
  self->socket = g_object_ref (socket);
  self->plan = *plan;
  if (self->plan.bytes == NULL)
    self->plan.bytes = g_bytes_new_static ("", 0);
  self->done = done;
  self->user_data = user_data;
  next (self);
}
