#include "config.h"

#include "cli/event.h"

#include "cli/hub.h"

/* Returns: (transfer full): an event; bst_event_write() frees it */
JsonBuilder *
bst_event_begin (const char *name)
{
  JsonBuilder *event = json_builder_new ();

  json_builder_begin_object (event);
  bst_event_add_text (event, "event", name);
  return event;
}

/* @value: (nullable) */
void
bst_event_add_text (JsonBuilder *event, const char *member, const char *value)
{
  json_builder_set_member_name (event, member);
  if (value != NULL)
    json_builder_add_string_value (event, value);
  else
    json_builder_add_null_value (event);
}

void
bst_event_add_number (JsonBuilder *event, const char *member, gint64 value)
{
  json_builder_set_member_name (event, member);
  json_builder_add_int_value (event, value);
}

void
bst_event_add_flag (JsonBuilder *event, const char *member, gboolean value)
{
  json_builder_set_member_name (event, member);
  json_builder_add_boolean_value (event, value);
}

void
bst_event_add_error (JsonBuilder *event, const GError *error)
{
  guint seconds = bst_hub_error_get_seconds (error);

  bst_event_add_text (event, "error", bst_cli_hub_get_code (error));
  bst_event_add_text (event, "message", error->message);
  if (seconds > 0)
    bst_event_add_number (event, "seconds", seconds);
}

/**
 * bst_event_write:
 * @event: (transfer full)
 *
 * Writes @event as one line of standard output, at once.
 *
 * Returns: FALSE where nobody took it
 */
gboolean
bst_event_write (JsonBuilder *event)
{
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (GString) line = g_string_new (NULL);

  json_builder_end_object (event);
  root = json_builder_get_root (event);
  g_object_unref (event);
  bst_output_append_json_line (line, root);
  return bst_output_write (line) == BST_CLI_DONE;
}
