/* How an answer is put together. */
#include "config.h"

#include "hub.h"

#include "json.h"

#include <string.h>

/* libsoup does not know them all. */
const char *
bst_test_phrase (guint status)
{
  return status == 429 ? "Too Many Requests" : soup_status_get_phrase (status);
}

void
bst_test_exchange_reply (BstTestExchange *self, guint status, const char *type, GBytes *body)
{
  self->status = status;
  g_clear_pointer (&self->body, g_bytes_unref);
  self->body = g_bytes_ref (body);
  soup_message_headers_replace (self->headers, "Content-Type", type);
}

void
bst_test_exchange_reply_text (BstTestExchange *self, guint status, const char *type, const char *text)
{
  g_autoptr (GBytes) body = g_bytes_new (text, strlen (text));

  bst_test_exchange_reply (self, status, type, body);
}

/* The Hub's own weak tag: the length in hexadecimal, and a hash of the body. */
void
bst_test_exchange_reply_json (BstTestExchange *self, const char *text, gsize size)
{
  g_autoptr (GBytes) body = g_bytes_new (text, size);
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA1);
  g_autofree char *hash = NULL, *tag = NULL;
  guint8 digest[20];
  gsize digest_size = sizeof digest;

  g_checksum_update (checksum, (const guchar *) text, (gssize) size);
  g_checksum_get_digest (checksum, digest, &digest_size);
  hash = g_base64_encode (digest, digest_size);
  tag = g_strdup_printf ("W/\"%" G_GSIZE_MODIFIER "x-%.27s\"", size, hash);
  soup_message_headers_replace (self->headers, "ETag", tag);
  bst_test_exchange_reply (self, 200, "application/json; charset=utf-8", body);
}

static gboolean
is_api (BstTestExchange *self)
{
  return g_str_has_prefix (self->path, "/api/") || self->is_control;
}

/**
 * bst_test_exchange_fail:
 * @code: (nullable): for X-Error-Code
 */
void
bst_test_exchange_fail (BstTestExchange *self, guint status, const char *code, const char *format, ...)
{
  g_autoptr (GString) json = g_string_new ("{");
  g_autofree char *message = NULL, *ascii = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  if (code != NULL)
    soup_message_headers_replace (self->headers, "X-Error-Code", code);
  ascii = g_str_to_ascii (message, "C");
  g_strdelimit (ascii, "\r\n", ' ');
  soup_message_headers_replace (self->headers, "X-Error-Message", ascii);
  if (status == 401)
    soup_message_headers_replace (self->headers, "WWW-Authenticate", "Bearer realm=\"Authentication required\", charset=\"UTF-8\"");
  if (!is_api (self))
    {
      bst_test_exchange_reply_text (self, status, "text/plain; charset=utf-8", message);
      return;
    }
  bst_test_json_put_member (json, "error");
  bst_test_json_put_string (json, message);
  g_string_append_c (json, '}');
  bst_test_exchange_reply_text (self, status, "application/json; charset=utf-8", json->str);
}

void
bst_test_exchange_redirect (BstTestExchange *self, guint status, const char *location)
{
  g_autofree char *text = g_strdup_printf ("%s. Redirecting to %s", status == 307 ? "Temporary Redirect" : "Found", location);

  soup_message_headers_replace (self->headers, "Location", location);
  soup_message_headers_replace (self->headers, "Vary", "Origin, Accept");
  bst_test_exchange_reply_text (self, status, "text/plain; charset=utf-8", text);
}

/* The first trouble of a kind that this request met, or NULL. */
const BstTestTrouble *
bst_test_exchange_trouble (BstTestExchange *self, BstTestTroubleKind kind)
{
  for (guint i = 0; i < self->troubles->len; i++)
    {
      const BstTestTrouble *trouble = g_ptr_array_index (self->troubles, i);

      if (trouble->kind == kind)
        return trouble;
    }
  return NULL;
}

/* The next page has the same parameters and another cursor. A mirror that does not
 * rewrite this header sends its reader to the Hub. */
void
bst_test_exchange_link (BstTestExchange *self, const char *cursor)
{
  const BstTestTrouble *away = bst_test_exchange_trouble (self, BST_TEST_LINK_AWAY);
  g_autofree char *query = NULL, *link = NULL;
  const char *origin = self->origin;

  if (bst_test_exchange_trouble (self, BST_TEST_LINK_LOOP) != NULL)
    query = g_strdup (self->query);
  else
    query = bst_test_params_with (self->params, "cursor", cursor);
  if (away != NULL)
    origin = away->text != NULL ? away->text : self->hub->origins[1];
  link = g_strdup_printf ("<%s%s?%s>; rel=\"next\"", origin != NULL ? origin : "https://hub.invalid", self->path,
                          query != NULL ? query : "");
  soup_message_headers_replace (self->headers, "Link", link);
}

const char *
bst_test_exchange_get_request (BstTestExchange *self, const char *header)
{
  return soup_message_headers_get_one (soup_server_message_get_request_headers (self->message), header);
}

static const char *
get_bucket (BstTestExchange *self)
{
  if (strstr (self->path, "/resolve/") != NULL || strstr (self->path, "/raw/") != NULL ||
      g_str_has_prefix (self->path, "/api/resolve-cache/"))
    return "resolvers";
  return is_api (self) ? "api" : "pages";
}

/* Counts the request in its window and says so; FALSE with an answer where it is one
 * too many. */
gboolean
bst_test_exchange_count (BstTestExchange *self)
{
  const char *bucket = get_bucket (self);
  BstTestWindow window = bst_test_quota_count (self->hub->quota, self->user, bucket);
  g_autofree char *limit = g_strdup_printf ("\"%s\";r=%" G_GINT64_FORMAT ";t=%" G_GINT64_FORMAT, bucket,
                                            MAX (window.left, 0), window.seconds);
  g_autofree char *policy = g_strdup_printf ("\"fixed window\";\"%s\";q=%" G_GINT64_FORMAT ";w=%" G_GINT64_FORMAT,
                                             bucket, window.limit, window.window);

  soup_message_headers_replace (self->headers, "RateLimit", limit);
  soup_message_headers_replace (self->headers, "RateLimit-Policy", policy);
  if (window.left >= 0)
    return TRUE;
  bst_test_exchange_fail (self, 429, NULL,
                          "We had to rate limit your IP (127.0.0.1). To continue using our service, create a HF account "
                          "or login to your existing account, and make sure you pass a HF_TOKEN if you're using the API.");
  return FALSE;
}
