/* What a test asks of the hub itself, under /_control. */
#include "config.h"

#include "hub.h"

#include "json.h"

#include <string.h>

static char *
read_body (BstTestExchange *exchange)
{
  g_autoptr (GBytes) bytes = soup_message_body_flatten (soup_server_message_get_request_body (exchange->message));
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  return g_strndup (data != NULL ? data : "", size);
}

static void
done (BstTestExchange *exchange)
{
  bst_test_exchange_reply_text (exchange, 200, "application/json; charset=utf-8", "{\"ok\":true}");
}

static void
show (BstTestExchange *exchange, GString *out)
{
  bst_test_exchange_reply_text (exchange, 200, "application/json; charset=utf-8", out->str);
}

/* GET, POST with one trouble a line, DELETE. */
static void
control_trouble (BstTestExchange *exchange, const char *method)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autofree char *body = read_body (exchange);
  g_auto (GStrv) lines = g_strsplit (body, "\n", -1);

  if (g_str_equal (method, "DELETE"))
    bst_test_troubles_clear (exchange->hub->troubles);
  for (guint i = 0; g_str_equal (method, "POST") && lines[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;

      if (*g_strstrip (lines[i]) != '\0' && !bst_test_troubles_add (exchange->hub->troubles, lines[i], FALSE, &error))
        {
          bst_test_exchange_fail (exchange, 400, NULL, "%s", error->message);
          return;
        }
    }
  bst_test_troubles_write (exchange->hub->troubles, out);
  show (exchange, out);
}

/* GET, or DELETE to begin anew. */
static void
control_record (BstTestExchange *exchange, const char *method)
{
  g_autoptr (GString) out = g_string_new (NULL);

  if (g_str_equal (method, "DELETE"))
    bst_test_record_clear (exchange->hub->record);
  bst_test_record_write (exchange->hub->record, out);
  show (exchange, out);
}

/* POST: one change, or an array of them. */
static void
control_change (BstTestExchange *exchange)
{
  g_autofree char *body = read_body (exchange);
  g_autoptr (JsonNode) root = bst_test_json_parse (body, -1, NULL);
  JsonArray *changes = bst_test_json_node_array (root);
  guint n = changes != NULL ? json_array_get_length (changes) : 1;

  for (guint i = 0; i < n; i++)
    {
      JsonNode *node = changes != NULL ? json_array_get_element (changes, i) : root;
      JsonObject *change = bst_test_json_node_object (node);
      g_autofree char *problem = NULL;

      if (change == NULL || !bst_test_store_change (exchange->hub->store, change, &problem))
        {
          bst_test_exchange_fail (exchange, 400, NULL, "%s", problem != NULL ? problem : "A change is a JSON object");
          return;
        }
    }
  done (exchange);
}

/* POST ?quota=N&window=S; quota=0 counts nothing. */
static void
control_quota (BstTestExchange *exchange)
{
  const char *quota = bst_test_params_get (exchange->params, "quota");
  const char *window = bst_test_params_get (exchange->params, "window");

  bst_test_quota_set (exchange->hub->quota, quota != NULL ? g_ascii_strtoll (quota, NULL, 10) : 0,
                      window != NULL ? g_ascii_strtoll (window, NULL, 10) : 300);
  done (exchange);
}

static void
control_reset (BstTestExchange *exchange)
{
  BstTestHub *hub = exchange->hub;

  bst_test_troubles_reset (hub->troubles);
  bst_test_record_clear (hub->record);
  bst_test_store_reset (hub->store);
  bst_test_quota_reset (hub->quota);
  done (exchange);
}

static void
control_state (BstTestExchange *exchange)
{
  BstTestHub *hub = exchange->hub;
  const BstTestCatalogue *catalogue = bst_test_store_get_catalogue (hub->store);
  g_autoptr (GString) out = g_string_new (NULL);

  g_string_append_printf (out, "{\"models\":%" G_GUINT64_FORMAT ",\"seed\":%" G_GUINT64_FORMAT ",\"kept\":%u,\"underWay\":%u,"
                               "\"origins\":[\"%s\"",
                          catalogue->count, catalogue->seed, bst_test_store_count_kept (hub->store), hub->under_way - 1,
                          hub->origins[0]);
  if (hub->origins[1] != NULL)
    g_string_append_printf (out, ",\"%s\"", hub->origins[1]);
  g_string_append (out, "],\"troubles\":");
  bst_test_troubles_write (hub->troubles, out);
  g_string_append_c (out, '}');
  show (exchange, out);
}

void
bst_test_answer_control (BstTestExchange *exchange)
{
  const char *method = soup_server_message_get_method (exchange->message);
  const char *name = exchange->path + strlen (BST_TEST_CONTROL);
  gboolean is_post = g_str_equal (method, "POST");

  if (g_str_equal (name, "/trouble"))
    control_trouble (exchange, method);
  else if (g_str_equal (name, "/record"))
    control_record (exchange, method);
  else if (g_str_equal (name, "/change") && is_post)
    control_change (exchange);
  else if (g_str_equal (name, "/quota") && is_post)
    control_quota (exchange);
  else if (g_str_equal (name, "/reset") && is_post)
    control_reset (exchange);
  else if (g_str_equal (name, "/state") || g_str_equal (name, ""))
    control_state (exchange);
  else
    bst_test_exchange_fail (exchange, 404, NULL, "There is no such control; see --help");
}
