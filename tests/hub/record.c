#include "config.h"

#include "record.h"

#include "json.h"

#include <string.h>

#define MAX_ENTRIES 10000
#define MAX_BODY 4096

typedef struct
{
  guint64 serial;
  char *request; /* members of a JSON object, written when it came */
  guint status; /* 0 until it is answered, and where it never is */
  const char *outcome;
} Entry;

struct _BstTestRecord
{
  Entry entries[MAX_ENTRIES]; /* a ring: a serial's place is its remainder */
  guint64 first;
  guint64 next;
  gint64 start;
};

BstTestRecord *
bst_test_record_new (void)
{
  BstTestRecord *self = g_new0 (BstTestRecord, 1);

  self->start = g_get_monotonic_time ();
  return self;
}

void
bst_test_record_clear (BstTestRecord *self)
{
  for (guint i = 0; i < MAX_ENTRIES; i++)
    g_clear_pointer (&self->entries[i].request, g_free);
  self->first = self->next;
}

void
bst_test_record_free (BstTestRecord *self)
{
  bst_test_record_clear (self);
  g_free (self);
}

static void
put_string (GString *out, const char *name, const char *value)
{
  g_autofree char *valid = g_utf8_make_valid (value != NULL ? value : "", -1);

  bst_test_json_put_member (out, name);
  bst_test_json_put_string (out, valid);
}

/* Names in lower case; a header that came twice is one with a comma. */
static void
put_header (const char *name, const char *value, gpointer user_data)
{
  g_autofree char *folded = g_ascii_strdown (name, -1);

  put_string (user_data, folded, value);
}

static void
put_body (SoupServerMessage *message, GString *out)
{
  g_autoptr (GBytes) body = soup_message_body_flatten (soup_server_message_get_request_body (message));
  gsize size;
  const char *data = g_bytes_get_data (body, &size);
  g_autofree char *text = size > 0 ? g_strndup (data, MIN (size, MAX_BODY)) : NULL;

  if (text != NULL)
    put_string (out, "body", text);
}

static char *
describe_peer (SoupServerMessage *message)
{
  GSocketAddress *address = soup_server_message_get_remote_address (message);

  return address != NULL ? g_socket_connectable_to_string (G_SOCKET_CONNECTABLE (address)) : g_strdup ("");
}

guint64
bst_test_record_add (BstTestRecord *self, SoupServerMessage *message, const char *origin, guint under_way)
{
  GUri *uri = soup_server_message_get_uri (message);
  Entry *entry = &self->entries[self->next % MAX_ENTRIES];
  g_autoptr (GString) out = g_string_new ("{");
  g_autofree char *peer = describe_peer (message);

  bst_test_json_put_member (out, "serial");
  g_string_append_printf (out, "%" G_GUINT64_FORMAT, self->next);
  bst_test_json_put_member (out, "milliseconds");
  g_string_append_printf (out, "%" G_GINT64_FORMAT, (g_get_monotonic_time () - self->start) / 1000);
  bst_test_json_put_member (out, "underWay");
  g_string_append_printf (out, "%u", under_way);
  put_string (out, "origin", origin);
  put_string (out, "peer", peer);
  put_string (out, "method", soup_server_message_get_method (message));
  put_string (out, "path", g_uri_get_path (uri));
  put_string (out, "query", g_uri_get_query (uri));
  bst_test_json_put_member (out, "headers");
  g_string_append_c (out, '{');
  soup_message_headers_foreach (soup_server_message_get_request_headers (message), put_header, out);
  g_string_append_c (out, '}');
  put_body (message, out);

  g_free (entry->request);
  *entry = (Entry) { .serial = self->next, .request = g_string_free (g_steal_pointer (&out), FALSE) };
  return self->next++;
}

/* outcome: a static text, such as "sent" */
void
bst_test_record_answered (BstTestRecord *self, guint64 serial, guint status, const char *outcome)
{
  Entry *entry = &self->entries[serial % MAX_ENTRIES];

  if (entry->request != NULL && entry->serial == serial)
    {
      entry->status = status;
      entry->outcome = outcome;
    }
}

/* A JSON array, the oldest first. */
void
bst_test_record_write (BstTestRecord *self, GString *out)
{
  guint64 oldest = self->next > MAX_ENTRIES ? self->next - MAX_ENTRIES : 0;

  g_string_append_c (out, '[');
  for (guint64 serial = MAX (self->first, oldest); serial < self->next; serial++)
    {
      const Entry *entry = &self->entries[serial % MAX_ENTRIES];

      g_string_append_printf (out, "%s%s,\"status\":%u,\"outcome\":\"%s\"}", out->str[out->len - 1] == '[' ? "" : ",\n",
                              entry->request, entry->status, entry->outcome != NULL ? entry->outcome : "under way");
    }
  g_string_append_c (out, ']');
}
