#include "config.h"

#include "hub/fetch.h"

#include "hub/error.h"
#include "hub/network.h"

#include <glib/gi18n.h>
#include <string.h>

#define MOST_REDIRECTS 5
#define CHUNK (64 * 1024)

/* Of an answer that only says what is wrong, the beginning is enough. */
#define LARGEST_OTHER (64 * 1024)

/* On a message: how often libsoup was done with it. */
#define TIMES_FINISHED "bst-times-finished"

/* On a session that lost count of its requests. */
#define SPOILT "bst-spoilt"

typedef struct
{
  SoupSession *session;
  const BstHubSettings *settings;
  const BstHubTimes *times;
  const BstHubRequest *request;
  char *host;

  /* Ended by whoever asked, or by our own clocks: these are told apart afterwards. */
  GCancellable *inner;
  gulong cancelled;
  GSource *idle;
  GSource *total;
  gboolean timed_out;

  GUri *uri;
  guint redirects;
  gboolean left_home;
  SoupMessage *message;
  GInputStream *stream;
  GByteArray *body;
  gsize largest;
  BstHubAnswer *answer;
} Fetch;

static void
drop_source (GSource **source)
{
  if (*source != NULL)
    g_source_destroy (*source);
  g_clear_pointer (source, g_source_unref);
}

static void
fetch_free (gpointer data)
{
  Fetch *fetch = data;

  drop_source (&fetch->idle);
  drop_source (&fetch->total);
  g_clear_object (&fetch->inner);
  g_clear_object (&fetch->session);
  g_clear_object (&fetch->message);
  g_clear_object (&fetch->stream);
  g_clear_pointer (&fetch->uri, g_uri_unref);
  g_clear_pointer (&fetch->body, g_byte_array_unref);
  g_clear_pointer (&fetch->answer, bst_hub_answer_free);
  g_free (fetch->host);
  g_free (fetch);
}

/* The clocks hold on to the task, so that they have to end with it. */
static void
stop_clocks (GTask *task)
{
  Fetch *fetch = g_task_get_task_data (task);

  drop_source (&fetch->idle);
  drop_source (&fetch->total);
  if (fetch->cancelled != 0)
    g_cancellable_disconnect (g_task_get_cancellable (task), fetch->cancelled);
  fetch->cancelled = 0;
}

static void
fail (GTask *task, GError *error)
{
  stop_clocks (task);
  g_task_return_error (task, error);
}

/* What libsoup, GIO or our own clocks ended the request with. */
static void
fail_with (GTask *task, const GError *error)
{
  Fetch *fetch = g_task_get_task_data (task);

  if (fetch->timed_out)
    {
      GError *timeout = bst_hub_error_new (BST_HUB_ERROR_TIMEOUT,
                                           _ ("%s takes too long to answer: try again later, or choose a mirror in the preferences."),
                                           fetch->host);

      bst_hub_error_set_passing (timeout);
      fail (task, timeout);
    }
  else
    fail (task, bst_hub_network_error (error, fetch->host, fetch->stream != NULL));
}

static gboolean
on_timeout (gpointer data)
{
  Fetch *fetch = g_task_get_task_data (data);

  fetch->timed_out = TRUE;
  g_cancellable_cancel (fetch->inner);
  return G_SOURCE_REMOVE;
}

static GSource *
start_clock (GTask *task, guint milliseconds)
{
  GSource *source = g_timeout_source_new (milliseconds);

  g_source_set_callback (source, on_timeout, task, NULL);
  g_source_attach (source, g_task_get_context (task));
  return source;
}

static void
sign_of_life (GTask *task)
{
  Fetch *fetch = g_task_get_task_data (task);

  drop_source (&fetch->idle);
  fetch->idle = start_clock (task, fetch->times->idle);
}

