/* How an answer leaves: by the server, or past it where a trouble wants it broken. */
#include "config.h"

#include "hub.h"

#include "lies.h"
#include "raw.h"
#include "wrong-types.h"

#include <string.h>

#define PIECE 65536

static GBytes *
compress (GBytes *body)
{
  g_autoptr (GZlibCompressor) compressor = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 6);
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) stream = g_converter_output_stream_new (memory, G_CONVERTER (compressor));

  g_output_stream_write_all (stream, g_bytes_get_data (body, NULL), g_bytes_get_size (body), NULL, NULL, NULL);
  g_output_stream_close (stream, NULL, NULL);
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

static gboolean
accepts_gzip (BstTestExchange *self)
{
  const char *accepted = soup_message_headers_get_list (soup_server_message_get_request_headers (self->message), "Accept-Encoding");

  return accepted != NULL && strstr (accepted, "gzip") != NULL;
}

/* Tags are compared weakly, as If-None-Match wants it. */
static gboolean
is_unchanged (BstTestExchange *self)
{
  const char *known = bst_test_exchange_get_request (self, "If-None-Match");
  const char *tag = soup_message_headers_get_one (self->headers, "ETag");

  if (known == NULL || tag == NULL || self->status != 200 || bst_test_exchange_trouble (self, BST_TEST_NO_304) != NULL)
    return FALSE;
  if (g_str_has_prefix (tag, "W/"))
    tag += 2;
  return strstr (known, tag) != NULL;
}

static void
set_usual_headers (BstTestExchange *self)
{
  static const char exposed[] = "X-Repo-Commit,X-Request-Id,X-Error-Code,X-Error-Message,X-Total-Count,ETag,Link,"
                                "Accept-Ranges,Content-Range,X-Linked-Size,X-Linked-ETag";
  g_autofree char *request = g_strdup_printf ("Root=1-%08x-%024" G_GINT64_MODIFIER "x", 0x67dd5000, self->serial);

  soup_message_headers_replace (self->headers, "X-Request-Id", request);
  soup_message_headers_replace (self->headers, "X-Powered-By", "bestiary-test-hub");
  soup_message_headers_replace (self->headers, "Access-Control-Expose-Headers", exposed);
  soup_message_headers_replace (self->headers, "Referrer-Policy", "strict-origin-when-cross-origin");
  if (soup_message_headers_get_one (self->headers, "Vary") == NULL)
    soup_message_headers_replace (self->headers, "Vary", "Origin");
  if (bst_test_exchange_trouble (self, BST_TEST_NO_LIMITS) != NULL)
    {
      soup_message_headers_remove (self->headers, "RateLimit");
      soup_message_headers_remove (self->headers, "RateLimit-Policy");
    }
}

static void
replace_body (BstTestExchange *self, GBytes *body)
{
  g_clear_pointer (&self->body, g_bytes_unref);
  self->body = body;
}

/* Returns: (transfer full): the body as @trouble has it, or NULL where it leaves it alone */
static GBytes *
spoil (GBytes *body, const BstTestTrouble *trouble)
{
  static const char page[] = "<!DOCTYPE html>\n<html><head><title>Maintenance</title></head><body>Back soon</body></html>\n";

  switch ((int) trouble->kind)
    {
    case BST_TEST_WRONG_TYPES:
      return bst_test_make_wrong (body, trouble->text);
    case BST_TEST_ONLY_ID:
      return bst_test_make_bare (body);
    case BST_TEST_CATCH_ALL:
      return bst_test_make_called (body, trouble->text != NULL ? trouble->text : "openai-community/gpt2");
    case BST_TEST_BOMB:
      return bst_test_make_bomb (body, trouble->number);
    case BST_TEST_NOT_JSON:
      return g_bytes_new_static (page, strlen (page));
    case BST_TEST_EMPTY:
      return g_bytes_new_static ("", 0);
    default:
      return NULL;
    }
}

