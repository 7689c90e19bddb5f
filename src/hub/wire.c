#include "config.h"

#include "hub/wire.h"

#define MOST_REDIRECTS 5
#define CHUNK (64 * 1024)

/* Of an answer that only says what is wrong, the beginning is enough. */
#define LARGEST_OTHER (64 * 1024)

static void
sign_of_life (BstHubWire *self)
{
  g_atomic_int_set (&self->life, (g_get_monotonic_time () - self->began) / G_TIME_SPAN_MILLISECOND);
}

/* A header that could do harm is as good as none. */
static char *
dup_header (SoupMessage *message, const char *name)
{
  const char *value = soup_message_headers_get_list (soup_message_get_response_headers (message), name);

  return value != NULL ? bst_hub_text_dup_clean (value, 4096) : NULL;
}

static gboolean
is_redirect (guint status)
{
  return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

/* Returns: (transfer full) (nullable): where an answer leads, if one may go there */
static GUri *
dup_next_place (BstHubWire *self, GUri *from, SoupMessage *message)
{
  const char *location = soup_message_headers_get_one (soup_message_get_response_headers (message), "Location");
  g_autoptr (GUri) uri = NULL;

  if (location != NULL && location[0] != '\0')
    uri = g_uri_parse_relative (from, location, g_uri_get_flags (from), NULL);
  if (uri == NULL || g_uri_get_host (uri) == NULL || g_uri_get_host (uri)[0] == '\0' ||
      (!g_str_equal (g_uri_get_scheme (uri), "https") && !g_str_equal (g_uri_get_scheme (uri), "http")) ||
      g_uri_get_userinfo (uri) != NULL)
    {
      self->end = BST_HUB_WIRE_LED_ASTRAY;
      return NULL;
    }
  if (g_str_equal (g_uri_get_scheme (from), "https") && g_str_equal (g_uri_get_scheme (uri), "http"))
    {
      self->end = BST_HUB_WIRE_LED_INTO_THE_OPEN;
      return NULL;
    }
  return g_steal_pointer (&uri);
}

/* Returns: the server's clock; 0 where it does not say */
static gint64
get_date (SoupMessageHeaders *headers)
{
  const char *text = soup_message_headers_get_one (headers, "Date");
  g_autoptr (GDateTime) date = text != NULL ? soup_date_time_new_from_http_string (text) : NULL;

  return date != NULL ? MAX (g_date_time_to_unix (date), 0) : 0;
}

static void
take_headers (BstHubWire *self, SoupMessage *message)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (message);
  BstHubAnswer *answer = g_new0 (BstHubAnswer, 1);
  const char *type = soup_message_headers_get_content_type (headers, NULL);

  g_clear_pointer (&self->answer, bst_hub_answer_free);
  self->answer = answer;
  answer->url = g_strdup (self->request->url);
  answer->status = soup_message_get_status (message);
  answer->etag = dup_header (message, "ETag");
  answer->link = dup_header (message, "Link");
  answer->date = get_date (headers);
  answer->content_type = bst_hub_content_type_dup (type);
  answer->error_code = dup_header (message, "X-Error-Code");
  answer->error_message = dup_header (message, "X-Error-Message");
  answer->software = dup_header (message, "X-Powered-By");
  if (answer->software == NULL)
    answer->software = dup_header (message, "Server");
  answer->had_token =
    soup_message_headers_get_one (soup_message_get_request_headers (message), "Authorization") != NULL;
  bst_hub_limit_parse (&answer->limits,
                       soup_message_headers_get_list (headers, "RateLimit"),
                       soup_message_headers_get_list (headers, "RateLimit-Policy"),
                       soup_message_headers_get_one (headers, "Retry-After"));
}

static gboolean
is_fit_for_a_header (const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    if (!g_ascii_isprint (*p))
      return FALSE;
  return TRUE;
}

/* The token stays at home: each redirect is a request of its own, whose headers are
 * decided anew. Once away, whoever sent us back does not get the token's help. */
