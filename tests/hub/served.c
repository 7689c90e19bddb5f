#include "served.h"

#include "core/json.h"

#include <string.h>

/* @first_argument: (nullable): and others, ended by NULL */
Served *
served_start (const char *first_argument, ...)
{
  Served *self = g_new0 (Served, 1);
  g_autoptr (GPtrArray) arguments = g_ptr_array_new ();
  g_autoptr (GDataInputStream) lines = NULL;
  g_autoptr (GError) error = NULL;
  va_list list;

  g_ptr_array_add (arguments, (char *) BST_TEST_HUB);
  g_ptr_array_add (arguments, (char *) "--until-stdin-closes");
  g_ptr_array_add (arguments, (char *) "--second-origin");
  va_start (list, first_argument);
  for (const char *argument = first_argument; argument != NULL; argument = va_arg (list, const char *))
    g_ptr_array_add (arguments, (char *) argument);
  va_end (list);
  g_ptr_array_add (arguments, NULL);

  self->process = g_subprocess_newv ((const char *const *) arguments->pdata,
                                     G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);
  g_assert_no_error (error);
  lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (self->process));
  g_filter_input_stream_set_close_base_stream (G_FILTER_INPUT_STREAM (lines), FALSE);
  self->origin = g_data_input_stream_read_line (lines, NULL, NULL, &error);
  self->second = g_data_input_stream_read_line (lines, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (self->second);
  self->session = soup_session_new_with_options ("proxy-resolver", NULL, NULL);
  return self;
}

void
served_end (Served *self)
{
  g_output_stream_close (g_subprocess_get_stdin_pipe (self->process), NULL, NULL);
  g_subprocess_wait (self->process, NULL, NULL);
  g_object_unref (self->process);
  g_object_unref (self->session);
  g_free (self->origin);
  g_free (self->second);
  g_free (self);
}

/* Returns: (transfer full): the answer's text */
char *
served_ask (Served *self, const char *method, const char *path, const char *body)
{
  g_autofree char *url = g_strconcat (self->origin, path, NULL);
  g_autoptr (SoupMessage) message = soup_message_new (method, url);
  g_autoptr (GBytes) answer = NULL;
  g_autoptr (GError) error = NULL;
  gsize size;
  const char *data;

  if (body != NULL)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (body, strlen (body));

      soup_message_set_request_body_from_bytes (message, "application/json", bytes);
    }
  answer = soup_session_send_and_read (self->session, message, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (soup_message_get_status (message) / 100, ==, 2);
  data = g_bytes_get_data (answer, &size);
  return g_strndup (data, size);
}

void
served_trouble (Served *self, const char *trouble)
{
  g_free (served_ask (self, "POST", "/_control/trouble", trouble));
}

void
served_reset (Served *self)
{
  g_free (served_ask (self, "POST", "/_control/reset", NULL));
  g_free (served_ask (self, "DELETE", "/_control/record", NULL));
}

static JsonNode *
read_record (Served *self)
{
  g_autofree char *text = served_ask (self, "GET", "/_control/record", NULL);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  JsonNode *node = bst_json_parse (bytes, &error);

  g_assert_no_error (error);
  return node;
}

/**
 * served_count:
 * @origin: (nullable): the one that was asked
 * @path: (nullable): a pattern
 * @header: (nullable): one that the request had, by its name in lower case
 *
 * Returns: how many requests came that were so
 */
guint
served_count (Served *self, const char *origin, const char *path, const char *header)
{
  g_autoptr (JsonNode) root = read_record (self);
  JsonArray *array = json_node_get_array (root);
  guint count = 0;

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonObject *entry = json_array_get_object_element (array, i);

      if (origin != NULL && !g_str_has_suffix (origin, json_object_get_string_member (entry, "origin")))
        continue;
      if (path != NULL && !g_pattern_match_simple (path, json_object_get_string_member (entry, "path")))
        continue;
      if (header != NULL && !json_object_has_member (json_object_get_object_member (entry, "headers"), header))
        continue;
      count++;
    }
  return count;
}

guint
served_count_status (Served *self, guint status)
{
  g_autoptr (JsonNode) root = read_record (self);
  JsonArray *array = json_node_get_array (root);
  guint count = 0;

  for (guint i = 0; i < json_array_get_length (array); i++)
    if (json_object_get_int_member (json_array_get_object_element (array, i), "status") == (gint64) status)
      count++;
  return count;
}

guint
served_get_most_under_way (Served *self)
{
  g_autoptr (JsonNode) root = read_record (self);
  JsonArray *array = json_node_get_array (root);
  guint most = 0;

  for (guint i = 0; i < json_array_get_length (array); i++)
    most = MAX (most, (guint) json_object_get_int_member (json_array_get_object_element (array, i), "underWay"));
  return most;
}

/* @token: (nullable): sent to the test hub, as if to a mirror that is trusted */
BstHubSettings *
served_dup_settings (Served *self, const char *token)
{
  BstHubSettings *settings = bst_hub_settings_new ();

  g_assert_true (bst_hub_settings_set_endpoint (settings, self->origin, NULL));
  bst_hub_settings_set_token (settings, token);
  settings->token_for_mirror = TRUE;
  return settings;
}

/* Returns: (transfer full): a client for which a second is short. What limits a request
 *   that should succeed is long, so that a busy machine breaks no test. */
BstHubClient *
served_new_client (Served *self, const char *token)
{
  g_autoptr (BstHubSettings) settings = served_dup_settings (self, token);
  BstHubTimes times = { .idle = 30000, .total = 60000, .tries = 4, .first_pause = 1, .longest_pause = 10, .longest_wait = 60, .second = 10 };

  return bst_hub_client_new_with_times (settings, &times);
}