static void
spoil_body (BstTestExchange *self)
{
  for (guint i = 0; self->status == 200 && self->body != NULL && i < self->troubles->len; i++)
    {
      GBytes *spoilt = spoil (self->body, g_ptr_array_index (self->troubles, i));

      if (spoilt == NULL)
        continue;
      replace_body (self, spoilt);
      /* The tag is that of another body. */
      soup_message_headers_remove (self->headers, "ETag");
    }
}

static void
put_header (const char *name, const char *value, gpointer user_data)
{
  g_string_append_printf (user_data, "%s: %s\r\n", name, value);
}

/* The head of an answer that we write ourselves. Below 0 the body ends with the connection. */
static GString *
write_head (BstTestExchange *self, gint64 length)
{
  GString *head = g_string_new (NULL);

  soup_message_headers_remove (self->headers, "Content-Length");
  g_string_append_printf (head, "HTTP/1.1 %u %s\r\n", self->status, bst_test_phrase (self->status));
  soup_message_headers_foreach (self->headers, put_header, head);
  if (length >= 0)
    g_string_append_printf (head, "Content-Length: %" G_GINT64_FORMAT "\r\n", length);
  g_string_append (head, "Connection: close\r\n\r\n");
  return head;
}

static void
raw_ended (gpointer user_data)
{
  bst_test_exchange_free (user_data);
}

static void
send_past (BstTestExchange *self, BstTestRawPlan *plan, const char *outcome)
{
  g_autoptr (GSocket) socket = g_object_ref (soup_server_message_get_socket (self->message));
  GIOStream *stream;

  g_signal_handlers_disconnect_by_data (self->message, self);
  stream = soup_server_message_steal_connection (self->message);
  bst_test_record_answered (self->hub->record, self->serial, plan->bytes != NULL ? self->status : 0, outcome);
  bst_test_raw_send (stream, socket, plan, raw_ended, self);
}

/* Without an answer: the connection is held or closed. */
static gboolean
abandon (BstTestExchange *self)
{
  const BstTestTrouble *closing = bst_test_exchange_trouble (self, BST_TEST_CLOSE);
  BstTestRawPlan plan = { .end = BST_TEST_RAW_HOLD };

  if (bst_test_exchange_trouble (self, BST_TEST_STALL) == NULL)
    {
      if (closing == NULL || g_strcmp0 (closing->text, "body") == 0)
        return FALSE;
      plan.end = g_strcmp0 (closing->text, "reset") == 0 ? BST_TEST_RAW_RESET : BST_TEST_RAW_CLOSE;
    }
  send_past (self, &plan, plan.end == BST_TEST_RAW_HOLD ? "stalled" : "closed");
  return TRUE;
}

/* A list whose elements never differ, of as many bytes as asked for or without an end. */
static void
send_huge (BstTestExchange *self, const BstTestTrouble *trouble)
{
  static const char element[] = "{\"_id\":\"0123456789abcdef01234567\",\"id\":\"huge/model\",\"downloads\":1,\"likes\":1},";
  static const char last[] = "{}]";
  gint64 length = trouble->text != NULL ? trouble->number : -1;
  BstTestRawPlan plan = { .fill = -1 };
  g_autoptr (GString) filler = g_string_new (NULL);
  g_autoptr (GString) head = NULL;

  while (filler->len < PIECE)
    g_string_append (filler, element);
  self->status = 200;
  soup_message_headers_replace (self->headers, "Content-Type", "application/json; charset=utf-8");
  soup_message_headers_remove (self->headers, "ETag");
  if (length >= 0)
    {
      /* Whole elements, so that all of it is JSON. */
      gint64 n = MAX (length - 4, 0) / (gint64) strlen (element);

      plan.fill = n * (gint64) strlen (element);
      plan.trailer = g_bytes_new_static (last, strlen (last));
      length = 1 + plan.fill + (gint64) strlen (last);
    }
  head = write_head (self, length);
  g_string_append_c (head, '[');
  plan.bytes = g_string_free_to_bytes (g_steal_pointer (&head));
  plan.filler = g_string_free_to_bytes (g_steal_pointer (&filler));
  send_past (self, &plan, "huge");
}