static SoupMessage *
message_new (BstHubWire *self, GUri *uri, gboolean left_home)
{
  SoupMessage *message = soup_message_new_from_uri (SOUP_METHOD_GET, uri);
  SoupMessageHeaders *headers = soup_message_get_request_headers (message);
  const char *etag = self->request->etag;

  soup_message_add_flags (message, SOUP_MESSAGE_NO_REDIRECT);
  soup_message_headers_replace (headers, "Accept", self->request->json ? "application/json" : "text/plain, text/*;q=0.9, */*;q=0.5");
  if (etag != NULL && is_fit_for_a_header (etag))
    soup_message_headers_replace (headers, "If-None-Match", etag);
  if (!left_home && bst_hub_settings_allow_token (self->settings, uri))
    {
      g_autofree char *authorization = g_strconcat ("Bearer ", self->settings->token, NULL);

      soup_message_headers_replace (headers, "Authorization", authorization);
    }
  return message;
}

/* libsoup notices most cut bodies by itself. */
static gboolean
is_cut (BstHubWire *self, SoupMessage *message, gsize size)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (message);

  return self->answer->status == 200 && soup_message_headers_get_encoding (headers) == SOUP_ENCODING_CONTENT_LENGTH &&
         soup_message_headers_get_one (headers, "Content-Encoding") == NULL &&
         soup_message_headers_get_content_length (headers) != (goffset) size;
}

/* Sets the answer's body, of a bad one maybe only the beginning. */
static gboolean
read_body (BstHubWire *self, SoupMessage *message, GInputStream *stream)
{
  gsize largest = self->answer->status == 200 ? self->request->largest : LARGEST_OTHER;
  g_autoptr (GByteArray) body = g_byte_array_new ();
  g_autofree char *chunk = g_malloc (CHUNK);
  gssize size;

  while ((size = g_input_stream_read (stream, chunk, CHUNK, self->cancellable, &self->error)) > 0)
    {
      sign_of_life (self);
      if ((gsize) size > largest - body->len)
        {
          if (self->answer->status == 200)
            {
              self->end = BST_HUB_WIRE_TOO_LARGE;
              return FALSE;
            }
          break;
        }
      g_byte_array_append (body, (const guint8 *) chunk, size);
    }
  if (size == 0 && is_cut (self, message, body->len))
    self->error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT, "");
  if (self->error != NULL)
    {
      self->end = BST_HUB_WIRE_FAILED;
      return FALSE;
    }
  self->answer->body = g_byte_array_free_to_bytes (g_steal_pointer (&body));
  return TRUE;
}

/* Returns: (transfer full) (nullable): where the answer leads; NULL where it is the last */
static GUri *
send_once (BstHubWire *self, GUri *uri, gboolean left_home)
{
  g_autoptr (SoupMessage) message = message_new (self, uri, left_home);
  g_autoptr (GInputStream) stream = NULL;

  sign_of_life (self);
  self->had_headers = FALSE;
  stream = soup_session_send (self->session, message, self->cancellable, &self->error);
  if (stream == NULL)
    {
      self->end = BST_HUB_WIRE_FAILED;
      return NULL;
    }
  sign_of_life (self);
  self->had_headers = TRUE;
  take_headers (self, message);
  /* A redirect's body is read so that its connection can be used again. */
  if (!read_body (self, message, stream))
    return NULL;
  self->end = BST_HUB_WIRE_ANSWERED;
  return is_redirect (self->answer->status) ? dup_next_place (self, uri, message) : NULL;
}

/* Sends the request once and reads the answer, whatever its status. */
void
bst_hub_wire_send (BstHubWire *self)
{
  g_autoptr (GUri) uri = bst_hub_uri_parse (self->request->url);
  gboolean left_home = FALSE;

  self->end = BST_HUB_WIRE_NO_ADDRESS;
  for (guint redirects = 0; uri != NULL; redirects++)
    {
      g_autoptr (GUri) next = NULL;

      if (redirects > MOST_REDIRECTS)
        {
          self->end = BST_HUB_WIRE_LED_ON;
          return;
        }
      next = send_once (self, uri, left_home);
      if (next != NULL)
        left_home = left_home || !bst_hub_uri_is_same_origin (uri, next);
      else if (self->end == BST_HUB_WIRE_ANSWERED)
        {
          self->answer->fetched_at = g_get_real_time () / G_USEC_PER_SEC;
          self->answer->path = left_home ? NULL : g_strdup (g_uri_get_path (uri));
        }
      g_uri_unref (uri);
      uri = g_steal_pointer (&next);
    }
}

void
bst_hub_wire_clear (BstHubWire *self)
{
  g_clear_pointer (&self->answer, bst_hub_answer_free);
  g_clear_error (&self->error);
}
