/* Repository ids: what is one, and how to find it in what a person pasted. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean bst_hub_id_is_valid (const char *id);
gboolean bst_hub_id_is_safe (const char *id);
GError *bst_hub_id_error (const char *text);
GError *bst_hub_words_error (const char *words);
char *bst_hub_parse_id (const char *text, const char *endpoint, GError **error);

G_END_DECLS