static void
on_cancelled (GCancellable *cancellable, gpointer inner)
{
  g_cancellable_cancel (inner);
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

static void send_message (GTask *task);

static void
refuse_redirect (GTask *task, const char *why)
{
  fail (task, bst_hub_error_new (BST_HUB_ERROR_BAD_REPLY, "%s", why));
}

/* The token stays at home: a redirect is a request of its own, whose headers are
 * decided anew. */
static void
follow (GTask *task)
{
  Fetch *fetch = g_task_get_task_data (task);
  const char *location = soup_message_headers_get_one (soup_message_get_response_headers (fetch->message), "Location");
  g_autoptr (GUri) uri = NULL;

  if (location != NULL && location[0] != '\0')
    uri = g_uri_parse_relative (fetch->uri, location, g_uri_get_flags (fetch->uri), NULL);
  if (uri == NULL || g_uri_get_host (uri) == NULL || g_uri_get_host (uri)[0] == '\0' ||
      (!g_str_equal (g_uri_get_scheme (uri), "https") && !g_str_equal (g_uri_get_scheme (uri), "http")) ||
      g_uri_get_userinfo (uri) != NULL)
    {
      refuse_redirect (task, _ ("The Hub's answer leads to a place that cannot be followed."));
      return;
    }
  if (g_str_equal (g_uri_get_scheme (fetch->uri), "https") && g_str_equal (g_uri_get_scheme (uri), "http"))
    {
      refuse_redirect (task, _ ("The Hub's answer leads from a safe connection to an open one, which is not followed."));
      return;
    }
  if (++fetch->redirects > MOST_REDIRECTS)
    {
      refuse_redirect (task, _ ("The Hub's answers lead from one place to another without end."));
      return;
    }
  /* Once away, whoever sent us back does not get the token's help. */
  if (!bst_hub_uri_is_same_origin (fetch->uri, uri))
    fetch->left_home = TRUE;
  g_uri_unref (fetch->uri);
  fetch->uri = g_steal_pointer (&uri);
  send_message (task);
}

static void
finish (GTask *task)
{
  Fetch *fetch = g_task_get_task_data (task);
  SoupMessageHeaders *headers = soup_message_get_response_headers (fetch->message);
  GError *error;

  if (is_redirect (fetch->answer->status))
    {
      follow (task);
      return;
    }
  /* libsoup notices most cut bodies by itself. */
  if (fetch->answer->status == 200 && soup_message_headers_get_encoding (headers) == SOUP_ENCODING_CONTENT_LENGTH &&
      soup_message_headers_get_one (headers, "Content-Encoding") == NULL &&
      soup_message_headers_get_content_length (headers) != (goffset) fetch->body->len)
    {
      g_autoptr (GError) cut = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT, "");

      fail_with (task, cut);
      return;
    }
  fetch->answer->body = g_byte_array_free_to_bytes (g_steal_pointer (&fetch->body));
  fetch->answer->fetched_at = g_get_real_time () / G_USEC_PER_SEC;
  error = bst_hub_answer_check_type (fetch->answer, fetch->request, fetch->host);
  if (error != NULL)
    {
      fail (task, error);
      return;
    }
  stop_clocks (task);
  g_task_return_pointer (task, g_steal_pointer (&fetch->answer), (GDestroyNotify) bst_hub_answer_free);
}

static void read_chunk (GTask *task);

static void
got_chunk (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Fetch *fetch = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) chunk = g_input_stream_read_bytes_finish (G_INPUT_STREAM (source), result, &error);
  gsize size;

  if (chunk == NULL)
    {
      fail_with (task, error);
      return;
    }
  size = g_bytes_get_size (chunk);
  if (size == 0)
    {
      finish (task);
      return;
    }
  if (size > fetch->largest - fetch->body->len)
    {
      if (fetch->answer->status == 200)
        fail (task, bst_hub_error_new (BST_HUB_ERROR_BAD_REPLY,
                                       _ ("%s sent an answer that cannot be used: it is larger than any that is expected."),
                                       fetch->host));
      else
        finish (task);
      return;
    }
  g_byte_array_append (fetch->body, g_bytes_get_data (chunk, NULL), size);
  sign_of_life (task);
  read_chunk (task);
}

static void
read_chunk (GTask *task)
{
  Fetch *fetch = g_task_get_task_data (task);

  g_input_stream_read_bytes_async (fetch->stream, CHUNK, G_PRIORITY_DEFAULT, fetch->inner, got_chunk,
                                   g_object_ref (task));
}

static void
take_headers (Fetch *fetch)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (fetch->message);
  BstHubAnswer *answer = g_new0 (BstHubAnswer, 1);
  const char *type = soup_message_headers_get_content_type (headers, NULL);

  g_clear_pointer (&fetch->answer, bst_hub_answer_free);
  fetch->answer = answer;
  answer->url = g_strdup (fetch->request->url);
  answer->status = soup_message_get_status (fetch->message);
  answer->etag = dup_header (fetch->message, "ETag");
  answer->link = dup_header (fetch->message, "Link");
  answer->content_type = bst_hub_content_type_dup (type);
  answer->error_code = dup_header (fetch->message, "X-Error-Code");
  answer->error_message = dup_header (fetch->message, "X-Error-Message");
  answer->software = dup_header (fetch->message, "X-Powered-By");
  if (answer->software == NULL)
    answer->software = dup_header (fetch->message, "Server");
  answer->had_token =
    soup_message_headers_get_one (soup_message_get_request_headers (fetch->message), "Authorization") != NULL;
  bst_hub_limit_parse (&answer->limits,
                       soup_message_headers_get_list (headers, "RateLimit"),
                       soup_message_headers_get_list (headers, "RateLimit-Policy"),
                       soup_message_headers_get_one (headers, "Retry-After"));
}

/* From libsoup 3.3.1 to 3.6.5 (mended in its commit 9ba1243a) a request that ends before
 * its headers came, be it cancelled or cut, is finished twice, which each time gives up
 * the session's features and a reference to the queue item. The features that every
 * session has are kept by another. It also counts one request too few, and starts none
 * where it counts none. */
