/* Events of a piece of work, a JSON object a line, for a program that watches. */
#pragma once

#include <json-glib/json-glib.h>

#include "core/change.h"

G_BEGIN_DECLS

JsonBuilder *bst_event_begin (const char *name);
void bst_event_add_text (JsonBuilder *event, const char *member, const char *value);
void bst_event_add_number (JsonBuilder *event, const char *member, gint64 value);
void bst_event_add_flag (JsonBuilder *event, const char *member, gboolean value);
void bst_event_add_error (JsonBuilder *event, const GError *error);
gboolean bst_event_write (JsonBuilder *event);

G_END_DECLS
