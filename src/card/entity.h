/* Characters by their names in HTML. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gsize bst_entity_append (GString *text, const char *bytes, gsize length);
void bst_entity_append_decoded (GString *text, const char *bytes, gsize length);

G_END_DECLS