static void
on_finished (SoupMessage *message, gpointer data)
{
  const GType types[] = { SOUP_TYPE_AUTH_MANAGER, SOUP_TYPE_CONTENT_DECODER };
  SoupSession *session = data;
  guint times = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (message), TIMES_FINISHED)) + 1;

  g_object_set_data (G_OBJECT (message), TIMES_FINISHED, GUINT_TO_POINTER (times));
  if (times < 2 || soup_check_version (3, 6, 6))
    return;
  g_object_set_data (G_OBJECT (session), SPOILT, GINT_TO_POINTER (TRUE));
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      SoupSessionFeature *feature = soup_session_get_feature (session, types[i]);

      if (feature != NULL)
        g_object_ref (feature);
    }
}

/* As soup_session_send_finish(), which would read the queue item of a request that was
 * finished twice, though it is gone. So would the end of the task, which is therefore
 * kept for good. It must not keep the session, whose connections stay open that long. */
static GInputStream *
finish_sending (SoupSession *session, SoupMessage *message, GAsyncResult *result, GError **error)
{
  if (soup_check_version (3, 6, 6) ||
      GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (message), TIMES_FINISHED)) < 2)
    return soup_session_send_finish (session, result, error);
  g_object_ref (result);
  g_object_unref (session);
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
got_headers (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Fetch *fetch = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  fetch->stream = finish_sending (SOUP_SESSION (source), fetch->message, result, &error);
  if (fetch->stream == NULL)
    {
      fail_with (task, error);
      return;
    }
  sign_of_life (task);
  take_headers (fetch);
  g_clear_pointer (&fetch->body, g_byte_array_unref);
  fetch->body = g_byte_array_new ();
  fetch->largest = fetch->answer->status == 200 ? fetch->request->largest : LARGEST_OTHER;
  read_chunk (task);
}

static gboolean
is_fit_for_a_header (const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    if (!g_ascii_isprint (*p))
      return FALSE;
  return TRUE;
}

static void
send_message (GTask *task)
{
  Fetch *fetch = g_task_get_task_data (task);
  SoupMessageHeaders *headers;

  g_clear_object (&fetch->stream);
  g_clear_object (&fetch->message);
  fetch->message = soup_message_new_from_uri (SOUP_METHOD_GET, fetch->uri);
  soup_message_add_flags (fetch->message, SOUP_MESSAGE_NO_REDIRECT);
  g_signal_connect_object (fetch->message, "finished", G_CALLBACK (on_finished), fetch->session, 0);
  headers = soup_message_get_request_headers (fetch->message);
  soup_message_headers_replace (headers, "Accept", fetch->request->json ? "application/json" : "text/plain, text/*;q=0.9, */*;q=0.5");
  if (fetch->request->etag != NULL && is_fit_for_a_header (fetch->request->etag))
    soup_message_headers_replace (headers, "If-None-Match", fetch->request->etag);
  if (!fetch->left_home && bst_hub_settings_allow_token (fetch->settings, fetch->uri))
    {
      g_autofree char *authorization = g_strconcat ("Bearer ", fetch->settings->token, NULL);

      soup_message_headers_replace (headers, "Authorization", authorization);
    }
  sign_of_life (task);
  soup_session_send_async (fetch->session, fetch->message, G_PRIORITY_DEFAULT, fetch->inner, got_headers,
                           g_object_ref (task));
}

/* Returns: whether @session should get no more requests; those under way may end. */
gboolean
bst_hub_session_is_spoilt (SoupSession *session)
{
  return g_object_get_data (G_OBJECT (session), SPOILT) != NULL;
}

/**
 * bst_hub_fetch_async:
 * @settings: with the other arguments, has to live until the end
 *
 * Sends @request once and reads the answer, whatever its status, within bounds of size
 * and time.
 */
void
bst_hub_fetch_async (SoupSession *session, const BstHubSettings *settings, const BstHubTimes *times,
                     const BstHubRequest *request, GCancellable *cancellable,
                     GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Fetch *fetch = g_new0 (Fetch, 1);

  g_task_set_source_tag (task, bst_hub_fetch_async);
  g_task_set_task_data (task, fetch, fetch_free);
  fetch->session = g_object_ref (session);
  fetch->settings = settings;
  fetch->times = times;
  fetch->request = request;
  fetch->host = bst_hub_endpoint_dup_host (settings->endpoint);
  fetch->inner = g_cancellable_new ();
  fetch->uri = bst_hub_uri_parse (request->url);
  if (fetch->uri == NULL)
    {
      fail (task, bst_hub_error_new (BST_HUB_ERROR_INVALID,
                                     _ ("“%s” is not an address that can be asked."), request->url));
      return;
    }
  if (cancellable != NULL)
    fetch->cancelled = g_cancellable_connect (cancellable, G_CALLBACK (on_cancelled),
                                              g_object_ref (fetch->inner), g_object_unref);
  fetch->total = start_clock (task, times->total);
  send_message (task);
}

/* Returns: (transfer full) (nullable) */
BstHubAnswer *
bst_hub_fetch_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