/* Part of the body, or all of it slowly. FALSE where the answer is to leave as usual. */
static gboolean
send_spoilt (BstTestExchange *self)
{
  const BstTestTrouble *huge = bst_test_exchange_trouble (self, BST_TEST_HUGE);
  const BstTestTrouble *truncate = bst_test_exchange_trouble (self, BST_TEST_TRUNCATE);
  const BstTestTrouble *closing = bst_test_exchange_trouble (self, BST_TEST_CLOSE);
  const BstTestTrouble *drip = bst_test_exchange_trouble (self, BST_TEST_DRIP);
  BstTestRawPlan plan = { .end = BST_TEST_RAW_CLOSE };
  g_autoptr (GString) head = NULL;
  gsize size, sent;
  const char *data;

  if (huge != NULL)
    {
      send_huge (self, huge);
      return TRUE;
    }
  if ((truncate == NULL && closing == NULL && drip == NULL) || self->body == NULL)
    return FALSE;
  data = g_bytes_get_data (self->body, &size);
  sent = drip != NULL ? size : truncate != NULL && truncate->number >= 0 ? MIN ((gsize) truncate->number, size)
                                                                         : size / 2;
  head = write_head (self, (gint64) size);
  plan.undivided = head->len;
  if (sent > 0)
    g_string_append_len (head, data, (gssize) sent);
  if (drip != NULL)
    {
      plan.step = 1;
      plan.pause = (guint) drip->number;
    }
  plan.bytes = g_string_free_to_bytes (g_steal_pointer (&head));
  send_past (self, &plan, drip != NULL ? "dripped" : "cut short");
  return TRUE;
}

/* A large file is made up as it leaves. */
static void
send_piece (SoupServerMessage *message, gpointer user_data)
{
  BstTestExchange *self = user_data;
  SoupMessageBody *body = soup_server_message_get_response_body (message);
  gsize size = (gsize) MIN (self->end - self->position, PIECE);
  char *piece;

  if (size == 0)
    {
      soup_message_body_complete (body);
      return;
    }
  piece = g_malloc (size);
  bst_test_file_fill (self->file, self->position, piece, size);
  self->position += (gint64) size;
  soup_message_body_append_take (body, (guchar *) piece, size);
}

static void
send_file (BstTestExchange *self)
{
  SoupMessageBody *body = soup_server_message_get_response_body (self->message);

  soup_message_headers_set_content_length (self->headers, self->end - self->position);
  soup_message_body_set_accumulate (body, FALSE);
  if (!g_str_equal (soup_server_message_get_method (self->message), "HEAD"))
    {
      g_signal_connect (self->message, "wrote-chunk", G_CALLBACK (send_piece), self);
      send_piece (self->message, self);
    }
}

/* Sends what was put together. The exchange is not the caller's any more. */
void
bst_test_exchange_send (BstTestExchange *self)
{
  if (abandon (self))
    return;
  set_usual_headers (self);
  spoil_body (self);
  if (is_unchanged (self))
    {
      self->status = 304;
      g_clear_pointer (&self->body, g_bytes_unref);
      soup_message_headers_remove (self->headers, "Content-Type");
    }
  else if (self->hub->compresses && self->status == 200 && self->body != NULL && accepts_gzip (self))
    {
      replace_body (self, compress (self->body));
      soup_message_headers_replace (self->headers, "Content-Encoding", "gzip");
      soup_message_headers_replace (self->headers, "Vary", "Origin, Accept-Encoding");
    }
  if (send_spoilt (self))
    return;

  bst_test_record_answered (self->hub->record, self->serial, self->status, "sent");
  soup_server_message_set_status (self->message, self->status, bst_test_phrase (self->status));
  if (self->file != NULL && self->status != 304)
    send_file (self);
  else if (self->body != NULL && g_bytes_get_size (self->body) > 0)
    soup_message_body_append_bytes (soup_server_message_get_response_body (self->message), self->body);
  if (self->is_paused)
    soup_server_message_unpause (self->message);
}
